/* stop.c - see stop.h. All looking around is bounded, so that a text of nothing but marks takes
 * linear time.
 *
 * Which characters end sentences is the property Sentence_Terminal (terminal.h), which close is
 * that of the general categories Pe and Pf, with the quotation marks that open in one language and
 * close in another. */
#include "text/stop.h"

#include "text/terminal.h"
#include "text/token.h"
#include "text/utf8.h"

/* Characters looked at: before a word, and behind a stop for the next word's first letter. Words to
 * look through for a verb of speech: "Why?" Mr. John Smith asked. */
enum {
    WORD_BYTES = 48,
    OPENING_CHARACTERS = 8,
    SPEECH_WORDS = 4,
    WINDOW_BYTES = 128,
    NOTE_BYTES = 5,
    ENDING_LETTERS = 3,
    PICTOGRAPH_BYTES = 128
};

/* ---- marks ---- */

static uint32_t char_at(slice s, size_t at) {
    return at < s.length ? utf8_next(s, &at) : 0;
}

static bool in(uint32_t c, uint32_t first, uint32_t last) {
    return c >= first && c <= last;
}

/* Scripts that are written without spaces and share the marks of Chinese. */
static bool is_east_asian(uint32_t c) {
    return in(c, 0x3000, 0x9fff) || in(c, 0xf900, 0xfaff) || in(c, 0xff00, 0xff9f) ||
           in(c, 0x20000, 0x3ffff);
}

bool stop_is_mark(uint32_t c) {
    if (c < 0x80)
        return c == '.' || c == '!' || c == '?';
    return c == 0x2026 || c == 0x203c || c == 0x203d || (c >= 0x2047 && c <= 0x2049) ||
           terminal_of_script(c);
}

static bool is_armenian(uint32_t c) {
    return in(c, 0x0531, 0x0587);
}

bool stop_is_mijaket(slice text, size_t at) {
    return at > 0 && is_armenian(char_at(text, utf8_back(text, at)));
}

bool stop_is_colon(slice text, size_t at) {
    const char mark = text.data[at];
    if ((mark != ':' && mark != ';') || at == 0 || (signed char)text.data[at - 1] > 0)
        return false;
    if (at + 1 < text.length && !utf8_is_space(char_at(text, at + 1)))
        return false;
    const uint32_t left = char_at(text, utf8_back(text, at));
    return mark == ':' ? is_armenian(left) : in(left, 0x0370, 0x03ff) || in(left, 0x1f00, 0x1fff);
}

static bool is_quote(uint32_t c) {
    return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) ||
           c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f) ||
           (c >= 0x301d && c <= 0x301f);
}

static bool is_closing_bracket(uint32_t c) {
    return c == ')' || c == ']' || c == '}' || c == 0xff09 || c == 0xff3d || c == 0x3011 ||
           c == 0x3009 || c == 0x300b || c == 0x300d || c == 0x300f;
}

static bool is_opening(uint32_t c) {
    return is_quote(c) || c == '(' || c == '[' || c == '{' || c == 0xbf || c == 0xa1 ||
           c == 0xff08 || c == 0x3010 || c == '`';
}

static bool is_dash_or_bullet(uint32_t c) {
    return c == '-' || c == '*' || c == '_' || c == 0x2022 || c == 0x2043 || c == 0xb7 ||
           (c >= 0x2010 && c <= 0x2015);
}

static bool is_space_at(slice s, size_t at) {
    return at < s.length && utf8_is_space(utf8_next(s, &at));
}

/* ---- the stop itself ---- */

/* The end of the marks at `at`, of which full stops may be spaced (". . ."); what they are. */
static size_t read_marks(slice s, size_t at, stop_mark *mark) {
    const size_t first = at;
    size_t stops = 0;
    *mark = STOP_PERIOD;
    for (size_t next = at; next < s.length; at = next) {
        const uint32_t c = utf8_next(s, &next);
        if (!stop_is_mark(c)) {
            if (c != ' ' || stops == 0 || char_at(s, next) != '.' ||
                (next + 1 < s.length && !is_space_at(s, next + 1) &&
                 !is_quote(char_at(s, next + 1)) && char_at(s, next + 1) != '.'))
                break;
            continue;
        }
        if (terminal_of_script(c))
            *mark = STOP_IDEOGRAPHIC;
        else if (c != '.' && c != 0x2026 && *mark != STOP_IDEOGRAPHIC)
            *mark = STOP_EMPHATIC;
        stops += c == '.' ? 1 : c == 0x2026 ? 2 : 0;
    }
    if (*mark == STOP_PERIOD && stops > 1)
        *mark = STOP_ELLIPSIS;
    if (*mark == STOP_EMPHATIC && at < s.length && !is_space_at(s, at) && first > 0 &&
        is_east_asian(char_at(s, utf8_back(s, first))))
        *mark = STOP_IDEOGRAPHIC;
    return at;
}

/* The end of a note mark at `at`, or `at`: "[12]", "[...]". */
static size_t skip_note(slice s, size_t at) {
    if (char_at(s, at) != '[')
        return at;
    size_t end = at + 1;
    while (end < s.length && end - at <= NOTE_BYTES &&
           (utf8_is_digit((unsigned char)s.data[end]) || s.data[end] == '.'))
        end++;
    return end > at + 1 && char_at(s, end) == ']' ? end + 1 : at;
}

static bool is_superscript(uint32_t c) {
    return c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || in(c, 0x2074, 0x2079);
}

/* The end of the number of a note, set small (".¹⁰ The") or once set small in print (".10 The"), or
 * `at`. */
static size_t skip_note_number(slice s, size_t at, bool after_letter) {
    size_t end = at;
    while (end < s.length && end - at < 9 && is_superscript(char_at(s, end)))
        utf8_next(s, &end);
    if (end > at)
        return end;
    while (end < s.length && end - at < 3 && utf8_is_digit((unsigned char)s.data[end]))
        end++;
    return after_letter && end > at && is_space_at(s, end) ? end : at;
}

/* The end of an emoticon at `at`, or `at`: ":)", ";-P". */
static size_t skip_emoticon(slice s, size_t at) {
    size_t end = at;
    if (end < s.length && s.data[end] && strchr(":;=8", s.data[end]))
        end++;
    end += end > at && char_at(s, end) == '-';
    const size_t mouth = end;
    while (end > at && end < s.length && end - mouth < 4 && s.data[end] &&
           strchr(")(DPpoO|*3]", s.data[end]))
        end++;
    return end > mouth && (end == s.length || is_space_at(s, end)) ? end : at;
}

bool stop_is_pictograph(uint32_t c) {
    return in(c, 0x1f000, 0x1faff) || in(c, 0x2600, 0x27bf) || in(c, 0x2b00, 0x2bff) ||
           c == 0x200d || c == 0xfe0f || c == 0x20e3 || in(c, 0xe0020, 0xe007f);
}

size_t stop_pictographs(slice s, size_t at) {
    size_t end = at;
    for (size_t next = at; next < s.length && next - at < PICTOGRAPH_BYTES; end = next)
        if (!stop_is_pictograph(utf8_next(s, &next)))
            break;
    return end;
}

/* The end of a closing mark behind a space, or `at`: tokenised text has spaces around marks, " ."
 * ''
 * "; notes, emoticons and emoji always have. */
static size_t skip_spaced_closing(slice s, size_t at, bool quoted) {
    size_t next = at;
    while (is_space_at(s, next))
        utf8_next(s, &next);
    if (next == at || next == s.length)
        return at;
    size_t end = skip_note(s, next);
    if (end == next)
        end = skip_emoticon(s, next);
    if (end == next)
        end = stop_pictographs(s, next);
    if (end > next)
        return end == s.length || is_space_at(s, end) ? end : at;
    const uint32_t mark = utf8_next(s, &end);
    const bool two = mark == '\'' && char_at(s, end) == '\'';
    end += two;
    const bool closing = two || (mark == '"' && quoted) || mark == 0x201d || mark == 0xbb ||
                         is_closing_bracket(mark);
    return closing && (end == s.length || is_space_at(s, end)) ? end : at;
}

/* Does the quotation mark `c` before s[next] open a quotation? Some always do, some wherever a word
 * follows at once. */
static bool opens_quotation(uint32_t c, slice s, size_t next) {
    if (c == 0x201e || c == 0x300c || c == 0x300e)
        return true;
    return (c == 0xab || c == 0x201c) && utf8_is_letter(char_at(s, next));
}

/* The end of a closing mark at `at`, or `at`. */
static size_t skip_closing(slice s, size_t at, bool quoted) {
    size_t next = at;
    const uint32_t c = at < s.length ? utf8_next(s, &next) : 0;
    if ((is_quote(c) && !opens_quotation(c, s, next)) || is_closing_bracket(c))
        return next;
    size_t end = skip_note(s, at);
    if (end == at && (c == ':' || c == ';'))
        end = skip_emoticon(s, at);
    if (end == at)
        end = stop_pictographs(s, at);
    return end > at ? end : skip_spaced_closing(s, at, quoted);
}

/* Does an ellipsis that a full stop precedes stand at `at`: ". . . . The", ". ...and"? The first
 * point ends the sentence, the others open the next (Chicago Manual of Style, 17th ed., 13.53). */
static bool is_stop_and_ellipsis(slice s, size_t at) {
    static const char *const openings[] = {". . . . ", ". ..", ". \xe2\x80\xa6"};
    if (at == 0 || is_space_at(s, utf8_back(s, at)))
        return false;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        size_t end = at + strlen(openings[i]);
        if (end >= s.length || memcmp(s.data + at, openings[i], end - at) != 0)
            continue;
        while (char_at(s, end) == '.')
            end++;
        const uint32_t c = char_at(s, end);
        return i == 0 ? utf8_is_upper(c) : utf8_is_letter(c);
    }
    return false;
}

stop stop_read(slice text, size_t at, bool quoted) {
    stop s = {.start = at, .mark = STOP_IDEOGRAPHIC};
    if (text.data[at] == ':' || text.data[at] == ';')
        s.marks = at + 1;
    else
        s.marks = is_stop_and_ellipsis(text, at) ? at + 1 : read_marks(text, at, &s.mark);
    s.end = s.marks;
    for (size_t next; (next = skip_closing(text, s.end, quoted)) > s.end; s.end = next)
        s.closes = true;
    if (s.mark == STOP_PERIOD && !s.closes && at > 0)
        s.end = skip_note_number(text, s.end, !utf8_is_digit(char_at(text, utf8_back(text, at))));
    return s;
}

/* ---- the word before ---- */

static bool belongs_to_word(uint32_t c) {
    return c == '.' || c == '&' || c == '\'' || c == 0x2019 || c == 0xb0 || utf8_is_letter(c) ||
           utf8_is_digit(c) || utf8_is_mark(c);
}

/* Are the letters of `word` parted one by one by full stops, as "U.S" and "Ph.D" are? */
static bool is_acronym(slice word) {
    size_t run = 0;
    bool dotted = false;
    for (size_t at = 0; at < word.length;) {
        const uint32_t c = utf8_next(word, &at);
        if (c == '.') {
            if (run == 0 || run > 2)
                return false;
            run = 0;
            dotted = true;
        } else if (utf8_is_letter(c)) {
            run++;
        } else if (!utf8_is_mark(c)) {
            return false;
        }
    }
    return dotted && run <= 2;
}

static bool is_number(slice word) {
    bool digit = false;
    for (size_t at = 0; at < word.length;) {
        const uint32_t c = utf8_next(word, &at);
        if (utf8_is_digit(c))
            digit = true;
        else if (c != '.')
            return false;
    }
    return digit;
}

static size_t letters_of(slice word) {
    size_t letters = 0;
    for (size_t at = 0; at < word.length;)
        letters += !utf8_is_mark(utf8_next(word, &at));
    return letters;
}

/* The abbreviation bits of `word`. */
static uint16_t abbreviation(slice word, const language_model *language) {
    char folded[4 * WORD_BYTES];
    uint16_t bits = 0;
    const size_t length = utf8_fold(word, folded, sizeof folded);
    if (length != SIZE_MAX)
        table_find(&language->abbreviations, (slice){folded, length}, &bits);
    return bits;
}

/* The bits of `word` as the end of a compound, "Hauptstr": a key that starts with "-". */
static uint16_t abbreviation_at_end(slice word, const language_model *language) {
    for (size_t letters = 2; letters <= ENDING_LETTERS && word.length > letters; letters++) {
        char key[ENDING_LETTERS + 1] = "-";
        uint16_t bits = 0;
        memcpy(key + 1, word.data + word.length - letters, letters);
        if (table_find(&language->abbreviations, (slice){key, letters + 1}, &bits))
            return bits;
    }
    return 0;
}

/* The bits of the word at text[start, end) with the letter and full stop before it, "т. д". */
static uint16_t abbreviation_of_two(slice text, size_t start, size_t end,
                                    const language_model *language) {
    char joined[4 * WORD_BYTES];
    if (start < 3 || text.data[start - 1] != ' ' || text.data[start - 2] != '.')
        return 0;
    const size_t first = utf8_back(text, start - 2);
    const size_t letters = start - 1 - first;
    memcpy(joined, text.data + first, letters);
    memcpy(joined + letters, text.data + start, end - start);
    return abbreviation((slice){joined, letters + end - start}, language);
}

/* Does a title end `word` behind a full stop that lacks its space: "Tuesday.Mr"? */
static bool ends_in_title(slice word, const language_model *language) {
    size_t start = word.length;
    while (start > 0 && word.data[start - 1] != '.')
        start--;
    size_t first = start;
    return start > 0 && start < word.length && utf8_is_upper(utf8_next(word, &first)) &&
           abbreviation(slice_range(word, start, word.length), language) & ABBREVIATION_TITLE;
}

/* Is `word` a small letter that a hyphen ties to its verb, as in Portuguese "viu-o"? */
static bool is_enclitic(slice text, slice word) {
    const size_t at = (size_t)(word.data - text.data);
    size_t first = 0;
    return at > 0 && text.data[at - 1] == '-' && utf8_is_lower(utf8_next(word, &first));
}

/* Is `word` one capital? */
static bool is_one_capital(slice word) {
    size_t at = 0;
    return word.length && utf8_is_upper(utf8_next(word, &at)) && letters_of(word) == 1;
}

/* ABBREVIATION_* of `word`, which stands in `text`. Behind a number it is a unit, no title. */
static uint16_t word_bits(slice text, slice word, const language_model *language) {
    const size_t start = (size_t)(word.data - text.data);
    uint16_t bits = 0;
    if (letters_of(word) == 1)
        bits = abbreviation_of_two(text, start, start + word.length, language);
    if (!bits)
        bits = abbreviation(word, language);
    for (size_t i = word.length; !bits && i > 0; i--)
        if (word.data[i - 1] == '\'')
            bits = abbreviation(slice_range(word, i, word.length), language);
    if (!bits)
        bits = abbreviation_at_end(word, language);
    const bool unit = start > 1 && text.data[start - 1] == ' ' &&
                      utf8_is_digit((unsigned char)text.data[start - 2]);
    if (unit && bits & ABBREVIATION_TITLE && !is_one_capital(word))
        bits = ABBREVIATION_PLAIN;
    return bits;
}

before stop_before(slice text, size_t sentence, size_t at, const language_model *language) {
    size_t start = at;
    while (start > sentence && at - start < WORD_BYTES) {
        const size_t back = utf8_back(text, start);
        if (!belongs_to_word(char_at(text, back)))
            break;
        start = back;
    }
    before b = {.word = slice_range(text, start, at)};
    while (b.word.length && (b.word.data[0] == '\'' || b.word.data[0] == '.'))
        b.word = slice_range(b.word, 1, b.word.length);
    if (b.word.length == 0)
        return b;
    b.bits = word_bits(text, b.word, language);
    if (is_number(b.word))
        b.kind = STOP_WORD_NUMBER;
    else if (b.bits && (b.bits & ABBREVIATION_TITLE || !is_one_capital(b.word)))
        b.kind = STOP_WORD_ABBREVIATION;
    else if (ends_in_title(b.word, language))
        b = (before){STOP_WORD_ABBREVIATION, ABBREVIATION_TITLE, b.word};
    else if (letters_of(b.word) == 1 && !is_enclitic(text, b.word))
        b.kind = STOP_WORD_INITIAL;
    else if (is_acronym(b.word))
        b.kind = STOP_WORD_ACRONYM;
    return b;
}

/* ---- what follows ---- */

static follow follow_of(uint32_t c) {
    if (utf8_is_upper(c))
        return FOLLOW_UPPER;
    if (utf8_is_lower(c) || c == '/' || c == '%' || c == 0x2116)
        return FOLLOW_LOWER;
    return utf8_is_digit(c) ? FOLLOW_DIGIT : FOLLOW_OTHER;
}

/* `text` up to a few words behind `at`. */
static slice window_behind(slice text, size_t at) {
    size_t end = at + WINDOW_BYTES < text.length ? at + WINDOW_BYTES : text.length;
    while (end < text.length && ((unsigned char)text.data[end] & 0xc0) == 0x80)
        end--;
    return slice_range(text, 0, end);
}

static slice next_word(slice window, size_t *at) {
    span word;
    bool wordlike;
    if (!token_next(window, at, &word, &wordlike))
        return (slice){NULL, 0};
    return slice_range(window, word.start, word.end);
}

/* Moves over what a Dutch sentence may start with before its capital: "'s Avonds", "'t Is". */
static size_t skip_dutch_article(slice text, size_t at) {
    if (at == text.length)
        return at;
    size_t next = at;
    const uint32_t quote = utf8_next(text, &next);
    if ((quote != '\'' && quote != 0x2019) || next + 2 >= text.length ||
        !memchr("stnk", text.data[next], 4) || text.data[next + 1] != ' ')
        return at;
    size_t letter = next + 2;
    return utf8_is_upper(utf8_next(text, &letter)) ? next + 2 : at;
}

after stop_after(slice text, size_t at) {
    after a = {.kind = FOLLOW_NOTHING};
    size_t start = at;
    while (start < text.length && is_space_at(text, start))
        utf8_next(text, &start);
    a.gap = start > at;
    a.start = start;
    start = skip_dutch_article(text, start);
    for (int i = 0; start < text.length; i++) {
        size_t next = start;
        const uint32_t c = utf8_next(text, &next);
        if (i == OPENING_CHARACTERS ||
            !(is_opening(c) || is_dash_or_bullet(c) || utf8_is_space(c))) {
            a.kind = follow_of(c);
            a.word = next_word(window_behind(text, start), &start);
            return a;
        }
        a.opens |= is_opening(c);
        a.dash |= start == a.start && is_dash_or_bullet(c);
        a.bullet |= (c == '*' || c == 0x2022) && is_space_at(text, next);
        a.bracket |= c == '(';
        start = next;
    }
    return a;
}

uint16_t stop_word_kinds(slice word, const language_model *language) {
    char buffer[TOKEN_FORM_BYTES];
    uint16_t bits = 0;
    table_find(&language->words, token_form(word, buffer), &bits);
    return bits;
}

bool stop_is_title(slice word, const language_model *language) {
    return abbreviation(word, language) & ABBREVIATION_TITLE;
}

int stop_speech(slice text, const after *a, const language_model *language) {
    const slice window = window_behind(text, a->start);
    size_t at = a->start;
    for (int i = 1; i <= SPEECH_WORDS; i++) {
        const slice word = next_word(window, &at);
        if (word.length && stop_word_kinds(word, language) & WORD_SPEECH)
            return i;
    }
    return 0;
}
