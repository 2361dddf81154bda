/* keyword_features.c - see keyword_features.h. O(occurrences, but 16 a candidate), and
 * O(candidates) memory for one number each. */
#include "keyword/keyword_features.h"

#include <math.h>

#define NAME(feature, name, part) name " "
#define PART(feature, name, part) KEYWORD_PART_##part,

const char keyword_feature_names[] = KEYWORD_FEATURES(NAME);
const uint8_t keyword_feature_parts[KEYWORD_FEATURE_COUNT] = {KEYWORD_FEATURES(PART)};

/* What is known of a word of the document. */
typedef struct term_facts {
    uint32_t count; /* keys */
    uint32_t heads; /* candidates of several words that end with it */
    float degree;   /* keys in the runs of these, themselves included, in the mean */
    float log_count;
    float tag; /* of the model's table "tags"; 0 when it is not there */
    float tag_alone;
    float tag_met;
    bool title;
} term_facts;

enum { RANKS = 256 };

struct keyword_facts {
    const candidates *all;
    term_facts *terms;
    float *tfidf; /* by candidate */
    float least_tfidf;
    float rank_scale;
    uint32_t below[RANKS + 1];         /* candidates in the steps of tfidf before */
    float most;                        /* occurrences of a candidate */
    float text[KEYWORD_FEATURE_COUNT]; /* from KEYWORD_TEXT_WORDS on */
};

/* ---- words ---- */

static void find_tags(const document *doc, const key *k, term_facts *t) {
    const uint32_t index = doc->tokens[k->token].form;
    uint16_t value = 0;
    if (!form_find(doc, index, &form_language(doc, &doc->forms[index])->tags, &value))
        return;
    const int word = (value >> TAG_WORD_SHIFT) & TAG_STEP_MASK;
    const int alone = value & TAG_STEP_MASK;
    t->tag = (float)((word - TAG_STEPS) * TAG_STEP);
    t->tag_alone = (float)((alone - TAG_STEPS) * TAG_STEP);
    t->tag_met = (float)(value >> TAG_MET_SHIFT);
}

/* Asks the machine for what find_tags will look at some keys later. */
static void expect_tags(const document *doc, const key_runs *runs, uint32_t i) {
    enum { AHEAD = 8 };
    if (i + AHEAD < runs->count)
        table_expect(&doc->language->tags,
                     doc->form_hashes[doc->tokens[runs->keys[i + AHEAD].token].form]);
}

static pith_status find_terms(const candidates *all, arena *a, term_facts **out) {
    const document *doc = all->doc;
    term_facts *terms = arena_alloc_zero(a, doc->term_count, sizeof *terms);
    TRY_MEMORY(terms);
    const key_runs *runs = &all->runs;
    for (uint32_t i = 0; i < runs->count;) {
        const uint32_t length = runs->keys[i].left;
        for (uint32_t k = 0; k < length; k++, i++) {
            term_facts *t = &terms[runs->keys[i].term];
            expect_tags(doc, runs, i);
            if (t->count++ == 0)
                find_tags(doc, &runs->keys[i], t);
            t->degree += (float)length;
        }
    }
    for (uint32_t i = 0; i < doc->term_count; i++) {
        if (terms[i].count > 1) {
            terms[i].degree /= (float)terms[i].count;
            terms[i].log_count = logf((float)terms[i].count);
        }
    }
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->words > 1)
            terms[candidate_keys(all, c)[c->words - 1].term].heads++;
    }
    for (uint32_t i = 0; i < doc->title_term_count; i++)
        terms[doc->title_terms[i]].title = true;
    *out = terms;
    return PITH_OK;
}

/* fminf without a call, for numbers. */
static float least(float a, float b) {
    return a < b ? a : b;
}

static void fill_words(const keyword_facts *f, const candidate *c, float *row) {
    const document *doc = f->all->doc;
    const key *keys = candidate_keys(f->all, c);
    float idf = 0, title = 0, degree = 0, count = 0, certainty = 100;
    float tag = 0, least_tag = 100, met = 100;
    uint32_t fewest = UINT32_MAX, bytes = 0;
    for (uint32_t k = 0; k < c->words; k++) {
        const term_facts *t = &f->terms[keys[k].term];
        idf += doc->terms[keys[k].term].idf - 1;
        title += t->title;
        degree += t->degree;
        count += t->log_count;
        certainty = least(certainty, keys[k].certainty);
        tag += t->tag;
        least_tag = least(least_tag, t->tag);
        met = least(met, t->tag_met);
        if (t->count < fewest)
            fewest = t->count;
        bytes += (uint32_t)token_text(doc, &doc->tokens[keys[k].token]).length;
    }
    const float n = (float)c->words;
    const uint32_t head = keys[c->words - 1].term;
    row[KEYWORD_IDF] = idf / n;
    row[KEYWORD_IDF_LAST] = doc->terms[head].idf - 1;
    row[KEYWORD_WORDS] = 2 * c->whole > c->count ? n : -n;
    row[KEYWORD_LETTERS] = (float)bytes / n;
    row[KEYWORD_TITLE] = title / n;
    row[KEYWORD_DEGREE] = degree / n;
    row[KEYWORD_WORD_COUNT] = count / n;
    row[KEYWORD_COHESION] = (float)c->count / (float)fewest;
    row[KEYWORD_CERTAINTY] = certainty;
    row[KEYWORD_HEADS] = (float)f->terms[head].heads;
    row[KEYWORD_TAG] = tag / n;
    row[KEYWORD_TAG_MIN] = least_tag;
    row[KEYWORD_TAG_ALONE] = f->terms[head].tag_alone;
    row[KEYWORD_TAG_MET] = met;
}

/* ---- occurrences ---- */

static bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

static bool is_word_byte(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Does a mark stand before the word, or nothing? White space does not count. */
static bool is_marked_before(const document *doc, uint32_t i) {
    uint32_t at = doc->tokens[i].start;
    while (at > 0 && is_blank(doc->text.data[at - 1]))
        at--;
    return at == 0 || !is_word_byte((unsigned char)doc->text.data[at - 1]);
}

static bool is_bracket_after(const document *doc, uint32_t i) {
    uint32_t at = looks_text_end(doc, &doc->tokens[i]);
    while (at < doc->text.length && is_blank(doc->text.data[at]))
        at++;
    return at < doc->text.length && doc->text.data[at] == '(';
}

/* Looks at the first 16 only. */
static void fill_occurrences(const keyword_facts *f, const candidate *c, float *row) {
    enum { MOST = 16 };
    const document *doc = f->all->doc;
    const key_runs *runs = &f->all->runs;
    uint32_t capital = 0, before = 0, bracket = 0, seen = 0;
    for (uint32_t at = c->first; at != CANDIDATE_NONE && seen < MOST; seen++) {
        const occurrence *o = &f->all->occurrences[at];
        const uint32_t first = runs->keys[o->key].token;
        const uint32_t next = runs->keys[o->key + c->words - 1].token + 1;
        capital += is_capital(f->all, &runs->keys[o->key]);
        before += !(runs->looks[first] & LOOK_SPACE) && is_marked_before(doc, first);
        bracket += (next == doc->token_count || !(runs->looks[next] & LOOK_SPACE)) &&
                   is_bracket_after(doc, next - 1);
        at = o->next;
    }
    const float n = (float)seen;
    row[KEYWORD_CAPITAL] = (float)capital / n;
    row[KEYWORD_BEFORE] = (float)before / n;
    row[KEYWORD_BRACKET] = (float)bracket / n;
}

static void fill_places(const keyword_facts *f, const candidate *c, float *row) {
    const candidates *all = f->all;
    const float length = (float)all->doc->token_count;
    const uint32_t first = all->runs.keys[all->occurrences[c->first].key].token;
    const uint32_t last = all->runs.keys[all->occurrences[c->last].key].token;
    row[KEYWORD_COUNT] = (float)c->count;
    row[KEYWORD_SHARE] = (float)c->count / f->most;
    row[KEYWORD_FIRST] = (float)first;
    row[KEYWORD_PLACE] = (float)first / length;
    row[KEYWORD_SPREAD] = (float)(last - first) / length;
    row[KEYWORD_WHOLE] = (float)c->whole / (float)c->count;
    row[KEYWORD_COVER] = (float)c->cover / (float)c->support;
}

/* ---- the document ---- */

/* Of several words, those of two. */
static float tfidf_of(const candidates *all, const candidate *c) {
    const key *keys = candidate_keys(all, c);
    float idf = 0;
    for (uint32_t k = 0; k < c->words; k++)
        idf += all->doc->terms[keys[k].term].idf - 1;
    if (c->words > 2)
        idf *= 2 / (float)c->words;
    return 0.1F + (float)c->count * idf;
}

static uint32_t bits_of(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* The bits of a float above 0, read as a number, are about its logarithm. */
static uint32_t rank_step(const keyword_facts *f, uint32_t i) {
    return (uint32_t)((float)(bits_of(f->tfidf[i]) - bits_of(f->least_tfidf)) * f->rank_scale);
}

/* How many candidates have less tfidf than another: by counting, in steps of its range. */
static void count_ranks(keyword_facts *f, uint32_t n) {
    float most = 0;
    f->least_tfidf = INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        f->tfidf[i] = tfidf_of(f->all, &f->all->items[i]);
        f->least_tfidf = least(f->least_tfidf, f->tfidf[i]);
        most = f->tfidf[i] > most ? f->tfidf[i] : most;
    }
    const uint32_t range = most > f->least_tfidf ? bits_of(most) - bits_of(f->least_tfidf) : 0;
    f->rank_scale = range > 0 ? (RANKS - 1) / (float)range : 0;
    for (uint32_t i = 0; i < n; i++)
        f->below[1 + rank_step(f, i)]++;
    for (uint32_t s = 1; s <= RANKS; s++)
        f->below[s] += f->below[s - 1];
}

static void describe_text(keyword_facts *f) {
    const candidates *all = f->all;
    const document *doc = all->doc;
    uint32_t capital = 0, repeated = 0, most = 1;
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        capital += is_capital(all, candidate_keys(all, c));
        repeated += c->count > 1;
        most = c->count > most ? c->count : most;
    }
    const float n = all->count > 0 ? (float)all->count : 1;
    f->most = (float)most;
    f->text[KEYWORD_TEXT_WORDS] = (float)doc->words;
    f->text[KEYWORD_TEXT_CAPITAL] = (float)capital / n;
    f->text[KEYWORD_TEXT_CANDIDATES] = (float)all->count;
    f->text[KEYWORD_TEXT_REPEATED] = (float)repeated / n;
    f->text[KEYWORD_TEXT_TITLE] = doc->title_term_count > 0;
}

pith_status keyword_facts_find(const candidates *all, arena *a, keyword_facts **out) {
    keyword_facts *f = arena_alloc_zero(a, 1, sizeof *f);
    TRY_MEMORY(f);
    f->all = all;
    f->tfidf = ARENA_ARRAY(a, float, all->count);
    TRY_MEMORY(f->tfidf);
    TRY(find_terms(all, a, &f->terms));
    count_ranks(f, all->count);
    describe_text(f);
    *out = f;
    return PITH_OK;
}

uint32_t keyword_better_than(const keyword_facts *facts, uint32_t i) {
    return facts->all->count - facts->below[1 + rank_step(facts, i)];
}

void keyword_features_fill(const keyword_facts *facts, uint32_t i,
                           float row[KEYWORD_FEATURE_COUNT]) {
    const candidate *c = &facts->all->items[i];
    memcpy(row, facts->text, sizeof facts->text);
    fill_places(facts, c, row);
    fill_words(facts, c, row);
    fill_occurrences(facts, c, row);
    row[KEYWORD_TFIDF] = facts->tfidf[i];
    row[KEYWORD_RANK] = (float)keyword_better_than(facts, i);
}
