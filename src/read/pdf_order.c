/* pdf_order.c - from lines anywhere on a page to the order in which they are read.
 *
 * A cut from top to bottom is looked for first, then cuts from left to right (the X-Y cut of Nagy
 * and Seth, "Hierarchical representation of optically scanned documents", ICPR 1984, with the one
 * change that a few lines may cross the upright cut: titles, wide figures, page numbers). The
 * page's width is parted into BINS, cover[x] = lines that stand over bin x. Where the cover has a
 * valley in the middle, of at most VALLEY of the lines on either side, and most lines on either
 * side fill their column, there is a gutter. The lines that cross it part the page into bands; in a
 * band the left column is read before the right one. Columns are cut again, for pages with three or
 * four.
 *
 * Poppler's own order takes paragraphs that start at the same height in two columns for one row, on
 * one page in three of the samples. O(lines log lines). */
#include "read/pdf.h"

enum { BINS = 200, FIRST_BIN = BINS / 5, LAST_BIN = BINS - BINS / 5, DEEPEST = 2, FEWEST = 2 };

/* Share of the lines beside a gutter that may cross it. Pages of papers with a wide figure and a
 * title have up to a quarter. */
#define VALLEY 0.35F

/* Share of its column that a line of running text fills; half of the lines do. */
#define FILLED 0.6F

typedef struct ordering {
    pdf_text *text;
    uint32_t *out; /* indices of lines in their order */
    uint32_t count;
    uint32_t column;
} ordering;

/* Is line `a` above, or at the same height and left of, `b`? */
static bool precedes(const pdf_line *a, const pdf_line *b) {
    return a->top < b->top || (a->top == b->top && a->left <= b->left);
}

/* Sorts the indices by place: a merge sort from the bottom up, which keeps ties in order. */
static void sort_lines(const pdf_line *lines, uint32_t *order, uint32_t *room, uint32_t count) {
    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t start = 0; start < count; start += 2 * width) {
            const uint32_t middle = start + width < count ? start + width : count;
            const uint32_t end = middle + width < count ? middle + width : count;
            uint32_t a = start;
            uint32_t b = middle;
            for (uint32_t i = start; i < end; i++)
                room[i] = b == end || (a < middle && precedes(&lines[order[a]], &lines[order[b]]))
                              ? order[a++]
                              : order[b++];
        }
        memcpy(order, room, count * sizeof *order);
    }
}

typedef struct extent {
    float left, right;
} extent;

static extent find_extent(const pdf_line *lines, const uint32_t *set, uint32_t count) {
    extent e = {lines[set[0]].left, lines[set[0]].right};
    for (uint32_t i = 1; i < count; i++) {
        const pdf_line *l = &lines[set[i]];
        e.left = l->left < e.left ? l->left : e.left;
        e.right = l->right > e.right ? l->right : e.right;
    }
    return e;
}

static unsigned bin_of(extent e, float x) {
    const float share = (x - e.left) / (e.right - e.left);
    return share <= 0 ? 0 : share >= 1 ? BINS - 1 : (unsigned)(share * BINS);
}

/* The lines of a side of a gutter, and those that fill it. */
typedef struct side_lines {
    uint32_t count;
    uint32_t filled;
} side_lines;

static side_lines count_side(const pdf_line *lines, const uint32_t *set, uint32_t count,
                             extent side) {
    side_lines found = {0};
    for (uint32_t i = 0; i < count; i++) {
        const pdf_line *l = &lines[set[i]];
        if (l->left < side.left || l->right > side.right)
            continue;
        found.count++;
        found.filled += l->right - l->left >= FILLED * (side.right - side.left);
    }
    return found;
}

/* Are both sides of `gutter` columns of text? One may hold references or items, whose lines are
 * short, as long as both together do not. */
static bool are_columns(const pdf_line *lines, const uint32_t *set, uint32_t count, extent e,
                        float gutter) {
    const side_lines a = count_side(lines, set, count, (extent){e.left, gutter});
    const side_lines b = count_side(lines, set, count, (extent){gutter, e.right});
    return a.count >= FEWEST && b.count >= FEWEST && 4 * a.filled >= a.count &&
           4 * b.filled >= b.count && 2 * (a.filled + b.filled) >= a.count + b.count;
}

/* False: the lines stand in one column. */
static bool find_gutter(const pdf_line *lines, const uint32_t *set, uint32_t count, extent e,
                        float *gutter) {
    uint32_t cover[BINS + 1] = {0};
    if (count < 2 * FEWEST || !(e.right - e.left >= 1))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        cover[bin_of(e, lines[set[i]].left)]++;
        cover[bin_of(e, lines[set[i]].right) + 1]--; /* undone by the sum below */
    }
    for (unsigned x = 1; x < BINS; x++)
        cover[x] += cover[x - 1];
    unsigned best = FIRST_BIN;
    unsigned width = 0; /* of the widest valley, whose last bin is `best` */
    for (unsigned x = FIRST_BIN, run = 0; x < LAST_BIN; x++) {
        run = x > FIRST_BIN && cover[x] == cover[x - 1] ? run + 1 : 1;
        if (cover[x] < cover[best] || (cover[x] == cover[best] && run > width)) {
            best = x;
            width = run;
        }
    }
    uint32_t most_left = 0;
    uint32_t most_right = 0;
    for (unsigned x = 0; x < BINS; x++) {
        uint32_t *most = x < best ? &most_left : &most_right;
        *most = cover[x] > *most ? cover[x] : *most;
    }
    const uint32_t less = most_left < most_right ? most_left : most_right;
    if ((float)cover[best] > VALLEY * (float)less)
        return false;
    *gutter = e.left + ((float)best + 1 - (float)width / 2) * (e.right - e.left) / BINS;
    return are_columns(lines, set, count, e, *gutter);
}

/* Hands out the lines of one column. */
static void emit(ordering *o, const uint32_t *set, uint32_t count) {
    if (count == 0)
        return;
    const extent e = find_extent(o->text->lines, set, count);
    o->column++;
    for (uint32_t i = 0; i < count; i++) {
        pdf_line *l = &o->text->lines[set[i]];
        l->column = o->column;
        l->column_left = e.left;
        l->column_right = e.right;
        o->out[o->count++] = set[i];
    }
}

/* Orders `set`, which is sorted; `room` holds as many. */
static void order_set(ordering *o, uint32_t *set, uint32_t *room, uint32_t count, unsigned depth) {
    float gutter;
    if (count == 0)
        return;
    const pdf_line *lines = o->text->lines;
    if (depth == DEEPEST ||
        !find_gutter(lines, set, count, find_extent(lines, set, count), &gutter)) {
        emit(o, set, count);
        return;
    }
    for (uint32_t start = 0; start < count;) {
        /* The band from `start`: its left column stays in place, the right one waits in `room`. */
        uint32_t left = 0;
        uint32_t right = 0;
        uint32_t i = start;
        for (; i < count; i++) {
            const pdf_line *l = &lines[set[i]];
            if (l->right <= gutter)
                set[start + left++] = set[i];
            else if (l->left >= gutter)
                room[right++] = set[i];
            else
                break;
        }
        memcpy(set + start + left, room, right * sizeof *set);
        order_set(o, set + start, room, left, depth + 1);
        order_set(o, set + start + left, room, right, depth + 1);
        uint32_t crossing = i;
        while (crossing < count && lines[set[crossing]].left < gutter &&
               lines[set[crossing]].right > gutter)
            crossing++;
        emit(o, set + i, crossing - i);
        start = crossing;
    }
}

/* Orders the lines [first, end), those of one page. */
static void order_page(ordering *o, uint32_t *set, uint32_t *room, uint32_t first, uint32_t end) {
    const pdf_line *lines = o->text->lines;
    for (int furniture = 0; furniture < 2; furniture++) {
        uint32_t count = 0;
        for (uint32_t i = first; i < end; i++)
            if ((lines[i].kind == PDF_FURNITURE) == furniture)
                set[count++] = i;
        sort_lines(lines, set, room, count);
        if (furniture)
            emit(o, set, count);
        else
            order_set(o, set, room, count, 0);
    }
}

pith_status pdf_order(pdf_text *text) {
    const uint32_t count = text->line_count;
    uint32_t *set = ARENA_ARRAY(text->arena, uint32_t, count);
    TRY_MEMORY(set);
    uint32_t *room = ARENA_ARRAY(text->arena, uint32_t, count);
    TRY_MEMORY(room);
    ordering o = {.text = text, .out = ARENA_ARRAY(text->arena, uint32_t, count)};
    TRY_MEMORY(o.out);
    for (uint32_t first = 0, end = 0; first < count; first = end) {
        while (end < count && text->lines[end].page == text->lines[first].page)
            end++;
        order_page(&o, set, room, first, end);
    }
    pdf_line *sorted = ARENA_ARRAY(text->arena, pdf_line, count);
    TRY_MEMORY(sorted);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = text->lines[o.out[i]];
    text->lines = sorted;
    return PITH_OK;
}
