/* run_state.h - where a run stands, and what is done about one request. */
#ifndef PITH_CLI_RUN_STATE_H
#define PITH_CLI_RUN_STATE_H

#include "cli/input.h"
#include "cli/run.h"
#include "cli/worker.h"

/* Room for what a document is called in a message. */
enum { NAME_BYTES = 256 };

/* What was being done with a file when its reader died. */
typedef enum stage {
    STAGE_OPENING,
    STAGE_LINES,
    STAGE_ITEMS,
    STAGE_SKIPPING /* the items up to the one that killed the last reader */
} stage;

typedef struct run {
    const options *how;
    answer_function *find;
    pith_doc *doc;
    pith_reader *reader;
    worker *from;
    size_t at; /* index of the file */
    stage stage;
    size_t item;     /* number of the document in the file, from 1 */
    char number[24]; /* that number, once it is the only name left */
    supply given;    /* what is known of the file from where it came */
    input in;
    input converted;  /* a document of it that another program had to turn into text */
    input robots;     /* the rules of a site */
    char site[256];   /* that site; empty: of none */
    pith_slice bytes; /* the whole file, unless it is read by lines */
    pith_slice after; /* what the reader has read, when that was given */
    request asked;
    bool busy;  /* a document is being read */
    bool whole; /* what is asked about is the whole file as it was read, not something in it */
    const format *format; /* NULL: nothing has been printed */
    output out;
    size_t whole_output; /* bytes of `out` that are whole answers */
    printer to;
    size_t answered;
    size_t failed_files;
    size_t failed_lines;
} run;

/* Are all files treated as one set? */
bool run_is_merging(const options *how);

/* Chooses the format when the first input is known. */
void run_begin_output(run *now, bool from_lines, bool several);

/* The document failed: says so where the reader of the output or of standard error will look. */
void run_fail(run *now, const char *name, const char *message);
void run_fail_with(run *now, const char *name, const pith_error *error);

/* What the request is about, for messages: the file, or a document in it. */
const char *run_name(const run *now, char room[NAME_BYTES]);

/* Answers the request that is ready in now->asked. */
void run_answer(run *now);

#endif
