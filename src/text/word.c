/* word.c - see word.h.
 *
 * Chinese, Japanese and Thai put no spaces between words, and token.c gives their characters one by
 * one. Here they are put together again by forward maximum matching (Chen & Liu 1992, "Word
 * identification for Mandarin Chinese sentences", COLING): the longest run of characters from here
 * that is in the lexicon, which holds the words of which the model knows the frequency and the stop
 * words, is one. It also holds what longer words start with, so that a search ends with the first
 * run that starts none. Of Thai, what the model does not know stays in clusters: a vowel belongs to
 * its consonant, whether it is written before or behind it (Theeramunkong et al. 2000, "Character
 * cluster based Thai information retrieval"). Han characters that are left over one by one, as
 * names and rare words are, are joined in pairs, but for stop words and numerals: most words that a
 * lexicon lacks have two characters. models/README.md says what that brings, and what else was
 * tried.
 *
 * Where a language elides articles and pronouns before a vowel ("l'eau", "dell'arte"), they are no
 * part of the word, as search engines have it; the model lists them.
 *
 * As many look-ups for a word of these scripts as the longest word in the lexicon has characters,
 * at most; one comparison for any other word. */
#include "text/word.h"

#include "text/token.h"
#include "text/utf8.h"

/* Characters of a Thai cluster, marks and all. */
enum { LONGEST_CLUSTER = 8 };

/* The first bytes of Thai and of Kana and Han, in UTF-8. */
enum { THAI_LEAD = 0xe0, KANA_LEAD = 0xe3 };

static bool is_thai(uint32_t c) {
    return c >= 0x0e01 && c <= 0x0e5b;
}

/* Is `c` of a script whose characters token.c gives one by one? */
static bool stands_alone(uint32_t c) {
    return is_thai(c) || (c >= 0x3040 && c <= 0x309f) || (c >= 0x3400 && c <= 0x9fff) ||
           c == 0x3005 || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_leading_vowel(uint32_t c) {
    return c >= 0x0e40 && c <= 0x0e44;
}

static bool is_trailing_vowel(uint32_t c) {
    return c == 0x0e30 || c == 0x0e32 || c == 0x0e33 || c == 0x0e45 || c == 0x0e46;
}

/* The end of the cluster whose first character, `c`, ends at `end`. */
static size_t cluster_end(slice text, uint32_t c, size_t end) {
    for (int i = 0; i < LONGEST_CLUSTER && end < text.length; i++) {
        size_t next = end;
        const uint32_t right = utf8_next(text, &next);
        if (!is_thai(right) ||
            !(utf8_is_mark(right) || is_trailing_vowel(right) || is_leading_vowel(c)))
            break;
        c = right;
        end = next;
    }
    return end;
}

/* The voicing marks of kana, which decomposed text has behind them. */
static bool is_voicing(uint32_t c) {
    return c == 0x3099 || c == 0x309a;
}

/* Is text[start..at) in the lexicon? Its bytes are looked up as they are but for decomposed kana:
 * what stands alone is folded otherwise. */
static bool is_listed(slice text, size_t start, size_t at, bool voiced,
                      const language_model *language, uint16_t *found) {
    char folded[TOKEN_FORM_BYTES];
    slice key = slice_range(text, start, at);
    if (voiced)
        key = token_form(key, folded);
    return table_find(&language->lexicon, key, found);
}

/* The end of the longest known word that starts with text[start..at), one character, and is longer
 * than `end`, or `end`. */
static size_t longest_match(slice text, size_t start, size_t at, size_t end,
                            const language_model *language) {
    size_t best = end;
    uint16_t found = LEXICON_PREFIX;
    size_t last = utf8_back(text, at);
    bool voiced = is_voicing(utf8_next(text, &last));
    while (at < text.length && found & LEXICON_PREFIX) {
        if (!stands_alone(utf8_next(text, &at)))
            break;
        size_t next = at;
        if (at < text.length && is_voicing(utf8_next(text, &next))) {
            voiced = true;
            at = next;
        }
        if (!is_listed(text, start, at, voiced, language, &found))
            break;
        if (found & LEXICON_WORD && at > best)
            best = at;
    }
    return best;
}

static bool is_han(uint32_t c) {
    return (c >= 0x3400 && c <= 0x9fff) || c == 0x3005 || (c >= 0x20000 && c <= 0x3ffff);
}

/* Zero to ten, hundred, thousand, ten thousand, hundred million, two of a kind. */
static bool is_numeral(uint32_t c) {
    static const uint16_t numerals[] = {0x3007, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d,
                                        0x4e8c, 0x4e94, 0x4ebf, 0x5104, 0x5169, 0x516b, 0x516d,
                                        0x5341, 0x5343, 0x56db, 0x767e, 0x842c, 0x96f6};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i] == c)
            return true;
    return false;
}

/* May the character text[start..end) be a part of a word that the lexicon lacks? */
static bool is_part(slice text, size_t start, size_t end, const language_model *language) {
    size_t at = start;
    const uint32_t c = utf8_next(text, &at);
    uint16_t unused;
    return is_han(c) && !is_numeral(c) &&
           !table_find(&language->stopwords, slice_range(text, start, end), &unused);
}

/* The end of the pair that starts with text[start..end), a character that starts no longer word, or
 * `end`. */
static size_t pair_end(slice text, size_t start, size_t end, const language_model *language) {
    size_t next = end;
    if (language->lexicon.count == 0 || end == text.length || !is_part(text, start, end, language))
        return end;
    utf8_next(text, &next);
    const bool pair = is_part(text, end, next, language) &&
                      longest_match(text, end, next, next, language) == next;
    return pair ? next : end;
}

/* Where the word starts behind the article that is elided before it. */
static size_t skip_elided(slice text, span word, const language_model *language) {
    enum { LONGEST_ELIDED = 10 };
    char folded[2 * LONGEST_ELIDED];
    for (size_t at = word.start; at < word.end && at - word.start < LONGEST_ELIDED;) {
        const uint32_t c = utf8_next(text, &at);
        if (c != '\'' && c != 0x2019)
            continue;
        const size_t length = utf8_fold(slice_range(text, word.start, at), folded, sizeof folded);
        uint16_t kinds = 0;
        const bool elided = length != SIZE_MAX && at < word.end &&
                            table_find(&language->words, (slice){folded, length}, &kinds) &&
                            kinds & WORD_ELIDED;
        return elided ? at : word.start;
    }
    return word.start;
}

bool word_next(slice text, const language_model *language, size_t *at, span *out, bool *wordlike) {
    if (!token_next(text, at, out, wordlike))
        return false;
    if (language->elides)
        out->start = (uint32_t)skip_elided(text, *out, language);
    const unsigned char lead = (unsigned char)text.data[out->start];
    if (lead != THAI_LEAD && lead < KANA_LEAD)
        return true;
    size_t first = out->start;
    const uint32_t c = utf8_next(text, &first);
    if (!stands_alone(c))
        return true;
    const size_t end = is_thai(c) ? cluster_end(text, c, out->end) : out->end;
    *at = longest_match(text, out->start, out->end, end, language);
    if (*at == out->end)
        *at = pair_end(text, out->start, *at, language);
    out->end = (uint32_t)*at;
    return true;
}
