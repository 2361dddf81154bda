/* lines.h - what can be measured of one block of a page: the ground on which roles are judged. */
#ifndef PITH_READ_LINES_H
#define PITH_READ_LINES_H

#include "text/document.h"

/* Words of a block that are looked at one by one; all of them are counted. */
enum { LINE_WORDS = 16 };

/* Bits of page_line.marks. */
enum {
    LINE_ENDS_STOP = 1 << 0,     /* . ! ? or … with closing quotes and brackets behind it */
    LINE_ENDS_QUESTION = 1 << 1, /* the same, with a question mark */
    LINE_ENDS_COLON = 1 << 2,
    LINE_STARTS_LOWER = 1 << 3,
    LINE_STARTS_DIGIT = 1 << 4,
    LINE_STARTS_QUOTE = 1 << 5,
    LINE_ALL_CAPITALS = 1 << 6, /* letters, and none of them lower-case */
    LINE_LINK = 1 << 7, /* an address: "://", "www.", "@", or a sign of menus: | » › → © */
    LINE_DATE = 1 << 8, /* month or weekday with a number, 12:34, 12/3/2024, 2024-03-12 */
    LINE_ITEM = 1 << 9, /* has a bullet or number */
    LINE_DOUBLED = 1 << 10,        /* its neighbour says the same, or the same and a credit */
    LINE_HEADLINE_QUOTE = 1 << 11, /* quotes in single marks */
    LINE_SENTENCE = 1 << 12,       /* reads like running text: long enough, and ends with a stop */
    LINE_MAIN_LOOSE = 1 << 13,     /* in the stretch with most running text, menus bridged */
    LINE_MAIN_STRICT = 1 << 14,    /* the same, with hardly anything else */
    LINE_DOUBLE_QUOTE = 1 << 15    /* quotes in double marks */
};

/* A block of a page, measured. */
typedef struct page_line {
    uint32_t words;               /* parted by white space */
    uint32_t words_before;        /* in all lines before it */
    uint32_t prose_before;        /* of these, in lines that are LINE_SENTENCE */
    float recurring_before;       /* sum of words * recurring of these */
    uint32_t marks;               /* LINE_… */
    uint16_t line_cues;           /* bit r: the whole line is a cue for role r */
    uint16_t cues;                /* bit r: it holds a cue for role r */
    uint16_t copies;              /* other lines of the page that are the same */
    uint16_t stops;               /* full stops, question and exclamation marks inside it */
    float capitals;               /* share of the first words, but the first, with a capital */
    float stopwords;              /* share of stop words in the first words */
    float digits;                 /* share of digits in its bytes */
    float commas;                 /* for each word */
    float recurring;              /* share of the first content words that running text
                                     elsewhere has */
    uint16_t content[LINE_WORDS]; /* hashes of the content words among the first
                                     words */
    uint8_t content_count;
    uint8_t first_words; /* looked at one by one, */
    uint8_t stop_words;  /* and stop words among these */
} page_line;

typedef struct page {
    page_line *lines;
    uint32_t count;
    uint32_t words;       /* of all lines */
    uint32_t prose;       /* words of lines that are LINE_SENTENCE */
    float recurring;      /* sum of words * recurring of these */
    uint32_t main_loose;  /* first line that is LINE_MAIN_LOOSE */
    uint32_t main_strict; /* first line that is LINE_MAIN_STRICT */
    uint32_t doubles;     /* lines that quote in double marks */
} page;

/* Measures doc->blocks[first .. first + count) into arrays of `a`. */
pith_status page_measure(const document *doc, uint32_t first, uint32_t count, arena *a, page *out);

#endif
