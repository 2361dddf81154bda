/* likeliest.h - which lines of a page are taken for its text. */
#ifndef PITH_READ_LIKELIEST_H
#define PITH_READ_LIKELIEST_H

#include "read/page.h"

/* The chance from which on lines are taken; chances[i] is that line i is of the text. *expected is
 * set to the F1 of words that is expected of them. */
float likeliest_chance(const page *p, const float *chances, double *expected);

#endif
