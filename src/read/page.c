/* page.c - what the lines of a page have to do with one another. Comments, menus and lists of links
 * betray themselves by repetition: the same line, or one of the same shape, again and again. The
 * text betrays itself by its words: those of the longest stretch of running text come back in its
 * headline, its captions and its later paragraphs, and not in the footer. Nothing of this needs to
 * know the language. Linear in the lines. */
#include "read/page.h"

#include "text/utf8.h"

#include <math.h>

/* Bytes that a line needs to be taken for its neighbour's double, and of the credit behind it. */
enum { DOUBLED_BYTES = 16, CREDIT_BYTES = 64 };

/* Words of running text that outweigh one other line, when the main stretch is sought. */
enum { LOOSE_COST = 5, STRICT_COST = 20 };

/* More copies of a line than this say nothing more. */
enum { COPIES_MAX = 3 };

static bool has(const page_line *line, uint32_t mark) {
    return (line->marks & mark) != 0;
}

static bool cue(uint16_t cues, pith_role role) {
    return (cues >> role & 1) != 0;
}

/* ---- Repetition ---- */

/* Are two neighbours the same, but for a credit that one has behind a full stop or in brackets? */
static bool doubles(slice a, slice b) {
    const slice shorter = a.length < b.length ? a : b;
    const slice longer = a.length < b.length ? b : a;
    if (shorter.length < DOUBLED_BYTES || memcmp(longer.data, shorter.data, shorter.length) != 0)
        return false;
    const slice rest = slice_range(longer, shorter.length, longer.length);
    size_t at = 0;
    return rest.length == 0 ||
           (rest.length <= CREDIT_BYTES && (utf8_is_punctuation(utf8_next(rest, &at)) ||
                                            (rest.length > 1 && rest.data[1] == '(')));
}

/* Counts copies of whole lines, and marks neighbours that repeat one another. */
static pith_status find_copies(const document *doc, const block *blocks, arena *a, page *out) {
    map seen = {.arena = a};
    uint32_t *ids = ARENA_ARRAY(a, uint32_t, (size_t)out->count);
    uint16_t *copies = arena_alloc_zero(a, out->count, sizeof(uint16_t));
    if (!ids || !copies || !map_reserve(&seen, out->count))
        return PITH_ERROR_MEMORY;
    slice before = {0};
    for (uint32_t i = 0; i < out->count; i++) {
        const slice s = slice_range(doc->text, blocks[i].span.start, blocks[i].span.end);
        ids[i] = map_intern_borrowed(&seen, s, NULL);
        if (ids[i] == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        copies[ids[i]] = (uint16_t)(copies[ids[i]] + (copies[ids[i]] < UINT16_MAX));
        if (i > 0 && doubles(before, s)) {
            out->lines[i].marks |= LINE_DOUBLED;
            out->lines[i - 1].marks |= LINE_DOUBLED;
        }
        before = s;
    }
    for (uint32_t i = 0; i < out->count; i++)
        out->relations[i].copies = (uint16_t)(copies[ids[i]] - 1);
    return PITH_OK;
}

/* Lines are counted under 16 bits of their hashes, words too: on a page of 2,000 different ones
 * three in a hundred meet another's. */
enum { HASHES = UINT16_MAX + 1 };

static void count_up(uint8_t *counts, uint16_t hash) {
    counts[hash] = (uint8_t)(counts[hash] + (counts[hash] < UINT8_MAX));
}

static pith_status find_shapes(arena *a, page *out) {
    uint8_t *lines_with = arena_alloc_zero(a, HASHES, 1);
    TRY_MEMORY(lines_with);
    for (uint32_t i = 0; i < out->count; i++)
        count_up(lines_with, out->lines[i].shape);
    for (uint32_t i = 0; i < out->count; i++)
        if (out->lines[i].shape != 0)
            out->relations[i].shapes = (uint16_t)(lines_with[out->lines[i].shape] - 1);
    return PITH_OK;
}

/* ---- The main stretch and its words ---- */

/* The stretch of lines with the greatest sum of values: the words of a line of running text, and
 * -`cost` for any other line. (Maximum subarray, Kadane's algorithm; Bentley, Programming Pearls,
 * column 8.) It is the "longest run of sentences", with what it takes to bridge other lines. */
static main_stretch find_main(const page *p, int64_t cost) {
    int64_t sum = 0;
    int64_t best = 0;
    uint32_t start = 0;
    main_stretch found = {0, 0};
    for (uint32_t i = 0; i < p->count; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += has(&p->lines[i], LINE_SENTENCE) ? (int64_t)p->lines[i].words : -cost;
        if (sum > best) {
            best = sum;
            found = (main_stretch){start, i + 1};
        }
    }
    return found;
}

/* Lines with a word, by its hash. */
typedef struct word_counts {
    uint8_t *all;
    uint8_t *prose; /* of running text */
    uint8_t *main;  /* of the main stretch */
} word_counts;

static void count_words(const page *p, const word_counts *n) {
    for (uint32_t i = 0; i < p->count; i++) {
        const page_line *line = &p->lines[i];
        for (uint32_t k = 0; k < line->content_count; k++) {
            count_up(n->all, line->content[k]);
            if (has(line, LINE_SENTENCE))
                count_up(n->prose, line->content[k]);
            if (i >= p->strict.start && i < p->strict.end)
                count_up(n->main, line->content[k]);
        }
    }
}

static void relate_words(const page *p, uint32_t i, const word_counts *n) {
    const page_line *line = &p->lines[i];
    line_relations *out = &p->relations[i];
    const int own_prose = has(line, LINE_SENTENCE);
    const int own_main = i >= p->strict.start && i < p->strict.end;
    for (uint32_t k = 0; k < line->content_count; k++) {
        const uint16_t word = line->content[k];
        const int elsewhere = n->main[word] - own_main;
        out->recurring += n->prose[word] > own_prose;
        out->common += elsewhere > 0;
        out->familiar += log1pf((float)elsewhere);
        out->peculiar += ((float)elsewhere + 0.5F) / (float)n->all[word];
    }
    const float words = line->content_count > 0 ? line->content_count : 1;
    out->recurring /= words;
    out->common /= words;
    out->familiar /= words;
    out->peculiar /= words;
}

static pith_status find_words(arena *a, page *out) {
    uint8_t *counts = arena_alloc_zero(a, 3 * (size_t)HASHES, 1);
    TRY_MEMORY(counts);
    const word_counts n = {counts, counts + HASHES, counts + 2 * (size_t)HASHES};
    count_words(out, &n);
    for (uint32_t i = 0; i < out->count; i++)
        relate_words(out, i, &n);
    return PITH_OK;
}

/* ---- Runs, landmarks, sums ---- */

static void find_runs(page *p) {
    for (uint32_t start = 0, end; start < p->count; start = end) {
        const bool prose = has(&p->lines[start], LINE_SENTENCE);
        for (end = start + 1; end < p->count && has(&p->lines[end], LINE_SENTENCE) == prose;)
            end++;
        for (uint32_t i = start; i < end; i++) {
            p->relations[i].run_start = start;
            p->relations[i].run_end = end;
        }
    }
}

static void find_landmarks(page *p) {
    uint32_t last[LANDMARK_COUNT] = {0};
    for (uint32_t i = 0; i < p->count; i++) {
        const page_line *line = &p->lines[i];
        memcpy(p->relations[i].last, last, sizeof last);
        const bool is[LANDMARK_COUNT] = {[LANDMARK_UI] = cue(line->line_cues, PITH_ROLE_UI),
                                         [LANDMARK_TAIL] = cue(line->cues, PITH_ROLE_TAIL),
                                         [LANDMARK_RELATED] = cue(line->cues, PITH_ROLE_RELATED),
                                         [LANDMARK_DATE] = has(line, LINE_DATE)};
        for (unsigned k = 0; k < LANDMARK_COUNT; k++)
            last[k] = is[k] ? i + 1 : last[k];
    }
}

static void series_values(const page_line *line, const line_relations *r,
                          double out[SERIES_COUNT]) {
    const double words = line->words;
    out[SERIES_WORDS] = words;
    out[SERIES_PROSE] = has(line, LINE_SENTENCE) ? words : 0;
    out[SERIES_STOPS] = has(line, LINE_ENDS_STOP);
    out[SERIES_CUES] = line->cues != 0;
    out[SERIES_UI] = cue(line->line_cues, PITH_ROLE_UI);
    out[SERIES_TAIL] = cue(line->cues, PITH_ROLE_TAIL);
    out[SERIES_RELATED] = cue(line->cues, PITH_ROLE_RELATED);
    out[SERIES_DATES] = has(line, LINE_DATE);
    out[SERIES_LINKS] = has(line, LINE_LINK);
    out[SERIES_COPIES] = r->copies < COPIES_MAX ? r->copies : COPIES_MAX;
    out[SERIES_SHAPES] = r->shapes >= COPIES_MAX;
    out[SERIES_CAPITALS] = (double)line->capitals;
    out[SERIES_DIGITS] = (double)line->digits;
    out[SERIES_SYMBOLS] = (double)line->symbols;
    out[SERIES_STOPWORDS] = (double)line->stopwords * words;
    out[SERIES_RECURRING] = (double)r->recurring * out[SERIES_PROSE];
    out[SERIES_COMMON] = (double)r->common * words;
    out[SERIES_FAMILIAR] = (double)r->familiar * words;
    out[SERIES_PECULIAR] = (double)r->peculiar * words;
}

static void sum_up(page *p) {
    memset(p->sums[0], 0, sizeof p->sums[0]);
    for (uint32_t i = 0; i < p->count; i++) {
        double values[SERIES_COUNT];
        series_values(&p->lines[i], &p->relations[i], values);
        for (unsigned s = 0; s < SERIES_COUNT; s++)
            p->sums[i + 1][s] = p->sums[i][s] + values[s];
    }
}

double page_sum(const page *p, page_series series, int64_t from, int64_t to) {
    const int64_t a = from < 0 ? 0 : from > p->count ? p->count : from;
    const int64_t b = to < a ? a : to > p->count ? p->count : to;
    return p->sums[b][series] - p->sums[a][series];
}

bool page_speaks_of(const page *p, uint32_t line, uint32_t headline) {
    const page_line *a = &p->lines[line];
    const page_line *b = &p->lines[headline];
    for (uint32_t i = 0; i < a->content_count; i++)
        for (uint32_t k = 0; k < b->content_count; k++)
            if (a->content[i] == b->content[k])
                return true;
    return false;
}

pith_status page_measure(const document *doc, uint32_t first, uint32_t count, arena *a, page *out) {
    *out = (page){.lines = arena_alloc_zero(a, count, sizeof *out->lines),
                  .relations = arena_alloc_zero(a, count, sizeof *out->relations),
                  .count = count};
    if (!out->lines || !out->relations)
        return PITH_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        line_measure(doc, &doc->blocks[first + i], &out->lines[i]);
        out->doubles += has(&out->lines[i], LINE_DOUBLE_QUOTE);
    }
    const arena_mark mark = arena_save(a);
    TRY(find_copies(doc, doc->blocks + first, a, out));
    arena_rewind(a, mark);
    return PITH_OK;
}

pith_status page_relate(arena *a, page *p) {
    p->sums = arena_array(a, (size_t)p->count + 1, sizeof *p->sums);
    TRY_MEMORY(p->sums);
    p->loose = find_main(p, LOOSE_COST);
    p->strict = find_main(p, STRICT_COST);
    const arena_mark mark = arena_save(a);
    TRY(find_shapes(a, p));
    arena_rewind(a, mark);
    TRY(find_words(a, p));
    arena_rewind(a, mark);
    find_runs(p);
    find_landmarks(p);
    sum_up(p);
    return PITH_OK;
}
