/* pdf.h - the parts of reading a PDF: lines with their places on the page (pdf_table.c), the order
 * in which they are read (pdf_order.c), what each is (pdf_lines.c), the blocks that they make
 * (pdf_blocks.c). */
#ifndef PITH_READ_PDF_H
#define PITH_READ_PDF_H

#include "base/map.h"
#include "read/writer.h"

/* What a line is taken for before blocks are made. */
typedef enum pdf_kind {
    PDF_TEXT,
    PDF_HEADING,
    PDF_TITLE,
    PDF_REFERENCES, /* the heading of the list of what was cited */
    PDF_ASIDE,      /* a caption, a note at the foot, a formula, a cell: stands between the text */
    PDF_FURNITURE   /* a running head, a page number, what stands upright in the margin */
} pdf_kind;

typedef struct pdf_line {
    float left, right, top, bottom; /* points from the upper left corner of the page */
    float size;                     /* height of most of it */
    float smallest, largest;        /* heights of its words of more than one byte */
    float column_left, column_right;
    uint32_t column; /* number of the column, over all pages: lines of it follow one another */
    uint32_t page;
    uint32_t first_word;
    uint32_t word_count;
    uint32_t characters; /* bytes of its words */
    uint32_t vote;       /* bytes of words as high as `size`, less the others' */
    pdf_kind kind;
} pdf_line;

typedef struct pdf_text {
    slice decoded; /* that the spans are of */
    arena *arena;
    span *words;
    uint32_t word_count;
    pdf_line *lines; /* page by page */
    uint32_t line_count;
    float body_size; /* of the lines that hold most characters */
    float leading;   /* from line to line of a paragraph, in units of its size */
} pdf_text;

/* Reads the rows of `decoded`. */
pith_status pdf_read_table(span decoded, pdf_text *out);

/* Finds body_size, and the lines that are PDF_FURNITURE. */
pith_status pdf_find_furniture(pdf_text *text);

/* Sorts the lines of each page as they are read, its furniture last, and numbers the columns. */
pith_status pdf_order(pdf_text *text);

/* Finds leading, and the kind of each other line. */
void pdf_classify(pdf_text *text);

/* Appends blocks. `known`: the words of the language. */
pith_status pdf_write_blocks(writer *out, const pdf_text *text, const word_table *known);

/* Its words with single spaces, as far as they fit into `room`. */
enum { PDF_LINE_ROOM = 128 };
slice pdf_line_text(const pdf_text *text, const pdf_line *line, char room[PDF_LINE_ROOM]);

/* The word at `index`. */
static inline slice pdf_word(const pdf_text *text, uint32_t index) {
    return slice_range(text->decoded, text->words[index].start, text->words[index].end);
}

/* Does a sentence end with `word`? */
bool pdf_ends_sentence(slice word);

/* The words that a document shows undivided. */
typedef struct pdf_words {
    map whole;               /* folded words of the document that stand in one line */
    const word_table *known; /* those of the language */
} pdf_words;

pith_status pdf_words_collect(const pdf_text *text, const word_table *known, pdf_words *out);

/* Does it end with a letter and a hyphen? */
bool pdf_ends_with_hyphen(slice word);

/* Is the hyphen at the end of `first`, the last word of a line, part of the word that goes on with
 * `second`, rather than a sign of its division? */
bool pdf_keeps_hyphen(const pdf_words *words, slice first, slice second);

#endif
