/* keyword_auto.c - the default: an additive model of what a candidate looks like.
 *
 *   odds(c)  = sum over the features f of part[f](feature[f](c))
 *   score(c) = 1 / (1 + exp(-odds(c)))
 *
 * part[f] is linear between knots (a generalized additive model: Hastie & Tibshirani, "Generalized
 * additive models", Statistical Science 1986). What makes a key phrase differs between a paper, an
 * abstract and the news; so the height at a knot depends on the document, by two more linear
 * interpolations that are summed: one over its length, one over the share of its candidates that
 * are capitalised. Both are done once for a document.
 *
 * Knots and heights are the section "keyword" of the model, that of the language or else that of
 * all: for each knot a record with the feature's name and the place of the knot, then one for each
 * of the HATS. models/fit_keyword.py fits them, logistic regression on gold phrases, and says which
 * documents; the features are in keyword_features.c. Weights of other features are refused; without
 * any, the scores are those of tfidf. O(candidates * features). */
#include "keyword/keyword_features.h"
#include "keyword/keyword_methods.h"

#include <math.h>

enum { LENGTHS = 5, NAMES = 4, HATS = LENGTHS + NAMES, MOST_KNOTS = 16 };

/* Words of the document, and shares of capitalised candidates, where the hats are 1. */
static const double LENGTH_PLACES[LENGTHS] = {15, 70, 180, 1000, 8000};
static const double NAME_PLACES[NAMES] = {0.03, 0.15, 0.35, 0.6};

/* A part of the sum: a broken line. */
typedef struct curve {
    uint32_t count;
    float places[MOST_KNOTS];
    float heights[MOST_KNOTS];
    float slopes[MOST_KNOTS]; /* to the next; of the last 0 */
} curve;

/* The values at `x` of the hat functions over ascending `places`, which are 1 in one place and fall
 * to 0 at its neighbours. */
static void spread(double x, const double *places, int count, double *out) {
    for (int i = 0; i < count; i++)
        out[i] = 0;
    int i = 0;
    while (i + 2 < count && x > places[i + 1])
        i++;
    double t = (x - places[i]) / (places[i + 1] - places[i]);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    out[i] = 1 - t;
    out[i + 1] = t;
}

static float value_at(const curve *c, float x) {
    uint32_t i = 0;
    while (i + 1 < c->count && x > c->places[i + 1])
        i++;
    /* Level outside of the knots: the last slope is 0, and nothing is left of the first. */
    const float from = x > c->places[0] ? x - c->places[i] : 0;
    return c->heights[i] + c->slopes[i] * from;
}

static void find_slopes(curve *c) {
    for (uint32_t i = 0; i + 1 < c->count; i++)
        c->slopes[i] = (c->heights[i + 1] - c->heights[i]) / (c->places[i + 1] - c->places[i]);
    c->slopes[c->count - 1] = 0;
}

/* The curves for a document whose hats have the values `hats`. False: they are not of our features.
 */
static bool read_curves(weights w, const double hats[HATS], curve curves[KEYWORD_FEATURE_COUNT]) {
    uint32_t at = 0;
    for (int f = 0; f < KEYWORD_FEATURE_COUNT; f++) {
        curve *c = &curves[f];
        c->count = 0;
        while (at + HATS < w.count && strcmp(w.items[at].name, keyword_feature_names[f]) == 0) {
            if (c->count == MOST_KNOTS)
                return false;
            double height = 0;
            for (int h = 0; h < HATS; h++)
                if (hats[h] > 0)
                    height += hats[h] * w.items[at + 1 + (uint32_t)h].value;
            c->places[c->count] = (float)w.items[at].value;
            c->heights[c->count++] = (float)height;
            at += 1 + HATS;
        }
        if (c->count == 0)
            return false;
        find_slopes(c);
    }
    return at == w.count;
}

static double mean_capital(const float *rows, uint32_t count) {
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += (double)rows[(size_t)i * KEYWORD_FEATURE_COUNT + KEYWORD_CAPITAL];
    return count > 0 ? sum / count : 0;
}

static weights weights_of(const document *doc) {
    const weights own = model_weights(doc->model, doc->language->code, "keyword");
    return own.count > 0 ? own : model_weights(doc->model, "", "keyword");
}

pith_status keyword_auto_score(const document *doc, arena *a, candidates *found, double **scores) {
    const weights w = weights_of(doc);
    if (w.count == 0)
        return keyword_tfidf_score(doc, a, found, scores);
    TRY(candidates_find(doc, a, found));
    float *rows = ARENA_ARRAY(a, float, (size_t)found->count *KEYWORD_FEATURE_COUNT);
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(rows && out);
    TRY(keyword_features_fill(found, a, rows));
    double hats[HATS];
    curve curves[KEYWORD_FEATURE_COUNT];
    double lengths[LENGTHS];
    for (int i = 0; i < LENGTHS; i++)
        lengths[i] = log(LENGTH_PLACES[i]);
    spread(log((double)(doc->words > 0 ? doc->words : 1)), lengths, LENGTHS, hats);
    spread(mean_capital(rows, found->count), NAME_PLACES, NAMES, hats + LENGTHS);
    if (!read_curves(w, hats, curves))
        return PITH_ERROR_MODEL;
    for (uint32_t i = 0; i < found->count; i++) {
        const float *row = rows + (size_t)i * KEYWORD_FEATURE_COUNT;
        double odds = 0;
        for (int f = 0; f < KEYWORD_FEATURE_COUNT; f++)
            odds += (double)value_at(&curves[f], row[f]);
        out[i] = 1 / (1 + exp(-odds));
    }
    *scores = out;
    return PITH_OK;
}
