/* porter.c - Porter's stemmer, table-driven.
 *
 * A word is [C](VC){m}[V], where C and V are runs of consonants and vowels; m is its measure. Each
 * step looks for the first suffix of its list that the word ends with and, when what stands before
 * it (the stem) has a large enough measure, replaces it. The lists are ordered so that the first
 * match is the longest. Time is linear in the length of the word, also for one of a megabyte.
 *
 * M. F. Porter: An algorithm for suffix stripping. Program 14(3), 1980, and his later revision.
 * What PORTER_ROUGE does otherwise: step 4 is four tests in a row, each on the word that the one
 * before left: the list without ment, ent and ion; then ment; then ent; then, unless the word ended
 * in ent, sion and tion. What PORTER_NLTK does otherwise is said at each place. */
#include "eval/porter.h"

#include <stdbool.h>
#include <string.h>

typedef struct word {
    char *bytes;
    size_t length;
    porter_form form;
} word;

typedef struct rule {
    const char *suffix;
    size_t length; /* of suffix */
    const char *replacement;
} rule;

#define RULE(suffix, replacement)                                                                  \
    { (suffix), sizeof(suffix) - 1, (replacement) }

static bool is_vowel_letter(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* A y is a consonant at the start and after a vowel, so in a run of them every other one is. */
static bool is_consonant(const word *w, size_t i) {
    size_t run = 0;
    while (i > run && w->bytes[i - run] == 'y')
        run++;
    const char first = w->bytes[i - run];
    const bool consonant = !is_vowel_letter(first);
    return run % 2 == 0 ? consonant : !consonant;
}

/* The measure of the first `length` bytes. */
static size_t measure(const word *w, size_t length) {
    size_t m = 0;
    bool vowel = false;
    for (size_t i = 0; i < length; i++) {
        const bool after_vowel = vowel;
        vowel = w->bytes[i] == 'y' ? i > 0 && !after_vowel : is_vowel_letter(w->bytes[i]);
        m += after_vowel && !vowel;
    }
    return m;
}

static bool has_vowel(const word *w, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (is_vowel_letter(w->bytes[i]) || (w->bytes[i] == 'y' && i > 0))
            return true;
    return false;
}

static bool ends_double_consonant(const word *w) {
    const size_t n = w->length;
    return n >= 2 && w->bytes[n - 1] == w->bytes[n - 2] && is_consonant(w, n - 1);
}

/* Do the first `length` bytes end consonant, vowel, consonant, the last not w, x or y? NLTK takes a
 * whole word of vowel, consonant too. */
static bool ends_cvc(const word *w, size_t length) {
    if (length == 2 && w->form == PORTER_NLTK)
        return !is_consonant(w, 0) && is_consonant(w, 1);
    if (length < 3)
        return false;
    const char last = w->bytes[length - 1];
    return is_consonant(w, length - 3) && !is_consonant(w, length - 2) &&
           is_consonant(w, length - 1) && last != 'w' && last != 'x' && last != 'y';
}

static inline bool ends_as(const word *w, const char *suffix, size_t length) {
    return w->length >= length && w->bytes[w->length - 1] == suffix[length - 1] &&
           memcmp(w->bytes + w->length - length, suffix, length) == 0;
}

#define ENDS_WITH(w, suffix) ends_as((w), (suffix), sizeof(suffix) - 1)

/* Puts `replacement` in the place of the last `cut` bytes. */
static void replace(word *w, size_t cut, const char *replacement) {
    const size_t start = w->length - cut;
    const size_t length = strlen(replacement);
    memcpy(w->bytes + start, replacement, length);
    w->length = start + length;
}

/* Applies the first rule whose suffix fits, if the measure before it is at least `least`. */
static void apply(word *w, const rule *rules, size_t count, size_t least) {
    for (size_t i = 0; i < count; i++) {
        if (!ends_as(w, rules[i].suffix, rules[i].length))
            continue;
        if (measure(w, w->length - rules[i].length) >= least)
            replace(w, rules[i].length, rules[i].replacement);
        return;
    }
}

#define APPLY(w, rules, least) apply((w), (rules), sizeof(rules) / sizeof *(rules), (least))

static void step_1a(word *w) {
    if (w->form == PORTER_NLTK && w->length == 4 && ENDS_WITH(w, "ies")) {
        w->length--; /* dies -> die, where flies -> fli */
        return;
    }
    static const rule rules[] = {RULE("sses", "ss"), RULE("ies", "i"), RULE("ss", "ss"),
                                 RULE("s", "")};
    APPLY(w, rules, 0);
}

/* Mends a stem that has lost -ed or -ing: conflat -> conflate, hopp -> hop, fil -> file. */
static void mend(word *w) {
    if (ENDS_WITH(w, "at") || ENDS_WITH(w, "bl") || ENDS_WITH(w, "iz")) {
        replace(w, 0, "e");
    } else if (ends_double_consonant(w)) {
        const char last = w->bytes[w->length - 1];
        if (last != 'l' && last != 's' && last != 'z')
            w->length--;
    } else if (measure(w, w->length) == 1 && ends_cvc(w, w->length)) {
        replace(w, 0, "e");
    }
}

static void step_1b(word *w) {
    if (w->form == PORTER_NLTK && ENDS_WITH(w, "ied")) {
        w->length -= w->length == 4 ? 1 : 2; /* died -> die, spied -> spi */
        return;
    }
    if (ENDS_WITH(w, "eed")) {
        if (measure(w, w->length - 3) > 0)
            w->length--;
        return;
    }
    const size_t cut = ENDS_WITH(w, "ed") ? 2 : ENDS_WITH(w, "ing") ? 3 : 0;
    if (cut == 0 || !has_vowel(w, w->length - cut))
        return;
    w->length -= cut;
    mend(w);
}

static void step_1c(word *w) {
    if (!ENDS_WITH(w, "y"))
        return;
    const size_t stem = w->length - 1;
    const bool fits =
        w->form == PORTER_NLTK ? stem > 1 && is_consonant(w, stem - 1) : has_vowel(w, stem);
    if (fits)
        w->bytes[stem] = 'i';
}

static void step_2(word *w) {
    static const rule rules[] = {
        RULE("ational", "ate"), RULE("tional", "tion"), RULE("enci", "ence"),
        RULE("anci", "ance"),   RULE("izer", "ize"),    RULE("bli", "ble"),
        RULE("alli", "al"),     RULE("entli", "ent"),   RULE("eli", "e"),
        RULE("ousli", "ous"),   RULE("ization", "ize"), RULE("ation", "ate"),
        RULE("ator", "ate"),    RULE("alism", "al"),    RULE("iveness", "ive"),
        RULE("fulness", "ful"), RULE("ousness", "ous"), RULE("aliti", "al"),
        RULE("iviti", "ive"),   RULE("biliti", "ble")};
    if (w->form == PORTER_NLTK) {
        /* The result of -alli goes through the step again, -fulli is known, and the l of -logi
         * counts for its measure. */
        if (ENDS_WITH(w, "alli") && measure(w, w->length - 4) > 0)
            replace(w, 4, "al");
        static const rule fulli[] = {RULE("fulli", "ful")};
        APPLY(w, fulli, 1);
        if (ENDS_WITH(w, "logi") && measure(w, w->length - 3) > 0)
            w->length--;
    } else {
        static const rule logi[] = {RULE("logi", "log")};
        APPLY(w, logi, 1);
    }
    APPLY(w, rules, 1);
}

static void step_3(word *w) {
    static const rule rules[] = {RULE("icate", "ic"), RULE("ative", ""),  RULE("alize", "al"),
                                 RULE("iciti", "ic"), RULE("ical", "ic"), RULE("ful", ""),
                                 RULE("ness", "")};
    APPLY(w, rules, 1);
}

/* -ion goes when an s or t stands before it. */
static void drop_ion(word *w) {
    if ((ENDS_WITH(w, "sion") || ENDS_WITH(w, "tion")) && measure(w, w->length - 3) > 1)
        w->length -= 3;
}

static void step_4(word *w) {
    static const rule rules[] = {
        RULE("al", ""),   RULE("ance", ""), RULE("ence", ""), RULE("er", ""),    RULE("ic", ""),
        RULE("able", ""), RULE("ible", ""), RULE("ant", ""),  RULE("ement", ""), RULE("ment", ""),
        RULE("ent", ""),  RULE("ou", ""),   RULE("ism", ""),  RULE("ate", ""),   RULE("iti", ""),
        RULE("ous", ""),  RULE("ive", ""),  RULE("ize", "")};
    if (ENDS_WITH(w, "ion"))
        drop_ion(w);
    else
        APPLY(w, rules, 2);
}

static void step_4_of_rouge(word *w) {
    static const rule rules[] = {
        RULE("al", ""),    RULE("ance", ""), RULE("ence", ""), RULE("er", ""),
        RULE("ic", ""),    RULE("able", ""), RULE("ible", ""), RULE("ant", ""),
        RULE("ement", ""), RULE("ou", ""),   RULE("ism", ""),  RULE("ate", ""),
        RULE("iti", ""),   RULE("ous", ""),  RULE("ive", ""),  RULE("ize", "")};
    static const rule ment[] = {RULE("ment", "")};
    static const rule ent[] = {RULE("ent", "")};
    APPLY(w, rules, 2);
    APPLY(w, ment, 2);
    if (ENDS_WITH(w, "ent"))
        APPLY(w, ent, 2);
    else
        drop_ion(w);
}

static void step_5(word *w) {
    if (ENDS_WITH(w, "e")) {
        const size_t m = measure(w, w->length - 1);
        if (m > 1 || (m == 1 && !ends_cvc(w, w->length - 1)))
            w->length--;
    }
    if (ENDS_WITH(w, "ll") && measure(w, w->length) > 1)
        w->length--;
}

static const char *irregular_of_nltk(const word *w) {
    static const rule irregular[] = {
        RULE("sky", "sky"),        RULE("skies", "sky"),        RULE("dying", "die"),
        RULE("lying", "lie"),      RULE("tying", "tie"),        RULE("news", "news"),
        RULE("innings", "inning"), RULE("inning", "inning"),    RULE("outings", "outing"),
        RULE("outing", "outing"),  RULE("cannings", "canning"), RULE("canning", "canning"),
        RULE("howe", "howe"),      RULE("proceed", "proceed"),  RULE("exceed", "exceed"),
        RULE("succeed", "succeed")};
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (irregular[i].length == w->length && ends_as(w, irregular[i].suffix, w->length))
            return irregular[i].replacement;
    return NULL;
}

size_t porter_stem(char *bytes, size_t length, porter_form form) {
    word w = {bytes, length, form};
    const char *irregular = form == PORTER_NLTK ? irregular_of_nltk(&w) : NULL;
    if (irregular) {
        memcpy(bytes, irregular, strlen(irregular));
        return strlen(irregular);
    }
    if (length <= 2)
        return length;
    step_1a(&w);
    step_1b(&w);
    step_1c(&w);
    step_2(&w);
    step_3(&w);
    if (form == PORTER_ROUGE)
        step_4_of_rouge(&w);
    else
        step_4(&w);
    step_5(&w);
    return w.length;
}
