/* extraction_score.c - the measures of main text extraction.
 *
 * Words (Web Content Extraction Benchmark): of the multisets of lower-cased \w+ words G (gold) and
 * S (system), P = |G * S| / |S|, R = |G * S| / |G|, the means over pages being reported. Here words
 * are the library's, folded and divided at what is not a letter, digit or underscore; that is \w+
 * less the s of a possessive, and but for scripts without blanks, of which \w+ makes one word a
 * line. A page with an empty gold text scores 1 when nothing was found, else 0.
 *
 * Shingles (scrapinghub's article-extraction-benchmark, evaluate.py): the runs of four words of
 * both texts as multisets; a shorter text is one run. tp, fp and fn are divided by their sum, so
 * that long pages weigh no more than short ones; P and R are means over the pages that have any, F1
 * is taken of the means. That script does not fold case. Linear but for sorting shingles. */
#include "eval/extraction_score.h"

#include "base/status.h"

#include <stdlib.h>

/* ---- words ---- */

/* Bytes of a character that may stand inside a word of the library (UAX 29) but is no \w; 0: it is.
 */
static size_t joiner_length(const char *p, size_t left) {
    const unsigned char c = (unsigned char)p[0];
    if (c < 0x80)
        return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                 c == '_');
    if (left >= 2 && c == 0xc2 && (unsigned char)p[1] == 0xb7) /* middle dot */
        return 2;
    const bool general = left >= 3 && c == 0xe2 && (unsigned char)p[1] == 0x80;
    return general ? 3 : 0; /* quotation marks, hyphens, zero-width joiners */
}

typedef struct word_sink {
    map *vocabulary;
    uint32_t *words;
    size_t count;
} word_sink;

static pith_status add_word(word_sink *sink, slice word) {
    if (word.length == 0)
        return PITH_OK;
    const uint32_t id = map_intern(sink->vocabulary, word, NULL);
    TRY_MEMORY(id != MAP_ABSENT);
    sink->words[sink->count++] = id;
    return PITH_OK;
}

/* The parts of a word of the library between its joiners. */
static pith_status add_parts(word_sink *sink, slice form) {
    size_t start = 0;
    for (size_t i = 0; i < form.length;) {
        const size_t joiner = joiner_length(form.data + i, form.length - i);
        if (joiner > 0) {
            TRY(add_word(sink, slice_range(form, start, i)));
            start = i + joiner;
        }
        i += joiner > 0 ? joiner : 1;
    }
    return add_word(sink, slice_range(form, start, form.length));
}

pith_status word_list_read(slice text, pith_doc *doc, map *vocabulary, arena *memory,
                           word_list *out) {
    const pith_slice whole = {text.data, text.length};
    const pith_source source = {.sentences = &whole, .sentence_count = 1};
    TRY(pith_doc_read(doc, &source, 1, NULL, NULL));
    pith_doc_facts facts;
    pith_token token;
    pith_doc_get_facts(doc, &facts);
    size_t bytes = 0;
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(doc, s, i, &token); i++)
            bytes += token.form.length / 2 + 1;
    word_sink sink = {vocabulary, ARENA_ARRAY(memory, uint32_t, bytes), 0};
    TRY_MEMORY(sink.words);
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(doc, s, i, &token); i++)
            TRY(add_parts(&sink, (slice){token.form.data, token.form.length}));
    *out = (word_list){sink.words, sink.count};
    return PITH_OK;
}

pith_status extraction_score_words(const word_list *gold, const word_list *system,
                                   size_t vocabulary, arena *memory, extraction_score *out) {
    uint32_t *left = arena_alloc_zero(memory, vocabulary, sizeof *left);
    TRY_MEMORY(left);
    size_t both = 0;
    for (size_t i = 0; i < gold->count; i++)
        left[gold->words[i]]++;
    for (size_t i = 0; i < system->count; i++) {
        uint32_t *of_word = &left[system->words[i]];
        both += *of_word > 0;
        *of_word -= *of_word > 0;
    }
    const size_t all = gold->count + system->count;
    *out = (extraction_score){
        .precision = system->count > 0 ? (double)both / (double)system->count : gold->count == 0,
        .recall = gold->count > 0 ? (double)both / (double)gold->count : system->count == 0,
        .f1 = all > 0 ? 2 * (double)both / (double)all : 1};
    return PITH_OK;
}

bool word_list_contains(const word_list *text, const word_list *piece) {
    for (size_t i = 0; i + piece->count <= text->count; i++)
        if (piece->count == 0 ||
            memcmp(text->words + i, piece->words, piece->count * sizeof *piece->words) == 0)
            return true;
    return false;
}

/* ---- shingles ---- */

typedef struct shingle {
    uint32_t words[SHINGLE_WORDS]; /* MAP_ABSENT behind the last one of a short text */
} shingle;

static int compare_shingles(const void *a, const void *b) {
    const shingle *x = a, *y = b;
    for (size_t i = 0; i < SHINGLE_WORDS; i++)
        if (x->words[i] != y->words[i])
            return x->words[i] < y->words[i] ? -1 : 1;
    return 0;
}

static pith_status shingles_of(const word_list *list, arena *memory, shingle **out, size_t *count) {
    *count = list->count >= SHINGLE_WORDS ? list->count - SHINGLE_WORDS + 1 : list->count > 0;
    *out = ARENA_ARRAY(memory, shingle, *count);
    TRY_MEMORY(*out);
    for (size_t i = 0; i < *count; i++)
        for (size_t w = 0; w < SHINGLE_WORDS; w++)
            (*out)[i].words[w] = i + w < list->count ? list->words[i + w] : MAP_ABSENT;
    qsort(*out, *count, sizeof **out, compare_shingles);
    return PITH_OK;
}

pith_status extraction_score_shingles(const word_list *gold, const word_list *system, arena *memory,
                                      shingle_shares *out) {
    shingle *g, *s;
    size_t gold_count, system_count, both = 0;
    TRY(shingles_of(gold, memory, &g, &gold_count));
    TRY(shingles_of(system, memory, &s, &system_count));
    for (size_t i = 0, k = 0; i < gold_count && k < system_count;) {
        const int order = compare_shingles(&g[i], &s[k]);
        both += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    const size_t all = gold_count + system_count - both;
    const double sum = all > 0 ? (double)all : 1;
    *out = (shingle_shares){(double)both / sum, (double)(system_count - both) / sum,
                            (double)(gold_count - both) / sum};
    return PITH_OK;
}

double shingle_precision(const shingle_shares *shares, bool *counts) {
    *counts = shares->both + shares->system_only > 0;
    return *counts ? shares->both / (shares->both + shares->system_only) : 0;
}

double shingle_recall(const shingle_shares *shares, bool *counts) {
    *counts = shares->both + shares->gold_only > 0;
    return *counts ? shares->both / (shares->both + shares->gold_only) : 0;
}
