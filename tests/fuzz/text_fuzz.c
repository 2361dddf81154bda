/* text_fuzz.c - any bytes as a text. The first byte picks the options; the invariants that the
 * header promises are checked on what comes out. */
#include "pith.h"
#include "require.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_span(pith_span span, size_t size) {
    require(span.source == 0 && span.start < span.end && span.end <= size);
}

static void check_sentences(pith_doc *doc, size_t size) {
    pith_sentence s;
    size_t end = 0;
    for (size_t i = 0; pith_doc_get_sentence(doc, i, &s); i++) {
        check_span(s.span, size);
        require(s.span.start >= end && s.text.length > 0);
        end = s.span.end;
        pith_token t;
        for (size_t k = 0; pith_doc_get_token(doc, i, k, &t); k++)
            require(t.span.start >= s.span.start && t.span.end <= s.span.end);
    }
}

static void check_summary(pith_doc *doc, const pith_summary_options *options, size_t size) {
    const pith_summary *summary;
    require(pith_summarize(doc, options, &summary, NULL) == PITH_OK);
    size_t bytes = 0;
    for (size_t i = 0; i < summary->count; i++) {
        const pith_pick *pick = &summary->picks[i];
        check_span(pick->span, size);
        require(i == 0 || pick->index > pick[-1].index);
        double sum = 0;
        for (size_t p = 0; p < pick->part_count; p++)
            sum += pick->parts[p].value;
        require(sum - pick->score < 1e-9 && pick->score - sum < 1e-9);
        bytes += pick->text.length + (i > 0);
    }
    if (options->unit == PITH_BYTES)
        require(bytes <= options->budget);
    if (options->unit == PITH_SENTENCES)
        require(summary->count <= options->budget);
}

static void check_keywords(pith_doc *doc, const pith_keyword_options *options, size_t size) {
    const pith_keywords *keywords;
    require(pith_extract_keywords(doc, options, &keywords, NULL) == PITH_OK);
    require(keywords->count <= options->count);
    for (size_t i = 0; i < keywords->count; i++) {
        const pith_keyword *k = &keywords->keywords[i];
        require(k->score >= 0 && k->score <= 1 && k->count > 0);
        for (size_t s = 0; s < k->count; s++)
            check_span(k->spans[s], size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    const uint8_t pick = data[0];
    const pith_source source = {.text = (const char *)data + 1, .length = size - 1};
    pith_doc *doc;
    require(pith_doc_new(pith_model_builtin(), &doc) == PITH_OK);
    pith_read_options reading;
    pith_read_options_init(&reading);
    reading.all_blocks = pick & 1;
    if (pith_doc_read(doc, &source, 1, &reading, NULL) == PITH_OK) {
        check_sentences(doc, source.length);
        size_t count;
        const pith_method *methods = pith_methods(PITH_TASK_SUMMARIZE, &count);
        pith_summary_options options;
        pith_summary_options_init(&options);
        options.method = methods[(pick >> 1) % count].name;
        options.unit = (pith_unit)((pick >> 4) & 3);
        options.budget = 1 + (size_t)pick % 97;
        options.truncate = pick >> 7;
        check_summary(doc, &options, source.length);
        methods = pith_methods(PITH_TASK_KEYWORDS, &count);
        pith_keyword_options wanted;
        pith_keyword_options_init(&wanted);
        wanted.method = methods[pick % count].name;
        check_keywords(doc, &wanted, source.length);
    }
    pith_doc_free(doc);
    return 0;
}
