/* threads.c - see threads.h. Ranges are fixed beforehand: which thread does what never depends on
 * who is faster. */
#include "eval/threads.h"

#include <pthread.h>

typedef struct range {
    threads_work *work;
    void *context;
    size_t from;
    size_t to;
    pith_status status;
    pthread_t thread;
    bool started;
} range;

static void *run(void *argument) {
    range *r = argument;
    r->status = r->work(r->context, r->from, r->to);
    return NULL;
}

pith_status threads_run(threads_work *work, void *context, size_t count, size_t threads) {
    range ranges[THREADS_MOST];
    if (threads > THREADS_MOST)
        threads = THREADS_MOST;
    if (threads > count)
        threads = count;
    if (threads <= 1)
        return work(context, 0, count);
    for (size_t t = 0, from = 0; t < threads; t++) {
        const size_t to = from + count / threads + (t < count % threads);
        ranges[t] = (range){.work = work, .context = context, .from = from, .to = to};
        from = to;
    }
    for (size_t t = 1; t < threads; t++)
        ranges[t].started = pthread_create(&ranges[t].thread, NULL, run, &ranges[t]) == 0;
    pith_status status = PITH_OK;
    for (size_t t = 0; t < threads; t++) {
        if (!ranges[t].started)
            run(&ranges[t]);
        else
            pthread_join(ranges[t].thread, NULL);
        if (status == PITH_OK)
            status = ranges[t].status;
    }
    return status;
}
