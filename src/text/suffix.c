/* suffix.c - see suffix.h.
 *
 * The longest ending of the word that has a rule is rewritten, if a stem is left:
 *
 *     (ending, cut, letter)   word = start + ending  ->  word without its last `cut` letters, and
 *                             the letter behind
 *
 * The ending may hold letters of the stem, which tell one paradigm from another, so that it is
 * mostly longer than what is cut. Such rules can be fitted to a dictionary of forms and base forms;
 * Stempel (Galambos 2004, "Semi-automatic stemmer evaluation") keeps as much in a trie of reversed
 * words. models/fit_suffixes.py says how those here were chosen. A look-up for each length of
 * ending, the longest first. */
#include "text/suffix.h"

#include "text/utf8.h"

/* Writes a letter below U+0800, or nothing for 0; its length. */
static size_t write_letter(uint16_t letter, char *out) {
    if (letter < 0x80) {
        out[0] = (char)letter;
        return letter != 0;
    }
    out[0] = (char)(0xc0 | letter >> 6);
    out[1] = (char)(0x80 | (letter & 0x3f));
    return 2;
}

/* Are there at least SUFFIX_STEM_LEAST letters? */
static bool is_stem(slice s) {
    size_t at = 0;
    for (unsigned letters = 0; letters < SUFFIX_STEM_LEAST; letters++) {
        if (at >= s.length)
            return false;
        utf8_next(s, &at);
    }
    return true;
}

slice suffix_stem(const word_table *rules, slice word, char *out) {
    size_t starts[SUFFIX_LONGEST + 1] = {word.length}; /* of the endings of so many letters */
    unsigned letters = 0;
    for (; letters < SUFFIX_LONGEST && starts[letters] > 0; letters++)
        starts[letters + 1] = utf8_back(word, starts[letters]);
    for (; letters > 0; letters--) {
        uint16_t rule;
        if (!table_find(rules, slice_range(word, starts[letters], word.length), &rule))
            continue;
        const unsigned cut = rule >> SUFFIX_CUT_SHIFT;
        if (cut > letters)
            continue; /* it was packed for another ending */
        memcpy(out, word.data, starts[cut]);
        const size_t tail = write_letter(rule & SUFFIX_LETTER_MASK, out + starts[cut]);
        const slice stem = {out, starts[cut] + tail};
        if (is_stem(stem))
            return stem;
    }
    return word;
}
