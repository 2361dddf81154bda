/* odt.c - the container "odt": texts of OpenDocument (ISO 26300). A paragraph has a style of its
 * own, whose parent has the name that people see. What was deleted is no text, nor are notes,
 * comments, and tables of contents. */
#include "read/archive_reader.h"
#include "read/packed_book.h"

static unsigned recognize_odt(slice head) {
    return packed_book_starts(head, SLICE("application/vnd.oasis.opendocument.text")) ? SURE + 4
                                                                                      : 0;
}

static bool is_wanted(const char *name) {
    return strcmp(name, "content.xml") == 0 || strcmp(name, "meta.xml") == 0 ||
           strcmp(name, "META-INF/manifest.xml") == 0;
}

static const outline_rule rules[] = {
    {"text:p", OUTLINE_BLOCK, PITH_ROLE_BODY, "style-name"},
    {"text:h", OUTLINE_BLOCK, PITH_ROLE_SUBHEADING, NULL},
    {"text:list-item", OUTLINE_INSIDE, PITH_ROLE_LIST, NULL},
    {"table:table", OUTLINE_INSIDE, PITH_ROLE_CAPTION, NULL},
    {"text:s", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"text:tab", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"text:line-break", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"text:tracked-changes", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"text:note", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"office:annotation", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"office:scripts", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"office:forms", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"text:table-of-content", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"text:alphabetical-index", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"draw:frame", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"draw:custom-shape", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {NULL, OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
};

/* ---- Styles and encryption ---- */

typedef struct style_parse {
    outline_styles styles;
    arena *memory;
    bool encrypted;
} style_parse;

static pith_status on_start(void *to, const xml_element *element) {
    style_parse *p = to;
    if (strcmp(element->name, "manifest:encryption-data") == 0)
        p->encrypted = true;
    if (strcmp(element->name, "style:style") != 0)
        return PITH_OK;
    return outline_add_style(&p->styles, p->memory, xml_attribute(element, "name"),
                             xml_attribute(element, "parent-style-name"));
}

/* ---- All ---- */

static pith_status read_odt(packed_book *book, pith_error *error) {
    static const xml_events events = {.start = on_start};
    const archive_member *text = archive_members_find(&book->members, SLICE("content.xml"));
    const archive_member *about = archive_members_find(&book->members, SLICE("meta.xml"));
    const archive_member *list =
        archive_members_find(&book->members, SLICE("META-INF/manifest.xml"));
    style_parse p = {.memory = book->memory};
    if (list)
        TRY(xml_parse(list->bytes, &events, &p, book->memory, error));
    if (p.encrypted)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "the document has a password");
    if (!text)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this is no OpenDocument: it has no %s",
                         "content.xml");
    TRY(xml_parse(text->bytes, &events, &p, book->memory, error));
    if (about)
        TRY(dublin_core_read(about->bytes, book->memory, &book->about, error));
    return outline_read_xml(&book->text, text->bytes, rules, &p.styles, error);
}

static pith_status open_odt(const pith_file *file, arena *a, void **state, pith_error *error) {
    return packed_book_open(file, is_wanted, read_odt, a, state, error);
}

const container odt_container = {
    .public = {.name = "odt",
               .summary = "texts of OpenDocument: LibreOffice and others",
               .library = ARCHIVE_LIBRARY " " XML_LIBRARY,
               .holds_documents = true},
    .suffixes = ".odt .ott ",
    .recognize = recognize_odt,
    .open = open_odt,
    .next = packed_book_next,
};
