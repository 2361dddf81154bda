/* dynlib.c - see dynlib.h. The handle is not kept: the loader counts, RTLD_NODELETE keeps the code
 * in place, and so nothing here needs a global variable. */
#include "base/dynlib.h"

#include <dlfcn.h>
#include <string.h>

pith_status dynlib_open(const char *soname, const dynlib_symbol *symbols, size_t count,
                        pith_error *error) {
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%s is needed for this, and not installed",
                         soname);
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
