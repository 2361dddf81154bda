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
    STAGE_PACKED_LINES,
    STAGE_SKIPPING, /* the items up to the one that killed the last reader */
    STAGE_AFTER     /* what the reader of the summaries has read */
} stage;

typedef struct run {
    const options *how;
    answer_function *find;
    pith_doc *doc;
    const pith_model *model;
    pith_reader *reader;
    pith_told *told; /* with --once */
    worker *from;
    size_t at;     /* index of the file */
    size_t after;  /* index of the one of --after that is being read */
    size_t wanted; /* behind the last page that has been asked for before its turn */
    stage stage;
    size_t item;     /* number of the document in the file, from 1 */
    char number[24]; /* that number, once it is the only name left */
    supply given;    /* what is known of the file from where it came */
    input in;
    input lines;      /* what is JSON Lines of all that is packed in the file */
    input converted;  /* a document of it that another program had to turn into text */
    input robots;     /* the rules of a site */
    char site[256];   /* that site; empty: of none */
    pith_slice bytes; /* the whole file, unless it is read by lines */
    request known;    /* what the reader has read */
    const pith_background *background; /* NULL: none was given */
    request asked;
    size_t passed; /* documents that this process or another one answers for */
    bool mine;     /* the one at hand is this process's; a file is, until a document is met */
    bool busy;     /* a document is being read */
    bool whole;    /* what is asked about is the whole file as it was read, not something in it */
    const format *format; /* NULL: nothing has been printed */
    output out;
    size_t whole_output; /* bytes of `out` that are whole answers */
    printer to;
    size_t answered;
    size_t failed_files;
    size_t failed_lines;
} run;

/* How many inputs there are, and what the one of that number is called: standard input is "-". */
size_t run_file_count(const options *how);
const char *run_path(const run *now, size_t index);

/* ---- opening (run_open.c) ---- */

/* From now on a death is this document's, and so is the time. */
void run_begin_document(run *now);

/* Opens a file, a page or standard input as now->in; of what --after names, the numbers follow
 * those of the files. False: it has failed, and that has been said. */
bool run_open_input(run *now, size_t index, const char *path);

/* Is what has just been opened JSON Lines? Looks at its first line, when only that can tell, and
 * hands it back. */
input_status run_detect_lines(run *now, const char *path, bool *lines);

/* Is `item` JSON Lines that were packed, or JSON that is laid out otherwise? Then it is copied to
 * now->lines as JSON Lines, so that it is read, and read on after a death, as those are. */
bool run_take_lines(run *now, const char *path, const pith_item *item);

/* Begins to read now->bytes. False: it has failed, and that has been said. */
bool run_open_items(run *now, const char *path);

/* Has a PDF turned into what the library reads. False: it has failed, and that has been said. */
bool run_convert(run *now, pith_item *item);

bool run_is_blank(pith_slice line);

/* ---- gathering (run_gather.c) ---- */

/* Answers for all files as one set. */
void run_merged(run *now);

/* Reads what --after names. False: something of it cannot be read. */
bool run_read_known(run *now);

/* ---- answering (run_answer.c) ---- */

/* Goes on to the next document. False: another process answers for it. */
bool run_claim(run *now);

/* Is the file of that number for this process, when several share the work? */
bool run_is_mine(const run *now, size_t index);

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
