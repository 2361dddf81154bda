/* rouge_skip.c - ROUGE-S and -SU: pairs of words in order, with at most `gap` words between them.
 *
 * The pairs of a text that begin with the same word a are counted together: walk over the places of
 * a in the reference and count the words b that follow within reach; then walk over the places of a
 * in the system and take from those counts. So no pair is ever stored: memory is linear in the
 * words, time in the pairs, n (gap + 1) or n^2 / 2 of them.
 *
 * SU adds the single words. The script leaves the last word of each text out; we do not.
 * Lin: ROUGE: a package for automatic evaluation of summaries. Text Summarization Branches Out,
 * 2004, sections 4 and 5. */
#include "eval/rouge_overlap.h"

#include "base/status.h"

/* Places of each term, as chains of positions in rising order. */
typedef struct chains {
    uint32_t *first; /* by term, position + 1; 0: none */
    uint32_t *next;  /* by position, the same */
} chains;

static pith_status chain(chains *out, rouge_workspace *w, uint32_t *first,
                         const rouge_words *text) {
    *out = (chains){first, ARENA_ARRAY(w->row, uint32_t, text->count)};
    TRY_MEMORY(out->next);
    for (size_t i = text->count; i-- > 0;) {
        out->next[i] = first[text->terms[i]];
        first[text->terms[i]] = (uint32_t)i + 1;
    }
    return PITH_OK;
}

static uint64_t pairs_of(uint64_t words, uint64_t gap) {
    if (words < 2)
        return 0;
    const uint64_t reach = gap < words - 1 ? gap + 1 : words - 1;
    return (words - reach) * reach + reach * (reach - 1) / 2;
}

/* The index behind the last word that is within reach of position i. */
static size_t reach_end(const rouge_words *text, size_t i, size_t gap) {
    return gap < text->count - i - 1 ? i + gap + 2 : text->count;
}

/* Shared pairs that begin with `term`. `counts` is zero before and after. */
static uint64_t shared_from(const chains *in_reference, const chains *in_system, uint32_t term,
                            size_t gap, const rouge_words *reference, const rouge_words *system,
                            uint32_t *counts) {
    uint64_t hits = 0;
    for (uint32_t at = in_reference->first[term]; at != 0; at = in_reference->next[at - 1])
        for (size_t j = at; j < reach_end(reference, at - 1, gap); j++)
            counts[reference->terms[j]]++;
    for (uint32_t at = in_system->first[term]; at != 0; at = in_system->next[at - 1])
        for (size_t j = at; j < reach_end(system, at - 1, gap); j++)
            if (counts[system->terms[j]] > 0) {
                counts[system->terms[j]]--;
                hits++;
            }
    for (uint32_t at = in_reference->first[term]; at != 0; at = in_reference->next[at - 1])
        for (size_t j = at; j < reach_end(reference, at - 1, gap); j++)
            counts[reference->terms[j]] = 0;
    return hits;
}

static uint64_t shared_pairs(const chains *in_reference, const chains *in_system, size_t gap,
                             const rouge_words *reference, const rouge_words *system,
                             uint32_t *counts) {
    uint64_t hits = 0;
    for (size_t i = 0; i < reference->count; i++) {
        const uint32_t term = reference->terms[i];
        if (in_reference->first[term] == i + 1 && in_system->first[term] != 0)
            hits += shared_from(in_reference, in_system, term, gap, reference, system, counts);
    }
    return hits;
}

pith_status rouge_skip_overlap(rouge_workspace *w, const rouge_measure *measure, bool as_script,
                               const rouge_words *reference, const rouge_words *system,
                               rouge_counts *out) {
    const uint64_t in_reference = pairs_of(reference->count, measure->gap);
    const uint64_t in_system = pairs_of(system->count, measure->gap);
    if (in_reference > ROUGE_MAX_STEPS || in_system > ROUGE_MAX_STEPS)
        return PITH_ERROR_LIMIT;
    chains of_reference, of_system;
    TRY(chain(&of_reference, w, w->in_reference, reference));
    TRY(chain(&of_system, w, w->in_system, system));
    const uint64_t hits =
        shared_pairs(&of_reference, &of_system, measure->gap, reference, system, w->counts);
    rouge_untally(w->in_reference, reference);
    rouge_untally(w->in_system, system);
    *out = rouge_counts_of(in_reference, in_system, hits);
    if (measure->kind == ROUGE_SU) {
        const size_t last = as_script ? 1 : 0;
        const size_t n = reference->count > last ? reference->count - last : 0;
        const size_t m = system->count > last ? system->count - last : 0;
        const uint64_t words = rouge_shared(w, reference->terms, n, system->terms, m);
        *out = rouge_counts_of(in_reference + n, in_system + m, hits + words);
    }
    return PITH_OK;
}
