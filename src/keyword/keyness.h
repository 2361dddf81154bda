/* keyness.h - how much commoner a word is here than elsewhere: measures that take its count here,
 * the words here, its count elsewhere and the words elsewhere. 0 or less: it is no commoner. */
#ifndef PITH_KEYWORD_KEYNESS_H
#define PITH_KEYWORD_KEYNESS_H

typedef double keyness_measure(double count, double words, double other_count, double other_words);

keyness_measure keyness_log_likelihood;
keyness_measure keyness_log_odds;

#endif
