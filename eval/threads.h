/* threads.h - one piece of work, divided among threads. */
#ifndef PITH_EVAL_THREADS_H
#define PITH_EVAL_THREADS_H

#include "pith.h"

/* Does the items [from, to). Called from several threads at once. */
typedef pith_status threads_work(void *context, size_t from, size_t to);

/* Divides the items [0, count) into as many equal ranges as there are threads (1 .. 256) and does
 * them all. Returns the first range's failure, if any. When the system has no more threads to give,
 * the caller's does the rest. */
pith_status threads_run(threads_work *work, void *context, size_t count, size_t threads);

enum { THREADS_MOST = 256 };

#endif
