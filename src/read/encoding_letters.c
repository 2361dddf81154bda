/* encoding_letters.c - which of the sets of an alphabet a text is in: the one in which it makes
 * the best words.
 *
 * An alphabet was written in many sets of single bytes, which differ in what some bytes are, and
 * each of them by the speakers of a few languages. A sample of the text, the bytes beyond ASCII and
 * what stands around them, is read in each of the sets:
 *
 *     score(set) = words(l) + letters(l) + PLACES * places + prior
 *
 * where l is the language of the set that fits best; words(l), how much more likely it is by the
 * n-grams by which languages are told, and letters(l), how usual the letters beyond ASCII are in it
 * (language.c); places, how usual it is that letters, capitals, quotation marks, dashes and other
 * signs stand between what they stand between (character_shares.h): a quotation mark that opens
 * hardly does inside a word; prior, how often texts are in the set. All are natural logarithms.
 * Words of ASCII are the same in all sets, and tell the language. The best score wins, of equal
 * ones the earlier set.
 *
 * Only PLACES and the priors were chosen by how many texts are read right, on half of the sentences
 * that nothing was counted in, and on those of eleven treebanks; the other half measures
 * (eval/charsets.py). Finding the sample is linear; to read it takes some 0.5 ms. */
#include "read/character_shares.h"
#include "read/letter_sets.h"
#include "text/language.h"
#include "text/utf8.h"

#include <math.h>

enum {
    SAMPLE_BYTES = 2048,
    EVIDENCE_BYTES = 512, /* of the sample, whose n-grams are weighed */
    AROUND = 24,          /* bytes on either side of one beyond ASCII */
    CHARACTER_BYTES = 3,  /* of the longest character of any set, in UTF-8 */
    HOLE_SHARE = -138     /* of what is no character: one in a million */
};

static const double PLACES = 0.8;

/* ---- The sample ---- */

static byte_answers is_beyond_ascii(byte_lanes c) {
    return c >= 0x80;
}

/* Copies the bytes of `in` beyond ASCII, with what stands around them, to `sample`; how many. */
static size_t take_sample(slice in, char sample[SAMPLE_BYTES]) {
    size_t length = 0;
    size_t taken = 0; /* of `in` */
    for (size_t at = 0;
         length < SAMPLE_BYTES && (at = slice_skip(in, at, is_beyond_ascii)) < in.length; at++) {
        size_t from = at < AROUND ? 0 : at - AROUND;
        if (from <= taken)
            from = taken;
        else if (length > 0)
            sample[length++] = ' ';
        size_t to = in.length - at < AROUND ? in.length : at + AROUND;
        if (to - from > SAMPLE_BYTES - length)
            to = from + SAMPLE_BYTES - length;
        memcpy(sample + length, in.data + from, to - from);
        length += to - from;
        taken = to;
    }
    return length;
}

/* ---- What stands where ---- */

static bool is_word_part(uint32_t c) {
    return utf8_is_letter(c) || utf8_is_mark(c);
}

/* What a neighbour is. */
static unsigned around_of(uint32_t c) {
    if (utf8_is_space(c))
        return BY_SPACE;
    if (is_word_part(c))
        return utf8_is_upper(c) ? BY_CAPITAL : BY_SMALL;
    return utf8_is_digit(c) ? BY_DIGIT : BY_OTHER;
}

/* What a character beyond ASCII is, and *share, which of its kind: tenths of a logarithm. */
static unsigned kind_of_beyond(uint32_t c, int *share) {
    *share = 0;
    if (is_word_part(c))
        return utf8_is_lower(c)   ? BEYOND_SMALL
               : utf8_is_upper(c) ? BEYOND_CAPITAL
                                  : BEYOND_CASELESS;
    for (size_t i = 0; i < sizeof sign_shares / sizeof *sign_shares; i++)
        if (sign_shares[i].sign == c) {
            *share = sign_shares[i].share;
            return sign_shares[i].kind;
        }
    *share = ODD_SHARE;
    return BEYOND_ODD;
}

/* PLACES times the logarithm of how likely it is that the characters of `text` beyond ASCII stand
 * where they do, whichever letters they are. */
static double evidence_of_places(slice text) {
    int tenths = 0;
    uint32_t before = ' ';
    for (size_t at = 0; at < text.length;) {
        const uint32_t c = utf8_next(text, &at);
        size_t behind = at;
        const uint32_t next = at < text.length ? utf8_next(text, &behind) : ' ';
        int share = HOLE_SHARE;
        if (c >= 0xa0 && c != 0xfffd) {
            const unsigned kind = kind_of_beyond(c, &share);
            share += place_shares[kind][around_of(before)][around_of(next)];
        }
        tenths += c < 0x80 ? 0 : share;
        before = c;
    }
    return 0.1 * PLACES * tenths;
}

/* ---- The choice ---- */

/* `sample` as UTF-8, in the set of which `half` is the upper half; its length. */
static size_t read_sample(slice sample, const char half[128][4], char *out) {
    size_t length = 0;
    for (size_t i = 0; i < sample.length; i++) {
        const unsigned char byte = (unsigned char)sample.data[i];
        if (byte < 0x80)
            out[length++] = byte ? sample.data[i] : ' ';
        else
            for (const char *c = half[byte - 0x80]; *c; c++)
                out[length++] = *c;
    }
    return length;
}

/* How well `sample` reads in the set. */
static double score(slice sample, size_t set) {
    char bytes[CHARACTER_BYTES * SAMPLE_BYTES];
    const letter_set *how = &letter_sets[set];
    const size_t judged = sample.length < EVIDENCE_BYTES ? sample.length : EVIDENCE_BYTES;
    const size_t words = read_sample(slice_range(sample, 0, judged), letter_set_halves[set], bytes);
    const slice text = {bytes, read_sample(sample, letter_set_halves[set], bytes)};
    return language_evidence(model_builtin(), how->alphabet, slice_range(text, 0, words), text,
                             how->languages) +
           evidence_of_places(text) + how->prior;
}

const char *encoding_alphabet(const encoding *one) {
    for (size_t i = 0; i < LETTER_SETS; i++)
        if (strcmp(letter_sets[i].encoding.name, one->name) == 0)
            return letter_sets[i].alphabet;
    return NULL;
}

void encoding_by_letters(slice in, const char *alphabet, encoding *out) {
    char bytes[SAMPLE_BYTES];
    const slice sample = {bytes, take_sample(in, bytes)};
    double best = -INFINITY;
    for (size_t i = 0; i < LETTER_SETS; i++) {
        if (strcmp(letter_sets[i].alphabet, alphabet) != 0)
            continue;
        const double here = score(sample, i);
        if (here > best) {
            best = here;
            *out = letter_sets[i].encoding;
        }
    }
}
