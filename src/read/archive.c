/* archive.c - compressed files, and archives of files: gzip, bzip2, xz, zstd, lz4 around anything,
 * tar, zip and 7z, through libarchive, which is opened when the first one is met.
 *
 * Each member is inflated into one buffer, which the next one uses again. Nothing is written to a
 * disk, so that a name can lead nowhere. A bomb is stopped by the size of its member here, and by
 * how much all members together may be (unpack.c). What cannot be a document by its name, such as
 * pictures and hidden files, is passed over. */
#include "read/container.h"

#include "base/dynlib.h"
#include "read/charset.h"

static bool starts_at(slice head, size_t at, slice magic) {
    return head.length >= at && slice_starts(slice_range(head, at, head.length), magic);
}

static unsigned recognize_archive(slice head) {
    static const struct {
        size_t at;
        slice bytes;
    } magics[] = {
        {0, {"\x1f\x8b\x08", 3}},
        {0, {"BZh", 3}},
        {0,
         {"\xfd"
          "7zXZ\0",
          6}},
        {0, {"\x28\xb5\x2f\xfd", 4}},
        {0, {"\x04\x22\x4d\x18", 4}},
        {0, {"PK\3\4", 4}},
        {0, {"PK\5\6", 4}},
        {0, {"7z\xbc\xaf\x27\x1c", 6}},
        {257, {"ustar", 5}},
    };
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (starts_at(head, magics[i].at, magics[i].bytes))
            return SURE;
    return 0;
}

#ifdef PITH_WITHOUT_ARCHIVE

#define ARCHIVE_LIBRARY DYNLIB_LEFT_OUT
#define open_archive NULL
#define next_member NULL
#define close_archive NULL

#else

#define ARCHIVE_LIBRARY "libarchive.so.13"

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

typedef struct archive_state {
    library lib;
    struct archive *from;
    struct archive_entry *entry;
    locale_t utf8; /* in which libarchive gives names as UTF-8; 0: there is none */
    arena *memory;
    arena_mark start; /* of what is kept for one member */
    const char *name; /* of the file, may be NULL */
    size_t members;
    bool ended;
    char *bytes; /* of the member */
    size_t length, capacity;
} archive_state;

static pith_status open_library(library *lib, pith_error *error) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(lib, archive_read_new),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_bzip2),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_gzip),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_lz4),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_xz),
        DYNLIB_SYMBOL(lib, archive_read_support_filter_zstd),
        DYNLIB_SYMBOL(lib, archive_read_support_format_7zip),
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
static pith_status fail(archive_state *s, const char *name, pith_error *error) {
    s->ended = true;
    if (s->lib.archive_errno(s->from) == ENOMEM)
        return PITH_ERROR_MEMORY;
    const char *said = s->lib.archive_error_string(s->from);
    const char *why = said ? said : "it is of no kind that is known";
    return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%.80s%sthe archive is damaged: %.100s",
                     name ? name : "", name ? ": " : "", why);
}

static void close_archive(void *state) {
    archive_state *s = state;
    s->lib.archive_read_free(s->from);
    if (s->utf8)
        freelocale(s->utf8);
}

static pith_status open_archive(const pith_file *file, arena *a, void **state, pith_error *error) {
    archive_state *s = arena_alloc_zero(a, 1, sizeof *s);
    TRY_MEMORY(s);
    s->memory = a;
    s->name = file->name;
    TRY(open_library(&s->lib, error));
    s->from = s->lib.archive_read_new();
    TRY_MEMORY(s->from);
    s->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    /* A filter that is not built into libarchive would run a program: what it answers to that is
     * no error, and so not waited for: the file then is of no format. */
    s->lib.archive_read_support_filter_bzip2(s->from);
    s->lib.archive_read_support_filter_gzip(s->from);
    s->lib.archive_read_support_filter_lz4(s->from);
    s->lib.archive_read_support_filter_xz(s->from);
    s->lib.archive_read_support_filter_zstd(s->from);
    s->lib.archive_read_support_format_7zip(s->from);
    s->lib.archive_read_support_format_raw(s->from);
    s->lib.archive_read_support_format_tar(s->from);
    s->lib.archive_read_support_format_zip(s->from);
    s->start = arena_save(a);
    if (s->lib.archive_read_open_memory(s->from, file->data, file->length) != ARCHIVE_OK) {
        const pith_status status = fail(s, NULL, error);
        close_archive(s);
        return status;
    }
    *state = s;
    return PITH_OK;
}

/* ---- Names ---- */

/* Is `ending` one of a file that is no document? */
static bool is_media(const char *ending) {
    static const char endings[] =
        ".png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .css .js .woff .woff2 .ttf "
        ".otf "
        ".mp3 .mp4 .m4a .ogg .wav .webm .mov .avi .exe .dll .so .o .class .pyc .sig .asc ";
    char wanted[16];
    const size_t length = strlen(ending);
    if (length + 2 > sizeof wanted)
        return false;
    for (size_t i = 0; i < length; i++)
        wanted[i] = ascii_lower(ending[i]);
    memcpy(wanted + length, " ", 2);
    return strstr(endings, wanted) != NULL;
}

/* Hidden files, what systems leave behind, and media. */
static bool is_no_document(const char *path) {
    if (strncmp(path, "__MACOSX/", 9) == 0 || strstr(path, "/__MACOSX/"))
        return true;
    const char *base = path;
    for (const char *at = path; *at; at++) {
        if (at[0] == '/')
            base = at + 1;
        const bool starts = at == path || at[-1] == '/';
        if (starts && at[0] == '.' && at[1] != '/' && at[1] != '.' && at[1] != '\0')
            return true;
    }
    const char *ending = strrchr(base, '.');
    return strcmp(base, "Thumbs.db") == 0 || strcmp(base, "desktop.ini") == 0 ||
           (ending && is_media(ending));
}

/* The name of the file without its last ending, as a string: what is compressed in it. */
static char *stem_of(const char *name, arena *a) {
    const char *base = name && strrchr(name, '/') ? strrchr(name, '/') + 1 : name ? name : "";
    const char *ending = strrchr(base, '.');
    const size_t length = ending ? (size_t)(ending - base) : strlen(base);
    char *stem = arena_alloc(a, length + 1);
    if (!stem)
        return NULL;
    memcpy(stem, base, length);
    stem[length] = '\0';
    return stem;
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

/* ---- Members ---- */

static pith_status grow(archive_state *s) {
    const size_t wanted = s->capacity ? 2 * s->capacity : FIRST_BYTES;
    char *bytes = arena_grow(s->memory, s->bytes, s->capacity, wanted);
    TRY_MEMORY(bytes);
    s->bytes = bytes;
    s->capacity = wanted;
    return PITH_OK;
}

/* Inflates the member `name` into s->bytes. */
static pith_status inflate_member(archive_state *s, const char *name, pith_error *error) {
    s->length = 0;
    for (;;) {
        if (s->length == s->capacity)
            TRY(grow(s));
        const la_ssize_t got =
            s->lib.archive_read_data(s->from, s->bytes + s->length, s->capacity - s->length);
        if (got == 0)
            return PITH_OK;
        if (got < 0)
            return fail(s, name, error);
        s->length += (size_t)got;
        if (s->length > PITH_MAX_BYTES)
            return error_set(error, PITH_ERROR_LIMIT, 0, 0,
                             "%.80s: inflates to more than %zu bytes", name, PITH_MAX_BYTES);
    }
}

/* The header of the next member, and *path: its name. The locale is of this thread, and only here.
 */
static int next_header(archive_state *s, const char **path) {
    const locale_t before = s->utf8 ? uselocale(s->utf8) : (locale_t)0;
    const int got = s->lib.archive_read_next_header(s->from, &s->entry);
    *path = NULL;
    if (got >= ARCHIVE_WARN && got != ARCHIVE_EOF)
        *path = s->lib.archive_entry_pathname(s->entry);
    if (before)
        uselocale(before);
    return got;
}

/* Goes to the next member that may be a document. *name: of it; NULL at the end. */
static pith_status find_member(archive_state *s, const char **name, pith_error *error) {
    *name = NULL;
    while (!s->ended) {
        if (++s->members > MEMBERS_MAX) {
            s->ended = true;
            return error_set(error, PITH_ERROR_LIMIT, 0, 0, "an archive of more than %d members",
                             MEMBERS_MAX);
        }
        const char *path;
        const int got = next_header(s, &path);
        if (got == ARCHIVE_EOF)
            s->ended = true;
        else if (got < ARCHIVE_WARN)
            return fail(s, NULL, error);
        if (s->ended)
            return PITH_OK;
        const __LA_MODE_T type = s->lib.archive_entry_filetype(s->entry);
        if ((type != 0 && type != AE_IFREG) || (path && is_no_document(path)))
            continue;
        *name = valid_name(path ? path : "without a name", s->memory);
        TRY_MEMORY(*name);
        return PITH_OK;
    }
    return PITH_OK;
}

static pith_status next_member(void *state, contained *out, bool *found, pith_error *error) {
    archive_state *s = state;
    *found = false;
    arena_rewind(s->memory, s->start);
    s->bytes = NULL;
    s->capacity = 0;
    const char *name;
    TRY(find_member(s, &name, error));
    if (!name)
        return PITH_OK;
    if (s->lib.archive_entry_is_data_encrypted(s->entry))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "%.80s: is encrypted", name);
    const bool alone = s->lib.archive_format(s->from) == ARCHIVE_FORMAT_RAW;
    const char *inner = name;
    /* One filter is none. */
    if (alone && s->lib.archive_filter_count(s->from) < 2)
        return fail(s, NULL, error);
    if (alone) {
        inner = stem_of(s->name, s->memory);
        TRY_MEMORY(inner);
    }
    TRY(inflate_member(s, inner, error));
    *out = (contained){.file = {.data = s->bytes, .length = s->length, .name = inner}};
    if (!alone)
        out->name = slice_of(name);
    *found = true;
    return PITH_OK;
}

#endif

const container archive_container = {
    .public = {.name = "archive",
               .summary = "gzip, bzip2, xz, zstd, lz4; the documents in tar, zip and 7z",
               .library = ARCHIVE_LIBRARY,
               .holds_documents = true},
    .suffixes = ".gz .bz2 .xz .zst .lz4 .tar .tgz .txz .zip .7z ",
    .recognize = recognize_archive,
    .open = open_archive,
    .next = next_member,
    .close = close_archive,
};
