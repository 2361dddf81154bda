/* random.c - sentences drawn by lot: what every method must beat.
 *
 *   score(i) = draw i of a generator started with the hash of the text, in [0, 1)
 *
 * The same text gives the same lots, on every machine. The generator is SplitMix64 of Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 17; its 53 high
 * bits make the fraction. O(bytes + n). */
#include "rank/methods.h"

static const char *const part_names[] = {"lot"};

static uint64_t splitmix64(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

pith_status random_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "random", part_names, out));
    out->keeps_order = true;
    uint64_t state = slice_hash(input->doc->text);
    for (uint32_t i = 0; i < input->count; i++)
        out->scores[i] = (double)(splitmix64(&state) >> 11) / (double)(UINT64_C(1) << 53);
    return PITH_OK;
}
