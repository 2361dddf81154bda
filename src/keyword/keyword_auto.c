/* keyword_auto.c - the default: fitted decision trees over what a candidate looks like.
 *
 *   odds(c)  = base + sum over the trees of the leaf that the features of c lead to (forest.c)
 *              - GENERAL_COST for a general word
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

/* Off the odds of general words, which readers mark and editors do not use as tags: the trees are
 * fitted to both. With 0, 1.5 and 9 F1@10 of KPCrowd (readers) is 19.0, 18.6 and 18.5, of Wikinews
 * (editors) 45.2, 45.6 and 45.1, of Portuguese news 35.0, 35.3 and 35.1. */
#define GENERAL_COST 1.5

/* Half of the candidates of an article are given up early, four of five of a long text's. No set of
 * models/fit_keyword.py loses 0.05 of F1@10 by it; with twice as much asked for some lose 0.3. */
static const forest_hope hope = {16, TREE_SCALE / 2};

/* A block of candidates, and what they are judged with. */
typedef struct judge {
    const candidates *found;
    const keyword_facts *facts;
    forest trees;
    double base;
} judge;

typedef struct block_features {
    const keyword_facts *facts;
    float values[KEYWORD_FEATURE_COUNT][FOREST_BLOCK];
} block_features;

static void fill_block(void *context, uint32_t first, feature_view *views) {
    block_features *b = context;
    for (int f = 0; f < KEYWORD_FEATURE_COUNT; f++)
        views[f] = (feature_view){b->values[f], 1};
    keyword_features_fill(b->facts, first, b->values);
}

static double cost(const judge *j, uint32_t i) {
    return keyword_is_general(j->found, &j->found->items[i]) ? GENERAL_COST : 0;
}

static void explain(const void *context, uint32_t i, double *parts) {
    const judge *j = context;
    block_features b = {.facts = j->facts};
    feature_view views[KEYWORD_FEATURE_COUNT];
    int32_t owed[KEYWORD_PART_COUNT] = {0};
    fill_block(&b, i, views);
    const forest early = forest_range(&j->trees, 0, hope.trees);
    const forest late = forest_range(&j->trees, hope.trees, j->trees.count);
    forest_explain(&early, views, 0, keyword_feature_parts, owed);
    int32_t sum = 0;
    for (int p = 0; p < KEYWORD_PART_COUNT; p++)
        sum += owed[p];
    if (sum >= hope.least)
        forest_explain(&late, views, 0, keyword_feature_parts, owed);
    for (int p = 0; p < KEYWORD_PART_COUNT; p++)
        parts[p] = (double)owed[p] / TREE_SCALE;
    parts[KEYWORD_PART_BASE] = j->base;
    parts[KEYWORD_PART_RARITY] -= cost(j, i);
}

/* The chances of the candidates; their sum is what is expected. */
static void score_all(const judge *j, candidates *found, double *out) {
    block_features b = {.facts = j->facts};
    forest_sift(&j->trees, fill_block, &b, found->count, hope, out);
    for (uint32_t i = 0; i < found->count; i++) {
        out[i] = 1 / (1 + exp(cost(j, i) - j->base - out[i] / TREE_SCALE));
        found->expected += out[i];
    }
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
    score_all(j, found, out);
    *scores = out;
    return PITH_OK;
}
