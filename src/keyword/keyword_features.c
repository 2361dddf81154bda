/* keyword_features.c - see keyword_features.h. */
#include "keyword/keyword_features.h"

#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>

const char *const keyword_feature_names[KEYWORD_FEATURE_COUNT] = {
    [KEYWORD_COUNT] = "count",
    [KEYWORD_SHARE] = "share",
    [KEYWORD_IDF] = "idf",
    [KEYWORD_IDF_MIN] = "idf-min",
    [KEYWORD_IDF_HEAD] = "idf-head",
    [KEYWORD_TFIDF] = "tfidf",
    [KEYWORD_RANK] = "rank",
    [KEYWORD_FIRST] = "first",
    [KEYWORD_PLACE] = "place",
    [KEYWORD_SPREAD] = "spread",
    [KEYWORD_WORDS] = "words",
    [KEYWORD_LETTERS] = "letters",
    [KEYWORD_CAPITAL] = "capital",
    [KEYWORD_CAPITALS] = "capitals",
    [KEYWORD_TITLE] = "title",
    [KEYWORD_WHOLE] = "whole",
    [KEYWORD_COVER] = "cover",
    [KEYWORD_COHESION] = "cohesion",
    [KEYWORD_DEGREE] = "degree",
    [KEYWORD_WORD_COUNT] = "word-count",
    [KEYWORD_CERTAINTY] = "certainty",
    [KEYWORD_BEFORE] = "before",
    [KEYWORD_MARKED] = "marked",
    [KEYWORD_HYPHEN] = "hyphen",
    [KEYWORD_HEADS] = "heads",
};

/* What is known of the words of the document, by term. */
typedef struct term_facts {
    uint32_t *counts;  /* keys */
    uint32_t *degrees; /* keys in the runs of these, themselves included */
    uint32_t *heads;   /* candidates of several words that end with it */
    bool *title;
} term_facts;

typedef struct filler {
    const candidates *all;
    term_facts terms;
    float most; /* occurrences of a candidate */
} filler;

static pith_status find_term_facts(const candidates *all, arena *a, term_facts *out) {
    const document *doc = all->doc;
    out->counts = arena_alloc_zero(a, doc->term_count, sizeof *out->counts);
    out->degrees = arena_alloc_zero(a, doc->term_count, sizeof *out->degrees);
    out->heads = arena_alloc_zero(a, doc->term_count, sizeof *out->heads);
    out->title = arena_alloc_zero(a, doc->term_count, sizeof *out->title);
    TRY_MEMORY(out->counts && out->degrees && out->heads && out->title);
    const key_runs *runs = &all->runs;
    for (uint32_t i = 0; i < runs->count;) {
        const uint32_t length = runs->keys[i].left;
        for (uint32_t k = 0; k < length; k++, i++) {
            out->counts[runs->keys[i].term]++;
            out->degrees[runs->keys[i].term] += length;
        }
    }
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->words > 1)
            out->heads[candidate_keys(all, c)[c->words - 1].term]++;
    }
    for (uint32_t i = 0; i < doc->title_term_count; i++)
        out->title[doc->title_terms[i]] = true;
    return PITH_OK;
}

static void fill_words(const filler *f, const candidate *c, float *row) {
    const document *doc = f->all->doc;
    const key *keys = candidate_keys(f->all, c);
    float idf = 0, least = 100, title = 0, degree = 0, count = 0, certainty = 100;
    uint32_t fewest = UINT32_MAX, bytes = 0;
    for (uint32_t k = 0; k < c->words; k++) {
        const uint32_t t = keys[k].term;
        const float value = doc->terms[t].idf - 1;
        idf += value;
        least = fminf(least, value);
        title += f->terms.title[t];
        degree += (float)f->terms.degrees[t] / (float)f->terms.counts[t];
        count += logf((float)f->terms.counts[t]);
        certainty = fminf(certainty, keys[k].certainty);
        if (f->terms.counts[t] < fewest)
            fewest = f->terms.counts[t];
        bytes += doc->tokens[keys[k].token].span.end - doc->tokens[keys[k].token].span.start;
    }
    const float n = (float)c->words;
    const uint32_t head = keys[c->words - 1].term;
    row[KEYWORD_IDF] = idf / n;
    row[KEYWORD_IDF_MIN] = least;
    row[KEYWORD_IDF_HEAD] = doc->terms[head].idf - 1;
    row[KEYWORD_TFIDF] = logf(0.1F + (float)c->count * (n > 2 ? idf * 2 / n : idf));
    row[KEYWORD_WORDS] = 2 * c->whole > c->count ? n : -n;
    row[KEYWORD_LETTERS] = (float)bytes / n;
    row[KEYWORD_TITLE] = title / n;
    row[KEYWORD_DEGREE] = degree / n;
    row[KEYWORD_WORD_COUNT] = count / n;
    row[KEYWORD_COHESION] = (float)c->count / (float)fewest;
    row[KEYWORD_CERTAINTY] = certainty;
    row[KEYWORD_HEADS] = logf(1 + (float)f->terms.heads[head]);
}

/* The byte before or behind an occurrence, white space skipped on one side; 0 at the edge. */
static unsigned char mark_before(slice text, uint32_t at) {
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\n'))
        at--;
    return at > 0 ? (unsigned char)text.data[at - 1] : 0;
}

static unsigned char mark_after(slice text, uint32_t at) {
    while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\n'))
        at++;
    return at < text.length ? (unsigned char)text.data[at] : 0;
}

static bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static void fill_occurrences(const filler *f, const candidate *c, float *row) {
    const slice text = f->all->doc->text;
    uint32_t capital = 0, capitals = 0, before = 0, marked = 0, hyphen = 0, at = 0;
    uint32_t seen = 0;
    enum { MOST = 16 };
    for (at = c->first; at != CANDIDATE_NONE && seen < MOST; at = f->all->occurrences[at].next) {
        const span s = occurrence_span(f->all, c, &f->all->occurrences[at]);
        const slice word = slice_range(text, s.start, s.end);
        size_t next = 0;
        const bool upper = utf8_is_upper(utf8_next(word, &next));
        capital += upper;
        capitals += upper && next < word.length && utf8_is_upper(utf8_next(word, &next));
        hyphen += memchr(word.data, '-', word.length) != NULL;
        const unsigned char left = mark_before(text, s.start);
        const unsigned char right = mark_after(text, s.end);
        before += !is_word_byte(left);
        marked += (left == '(' && right == ')') || (left == '"' && right == '"');
        seen++;
    }
    const float n = (float)seen;
    row[KEYWORD_CAPITAL] = (float)capital / n;
    row[KEYWORD_CAPITALS] = (float)capitals / n;
    row[KEYWORD_BEFORE] = (float)before / n;
    row[KEYWORD_MARKED] = (float)marked / n;
    row[KEYWORD_HYPHEN] = (float)hyphen / n;
}

static void fill_places(const filler *f, const candidate *c, float *row) {
    const candidates *all = f->all;
    const float length = (float)all->doc->token_count;
    const uint32_t first = all->runs.keys[all->occurrences[c->first].key].token;
    const uint32_t last = all->runs.keys[all->occurrences[c->last].key].token;
    row[KEYWORD_COUNT] = logf((float)c->count);
    row[KEYWORD_SHARE] = logf((float)c->count / f->most);
    row[KEYWORD_FIRST] = logf(1 + (float)first);
    row[KEYWORD_PLACE] = (float)first / length;
    row[KEYWORD_SPREAD] = (float)(last - first) / length;
    row[KEYWORD_WHOLE] = (float)c->whole / (float)c->count;
    row[KEYWORD_COVER] = (float)c->cover / (float)c->support;
}

/* Share of the candidates with a smaller product: by counting, in 256 steps of its range. */
static void fill_ranks(uint32_t n, float *rows) {
    enum { STEPS = 256 };
    uint32_t below[STEPS + 1] = {0};
    float least = INFINITY, most = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        const float v = rows[(size_t)i * KEYWORD_FEATURE_COUNT + KEYWORD_TFIDF];
        least = fminf(least, v);
        most = fmaxf(most, v);
    }
    const float scale = most > least ? (STEPS - 1) / (most - least) : 0;
    for (uint32_t i = 0; i < n; i++)
        below[1 +
              (int)((rows[(size_t)i * KEYWORD_FEATURE_COUNT + KEYWORD_TFIDF] - least) * scale)]++;
    for (uint32_t s = 1; s <= STEPS; s++)
        below[s] += below[s - 1];
    for (uint32_t i = 0; i < n; i++) {
        float *row = rows + (size_t)i * KEYWORD_FEATURE_COUNT;
        const uint32_t above = n - below[1 + (int)((row[KEYWORD_TFIDF] - least) * scale)];
        row[KEYWORD_RANK] = logf(1 + (float)above);
    }
}

pith_status keyword_features_fill(const candidates *all, arena *a, float *rows) {
    filler f = {.all = all, .most = 1};
    TRY(find_term_facts(all, a, &f.terms));
    for (uint32_t i = 0; i < all->count; i++)
        f.most = fmaxf(f.most, (float)all->items[i].count);
    for (uint32_t i = 0; i < all->count; i++) {
        float *row = rows + (size_t)i * KEYWORD_FEATURE_COUNT;
        fill_places(&f, &all->items[i], row);
        fill_words(&f, &all->items[i], row);
        fill_occurrences(&f, &all->items[i], row);
    }
    fill_ranks(all->count, rows);
    return PITH_OK;
}
