/* pasted.c - the format "text": plain text, or what a select-all copy of a page gives. Its lines
 * become blocks (layout.c), which are judged by how they look and what stands around them
 * (roles.c). A source of sentences is not judged: all of it is body. */
#include "read/format.h"
#include "read/layout.h"
#include "read/roles.h"

static pith_status parse_text(writer *out, span decoded, pith_error *error) {
    (void)error;
    document *doc = out->doc;
    if (doc->text.data != doc->decoded.data)
        TRY(writer_copy(out, decoded));
    text_source *source = &doc->sources[out->source];
    source->text.end = source->text.start + (decoded.end - decoded.start);
    return layout_blocks(out, out->source);
}

static pith_status assign_text(document *doc, uint32_t source, uint32_t first, uint32_t count) {
    return doc->sources[source].split ? PITH_OK : roles_assign(doc, first, count);
}

const format text_format = {
    .public = {.name = "text", .summary = "plain text, or text pasted from a page"},
    .suffixes = ".txt .text ",
    .parse = parse_text,
    .assign = assign_text,
};
