/* close.h - doubles that agree; cmocka compares floats only. */
#ifndef PITH_TESTS_CLOSE_H
#define PITH_TESTS_CLOSE_H

#include <math.h>

#define assert_close(actual, expected, tolerance)                                                  \
    do {                                                                                           \
        const double actual_ = (actual);                                                           \
        const double expected_ = (expected);                                                       \
        if (!(fabs(actual_ - expected_) <= (tolerance)))                                           \
            fail_msg("%s is %.12g, not %.12g", #actual, actual_, expected_);                       \
    } while (0)

#endif
