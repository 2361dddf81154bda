/* looks.h - what the words of a text look like, and what stands before each. */
#ifndef PITH_KEYWORD_LOOKS_H
#define PITH_KEYWORD_LOOKS_H

#include "text/document.h"

/* Bits. */
enum {
    LOOK_CAPITAL = 1,     /* starts with a capital */
    LOOK_CAPITALISED = 2, /* and no other is behind it: "Putin", not "NATO" */
    LOOK_OWNER = 4,       /* ends with a possessive 's or Korean particles */
    LOOK_SPACE = 8,       /* nothing but white space stands before it, or nothing at all */
    LOOK_HYPHEN = 16,     /* one hyphen: "-", U+2010 or U+2011 */
    LOOK_LINK = 32        /* white space and a link without its vowel: " d'" */
};

/* By token: LOOK_*; 0 in sentences that do not compete. Before the first token of a sentence is
 * none of the last three. */
pith_status looks_find(const document *doc, arena *a, uint8_t **out);

/* The end of the token's text without a possessive 's or Korean particles. */
uint32_t looks_text_end(const document *doc, const token *t);

#endif
