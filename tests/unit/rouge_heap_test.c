/* rouge_heap_test.c - ROUGE and the heap: the calls of the allocator do not grow with the rows once
 * a worker is warm, and every single failure of the heap, when reading and when scoring, is
 * reported and leaks nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/eval.h"
#define HEAP_OF_LIBRARIES 1
#include "tests/unit/counting_heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- what is run ---- */

static char path[] = "/tmp/pith-rouge-heap-XXXXXX";

/* Writes that many rows of the same few words. */
static void write_rows(size_t rows) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (size_t i = 0; i < rows; i++)
        fprintf(file,
                "{\"id\":\"%zu\",\"system\":[\"The geese were running home.\",\"Nobody saw why\"],"
                "\"references\":[[\"A goose ran home\",\"and nobody saw it\"],\"geese run\"]}\n",
                i);
    assert_int_equal(fclose(file), 0);
}

static void choose(rouge_options *o, rouge_mode mode) {
    static const rouge_measure more[] = {{.kind = ROUGE_W, .weight = 1.2},
                                         {.kind = ROUGE_SU, .gap = 4}};
    rouge_options_init(o, mode);
    o->stem = o->drop_stop_words = true;
    o->resamples = 10;
    if (mode == ROUGE_GOOGLE)
        return;
    memcpy(o->measures + o->measure_count, more, sizeof more);
    o->measure_count += 2;
}

static pith_status read_and_score(rouge_mode mode) {
    rouge_options options;
    rouge_result *result;
    choose(&options, mode);
    rouge_corpus *corpus = rouge_corpus_new();
    if (!corpus)
        return PITH_ERROR_MEMORY;
    pith_status status = rouge_read_json_lines(corpus, path, NULL);
    if (status == PITH_OK && corpus->skipped > 0)
        status = PITH_ERROR_MEMORY; /* cJSON says no more than that a line cannot be read */
    if (status == PITH_OK)
        status = rouge_score_corpus(corpus, &options, &result, NULL);
    if (status == PITH_OK)
        rouge_result_free(result);
    rouge_corpus_free(corpus);
    return status;
}

/* Calls of the allocator while a corpus of that many rows is scored. */
static size_t calls_to_score(size_t rows, rouge_mode mode) {
    rouge_options options;
    rouge_result *result;
    write_rows(rows);
    choose(&options, mode);
    rouge_corpus *corpus = rouge_corpus_new();
    assert_non_null(corpus);
    assert_int_equal(rouge_read_json_lines(corpus, path, NULL), PITH_OK);
    calls = 0;
    watching = true;
    const pith_status status = rouge_score_corpus(corpus, &options, &result, NULL);
    watching = false;
    assert_int_equal(status, PITH_OK);
    rouge_result_free(result);
    rouge_corpus_free(corpus);
    return calls;
}

static void rows_cost_no_calls(void **state) {
    (void)state;
    need_the_heap();
    for (rouge_mode mode = ROUGE_OWN; mode <= ROUGE_GOOGLE; mode++) {
        const size_t few = calls_to_score(10, mode);
        assert_true(few > 0);
        assert_int_equal(calls_to_score(1000, mode), few);
    }
}

static void every_failure_is_reported(void **state) {
    (void)state;
    need_the_heap();
    write_rows(3);
    for (rouge_mode mode = ROUGE_OWN; mode <= ROUGE_GOOGLE; mode++) {
        /* Some failures do no harm: the C library's qsort then sorts in place. */
        pith_status status = PITH_ERROR_MEMORY;
        size_t n = 0;
        do {
            n++;
            calls = 0;
            live = 0;
            fail_at = n;
            watching = true;
            status = read_and_score(mode);
            watching = false;
            fail_at = 0;
            if (live != 0)
                fail_msg("call %zu failed, and %ld blocks leaked", n, live);
            if (status != PITH_OK && status != PITH_ERROR_MEMORY &&
                status != PITH_ERROR_ARGUMENT) /* zlib does not say why it cannot open a file */
                fail_msg("call %zu failed with status %d", n, (int)status);
            assert_true(n < 10000);
        } while (calls >= n);
        assert_int_equal(status, PITH_OK); /* of the run in which nothing failed */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_cost_no_calls),
        cmocka_unit_test(every_failure_is_reported),
    };
    const int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
