/* heap_test.c - the library and the heap: a warm handle allocates nothing, and every single failure
 * of the heap is reported, leaks nothing and leaves the handle usable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/model.h"
#define HEAP_OF_LIBRARIES 1
#include "tests/unit/counting_heap.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is run ---- */

static const char ARTICLE[] =
    "Harbour town votes to rebuild its sea wall\n"
    "\n"
    "3 May 2021, 09:15\n"
    "\n"
    "The council of the harbour town voted on Monday to rebuild the old sea wall, which the storms "
    "of last winter had broken in three places. The work is to cost 4.5 million and to take two "
    "years.\n"
    "\n"
    "\"We have waited long enough,\" said the mayor. \"Another winter like that and the lower "
    "streets would be gone.\"\n"
    "\n"
    "Read more: Storm damage at the harbour\n"
    "\n"
    "Fishermen fear that the works will close the quay. They asked the council for a second "
    "landing place on the north side of the harbour. The council will decide in June.\n"
    "\n"
    "Engineers say that a wall of natural stone, with gaps for the water, would hold better than "
    "concrete. Caf\xc3\xa9 owners on the quay \xe2\x80\x93 three of them \xe2\x80\x93 want it "
    "lower. The "
    "caf\xc3\xa9s\xe2\x80\x99 bad byte: \xff.\n";

/* The method whose solver, GLPK, keeps a heap of its own. */
#define SOLVED "coverage-ilp"

/* Summaries by every other method, key phrases by every method. */
static pith_status run_all(pith_doc *doc, pith_error *error) {
    const pith_source source = {.text = ARTICLE, .length = sizeof ARTICLE - 1};
    pith_status status = pith_doc_read(doc, &source, 1, NULL, error);
    size_t count;
    const pith_method *methods = pith_methods(PITH_TASK_SUMMARIZE, &count);
    pith_summary_options options;
    pith_summary_options_init(&options);
    options.query = (pith_slice){"sea wall", 8};
    for (size_t i = 0; status == PITH_OK && i < count; i++) {
        if (strcmp(methods[i].name, SOLVED) == 0)
            continue;
        const pith_summary *summary;
        options.method = methods[i].name;
        status = pith_summarize(doc, &options, &summary, error);
    }
    methods = pith_methods(PITH_TASK_KEYWORDS, &count);
    pith_keyword_options wanted;
    pith_keyword_options_init(&wanted);
    for (size_t i = 0; status == PITH_OK && i < count; i++) {
        const pith_keywords *keywords;
        wanted.method = methods[i].name;
        status = pith_extract_keywords(doc, &wanted, &keywords, error);
    }
    return status;
}

static void test_a_warm_handle_allocates_nothing(void **state) {
    (void)state;
    need_the_heap();
    pith_doc *doc;
    assert_int_equal(pith_doc_new(pith_model_builtin(), &doc), PITH_OK);
    assert_int_equal(run_all(doc, NULL), PITH_OK);
    assert_int_equal(run_all(doc, NULL), PITH_OK);
    calls = 0;
    fail_at = 0;
    watching = true;
    const pith_status status = run_all(doc, NULL);
    watching = false;
    assert_int_equal(status, PITH_OK);
    assert_int_equal(calls, 0);
    pith_doc_free(doc);
}

/* One run from nothing, in which allocation `n` fails. */
static pith_status run_with_failure(size_t n, pith_error *error) {
    pith_doc *doc;
    calls = 0;
    live = 0;
    fail_at = n;
    watching = true;
    pith_status status = pith_doc_new(pith_model_builtin(), &doc);
    if (status == PITH_OK) {
        status = run_all(doc, error);
        /* The handle survives: without a failure it does the whole work. */
        if (status != PITH_OK && run_all(doc, NULL) != PITH_OK)
            status = PITH_ERROR_ARGUMENT;
        pith_doc_free(doc);
    }
    watching = false;
    return status;
}

static void test_every_failure_is_reported_and_leaks_nothing(void **state) {
    (void)state;
    need_the_heap();
    size_t n = 0;
    pith_status status;
    do {
        pith_error error = {0};
        status = run_with_failure(++n, &error);
        assert_true(status == PITH_ERROR_MEMORY || (status == PITH_OK && calls < n));
        assert_int_equal(live, 0);
        if (status != PITH_OK && n > 2) /* the first two are of pith_doc_new, which has no error */
            assert_int_equal(error.code, PITH_ERROR_MEMORY);
    } while (status != PITH_OK);
    assert_true(n > 3);
}

static void test_a_model_that_cannot_be_allocated(void **state) {
    (void)state;
    need_the_heap();
    const model_header *header = (const void *)pith_builtin_data;
    pith_model *model = NULL;
    calls = 0;
    fail_at = 1;
    watching = true;
    const pith_status status =
        pith_model_open(pith_builtin_data, (size_t)header->size, &model, NULL);
    watching = false;
    assert_int_equal(status, PITH_ERROR_MEMORY);
    assert_null(model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_warm_handle_allocates_nothing),
        cmocka_unit_test(test_every_failure_is_reported_and_leaks_nothing),
        cmocka_unit_test(test_a_model_that_cannot_be_allocated),
    };
    return cmocka_run_group_tests_name("heap", tests, NULL, NULL);
}
