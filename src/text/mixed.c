/* mixed.c - see mixed.h.
 *
 * Running text is full of stop words, so a block that has few of those of its document is suspect:
 *
 *     stop_words / first_words < SUSPECT * the same ratio over all blocks
 *
 * over the first words of each block, which the read stage has mostly counted already to judge what
 * the block is. A suspect block that is long enough is asked for its language (language.h), and
 * read as in that when the answer is all but sure. Of the sentences in langid of at least 80 bytes
 * 2 to 5 in a hundred are suspect in English, French or Dutch, a third in Turkish and half in
 * Korean, whose stop words are rarer; so no more than one block is asked for each PERIOD bytes of
 * the text, and a document of one language takes no longer than before.
 *
 * A text that is given as sentences, or with its language, is in one language. */
#include "text/mixed.h"

#include "text/language.h"
#include "text/token.h"
#include "text/utf8.h"
#include "text/word.h"

/* Bytes of a block that may differ from its document, and of it that are asked; the first words of
 * a block. Blocks that may be asked at once, and bytes of text that allow another. */
enum { LONG = 80, ASKED = 160, FIRST_WORDS = 16, FIRST_ASKED = 4, PERIOD = 2048 };

static const double SUSPECT = 0.5;
static const double SURE = 0.99;

static bool may_differ(const document *doc, const block *b) {
    return b->span.end - b->span.start >= LONG && !doc->sources[b->source].split;
}

static void count_first_words(const document *doc, block *b) {
    const slice text = slice_range(doc->text, b->span.start, b->span.end);
    char buffer[TOKEN_FORM_BYTES];
    size_t at = 0;
    span word;
    bool wordlike;
    uint16_t unused;
    while (b->first_words < FIRST_WORDS && word_next(text, doc->language, &at, &word, &wordlike)) {
        const slice folded = token_form(slice_range(text, word.start, word.end), buffer);
        b->first_words++;
        b->stop_words += table_find(&doc->language->stopwords, folded, &unused);
    }
}

/* The ratio over all blocks that may differ. */
static double usual_ratio(document *doc) {
    uint64_t words = 0;
    uint64_t stop_words = 0;
    for (uint32_t i = 0; i < doc->block_count; i++) {
        block *b = &doc->blocks[i];
        if (!may_differ(doc, b))
            continue;
        if (b->first_words == 0)
            count_first_words(doc, b);
        words += b->first_words;
        stop_words += b->stop_words;
    }
    return words ? (double)stop_words / (double)words : 0;
}

/* The place of the language `code` among those of `doc`; 0, that of the document, when the model
 * lacks it or the document has too many. */
static uint8_t place_of(document *doc, const char *code) {
    for (uint8_t i = 0; i < doc->language_count; i++)
        if (strcmp(doc->languages[i].code, code) == 0)
            return i;
    if (doc->language_count == LANGUAGES_MAX ||
        !model_language(doc->model, code, &doc->languages[doc->language_count]))
        return 0;
    return (uint8_t)doc->language_count++;
}

static uint8_t ask(document *doc, const block *b) {
    size_t end = b->span.start + ASKED;
    if (end > b->span.end)
        end = b->span.end;
    while (end < b->span.end && ((unsigned char)doc->text.data[end] & 0xc0) == 0x80)
        end--;
    const language_guess guess =
        language_detect(doc->model, slice_range(doc->text, b->span.start, end));
    return guess.confidence >= SURE ? place_of(doc, guess.code) : 0;
}

pith_status mixed_languages(document *doc) {
    doc->languages = ARENA_ARRAY(doc->arena, language_model, LANGUAGES_MAX);
    TRY_MEMORY(doc->languages);
    doc->languages[0] = *doc->language;
    doc->language_count = 1;
    if (doc->language_given)
        return PITH_OK;
    const double usual = usual_ratio(doc);
    uint32_t asked = 0;
    for (uint32_t i = 0; i < doc->block_count; i++) {
        block *b = &doc->blocks[i];
        if (may_differ(doc, b) && asked < FIRST_ASKED + b->span.start / PERIOD &&
            b->stop_words <= SUSPECT * usual * b->first_words) {
            b->language = ask(doc, b);
            asked += b->language == 0;
        }
    }
    return PITH_OK;
}
