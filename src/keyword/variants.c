/* variants.c - see variants.h. Three kinds of phrases mean the same:
 *
 *   - spellings with and without a hyphen, "e-mail" and "email": their stems have the same letters;
 *   - an acronym in brackets behind what it stands for, "National Grid Authority (NGA)", found by
 *     the algorithm of Schwartz & Hearst ("A simple algorithm for identifying abbreviation
 *     definitions in biomedical text", PSB 2003): from right to left each letter of the acronym is
 *     the next one like it in the words before, and its first starts a word;
 *   - the last word of a name and the name, "Medinsky", "Vladimir Medinsky" and "Russian Vladimir
 *     Medinsky", unless another name ends with it; "Portugal" and "Banco de Portugal" only where
 *     the one is never met without the other, as each may be something of its own.
 *
 * The likelier one is printed. To print the whole name instead costs 1.1 points of F1@10 on KPCrowd
 * and 3.7 on Russian news, whose editors wrote "Putin".
 *
 * O(candidates + tokens). */
#include "keyword/variants.h"

#include "base/map.h"
#include "keyword/letters.h"
#include "text/utf8.h"

enum { LETTERS = 256, LONGEST_ACRONYM = 10 };

/* Joins the rings of two candidates, which are not one. */
static void join(candidates *all, uint32_t a, uint32_t b) {
    const uint32_t next = all->items[a].same;
    all->items[a].same = all->items[b].same;
    all->items[b].same = next;
}

/* The same, unless they are one. */
static void unite(candidates *all, uint32_t a, uint32_t b) {
    uint32_t i = a;
    do {
        if (i == b)
            return;
        i = all->items[i].same;
    } while (i != a);
    join(all, a, b);
}

/* ---- spellings ---- */

static bool has_hyphen(const candidates *all, const candidate *c) {
    const key *keys = candidate_keys(all, c);
    for (uint32_t k = 1; k < c->words; k++)
        if (all->runs.looks[keys[k].token] & LOOK_HYPHEN)
            return true;
    return false;
}

/* Bytes of its stems, as far as they count. */
static uint32_t stem_bytes(const candidates *all, const candidate *c) {
    const key *keys = candidate_keys(all, c);
    size_t length = 0;
    for (uint32_t k = 0; k < c->words; k++)
        length += all->doc->terms[keys[k].term].stem.length;
    return length < LETTERS ? (uint32_t)length : 0;
}

static pith_status unite_spellings(candidates *all, arena *a) {
    map letters = {.arena = a};
    uint32_t *hyphened = NULL; /* by letters: a candidate */
    bool lengths[LETTERS] = {false};
    phrase_letters own;
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (!has_hyphen(all, c) || stem_bytes(all, c) == 0)
            continue;
        if (!hyphened)
            hyphened = ARENA_ARRAY(a, uint32_t, all->count);
        TRY_MEMORY(hyphened);
        bool added;
        phrase_letters_fill(all, c, &own);
        const uint32_t id = map_intern(&letters, letters_of(&own, 0, c->words), &added);
        if (id == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        if (added)
            hyphened[id] = i;
        lengths[stem_bytes(all, c)] = true;
    }
    for (uint32_t i = 0; hyphened && i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (!lengths[stem_bytes(all, c)])
            continue;
        phrase_letters_fill(all, c, &own);
        const uint32_t id = map_find(&letters, letters_of(&own, 0, c->words));
        if (id != MAP_ABSENT)
            unite(all, hyphened[id], i);
    }
    return PITH_OK;
}

/* ---- names ---- */

enum { UNKNOWN = UINT32_MAX, SEVERAL = UINT32_MAX - 1 };

static bool is_name(const candidates *all, const candidate *c) {
    const key *keys = candidate_keys(all, c);
    for (uint32_t k = 0; k < c->words; k++)
        if (!is_capital(all, &keys[k]))
            return false;
    return true;
}

/* The shorter name is the end of the longer one. */
static bool is_end_of(const candidates *all, const candidate *shorter, const candidate *longer) {
    const key *end = candidate_keys(all, longer) + (longer->words - shorter->words);
    const key *keys = candidate_keys(all, shorter);
    for (uint32_t k = 0; k < shorter->words; k++)
        if (keys[k].term != end[k].term)
            return false;
    return true;
}

/* names[t]: UNKNOWN, then the shortest name of several words that ends with term t. No candidate is
 * united with another yet. */
static void unite_names(candidates *all, uint32_t *names) {
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->words == 1 || !is_name(all, c))
            continue;
        uint32_t *name = &names[candidate_keys(all, c)[c->words - 1].term];
        if (*name == UNKNOWN)
            *name = i;
        else if (*name != SEVERAL && !is_end_of(all, &all->items[*name], c))
            *name = SEVERAL;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        const uint32_t last = candidate_keys(all, c)[c->words - 1].term;
        const uint32_t name = names[last];
        if (name < SEVERAL && name != i && is_name(all, c))
            join(all, name, i);
    }
}

/* Capitals at both ends, and a word between them that says nothing by itself. */
static bool is_linked_name(const candidates *all, const candidate *c) {
    const key *keys = candidate_keys(all, c);
    const uint32_t last = c->words - 1;
    bool linked = false;
    for (uint32_t k = 1; k < last; k++)
        linked |= keys[k].weak && !is_capital(all, &keys[k]);
    return linked && is_capital(all, &keys[0]) && is_capital(all, &keys[last]);
}

static void unite_linked_names(candidates *all, const uint32_t *singles) {
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        if (c->words < 3 || !is_linked_name(all, c))
            continue;
        const uint32_t end = singles[candidate_keys(all, c)[c->words - 1].term];
        if (end != UNKNOWN && all->items[end].count == c->count)
            unite(all, end, i);
    }
}

/* ---- acronyms ---- */

/* Token i is between brackets, and looks like an acronym. */
static bool is_defined(const document *doc, uint32_t i) {
    const slice text = doc->text;
    const span s = token_span(doc, &doc->tokens[i]);
    if (s.start == 0 || text.data[s.start - 1] != '(' || s.end == text.length ||
        text.data[s.end] != ')' || s.end - s.start < 2 || s.end - s.start > LONGEST_ACRONYM)
        return false;
    size_t at = s.start;
    bool upper = false;
    while (at < s.end)
        upper = utf8_is_upper(utf8_next(text, &at)) || upper;
    return upper;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_letter(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* Where in the text from `least` to the bracket before acronym `s` its long form starts; s.start
 * when there is none. */
static uint32_t long_form(slice text, span s, uint32_t least) {
    uint32_t at = s.start - 1;
    uint32_t i = s.end;
    if (text.data[i - 1] == 's')
        i--; /* of a plural */
    while (i-- > s.start) {
        const char c = lower(text.data[i]);
        if (!is_letter(c))
            continue;
        do {
            if (at == least)
                return s.start;
            at--;
        } while (lower(text.data[at]) != c ||
                 (i == s.start && at > least && is_letter(text.data[at - 1])));
    }
    return at;
}

/* The first key at or behind token `t`. */
static uint32_t key_at(const key_runs *runs, uint32_t t) {
    uint32_t low = 0;
    uint32_t high = runs->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (runs->keys[middle].token < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The terms of some keys as bytes, to find them by. */
static slice terms_of(const key *keys, uint32_t count, uint32_t terms[KEYS_OF_PHRASE]) {
    for (uint32_t k = 0; k < count; k++)
        terms[k] = keys[k].term;
    return (slice){(const char *)terms, count * sizeof *terms};
}

/* Notes that acronym `i` stands for the words before its bracket, if they may be a candidate. */
static pith_status define(const candidates *all, uint32_t i, uint32_t first, map *meanings,
                          uint32_t *acronyms) {
    const document *doc = all->doc;
    const span acronym = token_span(doc, &doc->tokens[i]);
    const uint32_t letters = acronym.end - acronym.start;
    const uint32_t words = letters + 5 < 2 * letters ? letters + 5 : 2 * letters;
    const uint32_t least = i - first > words ? i - words : first;
    const uint32_t start = long_form(doc->text, acronym, doc->tokens[least].start);
    uint32_t t = least;
    while (t < i && doc->tokens[t].start < start)
        t++;
    const uint32_t from = key_at(&all->runs, t);
    const uint32_t to = key_at(&all->runs, i);
    if (t == i || doc->tokens[t].start != start || to - from != i - t || to - from < 2 ||
        to - from > KEYS_OF_PHRASE)
        return PITH_OK;
    uint32_t terms[KEYS_OF_PHRASE];
    bool added;
    const uint32_t id =
        map_intern(meanings, terms_of(&all->runs.keys[from], to - from, terms), &added);
    if (id == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    if (added)
        acronyms[id] = doc->forms[doc->tokens[i].form].term;
    return PITH_OK;
}

static pith_status unite_acronyms(candidates *all, const uint32_t *singles, arena *a) {
    const document *doc = all->doc;
    if (doc->text.length == 0 || !memchr(doc->text.data, '(', doc->text.length))
        return PITH_OK;
    map meanings = {.arena = a};
    uint32_t *acronyms = ARENA_ARRAY(a, uint32_t, doc->token_count); /* by meaning: a term */
    TRY_MEMORY(acronyms);
    for (uint32_t s = 0; s < doc->sentence_count; s++) {
        const sentence *line = &doc->sentences[s];
        for (uint32_t i = 1; has_phrases(doc, s) && i < line->token_count; i++)
            if (is_defined(doc, line->first_token + i))
                TRY(define(all, line->first_token + i, line->first_token, &meanings, acronyms));
    }
    uint32_t terms[KEYS_OF_PHRASE];
    for (uint32_t i = 0; meanings.count > 0 && i < all->count; i++) {
        const candidate *c = &all->items[i];
        const uint32_t id = map_find(&meanings, terms_of(candidate_keys(all, c), c->words, terms));
        if (id != MAP_ABSENT && singles[acronyms[id]] != UNKNOWN)
            unite(all, singles[acronyms[id]], i);
    }
    return PITH_OK;
}

pith_status variants_find(candidates *all, arena *a) {
    const uint32_t terms = all->doc->term_count;
    uint32_t *singles = ARENA_ARRAY(a, uint32_t, terms);
    uint32_t *names = ARENA_ARRAY(a, uint32_t, terms);
    TRY_MEMORY(singles && names);
    memset(singles, 0xff, terms * sizeof *singles);
    memset(names, 0xff, terms * sizeof *names);
    for (uint32_t i = 0; i < all->count; i++) {
        all->items[i].same = i;
        if (all->items[i].words == 1)
            singles[candidate_keys(all, &all->items[i])->term] = i;
    }
    unite_names(all, names);
    unite_linked_names(all, singles);
    TRY(unite_acronyms(all, singles, a));
    return unite_spellings(all, a);
}
