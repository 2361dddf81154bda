/* salience.h - the chance of each word, and pair of words, of some sentences to be in a summary. */
#ifndef PITH_RANK_SALIENCE_H
#define PITH_RANK_SALIENCE_H

#include "rank/rank.h"

/* Sentences whose words are looked at, at most. */
enum { SALIENCE_SENTENCES = 8 };

/* What is known of a concept, and of one word of it: salience.c gives the formulas. */
#define SALIENCE_FEATURES(X)                                                                       \
    X(tf)                                                                                          \
    X(once)                                                                                        \
    X(sentences)                                                                                   \
    X(first)                                                                                       \
    X(first_share)                                                                                 \
    X(early)                                                                                       \
    X(first_length)                                                                                \
    X(length)                                                                                      \
    X(held)                                                                                        \
    X(chance)                                                                                      \
    X(chance_root)                                                                                 \
    X(best)
#define SALIENCE_WORD_FEATURES(X)                                                                  \
    X(tf)                                                                                          \
    X(idf)                                                                                         \
    X(tf_idf)                                                                                      \
    X(unit_tf_idf)                                                                                 \
    X(stop)                                                                                        \
    X(wording)

#define SALIENCE_ID(name) SALIENCE_##name,
#define SALIENCE_WORD_ID(name) SALIENCE_WORD_##name,
enum salience { SALIENCE_FEATURES(SALIENCE_ID) SALIENCE_WORDS };
enum salience_word { SALIENCE_WORD_FEATURES(SALIENCE_WORD_ID) SALIENCE_WORD_COUNT };

/* Of a word these, and once what is known of it; of a pair twice. */
enum { SALIENCE_COUNT = (int)SALIENCE_WORDS + 2 * (int)SALIENCE_WORD_COUNT };

/* Their names, those of a model's weights: "word:start", "word:tf", ..., then of pairs. */
enum { SALIENCE_WEIGHTS = 2 * (SALIENCE_COUNT + 1) - (int)SALIENCE_WORD_COUNT };
extern const char *const salience_names[SALIENCE_WEIGHTS];

typedef struct salience_unit {
    uint32_t terms[2]; /* of a word twice the same */
    uint32_t forms[2]; /* of its words, where it was met first */
    uint32_t tf;
    uint32_t sentences;
    uint32_t first;
    uint32_t last; /* the sentence behind the last one counted */
    uint8_t held;  /* by which of the sentences: bits */
    bool pair;
} salience_unit;

/* The first of those that hold a unit, as bits, not 0. */
static inline uint32_t salience_holder(uint32_t held) {
    return (uint32_t)__builtin_ctz(held);
}

typedef struct saliences {
    salience_unit *units; /* [count], words before pairs */
    float (*rows)[SALIENCE_COUNT];
    uint32_t count;
} saliences;

/* Finds those of the sentences at `at`, [count] positions among those of `input`, ascending, with
 * `scores` of all sentences and the weights `wording` of forms, or NULL. Results are in the arena
 * of `input`. */
pith_status salience_measure(const rank_input *input, const float *wording, const uint32_t *at,
                             uint32_t count, const double *scores, saliences *out);

/* What sentences hold of words (0) and of pairs (1). */
typedef struct salience_sums {
    double alone[SALIENCE_SENTENCES][2];                    /* the sum of the chances */
    double both[SALIENCE_SENTENCES][SALIENCE_SENTENCES][2]; /* of those that j and k hold, j < k */
} salience_sums;

/* Chances by the weights of the model, of SALIENCE_WEIGHTS names in this order; without any, 0. */
void salience_add_up(const saliences *found, const weights *of, salience_sums *out);

#endif
