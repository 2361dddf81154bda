/* rouge_bootstrap.h - means over the rows, and how far they might be off. */
#ifndef PITH_EVAL_ROUGE_BOOTSTRAP_H
#define PITH_EVAL_ROUGE_BOOTSTRAP_H

#include "eval/eval.h"

/* Fills the summaries, by measure, of the rows of `system` that were scored. */
pith_status rouge_summarize_rows(const rouge_options *options, const rouge_result *result,
                                 size_t system, rouge_summary *out);

/* The ends of the interval that holds the middle `confidence` percent of `count` sorted values, by
 * the rule of ROUGE-1.5.5. sorted[count] is readable too: what stands for a value behind the last.
 */
void rouge_interval(const double *sorted, size_t count, double confidence, double *low,
                    double *high);

#endif
