/* sources.h - a summary of several sources: who else says a sentence, and in what order they are
 * told. */
#ifndef PITH_SELECT_SOURCES_H
#define PITH_SELECT_SOURCES_H

#include "select/select.h"

/* With of[n]: the chosen sentence of another source that each sentence all but repeats, or
 * REDUNDANCY_NONE. */

/* Puts out->chosen, ascending positions, in the order in which they are told. */
pith_status sources_order(const rank_input *input, const uint32_t *of, selection *out);

/* Fills out->also and out->also_ends, for the order in which out->chosen is. */
pith_status sources_list_also(const rank_input *input, const uint32_t *of, selection *out);

#endif
