/* docx.c - the container "docx": Office Open XML (ECMA-376, part 1, section 17). Styles are known
 * by their names, which Word writes in English in every language. What was deleted or moved away is
 * no text, nor are fields' instructions, foot- and endnotes, comments, headers and boxes. */
#include "read/archive_reader.h"
#include "read/packed_book.h"

static unsigned recognize_docx(slice head) {
    return packed_book_starts(head, SLICE("word/")) ||
                   packed_book_starts(head, SLICE("[Content_Types].xml"))
               ? SURE + 3
               : 0;
}

static bool is_wanted(const char *name) {
    return strcmp(name, "word/document.xml") == 0 || strcmp(name, "word/styles.xml") == 0 ||
           strcmp(name, "docProps/core.xml") == 0;
}

static const outline_rule rules[] = {
    {"w:p", OUTLINE_BLOCK, PITH_ROLE_BODY, NULL},
    {"w:pStyle", OUTLINE_STYLE, PITH_ROLE_BODY, "val"},
    {"w:numPr", OUTLINE_STYLE, PITH_ROLE_LIST, NULL},
    {"w:tbl", OUTLINE_INSIDE, PITH_ROLE_CAPTION, NULL},
    {"w:tab", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"w:br", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"w:cr", OUTLINE_SPACE, PITH_ROLE_BODY, NULL},
    {"w:del", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:delText", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:moveFrom", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:instrText", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:txbxContent", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:drawing", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:pict", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"w:object", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {"mc:Fallback", OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
    {NULL, OUTLINE_SKIP, PITH_ROLE_BODY, NULL},
};

/* ---- Styles ---- */

typedef struct style_parse {
    outline_styles *styles;
    arena *memory;
    char id[64]; /* of the style that is open */
    size_t id_length;
} style_parse;

static pith_status on_start(void *to, const xml_element *element) {
    style_parse *p = to;
    if (strcmp(element->name, "w:style") == 0) {
        const slice id = xml_attribute(element, "styleId");
        p->id_length = id.length <= sizeof p->id ? id.length : 0;
        memcpy(p->id, id.data ? id.data : "", p->id_length);
    }
    if (strcmp(element->name, "w:name") != 0 || p->id_length == 0)
        return PITH_OK;
    return outline_add_style(p->styles, p->memory, (slice){p->id, p->id_length},
                             xml_attribute(element, "val"));
}

/* ---- All ---- */

static pith_status read_docx(packed_book *book, pith_error *error) {
    static const xml_events style_events = {.start = on_start};
    const archive_member *text = archive_members_find(&book->members, SLICE("word/document.xml"));
    const archive_member *looks = archive_members_find(&book->members, SLICE("word/styles.xml"));
    const archive_member *about = archive_members_find(&book->members, SLICE("docProps/core.xml"));
    outline_styles styles = {0};
    style_parse p = {.styles = &styles, .memory = book->memory};
    if (!text)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "this is no document of Word: it has no %s", "word/document.xml");
    if (looks)
        TRY(xml_parse(looks->bytes, &style_events, &p, book->memory, error));
    if (about)
        TRY(dublin_core_read(about->bytes, book->memory, &book->about, error));
    return outline_read_xml(&book->text, text->bytes, rules, &styles, error);
}

static pith_status open_docx(const pith_file *file, arena *a, void **state, pith_error *error) {
    return packed_book_open(file, is_wanted, read_docx, a, state, error);
}

const container docx_container = {
    .public = {.name = "docx",
               .summary = "documents of Word since 2007",
               .library = ARCHIVE_LIBRARY " " XML_LIBRARY,
               .holds_documents = true},
    .suffixes = ".docx .docm .dotx ",
    .recognize = recognize_docx,
    .open = open_docx,
    .next = packed_book_next,
};
