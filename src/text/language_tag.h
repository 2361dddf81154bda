/* language_tag.h - the tags by which documents name their language: "en", "pt-BR", "zh_Hant_TW". */
#ifndef PITH_TEXT_LANGUAGE_TAG_H
#define PITH_TEXT_LANGUAGE_TAG_H

#include "model/model.h"

typedef enum language_tag {
    LANGUAGE_TAG_KNOWN, /* the model has it */
    LANGUAGE_TAG_OTHER, /* it has not, or the tag is "und": the language is none */
    LANGUAGE_TAG_BROKEN /* no tag of a language of ISO 639 */
} language_tag;

/* What the model knows of the language that `tag` names. */
language_tag language_tag_find(const pith_model *model, const char *tag, language_model *out);

#endif
