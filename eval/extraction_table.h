/* extraction_table.h - the table of `pith eval extraction`. */
#ifndef PITH_EVAL_EXTRACTION_TABLE_H
#define PITH_EVAL_EXTRACTION_TABLE_H

#include "eval/extraction_score.h"
#include "eval/run.h"

/* What a system got on one page. */
typedef struct page_score {
    bool counts; /* it has a text */
    slice group; /* that the page is of; may be empty */
    extraction_score words;
    shingle_shares shingles;
    double rouge_l;
    size_t kept;    /* of `with` */
    size_t dropped; /* of `without` */
    size_t with;
    size_t without;
} page_score;

/* The empty table; NULL when memory is out. */
report_table *extraction_table(eval_report *report);

/* Adds lines for the pages of the file at hand, r->file_rows of them: one for each group, in the
 * order in which they turn up, and one for all. */
pith_status extraction_table_add(run *r, report_table *table, const char *system,
                                 const page_score *pages);

#endif
