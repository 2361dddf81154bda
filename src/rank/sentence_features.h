/* sentence_features.h - what `auto` looks at: numbers with names for each sentence. */
#ifndef PITH_RANK_SENTENCE_FEATURES_H
#define PITH_RANK_SENTENCE_FEATURES_H

#include "model/forest.h"
#include "rank/rank.h"

/* X(name, part): what is measured of each sentence, and the part of the score that it counts under.
 * features_topic.c, features_style.c, wording.c and sentence_features.c give the formulas. */
#define SENTENCE_FEATURES(X)                                                                       \
    X(place, position)                                                                             \
    X(place_share, position)                                                                       \
    X(place_end, position)                                                                         \
    X(paragraph_place, paragraph)                                                                  \
    X(paragraph_number, paragraph)                                                                 \
    X(paragraph_size, paragraph)                                                                   \
    X(words, length)                                                                               \
    X(content, length)                                                                             \
    X(words_share, length)                                                                         \
    X(words_rank, length)                                                                          \
    X(word_length, length)                                                                         \
    X(stop_share, style)                                                                           \
    X(degree, centrality)                                                                          \
    X(degree_rank, centrality)                                                                     \
    X(centroid, centrality)                                                                        \
    X(before, followed)                                                                            \
    X(after, followed)                                                                             \
    X(followed, followed)                                                                          \
    X(followed_rank, followed)                                                                     \
    X(tfidf, words)                                                                                \
    X(tfidf_rank, words)                                                                           \
    X(tfidf_sum, words)                                                                            \
    X(tfidf_sum_rank, words)                                                                       \
    X(spread, words)                                                                               \
    X(spread_rank, words)                                                                          \
    X(shared, centrality)                                                                          \
    X(shared_rank, centrality)                                                                     \
    X(rarity, words)                                                                               \
    X(wording, wording)                                                                            \
    X(wording_rank, wording)                                                                       \
    X(title, title)                                                                                \
    X(title_rank, title)                                                                           \
    X(lead, lead)                                                                                  \
    X(fresh, novelty)                                                                              \
    X(introduces, novelty)                                                                         \
    X(introduces_rank, novelty)                                                                    \
    X(query, query)                                                                                \
    X(quoted, quotation)                                                                           \
    X(ending, style)                                                                               \
    X(commas, style)                                                                               \
    X(brackets, style)                                                                             \
    X(numbers, numbers)                                                                            \
    X(opening, style)

/* What is measured of the whole document: the kind of text. */
#define DOCUMENT_FEATURES(X)                                                                       \
    X(sentences)                                                                                   \
    X(sources)                                                                                     \
    X(source_sentences)                                                                            \
    X(mean_words)                                                                                  \
    X(mean_degree)                                                                                 \
    X(mean_stop_share)                                                                             \
    X(mean_quoted)                                                                                 \
    X(mean_numbers)                                                                                \
    X(mean_fresh)                                                                                  \
    X(mean_paragraph)                                                                              \
    X(has_title)                                                                                   \
    X(has_query)                                                                                   \
    X(by_words)                                                                                    \
    X(summary_sentences)                                                                           \
    X(summary_share)

#define COLUMN_ID(name, part) COLUMN_##name,
enum column { SENTENCE_FEATURES(COLUMN_ID) COLUMN_COUNT };
#define FACT_ID(name) FACT_##name,
enum fact { DOCUMENT_FEATURES(FACT_ID) FACT_COUNT };

/* Documents of so many sentences have forests of their own. */
enum { LONG_DOCUMENT = 64 };

/* Numbers of features: the columns, the same of the sentence before and of the one behind, facts.
 */
enum { FEATURE_COUNT = 3 * COLUMN_COUNT + FACT_COUNT };

/* Their names in that order, each followed by a space, as model_forest has them. */
extern const char feature_names[];

/* The parts of a score, and the part of each feature. */
enum { FEATURE_PARTS = 17 };
extern const char *const feature_part_names[FEATURE_PARTS];
extern const uint8_t feature_parts[FEATURE_COUNT];

typedef struct features {
    uint32_t n;
    uint32_t stride; /* from one column to the next */
    float *columns;
    const float *wording; /* [forms] their weights in a summary; NULL in a language without such */
    float facts[FACT_COUNT][FOREST_BLOCK];
    feature_view views[FEATURE_COUNT];
} features;

/* The values of a column: [-1, n + FOREST_BLOCK), 0 outside the document. */
static inline float *features_column(const features *f, enum column column) {
    return f->columns + (size_t)column * f->stride + 1;
}

pith_status features_build(const rank_input *input, features *out);

/* The forest of the model for documents like this one: short or long ones, in a language with a
 * table of the words of summaries or without. It has no trees when the model has none. */
forest features_forest(const rank_input *input);

/* The columns that words and marks fill, those that the vectors do, and how much the words are
 * those of summaries. */
void features_of_style(const rank_input *input, features *out);
pith_status features_of_topic(const rank_input *input, features *out);
pith_status features_of_wording(const rank_input *input, features *out);

#endif
