/* rouge_lcs.c - longest common subsequences, 64 cells of the table at a time.
 *
 * L[i][j] is the length of the longest common subsequence of the first i words of a reference
 * sentence and the first j of a system sentence. Down a column, L grows by 0 or 1 with each i; a
 * bit that is 0 in V_j marks a growth, and with M_j, the places in the reference of the system's
 * j-th word,
 *
 *     V_j = (V_j-1 + (V_j-1 & M_j)) | (V_j-1 & ~M_j)
 *
 * (Crochemore, Iliopoulos, Pinzon, Reid 2001; Hyyroe 2004). m n / 64 steps give the length.
 *
 * ROUGE-L needs more: which words of the reference are on the subsequence, and by the script's
 * choice where there are several. It goes back from (m, n): equal words always go diagonally, else
 * up (to i-1) when L[i-1][j] >= L[i][j-1], else left (to j-1). Off the equal words, L[i][j] is the
 * larger of the two, so "up" is exactly "no growth at i in column j": the same bits answer it, and
 * one bit scan leaps over a whole run of ups. For this all V_j are kept when they fit into
 * KEPT_WORDS; else only every sqrt(n)-th, and the columns between are worked out again on the way
 * back, in twice the time.
 *
 * Union (summary level): the marks of a reference sentence are joined over the system sentences. A
 * marked word is a hit while there is an unused one in both texts as a whole.
 * Lin 2004, section 3.2. */
#include "eval/rouge_overlap.h"

#include "base/status.h"

#include <math.h>
#include <string.h>

#define KEPT_WORDS ((size_t)1 << 20)

/* The reference side of a table. */
typedef struct lcs_side {
    const uint32_t *terms;
    size_t count;
    size_t words;    /* of a column of bits */
    uint32_t *slots; /* by term: which mask, + 1; 0: not in the reference */
    uint64_t *masks; /* [slot][words]; slot 0 is empty */
} lcs_side;

/* `slots` is by term, zero; lcs_side_close makes it so again. */
static pith_status lcs_side_open(lcs_side *side, arena *memory, uint32_t *slots,
                                 const uint32_t *terms, size_t count) {
    *side = (lcs_side){terms, count, rouge_bit_words(count), slots, NULL};
    uint32_t slot_count = 1;
    for (size_t i = 0; i < count; i++)
        if (slots[terms[i]] == 0)
            slots[terms[i]] = slot_count++;
    side->masks = arena_alloc_zero(memory, slot_count, side->words * sizeof *side->masks);
    TRY_MEMORY(side->masks);
    for (size_t i = 0; i < count; i++)
        rouge_bit_set(side->masks + slots[terms[i]] * side->words, i);
    return PITH_OK;
}

static void lcs_side_close(lcs_side *side) {
    for (size_t i = 0; i < side->count; i++)
        side->slots[side->terms[i]] = 0;
}

static const uint64_t *mask_of(const lcs_side *side, uint32_t term) {
    return side->masks + side->slots[term] * side->words;
}

/* The column after `before`, for a system word; may be done in place. */
static inline void step(const lcs_side *side, uint32_t term, const uint64_t *before,
                        uint64_t *after) {
    const uint64_t *mask = mask_of(side, term);
    uint64_t carry = 0;
    for (size_t k = 0; k < side->words; k++) {
        const uint64_t v = before[k];
        const uint64_t met = v & mask[k];
        const uint64_t sum = v + met;
        const uint64_t carried = sum + carry;
        carry = (uint64_t)(sum < v) | (uint64_t)(carried < sum);
        after[k] = carried | (v & ~mask[k]);
    }
}

/* Where the way back stands: behind word i of the reference, in column `j`. Takes it from the
 * columns [0, count), column c following system[c], down to column 0, marking what it meets. */
static size_t trace(const lcs_side *side, const uint32_t *system, const uint64_t *columns,
                    size_t count, size_t i, uint64_t *marks) {
    for (size_t j = count; j > 0 && i > 0; j--) {
        const uint64_t *column = columns + j * side->words;
        const uint64_t *mask = mask_of(side, system[j - 1]);
        size_t k = (i - 1) / ROUGE_WORD_BITS;
        const unsigned above = (unsigned)(ROUGE_WORD_BITS - 1 - (i - 1) % ROUGE_WORD_BITS);
        uint64_t stops = (~column[k] | mask[k]) << above >> above;
        while (stops == 0 && k > 0) {
            k--;
            stops = ~column[k] | mask[k];
        }
        if (stops == 0)
            return 0;
        const size_t bit = (size_t)(ROUGE_WORD_BITS - 1 - __builtin_clzll(stops));
        i = k * ROUGE_WORD_BITS + bit + 1;
        if (mask[k] >> bit & 1) {
            rouge_bit_set(marks, i - 1);
            i--;
        }
    }
    return i;
}

/* The same when a column is one word, which nearly all sentences fit. */
static void fill_narrow(const lcs_side *side, const uint32_t *system, uint64_t *columns,
                        size_t count) {
    uint64_t v = columns[0];
    for (size_t j = 0; j < count; j++) {
        const uint64_t met = v & side->masks[side->slots[system[j]]];
        v = (v + met) | (v - met);
        columns[j + 1] = v;
    }
}

/* Fills columns 1 .. count after column 0. */
static void fill(const lcs_side *side, const uint32_t *system, uint64_t *columns, size_t count) {
    if (side->words == 1) {
        fill_narrow(side, system, columns, count);
        return;
    }
    for (size_t j = 0; j < count; j++)
        step(side, system[j], columns + j * side->words, columns + (j + 1) * side->words);
}

/* Marks the words of the reference sentence that are on its subsequence with `system`. */
static pith_status lcs_mark(const lcs_side *side, arena *memory, const uint32_t *system,
                            size_t count, uint64_t *marks) {
    if (side->count == 0 || count == 0)
        return PITH_OK;
    const size_t words = side->words;
    const size_t stride = count <= KEPT_WORDS / words ? count : (size_t)sqrt((double)count) + 1;
    const size_t strides = (count + stride - 1) / stride;
    const arena_mark mark = arena_save(memory);
    uint64_t *columns = ARENA_ARRAY(memory, uint64_t, (stride + 1) * words);
    uint64_t *starts = ARENA_ARRAY(memory, uint64_t, strides * words);
    TRY_MEMORY(columns && starts);
    memset(starts, 0xFF, words * sizeof *starts);
    for (size_t s = 0; s + 1 < strides; s++) {
        uint64_t *next = starts + (s + 1) * words;
        memcpy(next, starts + s * words, words * sizeof *next);
        for (size_t j = 0; j < stride; j++)
            step(side, system[s * stride + j], next, next);
    }
    size_t i = side->count;
    for (size_t s = strides; s-- > 0 && i > 0;) {
        const size_t from = s * stride;
        const size_t length = s + 1 == strides ? count - from : stride;
        memcpy(columns, starts + s * words, words * sizeof *columns);
        fill(side, system + from, columns, length);
        i = trace(side, system + from, columns, length, i, marks);
    }
    arena_rewind(memory, mark);
    return PITH_OK;
}

/* Marks a reference sentence against all sentences of the system. */
static pith_status mark_union(rouge_workspace *w, const uint32_t *terms, size_t count,
                              const rouge_words *system, uint64_t *marks) {
    lcs_side side;
    TRY(lcs_side_open(&side, w->row, w->counts, terms, count));
    for (size_t s = 0, start = 0; s < system->line_count; start = system->ends[s++])
        TRY(lcs_mark(&side, w->row, system->terms + start, system->ends[s] - start, marks));
    lcs_side_close(&side);
    return PITH_OK;
}

/* Marked words that are still unused in both texts; uses them. */
static size_t use_marked(rouge_workspace *w, const uint32_t *terms, size_t count,
                         const uint64_t *marks) {
    size_t hits = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t term = terms[i];
        if (rouge_bit(marks, i) && w->in_reference[term] > 0 && w->in_system[term] > 0) {
            w->in_reference[term]--;
            w->in_system[term]--;
            hits++;
        }
    }
    return hits;
}

/* Steps of the union: every column of bits of a reference line for every word of the system. */
static uint64_t steps_of_union(const rouge_words *reference, const rouge_words *system) {
    uint64_t columns = reference->line_count;
    for (size_t s = 0, start = 0; s < reference->line_count; start = reference->ends[s++])
        columns += rouge_bit_words(reference->ends[s] - start);
    const uint64_t words = system->count + system->line_count;
    return words != 0 && columns > UINT64_MAX / words ? UINT64_MAX : columns * words;
}

pith_status rouge_lcs_overlap(rouge_workspace *w, const rouge_reading *reference,
                              const rouge_reading *system, rouge_counts *out) {
    const rouge_words *lines = &reference->lines;
    if (steps_of_union(lines, &system->lines) > ROUGE_MAX_STEPS)
        return PITH_ERROR_LIMIT;
    rouge_tally(w->in_reference, &reference->text);
    rouge_tally(w->in_system, &system->text);
    size_t hits = 0;
    for (size_t s = 0, start = 0; s < lines->line_count; start = lines->ends[s++]) {
        const uint32_t *terms = lines->terms + start;
        const size_t count = lines->ends[s] - start;
        const arena_mark mark = arena_save(w->row);
        uint64_t *marks = arena_alloc_zero(w->row, rouge_bit_words(count), sizeof *marks);
        TRY_MEMORY(marks);
        TRY(mark_union(w, terms, count, &system->lines, marks));
        hits += use_marked(w, terms, count, marks);
        arena_rewind(w->row, mark);
    }
    rouge_untally(w->in_reference, &reference->text);
    rouge_untally(w->in_system, &system->text);
    *out = rouge_counts_of(lines->count, system->text.count, hits);
    return PITH_OK;
}

pith_status rouge_text_lcs_overlap(rouge_workspace *w, const rouge_words *reference,
                                   const rouge_words *system, rouge_counts *out) {
    if (system->count > 0 && rouge_bit_words(reference->count) > ROUGE_MAX_STEPS / system->count)
        return PITH_ERROR_LIMIT;
    lcs_side side;
    TRY(lcs_side_open(&side, w->row, w->in_reference, reference->terms, reference->count));
    uint64_t *column = ARENA_ARRAY(w->row, uint64_t, side.words);
    TRY_MEMORY(column);
    memset(column, 0xFF, side.words * sizeof *column);
    for (size_t j = 0; j < system->count; j++)
        step(&side, system->terms[j], column, column);
    size_t length = 0;
    for (size_t i = 0; i < reference->count; i++)
        length += !rouge_bit(column, i);
    lcs_side_close(&side);
    *out = rouge_counts_of(reference->count, system->count, length);
    return PITH_OK;
}
