/* lines.h - what can be measured of one block of a page by itself. */
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
    LINE_DOUBLE_QUOTE = 1 << 13    /* quotes in double marks */
};

/* A block of a page, measured. */
typedef struct page_line {
    uint32_t words;     /* parted by white space; where a script has none, by their usual length */
    uint16_t marks;     /* LINE_… */
    uint16_t line_cues; /* bit r: the whole line is a cue for role r */
    uint16_t cues;      /* bit r: it holds a cue for role r */
    uint16_t stops;     /* full stops, question and exclamation marks inside it */
    uint16_t shape;     /* hash of its kinds of characters; 0 for a long line */
    float capitals;     /* share of the first words, but the first, with a capital */
    float stopwords;    /* share of stop words in the first words */
    float digits;       /* share of digits in its bytes */
    float symbols;      /* share of brackets, dashes and other signs in its bytes */
    float commas;       /* for each word */
    uint16_t content[LINE_WORDS]; /* hashes of the content words among the first words */
    uint8_t content_count;
    uint8_t first_words; /* looked at one by one, */
    uint8_t stop_words;  /* and stop words among these */
} page_line;

/* Measures one block of `doc` by itself. `out` is zero. */
void line_measure(const document *doc, const block *b, page_line *out);

#endif
