/* chain.h - which part of a page each line belongs to, all lines judged together. */
#ifndef PITH_READ_CHAIN_H
#define PITH_READ_CHAIN_H

#include "model/model.h"
#include "read/lines.h"

/* Parts of a page, in the order in which they may follow one another. */
typedef enum page_part {
    PART_HEAD,  /* menus and notices above the article */
    PART_TITLE, /* its headline, one line at most */
    PART_LEAD,  /* between headline and text: date, author, picture */
    PART_BODY,  /* the text, with its subheadings and lists */
    PART_INNER, /* between two pieces of text, but not of it */
    PART_END,   /* the first line behind the text */
    PART_TAIL,  /* everything after it */
    PART_COUNT
} page_part;

/* The parts and their transitions, as in weight files. NULL for a transition that cannot be; from
 * PART_COUNT: the first line, to PART_COUNT: behind the last one. */
extern const char *const page_part_names[PART_COUNT];
bool chain_allows(unsigned from, unsigned to);

/* Finds the likeliest parts[p->count] of the lines. Without weights (count 0) all are BODY.
 * PITH_ERROR_MODEL when the weights are not those of these features, by their names. */
pith_status chain_decode(const page *p, weights w, arena *a, uint8_t *parts);

#endif
