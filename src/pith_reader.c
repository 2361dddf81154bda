/* pith_reader.c - the public functions about formats and files: check arguments, call the read
 * stage.
 */
#include "pith.h"

#include "base/dynlib.h"
#include "read/unpack.h"

#include <stdlib.h>

/* ---- formats ---- */

const pith_format *pith_formats(size_t i) {
    size_t at = 0;
    while (format_at(at) && at < i)
        at++;
    if (format_at(at))
        return &format_at(at)->public;
    const container *how = container_at(i - at);
    return how ? &how->public : NULL;
}

/* Can each of the libraries, parted by blanks, be opened? */
static bool all_open(const char *names) {
    while (*names) {
        char name[64];
        const size_t length = strcspn(names, " ");
        if (length >= sizeof name)
            return false;
        memcpy(name, names, length);
        name[length] = '\0';
        if (dynlib_open(name, NULL, 0, NULL) != PITH_OK)
            return false;
        names += length + strspn(names + length, " ");
    }
    return true;
}

bool pith_format_available(const pith_format *one) {
    return one && (!one->library || all_open(one->library));
}

/* ---- files ---- */

struct pith_reader {
    unpacker inside;
};

pith_status pith_reader_new(pith_reader **out) {
    if (!out)
        return PITH_ERROR_ARGUMENT;
    pith_reader *made = calloc(1, sizeof *made);
    TRY_MEMORY(made);
    *out = made;
    return PITH_OK;
}

void pith_reader_free(pith_reader *from) {
    if (!from)
        return;
    unpack_free(&from->inside);
    free(from);
}

pith_status pith_reader_open(pith_reader *from, const pith_file *file, pith_error *error) {
    if (!from || !file || (!file->data && file->length > 0))
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no reader, or no file to open");
    return error_explain(error, unpack_open(&from->inside, file, error));
}

pith_status pith_reader_next(pith_reader *from, pith_item *out, bool *found, pith_error *error) {
    if (!from || !out || !found)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no reader, or nowhere to put an item");
    return error_explain(error, unpack_next(&from->inside, out, found, error));
}
