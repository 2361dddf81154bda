/* rouge_overlap_test.c - n-grams, pairs and subsequences against slow and plain counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eval/rouge_overlap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- texts ---- */

enum { MOST_TERMS = 70000, MOST_LINES = 40 };

typedef struct text {
    uint32_t *terms;
    size_t ends[MOST_LINES];
    rouge_reading reading;
} text;

static uint64_t random_state = 1;

/* A number below `below`; xorshift, the same on every run. */
static uint32_t next_random(uint32_t below) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 32) % below);
}

static void make(text *t, size_t lines, size_t words, uint32_t terms) {
    t->terms = malloc((lines * words + 1) * sizeof *t->terms);
    assert_non_null(t->terms);
    for (size_t i = 0; i < lines * words; i++)
        t->terms[i] = next_random(terms);
    for (size_t s = 0; s < lines; s++)
        t->ends[s] = (s + 1) * words;
    t->reading.text = (rouge_words){t->terms, lines * words, t->ends, lines};
    t->reading.lines = t->reading.text;
}

/* A text of one line from letters: "abc" is the terms 0, 1, 2; a bar ends a line. */
static void spell(text *t, const char *letters) {
    size_t count = 0, lines = 0;
    t->terms = malloc((strlen(letters) + 1) * sizeof *t->terms);
    assert_non_null(t->terms);
    for (const char *p = letters; *p; p++) {
        if (*p == '|')
            t->ends[lines++] = count;
        else
            t->terms[count++] = (uint32_t)(*p - 'a');
    }
    t->ends[lines++] = count;
    t->reading.text = (rouge_words){t->terms, count, t->ends, lines};
    t->reading.lines = t->reading.text;
}

typedef struct ground {
    arena memory;
    rouge_workspace space;
} ground;

static void open_bench(ground *b, size_t terms, size_t words) {
    *b = (ground){0};
    assert_int_equal(rouge_workspace_open(&b->space, &b->memory, terms, words), PITH_OK);
}

static void close_bench(ground *b) {
    /* What every function promises: the arrays are zero again. */
    for (size_t i = 0; i < b->space.capacity; i++)
        assert_true(b->space.in_reference[i] == 0 && b->space.in_system[i] == 0 &&
                    b->space.counts[i] == 0);
    rouge_workspace_close(&b->space);
    arena_free(&b->memory);
}

/* ---- plain counting ---- */

/* Table of lengths, then back by the script's rule; marks by reference position. */
static void plain_marks(const uint32_t *a, size_t m, const uint32_t *b, size_t n, bool *marks) {
    uint16_t *table = calloc((m + 1) * (n + 1), sizeof *table);
    assert_non_null(table);
#define AT(i, j) table[(i) * (n + 1) + (j)]
    for (size_t i = 1; i <= m; i++)
        for (size_t j = 1; j <= n; j++)
            AT(i, j) = a[i - 1] == b[j - 1]           ? (uint16_t)(AT(i - 1, j - 1) + 1)
                       : AT(i - 1, j) >= AT(i, j - 1) ? AT(i - 1, j)
                                                      : AT(i, j - 1);
    for (size_t i = m, j = n; i > 0 && j > 0;) {
        if (a[i - 1] == b[j - 1]) {
            marks[i - 1] = true;
            i--;
            j--;
        } else if (AT(i - 1, j) >= AT(i, j - 1)) {
            i--;
        } else {
            j--;
        }
    }
#undef AT
    free(table);
}

static size_t plain_union_hits(const rouge_words *reference, const rouge_words *system,
                               uint32_t terms) {
    uint32_t *left_r = calloc(terms, sizeof *left_r), *left_s = calloc(terms, sizeof *left_s);
    bool *marks = calloc(reference->count + 1, sizeof *marks);
    assert_true(left_r && left_s && marks);
    rouge_tally(left_r, reference);
    rouge_tally(left_s, system);
    for (size_t r = 0, at = 0; r < reference->line_count; at = reference->ends[r++])
        for (size_t s = 0, from = 0; s < system->line_count; from = system->ends[s++])
            plain_marks(reference->terms + at, reference->ends[r] - at, system->terms + from,
                        system->ends[s] - from, marks + at);
    size_t hits = 0;
    for (size_t i = 0; i < reference->count; i++) {
        const uint32_t term = reference->terms[i];
        if (marks[i] && left_r[term] > 0 && left_s[term] > 0) {
            left_r[term]--;
            left_s[term]--;
            hits++;
        }
    }
    free(left_r);
    free(left_s);
    free(marks);
    return hits;
}

/* ---- tests ---- */

/* Short and long sentences, few and many words: one and several bit words a column. */
static void union_as_plain(void **state) {
    (void)state;
    static const struct {
        size_t lines, words;
        uint32_t terms;
    } shapes[] = {{3, 5, 3}, {2, 63, 8}, {2, 64, 8}, {3, 65, 20}, {1, 200, 4}, {4, 130, 300}};
    for (size_t round = 0; round < 60; round++) {
        const size_t a = round % 6, b = next_random(6);
        text r, s;
        ground bench;
        make(&r, shapes[a].lines, shapes[a].words, shapes[a].terms);
        make(&s, shapes[b].lines, shapes[b].words, shapes[a].terms);
        open_bench(&bench, 300, r.reading.text.count + s.reading.text.count);
        rouge_counts counts;
        assert_int_equal(rouge_lcs_overlap(&bench.space, &r.reading, &s.reading, &counts), PITH_OK);
        assert_int_equal((size_t)counts.hits,
                         plain_union_hits(&r.reading.text, &s.reading.text, 300));
        assert_int_equal((size_t)counts.in_reference, r.reading.text.count);
        assert_int_equal((size_t)counts.in_system, s.reading.text.count);
        close_bench(&bench);
        free(r.terms);
        free(s.terms);
    }
}

/* More than 2^20 words of bits: the columns are worked out again from every sqrt(n)-th. */
static void union_too_large_to_keep(void **state) {
    (void)state;
    text r, s;
    ground bench;
    make(&r, 1, 1100, 30);
    make(&s, 1, 60000, 30);
    open_bench(&bench, 30, 61100);
    rouge_counts counts;
    assert_int_equal(rouge_lcs_overlap(&bench.space, &r.reading, &s.reading, &counts), PITH_OK);
    assert_int_equal((size_t)counts.hits, plain_union_hits(&r.reading.text, &s.reading.text, 30));
    close_bench(&bench);
    free(r.terms);
    free(s.terms);
}

/* Lin 2004: with w1 w2 w3 w4 w5 as reference, the sentences w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5 have
 * the union w1 w2 w3 w5. */
static void union_of_the_paper(void **state) {
    (void)state;
    text r, s;
    ground bench;
    spell(&r, "abcde");
    spell(&s, "abfgh|achie");
    open_bench(&bench, 26, 15);
    rouge_counts counts;
    assert_int_equal(rouge_lcs_overlap(&bench.space, &r.reading, &s.reading, &counts), PITH_OK);
    assert_int_equal((int)counts.hits, 4);
    close_bench(&bench);
    free(r.terms);
    free(s.terms);
}

static void whole_text_length(void **state) {
    (void)state;
    for (size_t round = 0; round < 30; round++) {
        text r, s;
        ground bench;
        make(&r, 1, 1 + next_random(150), 6);
        make(&s, 1, 1 + next_random(150), 6);
        const size_t m = r.reading.text.count;
        bool *marks = calloc(m, sizeof *marks);
        assert_non_null(marks);
        plain_marks(r.terms, m, s.terms, s.reading.text.count, marks);
        size_t length = 0;
        for (size_t i = 0; i < m; i++)
            length += marks[i];
        open_bench(&bench, 6, 300);
        rouge_counts counts;
        assert_int_equal(
            rouge_text_lcs_overlap(&bench.space, &r.reading.text, &s.reading.text, &counts),
            PITH_OK);
        assert_int_equal((size_t)counts.hits, length);
        close_bench(&bench);
        free(marks);
        free(r.terms);
        free(s.terms);
    }
}

static bool same(const uint32_t *a, const uint32_t *b, size_t n) {
    return memcmp(a, b, n * sizeof *a) == 0;
}

/* Pairs up n-grams one by one. */
static size_t plain_ngrams(const rouge_words *r, const rouge_words *s, size_t n) {
    size_t hits = 0;
    bool *used = calloc(r->count + 1, sizeof *used);
    assert_non_null(used);
    for (size_t j = 0; j + n <= s->count; j++)
        for (size_t i = 0; i + n <= r->count; i++)
            if (!used[i] && same(r->terms + i, s->terms + j, n)) {
                used[i] = true;
                hits++;
                break;
            }
    free(used);
    return hits;
}

static void ngrams_as_plain(void **state) {
    (void)state;
    for (size_t round = 0; round < 20; round++) {
        text t[2];
        uint32_t *names[2];
        size_t counts[2];
        ground bench;
        open_bench(&bench, 4, 400);
        for (size_t i = 0; i < 2; i++) {
            make(&t[i], 1, next_random(120), 4);
            counts[i] = t[i].reading.text.count;
            names[i] = malloc((counts[i] + 1) * sizeof *names[i]);
            assert_non_null(names[i]);
            memcpy(names[i], t[i].terms, counts[i] * sizeof *names[i]);
        }
        for (size_t n = 2; n <= 5; n++) {
            uint32_t used = 0;
            rouge_ngrams_start(&bench.space);
            for (size_t i = 0; i < 2; i++) {
                const size_t words = t[i].reading.text.count;
                counts[i] = rouge_ngrams_extend(&bench.space, names[i], counts[i], n,
                                                &t[i].reading.text, &used);
                assert_int_equal(counts[i], words >= n ? words - n + 1 : 0);
            }
            assert_int_equal(rouge_shared(&bench.space, names[0], counts[0], names[1], counts[1]),
                             plain_ngrams(&t[0].reading.text, &t[1].reading.text, n));
        }
        close_bench(&bench);
        for (size_t i = 0; i < 2; i++) {
            free(names[i]);
            free(t[i].terms);
        }
    }
}

/* Counts of all pairs (a, b) of terms within the gap. */
static uint64_t plain_pairs(const rouge_words *t, size_t gap, uint32_t terms, uint64_t *counts) {
    uint64_t all = 0;
    for (size_t i = 0; i < t->count; i++)
        for (size_t j = i + 1; j < t->count && j - i - 1 <= gap; j++, all++)
            counts[t->terms[i] * terms + t->terms[j]]++;
    return all;
}

static void pairs_as_plain(void **state) {
    (void)state;
    enum { TERMS = 5 };
    static const size_t gaps[] = {0, 1, 4, 30, ROUGE_NO_GAP_LIMIT};
    for (size_t round = 0; round < 40; round++) {
        const size_t gap = gaps[round % 5];
        uint64_t in_r[TERMS * TERMS] = {0}, in_s[TERMS * TERMS] = {0}, hits = 0;
        text r, s;
        ground bench;
        make(&r, 1, next_random(60), TERMS);
        make(&s, 1, next_random(60), TERMS);
        const uint64_t all_r = plain_pairs(&r.reading.text, gap, TERMS, in_r);
        const uint64_t all_s = plain_pairs(&s.reading.text, gap, TERMS, in_s);
        for (size_t i = 0; i < TERMS * TERMS; i++)
            hits += in_r[i] < in_s[i] ? in_r[i] : in_s[i];
        open_bench(&bench, TERMS, 120);
        const rouge_measure measure = {.kind = ROUGE_S, .gap = gap};
        rouge_counts counts;
        assert_int_equal(rouge_skip_overlap(&bench.space, &measure, false, &r.reading.text,
                                            &s.reading.text, &counts),
                         PITH_OK);
        assert_int_equal((uint64_t)counts.in_reference, all_r);
        assert_int_equal((uint64_t)counts.in_system, all_s);
        assert_int_equal((uint64_t)counts.hits, hits);
        close_bench(&bench);
        free(r.terms);
        free(s.terms);
    }
}

/* "police killed the gunman" (abcd) against "the gunman killed police" (cdba): the one pair is "the
 * gunman", of 6; with the 4 words 5 of 10. The script leaves out the last word of each: of abc and
 * cdb, b and c meet, so 3 of 9. */
static void single_words(void **state) {
    (void)state;
    text r, s;
    ground bench;
    spell(&r, "abcd");
    spell(&s, "cdba");
    open_bench(&bench, 26, 8);
    const rouge_measure su = {.kind = ROUGE_SU, .gap = ROUGE_NO_GAP_LIMIT};
    rouge_counts counts;
    rouge_skip_overlap(&bench.space, &su, false, &r.reading.text, &s.reading.text, &counts);
    assert_int_equal((int)counts.hits, 5);
    assert_int_equal((int)counts.in_reference, 10);
    rouge_skip_overlap(&bench.space, &su, true, &r.reading.text, &s.reading.text, &counts);
    assert_int_equal((int)counts.hits, 3);
    assert_int_equal((int)counts.in_reference, 9);
    close_bench(&bench);
    free(r.terms);
    free(s.terms);
}

/* Lin 2004, section 3.3, with f(k) = k^2: ABCDEFG against ABCDHIK has a run of four, 16; against
 * AHBKCID four runs of one, 4. */
static void runs_weigh_more(void **state) {
    (void)state;
    text r, whole, scattered;
    ground bench;
    spell(&r, "abcdefg");
    spell(&whole, "abcdhik");
    spell(&scattered, "ahbkcid");
    open_bench(&bench, 26, 14);
    rouge_counts counts;
    rouge_wlcs_overlap(&bench.space, 2, false, &r.reading, &whole.reading, &counts);
    assert_true(counts.hits == 16 && counts.hits_in_system == 16 && counts.in_reference == 49);
    /* The reference's a, b, c, d stand together, so for the recall they are one run; in the system
     * they are four. */
    rouge_wlcs_overlap(&bench.space, 2, false, &r.reading, &scattered.reading, &counts);
    assert_true(counts.hits == 16 && counts.hits_in_system == 4);
    close_bench(&bench);
    free(r.terms);
    free(whole.terms);
    free(scattered.terms);
}

/* In our mode equal texts get everything, however they are cut; the script gives less. */
static void equal_texts_weigh_equal(void **state) {
    (void)state;
    static const char *const texts[] = {"abcdefghi", "abcd|efg|hi", "aabab|ba"};
    for (size_t i = 0; i < 3; i++) {
        text t;
        ground bench;
        spell(&t, texts[i]);
        open_bench(&bench, 26, 40);
        rouge_counts counts;
        rouge_wlcs_overlap(&bench.space, 1.2, false, &t.reading, &t.reading, &counts);
        assert_true(fabs(counts.hits - counts.in_reference) < 1e-9);
        assert_true(fabs(counts.hits_in_system - counts.in_system) < 1e-9);
        rouge_wlcs_overlap(&bench.space, 1.2, true, &t.reading, &t.reading, &counts);
        assert_true(counts.hits < counts.in_reference);
        close_bench(&bench);
        free(t.terms);
    }
}

/* 70,000 words have 2.4 10^9 pairs, below the limit of 2^32 - 1 is still allowed; 100,000 are not.
 * A refusal comes before any work. */
static void too_much_is_refused(void **state) {
    (void)state;
    text t;
    ground bench;
    t.terms = calloc(100000, sizeof *t.terms);
    assert_non_null(t.terms);
    t.ends[0] = 100000;
    t.reading.text = (rouge_words){t.terms, 100000, t.ends, 1};
    t.reading.lines = t.reading.text;
    open_bench(&bench, 1, 200000);
    const rouge_measure all = {.kind = ROUGE_S, .gap = ROUGE_NO_GAP_LIMIT};
    rouge_counts counts;
    assert_int_equal(
        rouge_skip_overlap(&bench.space, &all, false, &t.reading.text, &t.reading.text, &counts),
        PITH_ERROR_LIMIT);
    assert_int_equal(rouge_wlcs_overlap(&bench.space, 1.2, false, &t.reading, &t.reading, &counts),
                     PITH_ERROR_LIMIT);
    close_bench(&bench);
    free(t.terms);
}

/* No words on one side, or on both. */
static void nothing_to_compare(void **state) {
    (void)state;
    text none, some;
    ground bench;
    spell(&none, "||");
    spell(&some, "ab|c");
    open_bench(&bench, 26, 10);
    const rouge_reading *readings[] = {&none.reading, &some.reading};
    const rouge_measure su = {.kind = ROUGE_SU, .gap = 4};
    for (size_t i = 0; i < 3; i++) {
        const rouge_reading *r = readings[i == 1], *s = readings[i == 2];
        rouge_counts c;
        assert_int_equal(rouge_lcs_overlap(&bench.space, r, s, &c), PITH_OK);
        assert_true(c.hits == 0);
        assert_int_equal(rouge_text_lcs_overlap(&bench.space, &r->text, &s->text, &c), PITH_OK);
        assert_true(c.hits == 0);
        assert_int_equal(rouge_wlcs_overlap(&bench.space, 1.2, true, r, s, &c), PITH_OK);
        assert_true(c.hits == 0);
        assert_int_equal(rouge_skip_overlap(&bench.space, &su, true, &r->text, &s->text, &c),
                         PITH_OK);
        assert_true(c.hits == 0);
    }
    close_bench(&bench);
    free(none.terms);
    free(some.terms);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(union_as_plain),
        cmocka_unit_test(union_too_large_to_keep),
        cmocka_unit_test(union_of_the_paper),
        cmocka_unit_test(whole_text_length),
        cmocka_unit_test(ngrams_as_plain),
        cmocka_unit_test(pairs_as_plain),
        cmocka_unit_test(single_words),
        cmocka_unit_test(runs_weigh_more),
        cmocka_unit_test(equal_texts_weigh_equal),
        cmocka_unit_test(too_much_is_refused),
        cmocka_unit_test(nothing_to_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
