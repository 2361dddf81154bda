/* rouge_bootstrap.h - means over the rows, and how far they might be off. */
#ifndef PITH_EVAL_ROUGE_BOOTSTRAP_H
#define PITH_EVAL_ROUGE_BOOTSTRAP_H

#include "eval/eval.h"

/* Fills the summaries of one system: `values` is [row][measure], of the `rows` rows that it has. */
pith_status rouge_summarize_rows(const rouge_options *options, const rouge_value *values,
                                 size_t rows, rouge_summary *out);

/* Position of the lower and upper end of an interval of `confidence` percent among `count` sorted
 * values, by the rule of ROUGE-1.5.5. */
void rouge_interval(const double *sorted, size_t count, double confidence, double *low,
                    double *high);

#endif
