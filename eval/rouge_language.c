/* rouge_language.c - words of any language. */
#include "eval/rouge_words.h"

#include "base/status.h"

pith_status rouge_words_read_language(rouge_reading *out, arena *a, rouge_vocabulary *v,
                                      pith_doc *doc, const rouge_text *text, bool is_reference) {
    (void)out, (void)a, (void)v, (void)doc, (void)text, (void)is_reference;
    return PITH_ERROR_LANGUAGE;
}
