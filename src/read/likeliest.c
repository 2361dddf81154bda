/* likeliest.c - from chances to lines: those whose taking makes the expected F1 of words greatest
 * (Ye, Chai, Lee and Chieu, Optimizing F-measure, ICML 2012). With the words n of the lines, in
 * falling order of their chances p, these are the first k with the greatest
 *
 *     2 * sum of p n over the first k / (sum of n over the first k + sum of p n over all)
 *
 * so that a page of which nothing is sure, or whose language is not that of the pages that the
 * trees were fitted to, still gives its likeliest part. Linear: chances are sorted into steps. */
#include "read/likeliest.h"

enum { STEPS = 1024 };

static unsigned step_of(float chance) {
    const int step = (int)(chance * STEPS);
    return step < 0 ? 0 : step >= STEPS ? STEPS - 1 : (unsigned)step;
}

float likeliest_chance(const page *p, const float *chances, double *expected) {
    double words[STEPS] = {0};
    double hits[STEPS] = {0};
    double all = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        const double n = p->lines[i].words;
        words[step_of(chances[i])] += n;
        hits[step_of(chances[i])] += n * (double)chances[i];
        all += n * (double)chances[i];
    }
    double taken = 0, hit = 0;
    unsigned best = STEPS;
    *expected = 0;
    for (unsigned step = STEPS; step-- > 0;) {
        taken += words[step];
        hit += hits[step];
        if (taken > 0 && 2 * hit / (taken + all) > *expected) {
            *expected = 2 * hit / (taken + all);
            best = step;
        }
    }
    return (float)best / STEPS;
}
