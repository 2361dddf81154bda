/* concepts.c - see concepts.h.
 *
 *   score(c) = (score(c) / best + (c is a label ? 1 : 0)) / 2
 *
 * so that every label comes before every other phrase, and among each the order stays. Candidates
 * are found as concepts by their letters (vocabulary.h); those of one concept, "footbridge" and
 * "bridge for walkers", are one phrase. O(candidates). */
#include "keyword/concepts.h"

#include "keyword/keyword_methods.h"
#include "keyword/surface.h"

/* Finds the concept of each candidate, and links those of one in a list that starts at the best. */
static pith_status link_concepts(const candidates *all, const choice_rules *rules, arena *a,
                                 double *scores, const concepts *out) {
    map labels = {.arena = a};
    uint32_t *best = ARENA_ARRAY(a, uint32_t, all->count);
    TRY_MEMORY(best);
    for (uint32_t i = 0; i < all->count; i++) {
        phrase_letters own;
        const candidate *c = &all->items[i];
        phrase_letters_fill(all, c, &own);
        const uint32_t concept = vocabulary_find(rules->vocabulary, letters_of(&own, 0, c->words));
        out->concept[i] = concept;
        out->next[i] = CANDIDATE_NONE;
        if (concept == VOCABULARY_NONE || scores[i] < 0)
            continue;
        bool added;
        const uint32_t id =
            map_intern(&labels, (slice){(const char *)&concept, sizeof concept}, &added);
        if (id == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        const uint32_t rival = added ? i : best[id];
        const uint32_t winner = scores[i] > scores[rival] ? i : rival;
        const uint32_t loser = winner == i ? rival : i;
        best[id] = winner;
        if (winner == loser)
            continue;
        /* The loser, and its list, go behind the winner. */
        uint32_t last = loser;
        while (out->next[last] != CANDIDATE_NONE && winner == i)
            last = out->next[last];
        out->next[last] = winner == i ? CANDIDATE_NONE : out->next[winner];
        out->next[winner] = loser;
        scores[loser] = KEYWORD_NOT_RANKED;
    }
    return PITH_OK;
}

pith_status concepts_rank(const candidates *all, const choice_rules *rules, arena *a,
                          double *scores, concepts *out) {
    out->concept = ARENA_ARRAY(a, uint32_t, all->count);
    out->next = ARENA_ARRAY(a, uint32_t, all->count);
    TRY_MEMORY(out->concept && out->next);
    TRY(link_concepts(all, rules, a, scores, out));
    double best = 0;
    for (uint32_t i = 0; i < all->count; i++)
        best = scores[i] > best ? scores[i] : best;
    for (uint32_t i = 0; i < all->count; i++) {
        const bool label = out->concept[i] != VOCABULARY_NONE;
        if (scores[i] < 0)
            continue;
        const double share = best > 0 ? scores[i] / best : 1;
        if (!label && (rules->vocabulary_only || all->items[i].words > rules->words))
            scores[i] = KEYWORD_NOT_RANKED;
        else if (!rules->vocabulary_only)
            scores[i] = (share + label) / 2;
    }
    return PITH_OK;
}

pith_status concepts_fill(const candidates *all, const concepts *of, uint32_t index,
                          const choice_rules *rules, arena *a, keyword_phrase *phrase) {
    if (of->concept[index] == VOCABULARY_NONE)
        return PITH_OK;
    uint32_t count = 0;
    for (uint32_t i = index; i != CANDIDATE_NONE; i = of->next[i])
        count += all->items[i].count;
    span *spans = ARENA_ARRAY(a, span, count);
    TRY_MEMORY(spans);
    count = 0;
    for (uint32_t i = index; i != CANDIDATE_NONE; i = of->next[i]) {
        keyword_phrase other;
        TRY(surface_fill(all, i, a, &other));
        memcpy(spans + count, other.spans, other.count * sizeof *spans);
        count += other.count;
        phrase->sentence = other.sentence < phrase->sentence ? other.sentence : phrase->sentence;
    }
    phrase->text = vocabulary_label(rules->vocabulary, of->concept[index]);
    phrase->spans = spans;
    phrase->count = spans_unite(spans, count);
    phrase->is_label = true;
    phrase->broader = vocabulary_broader(rules->vocabulary, of->concept[index]);
    return PITH_OK;
}
