/* together.c - see together.h.
 *
 *   value(S) = sum over i in S of net(alone(i)) + sum over i < j in S of pair(i, j) . b
 *              - sum over i in S of what i costs because it cannot stand alone (dangling.h), or
 *                may not be of the text (block.doubt)
 *
 * over the sets S of so many of the TOGETHER_MOST sentences with the highest scores; the best of
 * these sets by a function of sentences and of pairs, as relevance and redundancy make one in
 * McDonald, "A study of global inference algorithms in multi-document summarization", ECIR 2007;
 * all are looked at. That a summary is to be chosen as a whole, among sets of what ranks high
 * alone: Zhong et al., "Extractive summarization as text matching", ACL 2020. The net (model/net.c)
 * and b are fitted so that the sets with a high value have a high ROUGE (models/fit_together.py);
 * there are others for texts with a title, and for languages without a table of the words of
 * summaries, where titled texts have none. What a sentence costs is for the reader, not fitted: one
 * that leans on another costs nothing when that is in the set. Costs only lower values, so that
 * just the sentences of a set that is the best without them are read for what they lack, until the
 * best has been read whole. Of sentence i with score s(i):
 *
 *   score         s(i)                          lag         (the highest score - s(i))^2
 *   short, long   its words below 15, above 35, / 10
 *   tfidf         tfidf_sum, over the document's
 *   tfidf_root    that over the root of words + 1
 *   phrasing      see phrasing.c
 *   salient_words, salient_pairs   the sum of the chances of its words, and of its pairs of words,
 *                 to be in a summary (salience.c)
 *   salient_words_root, salient_pairs_root   these over the root of words + 1
 *   root:NAME     of its column NAME of sentence_features.h, with its sign
 *
 * and of two:
 *
 *   trigrams, many_trigrams   three words in a row that both have, at most 5, at most 15
 *   cosine        of their rows                 common      words of both, over the fewer words
 *   adjacent      does j follow i?              near        1 / (places between them)
 *   salient_words, salient_pairs   the sums of the chances of those that both have
 *
 * O(words of the document + 2^TOGETHER_MOST). */
#include "rank/together.h"
#include "rank/phrasing.h"

#include <math.h>

#define NAME_ALONE(name) #name " "
#define NAME_ROOT(name, part) "root:" #name " "
const char together_alone_names[] = TOGETHER_ALONE(NAME_ALONE) SENTENCE_FEATURES(NAME_ROOT);

#define NAME_PAIR(name) #name,
const char *const together_pair_names[PAIR_COUNT] = {TOGETHER_PAIR(NAME_PAIR)};

/* Of a sentence that leans on another, in the values that sets are told apart by. With 0, 0.2, 0.3
 * for the first 294, 250 and about 200 of 5,700 sentences of briefs lean on what is not there;
 * ROUGE-1 is 43.22, 43.21 and 43.18, the mean of eight sets (eval/README.md). And of one that says
 * too little anywhere, or is a fragment. With 0.2 and 0.5, 1, 2 for these 76, 16 and 4 of 810
 * sentences of briefs of web articles are questions; ROUGE-1 of web pages is 25.4 with 1, 25.3 with
 * 2, of news, BBC, papers and IndoSum it is within 0.1. */
#define BACK_COST 0.2
#define FAULT_COST 2
/* Of the chance that a sentence is not of the text. With 0, 1, 3, 10, 20 of 1,477 sentences of
 * briefs of web pages 90, 88, 85, 82, 81 are not. */
#define DOUBT_COST 10

enum { FEW_TRIGRAMS = 5, MANY_TRIGRAMS = 15, SHORT_WORDS = 15, LONG_WORDS = 35 };

/* ---- candidates ---- */

/* Those with the highest scores, the earlier of equals, in the order of the document. */
static void find_candidates(const double *scores, uint32_t n, together *out) {
    uint32_t best[TOGETHER_MOST] = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = count < TOGETHER_MOST ? count++ : TOGETHER_MOST;
        for (; at > 0 && scores[best[at - 1]] < scores[i]; at--)
            if (at < TOGETHER_MOST)
                best[at] = best[at - 1];
        if (at < TOGETHER_MOST)
            best[at] = i;
    }
    out->count = count;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t at = k;
        for (; at > 0 && out->at[at - 1] > best[k]; at--)
            out->at[at] = out->at[at - 1];
        out->at[at] = best[k];
    }
}

/* ---- alone ---- */

/* What all sentences are compared with. */
typedef struct whole {
    double highest; /* score */
    double tfidf;   /* the sum of tfidf_sum */
} whole;

static double column_at(const features *f, enum column c, uint32_t i) {
    return (double)features_column(f, c)[i];
}

static float root_of(float x) {
    return copysignf(sqrtf(fabsf(x)), x);
}

static void measure_alone(const features *f, const whole *all, double score, uint32_t i,
                          float *out) {
    const double words = column_at(f, COLUMN_words, i);
    const double share = all->tfidf > 0 ? column_at(f, COLUMN_tfidf_sum, i) / all->tfidf : 0;
    out[ALONE_score] = (float)score;
    out[ALONE_lag] = (float)((all->highest - score) * (all->highest - score));
    out[ALONE_short] = (float)(words < SHORT_WORDS ? (SHORT_WORDS - words) / 10 : 0);
    out[ALONE_long] = (float)(words > LONG_WORDS ? (words - LONG_WORDS) / 10 : 0);
    out[ALONE_tfidf] = (float)share;
    out[ALONE_tfidf_root] = (float)(share / sqrt(words + 1));
    for (int c = 0; c < COLUMN_COUNT; c++)
        out[ALONE_ROOTS + c] = root_of(features_column(f, (enum column)c)[i]);
}

/* ---- pairs ---- */

enum { TRIGRAMS_OF_SENTENCE = 64, SLOTS = 1024 };
_Static_assert(TOGETHER_MOST *TRIGRAMS_OF_SENTENCE < SLOTS, "the table never fills up");
_Static_assert(TOGETHER_MOST <= 8, "candidates are bits of a byte");

/* Which candidates have three terms in a row, and how many of them and of words two share. */
typedef struct holders {
    uint32_t hashes[SLOTS];
    uint8_t of_trigram[SLOTS];
    uint32_t terms[TOGETHER_MOST][TOGETHER_MOST];
    uint32_t trigrams[TOGETHER_MOST][TOGETHER_MOST];
} holders;

/* Candidate k holds this too: counts it for each of those before that do. */
static void hold(uint8_t *who, uint32_t k, uint32_t counts[][TOGETHER_MOST]) {
    if (*who >> k & 1)
        return;
    for (uint32_t left = *who; left != 0; left &= left - 1)
        counts[salience_holder(left)][k]++;
    *who = (uint8_t)(*who | 1u << k);
}

/* The place of the three terms from `words` on: open addressing, 0 is free. */
static uint32_t trigram_slot(holders *h, const document *doc, const token *words) {
    uint64_t hash = 0;
    for (int w = 0; w < 3; w++)
        hash = (hash + doc->forms[words[w].form].term + 1) * 0x9e3779b97f4a7c15ULL;
    const uint32_t key = (uint32_t)(hash >> 32) | 1;
    uint32_t slot = key >> 8 & (SLOTS - 1);
    while (h->hashes[slot] != 0 && h->hashes[slot] != key)
        slot = (slot + 1) & (SLOTS - 1);
    h->hashes[slot] = key;
    return slot;
}

static void hold_trigrams(holders *h, const document *doc, const sentence *s, uint32_t k) {
    const token *words = doc->tokens + s->first_token;
    for (uint32_t t = 0; t + 2 < s->token_count && t < TRIGRAMS_OF_SENTENCE; t++)
        hold(&h->of_trigram[trigram_slot(h, doc, words + t)], k, h->trigrams);
}

static void hold_words(holders *h, const saliences *found) {
    for (uint32_t i = 0; i < found->count && !found->units[i].pair; i++) {
        uint8_t who = 0;
        for (uint32_t left = found->units[i].held; left != 0; left &= left - 1)
            hold(&who, salience_holder(left), h->terms);
    }
}

static void measure_pair(const rank_input *input, const features *f, const holders *h,
                         const together *t, uint32_t i, uint32_t j, double *out) {
    const uint32_t trigrams = h->trigrams[i][j];
    const double fewer =
        fmin(column_at(f, COLUMN_words, t->at[i]), column_at(f, COLUMN_words, t->at[j]));
    out[PAIR_trigrams] = trigrams < FEW_TRIGRAMS ? trigrams : FEW_TRIGRAMS;
    out[PAIR_many_trigrams] = trigrams < MANY_TRIGRAMS ? trigrams : MANY_TRIGRAMS;
    out[PAIR_cosine] =
        sparse_dot(vectors_row(input->vectors, t->at[i]), vectors_row(input->vectors, t->at[j]));
    out[PAIR_common] = fewer > 0 ? h->terms[i][j] / fewer : 0;
    out[PAIR_adjacent] = t->at[j] == t->at[i] + 1;
    out[PAIR_near] = 1.0 / (t->at[j] - t->at[i]);
}

static void add_salience(const salience_sums *sums, const features *f, together *t) {
    for (uint32_t j = 0; j < t->count; j++) {
        const double root = sqrt(column_at(f, COLUMN_words, t->at[j]) + 1);
        t->alone[j][ALONE_salient_words] = (float)sums->alone[j][0];
        t->alone[j][ALONE_salient_words_root] = (float)(sums->alone[j][0] / root);
        t->alone[j][ALONE_salient_pairs] = (float)sums->alone[j][1];
        t->alone[j][ALONE_salient_pairs_root] = (float)(sums->alone[j][1] / root);
        for (uint32_t k = j + 1; k < t->count; k++) {
            t->pair[j][k][PAIR_salient_words] = sums->both[j][k][0];
            t->pair[j][k][PAIR_salient_pairs] = sums->both[j][k][1];
        }
    }
}

static void measure_each(const rank_input *input, const features *f, const double *scores,
                         together *t) {
    const document *doc = input->doc;
    whole all = {.highest = scores[t->at[0]]};
    for (uint32_t k = 1; k < t->count; k++)
        all.highest = fmax(all.highest, scores[t->at[k]]);
    for (uint32_t i = 0; i < input->count; i++)
        all.tfidf += column_at(f, COLUMN_tfidf_sum, i);
    for (uint32_t k = 0; k < t->count; k++) {
        const uint32_t i = t->at[k];
        measure_alone(f, &all, scores[i], i, t->alone[k]);
        t->doubt[k] = doc->blocks[doc->sentences[input->sentences[i]].block].doubt;
        t->alone[k][ALONE_phrasing] = (float)phrasing_of(doc, &doc->sentences[input->sentences[i]]);
    }
}

pith_status together_measure(const rank_input *input, const features *f, const double *scores,
                             const together_judge *judge, together *out) {
    const document *doc = input->doc;
    const arena_mark scratch = arena_save(input->arena);
    holders *h = arena_alloc_zero(input->arena, 1, sizeof *h);
    TRY_MEMORY(h);
    find_candidates(scores, input->count, out);
    measure_each(input, f, scores, out);
    for (uint32_t k = 0; k < out->count; k++)
        hold_trigrams(h, doc, &doc->sentences[input->sentences[out->at[k]]], k);
    saliences found;
    salience_sums sums;
    TRY(salience_measure(input, f->wording, out->at, out->count, scores, &found));
    hold_words(h, &found);
    for (uint32_t i = 0; i < out->count; i++)
        for (uint32_t j = i + 1; j < out->count; j++)
            measure_pair(input, f, h, out, i, j, out->pair[i][j]);
    salience_add_up(&found, &judge->salience, &sums);
    add_salience(&sums, f, out);
    arena_rewind(input->arena, scratch);
    return PITH_OK;
}

/* ---- the best set ---- */

static together_judge judge_called(const pith_model *model, const char *name,
                                   const char *salience) {
    return (together_judge){model_net(model, name), model_weights(model, "", name),
                            model_weights(model, "", salience)};
}

together_judge together_judge_of(const rank_input *input) {
    const document *doc = input->doc;
    const bool titled = input->vectors->title.count > 0;
    const bool worded = doc->language->wording.count > 0;
    if (!worded && titled)
        return (together_judge){.alone = {.count = 0}};
    if (!worded)
        return judge_called(doc->model, "together-wordless", "salience-wordless");
    return titled ? judge_called(doc->model, "together-titled", "salience-titled")
                  : judge_called(doc->model, "together", "salience");
}

static bool has_names(const weights *of, const char *const *names, uint32_t count) {
    for (uint32_t k = 0; k < of->count && k < count; k++)
        if (strcmp(of->items[k].name, names[k]) != 0)
            return false;
    return of->count == count;
}

bool together_fits(const together_judge *judge) {
    return strcmp(judge->alone.names, together_alone_names) == 0 &&
           has_names(&judge->pair, together_pair_names, PAIR_COUNT) &&
           has_names(&judge->salience, salience_names, SALIENCE_WEIGHTS);
}

static double value_of_pair(const double *values, const model_weight *items) {
    double sum = 0;
    for (uint32_t k = 0; k < PAIR_COUNT; k++)
        sum += values[k] * items[k].value;
    return sum;
}

static double cost_of(unsigned lacks) {
    return lacks == 0 ? 0 : lacks == DANGLING_BACK ? BACK_COST : FAULT_COST;
}

/* What sets are summed up from. */
typedef struct values {
    double alone[TOGETHER_MOST];
    double pair[TOGETHER_MOST][TOGETHER_MOST]; /* [j][k] for j < k */
} values;

static values values_of(const together *t, const together_judge *judge) {
    values v = {0};
    for (uint32_t k = 0; k < t->count; k++) {
        v.alone[k] =
            (double)net_value(&judge->alone, t->alone[k]) - DOUBT_COST * (double)t->doubt[k];
        for (uint32_t j = 0; j < k; j++)
            v.pair[j][k] = value_of_pair(t->pair[j][k], judge->pair.items);
    }
    return v;
}

/* Takes off what candidate k costs, unless the one that it leans on is in the set. */
static void take_cost(const together *t, uint32_t k, dangling found, values *v) {
    v->alone[k] -= cost_of(found.lacks);
    for (uint32_t j = 0; j < k; j++)
        if (found.lacks == DANGLING_BACK && t->at[j] == found.on)
            v->pair[j][k] += cost_of(found.lacks);
}

/* Of those sets that hold `kept`; of equals the first. */
static uint32_t best_of(const values *v, uint32_t count, uint32_t size, uint32_t kept) {
    double value[1u << TOGETHER_MOST] = {0}; /* of each set */
    double with[1u << TOGETHER_MOST];        /* what k adds to each set of those before it */
    uint8_t sizes[1u << TOGETHER_MOST] = {0};
    uint32_t best = 0;
    double highest = -INFINITY;
    for (uint32_t k = 0; k < count; k++) {
        const uint32_t end = 1u << k;
        with[0] = v->alone[k];
        for (uint32_t j = 0; j < k; j++)
            for (uint32_t set = 0; set < 1u << j; set++)
                with[set | 1u << j] = with[set] + v->pair[j][k];
        for (uint32_t set = 0; set < end; set++) {
            value[set | end] = value[set] + with[set];
            sizes[set | end] = (uint8_t)(sizes[set] + 1);
        }
    }
    for (uint32_t set = 0; set < 1u << count; set++) {
        if (sizes[set] == size && (set & kept) == kept && value[set] > highest) {
            highest = value[set];
            best = set;
        }
    }
    return best;
}

pith_status together_choose(const together *t, const together_judge *judge, uint32_t size,
                            together_lacks *read, const void *context, uint32_t *best) {
    values v = values_of(t, judge);
    uint32_t unread = (1u << t->count) - 1;
    uint32_t kept = t->kept;
    for (;;) {
        *best = best_of(&v, t->count, size, kept);
        if ((*best & unread) == 0)
            return PITH_OK;
        for (uint32_t k = 0; k < t->count; k++) {
            if ((*best & unread) >> k & 1) {
                dangling found;
                TRY(read(context, t->at[k], &found));
                take_cost(t, k, found, &v);
                if (found.lacks != 0)
                    kept &= ~(1u << k);
            }
        }
        unread &= ~*best;
    }
}
