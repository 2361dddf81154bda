/* term_file.c - see term_file.h: the lines of the format, each written and read beside each other.
 */
#include "model/term_file.h"

#include <inttypes.h>
#include <stdio.h>

static const char LANGUAGE[] = "language ";
static const char NGRAM[] = "ngram ";
static const char END[] = "end ";

static pith_status damaged(pith_error *error, size_t offset, const char *what) {
    return error_set(error, PITH_ERROR_MODEL, 0, offset, "not a usable file of terms: %s", what);
}

bool term_number_read(slice text, size_t *at, uint64_t *out) {
    uint64_t number = 0;
    const size_t start = *at;
    for (; *at < text.length && text.data[*at] >= '0' && text.data[*at] <= '9'; ++*at) {
        const uint64_t digit = (uint64_t)(text.data[*at] - '0');
        if (number > (UINT64_MAX / 2 - digit) / 10)
            return false;
        number = number * 10 + digit;
    }
    *out = number;
    return *at > start;
}

/* ---- the header ---- */

term_language *term_header_language(term_header *header, const char *code) {
    uint32_t at = 0;
    while (at < header->language_count && strcmp(header->languages[at].code, code) < 0)
        at++;
    term_language *place = &header->languages[at];
    if (at < header->language_count && strcmp(place->code, code) == 0)
        return place;
    if (header->language_count == TERM_FILE_LANGUAGES || strlen(code) >= sizeof place->code)
        return NULL;
    memmove(place + 1, place, (header->language_count - at) * sizeof *place);
    header->language_count++;
    *place = (term_language){0};
    memcpy(place->code, code, strlen(code));
    return place;
}

size_t term_header_write(const term_header *header, char room[TERM_HEADER_BYTES]) {
    int length = snprintf(room, TERM_HEADER_BYTES, "%s%d\n%s%" PRIu32 "\n", TERM_FILE_MAGIC,
                          TERM_FILE_VERSION, NGRAM, header->ngram);
    for (uint32_t i = 0; i < header->language_count; i++) {
        const term_language *l = &header->languages[i];
        length +=
            snprintf(room + length, (size_t)(TERM_HEADER_BYTES - length),
                     "%s%s %" PRIu64 " %" PRIu64 "\n", LANGUAGE, l->code, l->documents, l->words);
    }
    room[length] = '\n';
    return (size_t)length + 1;
}

/* Moves behind `word` at *at. False: it is not there. */
static bool read_word(slice text, size_t *at, const char *word) {
    const size_t length = strlen(word);
    if (text.length - *at < length || memcmp(text.data + *at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool read_language(slice text, size_t *at, term_header *out) {
    char code[sizeof out->languages[0].code] = "";
    size_t length = 0;
    while (*at < text.length && text.data[*at] >= 'a' && text.data[*at] <= 'z' &&
           length + 1 < sizeof code)
        code[length++] = text.data[(*at)++];
    const uint32_t before = out->language_count;
    term_language *last = length > 0 ? term_header_language(out, code) : NULL;
    /* New, and behind all others. */
    return last && last == &out->languages[before] && out->language_count > before &&
           read_word(text, at, " ") && term_number_read(text, at, &last->documents) &&
           read_word(text, at, " ") && term_number_read(text, at, &last->words) &&
           read_word(text, at, "\n");
}

pith_status term_header_read(slice text, term_header *out, size_t *length, pith_error *error) {
    size_t at = 0;
    uint64_t version;
    uint64_t ngram;
    *out = (term_header){0};
    if (!read_word(text, &at, TERM_FILE_MAGIC) || !term_number_read(text, &at, &version))
        return damaged(error, 0, "it does not start as one");
    if (version != TERM_FILE_VERSION)
        return error_set(error, PITH_ERROR_MODEL, 0, 0,
                         "the file of terms has version %" PRIu64 ", this library reads version %d",
                         version, TERM_FILE_VERSION);
    if (!read_word(text, &at, "\n") || !read_word(text, &at, NGRAM) ||
        !term_number_read(text, &at, &ngram) || ngram == 0 || ngram > TERM_FILE_NGRAM ||
        !read_word(text, &at, "\n"))
        return damaged(error, at, "its header says no length of phrases");
    out->ngram = (uint32_t)ngram;
    while (read_word(text, &at, LANGUAGE))
        if (!read_language(text, &at, out))
            return damaged(error, at, "a language of its header is none");
    if (!read_word(text, &at, "\n"))
        return damaged(error, at, "its header has no end");
    *length = at;
    return PITH_OK;
}

/* ---- records ---- */

slice term_key_start(slice key, int number) {
    size_t at = 0;
    for (; at < key.length && number > 0; at++)
        number -= key.data[at] == '\t';
    return slice_range(key, 0, at);
}

bool term_record_read(slice line, term_record *out) {
    const size_t length = term_key_start(line, 3).length;
    size_t at = length;
    if (length < 3 || length - 1 > TERM_KEY_BYTES ||
        !term_number_read(line, &at, &out->documents) || !read_word(line, &at, "\t") ||
        !term_number_read(line, &at, &out->count) || at != line.length)
        return false;
    out->key = slice_range(line, 0, length - 1);
    return true;
}

/* ---- the last line ---- */

size_t term_end_write(term_end end, char room[TERM_END_BYTES]) {
    return (size_t)snprintf(room, TERM_END_BYTES, "%s%" PRIu64 " %016" PRIx64 "\n", END,
                            end.records, end.sum);
}

bool term_end_read(slice line, term_end *out) {
    enum { DIGITS = 16 };
    size_t at = 0;
    if (!read_word(line, &at, END) || !term_number_read(line, &at, &out->records) ||
        !read_word(line, &at, " ") || line.length - at != DIGITS)
        return false;
    out->sum = 0;
    for (; at < line.length; at++) {
        const char c = line.data[at];
        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
            return false;
        out->sum = out->sum << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* ---- the checksum ---- */

static uint64_t with_piece(const term_sum *sum) {
    const uint64_t both[] = {sum->hash, slice_checksum((slice){sum->piece, sum->used})};
    return slice_hash((slice){(const char *)both, sizeof both});
}

void term_sum_add(term_sum *sum, slice bytes) {
    while (bytes.length > 0) {
        const size_t room = sizeof sum->piece - sum->used;
        const size_t taken = bytes.length < room ? bytes.length : room;
        memcpy(sum->piece + sum->used, bytes.data, taken);
        sum->used += taken;
        bytes = slice_range(bytes, taken, bytes.length);
        if (sum->used == sizeof sum->piece) {
            sum->hash = with_piece(sum);
            sum->used = 0;
        }
    }
}

uint64_t term_sum_end(const term_sum *sum) {
    return with_piece(sum);
}
