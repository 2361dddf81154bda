/* rouge_wlcs.c - ROUGE-W: the longest common subsequence in which runs of consecutive matches weigh
 * more: a run of k words counts f(k) = k^weight.
 *
 * The table: on equal words value = (value(i-1,j-1) + f(k+1)) - f(k), where k is the run of matches
 * that ends at (i-1,j-1), in this order of operations, since ties are decided on floating point
 * values; else the larger of up (i-1) and left (j-1), up when equal, and the run is broken. As in
 * the script equal words always go diagonally, so this is not quite the optimum. Time is m n; one
 * bit is kept for each cell.
 *
 * The marks are joined and clipped as for ROUGE-L, then runs of marked words are paid out by f.
 * What the script and we do otherwise:
 *
 *   a marked word with no count left
 *       script   as if it were not there, so a run leaps over it, or is lost when nothing follows
 *       we       it ends the run, as an unmarked word does
 *   recall
 *       script   (hits / f(sum of f(length)))^(1/weight), weighted twice
 *       we       (hits / sum of f(length))^(1/weight)
 *   precision
 *       script   the same hits over f(words of the system)
 *       we       the hits with both texts in exchanged roles, over sum of f(length) of the
 *                system's sentences
 *
 * so that ours gives equal texts 1. Lin 2004, section 3.3. */
#include "eval/rouge_overlap.h"

#include "base/status.h"

#include <math.h>
#include <string.h>

typedef struct wlcs_table {
    const double *f;   /* f[k] = k^weight */
    double *value;     /* of one row, by j */
    uint32_t *run;     /* of one row, by j */
    uint64_t *went_up; /* [i][words]: bit j */
    size_t words;
} wlcs_table;

/* Row i of the table from the row before it, in place. */
static void fill_row(wlcs_table *t, uint32_t term, const uint32_t *system, size_t count,
                     uint64_t *went_up) {
    double diagonal_value = 0;
    uint32_t diagonal_run = 0;
    for (size_t j = 1; j <= count; j++) {
        const double up_value = t->value[j];
        const uint32_t up_run = t->run[j];
        if (system[j - 1] == term) {
            t->value[j] = (diagonal_value + t->f[diagonal_run + 1]) - t->f[diagonal_run];
            t->run[j] = diagonal_run + 1;
        } else {
            t->run[j] = 0;
            if (up_value >= t->value[j - 1])
                rouge_bit_set(went_up, j);
            else
                t->value[j] = t->value[j - 1];
        }
        diagonal_value = up_value;
        diagonal_run = up_run;
    }
}

static pith_status wlcs_mark(rouge_workspace *w, const double *f, const uint32_t *reference,
                             size_t m, const uint32_t *system, size_t n, uint64_t *marks) {
    if (m == 0 || n == 0)
        return PITH_OK;
    const arena_mark mark = arena_save(w->row);
    wlcs_table t = {.f = f, .words = rouge_bit_words(n + 1)};
    t.value = arena_alloc_zero(w->row, n + 1, sizeof *t.value);
    t.run = arena_alloc_zero(w->row, n + 1, sizeof *t.run);
    t.went_up = arena_alloc_zero(w->row, m * t.words, sizeof *t.went_up);
    TRY_MEMORY(t.value && t.run && t.went_up);
    for (size_t i = 0; i < m; i++)
        fill_row(&t, reference[i], system, n, t.went_up + i * t.words);
    for (size_t i = m, j = n; i > 0 && j > 0;) {
        if (reference[i - 1] == system[j - 1]) {
            rouge_bit_set(marks, i - 1);
            i--;
            j--;
        } else if (rouge_bit(t.went_up + (i - 1) * t.words, j)) {
            i--;
        } else {
            j--;
        }
    }
    arena_rewind(w->row, mark);
    return PITH_OK;
}

/* Adds the weights of the runs of marked words to *hits, one by one; uses the words' counts. */
static void pay_out(rouge_workspace *w, const double *f, bool as_script, const uint32_t *terms,
                    size_t count, const uint64_t *marks, double *hits) {
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t term = terms[i];
        const bool marked = rouge_bit(marks, i);
        const bool counts = marked && w->in_reference[term] > 0 && w->in_system[term] > 0;
        if (counts) {
            w->in_reference[term]--;
            w->in_system[term]--;
            run++;
        }
        const bool ends = i + 1 == count || !rouge_bit(marks, i + 1);
        if (as_script ? counts && ends : ends || !counts) {
            *hits += f[run];
            run = 0;
        }
    }
}

/* f[0 .. count]. */
static double *weights(arena *memory, double weight, size_t count) {
    double *f = ARENA_ARRAY(memory, double, count + 1);
    if (f)
        for (size_t k = 0; k <= count; k++)
            f[k] = pow((double)k, weight);
    return f;
}

static size_t longest_of(const rouge_words *lines) {
    size_t longest = 0;
    for (size_t s = 0, start = 0; s < lines->line_count; start = lines->ends[s++])
        if (lines->ends[s] - start > longest)
            longest = lines->ends[s] - start;
    return longest;
}

static double weight_of_lines(const double *f, const rouge_words *lines) {
    double sum = 0;
    for (size_t s = 0, start = 0; s < lines->line_count; start = lines->ends[s++])
        sum += f[lines->ends[s] - start];
    return sum;
}

/* Hits of the sentences of `reference` that `system` has. */
static pith_status weigh_hits(rouge_workspace *w, const double *f, bool as_script,
                              const rouge_reading *reference, const rouge_reading *system,
                              double *hits) {
    const rouge_words *lines = &reference->lines, *other = &system->lines;
    *hits = 0;
    rouge_tally(w->in_reference, &reference->text);
    rouge_tally(w->in_system, &system->text);
    for (size_t s = 0, start = 0; s < lines->line_count; start = lines->ends[s++]) {
        const uint32_t *terms = lines->terms + start;
        const size_t count = lines->ends[s] - start;
        uint64_t *marks = arena_alloc_zero(w->row, rouge_bit_words(count), sizeof *marks);
        TRY_MEMORY(marks);
        for (size_t t = 0, from = 0; t < other->line_count; from = other->ends[t++])
            TRY(wlcs_mark(w, f, terms, count, other->terms + from, other->ends[t] - from, marks));
        pay_out(w, f, as_script, terms, count, marks, hits);
    }
    rouge_untally(w->in_reference, &reference->text);
    rouge_untally(w->in_system, &system->text);
    return PITH_OK;
}

pith_status rouge_wlcs_overlap(rouge_workspace *w, double weight, bool as_script,
                               const rouge_reading *reference, const rouge_reading *system,
                               rouge_counts *out) {
    const rouge_words *lines = &reference->lines, *other = &system->lines;
    if ((uint64_t)lines->count + lines->line_count >
        ROUGE_MAX_STEPS / (other->count + other->line_count + 1))
        return PITH_ERROR_LIMIT;
    const size_t m = longest_of(lines), n = longest_of(other);
    const double *f = weights(w->row, weight, m > n ? m : n);
    TRY_MEMORY(f);
    const double base = weight_of_lines(f, lines);
    double hits, hits_in_system;
    TRY(weigh_hits(w, f, as_script, reference, system, &hits));
    if (as_script) {
        const double words = (double)system->text.count;
        *out = (rouge_counts){pow(base, weight), pow(words, weight), hits, hits, base};
        return PITH_OK;
    }
    TRY(weigh_hits(w, f, as_script, system, reference, &hits_in_system));
    *out = (rouge_counts){base, weight_of_lines(f, other), hits, hits_in_system, base};
    return PITH_OK;
}
