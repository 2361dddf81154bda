/* dangling.c - see dangling.h.
 *
 * A sentence leans back on the one before it (DANGLING_BACK) when
 *   - its first words refer back or continue: a pronoun ("he", "this"), a connective ("but", "for
 *     example") or a verb of speech ("added Smith"), by the model's table of words, which knows
 *     "there is" to refer to nothing; the very first sentence of a source has nothing to lean on
 *     and is free of this;
 *   - it holds half a quotation;
 * and on another when it begins with a noun that this introduced ("The spokesperson", definite.c).
 * It says too little anywhere (DANGLING_ALONE) when
 *   - it ends with a colon, and so announces what is not there;
 *   - it is a question, whose answer is not there (where questions give way R-1 is 26.8 for 26.6 on
 *     QMSum, and within 0.1 of what it was on nine other sets);
 *   - it starts as buttons and lists of links do ("Keep reading for", "Sign up to"), by the model's
 *     cues of two words and more: it asks the reader to go elsewhere;
 *   - it gives a reference, "[12]" or "(Luhn, 1958)": it tells what others found (where these give
 *     way R-1 is 48.2 for 48.0 in 150 words on 237 papers, 40.2 for 40.2 in three sentences);
 *   - it holds marks of who wrote down what was said, "{vocalsound}", and words are counted: R-1 is
 *     27.3 for 26.6 on QMSum, 25.8 for 25.6 on specific questions (in three sentences, where
 *     shorter ones then come up, 22.9 for 23.2);
 *   - it has fewer than SHORT_WORDS words.
 * It is no sentence but a fragment (DANGLING_FRAGMENT), such as a heading, a button or a name, when
 * no mark that ends sentences stands at its end, and where nothing has such marks, all are alike;
 * when it is a filler; and, where a number of sentences is asked for, when it has more than
 * LONG_WORDS words or is half a quotation, which whoever prints it would have to mend. (Of 5,700
 * sentences of such briefs 10 were halves for 40 before, and ROUGE stayed; in longer summaries,
 * where both halves are mostly chosen, it fell by 0.8.)
 * It is a filler when, but for the name of who speaks, it has fewer than SAID_WORDS words that are
 * no stop words. Dangling references were named as the main fault of extracts by Paice,
 * "Constructing literature abstracts by computer", Information Processing and Management 26(1),
 * 1990. */
#include "rank/dangling.h"
#include "rank/definite.h"

#include "text/stop.h"
#include "text/utf8.h"

#include <string.h>

/* With sentences of more than 60 words as fragments 14 of 3,624 sentences of briefs are so long,
 * for 51 before. ROUGE-1 of news, web pages, essays and papers is within 0.04 or better; of
 * meetings and encyclopedias, whose references are long, three sentences have 0.7 and 0.2 less.
 * With 50, papers lose 0.17. */
enum { SHORT_WORDS = 4, LONG_WORDS = 60, LABEL_WORDS = 4, SAID_WORDS = 2 };

/* Characters behind the last mark at most: closing marks, a note's number, an emoticon. */
enum { CLOSING_CHARACTERS = 16 };

/* The sentence right before it, when that is of the same source and competes too. */
static uint32_t one_before(const rank_input *input, uint32_t position) {
    const bool follows = position > 0 &&
                         input->sentences[position - 1] + 1 == input->sentences[position] &&
                         rank_source(input, position - 1) == rank_source(input, position);
    return follows ? position - 1 : DANGLING_NOWHERE;
}

static bool starts_source(const rank_input *input, uint32_t position) {
    return position == 0 || rank_source(input, position - 1) != rank_source(input, position);
}

/* The first words of a sentence, as they are looked up: joined by single spaces. */
typedef struct opening {
    const language_model *language;
    char key[80];
    size_t ends[CUE_WORDS]; /* where each word ends in key */
    uint32_t count;
} opening;

static opening opening_of(const document *doc, const sentence *s) {
    opening o = {.language = form_language(doc, &doc->forms[doc->tokens[s->first_token].form])};
    size_t length = 0;
    for (uint32_t i = 0; i < CUE_WORDS && i < s->token_count; i++) {
        const slice word = doc->forms[doc->tokens[s->first_token + i].form].text;
        if (length + 1 + word.length > sizeof o.key)
            break;
        if (i > 0)
            o.key[length++] = ' ';
        memcpy(o.key + length, word.data, word.length);
        length += word.length;
        o.ends[o.count++] = length;
    }
    return o;
}

/* The longest of its openings that the table has decides. */
static bool starts_back(const opening *o) {
    uint16_t kind;
    for (uint32_t i = o->count; i-- > 0;)
        if (table_find(&o->language->words, (slice){o->key, o->ends[i]}, &kind) &&
            (kind & (WORD_PRONOUN | WORD_CONNECTIVE | WORD_SPEECH | WORD_EXPLETIVE)) != 0)
            return (kind & WORD_EXPLETIVE) == 0;
    return false;
}

/* Does it start with a cue of several words that is no text? */
static bool sends_elsewhere(const opening *o) {
    uint16_t cue;
    for (uint32_t i = 1; i < o->count; i++)
        if (table_find(&o->language->cues, (slice){o->key, o->ends[i]}, &cue) && cue & CUE_START &&
            (cue / CUE_ROLE == PITH_ROLE_UI || cue / CUE_ROLE == PITH_ROLE_RELATED ||
             cue / CUE_ROLE == PITH_ROLE_TAIL))
            return true;
    return false;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A straight mark behind a number, such as that of inches, opens nothing. */
static bool is_double_mark(uint32_t c, slice plain, size_t from, bool open) {
    if (c == '"')
        return open || from == 0 || !is_digit(plain.data[from - 1]);
    return (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb;
}

static bool is_letter_at(slice plain, size_t at) {
    return at < plain.length && utf8_is_letter(utf8_next(plain, &at));
}

static bool is_behind_letter(slice plain, size_t at) {
    return at > 0 && is_letter_at(plain, utf8_back(plain, at));
}

/* Bytes that may start a quotation mark: those of U+00AB and U+2018 start with 0xc2 and more. */
static byte_answers may_quote(byte_lanes c) {
    return (c == '"') | (c == '\'') | (c == '`') | (c >= 0xc2);
}

/* Is a quotation opened or closed that it does not hold whole? Double marks are straight, curly,
 * low, angle, and `` and '' as tokenisers write them. Single ones only where they are curly and
 * open: straight ones, and those that close, cannot be told from apostrophes. */
static bool half_quoted(slice plain) {
    bool double_open = false;
    bool single_open = false;
    size_t from = 0;
    for (size_t at = 0; (from = slice_skip(plain, at, may_quote)) < plain.length;) {
        at = from;
        const uint32_t c = utf8_next(plain, &at);
        if (is_double_mark(c, plain, from, double_open)) {
            double_open = !double_open;
        } else if ((c == '`' || c == '\'') && at < plain.length &&
                   plain.data[at] == plain.data[from]) {
            double_open = !double_open;
            at++;
        } else if (c == 0x2018) {
            single_open = !is_behind_letter(plain, from);
        } else if (c == 0x2019 && !is_letter_at(plain, at)) {
            single_open = false;
        }
    }
    return double_open || single_open;
}

/* Does it hold a mark of who wrote down what was said: "{vocalsound}", "<laugh>"? */
static bool is_marked(slice plain) {
    for (size_t at = 0; at < plain.length; at++) {
        if (plain.data[at] != '{' && plain.data[at] != '<')
            continue;
        const char close = plain.data[at] == '{' ? '}' : '>';
        size_t end = at + 1;
        while (end < plain.length && plain.data[end] >= 'a' && plain.data[end] <= 'z')
            end++;
        if (end > at + 1 && end < plain.length && plain.data[end] == close)
            return true;
    }
    return false;
}

static bool ends_with_colon(slice plain) {
    return plain.length > 0 && plain.data[plain.length - 1] == ':';
}

/* The last mark of those that end the sentence; 0: none does. */
static uint32_t final_mark(slice plain) {
    size_t at = plain.length;
    for (int i = 0; i < CLOSING_CHARACTERS && at > 0; i++) {
        size_t next = at = utf8_back(plain, at);
        const uint32_t c = utf8_next(plain, &next);
        if (stop_is_mark(c))
            return stop_read(plain, at, true).end == plain.length ? c : 0;
    }
    return 0;
}

/* Is "[12, 15]" at `at`? Dashes are no ASCII. */
static bool is_numbered(slice plain, size_t at) {
    bool numbered = false;
    for (size_t i = at + 1; i < plain.length; i++) {
        const char c = plain.data[i];
        if (c == ']')
            return numbered;
        if (!is_digit(c) && c != ',' && c != '-' && c != ' ' && (unsigned char)c < 0x80)
            return false;
        numbered |= is_digit(c);
    }
    return false;
}

/* Is "(Luhn, 1958)" or "(see Edmundson et al., 1969)" at `at`: a year behind a word and a comma?
 * Behind a number it would be a date. */
static bool is_dated(slice plain, size_t at) {
    enum { ROOM = 80, BEHIND = 6 }; /* ", 1958" */
    const size_t end = plain.length - at > ROOM ? at + ROOM : plain.length;
    for (size_t i = at + 1; i + BEHIND < end && plain.data[i] != ')'; i++) {
        const char *c = plain.data + i;
        if (!is_digit(c[0]) && c[1] == ',' && c[2] == ' ' && is_digit(c[3]) && is_digit(c[4]) &&
            is_digit(c[5]) && is_digit(c[6]))
            return true;
    }
    return false;
}

/* Behind the end of a sentence is where a source stands for what is told here. */
static bool follows_stop(slice plain, size_t at) {
    while (at > 0 && plain.data[at - 1] == ' ')
        at--;
    if (at == 0)
        return false;
    at = utf8_back(plain, at);
    return stop_is_mark(utf8_next(plain, &at));
}

static byte_answers may_refer(byte_lanes c) {
    return (c == '[') | (c == '(');
}

/* Does it give references, and so tell what others found? */
static bool refers(slice plain) {
    for (size_t at = 0; (at = slice_skip(plain, at, may_refer)) < plain.length; at++)
        if ((plain.data[at] == '[' && is_numbered(plain, at) && !follows_stop(plain, at)) ||
            (plain.data[at] == '(' && is_dated(plain, at)))
            return true;
    return false;
}

/* Latin, full-width, Arabic, Greek. */
static bool is_question_mark(uint32_t c) {
    return c == '?' || c == 0xff1f || c == 0x061f || c == 0x037e;
}

/* Words of a speaker's name and a colon at the start: "Project Manager: so ..."; 0: there is none.
 */
static uint32_t count_label(const document *doc, const sentence *s) {
    for (uint32_t k = 0; k < LABEL_WORDS && k < s->token_count; k++) {
        const uint32_t end = token_span(doc, &doc->tokens[s->first_token + k]).end;
        if (end < doc->text.length && doc->text.data[end] == ':')
            return k + 1;
        if (end == doc->text.length || doc->text.data[end] != ' ')
            return 0;
    }
    return 0;
}

bool dangling_is_filler(const rank_input *input, uint32_t position) {
    const document *doc = input->doc;
    const sentence *s = &doc->sentences[input->sentences[position]];
    int said = 0;
    for (uint32_t k = count_label(doc, s); k < s->token_count && said < SAID_WORDS; k++) {
        const token *t = &doc->tokens[s->first_token + k];
        const form *f = &doc->forms[t->form];
        const bool goes_on = t->start > 0 && doc->text.data[t->start - 1] == '-';
        said += f->wordlike && !f->stop && !goes_on; /* "Mm-hmm" is one */
    }
    return said < SAID_WORDS;
}

dangling dangling_find(const rank_input *input, uint32_t position, slice plain) {
    const document *doc = input->doc;
    const sentence *s = &doc->sentences[input->sentences[position]];
    const uint32_t mark = final_mark(plain);
    const opening first = s->token_count > 0 ? opening_of(doc, s) : (opening){0};
    const bool half = half_quoted(plain);
    dangling out = {.on = DANGLING_NOWHERE};
    if (half || (!starts_source(input, position) && starts_back(&first)))
        out = (dangling){DANGLING_BACK, one_before(input, position)};
    else if ((out.on = definite_introduced(input, position)) != DEFINITE_NONE)
        out.lacks = DANGLING_BACK;
    if (s->token_count < SHORT_WORDS || ends_with_colon(plain) || is_question_mark(mark) ||
        sends_elsewhere(&first) || refers(plain) ||
        (input->limit.unit != PITH_SENTENCES && is_marked(plain)))
        out.lacks |= DANGLING_ALONE;
    const bool unwieldy = half || s->token_count > LONG_WORDS;
    if (mark == 0 || dangling_is_filler(input, position) ||
        (unwieldy && input->limit.unit == PITH_SENTENCES))
        out.lacks |= DANGLING_FRAGMENT;
    return out;
}
