/* rouge_words.h - a text as numbers: the terms of its words, line by line. */
#ifndef PITH_EVAL_ROUGE_WORDS_H
#define PITH_EVAL_ROUGE_WORDS_H

#include "eval/rouge_vocabulary.h"

typedef struct rouge_words {
    const uint32_t *terms;
    size_t count;
    const size_t *ends; /* by line: index behind its last term */
    size_t line_count;
} rouge_words;

/* The two readings of a text: what the counts are taken of, and what the sentences of ROUGE-L and
 * -W are taken from. They are one and the same, but for ROUGE-1.5.5 with a limit in bytes. */
typedef struct rouge_reading {
    rouge_words text;
    rouge_words lines;
} rouge_reading;

/* Reads `text`, a reference or a system's, into memory of `a`. */
pith_status rouge_words_read(rouge_reading *out, arena *a, rouge_vocabulary *v,
                             const rouge_text *text, bool is_reference);

/* The same in a language, with a document to read it with; nothing is limited. */
pith_status rouge_words_read_language(rouge_reading *out, arena *a, rouge_vocabulary *v,
                                      pith_doc *doc, const rouge_text *text, const char *language);

/* PITH_ERROR_LANGUAGE, and which there are, when there is no such language. */
pith_status rouge_language_check(const char *language, pith_error *error);

/* How much of a text a length limit leaves. */
typedef struct rouge_limiter {
    rouge_limit unit;
    size_t left;        /* units */
    bool per_line;      /* each line is measured against the whole limit */
    bool leading_blank; /* blanks at the start of a line count for one word */
    bool done;          /* no further line is wanted */
} rouge_limiter;

/* The limit for a text under `options`; `of_lines` asks for the one of the sentences. */
rouge_limiter rouge_limiter_for(const rouge_options *options, bool is_reference, bool of_lines);

/* The part of the next line that is within the limit. */
slice rouge_limiter_cut(rouge_limiter *limiter, slice line);

#endif
