/* chain.c - the page as a linear-chain conditional random field (Lafferty, McCallum and Pereira,
 * "Conditional random fields", ICML 2001).
 *
 * The score of a labelling of all lines i with parts y[i] is
 *
 *     sum over i of   emission[y[i]] . features(i)  +  transition[y[i - 1]][y[i]]
 *
 * with only the transitions that a page can make: from the head over the headline to the text, to
 * and fro between the text and what stands inside it, at last to the tail, and no way back. So one
 * article is found as a whole: a sentence in the footer is too far from it, a credit between two
 * paragraphs is not. The best labelling is found by the algorithm of Viterbi (1967) in
 * O(lines * parts^2), with one byte a line and part.
 *
 * The weights are fitted by models/fit_roles.py. Their names are "part:feature" and "part>part", in
 * the order of the loops below; any other file is refused. */
#include "read/chain.h"

#include "read/features.h"

const char *const page_part_names[PART_COUNT] = {
    [PART_HEAD] = "head",   [PART_TITLE] = "title", [PART_LEAD] = "lead", [PART_BODY] = "body",
    [PART_INNER] = "inner", [PART_END] = "end",     [PART_TAIL] = "tail",
};

/* What a transition that cannot be costs: more than any weights can outdo. */
#define IMPOSSIBLE (-1e9F)

bool chain_allows(unsigned from, unsigned to) {
    static const unsigned after[PART_COUNT + 1] = {
        [PART_HEAD] = 1U << PART_HEAD | 1U << PART_TITLE | 1U << PART_BODY | 1U << PART_COUNT,
        [PART_TITLE] = 1U << PART_LEAD | 1U << PART_BODY,
        [PART_LEAD] = 1U << PART_LEAD | 1U << PART_BODY,
        [PART_BODY] = 1U << PART_BODY | 1U << PART_INNER | 1U << PART_END | 1U << PART_COUNT,
        [PART_INNER] = 1U << PART_BODY | 1U << PART_INNER,
        [PART_END] = 1U << PART_TAIL | 1U << PART_COUNT,
        [PART_TAIL] = 1U << PART_TAIL | 1U << PART_COUNT,
        [PART_COUNT] = 1U << PART_HEAD | 1U << PART_TITLE | 1U << PART_BODY,
    };
    return after[from] >> to & 1;
}

/* Parts with padding, so that the sums over them fill whole vectors. */
enum { PART_ROOM = 8 };

typedef struct chain {
    float emission[FEATURE_COUNT][PART_ROOM];
    float transition[PART_COUNT + 1][PART_COUNT + 1];
} chain;

/* Is the name of `weight` first, between and second, one behind the other? */
static bool is_named(const model_weight *weight, const char *first, char between,
                     const char *second) {
    const size_t length = strlen(first);
    return strncmp(weight->name, first, length) == 0 && weight->name[length] == between &&
           strcmp(weight->name + length + 1, second) == 0;
}

static const char *part_name(unsigned part) {
    return part < PART_COUNT ? page_part_names[part] : "edge";
}

/* False when the weights have other names. The list of features is the same for every part, so it
 * is compared once. */
static bool load_chain(weights w, chain *out) {
    uint32_t pairs = 0;
    for (unsigned from = 0; from <= PART_COUNT; from++)
        for (unsigned to = 0; to <= PART_COUNT; to++)
            pairs += chain_allows(from, to);
    if (w.count != PART_COUNT * FEATURE_COUNT + pairs)
        return false;
    const model_weight *item = w.items;
    for (unsigned part = 0; part < PART_COUNT; part++) {
        for (unsigned f = 0; f < FEATURE_COUNT; f++, item++) {
            if ((part == 0 || f == 0) &&
                !is_named(item, page_part_names[part], ':', line_feature_names[f]))
                return false;
            out->emission[f][part] = (float)item->value;
        }
    }
    for (unsigned from = 0; from <= PART_COUNT; from++) {
        for (unsigned to = 0; to <= PART_COUNT; to++) {
            out->transition[from][to] = IMPOSSIBLE;
            if (!chain_allows(from, to))
                continue;
            if (!is_named(item, part_name(from), '>', part_name(to)))
                return false;
            out->transition[from][to] = (float)item++->value;
        }
    }
    return true;
}

static void emit(const chain *c, const page *p, uint32_t i, float out[PART_ROOM]) {
    float features[FEATURE_COUNT];
    line_features(p, i, features);
    for (unsigned part = 0; part < PART_ROOM; part++)
        out[part] = 0;
    for (unsigned f = 0; f < FEATURE_COUNT; f++)
        for (unsigned part = 0; part < PART_ROOM; part++)
            out[part] += c->emission[f][part] * features[f];
}

/* The part before that makes `to` best, and its score. */
static uint8_t best_before(const chain *c, const float *scores, unsigned to, float *best) {
    uint8_t from = 0;
    *best = scores[0] + c->transition[0][to];
    for (unsigned k = 1; k < PART_COUNT; k++) {
        const float score = scores[k] + c->transition[k][to];
        if (score > *best) {
            *best = score;
            from = (uint8_t)k;
        }
    }
    return from;
}

static void viterbi(const chain *c, const page *p, uint8_t *back, uint8_t *parts) {
    float scores[PART_COUNT];
    for (uint32_t i = 0; i < p->count; i++) {
        float emission[PART_ROOM];
        float next[PART_COUNT];
        emit(c, p, i, emission);
        float greatest = 2 * IMPOSSIBLE;
        for (unsigned to = 0; to < PART_COUNT; to++) {
            float before = c->transition[PART_COUNT][to];
            if (i > 0)
                back[(size_t)i * PART_COUNT + to] = best_before(c, scores, to, &before);
            next[to] = before + emission[to];
            greatest = next[to] > greatest ? next[to] : greatest;
        }
        /* Only differences count; so they keep their precision on the longest page.
         */
        for (unsigned to = 0; to < PART_COUNT; to++)
            scores[to] = next[to] - greatest > IMPOSSIBLE ? next[to] - greatest : IMPOSSIBLE;
    }
    float best;
    parts[p->count - 1] = best_before(c, scores, PART_COUNT, &best);
    for (uint32_t i = p->count - 1; i > 0; i--)
        parts[i - 1] = back[(size_t)i * PART_COUNT + parts[i]];
}

pith_status chain_decode(const page *p, weights w, arena *a, uint8_t *parts) {
    memset(parts, PART_BODY, p->count);
    if (w.count == 0 || p->count == 0)
        return PITH_OK;
    chain c = {0};
    if (!load_chain(w, &c))
        return PITH_ERROR_MODEL;
    uint8_t *back = arena_alloc(a, (size_t)p->count * PART_COUNT);
    TRY_MEMORY(back);
    viterbi(&c, p, back, parts);
    return PITH_OK;
}
