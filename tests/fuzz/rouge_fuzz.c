/* rouge_fuzz.c - any bytes as a system's text and its references, divided by NUL bytes. The first
 * byte chooses mode and options. Whatever the texts, scores lie between 0 and 1, and no more is hit
 * than there is. */
#include "eval/rouge_corpus.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

static void choose(uint8_t choice, rouge_options *o) {
    rouge_options_init(o, (rouge_mode)(choice % 3));
    o->resamples = 10;
    o->stem = choice & 4;
    o->drop_stop_words = choice & 8;
    o->limit = (rouge_limit)((choice >> 4) % 3);
    o->limit_size = 7;
    o->references = (rouge_references)((choice >> 6) % 3);
    if (o->mode == ROUGE_GOOGLE)
        return;
    static const rouge_measure more[] = {{.kind = ROUGE_N, .n = 5},
                                         {.kind = ROUGE_L_TEXT},
                                         {.kind = ROUGE_W, .weight = 1.2},
                                         {.kind = ROUGE_S, .gap = 4},
                                         {.kind = ROUGE_SU, .gap = 0}};
    memcpy(o->measures + o->measure_count, more, sizeof more);
    o->measure_count += sizeof more / sizeof *more;
    if (o->mode == ROUGE_OWN && choice & 128 && o->limit == ROUGE_NO_LIMIT)
        o->language = "en";
}

static void check(const rouge_result *result) {
    if (result->failed > 0)
        return;
    for (size_t m = 0; m < result->measures; m++) {
        const rouge_value *v = rouge_value_of(result, 0, 0, m);
        for (size_t i = 0; i < ROUGE_VALUES; i++)
            require(v->value[i] >= 0 && v->value[i] <= 1 + 1e-9);
        require(v->hits >= 0 && v->hits <= v->in_references * (1 + 1e-9));
        require(v->hits_in_system >= 0 && v->hits_in_system <= v->in_system * (1 + 1e-9));
        const rouge_summary *s = rouge_summary_of(result, 0, m);
        require(isfinite(s->mean[ROUGE_F]) && s->low[ROUGE_F] <= s->high[ROUGE_F]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { MOST_TEXTS = 8 };
    rouge_text texts[MOST_TEXTS];
    size_t count = 0;
    if (size == 0)
        return 0;
    rouge_corpus *corpus = rouge_corpus_new();
    require(corpus && rouge_corpus_system(corpus, SLICE("system")) == 0);
    slice rest = {(const char *)data + 1, size - 1};
    while (count < MOST_TEXTS) {
        const char *end = rest.length ? memchr(rest.data, 0, rest.length) : NULL;
        const size_t length = end ? (size_t)(end - rest.data) : rest.length;
        require(rouge_corpus_text(corpus, slice_range(rest, 0, length), &texts[count++]) ==
                PITH_OK);
        if (!end)
            break;
        rest = slice_range(rest, length + 1, rest.length);
    }
    const rouge_row row = {.id = {"row", 3},
                           .systems = texts,
                           .system_count = 1,
                           .references = texts + 1,
                           .reference_count = count - 1};
    require(rouge_corpus_add(corpus, &row) == PITH_OK);
    if (corpus->row_count == 1) {
        rouge_options options;
        rouge_result *result;
        choose(data[0], &options);
        require(rouge_score_corpus(corpus, &options, &result, NULL) == PITH_OK);
        check(result);
        rouge_result_free(result);
    }
    rouge_corpus_free(corpus);
    return 0;
}
