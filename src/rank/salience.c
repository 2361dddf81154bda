/* salience.c - a summary is good as far as it holds the concepts that others would put there:
 * words, and two words in a row (Gillick and Favre, "A scalable global model for summarization",
 * ILP for NLP 2009). Which ones, how often they stand in the text does not tell well enough; so the
 * chance of each is a logistic regression on what is known of it, as for words in Hong and Nenkova,
 * "Improving the estimation of word importance for news multi-document summarization", EACL 2014,
 * and for pairs in Li, Qian and Liu, "Using supervised bigram-based ILP for extractive
 * summarization", ACL 2013. A concept is a stem, or two stems in a row. Of concept c in n
 * sentences:
 *
 *   tf            ln(1 + times it stands there)         once    does it stand there once?
 *   sentences     ln(1 + sentences that hold it)        length  ln n
 *   first         ln(1 + f), f the place of the first sentence that holds it, from 0
 *   first_share   f / n         early   tf * first      first_length   first * length
 *   held          ln of those of the sentences at hand that hold it
 *   chance        the sum of the softmax of the scores of these, over the sentences at hand
 *   chance_root   its root      best    the highest of their scores
 *
 * and of each of its words
 *
 *   tf            ln(times it stands there)             idf     of its term
 *   tf_idf        that times idf                        stop    is it a stop word?
 *   unit_tf_idf   the concept's tf times idf            wording the weight of wording.c
 *
 * concepts.h weighs those of all sentences by how many hold them; here only those of a few
 * sentences are found, and seen from all sides. What a set of sentences holds is the sum of what
 * each holds, less what two of them share: the first two terms of inclusion and exclusion. O(words
 * of the document). */
#include "rank/salience.h"

#include <math.h>

#define NAME_OF_WORD(name) "word:" #name,
#define NAME_OF_WORDS_WORD(name) "word:word:" #name,
#define NAME_OF_PAIR(name) "pair:" #name,
#define NAME_OF_PAIRS_FIRST(name) "pair:first:" #name,
#define NAME_OF_PAIRS_SECOND(name) "pair:second:" #name,
const char *const salience_names[SALIENCE_WEIGHTS] = {
    "word:start",
    SALIENCE_FEATURES(NAME_OF_WORD) SALIENCE_WORD_FEATURES(NAME_OF_WORDS_WORD) "pair:start",
    SALIENCE_FEATURES(NAME_OF_PAIR) SALIENCE_WORD_FEATURES(NAME_OF_PAIRS_FIRST)
        SALIENCE_WORD_FEATURES(NAME_OF_PAIRS_SECOND)};

/* Words of a sentence that are looked at: what is longer is no sentence. */
enum { WORDS_MOST = 128, SLOTS = 2 * SALIENCE_SENTENCES * WORDS_MOST };

/* ---- what the sentences hold ---- */

typedef struct finder {
    const document *doc;
    salience_unit *units;
    uint32_t count;
    uint16_t *of_term;     /* [terms] the unit of a word, from 1; 0: none */
    uint16_t slots[SLOTS]; /* the same of pairs, open addressing */
} finder;

static uint32_t term_of(const finder *f, const token *word) {
    return f->doc->forms[word->form].term;
}

static uint32_t words_of(const sentence *s) {
    return s->token_count < WORDS_MOST ? s->token_count : WORDS_MOST;
}

/* Where the pair of two terms is, or is to be. */
static uint16_t *pair_slot(finder *f, uint32_t first, uint32_t second) {
    const uint64_t hash = ((uint64_t)first << 32 | second) * 0x9e3779b97f4a7c15ULL;
    uint32_t slot = (uint32_t)(hash >> 32) & (SLOTS - 1);
    while (f->slots[slot] != 0) {
        const salience_unit *u = &f->units[f->slots[slot] - 1];
        if (u->terms[0] == first && u->terms[1] == second)
            break;
        slot = (slot + 1) & (SLOTS - 1);
    }
    return &f->slots[slot];
}

static void hold(finder *f, uint16_t *slot, const token *words, bool pair, uint32_t k) {
    if (*slot == 0) {
        f->units[f->count] = (salience_unit){.terms = {term_of(f, words), term_of(f, words + pair)},
                                             .forms = {words[0].form, words[pair].form},
                                             .pair = pair};
        *slot = (uint16_t)++f->count;
    }
    salience_unit *u = &f->units[*slot - 1];
    u->held = (uint8_t)(u->held | 1u << k);
}

static void hold_words(finder *f, const sentence *s, uint32_t k) {
    const token *words = f->doc->tokens + s->first_token;
    for (uint32_t t = 0; t < words_of(s); t++)
        hold(f, &f->of_term[term_of(f, words + t)], words + t, false, k);
}

static void hold_pairs(finder *f, const sentence *s, uint32_t k) {
    const token *words = f->doc->tokens + s->first_token;
    for (uint32_t t = 0; t + 1 < words_of(s); t++)
        hold(f, pair_slot(f, term_of(f, words + t), term_of(f, words + t + 1)), words + t, true, k);
}

/* ---- how often ---- */

static void count_unit(salience_unit *u, uint32_t i) {
    if (u->tf++ == 0)
        u->first = i;
    u->sentences += u->last != i + 1;
    u->last = i + 1;
}

/* Counts what sentence i of the text has of them. */
static void count_sentence(finder *f, const sentence *s, uint32_t i) {
    const token *words = f->doc->tokens + s->first_token;
    uint32_t before = 0;
    for (uint32_t t = 0; t < s->token_count; t++) {
        const uint32_t here = term_of(f, words + t);
        const uint16_t unit = f->of_term[here];
        if (unit != 0)
            count_unit(&f->units[unit - 1], i);
        const uint16_t pair =
            t > 0 && unit != 0 && f->of_term[before] != 0 ? *pair_slot(f, before, here) : 0;
        if (pair != 0)
            count_unit(&f->units[pair - 1], i);
        before = here;
    }
}

/* ---- rows ---- */

/* Whole numbers whose logarithms are taken but once. */
enum { LOGS = 64 };

/* What all units are seen beside. */
typedef struct beside {
    const finder *found;
    const float *wording;
    float (*rows)[SALIENCE_COUNT];
    double scores[SALIENCE_SENTENCES];
    double odds[SALIENCE_SENTENCES]; /* their softmax */
    float length;                    /* n */
    float length_log;
    float logs[LOGS];
} beside;

static float log_of(const beside *b, uint32_t n) {
    return n < LOGS ? b->logs[n] : logf((float)n);
}

/* Of the unit that is a word by itself. */
static void fill_word(const beside *b, const salience_unit *u, float *row) {
    const document *doc = b->found->doc;
    const term *word = &doc->terms[u->terms[0]];
    float *out = row + SALIENCE_WORDS;
    out[SALIENCE_WORD_tf] = log_of(b, u->tf);
    out[SALIENCE_WORD_idf] = word->idf;
    out[SALIENCE_WORD_tf_idf] = out[SALIENCE_WORD_tf] * word->idf;
    out[SALIENCE_WORD_unit_tf_idf] = row[SALIENCE_tf] * word->idf;
    out[SALIENCE_WORD_stop] = word->stop;
    out[SALIENCE_WORD_wording] = b->wording ? b->wording[u->forms[0]] : 0;
    memset(out + SALIENCE_WORD_COUNT, 0, SALIENCE_WORD_COUNT * sizeof *out);
}

/* Of a pair: what the rows of its words, which stand before it, say of them. */
static void fill_words(const beside *b, const salience_unit *u, float *row) {
    for (uint32_t which = 0; which < 2; which++) {
        float *out = row + SALIENCE_WORDS + which * (uint32_t)SALIENCE_WORD_COUNT;
        const uint32_t unit = b->found->of_term[u->terms[which]] - 1U;
        memcpy(out, b->rows[unit] + SALIENCE_WORDS, SALIENCE_WORD_COUNT * sizeof *out);
        out[SALIENCE_WORD_unit_tf_idf] = row[SALIENCE_tf] * out[SALIENCE_WORD_idf];
    }
}

static void fill_row(const beside *b, const salience_unit *u, float *row) {
    double chance = 0;
    double best = -INFINITY;
    uint32_t held = 0;
    for (uint32_t left = u->held; left != 0; left &= left - 1) {
        const uint32_t k = salience_holder(left);
        chance += b->odds[k];
        best = fmax(best, b->scores[k]);
        held++;
    }
    row[SALIENCE_tf] = log_of(b, 1 + u->tf);
    row[SALIENCE_once] = u->tf == 1;
    row[SALIENCE_sentences] = log_of(b, 1 + u->sentences);
    row[SALIENCE_first] = log_of(b, 1 + u->first);
    row[SALIENCE_first_share] = (float)u->first / b->length;
    row[SALIENCE_early] = row[SALIENCE_tf] * row[SALIENCE_first];
    row[SALIENCE_length] = b->length_log;
    row[SALIENCE_first_length] = row[SALIENCE_first] * row[SALIENCE_length];
    row[SALIENCE_held] = log_of(b, held);
    row[SALIENCE_chance] = (float)chance;
    row[SALIENCE_chance_root] = sqrtf((float)chance);
    row[SALIENCE_best] = (float)best;
    if (u->pair)
        fill_words(b, u, row);
    else
        fill_word(b, u, row);
}

static void fill_odds(const uint32_t *at, uint32_t count, const double *scores, beside *b) {
    double highest = -INFINITY;
    double sum = 0;
    for (uint32_t k = 0; k < count; k++) {
        b->scores[k] = scores[at[k]];
        highest = fmax(highest, b->scores[k]);
    }
    for (uint32_t k = 0; k < count; k++)
        sum += b->odds[k] = exp(b->scores[k] - highest);
    for (uint32_t k = 0; k < count; k++)
        b->odds[k] /= sum;
}

pith_status salience_measure(const rank_input *input, const float *wording, const uint32_t *at,
                             uint32_t count, const double *scores, saliences *out) {
    const document *doc = input->doc;
    uint32_t most = 0;
    for (uint32_t k = 0; k < count; k++)
        most += 2 * words_of(&doc->sentences[input->sentences[at[k]]]);
    finder *f = arena_alloc_zero(input->arena, 1, sizeof *f);
    TRY_MEMORY(f);
    f->doc = doc;
    f->units = ARENA_ARRAY(input->arena, salience_unit, most + 1);
    f->of_term = arena_alloc_zero(input->arena, doc->term_count, sizeof *f->of_term);
    out->rows = arena_alloc(input->arena, (most + 1) * sizeof *out->rows);
    if (!f->units || !f->of_term || !out->rows)
        return PITH_ERROR_MEMORY;
    for (uint32_t k = 0; k < count; k++)
        hold_words(f, &doc->sentences[input->sentences[at[k]]], k);
    for (uint32_t k = 0; k < count; k++)
        hold_pairs(f, &doc->sentences[input->sentences[at[k]]], k);
    for (uint32_t i = 0; i < input->count; i++)
        count_sentence(f, &doc->sentences[input->sentences[i]], i);
    beside b = {.found = f,
                .wording = wording,
                .rows = out->rows,
                .length = (float)input->count,
                .length_log = logf((float)input->count)};
    for (uint32_t n = 1; n < LOGS; n++)
        b.logs[n] = logf((float)n);
    fill_odds(at, count, scores, &b);
    for (uint32_t u = 0; u < f->count; u++)
        fill_row(&b, &f->units[u], out->rows[u]);
    out->units = f->units;
    out->count = f->count;
    return PITH_OK;
}

/* ---- chances ---- */

/* The weights of words, or of pairs: the first that of nothing, then one for each of a row. */
static void take_weights(const weights *of, bool pair, float *out) {
    const uint32_t of_words = 1 + (uint32_t)SALIENCE_COUNT - (uint32_t)SALIENCE_WORD_COUNT;
    const model_weight *items = of->items + (pair ? of_words : 0);
    const uint32_t count = pair ? 1 + (uint32_t)SALIENCE_COUNT : of_words;
    for (uint32_t k = 0; k < 1 + (uint32_t)SALIENCE_COUNT; k++)
        out[k] = k < count ? (float)items[k].value : 0;
}

/* Four sums at a time, for speed. */
typedef float float_lanes __attribute__((vector_size(16)));
_Static_assert(SALIENCE_COUNT % 4 == 0, "rows are whole lanes");

static float chance_of(const float *row, const float *weight) {
    float_lanes sums = {weight[0]};
    for (uint32_t k = 0; k < SALIENCE_COUNT; k += 4) {
        float_lanes x;
        float_lanes w;
        memcpy(&x, row + k, sizeof x);
        memcpy(&w, weight + 1 + k, sizeof w);
        sums += x * w;
    }
    return 1 / (1 + expf(-(sums[0] + sums[1] + sums[2] + sums[3])));
}

void salience_add_up(const saliences *found, const weights *of, salience_sums *out) {
    float weight[2][1 + SALIENCE_COUNT];
    *out = (salience_sums){0};
    if (of->count != SALIENCE_WEIGHTS)
        return;
    for (uint32_t pair = 0; pair < 2; pair++)
        take_weights(of, pair, weight[pair]);
    for (uint32_t i = 0; i < found->count; i++) {
        const salience_unit *u = &found->units[i];
        const double chance = (double)chance_of(found->rows[i], weight[u->pair]);
        for (uint32_t left = u->held, before = 0; left != 0; left &= left - 1) {
            const uint32_t k = salience_holder(left);
            out->alone[k][u->pair] += chance;
            for (uint32_t j = before; j != 0; j &= j - 1)
                out->both[salience_holder(j)][k][u->pair] += chance;
            before |= 1u << k;
        }
    }
}
