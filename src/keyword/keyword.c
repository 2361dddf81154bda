/* keyword.c - see keyword.h. A scorer gives each candidate a number (keyword_methods.h), of which
 * choice.c takes the best, and surface.c says how they are printed.
 *
 * A new method is a file of its own, its function in keyword_methods.h and one line here. */
#include "keyword/keyword.h"

#include "keyword/choice.h"
#include "keyword/concepts.h"
#include "keyword/keyword_methods.h"
#include "keyword/labels.h"
#include "keyword/surface.h"
#include "keyword/variants.h"

#include <math.h>

/* X(name, summary, source, function) */
#define METHODS(X)                                                                                 \
    X("auto", "fitted trees over what candidates look like (default)", "pith", keyword_auto_score) \
    X("tfidf", "phrases frequent here, of words rare elsewhere", "Hasan & Ng 2010",                \
      keyword_tfidf_score)                                                                         \
    X("kpminer", "frequent phrases that are there early", "El-Beltagy & Rafea 2009",               \
      keyword_kpminer_score)                                                                       \
    X("rake", "words that like long company", "Rose et al. 2010", keyword_rake_score)              \
    X("yake", "look, place and company of words", "Campos et al. 2020", keyword_yake_score)        \
    X("textrank", "random walk over words that stand together", "Mihalcea & Tarau 2004",           \
      keyword_textrank_score)                                                                      \
    X("singlerank", "random walk over words that stand near, counted", "Wan & Xiao 2008",          \
      keyword_singlerank_score)                                                                    \
    X("expandrank", "the same over all texts of a set, by likeness", "Wan & Xiao 2008",            \
      keyword_expandrank_score)                                                                    \
    X("topicrank", "random walk over topics, a phrase for each", "Bougouin et al. 2013",           \
      keyword_topicrank_score)                                                                     \
    X("positionrank", "random walk that returns to early words", "Florescu & Caragea 2017",        \
      keyword_positionrank_score)                                                                  \
    X("multipartiterank", "random walk between phrases of different topics", "Boudin 2018",        \
      keyword_multipartiterank_score)                                                              \
    X("keyness", "log-likelihood against the background", "Dunning 1993", keyword_keyness_score)   \
    X("log-odds", "weighted log-odds against the background", "Monroe et al. 2008",                \
      keyword_log_odds_score)

#define ABOUT(name, summary, source, function) {name, summary, source},
#define SCORER(name, summary, source, function) function,

static const pith_method abouts[] = {METHODS(ABOUT)};
static keyword_scorer *const scorers[] = {METHODS(SCORER)};
enum { METHOD_COUNT = sizeof abouts / sizeof *abouts };

const pith_method *keyword_methods(size_t *count) {
    *count = METHOD_COUNT;
    return abouts;
}

/* The parts of a score; what the choice took from it is one of them. */
static pith_status explain(const candidates *found, const choice *c, arena *a,
                           keyword_phrase *out) {
    const score_details *details = found->details;
    double *values = ARENA_ARRAY(a, double, details->count);
    pith_part *parts = ARENA_ARRAY(a, pith_part, details->count);
    TRY_MEMORY(values && parts);
    details->explain(details->context, c->candidate, values);
    double sum = 0;
    for (uint32_t p = 0; p < details->count; p++)
        sum += values[p];
    if (c->adjusted)
        values[details->overlap] = log(c->score / (1 - c->score)) - sum;
    for (uint32_t p = 0; p < details->count; p++)
        parts[p] = (pith_part){details->names[p], values[p]};
    out->parts = parts;
    out->part_count = details->count;
    return PITH_OK;
}

pith_status keyword_extract(const document *doc, const char *method, const choice_rules *rules,
                            arena *a, keyword_result *out) {
    size_t index = 0;
    while (index < METHOD_COUNT && strcmp(abouts[index].name, method) != 0)
        index++;
    if (index == METHOD_COUNT)
        return PITH_ERROR_METHOD;
    candidates found;
    double *scores = NULL;
    choice *chosen = NULL;
    uint32_t count = 0;
    concepts labels = {0};
    TRY(scorers[index](doc, a, &found, &scores));
    TRY(variants_find(&found, a));
    if (rules->vocabulary) {
        TRY(labels_add(&found, rules->vocabulary, a, &scores));
        TRY(concepts_rank(&found, rules, a, scores, &labels));
        found.expected = 0; /* no chances any more */
        found.details = NULL;
        found.linked = labels.next;
    }
    TRY(choose_phrases(&found, scores, rules, a, &chosen, &count));
    keyword_phrase *phrases = ARENA_ARRAY(a, keyword_phrase, count);
    TRY_MEMORY(phrases);
    for (uint32_t i = 0; i < count; i++) {
        TRY(surface_fill(&found, chosen[i].candidate, a, &phrases[i]));
        phrases[i].score = chosen[i].score;
        if (rules->vocabulary)
            TRY(concepts_fill(&found, &labels, chosen[i].candidate, rules, a, &phrases[i]));
        phrases[i].parts = NULL;
        phrases[i].part_count = 0;
        if (rules->explain && found.details)
            TRY(explain(&found, &chosen[i], a, &phrases[i]));
    }
    *out = (keyword_result){phrases, count, abouts[index].name, found.note};
    return PITH_OK;
}
