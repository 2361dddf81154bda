/* The best few of many scores: at once, and one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/best.h"

#include <string.h>

static const scored items[] = {{1, 0, 0}, {5, 1, 1}, {3, 2, 2}, {5, 3, 3},
                               {2, 4, 4}, {5, 5, 5}, {4, 6, 6}};
enum { COUNT = sizeof items / sizeof *items };

/* Best first: of equal scores the one with the smaller order. */
static const uint32_t sorted[COUNT] = {1, 3, 5, 6, 2, 4, 0};

static void expect_sorted(const scored *found, size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_int_equal(found[i].index, sorted[i]);
}

static void test_best_first(void **state) {
    (void)state;
    for (size_t limit = 0; limit <= COUNT + 1; limit++) {
        scored work[COUNT];
        memcpy(work, items, sizeof work);
        const size_t kept = limit < COUNT ? limit : COUNT;
        assert_int_equal(best_first(work, COUNT, limit), kept);
        expect_sorted(work, kept);
    }
    assert_int_equal(best_first(NULL, 0, 5), 0);
}

static void test_one_by_one(void **state) {
    (void)state;
    for (size_t limit = 1; limit <= COUNT; limit++) {
        scored heap[COUNT];
        size_t count = 0;
        for (size_t i = 0; i < COUNT; i++) {
            if (count < limit)
                best_add(heap, count++, items[i]);
            else if (scored_is_worse(&heap[0], &items[i]))
                best_replace_worst(heap, count, items[i]);
            for (size_t j = 1; j < count; j++)
                assert_false(scored_is_worse(&heap[j], &heap[0]));
        }
        best_sort(heap, count);
        expect_sorted(heap, count);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_best_first),
        cmocka_unit_test(test_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
