/* utf8_test.c - validity, repair lengths, classes, width and folding of UTF-8. Expected values are
 * those of the Unicode Standard 15.0 (tables 3-7 and 3-8, NFKC_Casefold). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

#include <stdlib.h>

static slice bytes(const char *data, size_t length) {
    return (slice){data, length};
}

/* `c`, at least U+0080, as UTF-8. */
static size_t encode(uint32_t c, char *out) {
    const size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length; i-- > 1;)
        out[i] = (char)(0x80 | ((c >> (6 * (length - 1 - i))) & 0x3f));
    out[0] = (char)((0xf00U >> length) | (c >> (6 * (length - 1))));
    return length;
}

static void expect_fold(const char *in, const char *expected) {
    char out[256];
    const size_t length = utf8_fold(slice_of(in), out, sizeof out);
    assert_int_not_equal(length, SIZE_MAX);
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(out, expected, length);
}

static void test_valid_prefix_ends_at_the_first_broken_byte(void **state) {
    (void)state;
    static const struct {
        const char *data;
        size_t length;
        size_t valid;
    } cases[] = {
        {"", 0, 0},
        {"plain ASCII of more than eight bytes", 36, 36},
        {"\xc3\xa9t\xc3\xa9", 5, 5},
        {"\xf0\x9f\x98\x80", 4, 4},
        {"abcdefgh\0ijk", 12, 8},               /* NUL is not text */
        {"abc\x80", 4, 3},                      /* a continuation byte alone */
        {"\xc0\xaf", 2, 0},                     /* overlong */
        {"a\xe0\x80\xaf", 4, 1},                /* overlong */
        {"\xed\xa0\x80", 3, 0},                 /* a surrogate */
        {"\xf4\x90\x80\x80", 4, 0},             /* above U+10FFFF */
        {"12345678\xe2\x82", 10, 8},            /* cut short */
        {"\xef\xbf\xbf\xf4\x8f\xbf\xbf", 7, 7}, /* noncharacters are valid */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(utf8_valid_prefix(bytes(cases[i].data, cases[i].length)), cases[i].valid);
}

/* Table 3-8 of the Unicode Standard: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64 becomes 61 FFFD FFFD
 * FFFD 62 FFFD 63 FFFD FFFD 64. */
static void test_invalid_length_is_the_maximal_subpart(void **state) {
    (void)state;
    static const char text[] = "\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64";
    static const size_t lengths[] = {3, 2, 1, 1, 1, 1};
    size_t at = 0;
    size_t found = 0;
    const slice s = bytes(text, sizeof text - 1);
    while ((at += utf8_valid_prefix(slice_range(s, at, s.length))) < s.length) {
        const size_t length = utf8_invalid_length(slice_range(s, at, s.length));
        assert_true(found < sizeof lengths / sizeof *lengths);
        assert_int_equal(length, lengths[found++]);
        at += length;
    }
    assert_int_equal(found, sizeof lengths / sizeof *lengths);
    assert_int_equal(utf8_invalid_length(bytes("\0", 1)), 1);
    assert_int_equal(utf8_invalid_length(bytes("\xed\xa0\x80", 3)), 1);
}

static void test_every_scalar_value_is_valid_and_decodes(void **state) {
    (void)state;
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        char data[4];
        const size_t length = encode(c, data);
        size_t at = 0;
        const slice s = bytes(data, length);
        assert_int_equal(utf8_valid_prefix(s), length);
        assert_int_equal(utf8_next(s, &at), c);
        assert_int_equal(at, length);
        assert_int_equal(utf8_back(s, length), 0);
    }
}

static void test_classes(void **state) {
    (void)state;
    assert_true(utf8_is_space(' ') && utf8_is_space('\n') && utf8_is_space(0xa0));
    assert_true(utf8_is_space(0x200b) && utf8_is_space(0xfeff) && utf8_is_space(0x3000));
    assert_false(utf8_is_space('a') || utf8_is_space(0x200c) || utf8_is_space(0));
    assert_true(utf8_is_newline(0x85) && utf8_is_newline(0x2028) && !utf8_is_newline('\t'));
    assert_true(utf8_is_letter(0xe9) && utf8_is_letter(0x4e2d) && !utf8_is_letter('1'));
    assert_true(utf8_is_upper(0xc9) && utf8_is_upper(0x1c5) && !utf8_is_upper(0xe9));
    assert_true(utf8_is_lower(0xe9) && !utf8_is_lower('E') && !utf8_is_lower(0x5d0));
    assert_true(utf8_is_digit(0x664) && !utf8_is_digit(0xbd));
    assert_true(utf8_is_mark(0x301) && !utf8_is_mark('a'));
    assert_true(utf8_is_punctuation('.') && utf8_is_punctuation(0x201c));
    assert_false(utf8_is_punctuation('$') || utf8_is_punctuation('a'));
    assert_true(utf8_is_control(0x1b) && utf8_is_control(0x7f) && utf8_is_control(0x202e));
    assert_true(utf8_is_control(0xad));
    assert_false(utf8_is_control('\n') || utf8_is_control('a') || utf8_is_control(0x200d));
    assert_false(utf8_is_letter(0x10ffff) || utf8_is_letter(0x1fffff));
}

static void test_fold(void **state) {
    (void)state;
    expect_fold("", "");
    expect_fold("Kyiv-2024 [Z]@", "kyiv-2024 [z]@");
    expect_fold("Don\xe2\x80\x99T", "don't");
    expect_fold("\xc3\x89T\xc3\x89", "\xc3\xa9t\xc3\xa9");
    expect_fold("STRASSE Stra\xc3\x9f"
                "e",
                "strasse strasse");
    expect_fold("\xef\xac\x81"
                "ancee",
                "fiancee");                        /* ligature fi */
    expect_fold("\xef\xbc\xa1\xef\xbc\x91", "a1"); /* full width */
    expect_fold("e\xcc\x81", "\xc3\xa9");          /* NFD is composed */
    expect_fold("\xd0\x9c\xd0\x98\xd0\xa0", "\xd0\xbc\xd0\xb8\xd1\x80");
    expect_fold("co\xc2\xadop", "coop");                                 /* soft hyphen */
    expect_fold("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c"); /* conjoining jamo */
}

static void test_fold_says_when_there_is_no_room(void **state) {
    (void)state;
    char out[4];
    assert_int_equal(utf8_fold(SLICE("abcd"), out, sizeof out), 4);
    assert_int_equal(utf8_fold(SLICE("abcde"), out, sizeof out), SIZE_MAX);
    assert_int_equal(utf8_fold(SLICE("\xef\xb7\xba"), out, sizeof out), SIZE_MAX); /* 18 letters */
}

/* Folding what is folded changes nothing, whatever the character; and NFC and NFD fold alike. */
static void test_fold_is_idempotent(void **state) {
    (void)state;
    for (uint32_t c = 0x80; c < 0x30000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        char data[4];
        const size_t length = encode(c, data);
        char once[128];
        char twice[128];
        const size_t first = utf8_fold(bytes(data, length), once, sizeof once);
        assert_true(first <= sizeof once);
        const size_t second = utf8_fold(bytes(once, first), twice, sizeof twice);
        assert_int_equal(first, second);
        assert_memory_equal(once, twice, first);
    }
}

/* Folding a character alone takes the short way where it can; beside a ligature it cannot. Both
 * must agree. */
static void test_fold_does_not_depend_on_the_way(void **state) {
    (void)state;
    for (uint32_t c = 0x80; c < 0x30000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        char alone[4];
        char beside[8] = "\xef\xac\x81 "; /* folds to "fi " */
        const size_t length = encode(c, alone);
        memcpy(beside + 4, alone, length);
        char first[128];
        char second[128];
        const size_t short_way = utf8_fold(bytes(alone, length), first, sizeof first);
        const size_t long_way = utf8_fold(bytes(beside, length + 4), second, sizeof second);
        assert_int_equal(short_way + 3, long_way);
        assert_memory_equal(first, second + 3, short_way);
    }
}

/* 100,000 marks in an order that canonical ordering must turn round everywhere. */
static void test_fold_of_endless_marks_is_bounded(void **state) {
    (void)state;
    enum { PAIRS = 50000, ROOM = 4 * PAIRS + 1 };
    char *text = malloc(ROOM);
    char *out = malloc(2 * ROOM);
    assert_non_null(text);
    assert_non_null(out);
    text[0] = 'a';
    for (size_t i = 0; i < PAIRS; i++)
        memcpy(text + 1 + 4 * i, "\xcc\x81\xcc\xa3", 4);
    const size_t length = utf8_fold(bytes(text, ROOM), out, 2 * ROOM);
    assert_true(length <= 2 * ROOM);
    assert_int_equal(utf8_valid_prefix(bytes(out, length)), length);
    free(out);
    free(text);
}

/* Words of ASCII are folded eight or four bytes at a time: each character at each place of words of
 * each such length must come out as one by one. */
static void test_folding_of_ascii(void **state) {
    (void)state;
    for (size_t length = 1; length <= 19; length++)
        for (size_t at = 0; at < length; at++)
            for (int c = 1; c < 128; c++) {
                char word[] = "MNzZaA@[`{mnZYxyabc", expected[20], found[32];
                word[at] = (char)c;
                for (size_t i = 0; i < length; i++)
                    expected[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
                assert_int_equal(utf8_fold((slice){word, length}, found, sizeof found), length);
                assert_memory_equal(found, expected, length);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid_prefix_ends_at_the_first_broken_byte),
        cmocka_unit_test(test_invalid_length_is_the_maximal_subpart),
        cmocka_unit_test(test_every_scalar_value_is_valid_and_decodes),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_fold_says_when_there_is_no_room),
        cmocka_unit_test(test_fold_is_idempotent),
        cmocka_unit_test(test_fold_does_not_depend_on_the_way),
        cmocka_unit_test(test_fold_of_endless_marks_is_bounded),
        cmocka_unit_test(test_folding_of_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
