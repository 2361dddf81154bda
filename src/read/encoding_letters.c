/* encoding_letters.c - which of the sets of an alphabet a text is in: the one in which it makes
 * the best words.
 *
 * An alphabet was written in many sets of single bytes, which differ in what some bytes are, and
 * each of them by the speakers of a few languages. A sample of the text, the bytes beyond ASCII and
 * what stands around them, is read in each of the sets:
 *
 *     score(set) = evidence(best language of the set)
 *                - SIGN * signs - ODD * odd - HOLE * holes - (RARE + SCANT / n) * rare
 *
 * where the evidence is that of the n-grams of letters by which languages are told (language.c), a
 * natural logarithm; `signs` are quotation marks and their like, `odd` characters that hardly stand
 * where they do, `holes` bytes that are no characters in this set, and a set is `rare` (1, else 0)
 * when few texts are in it, which is the less likely the fewer bytes, n - 1, tell. Words of ASCII
 * are the same in all sets, and tell the language. The best score wins, of equal ones the earlier
 * set. The costs were chosen on half of the sentences that the n-grams were not fitted on, and
 * measured on the other half (eval/charsets.py). Finding the sample is linear; to read it takes
 * some 0.3 ms. */
#include "read/letter_sets.h"
#include "text/language.h"
#include "text/utf8.h"

#include <math.h>

enum {
    SAMPLE_BYTES = 2048,
    EVIDENCE_BYTES = 512, /* of the sample, whose n-grams are weighed */
    AROUND = 24,          /* bytes on either side of one beyond ASCII */
    CHARACTER_BYTES = 3   /* of the longest character of any set, in UTF-8 */
};

static const double SIGN = 0.5;
static const double ODD = 1.5;
static const double HOLE = 4;
static const double RARE = 2;
static const double SCANT = 3;

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

/* ---- What is odd ---- */

/* Signs beyond ASCII that texts in any of the languages have. */
static bool is_usual_sign(uint32_t c) {
    static const uint32_t signs[] = {0xa0,   0xa1,   0xa3,   0xa7,   0xab,   0xb0,   0xb7,
                                     0xbb,   0xbf,   0x2013, 0x2014, 0x2018, 0x2019, 0x201a,
                                     0x201c, 0x201d, 0x201e, 0x2022, 0x2026, 0x20ac};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c)
            return true;
    return false;
}

/* May the sign stand inside a word: an apostrophe, a dash, the Catalan dot, a hyphen not shown? */
static bool is_joint(uint32_t c) {
    return c == 0x2019 || c == 0x2013 || c == 0x2014 || c == 0xb7 || c == 0xad;
}

static bool is_word_part(uint32_t c) {
    return utf8_is_letter(c) || utf8_is_mark(c);
}

/* The cost of the characters of `text` that say nothing for it: signs, more so those that few texts
 * have or that stand inside words, capitals behind small letters, and what is no character. */
static double cost_of(slice text) {
    double cost = 0;
    uint32_t before = ' ';
    for (size_t at = 0; at < text.length;) {
        const uint32_t c = utf8_next(text, &at);
        size_t behind = at;
        const uint32_t next = at < text.length ? utf8_next(text, &behind) : ' ';
        if (c == 0xfffd || (c >= 0x80 && c < 0xa0))
            cost += HOLE;
        else if (c >= 0x80 && is_word_part(c))
            cost += utf8_is_upper(c) && utf8_is_lower(before) ? ODD : 0;
        else if (c >= 0x80 && is_word_part(before) && is_word_part(next))
            cost += is_joint(c) ? 0 : ODD;
        else if (c >= 0x80)
            cost += is_usual_sign(c) ? SIGN : ODD;
        before = c;
    }
    return cost;
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
    const slice text = {bytes, read_sample(sample, letter_set_halves[set], bytes)};
    const double cost = cost_of(text);
    const size_t judged = sample.length < EVIDENCE_BYTES ? sample.length : EVIDENCE_BYTES;
    const slice words = {
        bytes, read_sample(slice_range(sample, 0, judged), letter_set_halves[set], bytes)};
    return language_evidence(model_builtin(), how->alphabet, words, how->languages) - cost;
}

const char *encoding_alphabet(const encoding *one) {
    for (size_t i = 0; i < LETTER_SETS; i++)
        if (strcmp(letter_sets[i].encoding.name, one->name) == 0)
            return letter_sets[i].alphabet;
    return NULL;
}

/* What a rare set costs. */
static double cost_of_rarity(slice sample) {
    size_t n = 1;
    for (size_t at = 0; (at = slice_skip(sample, at, is_beyond_ascii)) < sample.length; at++)
        n++;
    return RARE + SCANT / (double)n;
}

void encoding_by_letters(slice in, const char *alphabet, encoding *out) {
    char bytes[SAMPLE_BYTES];
    const slice sample = {bytes, take_sample(in, bytes)};
    const double rarity = cost_of_rarity(sample);
    double best = -INFINITY;
    for (size_t i = 0; i < LETTER_SETS; i++) {
        if (strcmp(letter_sets[i].alphabet, alphabet) != 0)
            continue;
        const double here = score(sample, i) - (letter_sets[i].rare ? rarity : 0);
        if (here > best) {
            best = here;
            *out = letter_sets[i].encoding;
        }
    }
}
