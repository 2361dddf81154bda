/* line_odds.h - what boosted trees say of the lines of a page. */
#ifndef PITH_READ_LINE_ODDS_H
#define PITH_READ_LINE_ODDS_H

#include "model/forest.h"
#include "read/page.h"

/* The log-odds that each of the first `count` lines is what `trees` look for, into `odds`. */
void line_odds(const page *p, const forest *trees, double bias, uint32_t count, float *odds);

#endif
