/* keyword_yake.c - what the look and the company of words tell, without any corpus.
 *
 * Campos, Mangaravite, Pasquali, Jorge, Nunes & Jatowt, "YAKE! Keyword extraction from single
 * documents using multiple local features", Information Sciences 509, 2020, section 3. For a word t
 * that occurs frequency(t) times,
 *
 *   casing     = max(capitalised inside a sentence, all capitals) / (1 + ln frequency)
 *   position   = ln(3 + median of the numbers of its sentences), logarithm taken twice
 *   normal     = frequency / (mean + standard deviation of the frequencies)
 *   company    = 1 + (left + right) * frequency / greatest frequency, where left is the number of
 *                different words beside it over the number of all of them, right likewise
 *   different  = sentences with it / sentences
 *   word(t)    = company * position / (casing + (normal + different) / company)
 *   odds(c)    = product of word(t) / (count(c) * (1 + sum of word(t)))
 *   score(c)   = 1 / odds(c)
 *
 * low odds are good. Candidates are those of pith of at most LONGEST words: they hold no small
 * words, so the rule for these is not needed. O(tokens). */
#include "keyword/keyword_methods.h"

#include "base/map.h"
#include "text/utf8.h"

#include <math.h>

enum { LONGEST = 3 };

/* What is counted of a term. */
typedef struct facts {
    uint32_t frequency;
    uint32_t capital;   /* capitalised, not first in its sentence */
    uint32_t capitals;  /* in capitals throughout */
    uint32_t sentences; /* with it */
    uint32_t last;      /* sentence + 1 */
    uint32_t left;      /* different words before it */
    uint32_t right;
    uint32_t left_all;
    uint32_t right_all;
} facts;

typedef struct counting {
    const document *doc;
    facts *facts;
    map pairs; /* of neighbours */
    uint32_t sentence;
} counting;

static uint32_t term_at(const document *doc, uint32_t i) {
    return doc->forms[doc->tokens[i].form].term;
}

/* Terms a and b stand side by side. */
static pith_status add_pair(counting *c, uint32_t a, uint32_t b) {
    const uint32_t pair[2] = {a, b};
    bool added;
    if (map_intern(&c->pairs, (slice){(const char *)pair, sizeof pair}, &added) == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    c->facts[a].right += added;
    c->facts[a].right_all++;
    c->facts[b].left += added;
    c->facts[b].left_all++;
    return PITH_OK;
}

static void add_word(counting *c, uint32_t i, bool first) {
    facts *f = &c->facts[term_at(c->doc, i)];
    const slice word = token_text(c->doc, &c->doc->tokens[i]);
    size_t at = 0;
    const bool upper = utf8_is_upper(utf8_next(word, &at));
    f->frequency++;
    f->capital += upper && !first;
    f->capitals += upper && at < word.length && utf8_is_upper(utf8_next(word, &at));
    f->sentences += f->last != c->sentence + 1;
    f->last = c->sentence + 1;
}

static pith_status count_words(counting *c) {
    const document *doc = c->doc;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        if (!s->competes)
            continue;
        for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
            add_word(c, t, t == s->first_token);
            if (t > s->first_token)
                TRY(add_pair(c, term_at(doc, t - 1), term_at(doc, t)));
        }
        c->sentence++;
    }
    return PITH_OK;
}

/* By term the number of the sentence in the middle of its occurrences: the medians, as occurrences
 * are met in order. */
static void find_medians(const document *doc, const facts *all, uint32_t *seen, float *medians) {
    uint32_t number = 0;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        if (!s->competes)
            continue;
        for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
            const uint32_t id = term_at(doc, t);
            const uint32_t n = all[id].frequency;
            /* The one in the middle, or the mean of the two. */
            if (seen[id] == (n - 1) / 2)
                medians[id] += 0.5F * (float)number;
            if (seen[id] == n / 2)
                medians[id] += 0.5F * (float)number;
            seen[id]++;
        }
        number++;
    }
}

typedef struct norm {
    double usual; /* mean + standard deviation of the frequencies of words that are no stop words */
    double most;
    double sentences;
} norm;

static norm find_norm(const counting *c) {
    double sum = 0, squares = 0, words = 0, most = 1;
    for (uint32_t t = 0; t < c->doc->term_count; t++) {
        const double f = c->facts[t].frequency;
        if (f <= 0 || c->doc->terms[t].stop)
            continue;
        sum += f;
        squares += f * f;
        words++;
        most = fmax(most, f);
    }
    const double mean = words > 0 ? sum / words : 0;
    const double variance = words > 0 ? squares / words - mean * mean : 0;
    return (norm){fmax(mean + sqrt(fmax(variance, 0)), 1), most, c->sentence > 0 ? c->sentence : 1};
}

static double share(uint32_t different, uint32_t all) {
    return all > 0 ? (double)different / all : 0;
}

static double word_odds(const facts *f, double median, const norm *n) {
    const double frequency = f->frequency;
    const double casing = fmax(f->capital, f->capitals) / (1 + log(frequency));
    const double position = log(log(3 + median));
    const double company =
        1 + (share(f->left, f->left_all) + share(f->right, f->right_all)) * frequency / n->most;
    const double different = f->sentences / n->sentences;
    return company * position / (casing + (frequency / n->usual + different) / company);
}

pith_status keyword_yake_score(const document *doc, arena *a, candidates *found, double **scores) {
    TRY(candidates_find(doc, a, found));
    counting c = {.doc = doc, .pairs = {.arena = a}};
    c.facts = arena_alloc_zero(a, doc->term_count, sizeof *c.facts);
    uint32_t *seen = arena_alloc_zero(a, doc->term_count, sizeof *seen);
    float *medians = arena_alloc_zero(a, doc->term_count, sizeof *medians);
    double *out = ARENA_ARRAY(a, double, found->count);
    TRY_MEMORY(c.facts && seen && medians && out);
    TRY(count_words(&c));
    find_medians(doc, c.facts, seen, medians);
    const norm n = find_norm(&c);
    for (uint32_t i = 0; i < found->count; i++) {
        const candidate *of = &found->items[i];
        const key *keys = candidate_keys(found, of);
        double product = 1, sum = 0;
        for (uint32_t k = 0; k < of->words; k++) {
            const double odds =
                word_odds(&c.facts[keys[k].term], (double)medians[keys[k].term], &n);
            product *= odds;
            sum += odds;
        }
        out[i] = of->words > LONGEST ? KEYWORD_NOT_RANKED : of->count * (1 + sum) / product;
    }
    *scores = out;
    return PITH_OK;
}
