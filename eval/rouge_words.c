/* rouge_words.c - the tokens of ROUGE-1.5.5 and rouge_score: the maximal runs of a-z and 0-9 after
 * A-Z have been made small; every other byte divides. So `don't` is two words, `state-of-the-art`
 * four, `café` is `caf`, and a text in Cyrillic has none.
 *
 * rouge_score makes all of Unicode small first, which matters for two characters only, whose small
 * forms begin with an ASCII letter: the Kelvin sign becomes a k, and İ an i and a dot that divides.
 */
#include "eval/rouge_words.h"

#include "base/status.h"

#include <string.h>

/* The small form of a byte of a word; 0 for one that divides. */
static const char small_form[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
    ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k',
    ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
    ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y',
    ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
    ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm',
    ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
    ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z'};

/* The bytes of `line` made small, each dividing byte a 0, in `out`; returns how many there are. */
static size_t make_small(slice line, bool of_unicode, char *out) {
    if (!of_unicode) {
        for (size_t i = 0; i < line.length; i++)
            out[i] = small_form[(unsigned char)line.data[i]];
        return line.length;
    }
    static const char kelvin[] = "\xE2\x84\xAA", dotted_i[] = "\xC4\xB0";
    size_t length = 0;
    for (size_t i = 0; i < line.length; i++) {
        if (line.length - i >= 3 && memcmp(line.data + i, kelvin, 3) == 0) {
            out[length++] = 'k';
            i += 2;
        } else if (line.length - i >= 2 && memcmp(line.data + i, dotted_i, 2) == 0) {
            out[length++] = 'i';
        } else {
            out[length++] = small_form[(unsigned char)line.data[i]];
        }
    }
    return length;
}

/* Adds the terms of the words in `small`, which ends with a 0, to `terms`; *count is how many there
 * are. */
static pith_status add_terms(rouge_vocabulary *v, slice small, uint32_t *terms, size_t *count) {
    for (size_t i = 0; i < small.length;) {
        const size_t length = strlen(small.data + i);
        if (length > 0) {
            const uint32_t term = rouge_vocabulary_term(v, (slice){small.data + i, length});
            if (term == ROUGE_TERM_FAILED)
                return PITH_ERROR_MEMORY;
            if (term != ROUGE_TERM_STOP)
                terms[(*count)++] = term;
        }
        i += length + 1;
    }
    return PITH_OK;
}

static pith_status read_limited(rouge_words *out, arena *a, rouge_vocabulary *v,
                                const rouge_text *text, rouge_limiter limiter) {
    size_t bytes = 0, longest = 0;
    for (size_t i = 0; i < text->count; i++) {
        bytes += text->lines[i].length;
        longest = text->lines[i].length > longest ? text->lines[i].length : longest;
    }
    /* Two words have a byte between them, or a line end. */
    uint32_t *terms = ARENA_ARRAY(a, uint32_t, (bytes + text->count) / 2 + 1);
    size_t *ends = ARENA_ARRAY(a, size_t, text->count);
    char *small = arena_alloc(a, longest + ROUGE_SHORT_BYTES);
    TRY_MEMORY(terms && ends && small);
    *out = (rouge_words){.terms = terms, .ends = ends};
    for (size_t i = 0; i < text->count && !limiter.done; i++) {
        const slice whole = {text->lines[i].data, text->lines[i].length};
        const slice line = rouge_limiter_cut(&limiter, whole);
        const size_t length = make_small(line, v->options->mode == ROUGE_GOOGLE, small);
        small[length] = 0;
        TRY(add_terms(v, (slice){small, length}, terms, &out->count));
        ends[out->line_count++] = out->count;
    }
    return PITH_OK;
}

pith_status rouge_words_read(rouge_reading *out, arena *a, rouge_vocabulary *v,
                             const rouge_text *text, bool is_reference) {
    const rouge_limiter limiter = rouge_limiter_for(v->options, is_reference, false);
    const rouge_limiter of_lines = rouge_limiter_for(v->options, is_reference, true);
    TRY(read_limited(&out->text, a, v, text, limiter));
    out->lines = out->text;
    if (of_lines.per_line)
        TRY(read_limited(&out->lines, a, v, text, of_lines));
    return PITH_OK;
}
