/* layout.c - from lines to blocks: blank lines part them. */
#include "read/layout.h"

#include "text/utf8.h"

static pith_status add_block(document *doc, uint32_t *capacity, block b) {
    if (doc->block_count == *capacity) {
        const uint32_t wanted = *capacity ? 2 * *capacity : 64;
        block *blocks =
            arena_grow(doc->arena, doc->blocks, *capacity * sizeof(block), wanted * sizeof(block));
        TRY_MEMORY(blocks);
        doc->blocks = blocks;
        *capacity = wanted;
    }
    doc->blocks[doc->block_count++] = b;
    return PITH_OK;
}

/* `s` without the white space at either end. */
static span trim(slice text, span s) {
    for (size_t at = s.start; at < s.end;) {
        if (!utf8_is_space(utf8_next(text, &at)))
            break;
        s.start = (uint32_t)at;
    }
    while (s.end > s.start) {
        size_t at = utf8_back(text, s.end);
        const size_t start = at;
        if (!utf8_is_space(utf8_next(text, &at)))
            break;
        s.end = (uint32_t)start;
    }
    return s;
}

pith_status layout_blocks(document *doc, uint32_t source, uint32_t *capacity) {
    const span all = doc->sources[source].text;
    for (uint32_t start = all.start; start < all.end;) {
        const char *from = doc->text.data + start;
        const char *newline = memchr(from, '\n', all.end - start);
        const uint32_t end = newline ? start + (uint32_t)(newline - from) : all.end;
        const span line = trim(doc->text, (span){start, end});
        if (line.start < line.end)
            TRY(add_block(doc, capacity, (block){.span = line, .source = source}));
        start = end + 1;
    }
    return PITH_OK;
}
