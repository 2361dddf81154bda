/* base_test.c - arena, map and slices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"
#include "base/status.h"

#include <stdio.h>

static void test_arena_aligns_for_any_object(void **state) {
    (void)state;
    arena a = {0};
    for (size_t size = 0; size < 100; size++)
        assert_int_equal((uintptr_t)arena_alloc(&a, size) % _Alignof(max_align_t), 0);
    arena_free(&a);
}

static void test_arena_refuses_sizes_that_overflow(void **state) {
    (void)state;
    arena a = {0};
    assert_null(arena_alloc(&a, SIZE_MAX));
    assert_null(arena_alloc_zero(&a, SIZE_MAX / 2, 3));
    assert_null(ARENA_ARRAY(&a, uint64_t, SIZE_MAX / 4));
    arena_free(&a);
}

static void test_arena_grows_the_last_block_in_place(void **state) {
    (void)state;
    arena a = {0};
    char *first = arena_alloc(&a, 10);
    memcpy(first, "abcdefghi", 10);
    assert_ptr_equal(arena_grow(&a, first, 10, 1000), first);
    arena_alloc(&a, 1);
    char *moved = arena_grow(&a, first, 1000, 2000);
    assert_ptr_not_equal(moved, first);
    assert_string_equal(moved, "abcdefghi");
    arena_free(&a);
}

static void test_arena_reset_keeps_room_for_as_much_again(void **state) {
    (void)state;
    arena a = {0};
    for (int i = 0; i < 100; i++)
        arena_alloc(&a, 10000);
    const arena_mark mark = arena_save(&a);
    arena_alloc(&a, 3000000);
    arena_rewind(&a, mark);
    const size_t peak = a.peak;
    assert_true(peak >= 4000000);
    arena_reset(&a);
    arena_block *block = a.current;
    for (int i = 0; i < 100; i++)
        arena_alloc(&a, 10000);
    arena_alloc(&a, 2900000);
    assert_ptr_equal(a.current, block);
    assert_int_equal(a.capacity, peak);
    arena_free(&a);
}

/* Grown a thousandfold by half each time, alone in its block: never more than the array itself. */
static void test_arena_leaves_no_copies_of_a_large_array(void **state) {
    (void)state;
    arena a = {0};
    arena_alloc(&a, 100);
    const arena_mark mark = arena_save(&a);
    size_t size = 100000;
    char *array = arena_alloc(&a, size);
    const size_t others = a.capacity - size;
    memset(array, 'x', size);
    while (size < 100000000) {
        const size_t more = size + size / 2;
        array = arena_grow(&a, array, size, more);
        assert_non_null(array);
        assert_int_equal(array[0], 'x');
        assert_int_equal(array[99999], 'x');
        size = more;
        assert_in_range(a.capacity, size, size + others + 100);
    }
    arena_rewind(&a, mark);
    assert_in_range(a.capacity, 1, 100000);
    assert_non_null(arena_alloc(&a, 100));
    arena_free(&a);
}

static void test_arena_rewind_gives_memory_back(void **state) {
    (void)state;
    arena a = {0};
    arena_alloc(&a, 100);
    const arena_mark mark = arena_save(&a);
    char *p = arena_alloc(&a, 100);
    arena_rewind(&a, mark);
    assert_ptr_equal(arena_alloc(&a, 100), p);
    arena_free(&a);
}

static void test_map_numbers_keys_in_the_order_of_arrival(void **state) {
    (void)state;
    arena a = {0};
    map m = {.arena = &a};
    bool added;
    char key[32];
    for (uint32_t i = 0; i < 10000; i++) {
        const size_t length = (size_t)snprintf(key, sizeof key, "key %u", i);
        assert_int_equal(map_intern(&m, (slice){key, length}, &added), i);
        assert_true(added);
    }
    for (uint32_t i = 0; i < 10000; i++) {
        const size_t length = (size_t)snprintf(key, sizeof key, "key %u", i);
        assert_int_equal(map_find(&m, (slice){key, length}), i);
        assert_int_equal(map_intern(&m, (slice){key, length}, &added), i);
        assert_false(added);
    }
    assert_int_equal(map_find(&m, SLICE("key")), MAP_ABSENT);
    assert_int_equal(m.count, 10000);
    arena_free(&a);
}

static void test_map_takes_the_empty_key_and_zero_bytes(void **state) {
    (void)state;
    arena a = {0};
    map m = {.arena = &a};
    assert_int_equal(map_find(&m, SLICE("")), MAP_ABSENT);
    assert_int_equal(map_intern(&m, (slice){NULL, 0}, NULL), 0);
    assert_int_equal(map_intern(&m, SLICE("a\0b"), NULL), 1);
    assert_int_equal(map_intern(&m, SLICE("a\0c"), NULL), 2);
    assert_int_equal(map_find(&m, SLICE("a")), MAP_ABSENT);
    assert_int_equal(map_find(&m, SLICE("")), 0);
    arena_free(&a);
}

static void test_map_copies_unless_borrowed(void **state) {
    (void)state;
    arena a = {0};
    map m = {.arena = &a};
    char key[] = "word";
    map_intern(&m, slice_of(key), NULL);
    assert_ptr_not_equal(m.keys[0].data, key);
    map other = {.arena = &a};
    map_intern_borrowed(&other, slice_of(key), NULL);
    assert_ptr_equal(other.keys[0].data, key);
    arena_free(&a);
}

static void test_hash_sees_length_and_every_byte(void **state) {
    (void)state;
    char bytes[40] = {0};
    uint64_t seen[64];
    size_t count = 0;
    for (size_t length = 0; length <= 20; length++)
        seen[count++] = slice_hash((slice){bytes, length});
    for (size_t i = 0; i < 20; i++) {
        bytes[i] = 1;
        seen[count++] = slice_hash((slice){bytes, 20});
        bytes[i] = 0;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(seen[i] != seen[j]);
}

static void test_a_checksum_sees_every_bit(void **state) {
    (void)state;
    char bytes[100];
    memset(bytes, 7, sizeof bytes);
    const uint64_t whole = slice_checksum((slice){bytes, sizeof bytes});
    for (size_t i = 0; i < 8 * sizeof bytes; i++) {
        bytes[i / 8] = (char)(bytes[i / 8] ^ 1 << i % 8);
        assert_true(slice_checksum((slice){bytes, sizeof bytes}) != whole);
        bytes[i / 8] = (char)(bytes[i / 8] ^ 1 << i % 8);
    }
    for (size_t length = 0; length < sizeof bytes; length++)
        assert_true(slice_checksum((slice){bytes, length}) != whole);
    /* Words that change places, between the chains and along one. */
    bytes[0] = bytes[40] = 1;
    const uint64_t before = slice_checksum((slice){bytes, sizeof bytes});
    bytes[40] = 7;
    bytes[8] = 1;
    assert_true(slice_checksum((slice){bytes, sizeof bytes}) != before);
    assert_true(whole == slice_checksum((slice){memset(bytes, 7, sizeof bytes), sizeof bytes}));
}

static byte_answers is_mark(byte_lanes c) {
    return (c == '!') | (c >= 0xf0);
}

static byte_answers is_low(byte_lanes c) {
    return c < 0x20;
}

static void test_a_search_stops_at_the_first_byte_that_is_looked_for(void **state) {
    (void)state;
    char text[50];
    for (size_t length = 0; length <= sizeof text; length++) {
        memset(text, 'a', sizeof text);
        const slice s = {text, length};
        assert_int_equal(slice_skip(s, 0, is_mark), length);
        /* What is behind the end, and what fills up the last stride, is not looked for. */
        assert_int_equal(slice_skip(s, length / 2, is_low), length);
        for (size_t at = 0; at < length; at++) {
            text[at] = (char)(at % 2 ? '!' : 0xf0);
            text[length - 1] = '!';
            for (size_t from = 0; from <= at; from += 7)
                assert_int_equal(slice_skip(s, from, is_mark), at);
            assert_int_equal(slice_skip(s, at + 1, is_mark), at + 1 < length ? length - 1 : length);
            text[at] = 'a';
        }
    }
    assert_int_equal(slice_skip((slice){0}, 0, is_low), 0);
}

static void test_error_message_is_cut_to_its_room(void **state) {
    (void)state;
    pith_error error;
    assert_int_equal(error_set(&error, PITH_ERROR_LIMIT, 1, 2, "%0500d", 7), PITH_ERROR_LIMIT);
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
    assert_int_equal(error.source, 1);
    assert_int_equal(error.offset, 2);
    assert_int_equal(error_set(NULL, PITH_ERROR_LIMIT, 0, 0, "x"), PITH_ERROR_LIMIT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_aligns_for_any_object),
        cmocka_unit_test(test_arena_refuses_sizes_that_overflow),
        cmocka_unit_test(test_arena_grows_the_last_block_in_place),
        cmocka_unit_test(test_arena_reset_keeps_room_for_as_much_again),
        cmocka_unit_test(test_arena_leaves_no_copies_of_a_large_array),
        cmocka_unit_test(test_arena_rewind_gives_memory_back),
        cmocka_unit_test(test_map_numbers_keys_in_the_order_of_arrival),
        cmocka_unit_test(test_map_takes_the_empty_key_and_zero_bytes),
        cmocka_unit_test(test_map_copies_unless_borrowed),
        cmocka_unit_test(test_hash_sees_length_and_every_byte),
        cmocka_unit_test(test_a_checksum_sees_every_bit),
        cmocka_unit_test(test_a_search_stops_at_the_first_byte_that_is_looked_for),
        cmocka_unit_test(test_error_message_is_cut_to_its_room),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
