/* failing_heap.c - loaded before the C library: makes call number FAIL_AT of the allocator fail,
 * once. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t size);

static long left = -1; /* calls to go; -1: not asked yet, 0: done */

static int refused(void) {
    if (left == -1) {
        const char *wanted = getenv("FAIL_AT");
        left = wanted ? strtol(wanted, NULL, 10) : 0;
    }
    if (left <= 0 || --left > 0)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    return refused() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t size) {
    return refused() ? NULL : __libc_realloc(p, size);
}
