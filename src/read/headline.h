/* headline.h - which line above a text is its headline. */
#ifndef PITH_READ_HEADLINE_H
#define PITH_READ_HEADLINE_H

#include "read/page.h"

/* Finds the likeliest headline at or above line `first`, where the text starts; the number of lines
 * when there is none. `bias` is that of the trees; the lines are those of `blocks`. */
pith_status headline_find(const document *doc, const block *blocks, const page *p, double bias,
                          uint32_t first, uint32_t *found);

/* A comma, semicolon or colon at the end: the sentence goes on, so it is no heading. */
bool headline_goes_on(const document *doc, const block *b);

#endif
