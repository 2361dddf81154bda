/* formats_heap_test.c - the readers of formats on a heap of which any one call of theirs fails: it
 * is told, nothing leaks, and the next file is read as ever. What fails inside a library is the
 * library's: libarchive 3.6 does not live through all of it. The files are the seeds of the fuzz
 * target. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"
#include "pith.h"
#define HEAP_OF_LIBRARIES 0
#include "tests/unit/counting_heap.h"

#include <stdio.h>
#include <stdlib.h>

/* More calls of the allocator than any of the files needs. */
enum { MOST = 20000, FILE_BYTES = 1 << 16 };

typedef struct outcome {
    size_t documents;
    size_t failures;
    uint64_t text; /* hash of all sentences */
} outcome;

static size_t load(const char *name, char *out) {
    char path[100];
    snprintf(path, sizeof path, "tests/fuzz/corpus/formats/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t length = fread(out, 1, FILE_BYTES, file);
    fclose(file);
    return length;
}

static void read_item(pith_doc *doc, const pith_item *item, outcome *out) {
    pith_error error = {0};
    if (pith_doc_read(doc, &item->source, 1, NULL, &error) != PITH_OK) {
        assert_true(error.message[0] != '\0');
        out->failures++;
        return;
    }
    pith_sentence s;
    size_t count = 0;
    for (; pith_doc_get_sentence(doc, count, &s); count++)
        out->text = out->text * 31 + slice_hash((slice){s.text.data, s.text.length});
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    out->failures += count < facts.sentences;
    out->documents++;
}

/* Reads all of a file, with a reader and a document of its own. */
static outcome read_file(const char *bytes, size_t length) {
    outcome out = {0};
    pith_doc *doc = NULL;
    pith_reader *reader = NULL;
    const pith_file file = {.data = bytes, .length = length};
    pith_error error = {0};
    bool found = true;
    if (pith_doc_new(pith_model_builtin(), &doc) != PITH_OK ||
        pith_reader_new(&reader) != PITH_OK || pith_reader_open(reader, &file, &error) != PITH_OK) {
        out.failures++;
        found = false;
    }
    for (int i = 0; found && i < 20; i++) {
        pith_item item;
        if (pith_reader_next(reader, &item, &found, &error) != PITH_OK) {
            assert_true(error.message[0] != '\0');
            out.failures++;
            found = true;
        } else if (found) {
            read_item(doc, &item, &out);
        }
    }
    pith_reader_free(reader);
    pith_doc_free(doc);
    return out;
}

static outcome read_failing(const char *bytes, size_t length, size_t n) {
    calls = 0;
    live = 0;
    fail_at = n;
    watching = true;
    const outcome out = read_file(bytes, length);
    watching = false;
    return out;
}

static void test_every_failure_is_told(void **state) {
    need_the_heap();
    static char bytes[FILE_BYTES];
    const char *name = *state;
    const size_t length = load(name, bytes) - 1;
    const outcome whole = read_file(bytes + 1, length); /* opens the libraries, which stay */
    assert_true(whole.documents > 0);
    assert_int_equal(whole.failures, 0);
    size_t told = 0;
    for (size_t n = 1; n < MOST; n++) {
        const outcome now = read_failing(bytes + 1, length, n);
        if (calls < n)
            break;
        if (live != 0 || (now.failures == 0 && now.text != whole.text))
            fail_msg("%s: call %zu fails: %ld blocks lost, %zu documents, %zu failures", name, n,
                     live, now.documents, now.failures);
        told += now.failures > 0;
    }
    assert_true(told > 0);
    assert_true(read_file(bytes + 1, length).text == whole.text);
}

#define ON(file)                                                                                   \
    { "every failure is told: " file, test_every_failure_is_told, NULL, NULL, file }

int main(void) {
    const struct CMUnitTest tests[] = {
        ON("markdown"), ON("mail"), ON("mbox"),  ON("rss"),     ON("atom"),
        ON("jsonfeed"), ON("epub"), ON("docx"),  ON("odt"),     ON("srt"),
        ON("warc"),     ON("tgz"),  ON("utf16"), ON("outline"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
