/* layout.c - which lines belong together.
 *
 * Blank lines always part blocks. Whether two adjacent lines a, b are one block
 * depends on whether the text is hard-wrapped, and at which width W. A program
 * that fills lines up to W breaks after a exactly when
 *
 *     length(a) <= W < length(a) + 1 + length(first word of b)
 *
 * and a balancing one (Knuth and Plass 1981; GNU fmt) up to SLACK * W columns
 * earlier. So every adjacent pair votes for an interval of widths, every longer
 * line that could have been broken votes against W, and a lower-case start of
 * b, rare where a paragraph starts, votes for wrapping as such. The votes are
 * log-likelihood ratios of "wrapped at W" against "one paragraph a line",
 * summed for every W at once in a table of differences; the search over W pays
 * for its choice. When the best sum is positive, a and b are joined unless b's
 * first word would have fitted behind a, or b starts an item, or is indented
 * further. Otherwise every line is a block, but for sentences that a line break
 * cuts in two for all to see (is_broken).
 *
 * Lengths are in characters. Two passes over the text, linear; no memory but
 * the blocks. */
#include "read/layout.h"

#include <math.h>

#include "text/bullet.h"
#include "text/utf8.h"

/* Widths that are considered. Lines longer than the widest are known to be unwrapped. */
enum { WIDTH_MIN = 32, WIDTH_MAX = 200 };

/* How much earlier than W balanced filling breaks, as a part of W: GNU fmt fills to within 7 % of
 * its goal of 93 %. */
enum { SLACK_DIVISOR = 8 };

/* Log-likelihood ratios of the votes, as models/fit_layout.py counts them in news texts filled by
 * fold and fmt against web pages with one paragraph a line. The search over the widths costs the
 * logarithm of their number. */
#define FILLED_HIT 4.0
#define FILLED_MISS (-1.4)
#define BALANCED_HIT 3.3
#define BALANCED_MISS (-2.5)
#define LOWER_START 3.3
#define UPPER_START (-1.4)
#define TOO_LONG (-8.4)

/* ---- Lines ---- */

typedef struct line {
    span span;       /* without white space at either end; empty for a blank line */
    uint32_t next;   /* where the next line starts */
    uint32_t indent; /* characters of white space before it, tabs as TAB_COLUMNS */
    uint32_t length; /* characters; WIDTH_MAX + 1 stands for any more */
} line;

enum { TAB_COLUMNS = 8 };

/* Bytes that start a line break, or might. */
static byte_answers may_break(byte_lanes c) {
    return ((c >= '\n') & (c <= '\r')) | (c == 0xc2) | (c == 0xe2);
}

/* The length in bytes of the line break at `at`, or 0. CR LF is one. */
static uint32_t break_length(slice text, uint32_t at, uint32_t end) {
    size_t next = at;
    const uint32_t c = utf8_next(text, &next);
    if (!utf8_is_newline(c))
        return 0;
    return (uint32_t)(next - at) + (c == '\r' && next < end && text.data[next] == '\n');
}

/* Does the line show nothing? Page builders leave lines of a lone joiner. */
static bool is_invisible(slice text, span s) {
    for (size_t at = s.start; at < s.end;) {
        const uint32_t c = utf8_next(text, &at);
        if (!utf8_is_space(c) && c != 0x200c && c != 0x200d && c != 0x2060)
            return false;
    }
    return true;
}

/* Characters in [start, end), counted up to a little more than WIDTH_MAX. */
static uint32_t count_characters(slice text, uint32_t start, uint32_t end) {
    uint32_t n = 0;
    for (uint32_t i = start; i < end && n <= WIDTH_MAX; i++)
        n += ((unsigned char)text.data[i] & 0xc0) != 0x80;
    return n;
}

/* The line of the text that starts at `start`, before `end`. */
static line read_line(slice text, uint32_t start, uint32_t end) {
    const slice rest = slice_range(text, 0, end);
    uint32_t stop = start;
    uint32_t breaking = 0;
    while ((stop = (uint32_t)slice_skip(rest, stop, may_break)) < end &&
           (breaking = break_length(text, stop, end)) == 0)
        stop++;
    line l = {.span = utf8_trim(text, (span){start, stop}), .next = stop + breaking};
    if (is_invisible(text, l.span))
        l.span.end = l.span.start;
    for (uint32_t i = start; i < l.span.start; i++)
        l.indent +=
            text.data[i] == '\t' ? TAB_COLUMNS : ((unsigned char)text.data[i] & 0xc0) != 0x80;
    l.length = count_characters(text, l.span.start, l.span.end);
    return l;
}

static bool is_blank(const line *l) {
    return l->span.start == l->span.end;
}

/* Characters up to the first space of the line. */
static uint32_t first_word_length(slice text, const line *l) {
    uint32_t end = l->span.start;
    while (end < l->span.end && text.data[end] != ' ' && text.data[end] != '\t')
        end++;
    return count_characters(text, l->span.start, end);
}

/* ---- List items ---- */

/* Dashes open items and spoken lines alike: they start a block, but do not make a list. */
static bool is_dash(uint32_t c) {
    return c >= 0x2012 && c <= 0x2015;
}

/* Length of a number or single letter with "." or ")" behind it ("12.", "3)", "(b)"), or 0. */
static uint32_t enumerator_length(slice s) {
    size_t at = s.length > 0 && s.data[0] == '(';
    const size_t first = at;
    while (at < s.length && at - first < 3 && s.data[at] >= '0' && s.data[at] <= '9')
        at++;
    if (at == first && at < s.length && (s.data[at] | 0x20) >= 'a' && (s.data[at] | 0x20) <= 'z')
        at++;
    if (at == first || at == s.length)
        return 0;
    const bool letter = s.data[at - 1] > '9';
    const bool closed = s.data[at] == ')' || (s.data[at] == '.' && !letter && first == 0);
    return closed ? (uint32_t)at + 1 : 0;
}

typedef enum item_kind {
    NO_ITEM,
    SPOKEN_ITEM, /* after a dash */
    LIST_ITEM
} item_kind;

/* What the marker at the start of the line makes of it. */
static item_kind line_item(slice text, const line *l) {
    const slice s = slice_range(text, l->span.start, l->span.end);
    size_t at = enumerator_length(s);
    item_kind kind = LIST_ITEM;
    if (at == 0 && s.length > 0) {
        const uint32_t c = utf8_next(s, &at);
        kind = is_bullet(c) ? LIST_ITEM : is_dash(c) ? SPOKEN_ITEM : NO_ITEM;
    }
    return at < s.length && utf8_is_space(utf8_next(s, &at)) ? kind : NO_ITEM;
}

/* ---- The width ---- */

/* How the lines were filled. Width 0: not at all, every line is a block. */
typedef struct filling {
    uint32_t width; /* W */
    uint32_t slack; /* a line may end so much earlier */
} filling;

/* Sums of votes by width. Those of the pairs are differences: [w] is added to all widths from w. */
typedef struct votes {
    double filled[WIDTH_MAX + 2];
    double balanced[WIDTH_MAX + 2];
    double too_long[WIDTH_MAX + 2]; /* for all widths below the index */
    double starts;                  /* from how lines start: for every width alike */
} votes;

/* A vote for the widths from `low` up to, not including, `high`. */
static void vote(double *sums, uint32_t low, uint32_t high, double hit, double miss) {
    const uint32_t last = WIDTH_MAX + 1;
    low = low < last ? low : last;
    high = high < last ? high : last;
    sums[0] += miss;
    sums[low] += hit - miss;
    sums[high] -= hit - miss;
}

static void vote_pair(votes *v, slice text, const line *a, const line *b) {
    size_t at = b->span.start;
    const uint32_t c = utf8_next(text, &at);
    if (utf8_is_lower(c))
        v->starts += LOWER_START;
    else if (utf8_is_upper(c))
        v->starts += UPPER_START;
    const uint32_t length = a->indent + a->length;
    const uint32_t need = length + 1 + first_word_length(text, b);
    vote(v->filled, length, need, FILLED_HIT, FILLED_MISS);
    /* need > W - W / SLACK_DIVISOR, solved for W */
    const uint32_t balanced_need = (need * SLACK_DIVISOR - 1) / (SLACK_DIVISOR - 1);
    vote(v->balanced, length, balanced_need, BALANCED_HIT, BALANCED_MISS);
}

/* The best width by `sums`, and its sum of votes without those from the starts of lines. */
static uint32_t best_width(const votes *v, const double *sums, double *best) {
    double too_long = 0;
    for (uint32_t w = WIDTH_MIN + 1; w <= WIDTH_MAX + 1; w++)
        too_long += v->too_long[w];
    double pairs = 0;
    uint32_t width = 0;
    for (uint32_t w = 0; w <= WIDTH_MAX; w++) {
        pairs += sums[w];
        if (w < WIDTH_MIN)
            continue;
        if (width == 0 || pairs + too_long > *best) {
            *best = pairs + too_long;
            width = w;
        }
        too_long -= v->too_long[w + 1];
    }
    return width;
}

/* Lists of sentences, and verses, can be of one length by chance; so both kinds of votes must be
 * for wrapping, not only their sum. */
static bool is_wrapped(const votes *v, double lengths) {
    return lengths > 0 && v->starts >= 0 && lengths + v->starts > log(WIDTH_MAX - WIDTH_MIN + 1);
}

static filling find_filling(slice text, span all) {
    votes v = {0};
    line a = {0};
    for (uint32_t start = all.start; start < all.end; start = a.next) {
        const line b = read_line(text, start, all.end);
        const bool breakable = first_word_length(text, &b) < b.length;
        const uint32_t length = b.indent + b.length;
        if (breakable && length > WIDTH_MIN)
            v.too_long[length < WIDTH_MAX ? length : WIDTH_MAX + 1] += TOO_LONG;
        if (!is_blank(&a) && !is_blank(&b) && line_item(text, &b) == NO_ITEM)
            vote_pair(&v, text, &a, &b);
        a = b;
    }
    double filled;
    double balanced;
    const uint32_t filled_width = best_width(&v, v.filled, &filled);
    const uint32_t balanced_width = best_width(&v, v.balanced, &balanced);
    if (filled >= balanced)
        return (filling){is_wrapped(&v, filled) ? filled_width : 0, 0};
    return (filling){is_wrapped(&v, balanced) ? balanced_width : 0, balanced_width / SLACK_DIVISOR};
}

/* ---- Blocks ---- */

/* Does the line end with a mark that ends a sentence, or any other but a comma? */
static bool is_closed(slice text, const line *l) {
    size_t last = utf8_back(text, l->span.end);
    const uint32_t c = utf8_next(text, &last);
    return c != ',' && utf8_is_punctuation(c);
}

/* Is b the full stop, and more, of the sentence in a? */
static bool starts_with_stop(slice text, const line *b) {
    const slice s = slice_range(text, b->span.start, b->span.end);
    size_t at = 1;
    return s.length > 1 && strchr(".!?,;", s.data[0]) && utf8_is_space(utf8_next(s, &at));
}

static unsigned count_gaps(slice text, const line *l) {
    unsigned gaps = 0;
    for (uint32_t i = l->span.start; i < l->span.end; i++)
        gaps += text.data[i] == ' ';
    return gaps;
}

/* Does the line end with a comma of Chinese or Japanese, or with the particle "no", which joins two
 * nouns? */
static bool leans_on_next(slice text, const line *l) {
    size_t last = utf8_back(text, l->span.end);
    const uint32_t c = utf8_next(text, &last);
    return c == 0x3001 || c == 0xff0c || c == 0x306e;
}

/* Was a sentence broken between a and b, whatever the width? A small letter or bracket goes on
 * behind a line that is left open with a space at its end (RFC 3676, section 4.1: such a line flows
 * on), a small letter also in the line that ends what words behind a capital began. */
static bool is_broken(slice text, const line *a, const line *b) {
    if (starts_with_stop(text, b) || leans_on_next(text, a))
        return true;
    if (is_closed(text, a))
        return false;
    size_t first = a->span.start;
    size_t next = b->span.start;
    const uint32_t start = utf8_next(text, &first);
    const uint32_t c = utf8_next(text, &next);
    const bool flows = text.data[a->span.end] == ' ' && (c == '(' || utf8_is_lower(c));
    return flows || (utf8_is_lower(c) && utf8_is_upper(start) && count_gaps(text, a) >= 2 &&
                     is_closed(text, b));
}

/* Does b go on where a, the last line of a block, was broken? */
static bool continues(slice text, filling f, const line *a, const line *b, bool in_item) {
    if (is_blank(a) || is_blank(b) || line_item(text, b) != NO_ITEM)
        return false;
    if (is_broken(text, a, b))
        return true;
    if (f.width == 0)
        return false;
    if (b->indent > a->indent && !in_item)
        return false;
    const uint32_t length = a->indent + a->length;
    if (length > f.width)
        return false;
    size_t at = b->span.start;
    return utf8_is_lower(utf8_next(text, &at)) ||
           length + 1 + first_word_length(text, b) > f.width - f.slack;
}

/* One block a sentence: newlines part them. */
static pith_status split_blocks(writer *out, uint32_t source) {
    const document *doc = out->doc;
    const span all = doc->sources[source].text;
    for (uint32_t start = all.start; start < all.end;) {
        const char *from = doc->text.data + start;
        const char *newline = memchr(from, '\n', all.end - start);
        const uint32_t end = newline ? start + (uint32_t)(newline - from) : all.end;
        const span s = utf8_trim(doc->text, (span){start, end});
        if (s.start < s.end)
            TRY(writer_add_block(out, (block){.span = s, .source = source}));
        start = end + 1;
    }
    return PITH_OK;
}

pith_status layout_blocks(writer *out, uint32_t source) {
    document *doc = out->doc;
    if (doc->sources[source].split)
        return split_blocks(out, source);
    const slice text = doc->text;
    const span all = doc->sources[source].text;
    const filling f = find_filling(text, all);
    line a = {0};
    bool in_item = false;
    for (uint32_t start = all.start; start < all.end; start = a.next) {
        const line b = read_line(text, start, all.end);
        if (continues(text, f, &a, &b, in_item)) {
            doc->blocks[doc->block_count - 1].span.end = b.span.end;
        } else if (!is_blank(&b)) {
            in_item = line_item(text, &b) == LIST_ITEM;
            const pith_role role = in_item ? PITH_ROLE_LIST : PITH_ROLE_BODY;
            TRY(writer_add_block(out, (block){.span = b.span, .source = source, .role = role}));
        }
        a = b;
    }
    return PITH_OK;
}
