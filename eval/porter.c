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
    const char *replacement;
} rule;

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
    return length >= 3 && is_consonant(w, length - 3) && !is_consonant(w, length - 2) &&
           is_consonant(w, length - 1) && !strchr("wxy", w->bytes[length - 1]);
}

static bool ends_with(const word *w, const char *suffix) {
    const size_t length = strlen(suffix);
    return w->length >= length && memcmp(w->bytes + w->length - length, suffix, length) == 0;
}

static void replace(word *w, const char *suffix, const char *replacement) {
    const size_t start = w->length - strlen(suffix);
    const size_t length = strlen(replacement);
    memcpy(w->bytes + start, replacement, length);
    w->length = start + length;
}

/* Applies the first rule whose suffix fits, if the measure before it is at least `least`. */
static void apply(word *w, const rule *rules, size_t count, size_t least) {
    for (size_t i = 0; i < count; i++) {
        if (!ends_with(w, rules[i].suffix))
            continue;
        if (measure(w, w->length - strlen(rules[i].suffix)) >= least)
            replace(w, rules[i].suffix, rules[i].replacement);
        return;
    }
}

#define APPLY(w, rules, least) apply((w), (rules), sizeof(rules) / sizeof *(rules), (least))

static void step_1a(word *w) {
    if (w->form == PORTER_NLTK && w->length == 4 && ends_with(w, "ies")) {
        w->length--; /* dies -> die, where flies -> fli */
        return;
    }
    static const rule rules[] = {{"sses", "ss"}, {"ies", "i"}, {"ss", "ss"}, {"s", ""}};
    APPLY(w, rules, 0);
}

/* Mends a stem that has lost -ed or -ing: conflat -> conflate, hopp -> hop, fil -> file. */
static void mend(word *w) {
    if (ends_with(w, "at") || ends_with(w, "bl") || ends_with(w, "iz")) {
        replace(w, "", "e");
    } else if (ends_double_consonant(w)) {
        if (!strchr("lsz", w->bytes[w->length - 1]))
            w->length--;
    } else if (measure(w, w->length) == 1 && ends_cvc(w, w->length)) {
        replace(w, "", "e");
    }
}

static void step_1b(word *w) {
    if (w->form == PORTER_NLTK && ends_with(w, "ied")) {
        w->length -= w->length == 4 ? 1 : 2; /* died -> die, spied -> spi */
        return;
    }
    if (ends_with(w, "eed")) {
        if (measure(w, w->length - 3) > 0)
            w->length--;
        return;
    }
    const size_t cut = ends_with(w, "ed") ? 2 : ends_with(w, "ing") ? 3 : 0;
    if (cut == 0 || !has_vowel(w, w->length - cut))
        return;
    w->length -= cut;
    mend(w);
}

static void step_1c(word *w) {
    if (!ends_with(w, "y"))
        return;
    const size_t stem = w->length - 1;
    const bool fits =
        w->form == PORTER_NLTK ? stem > 1 && is_consonant(w, stem - 1) : has_vowel(w, stem);
    if (fits)
        w->bytes[stem] = 'i';
}

static void step_2(word *w) {
    static const rule rules[] = {
        {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"},   {"anci", "ance"},
        {"izer", "ize"},    {"bli", "ble"},     {"alli", "al"},     {"entli", "ent"},
        {"eli", "e"},       {"ousli", "ous"},   {"ization", "ize"}, {"ation", "ate"},
        {"ator", "ate"},    {"alism", "al"},    {"iveness", "ive"}, {"fulness", "ful"},
        {"ousness", "ous"}, {"aliti", "al"},    {"iviti", "ive"},   {"biliti", "ble"}};
    if (w->form == PORTER_NLTK) {
        /* The result of -alli goes through the step again, -fulli is known, and the l of -logi
         * counts for its measure. */
        if (ends_with(w, "alli") && measure(w, w->length - 4) > 0)
            replace(w, "alli", "al");
        static const rule fulli[] = {{"fulli", "ful"}};
        APPLY(w, fulli, 1);
        if (ends_with(w, "logi") && measure(w, w->length - 3) > 0)
            w->length--;
    } else {
        static const rule logi[] = {{"logi", "log"}};
        APPLY(w, logi, 1);
    }
    APPLY(w, rules, 1);
}

static void step_3(word *w) {
    static const rule rules[] = {{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"},
                                 {"ical", "ic"},  {"ful", ""},   {"ness", ""}};
    APPLY(w, rules, 1);
}

/* -ion goes when an s or t stands before it. */
static void drop_ion(word *w) {
    if ((ends_with(w, "sion") || ends_with(w, "tion")) && measure(w, w->length - 3) > 1)
        w->length -= 3;
}

static void step_4(word *w) {
    static const rule rules[] = {
        {"al", ""},   {"ance", ""}, {"ence", ""},  {"er", ""},   {"ic", ""},  {"able", ""},
        {"ible", ""}, {"ant", ""},  {"ement", ""}, {"ment", ""}, {"ent", ""}, {"ou", ""},
        {"ism", ""},  {"ate", ""},  {"iti", ""},   {"ous", ""},  {"ive", ""}, {"ize", ""}};
    if (ends_with(w, "ion"))
        drop_ion(w);
    else
        APPLY(w, rules, 2);
}

static void step_4_of_rouge(word *w) {
    static const rule rules[] = {{"al", ""},    {"ance", ""}, {"ence", ""}, {"er", ""},
                                 {"ic", ""},    {"able", ""}, {"ible", ""}, {"ant", ""},
                                 {"ement", ""}, {"ou", ""},   {"ism", ""},  {"ate", ""},
                                 {"iti", ""},   {"ous", ""},  {"ive", ""},  {"ize", ""}};
    static const rule ment[] = {{"ment", ""}};
    static const rule ent[] = {{"ent", ""}};
    APPLY(w, rules, 2);
    APPLY(w, ment, 2);
    if (ends_with(w, "ent"))
        APPLY(w, ent, 2);
    else
        drop_ion(w);
}

static void step_5(word *w) {
    if (ends_with(w, "e")) {
        const size_t m = measure(w, w->length - 1);
        if (m > 1 || (m == 1 && !ends_cvc(w, w->length - 1)))
            w->length--;
    }
    if (ends_with(w, "ll") && measure(w, w->length) > 1)
        w->length--;
}

static const char *irregular_of_nltk(const word *w) {
    static const rule irregular[] = {
        {"sky", "sky"},        {"skies", "sky"},        {"dying", "die"},
        {"lying", "lie"},      {"tying", "tie"},        {"news", "news"},
        {"innings", "inning"}, {"inning", "inning"},    {"outings", "outing"},
        {"outing", "outing"},  {"cannings", "canning"}, {"canning", "canning"},
        {"howe", "howe"},      {"proceed", "proceed"},  {"exceed", "exceed"},
        {"succeed", "succeed"}};
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (strlen(irregular[i].suffix) == w->length && ends_with(w, irregular[i].suffix))
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
