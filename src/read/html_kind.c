/* html_kind.c - the kind of a page by multinomial logistic regression: for each kind k the sum
 *
 *     z_k = sum over the features f of the page of weight[k][f] * x[f]
 *
 * of which the greatest wins, and exp(z_k) / sum exp(z) is its chance. The features are how much of
 * the page there is, what it says of itself (JSON-LD, Open Graph), and the share s of its words
 * that stands in elements of each name, and in those whose classes and ids hold each cue, as
 * sqrt(s), so that little counts already. Weights are fitted by models/fit_html_kind.py, on pages
 * that are no videos: one is believed when it says that it is. Linear in the blocks. */
#include "read/html_kind.h"

#include <math.h>

static const char *const kinds[KINDS] = {"article", "documentation", "service",
                                         "product", "forum",         "index"};

static const char *const page_names[KIND_TAGS] = {
    "one",          "log-words",    "log-blocks", "prose-share", "link-share",
    "says-article", "says-product", "says-forum", "says-list",   "says-other"};

void html_kind_name(unsigned feature, char out[HTML_NAME_BYTES]) {
    if (feature < KIND_TAGS)
        strcpy(out, page_names[feature]);
    else
        html_feature_name(HF_TAGS + feature - KIND_TAGS, out);
}

static void add_bits(uint64_t bits, float words, float *sums) {
    for (; bits; bits &= bits - 1)
        sums[__builtin_ctzll(bits)] += words;
}

void html_kind_features(const html_view *v, float out[KIND_FEATURES]) {
    const html_sums all = v->sums[v->count];
    memset(out, 0, KIND_FEATURES * sizeof *out);
    for (uint32_t i = 0; i < v->count; i++) {
        const html_block *b = &v->page->blocks[i];
        const float words = (float)v->lines->lines[i].words;
        add_bits(b->tags | b->inner, words, out + KIND_TAGS);
        add_bits(b->cues | b->near_cues, words, out + KIND_CUES);
    }
    const float whole = all.words > 0 ? (float)all.words : 1;
    for (unsigned f = KIND_TAGS; f < KIND_FEATURES; f++)
        out[f] = sqrtf(out[f] / whole);
    out[KIND_ONE] = 1;
    out[KIND_WORDS] = log1pf((float)all.words);
    out[KIND_BLOCKS] = log1pf((float)v->count);
    out[KIND_PROSE] = (float)all.prose / whole;
    out[KIND_LINKS] = (float)all.link_words / whole;
    if (v->page->meta.kind != HTML_PAGE_UNNAMED)
        out[KIND_DECLARED + v->page->meta.kind - 1] = 1;
}

/* Is the weight called "KIND FEATURE"? */
static bool is_weight(const model_weight *w, const char *kind, unsigned feature) {
    char name[HTML_NAME_BYTES];
    html_kind_name(feature, name);
    const size_t length = strlen(kind);
    return strncmp(w->name, kind, length) == 0 && w->name[length] == ' ' &&
           strcmp(w->name + length + 1, name) == 0;
}

/* From sums to chances that add up to 1. */
static void normalise(const double sums[KINDS], float chances[KINDS]) {
    double best = -HUGE_VAL, all = 0;
    for (unsigned k = 0; k < KINDS; k++)
        best = sums[k] > best ? sums[k] : best;
    for (unsigned k = 0; k < KINDS; k++)
        all += exp(sums[k] - best);
    for (unsigned k = 0; k < KINDS; k++)
        chances[k] = (float)(exp(sums[k] - best) / all);
}

pith_status html_kind_judge(const pith_model *model, const html_view *v, float chances[KINDS]) {
    const weights fitted = model_weights(model, "", "html_kind");
    if (fitted.count != KINDS * KIND_FEATURES)
        return PITH_ERROR_MODEL;
    float x[KIND_FEATURES];
    html_kind_features(v, x);
    double sums[KINDS] = {0};
    const model_weight *w = fitted.items;
    for (unsigned k = 0; k < KINDS; k++)
        for (unsigned f = 0; f < KIND_FEATURES; f++, w++) {
            if (!is_weight(w, kinds[k], f))
                return PITH_ERROR_MODEL;
            sums[k] += w->value * (double)x[f];
        }
    normalise(sums, chances);
    return PITH_OK;
}

const char *html_kind_likeliest(const html_view *v, const float chances[KINDS]) {
    unsigned best = 0;
    for (unsigned k = 1; k < KINDS; k++)
        best = chances[k] > chances[best] ? k : best;
    return v->page->meta.is_video ? "video" : kinds[best];
}
