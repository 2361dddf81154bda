/* weights.h - groups of rows that count by a given share, whatever their number. */
#ifndef PITH_EVAL_WEIGHTS_H
#define PITH_EVAL_WEIGHTS_H

#include "base/slice.h"
#include "pith.h"

enum { WEIGHT_GROUPS = 16, WEIGHT_NAME_BYTES = 64 };

typedef struct weight_group {
    slice value; /* of the member, in a row of this group */
    double share;
} weight_group;

typedef struct weights {
    char member[WEIGHT_NAME_BYTES]; /* of the rows; empty: all rows weigh the same */
    weight_group groups[WEIGHT_GROUPS];
    size_t count;
} weights;

/* Reads "MEMBER=VALUE:SHARE,VALUE:SHARE", whose bytes are not copied; NULL is no weights.
 * PITH_ERROR_ARGUMENT: it is none, or the shares do not add up to 1. */
pith_status weights_parse(const char *spec, weights *out, pith_error *error);

/* The group of a row whose member has this value; count: none. */
size_t weights_find(const weights *w, slice value);

#endif
