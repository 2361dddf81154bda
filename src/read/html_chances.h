/* html_chances.h - how likely each block of a web page is of its main text. */
#ifndef PITH_READ_HTML_CHANCES_H
#define PITH_READ_HTML_CHANCES_H

#include "read/html_context.h"

/* What a first look finds: logarithms of the odds of the blocks of `v`. PITH_ERROR_MODEL when the
 * model's trees are for other features. */
pith_status html_first_odds(const pith_model *model, const html_view *v, float *odds);

/* The same as chances. */
pith_status html_look(const pith_model *model, const html_view *v, float *chances);

/* Judges the blocks again by the chances of all, on a page whose chances to be of each kind are
 * `kinds`. What has the chance 0, because a rule leaves it out, keeps it. The same errors. */
pith_status html_look_again(const pith_model *model, const html_view *v, const float kinds[KINDS],
                            arena *a, float *chances);

#endif
