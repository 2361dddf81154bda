/* sentence.c - see sentence.h.
 *
 * A scan stops at every mark that may end a sentence (stop.h) and asks what stands on both sides.
 * A question or exclamation mark, an ellipsis and a full stop each have their own rule. For the
 * full stop it is a decision table over the word before and the first letter behind, in the manner
 * of Grefenstette & Tapanainen (1994), "What is a word, what is a sentence?", with the lists of
 * abbreviations and of words that start sentences taken from the model of the language.
 *
 * A quotation that opens inside a sentence ('He said: "Come in. Sit down." Then') belongs to it
 * whole, up to a length (quotation.h), and so does one that is a whole paragraph. One that opens
 * with a sentence is cut at its own stops: holding it together too costs 0.5 points of F1 on UD
 * English EWT and 0.4 on GUM (development parts).
 *
 * Where a small letter follows, a full stop ends the sentence only behind a known word, and a
 * question mark does; much informal text is written so (F1 on EWT 81.8 without, 85.9 with; GUM the
 * same). A mark that stands by itself, as in text that was cut into words, ends one always.
 *
 * Items of a list that run in one line ("1) … 2) …") are sentences: enumeration.h.
 *
 * Linear: every look around is bounded. */
#include "text/sentence.h"

#include "text/clause.h"
#include "text/enumeration.h"
#include "text/quotation.h"
#include "text/stop.h"
#include "text/token.h"
#include "text/unmarked.h"
#include "text/utf8.h"

/* Bytes of the longest abbreviation that the model may lack, and of a bracket that is looked into.
 * Characters of the shortest line drawn across the text with "=", "_", "*" or "-". Marks of two
 * letters. */
enum { LONGEST_ABBREVIATION = 6, BRACKET_BYTES = 300, LINE_CHARACTERS = 5, LETTER_MARKS = 4 };

/* What the scan knows of the sentence it is in. */
typedef struct scan {
    slice text;
    const language_model *language;
    size_t start; /* of the sentence */
    bool quoted;  /* a straight double quotation mark is open */
    quotations quotes;
    size_t held;      /* the mark that closes a quotation opened inside the sentence; 0 for none */
    enumeration list; /* the item that the sentence is */
} scan;

/* ---- rules ---- */

/* Does the bracket that opens at text[at] close within a sentence's length, behind a mark that ends
 * one, and hold words enough for a sentence? */
static bool holds_sentence(slice text, size_t at) {
    size_t words = 0;
    for (const size_t start = at; at < text.length && at - start < BRACKET_BYTES; at++) {
        words += text.data[at] == ' ';
        if (text.data[at] == ')')
            return words >= 3 && strchr(".!?", text.data[at - 1]);
    }
    return false;
}

/* Behind a closed quotation, a bracket that opens is its source, unless it holds a sentence. Single
 * marks close what is thought or said in passing, and such a bracket is an aside to it. */
static bool cites(const scan *c, const stop *s, const after *a) {
    const bool single = s->end - s->marks == 1 && c->text.data[s->marks] == '\'';
    return s->closes && a->bracket && (single || !holds_sentence(c->text, a->start));
}

/* Does the wide bracket that closes behind the marks hold a title, or an aside in a sentence? */
static bool is_aside(const scan *c, const stop *s) {
    size_t held = c->held, closing = s->marks;
    const uint32_t title = utf8_next(c->text, &closing);
    return title == 0x3009 || title == 0x300b ||
           (held >= s->marks && held < s->end && utf8_next(c->text, &held) == 0xff09);
}

/* Does the sentence go on behind a closed quotation of Chinese or Japanese? A comma or full stop
 * shows it, a verb of speech, and the particle "to": somebody said it. */
static bool quotes_on(const scan *c, const stop *s, const after *a) {
    size_t at = s->end;
    if (!s->closes || at == c->text.length)
        return false;
    if (is_aside(c, s) || (!a->gap && !a->opens && stop_speech(c->text, a, c->language)))
        return true;
    const uint32_t next = utf8_next(c->text, &at);
    return next == 0x3001 || next == 0x3002 || next == 0xff0c || next == 0x3068;
}

/* Does a word with a small letter follow at once, without a dash or an opening mark? */
static bool goes_on_plainly(const scan *c, const stop *s, const after *a) {
    return !s->closes && a->word.data == c->text.data + a->start;
}

/* Is the mark a word of its own, as in text that was cut into words ("the end .")? */
static bool stands_alone(const scan *c, const stop *s) {
    if (s->start == c->start)
        return false;
    size_t back = utf8_back(c->text, s->start);
    return utf8_is_space(utf8_next(c->text, &back));
}

/* Does a word that starts with a small letter stand before the mark at `at`? One letter is none:
 * "n! ways". */
static bool ends_small_word(const scan *c, size_t at) {
    const before b = stop_before(c->text, c->start, at, c->language);
    size_t first = 0;
    return b.word.length && utf8_is_lower(utf8_next(b.word, &first)) && first < b.word.length;
}

static bool is_starter(const scan *c, const after *a) {
    return a->word.length && stop_word_kinds(a->word, c->language) & WORD_STARTER;
}

static bool is_month(const scan *c, const after *a) {
    return a->word.length && stop_word_kinds(a->word, c->language) & WORD_MONTH;
}

/* Behind "?" and "!". What follows a closed quotation may be who said it. A small letter may go on
 * after a "!" that belongs to a name ("Yahoo! in"), and a leader leads to a page number. */
static bool emphatic_ends(const scan *c, const stop *s, const after *a) {
    if (a->kind == FOLLOW_DIGIT && s->marks - s->start > LINE_CHARACTERS)
        return false;
    if (a->kind == FOLLOW_LOWER)
        return (!s->closes && stands_alone(c, s)) ||
               (goes_on_plainly(c, s, a) && stop_speech(c->text, a, c->language) < 2 &&
                (c->text.data[s->marks - 1] == '?' || ends_small_word(c, s->start)));
    return !(s->closes && a->kind == FOLLOW_UPPER && !a->opens && !is_starter(c, a) &&
             stop_speech(c->text, a, c->language));
}

/* English "I" has its capital everywhere, and says nothing of where a sentence starts. */
static bool is_always_capital(const scan *c, slice word) {
    return slice_equal(word, SLICE("I")) && strcmp(c->language->code, "en") == 0;
}

/* A leading ellipsis ends nothing. */
static bool ellipsis_ends(const scan *c, const stop *s, const after *a) {
    return s->start > c->start && a->kind == FOLLOW_UPPER && !is_always_capital(c, a->word);
}

static bool is_capitalised(slice word) {
    size_t at = 0;
    return word.length && utf8_is_upper(utf8_next(word, &at));
}

/* One capital: who speaks, where a dash follows ("P. -- Como foi?"). */
static bool is_capital(slice word) {
    size_t at = 0;
    return word.length && utf8_is_upper(utf8_next(word, &at)) && at == word.length;
}

/* Two capitals or more, and nothing else: "ET", "II". */
static bool is_capitals(slice word) {
    for (size_t at = 0; at < word.length;)
        if (!utf8_is_upper(utf8_next(word, &at)))
            return false;
    return word.length > 1;
}

/* Behind an abbreviation, letter or acronym, only a word that starts sentences shows an end; among
 * capitals it shows nothing. */
static bool starts_after_all(const scan *c, const after *a) {
    return a->kind == FOLLOW_UPPER && !is_capitals(a->word) && is_starter(c, a);
}

static bool abbreviation_ends(const scan *c, const before *b, const after *a) {
    if (a->kind == FOLLOW_LOWER || (a->dash && !a->bullet))
        return false;
    if (b->bits & ABBREVIATION_NUMBER && (is_month(c, a) || is_capitals(a->word)))
        return false;
    if (a->kind == FOLLOW_DIGIT && b->bits & (ABBREVIATION_NUMBER | ABBREVIATION_MONTH))
        return false;
    if (b->bits & (ABBREVIATION_PLAIN | ABBREVIATION_ORDINAL) ||
        (b->bits & ABBREVIATION_MONTH && is_capitalised(b->word)))
        return starts_after_all(c, a);
    return !(b->bits & ABBREVIATION_TITLE);
}

/* Would `word` be in the table of abbreviations if it were one? Abbreviations are short (Kiss &
 * Strunk 2006, "Unsupervised multilingual sentence boundary detection"), and the common ones known.
 */
static bool is_known(slice word, const language_model *language) {
    char buffer[TOKEN_FORM_BYTES];
    uint16_t unused;
    return word.length > LONGEST_ABBREVIATION ||
           table_find(&language->idf, token_form(word, buffer), &unused);
}

/* Is `word` a Roman number in capitals? "Louis XIV. was" */
static bool is_roman(slice word) {
    for (size_t i = 0; i < word.length; i++)
        if (!strchr("IVXLC", word.data[i]))
            return false;
    return word.length > 0;
}

/* May the number before the full stop be an ordinal? Not as a part of another ("2:1."), nor where
 * an abbreviation counts with it ("S. 12."). */
static bool may_be_ordinal(const scan *c, const before *b) {
    const size_t start = (size_t)(b->word.data - c->text.data);
    if (start < c->start + 2 || !(b->bits & ABBREVIATION_ORDINAL))
        return b->bits & ABBREVIATION_ORDINAL;
    if (c->text.data[start - 1] == ':')
        return false;
    if (c->text.data[start - 1] != ' ' || c->text.data[start - 2] != '.')
        return true;
    const before counts = stop_before(c->text, c->start, start - 2, c->language);
    return !(counts.bits & ABBREVIATION_NUMBER);
}

/* Behind one full stop. */
static bool period_ends(const scan *c, const stop *s, const after *a) {
    const before b = stop_before(c->text, c->start, s->start, c->language);
    const bool marker =
        b.word.length && (b.word.data == c->text.data + c->start || s->start < c->list.end);
    if (a->dash && is_capital(b.word))
        return false;
    switch (b.kind) {
    case STOP_WORD_INITIAL:
    case STOP_WORD_ACRONYM:
        return !marker && starts_after_all(c, a);
    case STOP_WORD_ABBREVIATION:
        return abbreviation_ends(c, &b, a);
    case STOP_WORD_NUMBER:
        if (marker)
            return false;
        return may_be_ordinal(c, &b) ? starts_after_all(c, a) : a->kind != FOLLOW_LOWER;
    default:
        return a->kind != FOLLOW_LOWER || a->bullet || stands_alone(c, s) ||
               (goes_on_plainly(c, s, a) && !is_roman(b.word) &&
                !stop_is_mijaket(c->text, s->start) && is_known(b.word, c->language));
    }
}

/* Is `word` one of small letters behind a capital, with white space behind it, and not as long as
 * the ends of addresses are ("example.Com")? */
static bool is_plain_capitalised(const scan *c, slice word) {
    size_t letters = 1;
    size_t at = 0;
    for (utf8_next(word, &at); at < word.length;) {
        const uint32_t letter = utf8_next(word, &at);
        if (!utf8_is_lower(letter) && !utf8_is_mark(letter))
            return false;
        letters += !utf8_is_mark(letter);
    }
    at = (size_t)(word.data - c->text.data) + word.length;
    return letters != 2 && letters != 3 && at < c->text.length &&
           utf8_is_space(utf8_next(c->text, &at));
}

/* Letters of Hebrew and Arabic, which have no case: no address or file name is written in them. */
static bool is_semitic_letter(uint32_t c) {
    return c >= 0x05d0 && c <= 0x06d3 && utf8_is_letter(c);
}

/* Do words of Hebrew or Arabic, of three letters or more, stand on both sides of the mark? */
static bool is_between_semitic_words(const scan *c, const stop *s, const after *a) {
    const slice left = stop_before(c->text, c->start, s->start, c->language).word;
    size_t first = 0, second = 0;
    return left.length >= 6 && a->word.length >= 6 && is_semitic_letter(utf8_next(left, &first)) &&
           is_semitic_letter(utf8_next(a->word, &second));
}

/* Without white space behind it a mark ends a sentence only where a space was forgotten: "end.The",
 * between two words of running text. An address, a file name or a number looks otherwise. */
static bool is_forgotten_space(const scan *c, const stop *s, const after *a) {
    if (a->kind == FOLLOW_OTHER)
        return !s->closes && is_between_semitic_words(c, s, a);
    if (s->closes || a->kind != FOLLOW_UPPER || a->start + 1 >= c->text.length ||
        s->start < c->start + 3)
        return false;
    size_t back = s->start;
    for (int letters = 0, marks = 0; letters < 2 && marks <= LETTER_MARKS && back > c->start;) {
        size_t at = back = utf8_back(c->text, back);
        const uint32_t left = utf8_next(c->text, &at);
        const bool mark = utf8_is_mark(left);
        if (!mark && !utf8_is_lower(left) && !utf8_is_digit(left))
            return false;
        letters += !mark;
        marks += mark;
    }
    return is_starter(c, a) || stop_is_title(a->word, c->language) ||
           (ends_small_word(c, s->start) && is_plain_capitalised(c, a->word));
}

/* Does a character follow at once that is no white space, and starts no word that a space was
 * forgotten before? */
static bool is_inside_word(slice text, const stop *s) {
    size_t at = s->end;
    if (at == text.length || s->mark == STOP_IDEOGRAPHIC)
        return false;
    const uint32_t c = utf8_next(text, &at);
    return !utf8_is_space(c) && !utf8_is_upper(c) && !is_semitic_letter(c);
}

static bool stop_ends(const scan *c, const stop *s) {
    if (is_inside_word(c->text, s))
        return false;
    const after a = stop_after(c->text, s->end);
    if (a.kind == FOLLOW_NOTHING)
        return true;
    if (s->mark == STOP_IDEOGRAPHIC)
        return !quotes_on(c, s, &a);
    if (cites(c, s, &a))
        return false;
    if (!a.gap)
        return is_forgotten_space(c, s, &a);
    switch (s->mark) {
    case STOP_EMPHATIC:
        return emphatic_ends(c, s, &a);
    case STOP_ELLIPSIS:
        return ellipsis_ends(c, s, &a);
    default:
        return period_ends(c, s, &a);
    }
}

/* Behind a semicolon a sentence goes on, unless a word that starts sentences shows another. */
static bool semicolon_ends(const scan *c, size_t at) {
    const after a = stop_after(c->text, at);
    return a.gap && a.word.length > 1 && starts_after_all(c, &a);
}

/* Is `c`, at text[at], a mark that may end a clause of a run-on sentence? */
static bool parts_clauses(const scan *c, uint32_t mark, size_t at) {
    return c->language->runs_on && (mark == ':' || mark == 0x060c) && at >= c->held &&
           at > c->start && !c->quoted && clause_ends(c->text, c->start, at, c->language);
}

static bool draws_lines(unsigned char c) {
    return c == '=' || c == '_' || c == '*' || c == '-';
}

/* Moves *at over a run of one character that lines are drawn with; is it a line with white space
 * behind it, so that it parts what stands before and after? */
static bool skip_line(slice text, size_t *at) {
    const size_t start = *at;
    while (*at < text.length && text.data[*at] == text.data[start])
        ++*at;
    size_t next = *at;
    return *at - start >= LINE_CHARACTERS && *at < text.length &&
           utf8_is_space(utf8_next(text, &next));
}

/* ---- the scan ---- */

/* Bytes that the scan stops at: the marks of ASCII, and the lead bytes of the others. */
static bool is_interesting(unsigned char c) {
    static const bool table[256] = {
        ['\''] = true, [0xc2] = true, ['.'] = true,  ['!'] = true,  ['`'] = true,  ['='] = true,
        ['_'] = true,  ['*'] = true,  ['-'] = true,  ['?'] = true,  [':'] = true,  [';'] = true,
        ['"'] = true,  [0xd6] = true, [0xd8] = true, [0xdb] = true, [0xdc] = true, [0xdf] = true,
        [0xe0] = true, [0xe1] = true, [0xe2] = true, [0xe3] = true, [0xea] = true, [0xef] = true,
        [0xf0] = true, [' '] = true,  ['\n'] = true,
    };
    return table[c];
}

static size_t skip_space(slice text, size_t at) {
    while (at < text.length) {
        size_t next = at;
        if (!utf8_is_space(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

/* The mark that closes a quotation at text[at] which is held together; 0 for none. One that the
 * sentence starts with is held in Japanese alone, where the particle "to" follows it. */
static size_t held_quotation(scan *c, uint32_t open, size_t at) {
    if (at > c->start)
        return quotation_end(&c->quotes, c->text, at);
    const size_t close = open == 0x300c ? quotation_end(&c->quotes, c->text, at) : 0;
    size_t behind = close;
    if (close)
        utf8_next(c->text, &behind);
    return close && behind < c->text.length && utf8_next(c->text, &behind) == 0x3068 ? close : 0;
}

/* Does the sentence end before the white space at `at`, without a mark? Few bytes behind it may
 * start a capital. */
static bool ends_unmarked(const scan *c, size_t at) {
    const unsigned char next = at + 1 < c->text.length ? (unsigned char)c->text.data[at + 1] : 0;
    if (next < 0x80 && !(next >= 'A' && next <= 'Z'))
        return false;
    return at >= c->held && !c->quoted && unmarked_ends(c->text, c->start, at, c->language);
}

/* The end of the sentence at c->start. */
static size_t sentence_end(scan *c) {
    const bool listed = c->list.end > 0;
    size_t at = c->start;
    while (at < c->text.length) {
        if (listed && at > c->start && enumeration_next(&c->list, c->text, at))
            return at;
        const unsigned char byte = (unsigned char)c->text.data[at];
        if (!is_interesting(byte)) {
            do
                at++;
            while (!listed && at < c->text.length &&
                   !is_interesting((unsigned char)c->text.data[at]));
            continue;
        }
        if (byte == ' ' || byte == '\n') {
            if (ends_unmarked(c, at))
                return at;
            at++;
            continue;
        }
        if (draws_lines(byte)) {
            if (skip_line(c->text, &at))
                return at;
            continue;
        }
        size_t next = at;
        const uint32_t character = utf8_next(c->text, &next);
        if (stop_is_mark(character) || stop_is_colon(c->text, at)) {
            const stop s = stop_read(c->text, at, c->quoted);
            if (s.end > c->held && stop_ends(c, &s))
                return s.end;
            next = s.marks;
        } else if ((character == ';' && at >= c->held && semicolon_ends(c, next)) ||
                   parts_clauses(c, character, at)) {
            return next;
        } else {
            const size_t unmarked = at < c->held ? at : unmarked_japanese(c->text, c->start, at);
            if (unmarked > at)
                return unmarked;
            if (at >= c->held && !(character == '"' && c->quoted))
                c->held = held_quotation(c, character, at);
            if (character == '"')
                c->quoted = !c->quoted;
        }
        at = next;
    }
    return c->text.length;
}

bool sentence_next(slice text, const language_model *language, size_t *at, span *out) {
    const size_t start = skip_space(text, *at);
    if (start == text.length) {
        *at = start;
        return false;
    }
    scan c = {.text = text, .language = language, .start = start};
    c.list = enumeration_start(text, start);
    size_t end = start == 0 && quotation_is_all(text) ? text.length : sentence_end(&c);
    *at = end;
    for (size_t back; end > start; end = back) {
        size_t next = back = utf8_back(text, end);
        if (!utf8_is_space(utf8_next(text, &next)))
            break;
    }
    *out = (span){(uint32_t)start, (uint32_t)end};
    return true;
}
