/* term_file.h - a file of the terms of a corpus: in how many documents, and how often, they stand.
 *
 * Lines of text, ended by a newline; TAB parts their fields:
 *
 *   pith terms 1                                the format and its version
 *   ngram 2                                     words of the longest phrases in it
 *   language de 12 5000                         for each language, ascending: documents, words
 *   language en 38484 26541234
 *                                               an empty line
 *   en TAB bridg TAB         TAB 12 TAB 40      records: a key of three fields, documents, count
 *   en TAB bridg TAB =Bridge TAB  3 TAB  3
 *                                               an empty line
 *   end 2 0123456789abcdef                      records; term_sum of all before this line
 *
 * A key is a language and
 *
 *   term, nothing    a term: the stem of a word, or those of a phrase, joined by spaces
 *   term, "=form"    the same as it is written
 *   term, "@group"   the same in the documents of a group
 *   nothing, "@group"   all words of the documents of a group
 *
 * Keys ascend by their bytes, and TAB is less than any byte of a field. Two files are merged by
 * adding up what they say of the same key: that is associative and commutative, so that the bytes
 * do not depend on how a corpus was divided. No line but those of the header needs to be read to
 * find another: look-ups are made in place (background.h). */
#ifndef PITH_MODEL_TERM_FILE_H
#define PITH_MODEL_TERM_FILE_H

#include "base/slice.h"
#include "base/status.h"

enum {
    TERM_FILE_VERSION = 1,
    TERM_FILE_LANGUAGES = 64,                        /* at most */
    TERM_FILE_NGRAM = 5,                             /* at most */
    TERM_FIELD_BYTES = 512,                          /* of a term, a form or a group, at most */
    TERM_KEY_BYTES = 8 + 2 * (TERM_FIELD_BYTES + 2), /* at most */
    TERM_LINE_BYTES = 2048,                          /* of any line, at most */
    TERM_HEADER_BYTES = 8192                         /* at most */
};
#define TERM_FILE_MAGIC "pith terms "

typedef struct term_language {
    char code[8]; /* NUL-terminated */
    uint64_t documents;
    uint64_t words;
} term_language;

typedef struct term_header {
    uint32_t ngram;
    uint32_t language_count;
    term_language languages[TERM_FILE_LANGUAGES]; /* ascending */
} term_header;

/* The place of the language `code`, which is added when it is new; NULL when there are too many. */
term_language *term_header_language(term_header *header, const char *code);

/* Writes the header, with its empty line; how many bytes. */
size_t term_header_write(const term_header *header, char room[TERM_HEADER_BYTES]);

/* Reads the header that `text` starts with; *length of it. */
pith_status term_header_read(slice text, term_header *out, size_t *length, pith_error *error);

/* A record, its key with the TABs between its fields. */
typedef struct term_record {
    slice key;
    uint64_t documents;
    uint64_t count;
} term_record;

/* Reads the record `line`, without its newline. False: it is none. */
bool term_record_read(slice line, term_record *out);

/* The first `number` of fields of a key, with the TAB behind them; all of it when there are fewer.
 */
slice term_key_start(slice key, int number);

/* Reads the decimal number at *at, and moves behind it. False: there is none, or it is too great.
 */
bool term_number_read(slice text, size_t *at, uint64_t *out);

/* The last line. */
typedef struct term_end {
    uint64_t records;
    uint64_t sum;
} term_end;

enum { TERM_END_BYTES = 64 };

size_t term_end_write(term_end end, char room[TERM_END_BYTES]);

/* Reads the line without its newline. False: it is none. */
bool term_end_read(slice line, term_end *out);

/* A checksum of bytes that come in pieces: slice_checksum over TERM_SUM_BYTES at a time. */
enum { TERM_SUM_BYTES = 1 << 12 };

typedef struct term_sum {
    uint64_t hash;
    size_t used;
    char piece[TERM_SUM_BYTES];
} term_sum;

void term_sum_add(term_sum *sum, slice bytes);

uint64_t term_sum_end(const term_sum *sum);

#endif
