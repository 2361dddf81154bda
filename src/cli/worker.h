/* worker.h - two processes: one that has the rights and looks at no bytes, one that looks at the
 * bytes and has no rights. The first opens, fetches and converts what the second asks for, and when
 * the second dies of a document, starts another that goes on behind it. */
#ifndef PITH_CLI_WORKER_H
#define PITH_CLI_WORKER_H

#include "cli/prefetch.h"

/* How a worker gets what it needs. All zero: from its own process, which keeps its rights. */
typedef struct worker {
    const supply_limits *limits;
    prefetch *pages; /* NULL: the one with the rights has them */
    int socket;      /* to that one; 0: there is none */
    supply *given;   /* in memory that both share */
} worker;

/* Stands for a signal: something has ended the process that is not its to end, as a library does
 * that calls exit() on an exhausted heap. */
enum { WORKER_QUIT = -1 };

/* Work that can be taken up by another process. */
typedef struct work {
    void *state; /* shared by all processes */
    /* Does all that is left. `died`: the signal that the one before died of, WORKER_QUIT, or 0;
     * `file`: what it had open last, or -1. Returns the exit code. */
    int (*go_on)(void *state, worker *from, int died, int file);
    char *const *paths; /* what can be asked for by its number */
    size_t path_count;
} work;

/* Has the work done in a sandbox. Returns the exit code, or -1 when there is no sandbox to be had,
 * and nothing has been done. */
int worker_supervise(const work *what, const supply_limits *limits);

/* Opens paths[index], whose name is `path`, and hands it out in *out. */
void worker_open(worker *from, size_t index, const char *path, supply *out);

/* Fetches the rules of the site of the page paths[index]. */
void worker_open_robots(worker *from, size_t index, supply *out);

/* Has them, or the page itself, fetched, as it will be asked for. Without one with the rights there
 * is nobody to do that meanwhile, and it is left. */
void worker_want(worker *from, page_part part, size_t index);

/* Are the rules of its site here? Waits for them as long as no page is. */
bool worker_has_robots(worker *from, size_t index);

/* Has the PDF `bytes` converted. */
void worker_convert(worker *from, pith_slice bytes, supply *out);

/* What a worker died of, for people. */
void worker_describe_death(const worker *next, int died, char message[MESSAGE_BYTES]);

/* Gives the next document its time, in a sandbox. */
void worker_begin_document(const worker *from);

#endif
