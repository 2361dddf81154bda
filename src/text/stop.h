/* stop.h - a mark that may end a sentence, and what stands around it. */
#ifndef PITH_TEXT_STOP_H
#define PITH_TEXT_STOP_H

#include "base/slice.h"
#include "model/model.h"

/* The strongest mark of a stop. */
typedef enum stop_mark {
    STOP_PERIOD,     /* one full stop: also ends abbreviations and numbers */
    STOP_ELLIPSIS,   /* two or more, spaced or not, or U+2026 */
    STOP_EMPHATIC,   /* holds a question or exclamation mark */
    STOP_IDEOGRAPHIC /* of a script that puts no space behind it, or marks nothing else */
} stop_mark;

/* "?!", '."', ". . .)": marks that end sentences, then what closes a quotation or bracket. */
typedef struct stop {
    stop_mark mark;
    size_t start; /* of the marks */
    size_t marks; /* end of the marks */
    size_t end;   /* end of all that belongs to the sentence before */
    bool closes;  /* something is closed, that is, marks < end */
} stop;

/* Is `c` a mark that ends sentences? */
bool stop_is_mark(uint32_t c);

/* Does the colon of Armenian, which ends sentences, or the semicolon of Greek, which asks, stand at
 * text[at]? */
bool stop_is_colon(slice text, size_t at);

/* Is `c` a picture, or what joins, colours and chooses them: emoji and flags? */
bool stop_is_pictograph(uint32_t c);

/* The end of the pictures at text[at], or `at`. */
size_t stop_pictographs(slice text, size_t at);

/* Is the full stop at text[at] that of Armenian, which parts clauses as a colon does elsewhere? */
bool stop_is_mijaket(slice text, size_t at);

/* Reads the stop whose first mark is at text[at]. `quoted`: a straight double quotation mark is
 * open, so that one behind a space closes it. */
stop stop_read(slice text, size_t at, bool quoted);

/* What the word before a full stop is. */
typedef enum stop_word {
    STOP_WORD_PLAIN,       /* any word: the full stop is one */
    STOP_WORD_NUMBER,      /* digits */
    STOP_WORD_INITIAL,     /* one letter */
    STOP_WORD_ACRONYM,     /* letters parted by full stops: "U.S", "a.m" */
    STOP_WORD_ABBREVIATION /* in the table of the language */
} stop_word;

typedef struct before {
    stop_word kind;
    uint16_t bits; /* ABBREVIATION_* */
    slice word;    /* up to the mark; empty when a space or a closing mark stands there */
} before;

before stop_before(slice text, size_t sentence, size_t at, const language_model *language);

/* What stands behind a stop. */
typedef enum follow {
    FOLLOW_NOTHING, /* the end of the text */
    FOLLOW_UPPER,
    FOLLOW_LOWER, /* or a symbol that goes on: "/", "%" */
    FOLLOW_DIGIT,
    FOLLOW_OTHER /* letters without case, symbols */
} follow;

typedef struct after {
    follow kind;  /* of the first character behind spaces, dashes and opening marks */
    bool gap;     /* white space stands between */
    bool opens;   /* a quotation or bracket opens */
    bool bracket; /* a round one */
    bool dash;    /* white space and a dash or bullet stand before anything else */
    bool bullet;  /* a bullet stands between, white space behind it */
    size_t start; /* the first character behind white space */
    slice word;   /* the first word */
} after;

after stop_after(slice text, size_t at);

/* WORD_* of the word. */
uint16_t stop_word_kinds(slice word, const language_model *language);

/* Is the word the abbreviation of a title, less its full stop? */
bool stop_is_title(slice word, const language_model *language);

/* Which of the words that follow, from 1, is a verb of speech; 0 when none of the first is. */
int stop_speech(slice text, const after *a, const language_model *language);

#endif
