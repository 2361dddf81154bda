/* baselines.h - what a method must beat. Lead is a method of the library. */
#ifndef PITH_EVAL_BASELINES_H
#define PITH_EVAL_BASELINES_H

#include "eval/candidates.h"

/* Chooses at random; *chosen are positions, rising. Documents with the same `seed` and number of
 * candidates get the same choice. */
pith_status baseline_random(const candidates *from, uint64_t seed, arena *memory, size_t **chosen,
                            size_t *count);

#endif
