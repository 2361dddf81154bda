/* encoding_test.c - texts in other encodings than UTF-8, and the way back to their bytes. What
 * bytes are in which encoding was taken from the code charts, and checked with Python's codecs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/charset.h"
#include "text/source_map.h"

#define FFFD "\xef\xbf\xbd"

typedef struct fixture {
    arena memory;
    document doc;
    pith_error error;
} fixture;

static pith_status read_as(fixture *f, const char *charset, const char *bytes, size_t length) {
    const pith_source source = {.text = bytes, .length = length, .charset = charset};
    arena_reset(&f->memory);
    f->doc = (document){.arena = &f->memory};
    f->error = (pith_error){0};
    return charset_read(&f->doc, &source, 1, &f->error);
}

static void check(fixture *f, pith_status status, const char *charset, const char *expected) {
    assert_int_equal(status, PITH_OK);
    assert_string_equal(f->doc.sources[0].charset, charset);
    assert_int_equal(f->doc.decoded.length, strlen(expected));
    assert_memory_equal(f->doc.decoded.data, expected, strlen(expected));
}

/* The bytes of `literal`, of which `said` is said, are the text `expected` in `charset`. */
#define CHECK(said, literal, charset, expected)                                                    \
    check(&f, read_as(&f, said, literal, sizeof(literal) - 1), charset, expected)

/* The bytes [start, end) of the text came from [from, to) of the source. */
static void assert_origin(const fixture *f, uint32_t start, uint32_t end, size_t from, size_t to) {
    const pith_span origin = source_span(&f->doc, (span){start, end});
    assert_int_equal(origin.start, from);
    assert_int_equal(origin.end, to);
}

static void test_wide_encodings(void **state) {
    (void)state;
    fixture f = {0};
    CHECK(NULL, "\xff\xfeH\0i\0", "utf-16le", "Hi");
    assert_origin(&f, 0, 1, 2, 4);
    CHECK(NULL, "\xfe\xff\0H\0i", "utf-16be", "Hi");
    CHECK(NULL, "\xff\xfe\0\0H\0\0\0", "utf-32le", "H");
    CHECK(NULL, "\0\0\xfe\xff\0\0\0H", "utf-32be", "H");
    CHECK(NULL, "R\0i\0v\0e\0r\0s\0 \0r\0u\0n\0.\0", "utf-16le", "Rivers run.");
    CHECK(NULL, "\0R\0i\0v\0e\0r\0s\0 \0r\0u\0n\0.", "utf-16be", "Rivers run.");
    /* In Cyrillic, whose letters have no NULs. */
    CHECK(NULL, "\x1c\x04\x38\x04\x40\x04,\0 \0\x3c\x04\x38\x04\x40\x04.\0", "utf-16le",
          "Мир, мир.");
    CHECK(NULL, "R\0\0\0i\0\0\0v\0\0\0e\0\0\0r\0\0\0", "utf-32le", "River");
    CHECK(NULL, "\0\0\0R\0\0\0i\0\0\0v\0\0\0e\0\0\0r", "utf-32be", "River");
    CHECK("utf-16", "H\0i\0", "utf-16le", "Hi");
    arena_free(&f.memory);
}

/* A pair, U+1F30A, is one unit of four bytes; half a pair is broken; so is half a unit. */
static void test_pairs_of_utf16(void **state) {
    (void)state;
    fixture f = {0};
    CHECK(NULL,
          "\xff\xfe"
          "a\0\x3c\xd8\x0a\xdf"
          "b\0",
          "utf-16le",
          "a\xf0\x9f\x8c\x8a"
          "b");
    assert_int_equal(f.doc.repaired, 0);
    assert_origin(&f, 1, 5, 4, 8);
    CHECK(NULL,
          "\xff\xfe"
          "a\0\x3c\xd8"
          "b\0c",
          "utf-16le", "a" FFFD "b" FFFD);
    assert_int_equal(f.doc.repaired, 2);
    assert_origin(&f, 1, 4, 4, 6);
    arena_free(&f.memory);
}

/* WHATWG, Encoding Standard, "Names and labels". 0x80 is a control of ISO-8859-1 and the euro of
 * windows-1252; 81 30 84 36 is a character of GB18030 and none of GB2312. */
static void test_labels_mean_what_the_web_means(void **state) {
    (void)state;
    fixture f = {0};
    CHECK(" ISO-8859-1 ", "5 \x80", "windows-1252", "5 €");
    CHECK("us-ascii", "caf\xe9", "windows-1252", "café");
    CHECK("latin5", "\xfeu an", "windows-1254", "şu an");
    CHECK("gb2312", "\xb1\xb1\xbe\xa9\x81\x30\x84\x36", "gbk", "北京¥");
    assert_origin(&f, 6, 8, 4, 8);
    CHECK("ks_c_5601-1987", "\xbc\xad\xbf\xef", "euc-kr", "서울");
    CHECK("euc-jp", "\xc5\xec\xb5\xfe", "euc-jp", "東京");
    CHECK("big5", "\xa5\x78\xa5\x5f", "big5", "台北");
    CHECK("koi8-r", "\xed\xc9\xd2", "koi8-r", "Мир");
    CHECK("cp850", "caf\x82", "cp850", "café");
    CHECK("Shift_JIS", "\x93\x8c\x8b\x9e a\xb1", "shift_jis", "東京 aｱ");
    assert_origin(&f, 0, 3, 0, 2);
    assert_origin(&f, 3, 6, 2, 4);
    assert_origin(&f, 7, 8, 5, 6);
    assert_origin(&f, 8, 11, 6, 7);
    arena_free(&f.memory);
}

/* An escape sequence is no text, and what stands behind it keeps its place. */
static void test_stateful_sets(void **state) {
    (void)state;
    fixture f = {0};
    CHECK("iso-2022-jp", "a \033$BEl5~\033(B b", "iso-2022-jp", "a 東京 b");
    assert_int_equal(f.doc.repaired, 0);
    assert_origin(&f, 2, 5, 5, 7);
    assert_origin(&f, 9, 10, 13, 14);
    /* In windows-1258 a mark stands behind its letter, which iconv waits for. */
    CHECK("windows-1258", "a\xec b", "windows-1258", "a\xcc\x81 b");
    assert_origin(&f, 0, 1, 0, 1);
    assert_origin(&f, 1, 3, 1, 2);
    arena_free(&f.memory);
}

/* A lead byte before ASCII is one broken byte; 0x81 is nothing in windows-1252; NUL never is. */
static void test_what_is_no_character_is_replaced(void **state) {
    (void)state;
    fixture f = {0};
    CHECK("gbk", "a\xff<b\xb1", "gbk", "a" FFFD "<b" FFFD);
    assert_int_equal(f.doc.repaired, 2);
    assert_origin(&f, 1, 4, 1, 2);
    CHECK("windows-1252", "a\x81\0\xe9", "windows-1252", "a" FFFD FFFD "é");
    assert_int_equal(f.doc.repaired, 2);
    arena_free(&f.memory);
}

static void test_what_is_said_is_weighed(void **state) {
    (void)state;
    fixture f = {0};
    /* A character of UTF-8 is no chance, unless it may be one of two bytes in another way. */
    CHECK("windows-1252", "déjà", "utf-8", "déjà");
    CHECK("gb2312", "caf\xc3\xa9", "gbk", "caf茅");
    CHECK("gb2312", "déjà là, dé", "utf-8", "déjà là, dé");
    /* What nobody knows says nothing. */
    CHECK("x-martian//TRANSLIT", "déjà", "utf-8", "déjà");
    CHECK("x-martian", "un d\xe9j\xe0 vu, un caf\xe9", "windows-1252", "un déjà vu, un café");
    /* A few mistakes make no other encoding. */
    CHECK(NULL, "déjà \xe9", "utf-8", "déjà " FFFD);
    CHECK(NULL, "the end is c\xc3", "windows-1252", "the end is cÃ");
    CHECK(NULL, "the end is \xe2\x82", "utf-8", "the end is " FFFD);
    CHECK(NULL, "un d\xe9j\xe0 vu, un caf\xe9", "windows-1252", "un déjà vu, un café");
    arena_free(&f.memory);
}

/* A short sentence in which few letters are beyond ASCII. */
static void test_letters_tell_the_set(void **state) {
    (void)state;
    fixture f = {0};
    CHECK(NULL, "Ca\xb3\x61 wie\x9c spa\xb3\x61.", "windows-1250", "Cała wieś spała.");
    CHECK(NULL, "Ca\xb3\x61 wie\xb6 spa\xb3\x61.", "iso-8859-2", "Cała wieś spała.");
    CHECK(NULL, "Copiii au r\xe3mas acas\xe3.", "windows-1250", "Copiii au rămas acasă.");
    CHECK(NULL, "Okul bug\xfcn kapal\xfd kald\xfd.", "windows-1254", "Okul bugün kapalı kaldı.");
    CHECK(NULL, "Mokykla \xf0iandien u\xfe\x64\x61ryta.", "windows-1257",
          "Mokykla šiandien uždaryta.");
    CHECK(NULL, "La mairie a ferm\xe9 le caf\xe9 \xe0 midi.", "windows-1252",
          "La mairie a fermé le café à midi.");
    CHECK(NULL, "La mairie a d\x8e\x63id\x8e de fermer le caf\x8e \x88 midi.", "macintosh",
          "La mairie a décidé de fermer le café à midi.");
    CHECK(NULL, "Die Br\x81\x63ke \x81\x62\x65r den Flu\xe1 ist sch\x94n.", "ibm850",
          "Die Brücke über den Fluß ist schön.");
    CHECK(NULL, "\xd2\xc5\xcb\xc1 \xd7\xd9\xdb\xcc\xc1 \xc9\xda \xc2\xc5\xd2\xc5\xc7\xcf\xd7.",
          "koi8-u", "река вышла из берегов.");
    CHECK(NULL, "\xe0\xa5\xaa\xa0 \xa2\xeb\xe8\xab\xa0 \xa8\xa7 \xa1\xa5\xe0\xa5\xa3\xae\xa2.",
          "ibm866", "река вышла из берегов.");
    /* One byte that could be anything is what most would mean by it. */
    CHECK(NULL, "A \xa3 5 note.", "windows-1252", "A £ 5 note.");
    arena_free(&f.memory);
}

/* One run for every stretch of characters of the same length. */
static void test_runs_are_shared(void **state) {
    (void)state;
    fixture f = {0};
    CHECK("koi8-r", "\xed\xc9\xd2 \xed\xc9\xd2", "koi8-r", "Мир Мир");
    assert_int_equal(f.doc.decoding.count, 3);
    assert_origin(&f, 7, 9, 4, 5);
    assert_origin(&f, 0, 13, 0, 7);
    arena_free(&f.memory);
}

static void test_sources_of_several_encodings(void **state) {
    (void)state;
    fixture f = {.doc = {.arena = &f.memory}};
    const pith_source sources[] = {
        {.text = "\xed\xc9\xd2", .length = 3, .charset = "koi8-r"},
        {.text = "au caf\xc3\xa9", .length = 8},
        {.text = "\xff\xfeH\0i\0", .length = 6},
    };
    assert_int_equal(charset_read(&f.doc, sources, 3, &f.error), PITH_OK);
    assert_int_equal(f.doc.decoded.length, 6 + 8 + 2);
    assert_memory_equal(f.doc.decoded.data, "Мирau caféHi", 16);
    const pith_span second = source_span(&f.doc, (span){9, 14});
    assert_int_equal(second.source, 1);
    assert_int_equal(second.start, 3);
    assert_int_equal(second.end, 8);
    const pith_span third = source_span(&f.doc, (span){15, 16});
    assert_int_equal(third.source, 2);
    assert_int_equal(third.start, 4);
    assert_int_equal(third.end, 6);
    arena_free(&f.memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wide_encodings),
        cmocka_unit_test(test_pairs_of_utf16),
        cmocka_unit_test(test_labels_mean_what_the_web_means),
        cmocka_unit_test(test_stateful_sets),
        cmocka_unit_test(test_what_is_no_character_is_replaced),
        cmocka_unit_test(test_what_is_said_is_weighed),
        cmocka_unit_test(test_letters_tell_the_set),
        cmocka_unit_test(test_runs_are_shared),
        cmocka_unit_test(test_sources_of_several_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
