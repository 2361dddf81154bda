/* language.c - see language.h.
 *
 * The script decides first: most scripts write one language that the model may have (Greek), or
 * two that differ in their letters (Han alone is Chinese, Han with Kana Japanese). For the scripts
 * of many languages the model holds the weights of a multinomial naive Bayes classifier over
 * character n-grams (Cavnar & Trenkle 1994, "N-gram-based text categorization"; Lui & Baldwin 2012,
 * "langid.py"):
 *
 *     logit[l] = scale * sum over all n-grams g of steps[hash(g)][l] + prior[l]
 *
 * with n-grams of one to four characters within a folded word and the spaces around it, and the
 * word itself. Neighbouring n-grams repeat one another's evidence, so `scale` is smaller than a
 * step is worth; models/fit_langid.py fits it, and all the rest, by held-out sentences. The
 * confidence is the posterior probability. The prior of English is one half where it is a candidate
 * at all, about its share of the web, so that a headline of three names does not make a text
 * Danish.
 *
 * A page's menus may be in another language than its article, so a long text is looked at through
 * WINDOWS small windows spread over all of it, the middle first, until the answer is all but sure
 * and the last window agrees: for news after about 130 bytes. O(1): at most WINDOWS * WINDOW_BYTES
 * bytes are read. */
#include "text/language.h"

#include "text/utf8.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

enum {
    WINDOWS = 16,
    WINDOW_BYTES = 64,
    WINDOWS_MIN = 2, /* looked at before a text may be sure */
    WORD_BYTES = 256,
    WORD_CHARACTERS = 62, /* of a word that are looked at */
    ORDERS = 4
};

/* What is sure enough to look no further; what is likelier than not. */
static const double SURE = 0.999;
static const double LIKELY = 0.5;

/* What a step of letters is worth: half of the logarithm that it stands for (models/fit_langid.py),
 * since one letter tells some of the next. */
static const double LETTER_STEP = 0.075;

/* ---- scripts ---- */

/* Blocks of letters; `name` is the language that the script writes, or that of its weights. */
typedef struct script_range {
    uint32_t first;
    uint32_t last;
    unsigned char script;
} script_range;

enum {
    LATIN,
    CYRILLIC,
    ARABIC,
    HEBREW,
    DEVANAGARI,
    GREEK,
    ARMENIAN,
    TAMIL,
    THAI,
    HANGUL,
    HAN,
    KANA,
    OTHER_SCRIPT,
    SCRIPTS,
    WEIGHED = GREEK /* the scripts before it have weights */
};

static const char *const SCRIPT_NAMES[SCRIPTS] = {
    [LATIN] = "latin",
    [CYRILLIC] = "cyrillic",
    [ARABIC] = "arabic",
    [HEBREW] = "hebrew",
    [DEVANAGARI] = "devanagari",
    [GREEK] = "el",
    [ARMENIAN] = "hy",
    [TAMIL] = "ta",
    [THAI] = "th",
    [HANGUL] = "ko",
    [HAN] = "zh",
    [KANA] = "ja",
    [OTHER_SCRIPT] = "und",
};

static unsigned script_of(uint32_t c) {
    static const script_range ranges[] = {
        {0x0041, 0x024f, LATIN},    {0x0370, 0x03ff, GREEK},      {0x0400, 0x052f, CYRILLIC},
        {0x0530, 0x058f, ARMENIAN}, {0x0590, 0x05ff, HEBREW},     {0x0600, 0x06ff, ARABIC},
        {0x0750, 0x077f, ARABIC},   {0x0900, 0x097f, DEVANAGARI}, {0x0b80, 0x0bff, TAMIL},
        {0x0e00, 0x0e7f, THAI},     {0x1100, 0x11ff, HANGUL},     {0x1e00, 0x1eff, LATIN},
        {0x1f00, 0x1fff, GREEK},    {0x3040, 0x30ff, KANA},       {0x3400, 0x4dbf, HAN},
        {0x4e00, 0x9fff, HAN},      {0xac00, 0xd7a3, HANGUL},     {0xfb1d, 0xfb4f, HEBREW},
        {0xfb50, 0xfdff, ARABIC},   {0xfe70, 0xfefc, ARABIC},     {0xff66, 0xff9f, KANA},
        {0x20000, 0x3ffff, HAN},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c <= ranges[i].last)
            return c >= ranges[i].first ? ranges[i].script : OTHER_SCRIPT;
    return OTHER_SCRIPT;
}

static bool is_ascii_letter(uint32_t c) {
    return c < 0x80 && (unsigned)((c | 0x20) - 'a') < 26;
}

static bool is_word_character(uint32_t c) {
    return c < 0x80 ? is_ascii_letter(c) : utf8_is_letter(c) || utf8_is_mark(c);
}

/* ---- windows ---- */

/* Window `i` of `text`, cut between words where there are any. */
static slice window_at(slice text, unsigned i) {
    static const unsigned char order[WINDOWS] = {8, 4, 12, 2, 10, 6, 14, 1,
                                                 9, 5, 13, 3, 11, 7, 15, 0};
    if (text.length <= (size_t)WINDOWS * WINDOW_BYTES)
        return i == 0 ? text : (slice){NULL, 0};
    size_t start = text.length / WINDOWS * order[i];
    while (((unsigned char)text.data[start] & 0xc0) == 0x80)
        start++;
    const size_t end = start + WINDOW_BYTES;
    while (start > 0 && start < end && text.data[start] != ' ' && (signed char)text.data[start] > 0)
        start++;
    size_t last = end;
    while (last > start && ((unsigned char)text.data[last] & 0xc0) == 0x80)
        last--;
    return slice_range(text, start, last);
}

/* The script that most bytes of letters are in, and its share of them. A text of one script in its
 * first windows, which lie all over it, is in that. */
static unsigned main_script(slice text, double *share) {
    size_t bytes[SCRIPTS] = {0};
    size_t all = 0;
    for (unsigned i = 0; i < WINDOWS; i++) {
        const slice window = window_at(text, i);
        if (i == WINDOWS / 4 && all > 0 && (bytes[LATIN] == all || bytes[CYRILLIC] == all))
            break;
        for (size_t at = 0; at < window.length;) {
            const size_t start = at;
            const uint32_t c = utf8_next(window, &at);
            if (c < 0x80 ? !is_ascii_letter(c) : !utf8_is_letter(c))
                continue;
            bytes[script_of(c)] += at - start;
            all += at - start;
        }
    }
    /* Japanese writes at least each tenth character in Kana, Chinese writes none. */
    if (bytes[KANA] * 10 >= bytes[HAN]) {
        bytes[KANA] += bytes[HAN];
        bytes[HAN] = 0;
    }
    unsigned best = LATIN;
    for (unsigned s = 0; s < SCRIPTS; s++)
        best = bytes[s] > bytes[best] ? s : best;
    *share = all ? (double)bytes[best] / (double)all : 0;
    return best;
}

/* ---- n-grams ---- */

/* Sixteen columns at once, by the vectors of gcc and clang: the loop takes most of the time. The
 * sums of a word fit into 16 bits. */
typedef unsigned char step_vector __attribute__((vector_size(GRAM_BLOCK)));
typedef uint16_t sum_vector __attribute__((vector_size(2 * GRAM_BLOCK)));
_Static_assert((WORD_CHARACTERS + 1) * ORDERS + 1 <= UINT16_MAX / UCHAR_MAX, "rows of a word");

static void add_row(const gram_weights *grams, uint32_t hash, uint16_t *sums) {
    const unsigned char *row = grams->steps + (size_t)(hash >> grams->shift) * grams->width;
    for (size_t block = 0; block < grams->width; block += GRAM_BLOCK) {
        step_vector steps;
        sum_vector sum;
        memcpy(&steps, row + block, sizeof steps);
        memcpy(&sum, sums + block, sizeof sum);
        sum += __builtin_convertvector(steps, sum_vector);
        memcpy(sums + block, &sum, sizeof sum);
    }
}

/* Adds the n-grams of the folded word; how many. Must be as models/fit_langid.py has it. */
static unsigned add_word(const gram_weights *grams, slice word, uint32_t *all) {
    enum { MIX = 0x9e3779b1, GRAM_START = 0x811c9dc5, WORD_START = 0x01000193 };
    uint16_t sums[GRAM_COLUMNS_MAX] = {0};
    uint32_t padded[WORD_CHARACTERS + 2] = {' '};
    unsigned count = 1;
    unsigned n = 1;
    for (size_t at = 0; at < word.length && n <= WORD_CHARACTERS;)
        padded[n++] = utf8_next(word, &at);
    padded[n++] = ' ';
    for (unsigned i = 1; i < n; i++) {
        uint32_t hash = GRAM_START;
        for (unsigned k = 0; k < ORDERS && k <= i; k++) {
            hash = (hash ^ padded[i - k]) * (uint32_t)MIX;
            if (k > 0 || i + 1 < n) {
                add_row(grams, hash, sums);
                count++;
            }
        }
    }
    uint32_t hash = WORD_START;
    for (unsigned i = 0; i < n; i++)
        hash = (hash ^ padded[i]) * (uint32_t)MIX;
    add_row(grams, hash, sums);
    for (unsigned l = 0; l < GRAM_COLUMNS_MAX; l++)
        all[l] += sums[l];
    return count;
}

/* Adds the words of the window that are written in `script`; how many n-grams these have. */
static size_t add_words(const gram_weights *grams, unsigned script, slice window, uint32_t *sums) {
    char folded[WORD_BYTES];
    size_t count = 0;
    for (size_t at = 0; at < window.length;) {
        size_t start = at;
        const uint32_t c = utf8_next(window, &at);
        if (!is_word_character(c))
            continue;
        size_t end = at;
        while (at < window.length && is_word_character(utf8_next(window, &at)))
            end = at;
        if (script_of(c) != script)
            continue;
        const size_t length = utf8_fold(slice_range(window, start, end), folded, sizeof folded);
        if (length != SIZE_MAX)
            count += add_word(grams, (slice){folded, length}, sums);
    }
    return count;
}

/* ---- the answer ---- */

/* The codes of the columns, which are parted by spaces, and for each the first column of its code:
 * a language written in two ways has two. */
typedef struct columns {
    slice codes[GRAM_COLUMNS_MAX];
    unsigned first[GRAM_COLUMNS_MAX];
    unsigned count;
    unsigned english; /* its column; count when it has none */
} columns;

static void split_codes(const char *codes, columns *out) {
    unsigned n = 0;
    out->english = GRAM_COLUMNS_MAX;
    while (*codes && n < GRAM_COLUMNS_MAX) {
        const slice code = {codes, strcspn(codes, " ")};
        unsigned first = 0;
        while (first < n &&
               (out->codes[first].data[0] != code.data[0] || !slice_equal(out->codes[first], code)))
            first++;
        if (slice_equal(code, SLICE("en")))
            out->english = first;
        out->first[n] = first;
        out->codes[n++] = code;
        codes += code.length + (codes[code.length] == ' ');
    }
    out->count = n;
}

/* The likeliest column by the sums, where columns of one code add up, and its probability. */
static double best_column(const gram_weights *grams, const columns *c, const uint32_t *sums,
                          unsigned *best) {
    const double prior = c->english < c->count ? -log(c->count - 1) : 0;
    double logits[GRAM_COLUMNS_MAX];
    double greatest = -INFINITY;
    for (unsigned l = 0; l < c->count; l++) {
        logits[l] = grams->scale * sums[l] + (l == c->english ? 0 : prior);
        greatest = fmax(greatest, logits[l]);
    }
    double shares[GRAM_COLUMNS_MAX] = {0};
    double total = 0;
    for (unsigned l = 0; l < c->count; l++) {
        const double share = exp(logits[l] - greatest);
        shares[c->first[l]] += share;
        total += share;
    }
    *best = 0;
    for (unsigned l = 1; l < c->count; l++)
        *best = shares[l] > shares[*best] ? l : *best;
    return shares[*best] / total;
}

/* Does no language get more from a window than that of the column `best`? */
static bool agrees(const columns *c, const uint32_t *sums, unsigned best) {
    unsigned greatest = 0;
    for (unsigned l = 1; l < c->count; l++)
        greatest = sums[l] > sums[greatest] ? l : greatest;
    return c->first[greatest] == best;
}

/* The likeliest language of the text, whose letters are mostly of `script`, and its probability. */
static double weigh(const gram_weights *grams, unsigned script, slice text, slice *best) {
    columns c;
    uint32_t sums[GRAM_COLUMNS_MAX] = {0};
    unsigned column = 0;
    double probability = 0;
    bool sure = false;
    split_codes(grams->codes, &c);
    if (c.count == 0)
        return 0;
    for (unsigned i = 0; i < WINDOWS && !sure; i++) {
        const slice part = window_at(text, i);
        uint32_t window[GRAM_COLUMNS_MAX] = {0};
        add_words(grams, script, part, window);
        for (unsigned l = 0; l < c.count; l++)
            sums[l] += window[l];
        if (i + 1 < WINDOWS_MIN)
            continue;
        probability = best_column(grams, &c, sums, &column);
        sure = part.length == 0 || (probability >= SURE && agrees(&c, window, column));
    }
    *best = c.codes[column];
    return probability;
}

language_guess language_detect(const pith_model *model, slice text) {
    double confidence;
    const unsigned script = main_script(text, &confidence);
    slice code = slice_of(SCRIPT_NAMES[script]);
    if (script < WEIGHED) {
        const gram_weights grams = model_grams(model, SCRIPT_NAMES[script]);
        code = SLICE("und");
        if (grams.steps)
            confidence = weigh(&grams, script, text, &code);
    }
    language_guess guess = {"und", 0};
    if (confidence >= LIKELY && code.length < sizeof guess.code &&
        !slice_equal(code, SLICE("und"))) {
        memset(guess.code, 0, sizeof guess.code);
        memcpy(guess.code, code.data, code.length);
        guess.confidence = (float)confidence;
    }
    return guess;
}

/* Is `code` one of `languages`, each with a space behind it? */
static bool is_listed(const char *languages, slice code) {
    for (const char *at = languages; *at; at += strcspn(at, " ") + 1)
        if (slice_equal((slice){at, strcspn(at, " ")}, code))
            return true;
    return false;
}

/* Adds the steps of the letters beyond ASCII: the row of one is its folded number, as
 * models/fit_langid.py has it. */
static void add_letters(const gram_weights *letters, slice text, uint32_t *sums) {
    const uint32_t rows = 1u << (32 - letters->shift);
    for (size_t at = 0; at < text.length;) {
        char folded[WORD_BYTES];
        const size_t start = at;
        const uint32_t c = utf8_next(text, &at);
        if (c < 0x80 || !utf8_is_letter(c))
            continue;
        const size_t length = utf8_fold(slice_range(text, start, at), folded, sizeof folded);
        if (length == 0)
            continue;
        size_t first = 0;
        const uint32_t row = utf8_next((slice){folded, length}, &first) % rows;
        for (unsigned l = 0; l < letters->width; l++)
            sums[l] += letters->steps[(size_t)row * letters->width + l];
    }
}

double language_evidence(const pith_model *model, const char *script, slice words, slice text,
                         const char *languages) {
    unsigned number = 0;
    while (number < WEIGHED && strcmp(SCRIPT_NAMES[number], script) != 0)
        number++;
    char name[32];
    snprintf(name, sizeof name, "%s letters", script);
    const gram_weights grams = model_grams(model, script);
    const gram_weights letters = model_grams(model, name);
    if (!letters.steps)
        return 0;
    columns c;
    split_codes(letters.codes, &c);
    uint32_t sums[GRAM_COLUMNS_MAX] = {0}, costs[GRAM_COLUMNS_MAX] = {0};
    const size_t count = grams.steps ? add_words(&grams, number, words, sums) : 0;
    add_letters(&letters, text, costs);
    double best = -INFINITY;
    for (unsigned l = 0; l < c.count; l++)
        if (is_listed(languages, c.codes[l]))
            best =
                fmax(best, grams.scale * ((double)sums[l] - (double)GRAM_NEUTRAL * (double)count) -
                               LETTER_STEP * costs[l]);
    return best;
}
