/* segmentation_score.c - precision, recall and F1 of segments (sentences, words).
 *
 * A segment is right when the gold standard has one of exactly the same span. Spans are counted in
 * a text without its white space, as in the CoNLL 2018 shared task (Zeman et al.), so that nobody
 * is judged by which blanks belong to a sentence. All of it is linear. */
#include "eval/segmentation_score.h"

#include "base/status.h"

/* Bytes of the white space character (Unicode's White_Space, and the zero-width ones that stand
 * between words: U+200B, U+FEFF) at `p`, 0 when there is none. */
static size_t white_length(const unsigned char *p, size_t left) {
    if (p[0] == ' ' || (p[0] >= '\t' && p[0] <= '\r'))
        return 1;
    if (left >= 2 && p[0] == 0xc2 && (p[1] == 0x85 || p[1] == 0xa0))
        return 2;
    if (left < 3)
        return 0;
    const unsigned code = (unsigned)p[1] << 8 | p[2];
    if (p[0] == 0xe1)
        return code == 0x9a80 ? 3 : 0;
    if (p[0] == 0xe2)
        return (code >= 0x8080 && code <= 0x808b) || code == 0x80a8 || code == 0x80a9 ||
                       code == 0x80af || code == 0x819f
                   ? 3
                   : 0;
    if (p[0] == 0xe3)
        return code == 0x8080 ? 3 : 0;
    return p[0] == 0xef && code == 0xbbbf ? 3 : 0;
}

pith_status squeeze(slice text, arena *memory, squeezed *out) {
    char *kept = arena_alloc(memory, text.length + 1);
    uint32_t *at = ARENA_ARRAY(memory, uint32_t, text.length + 1);
    TRY_MEMORY(kept && at);
    uint32_t length = 0;
    for (size_t i = 0; i < text.length;) {
        const size_t white = white_length((const unsigned char *)text.data + i, text.length - i);
        for (size_t k = 0; k < white; k++)
            at[i + k] = length;
        i += white;
        if (white > 0)
            continue;
        at[i] = length;
        kept[length++] = text.data[i++];
    }
    at[text.length] = length;
    *out = (squeezed){{kept, length}, at};
    return PITH_OK;
}

pith_status segments_align(const squeezed *text, const slice *pieces, size_t count, arena *memory,
                           segment **out, size_t *out_count, bool *fits) {
    segment *segments = ARENA_ARRAY(memory, segment, count);
    TRY_MEMORY(segments);
    *out = segments;
    *out_count = 0;
    size_t start = 0;
    *fits = true;
    for (size_t i = 0; i < count && *fits; i++) {
        squeezed piece;
        TRY(squeeze(pieces[i], memory, &piece));
        const size_t end = start + piece.text.length;
        *fits = end <= text->text.length &&
                slice_equal(slice_range(text->text, start, end), piece.text);
        if (*fits && end > start)
            segments[(*out_count)++] = (segment){start, end};
        start = end;
    }
    *fits = *fits && start == text->text.length;
    return PITH_OK;
}

segment segment_of(const squeezed *text, size_t start, size_t end) {
    return (segment){text->at[start], text->at[end]};
}

segmentation_score segments_compare(const segment *system, size_t system_count, const segment *gold,
                                    size_t gold_count) {
    segmentation_score score = {0, 0, 0};
    for (size_t i = 0; i < system_count; i++)
        score.system += system[i].end > system[i].start;
    for (size_t i = 0; i < gold_count; i++)
        score.gold += gold[i].end > gold[i].start;
    for (size_t s = 0, g = 0; s < system_count && g < gold_count;) {
        const bool real = system[s].end > system[s].start;
        score.right += real && system[s].start == gold[g].start && system[s].end == gold[g].end;
        if (system[s].start < gold[g].start ||
            (system[s].start == gold[g].start && system[s].end <= gold[g].end))
            s++;
        else
            g++;
    }
    return score;
}
