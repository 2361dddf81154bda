/* pdf_lines.c - what each line of a PDF is, told by its size and its place.
 *
 *   body_size   the size in which most characters are set; `leading` the usual distance of lines
 *   furniture   in the two first or last rows of a page: a number alone, or, but for its numbers,
 *               the same as in those rows of another page; and what stands upright
 *   title       the largest lines of the first page, when they are larger than the body
 *   heading     larger than the body, or numbered ("2.1 Method") and not filling its column
 *   aside       smaller than the body, a caption, or a line by itself without words: a formula
 *
 * The shares below part the sizes of the usual classes: LaTeX sets captions and notes at 0.8 to 0.9
 * of the body and headings from 1.09 on; word processors use the same steps. Linear. */
#include "read/pdf.h"

#include "base/map.h"
#include "read/layout.h"
#include "text/utf8.h"

#define SMALLER 0.93F
#define LARGER 1.07F

enum { SIZE_STEPS = 4, SIZE_BINS = 400 };       /* a quarter of a point each */
enum { LEADING_STEPS = 20, LEADING_BINS = 60 }; /* a twentieth of the size each: up to triple */

static uint32_t size_bin(float size) {
    const float bin = size * SIZE_STEPS + 0.5F;
    return bin < SIZE_BINS - 1 ? (uint32_t)bin : SIZE_BINS - 1;
}

static uint32_t greatest_bin(const uint32_t *bins, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        best = bins[i] > bins[best] ? i : best;
    return best;
}

static void find_size(pdf_text *text) {
    uint32_t sizes[SIZE_BINS] = {0};
    for (uint32_t i = 0; i < text->line_count; i++)
        sizes[size_bin(text->lines[i].size)] += text->lines[i].characters;
    text->body_size = (float)greatest_bin(sizes, SIZE_BINS) / SIZE_STEPS;
}

static void find_leading(pdf_text *text) {
    uint32_t leadings[LEADING_BINS] = {0};
    for (uint32_t i = 1; i < text->line_count; i++) {
        const pdf_line *a = &text->lines[i - 1];
        const pdf_line *b = &text->lines[i];
        if (a->column != b->column || size_bin(a->size) != size_bin(b->size) || !(a->size > 0))
            continue;
        const float steps = (b->top - a->top) / a->size * LEADING_STEPS + 0.5F;
        if (steps >= 1 && steps < LEADING_BINS)
            leadings[(uint32_t)steps]++;
    }
    text->leading = (float)greatest_bin(leadings, LEADING_BINS) / LEADING_STEPS;
}

/* ---- Furniture ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The line with '#' for each number. */
static slice shape_of(slice line, char out[PDF_LINE_ROOM]) {
    size_t length = 0;
    for (size_t i = 0; i < line.length; i++)
        if (!is_digit(line.data[i]))
            out[length++] = line.data[i];
        else if (i == 0 || !is_digit(line.data[i - 1]))
            out[length++] = '#';
    return (slice){out, length};
}

/* Is it a number alone, such as "- 12 -", "p. 12", or "xii"? */
static bool is_page_number(slice line) {
    size_t digits = 0;
    size_t roman = 0;
    size_t others = 0;
    for (size_t i = 0; i < line.length; i++) {
        digits += is_digit(line.data[i]);
        roman += line.data[i] != '\0' && strchr("ivxlc", line.data[i]) != NULL;
        others += line.data[i] > ' ' && !is_digit(line.data[i]) && line.data[i] != '-';
    }
    return (digits > 0 && digits <= 4 && others <= 2) || (roman > 0 && roman == line.length);
}

/* The heights at which the two first and the two last rows of a page end and start. */
typedef struct edges {
    float head;
    float foot;
} edges;

static edges find_edges(const pdf_text *text, uint32_t first, uint32_t end) {
    edges e = {1e9F, -1e9F};
    edges outer = {1e9F, -1e9F};
    for (uint32_t i = first; i < end; i++) {
        outer.head = text->lines[i].bottom < outer.head ? text->lines[i].bottom : outer.head;
        outer.foot = text->lines[i].top > outer.foot ? text->lines[i].top : outer.foot;
    }
    for (uint32_t i = first; i < end; i++) {
        const pdf_line *l = &text->lines[i];
        if (l->top >= outer.head && l->bottom < e.head)
            e.head = l->bottom;
        if (l->bottom <= outer.foot && l->top > e.foot)
            e.foot = l->top;
    }
    return e;
}

/* The shape of lines[i] when it stands at an edge of its page and may be furniture, else nothing. A
 * title may be repeated as a running head, in smaller type. */
static slice edge_shape(const pdf_text *text, edges e, uint32_t i, char room[PDF_LINE_ROOM]) {
    const pdf_line *l = &text->lines[i];
    const bool inside = l->bottom > e.head && l->top < e.foot;
    if (inside || l->size >= LARGER * text->body_size)
        return (slice){room, 0};
    char line[PDF_LINE_ROOM];
    return shape_of(pdf_line_text(text, l, line), room);
}

/* Counts the pages on which each shape stands at an edge, then marks those on several. */
static pith_status find_repeated(pdf_text *text) {
    char room[PDF_LINE_ROOM];
    map shapes = {.arena = text->arena};
    uint32_t *pages = arena_alloc_zero(text->arena, text->line_count, 2 * sizeof *pages);
    TRY_MEMORY(pages);
    uint32_t *last_page = pages + text->line_count;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t first = 0, end; first < text->line_count; first = end) {
            const uint32_t page = text->lines[first].page;
            for (end = first; end < text->line_count && text->lines[end].page == page;)
                end++;
            const edges e = find_edges(text, first, end);
            for (uint32_t i = first; i < end; i++) {
                const slice shape = edge_shape(text, e, i, room);
                if (shape.length == 0)
                    continue;
                const uint32_t id = map_intern(&shapes, shape, NULL);
                if (id == MAP_ABSENT)
                    return PITH_ERROR_MEMORY;
                if (pass == 0 && last_page[id] != page)
                    pages[id]++;
                last_page[id] = page;
                if (pass == 1 && (pages[id] > 1 || is_page_number(shape)))
                    text->lines[i].kind = PDF_FURNITURE;
            }
        }
    }
    return PITH_OK;
}

pith_status pdf_find_furniture(pdf_text *text) {
    find_size(text);
    for (uint32_t i = 0; i < text->line_count; i++) {
        pdf_line *l = &text->lines[i];
        const bool upright = l->right - l->left < l->bottom - l->top;
        if (upright && l->characters > 3)
            l->kind = PDF_FURNITURE;
    }
    return find_repeated(text);
}

/* ---- Titles, headings, asides ---- */

static void find_title(pdf_text *text) {
    enum { SHORTEST = 8 };
    float largest = 0;
    uint32_t i = 0;
    const uint32_t page = text->line_count > 0 ? text->lines[0].page : 0;
    for (; i < text->line_count && text->lines[i].page == page; i++) {
        const pdf_line *l = &text->lines[i];
        if (l->kind == PDF_TEXT && l->characters >= SHORTEST && l->size > largest)
            largest = l->size;
    }
    if (largest < LARGER * text->body_size)
        return;
    const uint32_t end = i;
    for (i = 0; i < end && text->lines[i].size < 0.98F * largest;)
        i++;
    for (; i < end && text->lines[i].size >= 0.98F * largest; i++)
        text->lines[i].kind = PDF_TITLE;
}

/* Is it the heading of the list of what was cited? With or without the number of a section. */
static bool is_references(slice line) {
    static const char *const names[] = {
        "references",  "bibliography",         "literature",  "works cited",   "literature cited",
        "literatur",   "literaturverzeichnis", "quellen",     "bibliographie", "références",
        "referencias", "bibliografía",         "referências", "bibliografia",  "riferimenti",
        "literatuur",  "referenser",           "литература",  "参考文献"};
    char folded[64];
    size_t at = 0;
    while (at < line.length && (is_digit(line.data[at]) || strchr(". ", line.data[at])))
        at++;
    const slice name = slice_range(line, at, line.length);
    const size_t length = utf8_fold(name, folded, sizeof folded);
    for (size_t i = 0; length != SIZE_MAX && i < sizeof names / sizeof *names; i++)
        if (slice_equal((slice){folded, length}, slice_of(names[i])))
            return true;
    return false;
}

/* Does it start with the number of a section, and a capital or a letter that has no case? */
static bool is_numbered(slice line) {
    size_t at = 0;
    while (at < line.length && (is_digit(line.data[at]) || (at > 0 && line.data[at] == '.')))
        at++;
    if (at == 0 || at > 8 || at >= line.length || !utf8_is_space((unsigned char)line.data[at]))
        return false;
    at++;
    if (at == line.length)
        return false;
    const uint32_t c = utf8_next(line, &at);
    return utf8_is_letter(c) && !utf8_is_lower(c);
}

/* "Figure 3:", "Table 2." and the like. */
static bool is_caption(const pdf_text *text, const pdf_line *line) {
    static const char *const names[] = {"figure",  "fig.",    "table",     "tab.",    "chart",
                                        "plate",   "box",     "algorithm", "listing", "abbildung",
                                        "abb.",    "tabelle", "figura",    "tabla",   "tabela",
                                        "tableau", "figuur",  "tabel",     "рисунок", "рис.",
                                        "таблица", "табл.",   "図",        "图",      "表"};
    char folded[32];
    if (line->word_count < 2)
        return false;
    const slice number = pdf_word(text, line->first_word + 1);
    const char mark = number.data[number.length - 1];
    if (!is_digit(number.data[0]) || (mark != ':' && mark != '.'))
        return false;
    const size_t length = utf8_fold(pdf_word(text, line->first_word), folded, sizeof folded);
    for (size_t i = 0; length != SIZE_MAX && i < sizeof names / sizeof *names; i++)
        if (slice_equal((slice){folded, length}, slice_of(names[i])))
            return true;
    return false;
}

/* Words of at least three letters. */
static uint32_t count_words(const pdf_text *text, const pdf_line *line) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < line->word_count; i++) {
        const slice word = pdf_word(text, line->first_word + i);
        uint32_t letters = 0;
        for (size_t at = 0; at < word.length && letters < 3;)
            letters += utf8_is_letter(utf8_next(word, &at));
        words += letters == 3;
    }
    return words;
}

static pdf_kind line_kind(const pdf_text *text, const pdf_line *line) {
    char room[PDF_LINE_ROOM];
    const slice all = pdf_line_text(text, line, room);
    const float width = line->column_right - line->column_left;
    const bool filled = line->right - line->left > 0.9F * width;
    const bool inset = line->left > line->column_left + 2 * line->size;
    if (is_references(all))
        return PDF_REFERENCES;
    if (line->smallest >= LARGER * text->body_size)
        return count_words(text, line) > 0 ? PDF_HEADING : PDF_ASIDE;
    if (line->largest <= SMALLER * text->body_size || is_caption(text, line))
        return PDF_ASIDE;
    if (!filled && is_numbered(all) && !pdf_ends_sentence(all) && all.data[all.length - 1] != ',')
        return PDF_HEADING;
    return inset && !filled && count_words(text, line) < 2 ? PDF_ASIDE : PDF_TEXT;
}

void pdf_classify(pdf_text *text) {
    find_leading(text);
    find_title(text);
    for (uint32_t i = 0; i < text->line_count; i++)
        if (text->lines[i].kind == PDF_TEXT && text->lines[i].word_count > 0)
            text->lines[i].kind = line_kind(text, &text->lines[i]);
    /* The number of a section may stand apart from its heading. */
    for (uint32_t i = 1; i < text->line_count; i++) {
        pdf_line *number = &text->lines[i - 1];
        const pdf_line *heading = &text->lines[i];
        if (number->kind == PDF_ASIDE && heading->kind == PDF_HEADING &&
            number->size >= LARGER * text->body_size && number->bottom > heading->top)
            number->kind = PDF_HEADING;
    }
}
