/* read.c - the read stage, in the order in which its parts build on one another: valid text
 * (charset.c), blocks (layout.c), roles (roles.c), and of these the title. Linear in the input. */
#include "read/read.h"

#include "read/charset.h"
#include "read/layout.h"
#include "read/roles.h"
#include "text/plain.h"

/* A title that was given, as it is printed. */
static slice plain_title(const document *doc, slice title) {
    const document view = {.arena = doc->arena, .text = title};
    return plain_text(&view, (span){0, (uint32_t)title.length});
}

/* The title of the first source that has one given with it, else the first title block. */
static pith_status find_title(document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++) {
        if (doc->sources[s].title.length > 0) {
            doc->title = plain_title(doc, doc->sources[s].title);
            TRY_MEMORY(doc->title.data);
            return PITH_OK;
        }
    }
    for (uint32_t b = 0; b < doc->block_count; b++) {
        if (doc->blocks[b].role == PITH_ROLE_TITLE) {
            doc->title = plain_text(doc, doc->blocks[b].span);
            TRY_MEMORY(doc->title.data);
            return PITH_OK;
        }
    }
    return PITH_OK;
}

pith_status read_sources(document *doc, const pith_source *sources, size_t count,
                         pith_error *error) {
    return charset_read(doc, sources, count, error);
}

pith_status read_blocks(document *doc, pith_error *error) {
    uint32_t capacity = 0;
    for (uint32_t s = 0; s < doc->source_count; s++) {
        const uint32_t first = doc->block_count;
        pith_status status = layout_blocks(doc, s, &capacity);
        if (status == PITH_ERROR_LIMIT)
            return error_set(error, status, s, 0, "more than %zu lines or paragraphs",
                             PITH_MAX_BLOCKS);
        TRY(status);
        if (doc->sources[s].split)
            continue;
        status = roles_assign(doc, first, doc->block_count - first);
        if (status == PITH_ERROR_MODEL)
            return error_set(error, status, s, 0,
                             "the model's weights of roles are for other features");
        TRY(status);
    }
    return find_title(doc);
}
