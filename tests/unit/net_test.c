/* net_test.c - a net of two inputs, by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "close.h"
#include "model/net.h"

/* value = 3 z0 + 10 max(0, z0 + 2 z1 - 1) - max(0, -z1), z0 = (x0 - 1) / 2, z1 = x1. */
static const model_input records[] = {
    {.mean = 1, .scale = 0.5F, .direct = 3, .hidden = {1}},
    {.mean = 0, .scale = 1, .direct = 0, .hidden = {2, -1}},
    {.hidden = {-1}},
    {.hidden = {10, -1}},
};
static const net two = {.names = "a b ", .inputs = records, .count = 2};

static void test_a_hidden_unit_counts_when_it_is_above_zero(void **state) {
    (void)state;
    assert_close((double)net_value(&two, (const float[]){1, 0}), 0, 0);       /* -1: nothing */
    assert_close((double)net_value(&two, (const float[]){3, 1}), 23, 0);      /* 3 + 10 * 2 */
    assert_close((double)net_value(&two, (const float[]){3, -0.5F}), 2.5, 0); /* 3 - 0.5 */
}

static void test_inputs_are_clipped(void **state) {
    (void)state;
    /* z0 is 5, as for 11; z1 is -5. */
    assert_close((double)net_value(&two, (const float[]){1e30F, -1e30F}), 15 - 5, 0);
    assert_close((double)net_value(&two, (const float[]){11, -5}), 10, 0);
    assert_close((double)net_value(&two, (const float[]){-1e30F, 1e30F}), -15 + 10 * 4, 0);
}

static void test_without_inputs_nothing_is_looked_at(void **state) {
    (void)state;
    const net none = {.names = "", .inputs = records + 2, .count = 0};
    assert_close((double)net_value(&none, NULL), 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_hidden_unit_counts_when_it_is_above_zero),
        cmocka_unit_test(test_inputs_are_clipped),
        cmocka_unit_test(test_without_inputs_nothing_is_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
