/* language_tag.h - the tags by which documents name their language: "en", "pt-BR", "zh_Hant_TW". */
#ifndef PITH_TEXT_LANGUAGE_TAG_H
#define PITH_TEXT_LANGUAGE_TAG_H

#include "base/slice.h"

enum { LANGUAGE_CODE_BYTES = 4 };

/* Writes the code by which models name the language of `tag`. False when it is no tag of a language
 * of ISO 639. */
bool language_tag_code(const char *tag, char code[LANGUAGE_CODE_BYTES]);

#endif
