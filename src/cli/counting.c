/* counting.c - see counting.h. */
#define _GNU_SOURCE /* MAP_ANONYMOUS, mkostemp */
#include "cli/counting.h"

#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A file that is gone when it is closed, in TMPDIR or /tmp. */
static int open_temporary(void) {
    char path[4096];
    const char *named = getenv("TMPDIR");
    const char *folder = named && *named ? named : "/tmp";
    snprintf(path, sizeof path, "%s/pith-XXXXXX", folder);
    const int file = mkostemp(path, O_APPEND | O_CLOEXEC);
    if (file >= 0)
        unlink(path);
    else
        report("no temporary file in %s: %s", folder, strerror(errno));
    return file;
}

static void *share(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

counting *counting_open(size_t bytes, size_t words) {
    counting *c = share(sizeof *c);
    void *memory = share(bytes);
    if (!c || !memory || pith_counter_new(memory, bytes, words, &c->counter) != PITH_OK) {
        report("cannot count in %zu bytes of memory", bytes);
        return NULL;
    }
    c->file = open_temporary();
    return c->file < 0 ? NULL : c;
}

static bool write_run(void *to, const char *bytes, size_t length) {
    const int file = *(const int *)to;
    while (length > 0) {
        const ssize_t written = write(file, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

static pith_status fail(pith_error *error, pith_status code, const char *message) {
    error->code = code;
    snprintf(error->message, sizeof error->message, "%s", message);
    return code;
}

pith_status counting_flush(counting *c, pith_error *error) {
    if (c->run_count == COUNTING_RUNS)
        return fail(error, PITH_ERROR_LIMIT, "too much for that --memory");
    counting_run *run = &c->runs[c->run_count];
    /* Behind all that is there: a process that died may have left half a run. */
    run->start = lseek(c->file, 0, SEEK_END);
    if (run->start < 0 || pith_counter_write(c->counter, write_run, &c->file, error) != PITH_OK) {
        char message[200];
        snprintf(message, sizeof message, "the temporary file: %s", strerror(errno));
        return fail(error, PITH_ERROR_IO, message);
    }
    run->end = lseek(c->file, 0, SEEK_END);
    c->run_count++;
    return PITH_OK;
}

pith_status counting_add(counting *c, pith_doc *doc, pith_slice group, pith_error *error) {
    pith_status status = pith_counter_add(c->counter, doc, group, error);
    if (status == PITH_ERROR_LIMIT) {
        status = counting_flush(c, error);
        if (status == PITH_OK)
            status = pith_counter_add(c->counter, doc, group, error);
    }
    if (status == PITH_ERROR_LIMIT && c->run_count < COUNTING_RUNS)
        return fail(error, status, "more terms than that --memory holds");
    c->documents += status == PITH_OK;
    c->grouped += status == PITH_OK && group.length > 0;
    return status;
}
