/* background.c - see background.h.
 *
 * A hash table says where the line of each word is; it is made when the file is opened, which is
 * read as a whole then for its checksum. A slot has FINGERPRINT_BITS of a word's hash and the
 * offset of its line: 8 bytes, less than two thirds of them taken, for each word, and none for
 * phrases and for what words look like. A look-up is one place of the table and one of the file.
 *
 * Only the header, the last line and the checksum are checked when it is opened: a look-up reads
 * what it finds as if anybody had written it. */
#include "model/background.h"

#include <math.h>
#include <stdlib.h>

static pith_status damaged(pith_error *error, size_t offset, const char *what) {
    return error_set(error, PITH_ERROR_MODEL, 0, offset, "not a usable file of terms: %s", what);
}

/* The start of the first line at or behind `at`. */
static size_t line_from(slice text, size_t at) {
    if (at == 0 || at >= text.length)
        return at < text.length ? at : text.length;
    const char *newline = memchr(text.data + at - 1, '\n', text.length - at + 1);
    return newline ? (size_t)(newline - text.data) + 1 : text.length;
}

/* How the line at `at` stands to `key`, as far as the key goes: as slice_order has it. */
static int order_at(slice text, size_t at, slice key) {
    const size_t left = text.length - at;
    return slice_order(slice_range(text, at, at + (left < key.length ? left : key.length)), key);
}

/* The first line in [start, end of text) that is not before `key`. */
static size_t line_not_before(slice text, size_t start, slice key) {
    while (start < text.length && order_at(text, start, key) < 0)
        start = line_from(text, start + 1);
    return start;
}

/* The same for any distance, by halves. */
static size_t find_line(slice text, slice key) {
    enum { NEAR = 256 };
    size_t low = 0; /* lines before it are before the key */
    size_t high = text.length;
    while (high - low > NEAR) {
        const size_t middle = line_from(text, low + (high - low) / 2);
        if (middle >= high)
            break;
        if (order_at(text, middle, key) < 0)
            low = line_from(text, middle + 1);
        else
            high = middle;
    }
    return line_not_before(text, low, key);
}

/* ---- opening ---- */

/* The records between the header and the last line, which are what they were when written. */
static pith_status find_records(slice text, size_t header, slice *records, pith_error *error) {
    term_end end;
    size_t last = text.length > 0 ? text.length - 1 : 0;
    while (last > header && text.data[last - 1] != '\n')
        last--;
    const bool closed = text.length > 0 && text.data[text.length - 1] == '\n';
    if (!closed || last <= header ||
        !term_end_read(slice_range(text, last, text.length - 1), &end) ||
        text.data[last - 1] != '\n')
        return damaged(error, text.length, "it is cut short");
    term_sum sum = {0};
    term_sum_add(&sum, slice_range(text, 0, last));
    if (term_sum_end(&sum) != end.sum)
        return damaged(error, 0, "its checksum does not match");
    *records = slice_range(text, header, last - 1);
    return PITH_OK;
}

/* What a line says behind its language. */
static slice term_at(const background_terms *of, size_t at) {
    const size_t skipped = at + strlen(of->totals.code) + 1;
    const size_t start = skipped < of->records.length ? skipped : of->records.length;
    return slice_range(of->records, start, of->records.length);
}

/* ---- the table ---- */

enum { FINGERPRINT_BITS = 24, OFFSET_BITS = 64 - FINGERPRINT_BITS };

/* The word that the line at `at` counts; of other lines an empty slice. */
static slice word_at(const background_terms *of, size_t at) {
    const slice line = term_at(of, at);
    const size_t most = TERM_FIELD_BYTES + 1;
    const char *tab =
        line.length > 0 ? memchr(line.data, '\t', line.length < most ? line.length : most) : NULL;
    const size_t length = tab ? (size_t)(tab - line.data) : 0;
    if (length + 1 >= line.length || line.data[length + 1] != '\t' ||
        memchr(line.data, ' ', length))
        return slice_range(line, 0, 0);
    return slice_range(line, 0, length);
}

static size_t line_of(uint64_t slot) {
    return (size_t)(slot & (((uint64_t)1 << OFFSET_BITS) - 1)) - 1;
}

static bool is_line_of(const background_terms *of, size_t at, slice word) {
    const slice line = term_at(of, at);
    return line.length > word.length && line.data[word.length] == '\t' &&
           memcmp(line.data, word.data, word.length) == 0;
}

/* The slot of `word`, or a free one for it. */
static uint64_t *slot_of(const background_terms *of, slice word, uint64_t hash) {
    size_t at = (size_t)hash & of->mask;
    for (; of->slots[at] != 0; at = (at + 1) & of->mask)
        if (of->slots[at] >> OFFSET_BITS == hash >> OFFSET_BITS &&
            is_line_of(of, line_of(of->slots[at]), word))
            break;
    return &of->slots[at];
}

static pith_status make_table(background_terms *of) {
    const slice lines = of->records;
    size_t words = 0;
    size_t slots = 2;
    for (size_t at = 0; at < lines.length; at = line_from(lines, at + 1))
        words += word_at(of, at).length > 0;
    while (slots < words + words / 2)
        slots *= 2;
    of->mask = slots - 1;
    of->slots = calloc(slots, sizeof *of->slots);
    TRY_MEMORY(of->slots);
    for (size_t at = 0; at < lines.length; at = line_from(lines, at + 1)) {
        const slice word = word_at(of, at);
        const uint64_t hash = slice_hash(word);
        if (word.length > 0)
            *slot_of(of, word, hash) = hash >> OFFSET_BITS << OFFSET_BITS | (at + 1);
    }
    return PITH_OK;
}

static pith_status open_language(const term_language *totals, slice records,
                                 background_terms *out) {
    char start[sizeof totals->code + 1];
    const size_t length = strlen(totals->code) + 1;
    *out = (background_terms){.totals = *totals};
    memcpy(start, totals->code, length - 1);
    start[length - 1] = '\t';
    const size_t from = find_line(records, (slice){start, length});
    start[length - 1] = '\t' + 1;
    const size_t to = find_line(records, (slice){start, length});
    out->records = slice_range(records, from, to > from ? to : from);
    return make_table(out);
}

pith_status background_open(slice text, struct pith_background *out, pith_error *error) {
    term_header header;
    slice records;
    size_t length;
    *out = (struct pith_background){0};
    if ((uint64_t)text.length >> OFFSET_BITS)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "a file of terms of more than 1 TiB");
    TRY(term_header_read(text, &header, &length, error));
    TRY(find_records(text, length, &records, error));
    for (uint32_t i = 0; i < header.language_count; i++) {
        const char *code = header.languages[i].code;
        const size_t used = strlen(out->codes);
        memcpy(out->codes + used, ", ", i > 0 ? 2 : 0);
        memcpy(out->codes + used + (i > 0 ? 2 : 0), code, strlen(code) + 1);
        out->count++;
        TRY(open_language(&header.languages[i], records, &out->languages[i]));
    }
    return PITH_OK;
}

void background_close(struct pith_background *b) {
    for (uint32_t i = 0; i < b->count; i++)
        free(b->languages[i].slots);
}

/* ---- looking up ---- */

const background_terms *background_language(const struct pith_background *b, const char *code) {
    for (uint32_t i = 0; i < b->count; i++)
        if (strcmp(b->languages[i].totals.code, code) == 0)
            return &b->languages[i];
    return NULL;
}

background_counts background_find(const background_terms *of, slice stem) {
    background_counts found = {0};
    const uint64_t slot = *slot_of(of, stem, slice_hash(stem));
    if (slot == 0)
        return found;
    const slice line = term_at(of, line_of(slot));
    size_t digit = stem.length + 2; /* behind the TABs of an empty field */
    if (term_number_read(line, &digit, &found.documents) && digit < line.length) {
        digit++;
        term_number_read(line, &digit, &found.count);
    }
    return found;
}

float background_idf(const background_terms *of, uint64_t documents) {
    const double all = (double)of->totals.documents;
    /* What is in more documents than there are was forged. */
    const double in = fmin((double)documents, all);
    return (float)(log((all + 1) / (in + 1)) + 1);
}
