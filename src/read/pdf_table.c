/* pdf_table.c - the table that "pdftotext -tsv" prints: one row a page, a line or a word, with tabs
 * between the columns
 *
 *     level page_num par_num block_num line_num word_num left top width height conf text
 *
 * Level 1 is a page, 4 a line, 5 a word; tesseract prints the same for scanned pages. Only lines
 * and words are kept. Linear. */
#include "read/pdf.h"

#include "text/utf8.h"

enum { COLUMNS = 12 };
enum { LEVEL = 0, LEFT = 6, TOP, WIDTH, HEIGHT, CONFIDENCE, TEXT };
enum { LEVEL_PAGE = 1, LEVEL_LINE = 4, LEVEL_WORD = 5 };

/* A decimal number without sign or exponent; 0 when it is none, or beyond any page. */
static float read_number(slice digits) {
    double number = 0;
    double unit = 1;
    bool fraction = false;
    for (size_t i = 0; i < digits.length; i++) {
        const char c = digits.data[i];
        if (c == '.' && !fraction)
            fraction = true;
        else if (c < '0' || c > '9')
            return 0;
        else if (fraction)
            number += (c - '0') * (unit /= 10);
        else
            number = number * 10 + (c - '0');
        if (number > 1e6)
            return 0;
    }
    return (float)number;
}

/* Cuts `row` at its tabs. False: there are too few. */
static bool cut_row(slice row, slice columns[COLUMNS]) {
    size_t start = 0;
    for (unsigned i = 0; i < COLUMNS - 1; i++) {
        const char *tab = memchr(row.data + start, '\t', row.length - start);
        if (!tab)
            return false;
        const size_t end = (size_t)(tab - row.data);
        columns[i] = slice_range(row, start, end);
        start = end + 1;
    }
    columns[TEXT] = slice_range(row, start, row.length);
    return true;
}

static void add_line(pdf_text *out, const slice columns[COLUMNS], uint32_t page) {
    pdf_line *line = &out->lines[out->line_count++];
    *line = (pdf_line){.left = read_number(columns[LEFT]),
                       .top = read_number(columns[TOP]),
                       .page = page,
                       .first_word = out->word_count};
    line->right = line->left + read_number(columns[WIDTH]);
    line->bottom = line->top + read_number(columns[HEIGHT]);
}

/* The height of a word of `bytes`: code in a line of text has another, and so have small capitals.
 * `size` is the one that most bytes vote for, if there is one (Boyer and Moore's majority vote). */
static void take_height(pdf_line *line, float height, uint32_t bytes) {
    const bool first = line->vote == 0;
    const bool alike = height < 1.02F * line->size && line->size < 1.02F * height;
    if (first || alike) {
        line->size = first ? height : line->size;
        line->vote += bytes;
    } else if (bytes > line->vote) {
        line->size = height;
        line->vote = bytes - line->vote;
    } else
        line->vote -= bytes;
    if (bytes > 1 && (line->largest < height || line->largest <= 0))
        line->largest = height;
    if (bytes > 1 && (line->smallest > height || line->smallest <= 0))
        line->smallest = height;
}

static void add_word(pdf_text *out, const slice columns[COLUMNS]) {
    if (out->line_count == 0)
        return;
    const uint32_t start = (uint32_t)(columns[TEXT].data - out->decoded.data);
    const span s = utf8_trim(out->decoded, (span){start, start + (uint32_t)columns[TEXT].length});
    if (s.start == s.end)
        return;
    pdf_line *line = &out->lines[out->line_count - 1];
    out->words[out->word_count++] = s;
    line->word_count++;
    line->characters += s.end - s.start;
    take_height(line, read_number(columns[HEIGHT]), s.end - s.start);
}

pith_status pdf_read_table(span decoded, pdf_text *out) {
    const slice all = slice_range(out->decoded, 0, decoded.end);
    size_t rows = 1;
    for (size_t at = decoded.start; at < decoded.end; at++)
        rows += all.data[at] == '\n';
    out->lines = ARENA_ARRAY(out->arena, pdf_line, rows);
    TRY_MEMORY(out->lines);
    out->words = ARENA_ARRAY(out->arena, span, rows);
    TRY_MEMORY(out->words);
    uint32_t page = 0;
    for (size_t at = decoded.start; at < decoded.end;) {
        const char *newline = memchr(all.data + at, '\n', decoded.end - at);
        const size_t end = newline ? (size_t)(newline - all.data) : decoded.end;
        slice columns[COLUMNS];
        if (cut_row(slice_range(all, at, end), columns) && columns[LEVEL].length == 1) {
            const int level = columns[LEVEL].data[0] - '0';
            page += level == LEVEL_PAGE;
            if (level == LEVEL_LINE)
                add_line(out, columns, page);
            else if (level == LEVEL_WORD)
                add_word(out, columns);
        }
        at = end + 1;
    }
    return PITH_OK;
}

slice pdf_line_text(const pdf_text *text, const pdf_line *line, char room[PDF_LINE_ROOM]) {
    size_t length = 0;
    for (uint32_t i = 0; i < line->word_count; i++) {
        const slice word = pdf_word(text, line->first_word + i);
        if (length + 1 + word.length > PDF_LINE_ROOM)
            break;
        if (i > 0)
            room[length++] = ' ';
        memcpy(room + length, word.data, word.length);
        length += word.length;
    }
    return (slice){room, length};
}
