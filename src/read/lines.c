/* lines.c - measures a line by itself: one pass over the bytes for what is counted, and a look at
 * the first and last words for what must be looked up (stop words, cues). Linear; the words looked
 * up are bounded for each line. */
#include "read/lines.h"

#include "text/stop.h"
#include "text/utf8.h"

/* Room for a folded word or phrase; longer ones are no cue. */
enum { PHRASE_BYTES = 160 };

/* Bytes before the end of a line in which its last words are sought. */
enum { END_BYTES = 96 };

/* Cues at any place are sought in lines of at most so many words: captions and credits. */
enum { CREDIT_WORDS = 40 };

/* Words of such a cue, at most. */
enum { CREDIT_CUE_WORDS = 3 };

/* A line with a stop at its end reads like running text from so many words on.
 */
enum { SENTENCE_WORDS = 8 };

static bool is_closing(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201c || c == 0x201d ||
           c == 0x2019 || c == 0xbb || c == 0x203a || c == 0x300d || c == '*';
}

static bool is_opening(uint32_t c) {
    return c == '"' || c == '\'' || c == 0x201c || c == 0x2018 || c == 0xab || c == 0x201e;
}

static bool is_menu_sign(uint32_t c) {
    return c == '|' || c == 0xbb || c == 0x203a || c == 0x2192 || c == 0xa9 || c == '@';
}

/* ---- Words ---- */

/* Letters and digits, which most ends of words are, without a look into the tables. */
static bool is_punctuation(uint32_t c) {
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return !letter && !(c >= '0' && c <= '9') && utf8_is_punctuation(c);
}

/* The wide colon, which has no space behind it. */
static bool is_wide_colon(slice s, size_t at) {
    return at + 2 < s.length && memcmp(s.data + at, "\xef\xbc\x9a", 3) == 0;
}

/* Where the word ends that starts at `start`: before white space or a wide colon. */
static size_t word_end(slice s, size_t start) {
    for (size_t end = start; end < s.length; end++) {
        const unsigned char c = (unsigned char)s.data[end];
        if (c > ' ' && c != 0xef)
            continue;
        if (c == ' ' || c == '\n' || c == '\t' || (end > start && is_wide_colon(s, end)))
            return end;
    }
    return s.length;
}

/* The next word of `s` at or after *at: between white space, without the punctuation around it, but
 * with a final colon. False at the end. */
static bool next_word(slice s, size_t *at, slice *word) {
    while (*at < s.length) {
        size_t start = *at;
        while (start < s.length && (s.data[start] == ' ' || s.data[start] == '\n'))
            start++;
        size_t end = word_end(s, start);
        *at = end + 1 < s.length ? end + 1 : s.length;
        for (size_t next = start; next < end && is_punctuation(utf8_next(s, &next));)
            start = next;
        const bool colon = end > start && s.data[end - 1] == ':';
        for (size_t back = end; end > start; end = back) {
            size_t next = back = utf8_back(s, end);
            if (!is_punctuation(utf8_next(s, &next)))
                break;
        }
        *word = slice_range(s, start, end + (colon && end < s.length && s.data[end] == ':'));
        if (end > start)
            return true;
    }
    return false;
}

/* Folded words, joined by single spaces, with the end of each. */
typedef struct phrase {
    char bytes[PHRASE_BYTES];
    uint32_t ends[LINE_WORDS];
    bool capital[LINE_WORDS];
    uint32_t count;
} phrase;

static void phrase_of(slice s, phrase *out) {
    out->count = 0;
    size_t length = 0;
    slice word;
    for (size_t at = 0; out->count < LINE_WORDS && next_word(s, &at, &word);) {
        const size_t start = length > 0 ? length + 1 : 0;
        if (start >= PHRASE_BYTES)
            return;
        const size_t folded = utf8_fold(word, out->bytes + start, PHRASE_BYTES - start);
        if (folded == SIZE_MAX)
            return;
        if (folded == 0) /* nothing but joiners */
            continue;
        if (start > 0)
            out->bytes[length] = ' ';
        size_t next = 0;
        out->capital[out->count] = utf8_is_upper(utf8_next(word, &next));
        length = start + folded;
        out->ends[out->count++] = (uint32_t)length;
    }
}

/* The words [from, to) of `p`; a final colon is left off when `bare`. */
static slice phrase_words(const phrase *p, uint32_t from, uint32_t to, bool bare) {
    const uint32_t start = from == 0 ? 0 : p->ends[from - 1] + 1;
    uint32_t end = p->ends[to - 1];
    if (bare && end > start && p->bytes[end - 1] == ':')
        end--;
    return (slice){p->bytes + start, end - start};
}

/* ---- Cues ---- */

static void note_key(const document *doc, page_line *line, slice key, unsigned places) {
    uint16_t value;
    if (!table_find(&doc->language->cues, key, &value) || (value % CUE_ROLE & places) == 0)
        return;
    const uint16_t bit = (uint16_t)(1U << (value / CUE_ROLE));
    line->cues |= bit;
    if (value % CUE_ROLE & places & CUE_LINE)
        line->line_cues |= bit;
}

/* Notes the cue that the words [from, to) are, when `places` has one of its places. */
static void note_cue(const document *doc, page_line *line, const phrase *p, uint32_t from,
                     uint32_t to, unsigned places) {
    note_key(doc, line, phrase_words(p, from, to, true), places);
    if (p->bytes[p->ends[to - 1] - 1] == ':')
        note_key(doc, line, phrase_words(p, from, to, false), places);
}

/* Cues at any place, with a capital at their start. */
static void find_credits(const document *doc, const phrase *p, page_line *line) {
    for (uint32_t from = 0; from < p->count; from++)
        for (uint32_t to = from + 1; to <= from + CREDIT_CUE_WORDS && to <= p->count; to++)
            if (p->capital[from] || from == 0)
                note_cue(doc, line, p, from, to, CUE_ANY);
}

/* The last words of a line. */
static void last_words(slice text, phrase *out) {
    size_t start = text.length > END_BYTES ? text.length - END_BYTES : 0;
    while (start > 0 && start < text.length && text.data[start] != ' ')
        start++;
    phrase_of(slice_range(text, start, text.length), out);
}

/* `words` of the line are parted by white space. */
static void find_cues(const document *doc, slice text, uint32_t words, const phrase *first,
                      page_line *line) {
    const bool whole = words <= first->count;
    phrase rest;
    const phrase *last = first;
    if (!whole) {
        last_words(text, &rest);
        last = &rest;
    }
    for (uint32_t n = 1; n <= CUE_WORDS && n <= first->count; n++)
        note_cue(doc, line, first, 0, n, CUE_START | (whole && n == first->count ? CUE_LINE : 0));
    for (uint32_t n = 1; n <= CUE_WORDS && n <= last->count; n++)
        note_cue(doc, line, last, last->count - n, last->count, CUE_END);
    if (line->words > CREDIT_WORDS)
        return;
    find_credits(doc, first, line);
    if (!whole)
        find_credits(doc, last, line);
}

/* Stop words, capitals and content words of the first words; *month: a month or
 * weekday is there.
 */
static void judge_words(const document *doc, const phrase *p, page_line *line, bool *month) {
    uint32_t capitals = 0;
    *month = false;
    for (uint32_t i = 0; i < p->count; i++) {
        const slice word = phrase_words(p, i, i + 1, true);
        uint16_t value;
        capitals += i > 0 && p->capital[i];
        if (table_find(&doc->language->words, word, &value) && value & WORD_MONTH)
            *month = true;
        if (table_find(&doc->language->stopwords, word, &value))
            line->stop_words++;
        else
            line->content[line->content_count++] = (uint16_t)slice_hash(word);
    }
    line->first_words = (uint8_t)p->count;
    line->stopwords = p->count ? (float)line->stop_words / (float)p->count : 0;
    line->capitals = p->count > 1 ? (float)capitals / (float)(p->count - 1) : 0;
}

/* ---- Bytes ---- */

/* Kinds of bytes. What the table does not name is SMALL: small letters, and bytes beyond ASCII. */
enum byte_kind { SMALL, SPACE, CAPITAL, DIGIT, COMMA, STOP, QUOTE, OTHER, BYTE_KINDS };

/* clang-format off */
static const unsigned char BYTE_KIND[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, [' '] = SPACE, ['"'] = QUOTE, ['\''] = QUOTE, [','] = COMMA,
    ['.'] = STOP, ['!'] = STOP, ['?'] = STOP,
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT,
    ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
    ['#'] = OTHER, ['$'] = OTHER, ['%'] = OTHER, ['&'] = OTHER, ['('] = OTHER, [')'] = OTHER,
    ['*'] = OTHER, ['+'] = OTHER, ['-'] = OTHER, ['/'] = OTHER, [':'] = OTHER, [';'] = OTHER,
    ['<'] = OTHER, ['='] = OTHER, ['>'] = OTHER, ['@'] = OTHER, ['['] = OTHER, ['\\'] = OTHER,
    [']'] = OTHER, ['^'] = OTHER, ['_'] = OTHER, ['`'] = OTHER, ['{'] = OTHER, ['|'] = OTHER,
    ['}'] = OTHER, ['~'] = OTHER,
    ['A'] = CAPITAL, ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL,
    ['F'] = CAPITAL, ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = CAPITAL, ['J'] = CAPITAL,
    ['K'] = CAPITAL, ['L'] = CAPITAL, ['M'] = CAPITAL, ['N'] = CAPITAL, ['O'] = CAPITAL,
    ['P'] = CAPITAL, ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL,
    ['U'] = CAPITAL, ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL, ['Y'] = CAPITAL,
    ['Z'] = CAPITAL,
};
/* clang-format on */

/* What a byte of one kind behind one of another ends or starts, as added to two counters in one
 * number: of words, and STOP_UNIT for a stop with a space behind it. */
#define STOP_UNIT (1ULL << 32)
#define WORD_START                                                                                 \
    { [SMALL] = 1, [CAPITAL] = 1, [DIGIT] = 1, [COMMA] = 1, [STOP] = 1, [QUOTE] = 1, [OTHER] = 1 }
static const uint64_t BYTE_PAIRS[BYTE_KINDS][BYTE_KINDS] = {
    [SPACE] = WORD_START,
    [STOP] = {[SPACE] = STOP_UNIT},
};

typedef struct byte_counts {
    uint32_t of[BYTE_KINDS];
    uint32_t words;
    uint32_t stops; /* with a space behind them */
} byte_counts;

/* Characters that a word has where none are parted: Han and Kana, two of UTF-8's first bytes E3 to
 * E9, and Thai, E0 B8 and E0 B9. */
enum { WIDE_CHARACTERS = 2, THAI_CHARACTERS = 5 };

static byte_answers leads_unparted(byte_lanes c) {
    return (c == 0xe0) | ((c >= 0xe3) & (c <= 0xe9)) | (c == 0xef);
}

/* Words of scripts that do not part them; wide commas are added to *commas. */
static uint32_t unparted_words(slice s, uint32_t *commas) {
    uint32_t wide = 0;
    uint32_t thai = 0;
    for (size_t i = slice_skip(s, 0, leads_unparted); i + 2 < s.length; i++) {
        const unsigned char c = (unsigned char)s.data[i];
        wide += c >= 0xe3 && c <= 0xe9;
        thai += c == 0xe0 && ((unsigned char)s.data[i + 1] & 0xfe) == 0xb8;
        if ((c == 0xe3 || c == 0xef) && (memcmp(s.data + i, "\xe3\x80\x81", 3) == 0 ||
                                         memcmp(s.data + i, "\xef\xbc\x8c", 3) == 0))
            ++*commas;
    }
    return wide / WIDE_CHARACTERS + thai / THAI_CHARACTERS;
}

/* Words of a line that are looked at for its shape. */
enum { SHAPE_WORDS = 14 };

/* A hash of the line with its words written A or a and its numbers 9; small words in a row are one.
 * Lines that are made by one rule, such as dates and "N comments", have one shape. */
static uint16_t shape_of(slice s) {
    char shape[2 * PHRASE_BYTES];
    size_t length = 0;
    for (size_t at = 0; at < s.length && length < sizeof shape;) {
        const char c = s.data[at++];
        const unsigned kind = BYTE_KIND[(unsigned char)c];
        const char sign = kind == SMALL ? 'a' : kind == CAPITAL ? 'A' : kind == DIGIT ? '9' : c;
        const char last = length > 0 ? shape[length - 1] : ' ';
        const bool inside = (sign == 'a' && (last == 'a' || last == 'A')) ||
                            (sign == 'A' && last == 'A') || (sign == '9' && last == '9');
        if (inside)
            continue;
        if (sign == 'a' && length > 1 && last == ' ' && shape[length - 2] == 'a')
            length--;
        else
            shape[length++] = sign;
    }
    return (uint16_t)(slice_hash((slice){shape, length}) | 1);
}

/* Counts without a branch for each byte: eight counters of eight bits share one word, which is
 * emptied before one can overflow. */
static byte_counts count_bytes(slice s) {
    byte_counts n = {0};
    uint64_t pairs = 0;
    unsigned last = SPACE;
    for (size_t at = 0; at < s.length;) {
        const size_t end = s.length - at > UINT8_MAX ? at + UINT8_MAX : s.length;
        uint64_t counters = 0;
        for (; at < end; at++) {
            const unsigned kind = BYTE_KIND[(unsigned char)s.data[at]];
            counters += 1ULL << (8 * kind);
            pairs += BYTE_PAIRS[last][kind];
            last = kind;
        }
        for (unsigned kind = 0; kind < BYTE_KINDS; kind++)
            n.of[kind] += (uint32_t)(counters >> (8 * kind) & UINT8_MAX);
    }
    n.words = (uint32_t)(pairs % STOP_UNIT);
    n.stops = (uint32_t)(pairs / STOP_UNIT);
    return n;
}

static bool is_digit(char c) {
    return BYTE_KIND[(unsigned char)c] == DIGIT;
}

/* Marks from quotation marks and other signs inside. */
static uint32_t sign_marks(slice s) {
    uint32_t marks = 0;
    for (size_t i = 0; i < s.length; i++) {
        if (BYTE_KIND[(unsigned char)s.data[i]] < QUOTE)
            continue;
        const char c = s.data[i];
        const char left = i > 0 ? s.data[i - 1] : ' ';
        const char right = i + 1 < s.length ? s.data[i + 1] : ' ';
        if (c == '"')
            marks |= LINE_DOUBLE_QUOTE;
        else if (c == '\'' && left == ' ')
            marks |= LINE_HEADLINE_QUOTE;
        else if (c == '|' || c == '@' || (c == ':' && right == '/'))
            marks |= LINE_LINK;
        else if ((c == ':' || c == '/' || c == '-') && is_digit(left) && is_digit(right))
            marks |= LINE_DATE;
    }
    return marks;
}

/* Marks from the characters at either end. */
static uint32_t end_marks(slice s) {
    uint32_t marks = 0;
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if (is_opening(c)) {
        marks |= LINE_STARTS_QUOTE;
        c = at < s.length ? utf8_next(s, &at) : ' ';
    }
    marks |= utf8_is_lower(c) ? LINE_STARTS_LOWER : utf8_is_digit(c) ? LINE_STARTS_DIGIT : 0;
    size_t end = s.length;
    do {
        at = end = utf8_back(s, end);
        c = utf8_next(s, &at);
    } while (end > 0 && is_closing(c));
    if (stop_is_mark(c))
        marks |= LINE_ENDS_STOP | (c == '?' ? LINE_ENDS_QUESTION : 0);
    else if (c == ':')
        marks |= LINE_ENDS_COLON;
    else if (is_menu_sign(c))
        marks |= LINE_LINK;
    return marks;
}

/* Bytes of a note at the end of a line. */
enum { NOTE_BYTES = 40 };

/* The line without notes in square brackets at its end, as encyclopedias have: "[12]", "[edit]". */
static slice without_notes(slice s) {
    while (s.length > 0 && s.data[s.length - 1] == ']') {
        size_t open = s.length - 1;
        while (open > 0 && s.data[open] != '[' && s.length - open < NOTE_BYTES)
            open--;
        if (s.data[open] != '[' || open == 0)
            return s;
        s.length = open;
        while (s.length > 1 && s.data[s.length - 1] == ' ')
            s.length--;
    }
    return s;
}

/* Where words are not parted, pairs of characters stand for them. */
static void note_pairs(slice s, page_line *line) {
    for (size_t i = 0; i + 6 <= s.length && line->content_count < LINE_WORDS; i++) {
        const unsigned char a = (unsigned char)s.data[i];
        const unsigned char b = (unsigned char)s.data[i + 3];
        if (a >= 0xe3 && a <= 0xe9 && b >= 0xe3 && b <= 0xe9)
            line->content[line->content_count++] = (uint16_t)slice_hash(slice_range(s, i, i + 6));
    }
}

void line_measure(const document *doc, const block *b, page_line *out) {
    const slice s = without_notes(slice_range(doc->text, b->span.start, b->span.end));
    byte_counts n = count_bytes(s);
    const uint32_t unparted = unparted_words(s, &n.of[COMMA]);
    out->words = n.words + unparted;
    out->stops = (uint16_t)(n.stops < UINT16_MAX ? n.stops : UINT16_MAX);
    out->digits = (float)n.of[DIGIT] / (float)s.length;
    out->symbols = (float)n.of[OTHER] / (float)s.length;
    out->commas = (float)n.of[COMMA] / (float)out->words;
    out->shape = out->words <= SHAPE_WORDS ? shape_of(s) : 0;
    phrase first;
    phrase_of(s, &first);
    bool month;
    judge_words(doc, &first, out, &month);
    if (unparted > 0)
        note_pairs(s, out);
    find_cues(doc, s, n.words, &first, out);
    uint32_t marks = end_marks(s);
    if (n.of[QUOTE] + n.of[OTHER] > 0)
        marks |= sign_marks(s);
    if (n.of[CAPITAL] > 1 && n.of[SMALL] == 0)
        marks |= LINE_ALL_CAPITALS;
    if (month && n.of[DIGIT] > 0)
        marks |= LINE_DATE;
    if (b->role == PITH_ROLE_LIST)
        marks |= LINE_ITEM;
    if (out->words >= SENTENCE_WORDS && (marks & LINE_ENDS_STOP || out->stops > 0))
        marks |= LINE_SENTENCE;
    out->marks = (uint16_t)marks;
}
