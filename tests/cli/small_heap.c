/* small_heap.c - loaded before the C library: a heap of HEAP_BYTES, beyond which nothing is given.
 */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t size);
extern void __libc_free(void *p);

static size_t used;
static size_t limit; /* 0: not asked yet */

static int refused(size_t more) {
    if (limit == 0) {
        const char *wanted = getenv("HEAP_BYTES");
        limit = wanted ? strtoul(wanted, NULL, 10) : (size_t)-1;
    }
    if (more <= limit && used <= limit - more)
        return 0;
    errno = ENOMEM;
    return 1;
}

static void *counted(void *p) {
    used += p ? malloc_usable_size(p) : 0;
    return p;
}

void *malloc(size_t size) {
    return refused(size) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    if ((size != 0 && count > (size_t)-1 / size) || refused(count * size))
        return NULL;
    return counted(__libc_calloc(count, size));
}

void free(void *p) {
    used -= p ? malloc_usable_size(p) : 0;
    __libc_free(p);
}

void *realloc(void *old, size_t size) {
    const size_t before = old ? malloc_usable_size(old) : 0;
    if (size > before && refused(size - before))
        return NULL;
    void *const p = __libc_realloc(old, size);
    if (p || size == 0)
        used -= before;
    return counted(p);
}
