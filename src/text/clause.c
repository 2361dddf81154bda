/* clause.c - see clause.h.
 *
 * Some Arabic texts have no full stops: their writers join whole clauses with commas. Where more
 * than RUN_WORDS words pass and no mark ends a sentence before the text does, or for RUN_BYTES
 * bytes, a comma does, if a clause stands on either side, that is, CLAUSE_WORDS words without a
 * mark. One in six of the sentences of Arabic news that do end with a full stop has more than 30
 * words, and is left whole.
 *
 * A colon behind a label, the name of a source or topic, ends a heading of its own, when a clause
 * follows. Behind a verb of speech, or before a quotation, it only introduces what is said. In
 * Portuguese a quotation in guillemets that a colon introduces is a sentence of its own where it
 * starts with a capital: so 23 of 23 in UD Portuguese Bosque, development part, whose annotators
 * parted them; in French none of 6 was.
 *
 * Which languages: those whose table of words has the kind "clause".
 *
 * Constant time: all looking around is bounded. */
#include "text/clause.h"

#include "text/stop.h"
#include "text/token.h"
#include "text/utf8.h"

enum { RUN_WORDS = 30, RUN_BYTES = 600, CLAUSE_WORDS = 4, LABEL_BYTES = 200 };

static bool is_comma(uint32_t c) {
    return c == 0x060c;
}

static bool is_space_at(slice text, size_t at) {
    return at < text.length && utf8_is_space(utf8_next(text, &at));
}

/* The words from text[at] to the next mark, and whether it ends a sentence. */
typedef struct stretch {
    size_t words;
    bool stopped;
} stretch;

/* Reads on over the marks that part clauses where `over` says so. */
static stretch read_stretch(slice text, size_t at, bool over) {
    const size_t end = text.length - at < RUN_BYTES ? text.length : at + RUN_BYTES;
    stretch s = {0};
    for (bool inside = false; at < end;) {
        const uint32_t c = utf8_next(text, &at);
        if (at == text.length || is_space_at(text, at)) {
            s.stopped = stop_is_mark(c);
            if (s.stopped || (!over && (is_comma(c) || c == ',' || c == ':')))
                return s;
        }
        const bool wordlike = !utf8_is_space(c);
        s.words += wordlike && !inside;
        inside = wordlike;
    }
    return s;
}

static bool is_clause(slice text, size_t at) {
    return read_stretch(text, at, false).words >= CLAUSE_WORDS;
}

/* The last character before text[at] that is no white space, or 0. */
static uint32_t character_before(slice text, size_t at) {
    while (at > 0) {
        size_t next = at = utf8_back(text, at);
        const uint32_t c = utf8_next(text, &next);
        if (!utf8_is_space(c))
            return c;
    }
    return 0;
}

/* Do clauses run on from text[start], or on from the comma before it, without an end? */
static bool runs_on(slice text, size_t start) {
    const stretch s = read_stretch(text, start, true);
    return !s.stopped && (s.words > RUN_WORDS || is_comma(character_before(text, start)));
}

/* Is text[start, at) a label: short, in no bracket, and nobody says anything in it? */
static bool is_label(slice text, size_t start, size_t at, const language_model *language) {
    if (at - start > LABEL_BYTES || memchr(text.data + start, '(', at - start))
        return false;
    const slice label = slice_range(text, 0, at);
    span word;
    bool wordlike;
    while (token_next(label, &start, &word, &wordlike))
        if (stop_word_kinds(slice_range(label, word.start, word.end), language) & WORD_SPEECH)
            return false;
    return true;
}

static bool is_arabic_letter(uint32_t c) {
    return c >= 0x0620 && c <= 0x06d3 && utf8_is_letter(c);
}

/* Does a quotation in guillemets open at text[at], behind white space, with a capital? */
static bool quotes_sentence(slice text, size_t at) {
    while (is_space_at(text, at))
        utf8_next(text, &at);
    if (at == text.length || utf8_next(text, &at) != 0xab)
        return false;
    return at < text.length && utf8_is_upper(utf8_next(text, &at));
}

bool clause_ends(slice text, size_t start, size_t at, const language_model *language) {
    size_t behind = at;
    const bool comma = is_comma(utf8_next(text, &behind));
    if (!is_space_at(text, behind))
        return false;
    if (!comma && quotes_sentence(text, behind))
        return true;
    if (!is_clause(text, behind))
        return false;
    if (comma)
        return is_clause(text, start) && runs_on(text, start);
    return is_arabic_letter(character_before(text, at)) && !stop_after(text, behind).opens &&
           is_label(text, start, at, language);
}
