/* token_test.c - words, against hand-made cases and the conformance test of UAX 29. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/token.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* The words of `text` must be those of `expected`, joined by "|". */
static void expect_words(const char *text, const char *expected) {
    char found[1024] = "";
    size_t at = 0;
    span word;
    bool wordlike;
    while (token_next(slice_of(text), &at, &word, &wordlike)) {
        if (found[0])
            strcat(found, "|");
        strncat(found, text + word.start, word.end - word.start);
    }
    assert_string_equal(found, expected);
}

static void test_words_of_running_text(void **state) {
    (void)state;
    expect_words("", "");
    expect_words("... -- !?", "");
    expect_words("Peace talks, they say, stalled.", "Peace|talks|they|say|stalled");
    expect_words("don't can\xe2\x80\x99t o'clock 'tis rock'n'roll",
                 "don't|can\xe2\x80\x99t|o'clock|tis|rock'n'roll");
    expect_words("the dogs' bones, 'quoted'", "the|dogs|bones|quoted");
    expect_words("six-month F-16 COVID\xe2\x80\x93"
                 "19",
                 "six|month|F|16|COVID|19");
    expect_words("U.S. and e.g. this", "U.S|and|e.g|this");
    expect_words("snake_case _Was_ __init__", "snake_case|Was|init");
}

static void test_numbers_are_one_word(void **state) {
    (void)state;
    expect_words("$1,234.50 or 3.5%", "1,234.50|or|3.5");
    expect_words("1990s, 2nd, 5G", "1990s|2nd|5G");
    expect_words("12, 13. 14", "12|13|14");
}

static void test_addresses_are_one_word(void **state) {
    (void)state;
    expect_words("see https://www.example.com/a-b?x=1,2. Then",
                 "see|https://www.example.com/a-b?x=1,2|Then");
    expect_words("(www.example.com/path)", "www.example.com/path");
    expect_words("mail jane.doe+x@example.co.uk, please", "mail|jane.doe+x@example.co.uk|please");
    expect_words("a-b@c-d.org", "a-b@c-d.org");
    expect_words("thanks @name and #topic", "thanks|@name|and|#topic");
    expect_words("no. #1, a@b, x#y", "no|1|a|b|x|y");
    expect_words("http://", "http");
}

static void test_other_scripts(void **state) {
    (void)state;
    expect_words("\xd0\x9c\xd0\xb8\xd1\x80 \xd1\x82\xd1\x80\xd1\x83\xd0\xb4",
                 "\xd0\x9c\xd0\xb8\xd1\x80|\xd1\x82\xd1\x80\xd1\x83\xd0\xb4");
    expect_words("\xe4\xb8\xad\xe6\x96\x87", "\xe4\xb8\xad|\xe6\x96\x87");
    expect_words("\xe3\x82\xab\xe3\x82\xbf", "\xe3\x82\xab\xe3\x82\xbf");
    expect_words("e\xcc\x81te\xcc\x81", "e\xcc\x81te\xcc\x81");
}

static void test_wordlike_means_a_letter(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool wordlike;
    } cases[] = {{"abc", true}, {"1990", false},  {"1,5", false},      {"1990s", true},
                 {"@a", true},  {"1@b.cd", true}, {"5\xd0\xb3", true}, {"\xd9\xa3\xd9\xa4", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        span word;
        bool wordlike;
        assert_true(token_next(slice_of(cases[i].text), &at, &word, &wordlike));
        assert_int_equal(wordlike, cases[i].wordlike);
    }
}

static void expect_form(const char *token, const char *expected) {
    char buffer[TOKEN_FORM_BYTES];
    const slice found = token_form(slice_of(token), buffer);
    assert_int_equal(found.length, strlen(expected));
    assert_memory_equal(found.data, expected, found.length);
}

static void test_forms(void **state) {
    (void)state;
    expect_form("Kyiv", "kyiv");
    expect_form("Russia's", "russia");
    expect_form("Russia\xe2\x80\x99S", "russia");
    expect_form("'s", "'s");
    expect_form("don't", "don't");
    expect_form("#Topic", "topic");
    expect_form("@Name", "@name");
    char *longest = calloc(1, 1 << 20);
    assert_non_null(longest);
    memset(longest, 'A', (1 << 20) - 1);
    expect_form(longest, longest); /* no room to fold: data, not a word */
    free(longest);
}

/* ---- UAX 29, WordBreakTest.txt of Unicode 15 ---- */

static size_t encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    const size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length; i-- > 1;)
        out[i] = (char)(0x80 | ((c >> (6 * (length - 1 - i))) & 0x3f));
    out[0] = (char)((0xf00U >> length) | (c >> (6 * (length - 1))));
    return length;
}

/* One line of the test: its text, and where the standard breaks it. */
typedef struct break_case {
    char text[256];
    size_t length;
    size_t breaks[64];
    size_t count;
} break_case;

static bool parse_case(const char *line, break_case *out) {
    *out = (break_case){0};
    for (const char *p = line; *p && *p != '#'; p++) {
        if (strncmp(p, "\xc3\xb7", 2) == 0) {
            out->breaks[out->count++] = out->length;
            p++;
        } else if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'F')) {
            char *end;
            out->length += encode((uint32_t)strtoul(p, &end, 16), out->text + out->length);
            p = end - 1;
        }
    }
    return out->count > 1;
}

/* Is a segment of the standard one that must be a word of ours: has it a letter or a digit? */
static bool is_word(slice s) {
    for (size_t at = 0; at < s.length;) {
        const uint32_t c = utf8_next(s, &at);
        if (utf8_is_letter(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

/* The length of what starts `s` and is a connector with its marks, or 0. */
static size_t connector(slice s) {
    if (s.length == 0 || s.data[0] != '_')
        return 0;
    size_t length = 1;
    for (size_t at = 1; at < s.length && utf8_is_mark(utf8_next(s, &at)); length = at)
        ;
    return length;
}

/* A word of the standard as token.c says that it deviates: without connectors at the ends, and
 * without a pictograph that U+200D ties to it. */
static slice tailored(slice s) {
    for (size_t length; (length = connector(s)) > 0;)
        s = slice_range(s, length, s.length);
    for (size_t end = s.length; end > 0 && s.data[end - 1] == '_'; end--)
        s.length = end - 1;
    for (size_t at = 0; at < s.length;) {
        const bool joiner = utf8_next(s, &at) == 0x200d;
        size_t next = at;
        if (joiner && at < s.length && (utf8_next(s, &next) >= 0x1f000 || s.data[at] == '\xe2'))
            s.length = at;
    }
    return s;
}

static bool conforms(const break_case *c) {
    const slice text = {c->text, c->length};
    size_t at = 0;
    for (size_t i = 0; i + 1 < c->count; i++) {
        const slice expected = tailored(slice_range(text, c->breaks[i], c->breaks[i + 1]));
        if (!is_word(expected))
            continue;
        span word;
        bool wordlike;
        if (!token_next(text, &at, &word, &wordlike) ||
            !slice_equal(slice_range(text, word.start, word.end), expected))
            return false;
    }
    span word;
    bool wordlike;
    return !token_next(text, &at, &word, &wordlike);
}

static void test_uax29_conformance(void **state) {
    (void)state;
    gzFile file = gzopen("../shared/data/unicode/WordBreakTest.txt.gz", "rb");
    if (!file) {
        print_message("no WordBreakTest.txt here\n");
        skip();
    }
    char line[4096];
    size_t cases = 0;
    size_t failures = 0;
    while (gzgets(file, line, sizeof line)) {
        break_case c;
        if (line[0] == '#' || !parse_case(line, &c))
            continue;
        cases++;
        if (!conforms(&c)) {
            print_message("deviates: %s", line);
            failures++;
        }
    }
    gzclose(file);
    assert_true(cases > 1800);
    assert_int_equal(failures, 0);
}

/* Ends of words are found eight bytes at a time: the characters beside the letters and digits, and
 * bytes beyond ASCII, end a word at each place as they do at the first. */
static void test_ends_at_each_place(void **state) {
    (void)state;
    static const char *const marks[] = {" ", "/", "@ ", "[", "`", "{", "\xc3\x97", "\xe2\x80\x94"};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
        for (size_t length = 1; length <= 18; length++) {
            char text[64];
            const int size = snprintf(text, sizeof text, "%.*s%snext words", (int)length,
                                      "aZ09zAbcdefghijklmn", marks[m]);
            size_t at = 0;
            span word;
            bool wordlike;
            assert_true(token_next((slice){text, (size_t)size}, &at, &word, &wordlike));
            assert_int_equal(word.start, 0);
            assert_int_equal(word.end, length);
            assert_true(wordlike);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_of_running_text),   cmocka_unit_test(test_numbers_are_one_word),
        cmocka_unit_test(test_addresses_are_one_word),  cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_wordlike_means_a_letter), cmocka_unit_test(test_forms),
        cmocka_unit_test(test_uax29_conformance),       cmocka_unit_test(test_ends_at_each_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
