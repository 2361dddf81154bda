/* run.h - what the runs over data sets share: rows are read in batches, each row is worked on by
 * one of the threads, and its outcome is collected in the order of the file. */
#ifndef PITH_EVAL_RUN_H
#define PITH_EVAL_RUN_H

#include "eval/dataset.h"
#include "eval/eval.h"
#include "eval/eval_report.h"

/* What a thread works with. */
typedef struct run_worker {
    pith_doc *doc;
    pith_doc *second; /* for short texts, while `doc` is in use */
    arena memory;     /* reset before each row */
    void *own;        /* of the task */
} run_worker;

/* A row and, once it has been worked on, its outcome in row.memory. */
typedef struct run_slot {
    dataset_row row;
    void *outcome;
} run_slot;

typedef struct run run;

/* A task. Functions that a task does not need are NULL. */
typedef struct run_task {
    const char *title;
    /* Once, before the first file. */
    pith_status (*start)(run *r, pith_error *error);
    pith_status (*open_worker)(run *r, run_worker *w);
    void (*close_worker)(run_worker *w);
    /* By any thread: reads slot->row, leaves slot->outcome, or breaks the row. */
    pith_status (*work)(run *r, run_worker *w, run_slot *slot);
    /* In order, by one thread; may still break the row. */
    pith_status (*collect)(run *r, run_slot *slot);
    /* After each file, with its rows collected; after the last. */
    pith_status (*finish_file)(run *r, pith_error *error);
    pith_status (*finish)(run *r, pith_error *error);
    void (*free)(run *r);
} run_task;

extern const run_task run_summaries;
extern const run_task run_keyphrases;
extern const run_task run_segmentation;
extern const run_task run_extraction;

struct run {
    const eval_options *options;
    const char *const *methods;
    size_t method_count;
    eval_report *report;
    const run_task *task;
    slice data; /* name of the file at hand */
    const char *path;
    size_t file_rows; /* collected from the file at hand */
    arena memory;     /* of the run */
    void *own;        /* of the task */
};

/* The language to read the row in: its own when the built-in model has it, else "auto". */
const char *run_language(const dataset_row *row, char code[16]);

/* Reads the row's document. A failure that is the row's breaks it, and *good is false. */
pith_status run_read(run_worker *w, dataset_row *row, bool all_blocks, bool *good);

/* A failure of the library on a row: no memory stays a failure, all else breaks the row. */
pith_status run_blame(dataset_row *row, pith_status status, const pith_error *error);

/* A copy of `text` in the corpus, as lines. */
pith_status run_keep_text(rouge_corpus *corpus, slice text, rouge_text *out);

/* Processor seconds that this thread has used. */
double run_seconds(void);

#endif
