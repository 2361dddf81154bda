/* unmarked.c - see unmarked.h.
 *
 * Who forgets a full stop, or puts a picture in its place, still begins the next sentence with a
 * capital. Inside a sentence a capital begins a name, so it must be a word that no name begins
 * with: one that leans on the sentence before ("He", "However"), behind a small word that is no
 * stop word, for hardly a sentence ends with one, and before another small word: "the year he died
 * He also had". Behind a picture any word that starts sentences will do.
 *
 * Of the development parts of UD this ends 21 sentences of six treebanks where the annotators do,
 * and two where they do not. Words that may have their capital anywhere, as forms of address have,
 * show nothing (kind "capital").
 *
 * Japanese has no capitals. A picture ends a sentence behind Hiragana, with which its predicates
 * end, unless a particle follows; and so does the polite copula ("desu", "deshita") before Han or
 * Katakana, for it describes no noun: in none of 154 texts (UD Japanese GSD, development part, and
 * sentences of other kinds) does it stand there but at an end.
 *
 * Constant time: all looking around is bounded. */
#include "text/unmarked.h"

#include "text/stop.h"
#include "text/token.h"
#include "text/utf8.h"

/* Marks that a letter may have: in Vietnamese two. */
enum { MARKS = 4 };

static bool is_stop_word(slice word, const language_model *language) {
    char buffer[TOKEN_FORM_BYTES];
    uint16_t unused;
    return table_find(&language->stopwords, token_form(word, buffer), &unused);
}

/* Is `word` a capital and small letters behind it? */
static bool is_capitalised(slice word) {
    size_t at = 0;
    if (word.length == 0 || !utf8_is_upper(utf8_next(word, &at)) || at == word.length)
        return false;
    while (at < word.length) {
        const uint32_t c = utf8_next(word, &at);
        if (!utf8_is_lower(c) && !utf8_is_mark(c))
            return false;
    }
    return true;
}

/* Does a small letter stand at text[at], behind white space? */
static bool goes_on_small(slice text, size_t at) {
    if (at == text.length || !utf8_is_space(utf8_next(text, &at)) || at == text.length)
        return false;
    return utf8_is_lower(utf8_next(text, &at));
}

/* The character before text[at], which is not 0, less the marks that belong to it. */
static uint32_t character_before(slice text, size_t at) {
    uint32_t c = 0;
    for (int marks = 0; at > 0 && marks <= MARKS; marks++) {
        size_t next = at = utf8_back(text, at);
        c = utf8_next(text, &next);
        if (stop_is_pictograph(c) || !utf8_is_mark(c))
            break;
    }
    return c;
}

/* The kinds of the words that show an end behind what stands before text[at]; 0 when none does. */
static uint16_t kinds_behind(slice text, size_t start, size_t at, const language_model *language) {
    const uint32_t last = character_before(text, at);
    size_t first = start;
    if (stop_is_pictograph(last))
        return stop_is_pictograph(utf8_next(text, &first)) ? 0 : WORD_STARTER;
    if (!utf8_is_lower(last))
        return 0;
    const slice word = stop_before(text, start, at, language).word;
    size_t letter = 0;
    const bool small = word.length && utf8_is_lower(utf8_next(word, &letter));
    return small && !is_stop_word(word, language) ? WORD_PRONOUN | WORD_CONNECTIVE : 0;
}

bool unmarked_ends(slice text, size_t start, size_t at, const language_model *language) {
    size_t next = at;
    utf8_next(text, &next);
    if (at == start || next == text.length || !utf8_is_upper(utf8_next(text, &next)))
        return false;
    const uint16_t kinds = kinds_behind(text, start, at, language);
    if (!kinds)
        return false;
    const slice word = stop_after(text, at).word;
    const uint16_t found = stop_word_kinds(word, language);
    return found & kinds && !(found & WORD_CAPITAL) && is_capitalised(word) &&
           goes_on_small(text, (size_t)(word.data - text.data) + word.length);
}

static bool is_hiragana(uint32_t c) {
    return c >= 0x3041 && c <= 0x309f;
}

/* Particles of one character, a voiced one composed or not: wa ga wo ni no to mo de he ya. */
static bool is_particle(slice text, size_t at) {
    uint32_t c = utf8_next(text, &at);
    if (at < text.length && utf8_next(text, &at) == 0x3099)
        c++;
    return c == 0x306f || c == 0x304c || c == 0x3092 || c == 0x306b || c == 0x306e || c == 0x3068 ||
           c == 0x3082 || c == 0x3067 || c == 0x3078 || c == 0x3084;
}

/* Letters of Han and Katakana. */
static bool is_han_or_katakana(uint32_t c) {
    return (c >= 0x30a1 && c <= 0x30fa) || (c >= 0x3400 && c <= 0x9fff);
}

/* Does the polite copula end before text[end], which stands at text[start] or behind? */
static bool ends_in_copula(slice text, size_t start, size_t end) {
    static const char *const forms[] = {"\xe3\x81\xa6\xe3\x82\x99\xe3\x81\x99", /* decomposed */
                                        "\xe3\x81\xa6\xe3\x82\x99\xe3\x81\x97\xe3\x81\x9f",
                                        "\xe3\x81\xa7\xe3\x81\x99",              /* desu */
                                        "\xe3\x81\xa7\xe3\x81\x97\xe3\x81\x9f"}; /* deshita */
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const slice form = slice_of(forms[i]);
        if (end - start > form.length &&
            slice_equal(slice_range(text, end - form.length, end), form))
            return true;
    }
    return false;
}

size_t unmarked_japanese(slice text, size_t start, size_t at) {
    size_t end = at, next = at;
    const uint32_t c = utf8_next(text, &next);
    if (at == start || !is_hiragana(character_before(text, at)))
        return at;
    if (stop_is_pictograph(c)) {
        end = stop_pictographs(text, at);
        return end == text.length || !is_particle(text, end) ? end : at;
    }
    end = next;
    const bool copula =
        (c == 0x3059 || c == 0x305f) && end < text.length && ends_in_copula(text, start, end);
    return copula && is_han_or_katakana(utf8_next(text, &next)) ? end : at;
}
