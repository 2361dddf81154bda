/* keyness_log_likelihood.c - is it chance that a word is commoner here?
 *
 * Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational
 * Linguistics 19, 1993, section 5: twice the logarithm of how much likelier the counts are when the
 * word has a share of its own here and elsewhere than when it has one share p in both,
 *
 *   2 (L(count / words) + L(other_count / other_words) - L(p) of both)
 *   L(p) of k in n = k ln p + (n - k) ln(1 - p)
 *   p = (count + other_count) / (words + other_words)
 *
 * which is distributed as chi squared with one degree of freedom: 3.84 is met by chance once in 20
 * words, 10.83 once in 1,000. Less than 0 when the word is rarer here. */
#include "keyword/keyness.h"

#include <math.h>

/* k ln p, which is 0 for k = 0 whatever p is. */
static double times_log(double k, double p) {
    return k > 0 ? k * log(p) : 0;
}

static double likelihood(double k, double n, double p) {
    return times_log(k, p) + times_log(n - k, 1 - p);
}

double keyness_log_likelihood(double count, double words, double other_count, double other_words) {
    if (words <= 0 || other_words <= 0)
        return 0;
    const double share = count / words;
    const double other_share = other_count / other_words;
    const double both = (count + other_count) / (words + other_words);
    const double ratio =
        likelihood(count, words, share) + likelihood(other_count, other_words, other_share) -
        likelihood(count, words, both) - likelihood(other_count, other_words, both);
    return share < other_share ? -2 * ratio : 2 * ratio;
}
