/* background.c - see background.h.
 *
 * The lines are sorted, so that binary search would do; its first steps are made among numbers of
 * eight bytes instead, one for every BACKGROUND_STEP bytes of the file, which stay in the
 * processor's caches. The rest is read line by line. O(log n), two or three places of the file; 3 %
 * of its size in memory.
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
    size_t low = 0; /* lines before it are before the key */
    size_t high = text.length;
    while (high - low > BACKGROUND_STEP) {
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

/* The first eight bytes as a number that is in the order of the bytes; 0 is behind the end. */
static uint64_t fence_of(slice s) {
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < s.length ? (unsigned char)s.data[i] : 0);
    return number;
}

/* What a line says behind its language. */
static slice term_at(const background_terms *of, size_t at) {
    const size_t skipped = at + strlen(of->totals.code) + 1;
    const size_t start = skipped < of->records.length ? skipped : of->records.length;
    return slice_range(of->records, start, of->records.length);
}

static size_t fence_line(const background_terms *of, size_t fence) {
    return line_from(of->records, fence * BACKGROUND_STEP);
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
    out->fence_count = out->records.length / BACKGROUND_STEP + 1;
    out->fences = malloc(out->fence_count * sizeof *out->fences);
    TRY_MEMORY(out->fences);
    for (size_t i = 0; i < out->fence_count; i++)
        out->fences[i] = fence_of(term_at(out, fence_line(out, i)));
    return PITH_OK;
}

pith_status background_open(slice text, struct pith_background *out, pith_error *error) {
    term_header header;
    slice records;
    size_t length;
    *out = (struct pith_background){0};
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
        free(b->languages[i].fences);
}

/* ---- looking up ---- */

const background_terms *background_language(const struct pith_background *b, const char *code) {
    for (uint32_t i = 0; i < b->count; i++)
        if (strcmp(b->languages[i].totals.code, code) == 0)
            return &b->languages[i];
    return NULL;
}

/* Is the line of a fence before `key`, whose own fence is `wanted`? */
static bool is_before(const background_terms *of, size_t fence, slice key, uint64_t wanted) {
    if (of->fences[fence] != wanted)
        return of->fences[fence] < wanted;
    return order_at(term_at(of, fence_line(of, fence)), 0, key) < 0;
}

background_counts background_find(const background_terms *of, slice stem) {
    char key[TERM_FIELD_BYTES + 2];
    background_counts found = {0};
    if (stem.length > TERM_FIELD_BYTES)
        return found;
    memcpy(key, stem.data, stem.length);
    memcpy(key + stem.length, "\t\t", 2);
    const slice wanted = {key, stem.length + 2};
    const uint64_t number = fence_of(wanted);
    size_t low = 0;
    size_t high = of->fence_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (is_before(of, middle, wanted, number))
            low = middle;
        else
            high = middle;
    }
    size_t at = fence_line(of, low);
    while (at < of->records.length && order_at(term_at(of, at), 0, wanted) < 0)
        at = line_from(of->records, at + 1);
    const slice line = at < of->records.length ? term_at(of, at) : (slice){"", 0};
    size_t digit = wanted.length;
    if (line.length >= wanted.length && order_at(line, 0, wanted) == 0 &&
        term_number_read(line, &digit, &found.documents) && digit < line.length) {
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
