/* page.h - a page as a whole: its lines measured, what they repeat of one another, where its
 * running text lies, and sums over any stretch of lines. */
#ifndef PITH_READ_PAGE_H
#define PITH_READ_PAGE_H

#include "read/lines.h"

/* What is summed up along a page. A value of a line, times its words where that is said. */
typedef enum page_series {
    SERIES_WORDS,
    SERIES_PROSE, /* words of running text: lines that are LINE_SENTENCE */
    SERIES_STOPS, /* lines that end with a stop */
    SERIES_CUES,  /* lines with a cue for anything but text */
    SERIES_UI,    /* lines that are a cue for a button */
    SERIES_TAIL,
    SERIES_RELATED,
    SERIES_DATES,
    SERIES_LINKS,
    SERIES_COPIES, /* lines with copies, up to COPIES_MAX each */
    SERIES_SHAPES, /* short lines of a shape that others have */
    SERIES_CAPITALS,
    SERIES_DIGITS,
    SERIES_SYMBOLS,
    SERIES_STOPWORDS, /* share, times words */
    SERIES_RECURRING, /* share, times words, of running text */
    SERIES_COMMON,    /* share, times words */
    SERIES_FAMILIAR,  /* the same */
    SERIES_PECULIAR,  /* the same */
    SERIES_COUNT
} page_series;

/* A stretch of lines with most of the running text. */
typedef struct main_stretch {
    uint32_t start;
    uint32_t end;
} main_stretch;

/* Kinds of lines whose last occurrence before a line is known. */
typedef enum landmark {
    LANDMARK_UI,
    LANDMARK_TAIL,
    LANDMARK_RELATED,
    LANDMARK_DATE,
    LANDMARK_COUNT
} landmark;

/* What a line has to do with the others. */
typedef struct line_relations {
    uint16_t copies;               /* other lines that are the same */
    uint16_t shapes;               /* other short lines of the same shape */
    float recurring;               /* share of content words that other running text has */
    float common;                  /* share of content words that the main stretch has elsewhere */
    float familiar;                /* mean of ln(1 + lines of the main stretch with the word) */
    float peculiar;                /* mean share of a word's lines that lie in the main stretch */
    uint32_t run_start, run_end;   /* lines around it that are all LINE_SENTENCE, or all are not */
    uint32_t last[LANDMARK_COUNT]; /* 1 + the last such line before it; 0: none */
} line_relations;

typedef struct page {
    page_line *lines;
    line_relations *relations;
    double (*sums)[SERIES_COUNT]; /* over the lines before each; one more than lines */
    uint32_t count;
    uint32_t doubles;    /* lines that quote in double marks */
    main_stretch loose;  /* short menus bridged */
    main_stretch strict; /* with hardly anything else than running text */
} page;

/* Measures the lines doc->blocks[first .. first + count) into arrays of `a`, and finds copies. */
pith_status page_measure(const document *doc, uint32_t first, uint32_t count, arena *a, page *out);

/* Finds all other relations of the lines of a measured page, and the sums. */
pith_status page_relate(arena *a, page *p);

/* Does a line have a word of the headline, among the first of either? Stop words are none. */
bool page_speaks_of(const page *p, uint32_t line, uint32_t headline);

/* Sum of a series over the lines [from, to), cut to the page. */
double page_sum(const page *p, page_series series, int64_t from, int64_t to);

#endif
