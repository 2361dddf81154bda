/* labels.c - see labels.h. Phrases are cut at small words and verbs, and are short; a thesaurus has
 * "right to be forgotten" and "United Nations Framework Convention on Climate Change". So every
 * n-gram of the text, of at most as many words as the longest label, with nothing but white space
 * or a hyphen between them, is asked for by its letters (vocabulary.h). The longest that no
 * candidate has becomes a candidate, with the score of the best candidate that shares a word with
 * it, or 0.
 *
 * Words mean too much alone: one that is no candidate ("runs", "may") is a label only where it is
 * a name, written as the vocabulary writes it, and so are stop words in a row: "May", "WHO", "The
 * Who".
 *
 * O(tokens * words of the longest label). */
#include "keyword/labels.h"

#include "base/map.h"
#include "text/utf8.h"

typedef struct label_place {
    uint32_t label; /* number among those that are added */
    uint32_t token; /* its first */
    uint32_t words;
    uint32_t sentence;
} label_place;

typedef struct label_reader {
    const candidates *all;
    const struct pith_vocabulary *vocabulary;
    arena *arena;
    bool *starts;        /* by term: a label may start with it */
    map known;           /* letters of candidates that are labels */
    map labels;          /* letters of those that are added, and how many words they are */
    label_place *places; /* in the order of the text */
    uint32_t count;
    uint32_t room;
    uint32_t words; /* of all places */
} label_reader;

/* ---- finding ---- */

static pith_status find_known(label_reader *r) {
    phrase_letters own;
    for (uint32_t i = 0; i < r->all->count; i++) {
        const candidate *c = &r->all->items[i];
        phrase_letters_fill(r->all, c, &own);
        const slice letters = letters_of(&own, 0, c->words);
        if (vocabulary_find(r->vocabulary, letters) != VOCABULARY_NONE &&
            map_intern(&r->known, letters, NULL) == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
    }
    return PITH_OK;
}

static pith_status find_starts(label_reader *r) {
    const document *doc = r->all->doc;
    char letters[LETTERS_MAX];
    r->starts = arena_alloc_zero(r->arena, doc->term_count, sizeof *r->starts);
    TRY_MEMORY(r->starts);
    for (uint32_t i = 0; i < doc->term_count; i++) {
        const slice stem = doc->terms[i].stem;
        if (stem.length > sizeof letters)
            continue;
        const size_t length = utf8_strip_accents(stem, letters);
        r->starts[i] = vocabulary_starts(r->vocabulary, (slice){letters, length});
    }
    return PITH_OK;
}

static pith_status add_place(label_reader *r, slice letters, label_place place) {
    place.label = map_intern(&r->labels, letters, NULL);
    if (place.label == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    if (r->count == r->room) {
        const uint32_t room = r->room > 0 ? 2 * r->room : 16;
        label_place *grown =
            arena_grow(r->arena, r->places, r->room * sizeof *r->places, room * sizeof *r->places);
        TRY_MEMORY(grown);
        r->places = grown;
        r->room = room;
    }
    r->places[r->count++] = place;
    r->words += place.words;
    return PITH_OK;
}

/* An n-gram, while it grows. */
typedef struct ngram {
    char letters[LETTERS_MAX];
    uint32_t length;
    bool stop;  /* all of its words are stop words */
    bool upper; /* all start with capitals */
} ngram;

/* False: the word is too long, or something is between it and the one before it. */
static bool add_word(const label_reader *r, uint32_t at, bool first, ngram *n) {
    const document *doc = r->all->doc;
    const form *f = &doc->forms[doc->tokens[at].form];
    const uint8_t looks = r->all->runs.looks[at];
    const slice stem = doc->terms[f->term].stem;
    if (stem.length > LETTERS_MAX - n->length ||
        (!first && !(looks & (LOOK_SPACE | LOOK_HYPHEN | LOOK_LINK))))
        return false;
    n->length += (uint32_t)utf8_strip_accents(stem, n->letters + n->length);
    n->stop = n->stop && (f->stop || doc->terms[f->term].stop);
    n->upper = n->upper && looks & LOOK_CAPITAL;
    return true;
}

/* Its words start with capitals, one word not only because it starts a sentence, and the vocabulary
 * writes them so. */
static bool is_name(const label_reader *r, const ngram *n, label_place place, uint32_t concept) {
    const document *doc = r->all->doc;
    const uint32_t start = doc->tokens[place.token].start;
    const token *last = &doc->tokens[place.token + place.words - 1];
    if (!n->upper || (place.words == 1 && r->all->runs.looks[place.token] & LOOK_CAPITALISED &&
                      place.token == doc->sentences[place.sentence].first_token))
        return false;
    return vocabulary_writes(r->vocabulary, concept,
                             slice_range(doc->text, start, looks_text_end(doc, last)));
}

/* Adds the longest label that starts with token `at`; its words, 0 when there is none. */
static pith_status read_token(label_reader *r, uint32_t line, uint32_t at, uint32_t end,
                              uint32_t *longest) {
    ngram n = {.stop = true, .upper = true};
    char found[LETTERS_MAX + 1];
    uint32_t length = 0;
    *longest = 0;
    for (uint32_t words = 1; words <= r->vocabulary->words && at + words <= end; words++) {
        const label_place place = {.token = at, .words = words, .sentence = line};
        if (!add_word(r, at + words - 1, words == 1, &n))
            break;
        const slice letters = {n.letters, n.length};
        const uint32_t concept = vocabulary_find(r->vocabulary, letters);
        if (concept == VOCABULARY_NONE ||
            ((words == 1 || n.stop) && !is_name(r, &n, place, concept)) ||
            map_find(&r->known, letters) != MAP_ABSENT)
            continue;
        *longest = words;
        length = n.length;
    }
    if (*longest == 0)
        return PITH_OK;
    memcpy(found, n.letters, length);
    found[length] = (char)*longest;
    return add_place(r, (slice){found, length + 1},
                     (label_place){.token = at, .words = *longest, .sentence = line});
}

/* From left to right, none over another. */
static pith_status find_places(label_reader *r) {
    const document *doc = r->all->doc;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        const uint32_t end = s->first_token + s->token_count;
        for (uint32_t t = s->first_token; has_phrases(doc, i) && t < end;) {
            uint32_t words = 0;
            if (r->starts[doc->forms[doc->tokens[t].form].term])
                TRY(read_token(r, i, t, end, &words));
            t += words > 0 ? words : 1;
        }
    }
    return PITH_OK;
}

/* ---- adding ---- */

/* By token: the best score of a candidate that it is in. */
static pith_status find_worth(const candidates *all, const double *scores, arena *a, double **out) {
    double *worth = arena_alloc_zero(a, all->doc->token_count, sizeof *worth);
    TRY_MEMORY(worth);
    for (uint32_t i = 0; i < all->count; i++) {
        const candidate *c = &all->items[i];
        for (uint32_t at = c->first; at != CANDIDATE_NONE; at = all->occurrences[at].next) {
            const key *keys = &all->runs.keys[all->occurrences[at].key];
            for (uint32_t k = 0; k < c->words; k++)
                if (scores[i] > worth[keys[k].token])
                    worth[keys[k].token] = scores[i];
        }
    }
    *out = worth;
    return PITH_OK;
}

/* Copies of the arrays with room for what is added. */
static pith_status enlarge(const label_reader *r, candidates *all, uint32_t occurrences,
                           double **scores) {
    const uint32_t count = all->count + r->labels.count;
    key *keys = ARENA_ARRAY(r->arena, key, (size_t)all->runs.count + r->words);
    occurrence *places = ARENA_ARRAY(r->arena, occurrence, (size_t)occurrences + r->count);
    candidate *items = ARENA_ARRAY(r->arena, candidate, count);
    double *values = arena_alloc_zero(r->arena, count, sizeof *values);
    TRY_MEMORY(keys && places && items && values);
    if (all->count > 0) {
        memcpy(keys, all->runs.keys, all->runs.count * sizeof *keys);
        memcpy(places, all->occurrences, occurrences * sizeof *places);
        memcpy(items, all->items, all->count * sizeof *items);
        memcpy(values, *scores, all->count * sizeof *values);
    }
    for (uint32_t i = all->count; i < count; i++)
        items[i] = (candidate){
            .first = CANDIDATE_NONE, .prefix = CANDIDATE_NONE, .suffix = CANDIDATE_NONE, .same = i};
    all->runs.keys = keys;
    all->occurrences = places;
    all->items = items;
    *scores = values;
    return PITH_OK;
}

/* Appends occurrence `at`, whose keys start at `first`. */
static void append(candidates *all, const label_place *p, uint32_t at, uint32_t first) {
    const document *doc = all->doc;
    candidate *c = &all->items[all->count + p->label];
    for (uint32_t k = 0; k < p->words; k++)
        all->runs.keys[first + k] = (key){.token = p->token + k,
                                          .term = doc->forms[doc->tokens[p->token + k].form].term,
                                          .sentence = p->sentence,
                                          .left = p->words - k,
                                          .noun = true};
    all->occurrences[at] = (occurrence){first, CANDIDATE_NONE};
    if (c->first == CANDIDATE_NONE)
        c->first = at;
    else
        all->occurrences[c->last].next = at;
    c->last = at;
    c->words = p->words;
    c->count++;
}

pith_status labels_add(candidates *all, const struct pith_vocabulary *vocabulary, arena *a,
                       double **scores) {
    label_reader r = {.all = all, .vocabulary = vocabulary, .arena = a};
    r.known = r.labels = (map){.arena = a};
    TRY(find_known(&r));
    TRY(find_starts(&r));
    TRY(find_places(&r));
    if (r.count == 0)
        return PITH_OK;
    uint32_t occurrences = 0;
    double *worth = NULL;
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].last >= occurrences)
            occurrences = all->items[i].last + 1;
    TRY(find_worth(all, *scores, a, &worth));
    TRY(enlarge(&r, all, occurrences, scores));
    uint32_t keys = all->runs.count; /* the runs stay what they are; these keys are behind them */
    for (uint32_t i = 0; i < r.count; i++) {
        const label_place *p = &r.places[i];
        double *score = &(*scores)[all->count + p->label];
        append(all, p, occurrences + i, keys);
        keys += p->words;
        for (uint32_t k = 0; k < p->words; k++)
            *score = worth[p->token + k] > *score ? worth[p->token + k] : *score;
    }
    all->count += r.labels.count;
    return PITH_OK;
}
