/* vocabulary.c - see vocabulary.h.
 *
 * A line is a concept: its preferred label, behind a TAB its other labels, and behind another those
 * of broader concepts (as in SKOS), which are only handed on. Labels of a field are parted by "|";
 * what stands behind one more TAB is not asked for. Labels are found by their letters, as phrases
 * of documents are, so that "bridges" is found for "Bridge", as the pseudo-phrases of KEA++ do
 * (Medelyan & Witten, "Thesaurus based automatic keyphrase indexing", JCDL 2006). A phrase
 * leads to one label and that label nowhere else: there are no cycles. One that is preferred for
 * one concept and not for another leads to the first; of several that could have it otherwise, the
 * one that comes first has it.
 *
 * A bit for the first word of each label, by its letters, tells most other words from these.
 *
 * Eight bytes a slot, of which less than two thirds are taken; the labels stay where they are. A
 * phrase that is no label is taken for one with a chance of about 2^-32. O(bytes). */
#include "keyword/vocabulary.h"

#include "text/utf8.h"

#include <stdlib.h>

/* What is read of a line. */
typedef struct line {
    uint32_t start;
    slice preferred;
    slice others; /* parted by "|", as the */
    slice broader;
} line;

static slice trim(slice s) {
    while (s.length > 0 && (s.data[0] == ' ' || s.data[0] == '\r'))
        s = slice_range(s, 1, s.length);
    while (s.length > 0 && (s.data[s.length - 1] == ' ' || s.data[s.length - 1] == '\r'))
        s.length--;
    return s;
}

/* Takes what stands before the next `mark` off the front of *rest. */
static slice take_until(slice *rest, char mark) {
    const char *found = rest->length > 0 ? memchr(rest->data, mark, rest->length) : NULL;
    const size_t length = found ? (size_t)(found - rest->data) : rest->length;
    const slice taken = slice_range(*rest, 0, length);
    *rest = slice_range(*rest, found ? length + 1 : length, rest->length);
    return trim(taken);
}

/* The line at *at, behind which *at moves; of the first, what is behind a byte-order mark. */
static line read_line(slice text, size_t *at) {
    line out = {.start = (uint32_t)*at};
    slice rest = slice_range(text, *at, text.length);
    const char *newline = memchr(rest.data, '\n', rest.length);
    const size_t length = newline ? (size_t)(newline - rest.data) : rest.length;
    *at += length + (newline ? 1 : 0);
    rest.length = length;
    if (out.start == 0 && slice_starts(rest, SLICE("\xef\xbb\xbf")))
        rest = slice_range(rest, 3, rest.length);
    out.preferred = take_until(&rest, '\t');
    out.others = take_until(&rest, '\t');
    out.broader = take_until(&rest, '\t');
    return out;
}

static bool is_comment(const line *l) {
    return (l->preferred.length == 0 && l->others.length == 0) ||
           (l->preferred.length > 0 && l->preferred.data[0] == '#');
}

/* ---- the table ---- */

/* Never 0. */
static uint32_t fingerprint_of(uint64_t hash) {
    const uint32_t high = (uint32_t)(hash >> 32);
    return high ? high : 1;
}

static vocabulary_slot *slot_of(const struct pith_vocabulary *v, uint64_t hash) {
    uint32_t at = (uint32_t)hash & v->mask;
    while (v->slots[at].fingerprint != 0 && v->slots[at].fingerprint != fingerprint_of(hash))
        at = (at + 1) & v->mask;
    return &v->slots[at];
}

/* The bit of `first`, in the word of bits that *word is the number of. */
static uint64_t start_bit(const struct pith_vocabulary *v, slice first, uint32_t *word) {
    const uint64_t hash = slice_hash(first);
    *word = (uint32_t)hash & (v->mask >> 6);
    return (uint64_t)1 << (hash >> 58);
}

static void note_start(struct pith_vocabulary *v, const written_phrase *label) {
    uint32_t word;
    const uint64_t bit = start_bit(v, (slice){label->bytes, label->first}, &word);
    v->starts[word] |= bit;
    if (label->words > v->words)
        v->words = label->words < CANDIDATE_WORDS ? label->words : CANDIDATE_WORDS;
}

/* Adds a label of *concept, or finds whose it is already. VOCABULARY_NONE: it has no letters. */
static pith_status add_label(struct pith_vocabulary *v, stemmer *stems, slice label,
                             uint32_t *concept) {
    written_phrase own;
    if (!written_phrase_fill(label, &v->language, stems, &own))
        return PITH_ERROR_MEMORY;
    if (own.length == 0) {
        *concept = VOCABULARY_NONE;
        return PITH_OK;
    }
    note_start(v, &own);
    const uint64_t hash = slice_hash(written_letters(&own));
    vocabulary_slot *slot = slot_of(v, hash);
    if (slot->fingerprint == 0)
        *slot = (vocabulary_slot){fingerprint_of(hash), *concept};
    *concept = slot->concept;
    return PITH_OK;
}

static pith_status make_table(struct pith_vocabulary *v) {
    size_t labels = 1;
    size_t slots = 2;
    for (size_t i = 0; i < v->text.length; i++)
        labels += v->text.data[i] == '\n' || v->text.data[i] == '|' || v->text.data[i] == '\t';
    while (slots < labels + labels / 2)
        slots *= 2;
    v->mask = (uint32_t)(slots - 1);
    v->slots = calloc(slots, sizeof *v->slots);
    v->starts = calloc((v->mask >> 6) + 1, sizeof *v->starts);
    return v->slots && v->starts ? PITH_OK : PITH_ERROR_MEMORY;
}

/* ---- the file ---- */

static pith_status broken(pith_error *error, size_t number, size_t at, const char *what) {
    return error_set(error, PITH_ERROR_MODEL, 0, at, "line %zu of the vocabulary: %s", number,
                     what);
}

static pith_status add_preferred(struct pith_vocabulary *v, stemmer *stems, pith_error *error) {
    size_t number = 1;
    bool any = false;
    for (size_t at = 0; at < v->text.length; number++) {
        const line l = read_line(v->text, &at);
        uint32_t concept = l.start;
        if (is_comment(&l))
            continue;
        const slice whole = slice_range(v->text, l.start, at);
        if (utf8_valid_prefix(whole) != whole.length)
            return broken(error, number, l.start + utf8_valid_prefix(whole), "not valid UTF-8");
        if (l.preferred.length == 0)
            return broken(error, number, l.start, "there is no preferred label");
        TRY(add_label(v, stems, l.preferred, &concept));
        if (concept == VOCABULARY_NONE)
            return broken(error, number, l.start,
                          "the preferred label has no word, or more than 512 bytes");
        any = true;
    }
    return any ? PITH_OK
               : error_set(error, PITH_ERROR_MODEL, 0, 0, "there is no term in the vocabulary");
}

static pith_status add_others(struct pith_vocabulary *v, stemmer *stems) {
    for (size_t at = 0; at < v->text.length;) {
        const line l = read_line(v->text, &at);
        uint32_t concept = l.start;
        if (is_comment(&l) || l.others.length == 0)
            continue;
        /* A concept that stands in several lines is that of the first. */
        TRY(add_label(v, stems, l.preferred, &concept));
        for (slice rest = l.others; rest.length > 0;) {
            uint32_t owner = concept;
            TRY(add_label(v, stems, take_until(&rest, '|'), &owner));
        }
    }
    return PITH_OK;
}

pith_status vocabulary_open(slice text, struct pith_vocabulary *out, pith_error *error) {
    if (text.length > UINT32_MAX / 2)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "a vocabulary of more than 2 GiB");
    out->text = text;
    stemmer *stems = stemmer_new();
    pith_status status = PITH_ERROR_MEMORY;
    if (stems && stemmer_choose(stems, &out->language))
        status = make_table(out);
    if (status == PITH_OK)
        status = add_preferred(out, stems, error);
    if (status == PITH_OK)
        status = add_others(out, stems);
    stemmer_free(stems);
    return status;
}

void vocabulary_close(struct pith_vocabulary *v) {
    free(v->slots);
    free(v->starts);
}

bool vocabulary_starts(const struct pith_vocabulary *v, slice letters) {
    uint32_t word;
    const uint64_t bit = start_bit(v, letters, &word);
    return v->starts[word] & bit;
}

uint32_t vocabulary_find(const struct pith_vocabulary *v, slice letters) {
    if (letters.length == 0)
        return VOCABULARY_NONE;
    const vocabulary_slot *slot = slot_of(v, slice_hash(letters));
    return slot->fingerprint != 0 ? slot->concept : VOCABULARY_NONE;
}

bool vocabulary_writes(const struct pith_vocabulary *v, uint32_t concept, slice text) {
    size_t at = concept;
    const line l = read_line(v->text, &at);
    bool found = slice_equal(l.preferred, text);
    for (slice rest = l.others; rest.length > 0 && !found;)
        found = slice_equal(take_until(&rest, '|'), text);
    return found;
}

slice vocabulary_label(const struct pith_vocabulary *v, uint32_t concept) {
    size_t at = concept;
    return read_line(v->text, &at).preferred;
}

slice vocabulary_broader(const struct pith_vocabulary *v, uint32_t concept) {
    size_t at = concept;
    return read_line(v->text, &at).broader;
}
