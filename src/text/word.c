/* word.c - see word.h.
 *
 * Chinese, Japanese and Thai put no spaces between words, and token.c gives their characters one by
 * one. Here they are put together again by forward maximum matching (Chen & Liu 1992, "Word
 * identification for Mandarin Chinese sentences", COLING): the longest run of at most LONGEST
 * (of Thai LONGEST_THAI) characters from here that the model knows as a word, by its frequency or
 * of Thai as a stop word, is one. Of the words of Chinese that the model knows 99 % are so short,
 * of Japanese 98 %; each character more costs a look-up. What the model does not know stays in
 * single characters, of Thai in clusters: a vowel belongs to its consonant, whether it is written
 * before or behind it (Theeramunkong et al. 2000, "Character cluster based Thai information
 * retrieval").
 *
 * Where a language elides articles and pronouns before a vowel ("l'eau", "dell'arte"), they are no
 * part of the word, as search engines have it; the model lists them.
 *
 * O(LONGEST) look-ups for a character of these scripts, one comparison for any other word. */
#include "text/word.h"

#include "text/token.h"
#include "text/utf8.h"

/* Characters of the longest word that is looked for. */
enum { LONGEST = 5, LONGEST_THAI = 8 };

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

static bool is_known(slice word, bool thai, const language_model *language) {
    uint16_t unused;
    return table_find(&language->idf, word, &unused) ||
           (thai && table_find(&language->stopwords, word, &unused));
}

static bool is_leading_vowel(uint32_t c) {
    return c >= 0x0e40 && c <= 0x0e44;
}

static bool is_trailing_vowel(uint32_t c) {
    return c == 0x0e30 || c == 0x0e32 || c == 0x0e33 || c == 0x0e45 || c == 0x0e46;
}

/* The end of the cluster whose first character, `c`, ends at `end`. */
static size_t cluster_end(slice text, uint32_t c, size_t end) {
    for (int i = 0; i < LONGEST_THAI && end < text.length; i++) {
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

/* The end of the longest known word that starts at `start` and is longer than `end`, or `end`. */
static size_t longest_match(slice text, size_t start, size_t end, bool thai,
                            const language_model *language) {
    size_t best = end;
    size_t at = start;
    for (int i = 0; i < (thai ? LONGEST_THAI : LONGEST) && at < text.length; i++) {
        if (!stands_alone(utf8_next(text, &at)))
            break;
        if (at > best && is_known(slice_range(text, start, at), thai, language))
            best = at;
    }
    return best;
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
    const bool thai = is_thai(c);
    size_t end = thai ? cluster_end(text, c, out->end) : out->end;
    end = longest_match(text, out->start, end, thai, language);
    out->end = (uint32_t)end;
    *at = end;
    return true;
}
