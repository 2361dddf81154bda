/* pdf_blocks.c - from lines to blocks: paragraphs, also across columns and pages, headings, and
 * what stands between the text.
 *
 * One paragraph is open at a time. A line of text ends it when the place tells so (a gap, an
 * indent, a line before it that was not filled), and across a column or a figure only when a
 * sentence has ended and none goes on in small letters. What is no text waits until the open
 * paragraph is closed, and follows it. Linear. */
#include "read/pdf.h"

#include "read/layout.h"
#include "text/bullet.h"
#include "text/stop.h"
#include "text/utf8.h"

/* Of the usual distance between two lines: more parts paragraphs, if a sentence ends there; far
 * more always. Of the size of the type: an indent. Of the type's size: the usual width of a letter.
 */
#define GAP 1.25F
#define WIDE_GAP 2.0F
#define INDENT 0.5F
#define LETTER 0.5F

/* Front matter has no sentences of so many words, and no paragraphs of so many bytes. */
enum { FRONT_WORDS = 10, FRONT_CHARACTERS = 200 };

typedef struct assembly {
    writer *out;
    const pdf_text *text;
    pdf_words words;
    uint32_t *open; /* lines of the paragraph */
    uint32_t open_count;
    uint32_t *waiting; /* lines that are no text */
    uint32_t waiting_count;
    bool front; /* behind the title, before the text */
    bool tail;  /* in the references */
} assembly;

bool pdf_ends_sentence(slice word) {
    static const uint32_t closers[] = {')', ']', '"', '\'', 0x201d, 0x2019, 0xbb, 0x300d};
    for (size_t end = word.length; end > 0;) {
        size_t at = utf8_back(word, end);
        const size_t start = at;
        const uint32_t c = utf8_next(word, &at);
        bool closes = false;
        for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
            closes |= c == closers[i];
        if (stop_is_mark(c))
            return true;
        if (!closes)
            return false;
        end = start;
    }
    return false;
}

static slice first_word(const pdf_text *text, const pdf_line *line) {
    return pdf_word(text, line->first_word);
}

static slice last_word(const pdf_text *text, const pdf_line *line) {
    return pdf_word(text, line->first_word + line->word_count - 1);
}

/* May a paragraph end with `a` and one start with `b`, by their words? */
static bool may_break(const pdf_text *text, const pdf_line *a, const pdf_line *b) {
    const slice next = first_word(text, b);
    size_t at = 0;
    return pdf_ends_sentence(last_word(text, a)) && !utf8_is_lower(utf8_next(next, &at));
}

/* Does it start with a bullet? */
static bool is_item(const pdf_text *text, const pdf_line *line) {
    const span s = {text->words[line->first_word].start,
                    text->words[line->first_word + line->word_count - 1].end};
    return bullet_without(text->decoded, s).start != s.start;
}

static bool is_alike(float a, float b) {
    return a < 1.1F * b && b < 1.1F * a;
}

/* Does a paragraph whose last line is `a`, and whose first is `start`, end before `b`? */
static bool breaks(const pdf_text *text, const pdf_line *start, const pdf_line *a,
                   const pdf_line *b, bool parted) {
    if (!is_alike(a->size, b->size) || is_item(text, b))
        return true;
    if (parted || a->column != b->column)
        return may_break(text, a, b);
    const float distance = (b->top - a->top) / (text->leading * a->size);
    if (distance > GAP)
        return distance > WIDE_GAP || may_break(text, a, b);
    const float indent = INDENT * a->size;
    const bool indented = b->left > b->column_left + indent && b->left > a->left + indent &&
                          a->left < a->column_left + indent;
    if (indented)
        return !is_item(text, start);
    const float room = a->column_right - a->right;
    const float need = (float)(first_word(text, b).length + 1) * LETTER * a->size;
    return room > need + a->size && may_break(text, a, b);
}

/* ---- Writing ---- */

/* A ligature as its letters; NULL when it is none. */
static const char *ligature(const char *at, size_t room) {
    static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    const unsigned char *bytes = (const unsigned char *)at;
    const bool found =
        room >= 3 && bytes[0] == 0xef && bytes[1] == 0xac && bytes[2] >= 0x80 && bytes[2] <= 0x86;
    return found ? letters[bytes[2] - 0x80] : NULL;
}

static pith_status write_word(assembly *now, span word) {
    const char *bytes = now->text->decoded.data;
    uint32_t start = word.start;
    for (uint32_t at = word.start; at < word.end; at++) {
        const char *letters = ligature(bytes + at, word.end - at);
        if (!letters)
            continue;
        TRY(writer_copy(now->out, (span){start, at}));
        TRY(writer_replace(now->out, slice_of(letters), (span){at, at + 3}));
        start = at + 3;
    }
    return writer_copy(now->out, (span){start, word.end});
}

/* Writes the words of `line`; `next` is the line that follows in the same block, or NULL. */
static pith_status write_line(assembly *now, const pdf_line *line, const pdf_line *next) {
    const pdf_text *text = now->text;
    for (uint32_t i = 0; i < line->word_count; i++) {
        span word = text->words[line->first_word + i];
        const bool last = i + 1 == line->word_count;
        const slice bytes = pdf_word(text, line->first_word + i);
        const bool divided = last && next && pdf_ends_with_hyphen(bytes);
        if (divided && !pdf_keeps_hyphen(&now->words, bytes, first_word(text, next)))
            word.end = word.start + (uint32_t)utf8_back(bytes, bytes.length);
        TRY(write_word(now, word));
        if (!divided && (!last || next))
            TRY(writer_replace(now->out, SLICE(" "), (span){word.end, word.end}));
    }
    return PITH_OK;
}

static pith_status write_block(assembly *now, const uint32_t *lines, uint32_t count,
                               pith_role role) {
    for (uint32_t i = 0; i < count; i++)
        TRY(write_line(now, &now->text->lines[lines[i]],
                       i + 1 < count ? &now->text->lines[lines[i + 1]] : NULL));
    return writer_end_block(now->out, role);
}

/* Writes what waits, lines that follow one another closely as one block. */
static pith_status write_waiting(assembly *now) {
    const pdf_text *text = now->text;
    for (uint32_t first = 0, end; first < now->waiting_count; first = end) {
        const pdf_line *start = &text->lines[now->waiting[first]];
        for (end = first + 1; end < now->waiting_count; end++) {
            const pdf_line *a = &text->lines[now->waiting[end - 1]];
            const pdf_line *b = &text->lines[now->waiting[end]];
            if (b->kind != a->kind || b->column != a->column || !is_alike(a->size, b->size) ||
                b->top - a->top > WIDE_GAP * a->size)
                break;
        }
        const pith_role role = start->kind == PDF_FURNITURE ? PITH_ROLE_UI
                               : now->tail                  ? PITH_ROLE_TAIL
                               : now->front                 ? PITH_ROLE_BYLINE
                                                            : PITH_ROLE_CAPTION;
        TRY(write_block(now, now->waiting + first, end - first, role));
    }
    now->waiting_count = 0;
    return PITH_OK;
}

/* Is the paragraph a name, an address, a date, rather than the first of the text? */
static bool is_front(const assembly *now) {
    const pdf_text *text = now->text;
    uint32_t characters = 0;
    uint32_t words = 0;
    for (uint32_t i = 0; i < now->open_count; i++) {
        characters += text->lines[now->open[i]].characters;
        words += text->lines[now->open[i]].word_count;
    }
    const pdf_line *last = &text->lines[now->open[now->open_count - 1]];
    const bool is_sentence = words >= FRONT_WORDS && pdf_ends_sentence(last_word(text, last));
    return now->front && !is_sentence && characters < FRONT_CHARACTERS;
}

static pith_role role_of_open(assembly *now) {
    if (now->tail)
        return PITH_ROLE_TAIL;
    now->front = is_front(now);
    if (now->front)
        return PITH_ROLE_BYLINE;
    return is_item(now->text, &now->text->lines[now->open[0]]) ? PITH_ROLE_LIST : PITH_ROLE_BODY;
}

static pith_status close_paragraph(assembly *now) {
    if (now->open_count > 0)
        TRY(write_block(now, now->open, now->open_count, role_of_open(now)));
    now->open_count = 0;
    return write_waiting(now);
}

/* The role of the heading from `start` up to line `end`. Of several in a row behind the title all
 * but the last are names. */
static pith_role heading_role(assembly *now, const pdf_line *start, uint32_t end) {
    const pdf_text *text = now->text;
    const bool names = now->front && start->kind == PDF_HEADING && end < text->line_count &&
                       text->lines[end].kind == PDF_HEADING;
    now->tail |= start->kind == PDF_REFERENCES;
    now->front = names || start->kind == PDF_TITLE;
    return start->kind == PDF_TITLE ? PITH_ROLE_TITLE
           : now->tail              ? PITH_ROLE_TAIL
           : names                  ? PITH_ROLE_BYLINE
                                    : PITH_ROLE_SUBHEADING;
}

/* Writes the heading that starts at line `first`. *end: behind its last line. */
static pith_status write_heading(assembly *now, uint32_t first, uint32_t *end) {
    const pdf_text *text = now->text;
    const pdf_line *start = &text->lines[first];
    TRY(close_paragraph(now));
    uint32_t i = first;
    for (; i < text->line_count && text->lines[i].kind == start->kind; i++) {
        const pdf_line *l = &text->lines[i];
        if (i > first &&
            (!is_alike(l->size, start->size) ||
             l->top - text->lines[i - 1].top > WIDE_GAP * l->size || l->column != start->column))
            break;
        now->open[now->open_count++] = i;
    }
    *end = i;
    TRY(write_block(now, now->open, now->open_count, heading_role(now, start, i)));
    now->open_count = 0;
    return PITH_OK;
}

static pith_status write_lines(assembly *now) {
    const pdf_text *text = now->text;
    for (uint32_t i = 0; i < text->line_count;) {
        const pdf_line *line = &text->lines[i];
        if (line->word_count == 0) {
            i++;
        } else if (line->kind == PDF_ASIDE || line->kind == PDF_FURNITURE) {
            now->waiting[now->waiting_count++] = i++;
        } else if (line->kind != PDF_TEXT) {
            TRY(write_heading(now, i, &i));
        } else {
            const bool starts =
                now->open_count == 0 ||
                breaks(text, &text->lines[now->open[0]],
                       &text->lines[now->open[now->open_count - 1]], line, now->waiting_count > 0);
            if (starts)
                TRY(close_paragraph(now));
            now->open[now->open_count++] = i++;
        }
    }
    return close_paragraph(now);
}

pith_status pdf_write_blocks(writer *out, const pdf_text *text, const word_table *known) {
    assembly now = {.out = out, .text = text};
    now.open = ARENA_ARRAY(text->arena, uint32_t, text->line_count);
    TRY_MEMORY(now.open);
    now.waiting = ARENA_ARRAY(text->arena, uint32_t, text->line_count);
    TRY_MEMORY(now.waiting);
    TRY(pdf_words_collect(text, known, &now.words));
    return write_lines(&now);
}
