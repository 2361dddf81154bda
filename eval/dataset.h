/* dataset.h - data sets as JSON Lines, plain or gzipped, one row at a time.
 *
 * A row is an object; members that mean something (all optional, null is as good as absent):
 *
 *   id           string or number; without one the line number is the id
 *   lang         language code               title, query   strings
 *   text         the document, or            sentences      the document already split, or
 *   docs         [{title, text}]             lines, y       a pasted page and 1 for each main line
 *   references   [[line, ...], ...] or [text, ...]          gold summaries
 *   keyphrases   [phrase, ...]               gold key phrases
 *   spans        [[start, end], ...]         gold sentences of `text`, in characters
 *   tokens       [word, ...]                 gold words of `text`, in order
 *   system       what a system made of it    with, without  snippets that must (not) be in it
 *
 * A line that is no such object, holds a NUL, or is not UTF-8 is broken. */
#ifndef PITH_EVAL_DATASET_H
#define PITH_EVAL_DATASET_H

#include "base/arena.h"
#include "base/slice.h"
#include "pith.h"

typedef struct dataset dataset;

/* Opens the file at `path`, "-" for standard input. PITH_ERROR_ARGUMENT: it cannot be read. */
pith_status dataset_open(dataset **out, const char *path, pith_error *error);
void dataset_close(dataset *d);

/* Share of the file that has been read, 0 .. 1; 0 when its size is not known. */
double dataset_progress(const dataset *d);

typedef struct dataset_strings {
    const slice *items;
    size_t count;
    bool given; /* the member is there, perhaps empty */
} dataset_strings;

typedef struct dataset_span {
    size_t start; /* half open, in characters */
    size_t end;
} dataset_span;

enum { DATASET_PROBLEM_BYTES = 160 };

/* Zero it, then read again and again; lives until the next read, or dataset_row_free. */
typedef struct dataset_row {
    arena memory; /* of the strings; free for whoever works on the row */
    void *json;
    size_t line;
    slice id;
    slice language;
    slice title;
    slice query;
    slice text;
    slice system;
    bool has_text;
    bool has_system;
    const slice *texts;  /* of the document: `text`, or those of docs */
    const slice *titles; /* of each */
    size_t text_count;
    dataset_strings sentences;
    dataset_strings references; /* lines of each divided by newlines */
    dataset_strings keyphrases;
    dataset_strings tokens;
    dataset_strings lines;
    dataset_strings with;
    dataset_strings without;
    const bool *main; /* by line */
    const dataset_span *spans;
    size_t span_count;
    bool has_spans;
    char problem[DATASET_PROBLEM_BYTES]; /* why the row is broken; empty: it is not */
} dataset_row;

/* Reads the next row; *found is false at the end. A broken row is found, too, with its problem. */
pith_status dataset_next(dataset *d, dataset_row *row, bool *found, pith_error *error);

/* The string member `name` of the row; empty when there is none. */
slice dataset_member(const dataset_row *row, const char *name);

/* Says why the row is broken, unless that has been said. */
__attribute__((format(printf, 2, 3))) void dataset_break(dataset_row *row, const char *format, ...);

void dataset_row_free(dataset_row *row);

#endif
