/* rank.c - see rank.h. The table of methods: a new one is a file of its own, its function in
 * methods.h and one entry here. */
#include "rank/rank.h"

#include "rank/methods.h"

/* X(name, summary, source, function) */
#define METHODS(X)                                                                                 \
    X("auto", "a fitted mix of position, centrality and words (default)", "pith", auto_score)      \
    X("lead", "the first sentences, in turn from each source", "pith", lead_score)                 \
    X("tfidf", "the sum of the TF-IDF of a sentence's words", "Zechner 1996", tfidf_score)         \
    X("textrank", "random walk over shared words", "Mihalcea & Tarau 2004", textrank_score)        \
    X("textrank-cosine", "random walk over TF-IDF cosines", "Barrios et al. 2016",                 \
      textrank_cosine_score)                                                                       \
    X("lexrank", "random walk over cosines above a threshold", "Erkan & Radev 2004",               \
      lexrank_score)                                                                               \
    X("lexrank-continuous", "random walk over all cosines", "Erkan & Radev 2004",                  \
      lexrank_continuous_score)                                                                    \
    X("pacsum", "similarity to what follows less what precedes", "Zheng & Lapata 2019",            \
      pacsum_score)

#define ABOUT(name, summary, source, function) {name, summary, source},
#define METHOD(name, summary, source, function) {{name, summary, source}, function},

static const pith_method abouts[] = {METHODS(ABOUT)};
static const rank_method methods[] = {METHODS(METHOD)};
enum { METHOD_COUNT = sizeof methods / sizeof *methods };

const rank_method *rank_find(const char *name) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (strcmp(methods[i].about.name, name) == 0)
            return &methods[i];
    return NULL;
}

const pith_method *rank_methods(size_t *count) {
    *count = METHOD_COUNT;
    return abouts;
}

pith_status rank_one_part(const rank_input *input, const char *method, const char *const *part_name,
                          rank_result *out) {
    double *scores = ARENA_ARRAY(input->arena, double, input->count);
    TRY_MEMORY(scores);
    *out = (rank_result){.scores = scores,
                         .parts = scores,
                         .part_names = part_name,
                         .part_count = 1,
                         .method = method};
    return PITH_OK;
}
