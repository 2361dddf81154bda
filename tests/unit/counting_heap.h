/* counting_heap.h - stands in front of the C library's allocator: counts its calls, and makes one
 * of them fail. For one program of tests, which includes it once, behind cmocka.h, and defines
 * HEAP_OF_LIBRARIES as 1 when the calls of shared libraries are to be met too, which some do not
 * survive, else as 0. A sanitizer wants to stand there itself: then need_the_heap() skips the test.
 */
#ifndef PITH_TESTS_COUNTING_HEAP_H
#define PITH_TESTS_COUNTING_HEAP_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

static bool watching;  /* count, and fail where told */
static size_t calls;   /* of the allocator while watching */
static size_t fail_at; /* the call that fails, 1 the first; 0 none */
static long live;      /* blocks allocated less blocks freed while watching */

#ifndef SANITIZED
#if HEAP_OF_LIBRARIES
#define SEEN __attribute__((visibility("default")))
#else
#define SEEN
#endif

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t size);
extern void __libc_free(void *p);

static bool refused(void) {
    if (!watching)
        return false;
    calls++;
    return calls == fail_at;
}

SEEN void *malloc(size_t size) {
    void *p = refused() ? NULL : __libc_malloc(size);
    live += watching && p;
    return p;
}

SEEN void *calloc(size_t count, size_t size) {
    void *p = refused() ? NULL : __libc_calloc(count, size);
    live += watching && p;
    return p;
}

SEEN void *realloc(void *old, size_t size) {
    void *p = refused() ? NULL : __libc_realloc(old, size);
    live += watching && p && !old;
    return p;
}

SEEN void free(void *p) {
    live -= watching && p;
    __libc_free(p);
}
#endif

static void need_the_heap(void) {
#ifdef SANITIZED
    skip();
#endif
}

#endif
