/* signature.c - topic signatures: words that occur more often than chance has it.
 *
 *   k[t] of the n sentences hold t; `usual` = the share of sentences that hold it elsewhere
 *   G(t) = 2 (k ln(k / (n usual)) + (n - k) ln((n - k) / (n (1 - usual))))    = -2 ln lambda
 *   signature(t) = G(t) > G_MIN and k > n usual
 *   score(i) = signature terms of sentence i
 *
 * The idf of the model counts documents: share[t] = (df + 1) / (N + 1) = e^(1 - idf[t]) of them
 * hold t. If the occurrences of t are spread evenly (a Poisson process), a document of SENTENCES of
 * them lacks t with the probability (1 - usual)^SENTENCES, so usual = 1 - (1 -
 * share[t])^(1/SENTENCES). The model's corpus is much larger than a document, so that its shares
 * are taken as known.
 *
 * Where no word is a signature, as in texts of a few sentences, the ranking is that of tfidf, with
 * a note. O(nnz + terms).
 *
 * Lin and Hovy, "The automated acquisition of topic signatures for text summarization", COLING
 * 2000, section 3; Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * 1993. A score that counts the terms as in Conroy, Schlesinger and O'Leary, 2006, without its
 * divisor. */
#include "rank/methods.h"

#include <math.h>

/* Chi-squared with one degree of freedom, 0.1 %. */
#define G_MIN 10.83
/* The median over the 40,491 texts that the English idf is from (models/make_idf.py). */
#define SENTENCES 27.0

static const char NOTE_NO_SIGNATURE[] = "no word stands out for topic signatures: tfidf was used";

static const char *const part_names[] = {"signature"};

static double usual_share(double idf) {
    const double share = fmin(exp(1 - idf), 1 - 1e-9);
    return -expm1(log1p(-share) / SENTENCES);
}

/* k ln(k / expected), 0 for k = 0. */
static double surprise(double k, double expected) {
    return k > 0 ? k * log(k / expected) : 0;
}

static bool is_signature(const vectors *v, uint32_t t, double idf) {
    const double k = v->df[t];
    const double n = v->n;
    const double usual = usual_share(idf);
    return k > n * usual && 2 * (surprise(k, n * usual) + surprise(n - k, n * (1 - usual))) > G_MIN;
}

pith_status signature_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "signature", part_names, out));
    const vectors *v = input->vectors;
    uint32_t found = 0;
    bool *signature = arena_alloc_zero(input->arena, v->term_count, sizeof *signature);
    TRY_MEMORY(signature);
    for (uint32_t t = 0; t < v->term_count; t++)
        found += signature[t] =
            v->df[t] > 0 && is_signature(v, t, (double)input->doc->terms[t].idf);
    if (found == 0) {
        TRY(tfidf_score(input, out));
        out->note = NOTE_NO_SIGNATURE;
        return PITH_OK;
    }
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t terms = 0;
        for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++)
            terms += signature[v->terms[k]];
        out->scores[i] = terms;
    }
    return PITH_OK;
}
