/* rank.c - see rank.h. The table of methods: a new one is a file of its own, its function in
 * methods.h and one entry here. */
#include "rank/rank.h"

#include "rank/methods.h"
#include "text/opening.h"
#include "text/plain.h"

/* X(name, summary, source, function) */
#define METHODS(X)                                                                                 \
    X("auto", "fitted trees over position, length, centrality, words, style (default)", "pith",    \
      auto_score)                                                                                  \
    X("lead", "the first sentences, in turn from each source", "pith", lead_score)                 \
    X("random", "sentences drawn by lot, the same for the same text", "baseline", random_score)    \
    X("luhn", "frequent words that stand close together", "Luhn 1958", luhn_score)                 \
    X("edmundson", "cue words, frequent words, words of the title, place", "Edmundson 1969",       \
      edmundson_score)                                                                             \
    X("tfidf", "the sum of the TF-IDF of a sentence's words", "Zechner 1996", tfidf_score)         \
    X("centroid", "like the centre, near the beginning, like the first sentence",                  \
      "Radev et al. 2004", centroid_score)                                                         \
    X("signature", "words more frequent than chance has it", "Lin & Hovy 2000", signature_score)   \
    X("sumbasic", "probable words, each less so once it is said", "Nenkova & Vanderwende 2005",    \
      sumbasic_score)                                                                              \
    X("klsum", "words distributed like those of the document", "Haghighi & Vanderwende 2009",      \
      klsum_score)                                                                                 \
    X("lsa", "strong in the few topics of the text", "Steinberger & Jezek 2004", lsa_score)        \
    X("submodular", "coverage of all sentences, diversity over clusters of them",                  \
      "Lin & Bilmes 2011", submodular_score)                                                       \
    X("coverage", "pairs of words found again, each counted once",                                 \
      "Filatova & Hatzivassiloglou 2004", coverage_score)                                          \
    X("coverage-ilp", "the set that holds most of them, by integer programming",                   \
      "Gillick & Favre 2009", coverage_ilp_score)                                                  \
    X("dpp", "relevant sentences that span much space: a determinant",                             \
      "Kulesza & Taskar 2012; Chen et al. 2018", dpp_score)                                        \
    X("mmr", "like the centre, unlike what was chosen", "Carbonell & Goldstein 1998", mmr_score)   \
    X("textrank", "random walk over shared words", "Mihalcea & Tarau 2004", textrank_score)        \
    X("textrank-cosine", "random walk over TF-IDF cosines", "Barrios et al. 2016",                 \
      textrank_cosine_score)                                                                       \
    X("textrank-bm25", "random walk over BM25 similarities", "Barrios et al. 2016",                \
      textrank_bm25_score)                                                                         \
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

slice rank_plain(const rank_input *input, uint32_t i) {
    return plain_text(input->doc, opening_without(input->doc, input->sentences[i]));
}

/* Without memory it is as long as it is written. */
size_t rank_plain_bytes(const rank_input *input, uint32_t i) {
    arena *a = input->doc->arena;
    const arena_mark mark = arena_save(a);
    const slice text = rank_plain(input, i);
    const span written = input->doc->sentences[input->sentences[i]].span;
    arena_rewind(a, mark);
    return text.data ? text.length : written.end - written.start;
}

pith_status rank_parts(const rank_input *input, const char *method, const char *const *part_names,
                       uint32_t part_count, rank_result *out) {
    double *scores = ARENA_ARRAY(input->arena, double, input->count);
    double *parts = part_count == 1
                        ? scores
                        : ARENA_ARRAY(input->arena, double, (size_t)input->count *part_count);
    TRY_MEMORY(scores);
    TRY_MEMORY(parts);
    *out = (rank_result){.scores = scores,
                         .parts = parts,
                         .part_names = part_names,
                         .part_count = part_count,
                         .method = method};
    return PITH_OK;
}

pith_status rank_one_part(const rank_input *input, const char *method, const char *const *part_name,
                          rank_result *out) {
    return rank_parts(input, method, part_name, 1, out);
}

void rank_add_up(rank_result *ranked, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        const double *parts = ranked->parts + (size_t)i * ranked->part_count;
        double sum = 0;
        for (uint32_t p = 0; p < ranked->part_count; p++)
            sum += parts[p];
        ranked->scores[i] = sum;
    }
}

uint32_t rank_part_count(const rank_result *ranked) {
    return ranked->part_count + (ranked->details ? ranked->details->count - 1 : 0);
}

void rank_explain(const rank_result *ranked, uint32_t i, pith_part *parts) {
    const rank_details *details = ranked->details;
    const double *own = ranked->parts + (size_t)i * ranked->part_count;
    uint32_t count = 0;
    if (details) {
        double values[RANK_MAX_PARTS];
        details->fill(details->context, i, values);
        for (; count < details->count; count++)
            parts[count] = (pith_part){details->names[count], values[count]};
    }
    for (uint32_t p = details ? 1 : 0; p < ranked->part_count; p++)
        parts[count++] = (pith_part){ranked->part_names[p], own[p]};
}

uint32_t rank_measure(const rank_result *ranked, uint32_t i) {
    double *parts = ranked->parts + (size_t)i * ranked->part_count;
    const uint32_t steps = ranked->gains->measure(ranked->gains->state, i, parts);
    double sum = 0;
    for (uint32_t p = 0; p < ranked->part_count; p++)
        sum += parts[p];
    ranked->scores[i] = sum;
    return steps;
}

pith_status rank_set_gains(const rank_input *input, rank_gains gains, rank_result *out) {
    rank_gains *kept = ARENA_ARRAY(input->arena, rank_gains, 1);
    TRY_MEMORY(kept);
    *kept = gains;
    out->gains = kept;
    for (uint32_t i = 0; i < input->count; i++)
        rank_measure(out, i);
    return PITH_OK;
}
