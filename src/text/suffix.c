/* suffix.c - see suffix.h.
 *
 * A light stemmer takes off the endings of case, number and gender and leaves derivation alone,
 * which for the search of documents does as well as more (Savoy 2006, "Light stemming approaches
 * for the French, Portuguese, German and Hungarian languages"; Dolamic & Savoy 2009, "Indexing and
 * stemming approaches for the Czech language"). Such a stemmer is a table here. Its rules belong to
 * steps; in each the longest ending of the word that has a rule is replaced by the rule's letter,
 * or by nothing, if so many letters as it asks for are left:
 *
 *     (step, ending, letter, left):  stem + ending -> stem + letter,  if letters(stem) >= left
 *
 * A look-up for each step and length of ending. */
#include "text/suffix.h"

#include "text/utf8.h"

static size_t letters_of(slice s) {
    size_t letters = 0;
    for (size_t i = 0; i < s.length; i++)
        letters += ((unsigned char)s.data[i] & 0xc0) != 0x80;
    return letters;
}

/* Writes a letter below U+0800; its length. */
static size_t write_letter(uint16_t letter, char *out) {
    if (letter < 0x80) {
        out[0] = (char)letter;
        return letter != 0;
    }
    out[0] = (char)(0xc0 | letter >> 6);
    out[1] = (char)(0x80 | (letter & 0x3f));
    return 2;
}

/* Applies the rules of one step, whose endings have no more than `longest` letters, to the word of
 * `length` bytes at `out`; its new length. */
static size_t apply_step(const word_table *rules, char step, unsigned longest, char *out,
                         size_t length) {
    const slice word = {out, length};
    char key[1 + SUFFIX_MOST_BYTES] = {step};
    size_t starts[SUFFIX_MOST_BYTES];
    unsigned letters = 0;
    for (size_t at = length; letters < longest && at > 0; letters++)
        starts[letters] = at = utf8_back(word, at);
    for (; letters > 0; letters--) {
        const size_t start = starts[letters - 1];
        uint16_t rule;
        if (length - start > SUFFIX_MOST_BYTES)
            continue;
        memcpy(key + 1, out + start, length - start);
        if (!table_find(rules, (slice){key, 1 + length - start}, &rule))
            continue;
        if (letters_of((slice){out, start}) >= rule >> SUFFIX_LEFT_SHIFT)
            return start + write_letter(rule & SUFFIX_LETTER_MASK, out + start);
    }
    return length;
}

slice suffix_stem(const word_table *rules, slice word, char *out) {
    memcpy(out, word.data, word.length);
    size_t length = word.length;
    uint16_t longest;
    for (char step = '1'; table_find(rules, (slice){&step, 1}, &longest); step++)
        length = apply_step(rules, step, longest, out, length);
    return (slice){out, length};
}
