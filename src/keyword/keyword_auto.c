/* keyword_auto.c - the default: fitted decision trees over what a candidate looks like.
 *
 *   odds(c)  = base + sum over the trees of the leaf that the features of c lead to (forest.c)
 *   score(c) = 1 / (1 + exp(-odds(c))), about the chance that somebody would tag the text with c
 *
 * What each kind of feature did for the odds are the parts, which add up (forest.c).
 *
 * The trees are the section "keyword-all" of the model (models/keyword.trees), boosted by
 * models/fit_keyword.py on phrases that authors, editors and readers gave to papers, abstracts and
 * news; see there which. What makes a key phrase differs between these: some features are of the
 * whole text. Trees over other features, or in another order, are refused; without any, the scores
 * are those of tfidf. O(candidates * trees). */
#include "keyword/keyword_features.h"
#include "keyword/keyword_methods.h"

#include <math.h>

static const char NOTE_NO_TREES[] = "the model has no trees for auto: tfidf was used";

static const char *const part_names[KEYWORD_PART_COUNT] = {
    "frequency", "rarity", "place", "form", "tags", "text", "base", "overlap"};

/* The trees look at the best by tfidf, so many and one in so many of all, and at what stands in the
 * first words. Of eleven sets one loses 0.2 of F1@10 by it (Russian news), the others nothing; with
 * 100 of the best and none for their place Russian news lose 1.0. */
enum { BEST = 80, BEST_SHARE = 8, EARLY = 100 };

/* Half of the candidates of an article are given up early, four of five of a long text's. No set of
 * models/fit_keyword.py loses 0.05 of F1@10 by it; with twice as much asked for some lose 0.3. What
 * is asked for after 64 trees changes none of the 40,000 phrases of 4,000 articles. */
static const forest_hope hopes[] = {{16, TREE_SCALE / 2}, {64, 2 * TREE_SCALE}};
enum { HOPES = sizeof hopes / sizeof *hopes };

/* A block of candidates, and what they are judged with. */
typedef struct judge {
    const candidates *found;
    const keyword_facts *facts;
    forest trees;
    double base;
} judge;

typedef struct block_features {
    const keyword_facts *facts;
    const uint32_t *items;
    uint32_t count;
    float values[KEYWORD_FEATURE_COUNT][FOREST_BLOCK];
} block_features;

static void fill_block(void *context, uint32_t first, feature_view *views) {
    block_features *b = context;
    const uint32_t rest = b->count - first;
    for (int f = 0; f < KEYWORD_FEATURE_COUNT; f++)
        views[f] = (feature_view){b->values[f], 1};
    keyword_features_fill(b->facts, b->items + first, rest < FOREST_BLOCK ? rest : FOREST_BLOCK,
                          b->values);
}

static void explain(const void *context, uint32_t i, double *parts) {
    const judge *j = context;
    block_features b = {.facts = j->facts, .items = &i, .count = 1};
    feature_view views[KEYWORD_FEATURE_COUNT];
    int32_t owed[KEYWORD_PART_COUNT] = {0};
    fill_block(&b, 0, views);
    uint32_t first = 0;
    for (int h = 0; h <= HOPES; h++) {
        const uint32_t end = h < HOPES ? hopes[h].trees : j->trees.count;
        const forest some = forest_range(&j->trees, first, end);
        forest_explain(&some, views, 0, keyword_feature_parts, owed);
        int32_t sum = 0;
        for (int p = 0; p < KEYWORD_PART_COUNT; p++)
            sum += owed[p];
        if (h < HOPES && sum < hopes[h].least)
            break;
        first = end;
    }
    for (int p = 0; p < KEYWORD_PART_COUNT; p++)
        parts[p] = (double)owed[p] / TREE_SCALE;
    parts[KEYWORD_PART_BASE] = j->base;
}

static bool is_looked_at(const judge *j, uint32_t i) {
    const candidate *c = &j->found->items[i];
    return keyword_better_than(j->facts, i) < BEST + j->found->count / BEST_SHARE ||
           j->found->runs.keys[j->found->occurrences[c->first].key].token < EARLY;
}

/* The chances of the candidates, 0 of those that are not looked at; their sum is what is expected.
 */
static pith_status score_all(const judge *j, candidates *found, arena *a, double *out) {
    uint32_t *items = ARENA_ARRAY(a, uint32_t, found->count);
    double *odds = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(items && odds);
    block_features b = {.facts = j->facts, .items = items};
    for (uint32_t i = 0; i < found->count; i++) {
        out[i] = 0;
        if (is_looked_at(j, i))
            items[b.count++] = i;
    }
    forest_sift(&j->trees, fill_block, &b, b.count, hopes, HOPES, odds);
    for (uint32_t i = 0; i < b.count; i++) {
        const uint32_t item = items[i];
        out[item] = 1 / (1 + exp(-j->base - odds[i] / TREE_SCALE));
        found->expected += out[item];
    }
    return PITH_OK;
}

pith_status keyword_auto_score(const document *doc, arena *a, candidates *found, double **scores) {
    const forest trees = model_forest(doc->model, "keyword-all");
    const weights base = model_weights(doc->model, "", "keyword");
    if (trees.count == 0 || base.count != 1) {
        TRY(keyword_tfidf_score(doc, a, found, scores));
        found->note = NOTE_NO_TREES;
        return PITH_OK;
    }
    if (strcmp(trees.features, keyword_feature_names) != 0)
        return PITH_ERROR_MODEL;
    TRY(candidates_find_linked(doc, a, found));
    keyword_facts *facts = NULL;
    TRY(keyword_facts_find(found, a, &facts));
    double *out = ARENA_ARRAY(a, double, found->count);
    judge *j = ARENA_ARRAY(a, judge, 1);
    score_details *details = ARENA_ARRAY(a, score_details, 1);
    TRY_MEMORY(out && j && details);
    *j = (judge){found, facts, trees, base.items[0].value};
    *details = (score_details){j, explain, part_names, KEYWORD_PART_COUNT, KEYWORD_PART_OVERLAP};
    found->details = details;
    TRY(score_all(j, found, a, out));
    *scores = out;
    return PITH_OK;
}
