/* summaries.h - what a run over summaries knows: run_summaries.c works on documents,
 * summaries_scores.c turns what came of them into tables. */
#ifndef PITH_EVAL_SUMMARIES_H
#define PITH_EVAL_SUMMARIES_H

#include "base/map.h"
#include "eval/rouge_vocabulary.h"
#include "eval/run.h"
#include "eval/weights.h"

enum { SUMMARY_MOST_SYSTEMS = 32, POSITION_BINS = 15, SCORE_MEASURES = 3 };

/* What one system made of one document. */
typedef struct summary_choice {
    slice text; /* chosen sentences, each followed by a newline */
    const size_t *positions;
    size_t count;
    size_t words;
    double seconds;
    bool missing; /* an oracle did not solve it */
} summary_choice;

/* Sums over the documents of a file. */
typedef struct system_totals {
    size_t documents;
    size_t sentences;
    size_t words;
    size_t positions[POSITION_BINS];
    double seconds; /* choosing; reading comes on top */
} system_totals;

/* Methods of the library come first, lead among them, then these. */
enum { SYSTEM_RANDOM, SYSTEM_ORACLE, SYSTEM_EXACT, ADDED_SYSTEMS };

typedef struct summaries {
    const char *systems[SUMMARY_MOST_SYSTEMS];
    size_t method_count; /* of the systems, those that are methods */
    size_t system_count;
    size_t lead;
    rouge_options rouge;
    rouge_lexicon lexicon;
    bool lexicon_open;
    weights weights;
    size_t group_rows[WEIGHT_GROUPS]; /* of the file at hand */
    size_t foreign_rows;              /* of all files: not in English */
    /* Of the file at hand: */
    rouge_corpus *corpus;
    system_totals totals[SUMMARY_MOST_SYSTEMS];
    double read_seconds;
    uint32_t *group_of; /* by row */
    size_t group_capacity;
    /* Of all files: */
    report_table *scores;
    report_table *details;
    report_table *tests;
    report_table *lengths;
    report_table *positions;
    report_chart *position_chart;
    double sums[SUMMARY_MOST_SYSTEMS][SCORE_MEASURES]; /* of the files' means */
    size_t files;
} summaries;

/* The tables, empty. */
pith_status summaries_open_tables(run *r, summaries *s);

/* The tables' rows for the file at hand, whose corpus is complete. */
pith_status summaries_add_scores(run *r, summaries *s, pith_error *error);

/* The means over all files, when there are several. */
void summaries_add_means(run *r, summaries *s);

/* The bin of a sentence position, from 0. */
size_t position_bin(size_t position);

#endif
