/* keyword.c - see keyword.h. A scorer gives each candidate a number; the best are scaled to [0, 1]
 * and printed. Candidates are closed (candidate.c), so no phrase stands beside a longer one that
 * says the same.
 *
 * A new method is a file of its own, its function in keyword_methods.h and one line here. */
#include "keyword/keyword.h"

#include "keyword/best.h"
#include "keyword/keyword_methods.h"
#include "keyword/surface.h"

/* X(name, summary, source, function) */
#define METHODS(X)                                                                                 \
    X("auto", "TF-IDF that prefers early phrases and those that stand by themselves", "pith",      \
      keyword_auto_score)                                                                          \
    X("tfidf", "phrases frequent here, of words rare elsewhere", "Hasan & Ng 2010",                \
      keyword_tfidf_score)                                                                         \
    X("textrank", "random walk over words that stand together", "Mihalcea & Tarau 2004",           \
      keyword_textrank_score)

#define ABOUT(name, summary, source, function) {name, summary, source},
#define SCORER(name, summary, source, function) function,

static const pith_method abouts[] = {METHODS(ABOUT)};
static keyword_scorer *const scorers[] = {METHODS(SCORER)};
enum { METHOD_COUNT = sizeof abouts / sizeof *abouts };

const pith_method *keyword_methods(size_t *count) {
    *count = METHOD_COUNT;
    return abouts;
}

/* Sorts the candidates by score, ties to the earlier, then to the longer. */
static pith_status rank_candidates(const candidates *found, const double *scores, size_t limit,
                                   arena *a, scored **out, size_t *count) {
    scored *ranked = ARENA_ARRAY(a, scored, found->count);
    TRY_MEMORY(ranked);
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *c = &found->items[i];
        const uint32_t place = found->occurrences[c->first].key;
        ranked[i] = (scored){scores[i], place * KEYS_OF_PHRASE + KEYS_OF_PHRASE - c->words, i};
    }
    *count = best_first(ranked, found->count, limit);
    *out = ranked;
    return PITH_OK;
}

pith_status keyword_extract(const document *doc, const char *method, size_t limit, arena *a,
                            keyword_result *out) {
    size_t index = 0;
    while (index < METHOD_COUNT && strcmp(abouts[index].name, method) != 0)
        index++;
    if (index == METHOD_COUNT)
        return PITH_ERROR_METHOD;
    candidates found;
    double *scores = NULL;
    scored *ranked = NULL;
    size_t count = 0;
    TRY(scorers[index](doc, a, &found, &scores));
    TRY(rank_candidates(&found, scores, limit, a, &ranked, &count));
    keyword_phrase *phrases = ARENA_ARRAY(a, keyword_phrase, count);
    TRY_MEMORY(phrases);
    for (size_t i = 0; i < count; i++) {
        TRY(surface_fill(&found, &found.items[ranked[i].index], a, &phrases[i]));
        /* All are 0 only when every word is in every document known: then they are equally good. */
        phrases[i].score = ranked[0].score > 0 ? ranked[i].score / ranked[0].score : 1;
    }
    *out = (keyword_result){phrases, (uint32_t)count, abouts[index].name};
    return PITH_OK;
}
