/* writer.c - text, runs and blocks grow side by side in the document's arena, each by doubling, so
 * that all of them together cost linear time, and at most twice their memory.
 *
 * Bytes that follow one another in both texts share a run, and so do replacements of the same
 * lengths one after another; a page of a million bytes has some thousand runs. */
#include "read/writer.h"

#include "text/source_map.h"
#include "text/utf8.h"

enum { FIRST_TEXT = 1 << 12, FIRST_BLOCKS = 64 };

/* Longest unit that a run can hold; what stands for more is cut to this much of its origin. */
enum { UNIT_MAX = UINT16_MAX };

pith_status writer_reserve(writer *out, size_t bytes) {
    document *doc = out->doc;
    if (bytes <= out->text_capacity)
        return PITH_OK;
    if (bytes > UINT32_MAX)
        return PITH_ERROR_LIMIT;
    char *text = arena_grow(doc->arena, (void *)doc->text.data, out->text_capacity, bytes);
    TRY_MEMORY(text);
    doc->text.data = text;
    out->text_capacity = bytes;
    return PITH_OK;
}

/* Appends `text` without an origin. */
static pith_status append(writer *out, slice text) {
    document *doc = out->doc;
    const size_t wanted = doc->text.length + text.length;
    if (wanted > out->text_capacity) {
        const size_t doubled = out->text_capacity ? 2 * out->text_capacity : FIRST_TEXT;
        TRY(writer_reserve(out, wanted > doubled ? wanted : doubled));
    }
    memcpy((char *)doc->text.data + doc->text.length, text.data, text.length);
    doc->text.length = wanted;
    return PITH_OK;
}

pith_status writer_copy(writer *out, span decoded) {
    if (decoded.start == decoded.end)
        return PITH_OK;
    const document *doc = out->doc;
    TRY(source_map_add(&out->doc->extraction, out->doc->arena,
                       (source_run){.text = (uint32_t)doc->text.length,
                                    .input = decoded.start,
                                    .source = out->source,
                                    .text_unit = 1,
                                    .input_unit = 1}));
    return append(out, slice_range(doc->decoded, decoded.start, decoded.end));
}

pith_status writer_replace(writer *out, slice text, span decoded) {
    if (text.length == 0)
        return PITH_OK;
    const uint32_t length = decoded.end - decoded.start;
    TRY(source_map_add(
        &out->doc->extraction, out->doc->arena,
        (source_run){.text = (uint32_t)out->doc->text.length,
                     .input = decoded.start,
                     .source = out->source,
                     .text_unit = text.length < UNIT_MAX ? (uint16_t)text.length : UNIT_MAX,
                     .input_unit = length < UNIT_MAX ? (uint16_t)length : UNIT_MAX}));
    return append(out, text);
}

pith_status writer_end_block(writer *out, pith_role role) {
    document *doc = out->doc;
    const span s = utf8_trim(doc->text, (span){out->block_start, (uint32_t)doc->text.length});
    if (s.start < s.end) {
        TRY(writer_add_block(out, (block){.span = s, .source = out->source, .role = role}));
        TRY(append(out, SLICE("\n")));
    }
    out->block_start = (uint32_t)doc->text.length;
    return PITH_OK;
}

pith_status writer_add_block(writer *out, block b) {
    document *doc = out->doc;
    if (doc->block_count == PITH_MAX_BLOCKS)
        return PITH_ERROR_LIMIT;
    if (doc->block_count == out->block_capacity) {
        const uint32_t wanted = out->block_capacity ? 2 * out->block_capacity : FIRST_BLOCKS;
        block *blocks = arena_grow(doc->arena, doc->blocks, out->block_capacity * sizeof(block),
                                   wanted * sizeof(block));
        TRY_MEMORY(blocks);
        doc->blocks = blocks;
        out->block_capacity = wanted;
    }
    doc->blocks[doc->block_count++] = b;
    return PITH_OK;
}
