/* auto.c - the default method: fitted decision trees over the features of sentence_features.c.
 *
 *   score(i) = sum over the trees of the leaf that the features of i lead to (forest.c)
 *              + what is good for the summary as a whole
 *
 * The trees are the sections "auto-short", for documents of less than LONG_DOCUMENT sentences, and
 * "auto-long" of the model (models/auto.trees), or "auto-wordless-short" and "auto-wordless-long"
 * in languages without a table of words (wording.c); boosted by models/fit_auto.py to tell which
 * sentences belong in a summary of the size asked for, in news, stories, meetings, papers, reviews
 * and clusters of documents; their sum is the logarithm of the odds of that, less a constant. What
 * each kind of feature did for it are the parts of the score, which add up. Trees over other
 * features, or in another order, are refused; a model without them gives scores by pacsum, with a
 * note.
 *
 * A summary of FEWEST to MOST sentences is chosen as a whole, among the sets of those that rank
 * highest (together.c, models/together.net), which all have the first sentence of a text with a
 * title, if that is one of them: the sentences of the best set get as much as the highest score is
 * above the lowest, so that they come first. In summaries of so many words, bytes or percent of a
 * long document its breadth counts (breadth.c). In other summaries, with a query or known texts, of
 * several sources, or of titled texts in a language without a table of words, repetition costs:
 *
 *   - REPEAT_COST * min(REPEATS_MOST, trigrams of i that the chosen sentences have)
 *
 * Three words in a row that come again are repetition (Paulus, Xiong and Socher, "A deep reinforced
 * model for abstractive summarization", ICLR 2018, forbid them); here they cost. That is asked of
 * summaries of at most SHORT_SUMMARY sentences: longer ones are bound to have some. Terms, not
 * forms, are compared. Mean of ROUGE-1 and -2 with a cost of 0, 0.2, 0.5 and 1, fitted on half of
 * the training rows: CNN/DailyMail dev 29.5, 30.0, 30.1, 30.0; Indonesian
 * news 60.5, 60.8, 60.8, 60.0. */
#include "rank/breadth.h"
#include "rank/methods.h"
#include "rank/sentence_features.h"
#include "rank/together.h"

#include <math.h>

enum { FEWEST = 2, MOST = 4, SHORT_SUMMARY = 10, REPEATS_MOST = 5 };
#define REPEAT_COST 0.3

static const char NOTE_NO_TREES[] = "the model has no trees for auto: pacsum was used";

/* ---- the trees ---- */

/* What the parts are told from. */
typedef struct explanation {
    forest trees;
    features features;
} explanation;

static void explain(const void *context, uint32_t i, double *parts) {
    const explanation *e = context;
    int32_t owed[FEATURE_PARTS] = {0};
    forest_explain(&e->trees, e->features.views, i, feature_parts, owed);
    for (int p = 0; p < FEATURE_PARTS; p++)
        parts[p] = (double)owed[p] / TREE_SCALE;
}

static pith_status score_by_trees(const rank_input *input, forest trees, rank_result *out) {
    explanation *e = ARENA_ARRAY(input->arena, explanation, 1);
    rank_details *details = ARENA_ARRAY(input->arena, rank_details, 1);
    TRY_MEMORY(e);
    TRY_MEMORY(details);
    e->trees = trees;
    TRY(features_build(input, &e->features));
    forest_score(&e->trees, e->features.views, input->count, out->scores);
    for (uint32_t i = 0; i < input->count; i++)
        out->scores[i] /= TREE_SCALE;
    *details = (rank_details){e, explain, feature_part_names, FEATURE_PARTS};
    out->details = details;
    return PITH_OK;
}

/* ---- parts ---- */

enum { PART_TREES, PART_SUMMARY, PART_COUNT };

static const char *const names_repeats[] = {"trees", "repeats"};
static const char *const names_together[] = {"trees", "together"};
static const char *const names_breadth[] = {"trees", "breadth"};

/* ---- repetition ---- */

enum { TRIGRAMS_OF_SENTENCE = 64, SLOTS = 1024 };
_Static_assert(SHORT_SUMMARY *TRIGRAMS_OF_SENTENCE < SLOTS, "the table never fills up");

/* The trigrams of the chosen sentences, by their hashes: open addressing, 0 is free. */
typedef struct repetition {
    const rank_input *input;
    bool chosen; /* is any sentence? */
    uint32_t hashes[SLOTS];
} repetition;

/* Trigrams of sentence i that are looked at. */
static uint32_t trigram_count(const repetition *r, uint32_t i) {
    const uint32_t words = r->input->doc->sentences[r->input->sentences[i]].token_count;
    const uint32_t count = words < 3 ? 0 : words - 2;
    return count < TRIGRAMS_OF_SENTENCE ? count : TRIGRAMS_OF_SENTENCE;
}

/* A hash of the k-th trigram of sentence i, never 0. */
static uint32_t trigram_hash(const repetition *r, uint32_t i, uint32_t k) {
    const document *doc = r->input->doc;
    const token *words = doc->tokens + doc->sentences[r->input->sentences[i]].first_token + k;
    uint64_t hash = 0;
    for (int w = 0; w < 3; w++)
        hash = (hash + doc->forms[words[w].form].term + 1) * 0x9e3779b97f4a7c15ULL;
    const uint32_t high = (uint32_t)(hash >> 32);
    return high ? high : 1;
}

/* The slot that holds `hash`, or the free one where it belongs. */
static uint32_t *slot_of(repetition *r, uint32_t hash) {
    uint32_t slot = hash % SLOTS;
    while (r->hashes[slot] != 0 && r->hashes[slot] != hash)
        slot = (slot + 1) % SLOTS;
    return &r->hashes[slot];
}

static uint32_t measure(void *state, uint32_t i, double *parts) {
    repetition *r = state;
    const uint32_t count = r->chosen ? trigram_count(r, i) : 0;
    uint32_t repeats = 0;
    for (uint32_t k = 0; k < count && repeats < REPEATS_MOST; k++)
        repeats += *slot_of(r, trigram_hash(r, i, k)) != 0;
    parts[PART_SUMMARY] = -REPEAT_COST * repeats;
    return 1 + count;
}

static uint32_t add(void *state, uint32_t i) {
    repetition *r = state;
    const uint32_t count = trigram_count(r, i);
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t hash = trigram_hash(r, i, k);
        *slot_of(r, hash) = hash;
    }
    r->chosen = true;
    return 1 + count;
}

static pith_status mind_repetition(const rank_input *input, rank_result *out) {
    repetition *r = arena_alloc_zero(input->arena, 1, sizeof *r);
    TRY_MEMORY(r);
    r->input = input;
    for (uint32_t i = 0; i < input->count; i++)
        out->parts[PART_COUNT * i + PART_TREES] = out->scores[i];
    return rank_set_gains(input, (rank_gains){r, measure, add, false}, out);
}

/* ---- the summary as a whole ---- */

static bool is_titled(const rank_input *input) {
    return input->vectors->title.count > 0;
}

static pith_status read_lacks(const void *context, uint32_t position, dangling *out) {
    const rank_input *input = context;
    const slice plain = rank_plain(input, position);
    TRY_MEMORY(plain.data);
    *out = dangling_find(input, position, plain);
    return PITH_OK;
}

static pith_status lift_best_set(const rank_input *input, const together_judge *judge,
                                 rank_result *out) {
    const explanation *e = out->details->context;
    together *t = ARENA_ARRAY(input->arena, together, 1);
    TRY_MEMORY(t);
    TRY(together_measure(input, &e->features, out->scores, judge, t));
    t->kept = is_titled(input) && t->at[0] == 0;
    double low = out->scores[0];
    double high = out->scores[0];
    for (uint32_t i = 0; i < input->count; i++) {
        low = fmin(low, out->scores[i]);
        high = fmax(high, out->scores[i]);
        out->parts[PART_COUNT * i + PART_TREES] = out->scores[i];
        out->parts[PART_COUNT * i + PART_SUMMARY] = 0;
    }
    uint32_t best;
    TRY(together_choose(t, judge, (uint32_t)input->limit.amount, read_lacks, input, &best));
    for (uint32_t k = 0; k < t->count; k++)
        if (best >> k & 1)
            out->parts[PART_COUNT * t->at[k] + PART_SUMMARY] = high - low;
    rank_add_up(out, input->count);
    return PITH_OK;
}

/* Is the summary one that is chosen as a whole? */
static bool is_chosen_together(const rank_input *input) {
    const budget limit = input->limit;
    return limit.unit == PITH_SENTENCES && limit.amount >= FEWEST && limit.amount <= MOST &&
           input->count > limit.amount && !input->asked && input->doc->known_count == 0 &&
           rank_source_count(input) == 1;
}

pith_status auto_score(const rank_input *input, rank_result *out) {
    const forest trees = features_forest(input);
    if (trees.count == 0) {
        TRY(pacsum_score(input, out));
        out->note = NOTE_NO_TREES;
        return PITH_OK;
    }
    if (strcmp(trees.features, feature_names) != 0)
        return PITH_ERROR_MODEL;
    const budget limit = input->limit;
    const bool is_short = limit.unit == PITH_SENTENCES && limit.amount <= SHORT_SUMMARY;
    const together_judge judge = together_judge_of(input);
    const bool whole = judge.alone.count > 0 && is_chosen_together(input);
    if (whole && !together_fits(&judge))
        return PITH_ERROR_MODEL;
    const bool broad = input->count >= LONG_DOCUMENT && limit.unit != PITH_SENTENCES;
    const char *const *names = whole ? names_together : broad ? names_breadth : names_repeats;
    TRY(rank_parts(input, "auto", names, is_short || broad ? PART_COUNT : 1, out));
    TRY(score_by_trees(input, trees, out));
    if (whole)
        return lift_best_set(input, &judge, out);
    if (broad)
        return breadth_mind(input, out);
    return is_short ? mind_repetition(input, out) : PITH_OK;
}
