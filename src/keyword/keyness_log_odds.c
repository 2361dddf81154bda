/* keyness_log_odds.c - how much greater are the odds of a word here, in standard deviations?
 *
 * Monroe, Colaresi & Quinn, "Fightin' words", Political Analysis 16, 2008, section 3.5.1: weighted
 * log-odds with an informative Dirichlet prior. The prior is PRIOR words of which as many are this
 * one as of all words, here and elsewhere:
 *
 *   prior = PRIOR (count + other_count) / (words + other_words)
 *   odds  = (count + prior) / (words + PRIOR - count - prior), and the same elsewhere
 *   score = (ln odds - ln other_odds) / sqrt(1 / (count + prior) + 1 / (other_count + prior))
 *
 * so that a word that is met once needs more evidence when it is rare. Whether PRIOR is 100, 1,000
 * or 10,000 hardly matters (eval/README.md). */
#include "keyword/keyness.h"

#include <math.h>

#define PRIOR 1000.0

double keyness_log_odds(double count, double words, double other_count, double other_words) {
    if (words <= 0 || other_words <= 0 || count + other_count <= 0)
        return 0;
    const double prior = PRIOR * (count + other_count) / (words + other_words);
    const double seen = count + prior;
    const double other_seen = other_count + prior;
    const double rest = words + PRIOR - seen;
    const double other_rest = other_words + PRIOR - other_seen;
    /* One of them is 0 when there is no other word. */
    if (rest <= 0 || other_rest <= 0)
        return 0;
    return (log(seen / rest) - log(other_seen / other_rest)) / sqrt(1 / seen + 1 / other_seen);
}
