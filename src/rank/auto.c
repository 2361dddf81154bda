/* auto.c - the default: for now position and TF-IDF centrality in equal shares. */
#include "rank/methods.h"

pith_status auto_score(const rank_input *input, rank_result *out) {
    TRY(textrank_cosine_score(input, out));
    out->method = "auto";
    return PITH_OK;
}
