/* dataset_row.h - a line of a data set as a row. */
#ifndef PITH_EVAL_DATASET_ROW_H
#define PITH_EVAL_DATASET_ROW_H

#include "eval/dataset.h"

/* Fills `row` from the bytes of line number `number`; a broken line is no failure. */
pith_status dataset_row_parse(dataset_row *row, slice line, size_t number);

#endif
