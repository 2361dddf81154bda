/* sentence_features.c - see sentence_features.h; features_style.c, features_topic.c and wording.c
 * fill what words, marks and vectors tell. Here the rest. Of sentence i of m in its source, and n
 * in all:
 *
 *   place              i, counted in its source
 *   place_share        i / m
 *   place_end          m - 1 - i
 *   paragraph_place    its number in its paragraph
 *   paragraph_size     sentences of its paragraph
 *   paragraph_number   paragraphs before its own in the source
 *   words_share        words, over their mean in the document
 *   word_length        bytes for each word, over their mean in the document
 *   NAME_rank          share of the sentences whose NAME is greater, 0 for the greatest; of more
 *                      than RANK_SAMPLE sentences, so many stand for all
 *
 * and of the document, so that one model can tell news from a story or a meeting:
 *
 *   sources            how many
 *   source_sentences   sentences for each
 *   mean_NAME          over all sentences
 *   by_words           is the summary limited in words or bytes, not in sentences?
 *   summary_share      of the document that the summary may hold
 *   summary_sentences  so many of mean length
 *
 * Nothing here asks for capital letters: text in lower case is ranked as well. All is arithmetic
 * that IEEE 754 defines to the last bit. O(n * RANK_SAMPLE + nnz + bytes). */
#include "rank/sentence_features.h"

#define NAME(name, part) #name " "
#define NAME_BEFORE(name, part) "previous:" #name " "
#define NAME_BEHIND(name, part) "next:" #name " "
#define NAME_FACT(name) "document:" #name " "
const char feature_names[] = SENTENCE_FEATURES(NAME) SENTENCE_FEATURES(NAME_BEFORE)
    SENTENCE_FEATURES(NAME_BEHIND) DOCUMENT_FEATURES(NAME_FACT);

/* X(part) */
#define PARTS(X)                                                                                   \
    X(position)                                                                                    \
    X(paragraph)                                                                                   \
    X(length)                                                                                      \
    X(centrality)                                                                                  \
    X(followed)                                                                                    \
    X(words)                                                                                       \
    X(wording)                                                                                     \
    X(title)                                                                                       \
    X(lead)                                                                                        \
    X(novelty)                                                                                     \
    X(query)                                                                                       \
    X(quotation)                                                                                   \
    X(style)                                                                                       \
    X(numbers)                                                                                     \
    X(previous)                                                                                    \
    X(next)                                                                                        \
    X(document)

#define PART_ID(part) PART_##part,
enum part { PARTS(PART_ID) PART_COUNT };
_Static_assert((int)PART_COUNT == (int)FEATURE_PARTS, "every part has a name");

#define PART_NAME(part) #part,
const char *const feature_part_names[FEATURE_PARTS] = {PARTS(PART_NAME)};

#define PART_OF(name, part) PART_##part,
#define PART_OF_BEFORE(name, part) PART_previous,
#define PART_OF_BEHIND(name, part) PART_next,
#define PART_OF_FACT(name) PART_document,
const uint8_t feature_parts[FEATURE_COUNT] = {SENTENCE_FEATURES(PART_OF) SENTENCE_FEATURES(
    PART_OF_BEFORE) SENTENCE_FEATURES(PART_OF_BEHIND) DOCUMENT_FEATURES(PART_OF_FACT)};

/* So many sentences, evenly spread, stand for all when a sentence's rank is told. */
enum { RANK_SAMPLE = 64 };

static void fill_places(const rank_input *input, features *f) {
    const document *doc = input->doc;
    float *place = features_column(f, COLUMN_place);
    float *share = features_column(f, COLUMN_place_share);
    float *from_end = features_column(f, COLUMN_place_end);
    float *in_paragraph = features_column(f, COLUMN_paragraph_place);
    float *number = features_column(f, COLUMN_paragraph_number);
    float *size = features_column(f, COLUMN_paragraph_size);
    for (uint32_t first = 0, end = 1; end <= f->n; end++) {
        if (end < f->n && rank_source(input, end) == rank_source(input, first))
            continue;
        uint32_t paragraph = 0;
        for (uint32_t i = first, start = first; i < end; i++) {
            const uint32_t at = doc->sentences[input->sentences[i]].block;
            if (at != doc->sentences[input->sentences[start]].block) {
                for (uint32_t k = start; k < i; k++)
                    size[k] = (float)(i - start);
                start = i;
                paragraph++;
            }
            place[i] = (float)(i - first);
            share[i] = (float)(i - first) / (float)(end - first);
            from_end[i] = (float)(end - 1 - i);
            in_paragraph[i] = (float)(i - start);
            number[i] = (float)paragraph;
            if (i + 1 == end)
                for (uint32_t k = start; k < end; k++)
                    size[k] = (float)(end - start);
        }
        first = end;
    }
}

/* As long as every machine of 64 bits has them; truth is -1. */
typedef float float_lanes __attribute__((vector_size(16)));
typedef int32_t int_lanes __attribute__((vector_size(16)));
enum { LANES = 4, QUARTERS = FOREST_BLOCK / LANES };

/* How many of the sample are greater than each of a block of values. */
static void count_greater(const float *sample, uint32_t count, const float *from,
                          int32_t greater[FOREST_BLOCK]) {
    float_lanes values[QUARTERS];
    int_lanes counts[QUARTERS] = {0};
    memcpy(values, from, sizeof values);
    for (uint32_t k = 0; k < count; k++)
#pragma GCC unroll 4
        for (int q = 0; q < QUARTERS; q++)
            counts[q] -= sample[k] > values[q];
    memcpy(greater, counts, sizeof counts);
}

/* rank[i] = the share of the sample whose value is greater. */
static void fill_rank(const features *f, enum column of, enum column rank) {
    float sample[RANK_SAMPLE];
    const uint32_t count = f->n < RANK_SAMPLE ? f->n : RANK_SAMPLE;
    const float *value = features_column(f, of);
    float *out = features_column(f, rank);
    for (uint32_t k = 0; k < count; k++)
        sample[k] = value[(uint64_t)k * f->n / count];
    for (uint32_t first = 0; first < f->n; first += FOREST_BLOCK) {
        int32_t greater[FOREST_BLOCK];
        count_greater(sample, count, value + first, greater);
        for (uint32_t i = first; i < f->n && i < first + FOREST_BLOCK; i++)
            out[i] = (float)greater[i - first] / (float)count;
    }
}

static float mean_of(const features *f, enum column of) {
    const float *value = features_column(f, of);
    double sum = 0;
    for (uint32_t i = 0; i < f->n; i++)
        sum += (double)value[i];
    return (float)(sum / f->n);
}

static void set_fact(features *f, enum fact fact, float value) {
    for (int k = 0; k < FOREST_BLOCK; k++)
        f->facts[fact][k] = value;
}

static void fill_summary_facts(const rank_input *input, features *f) {
    double all = 0;
    for (uint32_t i = 0; i < f->n; i++)
        all += (double)rank_cost(input, i);
    const double room = (double)rank_room(input);
    const double share = all > 0 && room < all ? room / all : 1;
    set_fact(f, FACT_by_words, input->limit.unit != PITH_SENTENCES);
    set_fact(f, FACT_summary_share, (float)share);
    set_fact(f, FACT_summary_sentences, (float)(share * f->n));
}

static void fill_facts(const rank_input *input, features *f) {
    static const struct {
        enum fact fact;
        enum column mean_of;
    } means[] = {
        {FACT_mean_words, COLUMN_words},
        {FACT_mean_degree, COLUMN_degree},
        {FACT_mean_stop_share, COLUMN_stop_share},
        {FACT_mean_quoted, COLUMN_quoted},
        {FACT_mean_numbers, COLUMN_numbers},
        {FACT_mean_fresh, COLUMN_fresh},
        {FACT_mean_paragraph, COLUMN_paragraph_size},
    };
    for (size_t k = 0; k < sizeof means / sizeof *means; k++)
        set_fact(f, means[k].fact, mean_of(f, means[k].mean_of));
    uint32_t sources = 1;
    for (uint32_t i = 1; i < f->n; i++)
        sources += rank_source(input, i) != rank_source(input, i - 1);
    set_fact(f, FACT_sentences, (float)f->n);
    set_fact(f, FACT_sources, (float)sources);
    set_fact(f, FACT_source_sentences, (float)f->n / (float)sources);
    set_fact(f, FACT_has_title, (float)(input->vectors->title.count > 0));
    fill_summary_facts(input, f);
    set_fact(f, FACT_has_query, (float)(input->vectors->query.count > 0));
}

static void fill_words_share(const features *f) {
    const float *words = features_column(f, COLUMN_words);
    float *share = features_column(f, COLUMN_words_share);
    float *word_length = features_column(f, COLUMN_word_length);
    const float mean = mean_of(f, COLUMN_words);
    const float mean_length = mean_of(f, COLUMN_word_length);
    for (uint32_t i = 0; i < f->n; i++) {
        share[i] = mean > 0 ? words[i] / mean : 0;
        word_length[i] = mean_length > 0 ? word_length[i] / mean_length : 0;
    }
}

static void fill_views(features *f) {
    for (uint32_t c = 0; c < COLUMN_COUNT; c++) {
        const float *values = features_column(f, (enum column)c);
        f->views[c] = (feature_view){values, 1};
        f->views[COLUMN_COUNT + c] = (feature_view){values - 1, 1};
        f->views[2 * COLUMN_COUNT + c] = (feature_view){values + 1, 1};
    }
    for (uint32_t k = 0; k < FACT_COUNT; k++)
        f->views[3 * COLUMN_COUNT + k] = (feature_view){f->facts[k], 0};
}

pith_status features_build(const rank_input *input, features *out) {
    static const enum column ranks[][2] = {
        {COLUMN_words, COLUMN_words_rank},           {COLUMN_degree, COLUMN_degree_rank},
        {COLUMN_followed, COLUMN_followed_rank},     {COLUMN_tfidf, COLUMN_tfidf_rank},
        {COLUMN_tfidf_sum, COLUMN_tfidf_sum_rank},   {COLUMN_spread, COLUMN_spread_rank},
        {COLUMN_shared, COLUMN_shared_rank},         {COLUMN_title, COLUMN_title_rank},
        {COLUMN_introduces, COLUMN_introduces_rank}, {COLUMN_wording, COLUMN_wording_rank},
    };
    const uint32_t n = input->count;
    *out = (features){.n = n, .stride = n + 1 + FOREST_BLOCK};
    out->columns =
        arena_alloc_zero(input->arena, (size_t)COLUMN_COUNT * out->stride, sizeof *out->columns);
    TRY_MEMORY(out->columns);
    fill_places(input, out);
    features_of_style(input, out);
    TRY(features_of_topic(input, out));
    TRY(features_of_wording(input, out));
    fill_words_share(out);
    for (size_t k = 0; k < sizeof ranks / sizeof *ranks; k++)
        fill_rank(out, ranks[k][0], ranks[k][1]);
    fill_facts(input, out);
    fill_views(out);
    return PITH_OK;
}

forest features_forest(const rank_input *input) {
    static const char *const names[2][2] = {{"auto-wordless-short", "auto-wordless-long"},
                                            {"auto-short", "auto-long"}};
    const document *doc = input->doc;
    return model_forest(doc->model,
                        names[doc->language->wording.count > 0][input->count >= LONG_DOCUMENT]);
}
