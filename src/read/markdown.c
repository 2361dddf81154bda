/* markdown.c - the format "markdown": CommonMark with the tables, task lists and struck text of
 * GitHub, through md4c, whose events point into its input, so that every word keeps its place.
 *
 * The first heading of the first level is the title, the others are subheadings; paragraphs, items
 * and quotations are text. Code and raw HTML are left out, so are the targets of links, the texts
 * of pictures and the marks of footnotes; rows of tables are kept, and do not compete. */
#include "read/format.h"

#include "base/dynlib.h"
#include "read/entity.h"
#include "read/front_matter.h"
#include "read/metadata.h"

/* ---- Recognition ---- */

/* Kinds of marks that Markdown leaves in a text. */
enum { HEADING = 1, FENCE = 2, LINK = 4, TABLE = 8, STRONG = 16 };

static unsigned line_marks(slice line) {
    size_t hashes = 0;
    while (hashes < line.length && line.data[hashes] == '#')
        hashes++;
    if (hashes > 0 && hashes <= 6 && hashes < line.length && line.data[hashes] == ' ')
        return HEADING;
    if (slice_starts(line, SLICE("```")) || slice_starts(line, SLICE("~~~")))
        return FENCE;
    if (slice_starts(line, SLICE("|--")) || slice_starts(line, SLICE("| --")) ||
        slice_starts(line, SLICE("|:-")))
        return TABLE;
    unsigned marks = 0;
    for (size_t i = 0; i + 4 < line.length; i++) {
        if (line.data[i] == ']' && line.data[i + 1] == '(' && memchr(line.data, '[', i))
            marks |= LINK;
        if (line.data[i] == '*' && line.data[i + 1] == '*' && line.data[i + 2] != ' ' &&
            line.data[i + 2] != '*')
            marks |= STRONG;
    }
    return marks;
}

/* One mark may stand in any text, and a script is full of "# ": two kinds of them, in at least
 * three lines, or front matter, are Markdown. */
static unsigned recognize_markdown(slice head) {
    if (front_matter_length(head) > 0)
        return LIKELY + 10;
    unsigned kinds = 0, lines = 0;
    for (size_t at = 0; at < head.length;) {
        const char *newline = memchr(head.data + at, '\n', head.length - at);
        const size_t end = newline ? (size_t)(newline - head.data) : head.length;
        const unsigned marks = line_marks(slice_range(head, at, end));
        kinds |= marks;
        lines += marks != 0;
        at = end + 1;
    }
    return lines >= 3 && (kinds & (kinds - 1)) != 0 ? LIKELY + 10 : 0;
}

#ifdef PITH_WITHOUT_MD4C

#define MD4C_LIBRARY DYNLIB_LEFT_OUT
#define parse_markdown NULL

#else

#define MD4C_LIBRARY "libmd4c.so.0"

#include <md4c.h>

typedef struct library {
    int (*md_parse)(const MD_CHAR *, MD_SIZE, const MD_PARSER *, void *);
} library;

typedef struct markdown {
    writer *out;
    const char *input;
    uint32_t base;                    /* where the input starts in the decoded text */
    uint32_t length;                  /* of the input */
    uint32_t last;                    /* behind the last text, in the decoded text */
    unsigned lists, quotes, pictures; /* that are open */
    bool skipped;                     /* code or HTML is open */
    bool titled;
    bool note; /* the block at hand is a footnote */
    pith_status status;
} markdown;

/* What md4c has put together itself lives only as long as it says so. */
static bool is_of_input(const markdown *m, const char *text) {
    return text >= m->input && text < m->input + m->length;
}

static pith_role role_of_text(const markdown *m) {
    return m->note         ? PITH_ROLE_TAIL
           : m->quotes > 0 ? PITH_ROLE_QUOTE
           : m->lists > 0  ? PITH_ROLE_LIST
                           : PITH_ROLE_BODY;
}

/* Ends the block at hand, and notes what goes wrong; nonzero stops the parser. */
static int end_block(markdown *m, pith_role role) {
    if (m->status == PITH_OK)
        m->status = writer_end_block(m->out, role);
    m->note = false;
    return m->status != PITH_OK;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data) {
    (void)detail;
    markdown *m = data;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE)
        end_block(m, role_of_text(m)); /* of the item that it stands in */
    m->lists += type == MD_BLOCK_UL || type == MD_BLOCK_OL;
    m->quotes += type == MD_BLOCK_QUOTE;
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)
        m->skipped = true;
    return m->status != PITH_OK;
}

static pith_role role_of_heading(markdown *m, const MD_BLOCK_H_DETAIL *heading) {
    const bool is_title = heading->level == 1 && !m->titled;
    m->titled = m->titled || is_title;
    return is_title ? PITH_ROLE_TITLE : PITH_ROLE_SUBHEADING;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data) {
    markdown *m = data;
    switch (type) {
    case MD_BLOCK_H:
        return end_block(m, role_of_heading(m, detail));
    case MD_BLOCK_P:
    case MD_BLOCK_LI:
        return end_block(m, role_of_text(m));
    case MD_BLOCK_TR:
        return end_block(m, PITH_ROLE_CAPTION);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        m->status = writer_replace(m->out, SLICE(" "), (span){m->last, m->last});
        return m->status != PITH_OK;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        m->skipped = false;
        return 0;
    default:
        m->lists -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
        m->quotes -= type == MD_BLOCK_QUOTE;
        return 0;
    }
}

/* The first picture of a document is its own. */
static pith_status take_picture(markdown *m, const MD_SPAN_IMG_DETAIL *picture) {
    document *doc = m->out->doc;
    const slice address = {picture->src.text, picture->src.size};
    pith_slice *image = &doc->sources[m->out->source].metadata.image;
    return is_of_input(m, address.data) ? metadata_offer(doc, image, address) : PITH_OK;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
    markdown *m = data;
    if (type != MD_SPAN_IMG)
        return 0;
    m->pictures++;
    m->status = take_picture(m, detail);
    return m->status != PITH_OK;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    markdown *m = data;
    m->pictures -= type == MD_SPAN_IMG;
    return 0;
}

/* Copies `text` of the input, but for marks of footnotes, "[^1]"; "[^1]: " starts one. */
static pith_status copy_text(markdown *m, slice text) {
    const uint32_t start = m->base + (uint32_t)(text.data - m->input);
    size_t from = 0;
    for (size_t at = 0; at + 2 < text.length; at++) {
        if (text.data[at] != '[' || text.data[at + 1] != '^')
            continue;
        const char *end = memchr(text.data + at, ']', text.length - at - 1);
        if (!end)
            break;
        TRY(writer_copy(m->out, (span){start + (uint32_t)from, start + (uint32_t)at}));
        at = (size_t)(end - text.data);
        from = at + 1;
        if (m->out->doc->text.length == m->out->block_start && end[1] == ':') {
            m->note = true;
            from++;
        }
    }
    m->last = start + (uint32_t)text.length;
    return writer_copy(m->out, (span){start + (uint32_t)from, m->last});
}

static pith_status copy_entity(markdown *m, slice entity) {
    char character[ENTITY_TEXT_BYTES];
    const size_t length = entity_decode(entity, character);
    if (length == 0)
        return copy_text(m, entity);
    const uint32_t start = m->base + (uint32_t)(entity.data - m->input);
    m->last = start + (uint32_t)entity.length;
    return writer_replace(m->out, (slice){character, length}, (span){start, m->last});
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
    markdown *m = data;
    const bool is_break = slice_starts_alike((slice){text, size}, SLICE("<br"));
    if (m->skipped || m->pictures > 0 || (type == MD_TEXT_HTML && !is_break))
        return 0;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR || type == MD_TEXT_HTML ||
        !is_of_input(m, text))
        m->status = writer_replace(m->out, SLICE("\n"), (span){m->last, m->last});
    else if (type == MD_TEXT_ENTITY)
        m->status = copy_entity(m, (slice){text, size});
    else
        m->status = copy_text(m, (slice){text, size});
    return m->status != PITH_OK;
}

static pith_status parse_markdown(writer *out, span decoded, pith_error *error) {
    library lib;
    const dynlib_symbol symbol = DYNLIB_SYMBOL(&lib, md_parse);
    TRY(dynlib_open(MD4C_LIBRARY, &symbol, 1, error));
    const slice in = slice_range(out->doc->decoded, decoded.start, decoded.end);
    const size_t matter = front_matter_length(in);
    TRY(front_matter_read(out->doc, out->source, slice_range(in, 0, matter)));
    markdown m = {.out = out,
                  .input = in.data + matter,
                  .base = decoded.start + (uint32_t)matter,
                  .length = (uint32_t)(in.length - matter)};
    const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    const int failed = lib.md_parse(m.input, m.length, &parser, &m);
    TRY(m.status);
    return failed ? PITH_ERROR_MEMORY : PITH_OK;
}

#endif

const format markdown_format = {
    .public = {.name = "markdown",
               .summary = "CommonMark with GitHub's tables; front matter",
               .library = MD4C_LIBRARY},
    .suffixes = ".md .markdown .mdown .mkd ",
    .recognize = recognize_markdown,
    .parse = parse_markdown,
};
