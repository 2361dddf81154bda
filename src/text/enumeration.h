/* enumeration.h - items of a list that run in one line: "1) flour 2) sugar", "(a) … (b) …". */
#ifndef PITH_TEXT_ENUMERATION_H
#define PITH_TEXT_ENUMERATION_H

#include "base/slice.h"

/* How an item is marked; count 0 when it is not. */
typedef struct enumeration {
    uint32_t bullet; /* the character before the number, 0 for none */
    uint32_t number; /* of the item: 1 for "1", "a" */
    bool letters;    /* "a", not "1" */
    char open;       /* "(" or 0 */
    char close[3];   /* ".", ")" or ".)"; NUL-terminated */
} enumeration;

/* The item marker at the start of the sentence text[start..]. */
enumeration enumeration_start(slice text, size_t start);

/* Does the item that follows `item` start at text[at], behind a space? */
bool enumeration_next(const enumeration *item, slice text, size_t at);

#endif
