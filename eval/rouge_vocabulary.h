/* rouge_vocabulary.h - from words as written to small numbers, equal for words that count as equal.
 *
 * Each distinct form is stemmed and looked up once; after that it costs one look into a hash table,
 * and for most words that is a comparison of two numbers. The lexicon is shared by all threads and
 * never written; each thread has a vocabulary. */
#ifndef PITH_EVAL_ROUGE_VOCABULARY_H
#define PITH_EVAL_ROUGE_VOCABULARY_H

#include "base/arena.h"
#include "base/map.h"
#include "eval/eval.h"

/* The word lists of a run. */
typedef struct rouge_lexicon {
    arena memory;
    map irregular;   /* irregular forms; the keys lie in the text of the table */
    const char *end; /* of that text */
    map stop_words;
} rouge_lexicon;

/* Reads the lists that `options` asks for. */
pith_status rouge_lexicon_open(rouge_lexicon *lexicon, const rouge_options *options);
void rouge_lexicon_close(rouge_lexicon *lexicon);

/* The term of a word that is not counted, and of one for which there was no memory. */
enum { ROUGE_TERM_STOP = UINT32_MAX, ROUGE_TERM_FAILED = UINT32_MAX - 1 };

/* A form of at most ROUGE_SHORT_BYTES bytes, padded with zeros, and its term. */
enum { ROUGE_SHORT_BYTES = 16 };

typedef struct rouge_short_form {
    uint64_t bytes[2];
    uint32_t term;
} rouge_short_form;

typedef struct rouge_vocabulary {
    arena memory;
    const rouge_lexicon *lexicon;
    const rouge_options *options;
    rouge_short_form *short_forms; /* open addressing, free where the first byte is 0 */
    size_t short_count;
    size_t short_slots; /* a power of two */
    map long_forms;
    uint32_t *term_of; /* by id in long_forms */
    uint32_t capacity; /* of term_of */
    map terms;
    char *buffer; /* to stem in */
    size_t buffer_size;
} rouge_vocabulary;

void rouge_vocabulary_open(rouge_vocabulary *v, const rouge_lexicon *lexicon,
                           const rouge_options *options);
void rouge_vocabulary_close(rouge_vocabulary *v);

/* The term of a lower-case ASCII word, by the rules of the mode. ROUGE_SHORT_BYTES bytes from its
 * start on must be readable. */
uint32_t rouge_vocabulary_term(rouge_vocabulary *v, slice form);

/* The term of a word that needs no more treatment. */
uint32_t rouge_vocabulary_plain(rouge_vocabulary *v, slice word);

#endif
