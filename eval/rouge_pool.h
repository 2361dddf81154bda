/* rouge_pool.h - from the counts against each reference to one score. */
#ifndef PITH_EVAL_ROUGE_POOL_H
#define PITH_EVAL_ROUGE_POOL_H

#include "eval/rouge_overlap.h"

/* F = P R / ((1 - alpha) P + alpha R); 0 when nothing is shared. */
double rouge_f(double precision, double recall, double alpha);

/* The value of one system on one row, from its counts against each of `count` references. */
rouge_value rouge_pool(const rouge_options *options, const rouge_measure *measure,
                       const rouge_counts *counts, size_t count);

#endif
