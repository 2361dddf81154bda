/* archive_reader.c - libarchive, which is opened when the first archive is met. Only what needs no
 * program beside it is read: gzip, bzip2, xz, zstd and lz4 around anything, tar, zip and 7z.
 *
 * On an exhausted heap it ends the process ("Fatal Internal Error") or crashes: it is asked only
 * where the heap has room for its own structures (base/dynlib.h). What it needs beyond them, for
 * dictionaries of hundreds of megabytes, it reports when it does not get it. */
#include "read/archive_reader.h"

#include "read/charset.h"

#ifdef PITH_WITHOUT_ARCHIVE

/* Who calls these has been told that there is no library. */
pith_status archive_reader_open(slice in, arena *a, archive_reader **out, pith_error *error) {
    (void)in;
    (void)a;
    (void)out;
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read archives");
}

void archive_reader_close(archive_reader *r) {
    (void)r;
}

pith_status archive_reader_next(archive_reader *r, arena *a, const char **name, pith_error *error) {
    (void)r;
    (void)a;
    (void)name;
    (void)error;
    return PITH_ERROR_FORMAT;
}

bool archive_reader_alone(const archive_reader *r) {
    (void)r;
    return false;
}

pith_status archive_reader_inflate(archive_reader *r, const char *name, size_t limit, arena *a,
                                   slice *out, pith_error *error) {
    (void)r;
    (void)name;
    (void)limit;
    (void)a;
    (void)out;
    (void)error;
    return PITH_ERROR_FORMAT;
}

#else

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>

enum { FIRST_BYTES = 1 << 16 };

/* Members of an archive that are looked at. */
enum { MEMBERS_MAX = 1 << 16 };

typedef struct library {
    struct archive *(*archive_read_new)(void);
    int (*archive_read_support_filter_bzip2)(struct archive *);
    int (*archive_read_support_filter_gzip)(struct archive *);
    int (*archive_read_support_filter_lz4)(struct archive *);
    int (*archive_read_support_filter_xz)(struct archive *);
    int (*archive_read_support_filter_zstd)(struct archive *);
    int (*archive_read_support_format_7zip)(struct archive *);
    int (*archive_read_support_format_empty)(struct archive *);
    int (*archive_read_support_format_raw)(struct archive *);
    int (*archive_read_support_format_tar)(struct archive *);
    int (*archive_read_support_format_zip)(struct archive *);
    int (*archive_read_open_memory)(struct archive *, const void *, size_t);
    int (*archive_read_next_header)(struct archive *, struct archive_entry **);
    la_ssize_t (*archive_read_data)(struct archive *, void *, size_t);
    int (*archive_format)(struct archive *);
    int (*archive_filter_count)(struct archive *);
    int (*archive_errno)(struct archive *);
    const char *(*archive_error_string)(struct archive *);
    int (*archive_read_free)(struct archive *);
    const char *(*archive_entry_pathname)(struct archive_entry *);
    __LA_MODE_T (*archive_entry_filetype)(struct archive_entry *);
    int (*archive_entry_is_data_encrypted)(struct archive_entry *);
} library;

struct archive_reader {
    library lib;
    struct archive *from;
    struct archive_entry *entry;
    locale_t utf8; /* in which libarchive gives names as UTF-8; 0: there is none */
    slice in;
    size_t members;
    bool ended;
};

static pith_status open_library(library *lib, pith_error *error) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(lib, archive_read_new),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_bzip2),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_gzip),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_lz4),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_xz),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_zstd),
        DYNLIB_SYMBOL(lib, archive_read_support_format_7zip),
        DYNLIB_SYMBOL(lib, archive_read_support_format_empty),
        DYNLIB_SYMBOL(lib, archive_read_support_format_raw),
        DYNLIB_SYMBOL(lib, archive_read_support_format_tar),
        DYNLIB_SYMBOL(lib, archive_read_support_format_zip),
        DYNLIB_SYMBOL(lib, archive_read_open_memory),
        DYNLIB_SYMBOL(lib, archive_read_next_header),
        DYNLIB_SYMBOL(lib, archive_read_data),
        DYNLIB_SYMBOL(lib, archive_format),
        DYNLIB_SYMBOL(lib, archive_filter_count),
        DYNLIB_SYMBOL(lib, archive_errno),
        DYNLIB_SYMBOL(lib, archive_error_string),
        DYNLIB_SYMBOL(lib, archive_read_free),
        DYNLIB_SYMBOL(lib, archive_entry_pathname),
        DYNLIB_SYMBOL(lib, archive_entry_filetype),
        DYNLIB_SYMBOL(lib, archive_entry_is_data_encrypted),
    };
    return dynlib_open(ARCHIVE_LIBRARY, symbols, sizeof symbols / sizeof *symbols, error);
}

/* The archive cannot be read on. `name`: of the member, or NULL. */
static pith_status fail(archive_reader *r, const char *name, pith_error *error) {
    r->ended = true;
    if (r->lib.archive_errno(r->from) == ENOMEM)
        return PITH_ERROR_MEMORY;
    const char *said = r->lib.archive_error_string(r->from);
    if (!said)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "cut, or none of gzip, bzip2, xz, zstd, lz4, tar, zip and 7z");
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%.80s%sdamaged: %.100s", name ? name : "",
                     name ? ": " : "", said);
}

void archive_reader_close(archive_reader *r) {
    r->lib.archive_read_free(r->from);
    if (r->utf8)
        freelocale(r->utf8);
}

/* A filter that libarchive lacks would run a program: it says so by a warning, and then is not to
 * be used. */
static bool support_all(archive_reader *r) {
    const library *lib = &r->lib;
    int worst = ARCHIVE_OK;
    const int said[] = {
        lib->archive_read_support_filter_bzip2(r->from),
        lib->archive_read_support_filter_gzip(r->from),
        lib->archive_read_support_filter_lz4(r->from),
        lib->archive_read_support_filter_xz(r->from),
        lib->archive_read_support_filter_zstd(r->from),
        lib->archive_read_support_format_7zip(r->from),
        lib->archive_read_support_format_empty(r->from),
        lib->archive_read_support_format_raw(r->from),
        lib->archive_read_support_format_tar(r->from),
        lib->archive_read_support_format_zip(r->from),
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        worst = said[i] < worst ? said[i] : worst;
    return worst == ARCHIVE_OK;
}

pith_status archive_reader_open(slice in, arena *a, archive_reader **out, pith_error *error) {
    archive_reader *r = arena_alloc_zero(a, 1, sizeof *r);
    TRY_MEMORY(r);
    TRY(dynlib_need_heap());
    TRY(open_library(&r->lib, error));
    r->in = in;
    r->from = r->lib.archive_read_new();
    TRY_MEMORY(r->from);
    r->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    pith_status status = PITH_OK;
    if (!support_all(r))
        status = error_set(error, PITH_ERROR_FORMAT, 0, 0, "%s was built without what this needs",
                           ARCHIVE_LIBRARY);
    else if (in.length == 0) /* what is packed may be empty; a package may not */
        status = error_set(error, PITH_ERROR_FORMAT, 0, 0, "empty");
    else if (r->lib.archive_read_open_memory(r->from, in.data, in.length) != ARCHIVE_OK)
        status = fail(r, NULL, error);
    if (status != PITH_OK)
        archive_reader_close(r);
    *out = r;
    return status;
}

/* `path` as valid UTF-8, NUL-terminated; NULL: no memory. */
static char *valid_name(const char *path, arena *a) {
    document view = {.arena = a};
    slice repaired;
    if (charset_repair(&view, slice_of(path), &repaired) != PITH_OK)
        return NULL;
    char *name = arena_grow(a, (void *)repaired.data, repaired.length, repaired.length + 1);
    if (name)
        name[repaired.length] = '\0';
    return name;
}

/* The header of the next member, and *path: its name. The locale is of this thread, and only here.
 */
static int next_header(archive_reader *r, const char **path) {
    const locale_t before = r->utf8 ? uselocale(r->utf8) : (locale_t)0;
    const int got = r->lib.archive_read_next_header(r->from, &r->entry);
    *path = NULL;
    if (got >= ARCHIVE_WARN && got != ARCHIVE_EOF)
        *path = r->lib.archive_entry_pathname(r->entry);
    if (before)
        uselocale(before);
    return got;
}

/* APPNOTE 4.3.16: a zip file ends in its directory and a comment of at most 64 KB. */
static bool lacks_directory(slice in) {
    enum { END_BYTES = 22, COMMENT_BYTES = UINT16_MAX };
    const size_t last = in.length < END_BYTES ? 0 : in.length - END_BYTES;
    const size_t first = last < COMMENT_BYTES ? 0 : last - COMMENT_BYTES;
    for (size_t at = last + 1; at-- > first;)
        if (slice_starts(slice_range(in, at, in.length), SLICE("PK\5\6")))
            return false;
    return true;
}

/* POSIX.1-2017, pax: a tar file ends in two blocks of zeros; one is enough here. */
static bool lacks_end_block(slice in) {
    enum { BLOCK_BYTES = 512 };
    size_t at = in.length;
    while (at > 0 && in.data[at - 1] == '\0')
        at--;
    return in.length - at < BLOCK_BYTES;
}

/* What is missing of an archive that has been cut behind a member, and is read as if that were the
 * last; NULL: nothing. Of what is compressed as a whole the filter knows. */
static const char *missing_end(const archive_reader *r) {
    const int format = r->lib.archive_format(r->from) & ARCHIVE_FORMAT_BASE_MASK;
    if (r->lib.archive_filter_count(r->from) > 1)
        return NULL;
    if (format == ARCHIVE_FORMAT_ZIP && lacks_directory(r->in))
        return "directory";
    return format == ARCHIVE_FORMAT_TAR && lacks_end_block(r->in) ? "block of zeros" : NULL;
}

pith_status archive_reader_next(archive_reader *r, arena *a, const char **name, pith_error *error) {
    *name = NULL;
    while (!r->ended) {
        const char *path;
        if (++r->members > MEMBERS_MAX) {
            r->ended = true;
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "an archive of more than %d members",
                             MEMBERS_MAX);
        }
        TRY(dynlib_need_heap());
        const int got = next_header(r, &path);
        if (got == ARCHIVE_EOF)
            r->ended = true;
        /* One filter is none: what is not compressed is no member of itself. */
        else if (got < ARCHIVE_WARN ||
                 (archive_reader_alone(r) && r->lib.archive_filter_count(r->from) < 2))
            return fail(r, NULL, error);
        const char *missing = r->ended ? missing_end(r) : NULL;
        if (missing)
            return error_set(error, PITH_ERROR_FORMAT, 0, r->in.length,
                             "cut: the %s at its end is missing", missing);
        if (r->ended)
            return PITH_OK;
        const __LA_MODE_T type = r->lib.archive_entry_filetype(r->entry);
        if (type != 0 && type != AE_IFREG)
            continue;
        *name = valid_name(path ? path : "without a name", a);
        TRY_MEMORY(*name);
        return PITH_OK;
    }
    return PITH_OK;
}

bool archive_reader_alone(const archive_reader *r) {
    return r->lib.archive_format(r->from) == ARCHIVE_FORMAT_RAW;
}

pith_status archive_reader_inflate(archive_reader *r, const char *name, size_t limit, arena *a,
                                   slice *out, pith_error *error) {
    *out = (slice){0};
    if (r->lib.archive_entry_is_data_encrypted(r->entry))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%.80s: is encrypted", name);
    size_t capacity = 0;
    for (;;) {
        if (out->length == capacity) {
            const size_t wanted = capacity ? 2 * capacity : FIRST_BYTES;
            char *bytes = arena_grow(a, (void *)out->data, capacity, wanted);
            TRY_MEMORY(bytes);
            out->data = bytes;
            capacity = wanted;
        }
        const la_ssize_t got = r->lib.archive_read_data(r->from, (char *)out->data + out->length,
                                                        capacity - out->length);
        if (got == 0)
            return PITH_OK;
        if (got < 0)
            return fail(r, name, error);
        out->length += (size_t)got;
        if (out->length > limit)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0,
                             "%.80s: inflates to more than %zu bytes", name, limit);
    }
}

#endif
