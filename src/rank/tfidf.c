/* tfidf.c - sentences full of words that are frequent here and rare elsewhere.
 *
 *   score(i) = sum over the terms t of sentence i of tf[i,t] * count[t] * idf[t]
 *
 * with count[t] = occurrences in the whole document. Stop words count nothing. A sum, not a mean:
 * longer sentences are preferred, as in Zechner, "Fast generation of abstracts from general domain
 * text corpora by extracting relevant sentences", COLING 1996, section 2. Scores are >= 0.
 * O(nnz). */
#include "rank/methods.h"

static const char *const part_names[] = {"tfidf"};

pith_status tfidf_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "tfidf", part_names, out));
    const vectors *v = input->vectors;
    for (uint32_t i = 0; i < v->n; i++) {
        double sum = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
            const term *t = &input->doc->terms[v->terms[k]];
            sum += (double)v->tf[k] * t->count * (double)t->idf;
        }
        out->scores[i] = sum;
    }
    return PITH_OK;
}
