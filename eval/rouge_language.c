/* rouge_language.c - words of any language: pith's own segmentation, folding, stems and stop words,
 * in the place of ROUGE's runs of a-z and 0-9, which leave nothing of a Russian text and `na` and
 * `ve` of `naïve`. Scripts that put no spaces between words (Han, Hiragana, Katakana) are compared
 * character by character, so that no segmenter's taste enters the score.
 *
 * The numbers are not those of any ROUGE program, and the output says so. */
#include "eval/rouge_words.h"

#include "base/status.h"

typedef struct range {
    uint32_t first;
    uint32_t last;
} range;

/* Is `c` a character of a script that is written without spaces? */
static bool stands_alone(uint32_t c) {
    static const range ranges[] = {
        {0x3005, 0x3007},   /* iteration mark, closing mark, zero */
        {0x3041, 0x30FF},   /* Hiragana, Katakana */
        {0x31F0, 0x31FF},   /* Katakana extensions */
        {0x3400, 0x4DBF},   /* Han, extension A */
        {0x4E00, 0x9FFF},   /* Han */
        {0xF900, 0xFAFF},   /* Han, compatibility */
        {0x20000, 0x3FFFF}, /* Han, further extensions */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

/* The character at the start of valid UTF-8, and its length. */
static uint32_t character(slice s, size_t *length) {
    const unsigned char *p = (const unsigned char *)s.data;
    *length = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (*length > s.length)
        *length = s.length;
    uint32_t c = *length == 1 ? p[0] : p[0] & (0x7FU >> *length);
    for (size_t i = 1; i < *length; i++)
        c = c << 6 | (p[i] & 0x3FU);
    return c;
}

/* Where the terms of a text go. */
typedef struct gatherer {
    rouge_vocabulary *vocabulary;
    uint32_t *terms; /* NULL: they are only counted */
    size_t count;
} gatherer;

static bool add(gatherer *g, slice word) {
    if (g->terms)
        g->terms[g->count] = rouge_vocabulary_plain(g->vocabulary, word);
    g->count++;
    return !g->terms || g->terms[g->count - 1] != ROUGE_TERM_FAILED;
}

/* Adds a word, or the characters of it that stand alone and what is between them. */
static bool add_word(gatherer *g, slice word) {
    size_t start = 0, length;
    for (size_t i = 0; i < word.length; i += length) {
        const uint32_t c = character(slice_range(word, i, word.length), &length);
        if (!stands_alone(c))
            continue;
        if ((i > start && !add(g, slice_range(word, start, i))) ||
            !add(g, slice_range(word, i, i + length)))
            return false;
        start = i + length;
    }
    return start == word.length || add(g, slice_range(word, start, word.length));
}

/* Adds the words of a sentence of the document. */
static bool add_sentence(gatherer *g, const pith_doc *doc, size_t sentence) {
    const rouge_options *options = g->vocabulary->options;
    pith_token token;
    for (size_t i = 0; pith_doc_get_token(doc, sentence, i, &token); i++) {
        if (options->drop_stop_words && token.stop)
            continue;
        const pith_slice word = options->stem ? token.stem : token.form;
        if (!add_word(g, (slice){word.data, word.length}))
            return false;
    }
    return true;
}

pith_status rouge_words_read_language(rouge_reading *out, arena *a, rouge_vocabulary *v,
                                      pith_doc *doc, const rouge_text *text, const char *language) {
    pith_read_options read;
    pith_doc_facts facts;
    const pith_source source = {.sentences = text->lines, .sentence_count = text->count};
    *out = (rouge_reading){0};
    if (text->count == 0)
        return PITH_OK;
    pith_read_options_init(&read);
    read.language = language;
    TRY(pith_doc_read(doc, &source, 1, &read, NULL));
    pith_doc_get_facts(doc, &facts);
    gatherer counter = {.vocabulary = v}, g = counter;
    for (size_t s = 0; s < facts.sentences; s++)
        add_sentence(&counter, doc, s);
    size_t *ends = ARENA_ARRAY(a, size_t, facts.sentences);
    g.terms = ARENA_ARRAY(a, uint32_t, counter.count);
    TRY_MEMORY(ends && g.terms);
    for (size_t s = 0; s < facts.sentences; s++) {
        if (!add_sentence(&g, doc, s))
            return PITH_ERROR_MEMORY;
        ends[s] = g.count;
    }
    out->text = (rouge_words){g.terms, g.count, ends, facts.sentences};
    out->lines = out->text;
    return PITH_OK;
}

pith_status rouge_language_check(const char *language, pith_error *error) {
    pith_doc *doc;
    pith_read_options read;
    const pith_source source = {.text = "a", .length = 1};
    TRY(pith_doc_new(pith_model_builtin(), &doc));
    pith_read_options_init(&read);
    read.language = language;
    const pith_status status = pith_doc_read(doc, &source, 1, &read, error);
    pith_doc_free(doc);
    return status;
}
