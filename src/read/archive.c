/* archive.c - the container "archive": compressed files, and archives of files.
 *
 * Each member is inflated into one buffer, which the next one uses again. Nothing is written to a
 * disk, so that a name can lead nowhere. A bomb is stopped by the size of its member here, and by
 * how much all members together may be (unpack.c). What cannot be a document by its name, such as
 * pictures and hidden files, is passed over. */
#include "read/archive_reader.h"
#include "read/container.h"
#include "read/content_coding.h"

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

/* ---- Members ---- */

typedef struct archive_state {
    slice in;
    archive_reader *from;
    arena *memory;
    arena_mark start; /* of what is kept for one member */
    const char *name; /* of the file, may be NULL */
} archive_state;

static pith_status open_archive(const pith_file *file, arena *a, void **state, pith_error *error) {
    archive_state *s = arena_alloc_zero(a, 1, sizeof *s);
    TRY_MEMORY(s);
    s->in = (slice){file->data, file->length};
    s->memory = a;
    s->name = file->name;
    TRY(archive_reader_open(s->in, a, &s->from, error));
    s->start = arena_save(a);
    *state = s;
    return PITH_OK;
}

static void close_archive(void *state) {
    archive_state *s = state;
    archive_reader_close(s->from);
}

static pith_status next_member(void *state, contained *out, bool *found, pith_error *error) {
    archive_state *s = state;
    const char *name;
    *found = false;
    arena_rewind(s->memory, s->start);
    do
        TRY(archive_reader_next(s->from, s->memory, &name, error));
    while (name && is_no_document(name));
    if (!name)
        return PITH_OK;
    const bool alone = archive_reader_alone(s->from);
    const char *inner = alone ? stem_of(s->name, s->memory) : name;
    TRY_MEMORY(inner);
    slice bytes;
    TRY(archive_reader_inflate(s->from, inner, PITH_MAX_BYTES, s->memory, &bytes, error));
    /* of these sums libarchive looks at none */
    if (alone && slice_starts(s->in, SLICE("\x1f\x8b")) && !content_gzip_holds(s->in, bytes))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "damaged: gzip checksum or length mismatch");
    *out = (contained){.file = {.data = bytes.data, .length = bytes.length, .name = inner}};
    if (!alone)
        out->name = slice_of(name);
    *found = true;
    return PITH_OK;
}

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
