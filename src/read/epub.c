/* epub.c - the container "epub": books (EPUB 2 and 3), all chapters of one as one document, in the
 * order of the spine: container.xml names the package, whose manifest names the files and whose
 * spine their order. Each file is read once, however often the spine names it. A book whose files
 * are encrypted is refused; encrypted fonts do no harm. */
#include "read/archive_reader.h"
#include "read/packed_book.h"

static unsigned recognize_epub(slice head) {
    return packed_book_starts(head, SLICE("application/epub+zip")) ? SURE + 5 : 0;
}

static bool is_wanted(const char *name) {
    static const char *const endings[] = {".xml", ".opf", ".xhtml", ".html", ".htm"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (packed_book_ends(name, endings[i]))
            return true;
    return false;
}

/* ---- Chapters ---- */

static const outline_rule rules[] = {
    {"p", OUTLINE_BLOCK, PITH_ROLE_BODY, NULL},
    {"h1", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"h2", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"h3", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"h4", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"h5", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"h6", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"div", OUTLINE_INSIDE, PITH_ROLE_BODY, NULL},
    {"section", OUTLINE_INSIDE, PITH_ROLE_BODY, NULL},
    {"article", OUTLINE_INSIDE, PITH_ROLE_BODY, NULL},
    {"body", OUTLINE_INSIDE, PITH_ROLE_BODY, NULL},
    {"header", OUTLINE_INSIDE, PITH_ROLE_BODY, NULL},
    {"aside", OUTLINE_INSIDE, PITH_ROLE_TAIL, NULL},
    {"li", OUTLINE_INSIDE, PITH_ROLE_LIST, NULL},
    {"dt", OUTLINE_BLOCK, PITH_ROLE_LIST, NULL},
    {"dd", OUTLINE_INSIDE, PITH_ROLE_LIST, NULL},
    {"blockquote", OUTLINE_INSIDE, PITH_ROLE_QUOTE, NULL},
    {"table", OUTLINE_INSIDE, PITH_ROLE_CAPTION, NULL},
    {"tr", OUTLINE_BLOCK, PITH_ROLE_CAPTION, NULL},
    {"figcaption", OUTLINE_BLOCK, PITH_ROLE_CAPTION, NULL},
    {"br", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"td", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"th", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"head", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"nav", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"pre", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"script", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"style", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"svg", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"math", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"sup", OUTLINE_SKIP, PITH_ROLE_BODY, NULL}, /* mostly a mark of a note */
    {NULL, OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
};

/* ---- The package ---- */

/* Files of a book. */
enum { FILES_MAX = 1 << 12 };

typedef struct book_file {
    slice id;
    slice path; /* relative to the package */
    bool is_contents;
    bool read;
} book_file;

typedef struct package {
    arena *memory;
    slice path; /* of the package itself */
    book_file *files;
    uint32_t count, capacity;
    slice *spine; /* ids */
    uint32_t spine_count, spine_capacity;
    bool encrypted;
    pith_error *error;
} package;

static pith_status too_many(const package *p) {
    return error_set(p->error, PITH_ERROR_LIMIT, 0, 0, "a book of more than %d files", FILES_MAX);
}

static pith_status keep(arena *a, slice text, slice *out) {
    char *bytes = arena_alloc(a, text.length);
    TRY_MEMORY(bytes);
    memcpy(bytes, text.data ? text.data : "", text.length);
    *out = (slice){bytes, text.length};
    return PITH_OK;
}

static pith_status add_file(package *p, const xml_element *element) {
    if (p->count == FILES_MAX)
        return too_many(p);
    if (p->count == p->capacity) {
        const uint32_t wanted = p->capacity ? 2 * p->capacity : 64;
        book_file *files = arena_grow(p->memory, p->files, p->capacity * sizeof(book_file),
                                      wanted * sizeof(book_file));
        TRY_MEMORY(files);
        p->files = files;
        p->capacity = wanted;
    }
    book_file *file = &p->files[p->count++];
    *file =
        (book_file){.is_contents = slice_equal(xml_attribute(element, "properties"), SLICE("nav"))};
    TRY(keep(p->memory, xml_attribute(element, "id"), &file->id));
    return keep(p->memory, xml_attribute(element, "href"), &file->path);
}

static pith_status add_to_spine(package *p, const xml_element *element) {
    if (p->spine_count == FILES_MAX)
        return too_many(p);
    if (p->spine_count == p->spine_capacity) {
        const uint32_t wanted = p->spine_capacity ? 2 * p->spine_capacity : 64;
        slice *spine = arena_grow(p->memory, p->spine, p->spine_capacity * sizeof(slice),
                                  wanted * sizeof(slice));
        TRY_MEMORY(spine);
        p->spine = spine;
        p->spine_capacity = wanted;
    }
    return keep(p->memory, xml_attribute(element, "idref"), &p->spine[p->spine_count++]);
}

/* Is this method one that only fonts are encrypted by? */
static bool is_for_fonts(slice method) {
    return slice_equal(method, SLICE("http://www.idpf.org/2008/embedding")) ||
           slice_equal(method, SLICE("http://ns.adobe.com/pdf/enc#RC"));
}

/* The elements of container.xml, encryption.xml and the package; their names do not meet. */
static pith_status on_start(void *to, const xml_element *element) {
    package *p = to;
    const slice name = slice_of(element->name);
    if (slice_equal(name, SLICE("rootfile")) && p->path.length == 0)
        return keep(p->memory, xml_attribute(element, "full-path"), &p->path);
    if (slice_equal(name, SLICE("item")))
        return add_file(p, element);
    const bool linear = !slice_equal(xml_attribute(element, "linear"), SLICE("no"));
    if (slice_equal(name, SLICE("itemref")) && linear)
        return add_to_spine(p, element);
    if (packed_book_ends(element->name, "EncryptionMethod") &&
        !is_for_fonts(xml_attribute(element, "Algorithm")))
        p->encrypted = true;
    return PITH_OK;
}

/* ---- Paths ---- */

static int hex_digit(char c) {
    c = ascii_lower(c);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The path in the archive of `href`, which stands in the file `base`: without "." and "..", and
 * without what stands behind "#". Data NULL: no memory. */
static slice resolve(slice base, slice href, arena *a) {
    char *out = arena_alloc(a, base.length + href.length + 1);
    if (!out)
        return (slice){0};
    size_t length = base.length;
    while (length > 0 && base.data[length - 1] != '/')
        length--;
    memcpy(out, base.data, length);
    for (size_t at = 0; at < href.length && href.data[at] != '#'; at++) {
        const slice rest = slice_range(href, at, href.length);
        const bool starts = length == 0 || out[length - 1] == '/';
        const int high = rest.length > 2 && rest.data[0] == '%' ? hex_digit(rest.data[1]) : -1;
        const int low = high >= 0 ? hex_digit(rest.data[2]) : -1;
        if (starts && slice_starts(rest, SLICE("./"))) {
            at++;
        } else if (starts && slice_starts(rest, SLICE("../"))) {
            at += 2;
            length -= length > 0;
            while (length > 0 && out[length - 1] != '/')
                length--;
        } else if (low >= 0) {
            out[length++] = (char)(high * 16 + low);
            at += 2;
        } else {
            out[length++] = href.data[at];
        }
    }
    return (slice){out, length};
}

/* ---- All ---- */

static book_file *find_file(const package *p, slice id) {
    for (uint32_t i = 0; i < p->count; i++)
        if (slice_equal(p->files[i].id, id))
            return &p->files[i];
    return NULL;
}

static pith_status read_chapter(packed_book *book, const package *p, book_file *file,
                                pith_error *error) {
    if (file->read || file->is_contents)
        return PITH_OK;
    file->read = true;
    const slice path = resolve(p->path, file->path, book->memory);
    TRY_MEMORY(path.data);
    const archive_member *chapter = archive_members_find(&book->members, path);
    if (!chapter)
        return PITH_OK;
    const pith_status status = outline_read_xml(&book->text, chapter->bytes, rules, NULL, error);
    /* A chapter that is no XML is empty, and the others come out. */
    return status == PITH_ERROR_FORMAT ? PITH_OK : status;
}

static pith_status read_package(packed_book *book, package *p, pith_error *error) {
    static const xml_events events = {.start = on_start};
    const slice names[] = {SLICE("META-INF/container.xml"), SLICE("META-INF/encryption.xml"), {0}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const archive_member *part =
            archive_members_find(&book->members, names[i].data ? names[i] : p->path);
        if (!part && !names[i].data)
            return error_set(error, PITH_ERROR_FORMAT, 0, 0, "the book has no package");
        if (part)
            TRY(xml_parse(part->bytes, &events, p, book->memory, error));
        if (part && !names[i].data)
            TRY(dublin_core_read(part->bytes, book->memory, &book->about, error));
    }
    if (p->encrypted)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "the book is encrypted (DRM)");
    return PITH_OK;
}

static pith_status read_epub(packed_book *book, pith_error *error) {
    package p = {.memory = book->memory, .error = error};
    TRY(read_package(book, &p, error));
    for (uint32_t i = 0; i < p.spine_count; i++) {
        book_file *file = find_file(&p, p.spine[i]);
        if (file)
            TRY(read_chapter(book, &p, file, error));
    }
    if (book->text.length == 0)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "the book has no chapter with a text");
    return PITH_OK;
}

static pith_status open_epub(const pith_file *file, arena *a, void **state, pith_error *error) {
    return packed_book_open(file, is_wanted, read_epub, a, state, error);
}

const container epub_container = {
    .public = {.name = "epub",
               .summary = "books, all chapters as one document",
               .library = ARCHIVE_LIBRARY " " XML_LIBRARY,
               .holds_documents = true},
    .suffixes = ".epub ",
    .recognize = recognize_epub,
    .open = open_epub,
    .next = packed_book_next,
};
