/* enumeration.h - items of a list that run in one line: "1) flour 2) sugar", "(a) … (b) …". */
#ifndef PITH_TEXT_ENUMERATION_H
#define PITH_TEXT_ENUMERATION_H

#include "base/slice.h"

/* How an item is marked; all zero when it is not. */
typedef struct enumeration {
    uint32_t bullet; /* the character before the number, 0 for none */
    uint32_t number; /* of the item, by its digits; 0 for none */
    uint32_t letter; /* the same by its letter: 1 for "a" */
    uint32_t roman;  /* the same by its Roman digits: "i" may be 1 or the ninth letter */
    size_t end;      /* of the marker, in the text */
    char open;       /* "(" or 0 */
    char close[3];   /* ".", ")" or ".)"; NUL-terminated */
} enumeration;

/* The item marker at the start of the sentence text[start..]. */
enumeration enumeration_start(slice text, size_t start);

/* Does the item that follows `item` start at text[at], behind a space? */
bool enumeration_next(const enumeration *item, slice text, size_t at);

#endif
