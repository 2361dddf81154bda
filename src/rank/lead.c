/* lead.c - the beginning of each source.
 *
 *   score(i) = 1 / (1 + place), place = 0, 1, … of the sentence among those of its source
 *
 * in (0, 1]. Equal scores go to the earlier sentence, so several sources are read in turn: all
 * first sentences, then all second ones. The baseline that is hard to beat on news, where writers
 * put the essence first (see Nenkova, "Automatic text summarization of newswire", AAAI 2005).
 * O(n). */
#include "rank/methods.h"

static const char *const part_names[] = {"position"};

pith_status lead_score(const rank_input *input, rank_result *out) {
    TRY(rank_one_part(input, "lead", part_names, out));
    out->keeps_order = true;
    uint32_t place = 0;
    for (uint32_t i = 0; i < input->count; i++) {
        if (i > 0 && rank_source(input, i) != rank_source(input, i - 1))
            place = 0;
        out->scores[i] = 1 / (1 + (double)place++);
    }
    return PITH_OK;
}
