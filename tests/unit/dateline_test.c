/* dateline_test.c - what a report starts with before its first sentence. The places are real, the
 * forms those of news agencies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/dateline.h"

#include <stdio.h>
#include <string.h>

static void expect(const char *dateline, const char *rest) {
    char text[512];
    const int length = snprintf(text, sizeof text, "%s%s", dateline, rest);
    const size_t end = dateline_end((slice){text, (size_t)length});
    if (end != strlen(dateline))
        fail_msg("'%s': starts at %zu, not %zu", text, end, strlen(dateline));
}

static void test_datelines(void **state) {
    (void)state;
    static const char *const datelines[] = {
        "LONDON (Reuters) - ",
        "(CNN) -- ",
        "NEW YORK, May 3 (AP) \u2014 ",
        "NEW YORK (AP)\u2014 ",
        "RAJSHAHI, Dec 20, 2025 (BSS) - ",
        "WASHINGTON, D.C. \u2013 ",
        "BERLIN, 3. Mai (dpa) - ",
        "PARIS \u2014 ",
        "Paris (AFP) - ",
        "\u041c\u041e\u0421\u041a\u0412\u0410 \u2014 ",
    };
    for (size_t i = 0; i < sizeof datelines / sizeof *datelines; i++)
        expect(datelines[i], "\u00c9ight boats came in on Monday.");
    expect("OSLO (NTB) - ", "The boats - all eight - came in.");
    expect("OSLO (NTB) - ", "\"We are late,\" they said.");
}

static void test_other_beginnings(void **state) {
    (void)state;
    static const char *const sentences[] = {
        "",
        "- ",
        "LONDON - ",
        "LONDON-based banks rose on Monday.",
        "NATO - the alliance of the west - met on Monday.",
        "NATO \u2014 The Alliance \u2014 met on Monday.",
        "UNESCO \u2013 which sits in Paris \u2013 met.",
        "The bank (ECB) - which sits in Frankfurt - met.",
        "The bank (ECB) - It is in Frankfurt.",
        "RAIN - HEAVY SNOW",
        "Catan (1995) \u2013 This game is old.",
        "UK \u2013 The boats came in.",
        "Eight boats - all of them late \u2013 The last came in on Monday.",
        ("LONDON, where all boats of the river came in on the day before the great flood of May "
         "(BBC) - The river fell."),
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        expect("", sentences[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_datelines),
        cmocka_unit_test(test_other_beginnings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
