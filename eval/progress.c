/* progress.c - a bar that shows how far a run is. The one file of the kit that writes to standard
 * error, and only to a terminal: one line that is drawn over itself, at most ten times a second,
 * and wiped at the end. The time left supposes that the rest goes as fast as what is done. */
#include "eval/eval.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_open(progress_bar *p) {
    *p = (progress_bar){.shown = isatty(STDERR_FILENO) == 1, .start = now()};
}

void progress_show(void *context, double share, size_t rows) {
    enum { WIDTH = 24 };
    static const double INTERVAL = 0.1;
    progress_bar *p = context;
    const double time = p->shown ? now() : 0;
    if (!p->shown || time - p->last < INTERVAL)
        return;
    p->last = time;
    const double spent = time - p->start;
    char bar[WIDTH + 1];
    const size_t full = (size_t)(share * WIDTH);
    memset(bar, '.', WIDTH);
    memset(bar, '#', full < WIDTH ? full : WIDTH);
    bar[WIDTH] = 0;
    fprintf(stderr, "\r[%s] %3.0f %%  %zu rows, %.0f/s", bar, 100 * share, rows,
            spent > 0 ? (double)rows / spent : 0);
    if (share > 0) {
        const unsigned long left = (unsigned long)(spent / share - spent);
        fprintf(stderr, ", %lu:%02lu left", left / 60, left % 60);
    }
    fputs("\033[K", stderr);
    fflush(stderr);
}

void progress_close(progress_bar *p) {
    if (p->shown)
        fputs("\r\033[K", stderr);
}
