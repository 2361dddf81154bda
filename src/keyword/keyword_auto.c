/* keyword_auto.c - the default: fitted decision trees over what a candidate looks like, and over
 * what the best look like beside one another.
 *
 *   odds(c)  = base + sum over the trees of the leaf that the features of c lead to (forest.c)
 *   odds(c) += beside + sum over more trees, of the best only (beside.h)
 *   score(c) = 1 / (1 + exp(-odds(c))), about the chance that somebody would tag the text with c
 *
 * What each kind of feature did for the odds are the parts, which add up (forest.c).
 *
 * The trees are the sections "keyword" and "keyword-beside" of the model, boosted by
 * models/fit_keyword.py on phrases that authors, editors and readers gave to papers, abstracts and
 * news; see there which. What makes a key phrase differs between these: some features are of the
 * whole text, or of the whole list. Trees over other features, or in another order, are refused;
 * without any, the scores are those of tfidf. O(candidates * trees). */
#include "keyword/beside.h"
#include "keyword/keyword_features.h"
#include "keyword/keyword_methods.h"

#include <math.h>

static const char NOTE_NO_TREES[] = "the model has no trees for auto: tfidf was used";

static const char *const part_names[KEYWORD_PART_COUNT] = {
    "frequency", "rarity", "place", "form", "tags", "text", "others", "base", "overlap"};

/* The trees look at the best by tfidf, so many and one in so many of all, and at what stands in the
 * first words. Of eleven sets Russian news lose 0.4 of F1@10 by it, the others nothing; with 80 and
 * 100 they lose 0.2 (means of three seeds). */
enum { BEST = 48, BEST_SHARE = 8, EARLY = 50 };

enum { ALL_FEATURES = KEYWORD_FEATURE_COUNT + BESIDE_FEATURE_COUNT };

/* What the candidates are judged with. */
typedef struct judge {
    const candidates *found;
    const keyword_facts *facts;
    forest trees;
    forest more; /* for the best */
    double base;
    double beside;
    scored *looked_at; /* the best first */
    uint32_t best;     /* so many */
    float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT];
} judge;

static void fill_alone(const void *of, uint32_t i, float *row) {
    const judge *j = of;
    keyword_features_fill(j->facts, j->looked_at[i].index, row);
}

static void fill_beside(const void *of, uint32_t i, float *row) {
    const judge *j = of;
    fill_alone(of, i, row);
    memcpy(row + KEYWORD_FEATURE_COUNT, j->rows[i], sizeof j->rows[i]);
}

/* Adds what the trees owe to the parts of a row. */
static void explain_row(const forest *trees, const float *row, int features,
                        int32_t owed[KEYWORD_PART_COUNT]) {
    uint8_t part_of[ALL_FEATURES];
    feature_view views[ALL_FEATURES];
    memcpy(part_of, keyword_feature_parts, KEYWORD_FEATURE_COUNT);
    memset(part_of + KEYWORD_FEATURE_COUNT, KEYWORD_PART_OTHERS, BESIDE_FEATURE_COUNT);
    for (int f = 0; f < features; f++)
        views[f] = (feature_view){&row[f], 0};
    forest_explain(trees, views, 0, part_of, owed);
}

static void explain(const void *context, uint32_t i, double *parts) {
    const judge *j = context;
    float row[ALL_FEATURES];
    int32_t owed[KEYWORD_PART_COUNT] = {0};
    keyword_features_fill(j->facts, i, row);
    explain_row(&j->trees, row, KEYWORD_FEATURE_COUNT, owed);
    uint32_t at = 0;
    while (at < j->best && j->looked_at[at].index != i)
        at++;
    if (at < j->best) {
        fill_beside(j, at, row);
        explain_row(&j->more, row, ALL_FEATURES, owed);
    }
    for (int p = 0; p < KEYWORD_PART_COUNT; p++)
        parts[p] = (double)owed[p] / TREE_SCALE;
    parts[KEYWORD_PART_BASE] = j->base + (at < j->best ? j->beside : 0);
}

static bool is_looked_at(const judge *j, uint32_t i) {
    const candidate *c = &j->found->items[i];
    return keyword_better_than(j->facts, i) < BEST + j->found->count / BEST_SHARE ||
           j->found->runs.keys[j->found->occurrences[c->first].key].token < EARLY;
}

/* The candidates that the trees look at. */
static uint32_t list(judge *j) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < j->found->count; i++)
        if (is_looked_at(j, i))
            j->looked_at[count++] = (scored){.order = i, .index = i};
    return count;
}

/* The chances of the candidates, 0 of those that are not looked at; their sum is what is expected.
 */
static pith_status score_all(judge *j, candidates *found, arena *a, double *out) {
    float more[BESIDE_MOST];
    j->looked_at = ARENA_ARRAY(a, scored, found->count);
    float *odds = ARENA_ARRAY(a, float, found->count);
    TRY_MEMORY(j->looked_at && odds);
    const uint32_t count = list(j);
    /* Without the bases, which a float has no room for beside them, so that the parts add up. */
    forest_odds(&j->trees, fill_alone, j, KEYWORD_FEATURE_COUNT, 0, count, odds);
    for (uint32_t i = 0; i < count; i++)
        j->looked_at[i].score = (double)odds[i] + j->base;
    j->best = (uint32_t)best_first(j->looked_at, count, BESIDE_MOST);
    beside_fill(found, j->looked_at, j->best, j->rows);
    forest_odds(&j->more, fill_beside, j, ALL_FEATURES, 0, j->best, more);
    memset(out, 0, found->count * sizeof *out);
    for (uint32_t i = 0; i < count; i++) {
        const scored *s = &j->looked_at[i];
        const double sum = s->score + (i < j->best ? (double)more[i] + j->beside : 0);
        out[s->index] = 1 / (1 + exp(-sum));
        found->expected += out[s->index];
    }
    return PITH_OK;
}

/* Are the trees over the features named here? */
static bool are_known(const forest *trees, const forest *more) {
    const size_t first = strlen(keyword_feature_names);
    return strcmp(trees->features, keyword_feature_names) == 0 &&
           strncmp(more->features, keyword_feature_names, first) == 0 &&
           strcmp(more->features + first, beside_feature_names) == 0;
}

pith_status keyword_auto_score(const document *doc, arena *a, candidates *found, double **scores) {
    const forest trees = model_forest(doc->model, "keyword");
    const forest more = model_forest(doc->model, "keyword-beside");
    const weights bases = model_weights(doc->model, "", "keyword");
    if (trees.count == 0 || more.count == 0 || bases.count != 2) {
        TRY(keyword_tfidf_score(doc, a, found, scores));
        found->note = NOTE_NO_TREES;
        return PITH_OK;
    }
    if (!are_known(&trees, &more))
        return PITH_ERROR_MODEL;
    TRY(candidates_find_linked(doc, a, found));
    keyword_facts *facts = NULL;
    TRY(keyword_facts_find(found, a, &facts));
    double *out = ARENA_ARRAY(a, double, found->count);
    judge *j = ARENA_ARRAY(a, judge, 1);
    score_details *details = ARENA_ARRAY(a, score_details, 1);
    TRY_MEMORY(out && j && details);
    j->found = found;
    j->facts = facts;
    j->trees = trees;
    j->more = more;
    j->base = bases.items[0].value;
    j->beside = bases.items[1].value;
    *details = (score_details){j, explain, part_names, KEYWORD_PART_COUNT, KEYWORD_PART_OVERLAP};
    found->details = details;
    TRY(score_all(j, found, a, out));
    *scores = out;
    return PITH_OK;
}
