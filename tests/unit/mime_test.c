/* mime_test.c - headers of mails, their dates, and entities of HTML. Expected values are examples
 * of RFC 2047 (section 8), RFC 2231 (section 3), RFC 5322 (appendix A) and of HTML, or worked by
 * hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/date.h"
#include "read/entity.h"
#include "read/mime.h"
#include "text/document.h"

static arena memory;

static int tear_down(void **state) {
    (void)state;
    arena_free(&memory);
    return 0;
}

static void assert_slice(slice found, const char *expected) {
    assert_int_equal(found.length, strlen(expected));
    assert_memory_equal(found.data, expected, strlen(expected));
}

static void assert_text(const char *value, const char *expected) {
    slice out;
    assert_int_equal(mime_text(slice_of(value), &memory, &out), PITH_OK);
    assert_slice(out, expected);
}

static void test_encoded_words(void **state) {
    (void)state;
    assert_text("(=?ISO-8859-1?Q?a?=)", "(a)");
    assert_text("(=?ISO-8859-1?Q?a?= b)", "(a b)");
    assert_text("(=?ISO-8859-1?Q?a?= \r\n  =?ISO-8859-1?Q?b?=)", "(ab)");
    assert_text("(=?ISO-8859-1?Q?a_b?=)", "(a b)");
    assert_text("=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=", "If you can read this yo");
    assert_text("=?US-ASCII*EN?Q?Keith_Moore?= <m@x.y>", "Keith Moore <m@x.y>");
    assert_text("=?utf-8?x?a?= =?utf-8?q?open", "=?utf-8?x?a?= =?utf-8?q?open");
    assert_text("=?utf-8?q?=E2=82?=", "\xef\xbf\xbd");
    assert_text("", "");
}

static void assert_parameter(const char *value, const char *name, const char *expected) {
    const char *out;
    assert_int_equal(mime_parameter(slice_of(value), slice_of(name), &memory, &out), PITH_OK);
    if (expected)
        assert_string_equal(out, expected);
    else
        assert_null(out);
}

static void test_parameters(void **state) {
    (void)state;
    assert_parameter("text/plain; charset=us-ascii (plain)", "charset", "us-ascii (plain)");
    assert_parameter("multipart/mixed; a=b; BOUNDARY=\"x;y=z\"", "boundary", "x;y=z");
    assert_parameter("x; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", "title",
                     "This is ***fun***");
    assert_parameter("x; name=\"=?utf-8?q?caf=C3=A9?=\"", "name", "café");
    assert_parameter("x; name", "name", NULL);
    assert_parameter("x; name=\"", "name", "");
    assert_parameter("", "name", NULL);
}

static void test_fields(void **state) {
    (void)state;
    const mime_part part =
        mime_split(SLICE("Subject: a\r\n folded\r\nX-Subject: no\r\nsubject: b\r\n\r\nbody"));
    assert_slice(part.body, "body");
    assert_slice(mime_field(part.head, SLICE("subject")), "a\r\n folded");
    assert_slice(mime_field(part.head, SLICE("to")), "");
    assert_slice(mime_token(SLICE(" text/html ; x=y")), "text/html");
}

static void test_bodies(void **state) {
    (void)state;
    slice out;
    const slice quoted = SLICE("caf=C3=A9 =  \r\nau=ZZ lait=");
    assert_int_equal(mime_body(quoted, SLICE("Quoted-Printable"), &memory, &out), PITH_OK);
    assert_slice(out, "café au=ZZ lait=");
    assert_int_equal(mime_body(SLICE("aGVs\r\nbG8=!"), SLICE("base64"), &memory, &out), PITH_OK);
    assert_slice(out, "hello");
    assert_int_equal(mime_body(SLICE("as it is"), SLICE("8bit"), &memory, &out), PITH_OK);
    assert_slice(out, "as it is");
}

static void test_multiparts(void **state) {
    (void)state;
    const slice body = SLICE("preamble\n--b\none\n--bc\nstill\n--b  \ntwo\n--b--\nepilogue");
    size_t at = 0;
    slice part;
    assert_true(mime_next_part(body, SLICE("b"), &at, &part));
    assert_slice(part, "one\n--bc\nstill\n");
    assert_true(mime_next_part(body, SLICE("b"), &at, &part));
    assert_slice(part, "two\n");
    assert_false(mime_next_part(body, SLICE("b"), &at, &part));
    at = 0;
    assert_true(mime_next_part(SLICE("--b\nnever closed"), SLICE("b"), &at, &part));
    assert_slice(part, "never closed");
}

static void assert_date(const char *said, const char *expected) {
    slice out;
    assert_int_equal(date_to_iso(slice_of(said), &memory, &out), PITH_OK);
    assert_slice(out, expected);
}

static void test_dates(void **state) {
    (void)state;
    assert_date("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00");
    assert_date("Thu, 13 Feb 1969 23:32 -0330", "1969-02-13T23:32:00-03:30");
    assert_date("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06Z");
    assert_date("1 jul 2003", "2003-07-01");
    assert_date("Tue, 1 Jul 2003 10:52:37 XYZ", "2003-07-01T10:52:37");
    assert_date("2024-05-01T09:00:00Z", "2024-05-01T09:00:00Z");
    assert_date("99 Jul 2003", "99 Jul 2003");
    assert_date("yesterday", "yesterday");
    assert_date("", "");
}

static void assert_seconds(const char *said, int64_t expected) {
    int64_t out;
    assert_int_equal(date_seconds(slice_of(said), &memory, &out), PITH_OK);
    assert_true(out == expected);
}

/* As date(1) has them: date -u -d '...' +%s */
static void test_seconds_of_dates(void **state) {
    (void)state;
    assert_seconds("1970-01-01", 0);
    assert_seconds("2000-02-29T12:00:00Z", 951825600);
    assert_seconds("1969-12-31T23:59:59Z", -1);
    assert_seconds("2024-10-14T08:30:00+02:00", 1728887400);
    assert_seconds("2024-10-14 06:30", 1728887400);
    assert_seconds("2024-10-14T06:30:00.123Z", 1728887400);
    assert_seconds("Mon, 14 Oct 2024 00:30:00 -0600", 1728887400);
    assert_seconds("14 Oct 2024", 1728864000);
    assert_seconds("2024-13-01", DATE_UNKNOWN);
    assert_seconds("2024", DATE_UNKNOWN);
    assert_seconds("last Monday", DATE_UNKNOWN);
    assert_seconds("", DATE_UNKNOWN);
}

static void test_days_that_never_were(void **state) {
    (void)state;
    static const char *const never[] = {
        "0000-00-00", "0000-01-01", "2099-99-99",       "2024-13-01", "2024-00-10",
        "2024-01-00", "2024-04-31", "2024-02-30T10:00", "2023-02-29", "1900-02-29"};
    static const char *const perhaps[] = {
        "2024-02-29", "2000-02-29", "2024-12-31T23:59:59Z", "2024",
        "2024-05",    "20240503",   "May 3, 2024",          ""};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(date_is_possible(slice_of(never[i])));
    for (size_t i = 0; i < sizeof perhaps / sizeof *perhaps; i++)
        assert_true(date_is_possible(slice_of(perhaps[i])));
    assert_true(date_is_possible((slice){NULL, 0}));
}

static void assert_entity(const char *entity, const char *expected) {
    char out[ENTITY_TEXT_BYTES];
    const size_t length = entity_decode(slice_of(entity), out);
    assert_slice((slice){out, length}, expected);
}

static void test_entities(void **state) {
    (void)state;
    assert_entity("&amp;", "&");
    assert_entity("&nbsp;", "\u00a0");
    assert_entity("&eacute;", "é");
    assert_entity("&#233;", "é");
    assert_entity("&#xE9;", "é");
    assert_entity("&#x1F30A;", "\U0001f30a");
    assert_entity("&#150;", "–");
    assert_entity("&#0;", "\xef\xbf\xbd");
    assert_entity("&#xd800;", "\xef\xbf\xbd");
    assert_entity("&#99999999999;", "\xef\xbf\xbd");
    assert_entity("&#;", "");
    assert_entity("&#12x;", "");
    assert_entity("&nosuch;", "");
    assert_entity("&;", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encoded_words),    cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_fields),           cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_multiparts),       cmocka_unit_test(test_dates),
        cmocka_unit_test(test_seconds_of_dates), cmocka_unit_test(test_days_that_never_were),
        cmocka_unit_test(test_entities),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
