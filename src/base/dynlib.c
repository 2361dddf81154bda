/* dynlib.c - see dynlib.h. The handle is not kept: the loader counts, RTLD_NODELETE keeps the code
 * in place, and so nothing here needs a global variable. */
#include "base/dynlib.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* libuchardet takes 120 KB, libarchive 200 KB before it asks for buffers, of which it looks whether
 * it got them (both measured on a heap of so many bytes). */
enum { NEEDED_BYTES = 512 << 10 };

/* The loader tells apart what is not there from what finds no room, by its words alone. */
static pith_status fail_to_open(const char *soname, pith_error *error) {
    const char *said = dlerror();
    if (said && strstr(said, "annot allocate"))
        return error_explain(error, PITH_ERROR_MEMORY);
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%s is needed for this, and not installed",
                     soname);
}

pith_status dynlib_open(const char *soname, const dynlib_symbol *symbols, size_t count,
                        pith_error *error) {
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library)
        return fail_to_open(soname, error);
    pith_status status = PITH_OK;
    for (size_t i = 0; i < count && status == PITH_OK; i++) {
        void *const found = dlsym(library, symbols[i].name);
        /* POSIX: a pointer to a function fits one to an object. */
        memcpy(symbols[i].pointer, &found, sizeof found);
        if (!found)
            status = error_set(error, PITH_ERROR_FORMAT, 0, 0,
                               "%s is needed for this, and the one installed has no %s", soname,
                               symbols[i].name);
    }
    dlclose(library);
    return status;
}

pith_status dynlib_need_heap(void) {
    void *const piece = malloc(NEEDED_BYTES);
    free(piece);
    return piece ? PITH_OK : PITH_ERROR_MEMORY;
}
