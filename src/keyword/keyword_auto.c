/* keyword_auto.c - what measured best on the development sets: TF-IDF that prefers early phrases
 * and those that stand by themselves.
 *
 *   score(c) = (count(c) + WHOLE * whole(c)) * min(1, 2 / words(c))
 *              * sum over t in c of (idf(t) - 1) / log(2 + position(c) / FADE)
 *
 * whole(c) of the occurrences are not cut out of a longer run of words: a sign that c is a term,
 * the idea of the C-value (Frantzi, Ananiadou & Mima, "Automatic recognition of multi-word terms",
 * 2000). position(c) is the word where c first occurs; authors name their subject early
 * (Frank et al., "Domain-specific keyphrase extraction", IJCAI 1999). idf(t) - 1 is
 * ln((N + 1) / (df + 1)), 0 only for a word that every document holds. A phrase of more than two
 * words weighs as much as two of its words, so that a long name met once does not outdo the topics.
 * O(candidates).
 *
 * Constants: mean F1@10 over eight English sets (eval/keyphrases.py, part `fit`, 100 documents
 * each): WHOLE 1, 2, 3, 5, 8: 20.8, 20.8, 20.6, 20.4, 20.3 (short texts gain, news loses); FADE 5,
 * 10, 20, 40, 100: 20.6, 20.7, 20.6, 20.6, 20.2. Over all rows of the part, F1@5, 10 and 15 are
 * 16.9, 20.8 and 21.6 with the whole weight for long phrases, 17.0, 20.5 and 21.6 as it is. A power
 * of 0.8 on the count came to 17.6, 20.8 and 21.9, too little for one constant more. */
#include "keyword/keyword_methods.h"

#include <math.h>

#define WHOLE 2.0
#define FADE 20.0

pith_status keyword_auto_score(const document *doc, arena *a, candidates *found, double **scores) {
    TRY(candidates_find(doc, a, found));
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(out);
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const key *keys = candidate_keys(found, c);
        double idf = 0;
        for (uint32_t k = 0; k < c->words; k++)
            idf += (double)doc->terms[keys[k].term].idf - 1;
        if (c->words > 2)
            idf *= 2.0 / c->words;
        out[i] = (c->count + WHOLE * c->whole) * idf / log(2 + keys[0].token / FADE);
    }
    *scores = out;
    return PITH_OK;
}
