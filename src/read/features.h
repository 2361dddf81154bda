/* features.h - what a line is judged by, as numbers with names: its own measures, those of its
 * neighbours, sums over stretches before and behind it, and its place on the page. */
#ifndef PITH_READ_FEATURES_H
#define PITH_READ_FEATURES_H

#include "read/page.h"

/* Of the line itself. X(constant, name in the weight file). */
#define OWN_FEATURES(X)                                                                            \
    X(LOG_WORDS, "log-words")                                                                      \
    X(ENDS_STOP, "ends-stop")                                                                      \
    X(ENDS_QUESTION, "ends-question")                                                              \
    X(ENDS_COLON, "ends-colon")                                                                    \
    X(STARTS_LOWER, "starts-lower")                                                                \
    X(ALL_CAPITALS, "all-capitals")                                                                \
    X(LINK, "link")                                                                                \
    X(DATE, "date")                                                                                \
    X(ITEM, "item")                                                                                \
    X(DOUBLED, "doubled")                                                                          \
    X(SENTENCE, "sentence")                                                                        \
    X(INNER_STOPS, "inner-stops")                                                                  \
    X(COMMAS, "commas")                                                                            \
    X(CAPITALS, "capitals")                                                                        \
    X(STOPWORDS, "stopwords")                                                                      \
    X(SYMBOLS, "symbols")                                                                          \
    X(RECURRING, "recurring")                                                                      \
    X(COMMON, "common")                                                                            \
    X(FAMILIAR, "familiar")                                                                        \
    X(PECULIAR, "peculiar")                                                                        \
    X(COPIES, "copies")                                                                            \
    X(CUE_UI_LINE, "cue-ui-line")                                                                  \
    X(CUE_UI, "cue-ui")                                                                            \
    X(CUE_RELATED, "cue-related")                                                                  \
    X(CUE_TAIL, "cue-tail")                                                                        \
    X(CUE_CAPTION, "cue-caption")                                                                  \
    X(CUE_BYLINE, "cue-byline")                                                                    \
    X(CUE_DATELINE, "cue-dateline")

/* Own features of the line so many lines behind (before: negative): X(own feature, lines, name). */
#define NEIGHBOUR_FEATURES(X)                                                                      \
    X(LOG_WORDS, 1, "log-words-1-after")                                                           \
    X(ENDS_STOP, -1, "ends-stop-1-before")                                                         \
    X(DATE, 1, "date-1-after")                                                                     \
    X(COMMON, -1, "common-1-before")                                                               \
    X(COMMON, 1, "common-1-after")                                                                 \
    X(FAMILIAR, 1, "familiar-1-after")

/* Sums over the lines [from, to) around it: X(series, from, to, for each, name). */
#define WINDOW_FEATURES(X)                                                                         \
    X(WORDS, -3, 0, LINES, "words-in-3-before")                                                    \
    X(WORDS, 1, 4, LINES, "words-in-3-after")                                                      \
    X(WORDS, -10, 0, LINES, "words-in-10-before")                                                  \
    X(WORDS, 1, 11, LINES, "words-in-10-after")                                                    \
    X(WORDS, -30, 0, LINES, "words-in-30-before")                                                  \
    X(WORDS, 1, 31, LINES, "words-in-30-after")                                                    \
    X(WORDS, -2, 3, LINES, "words-in-5-around")                                                    \
    X(PROSE, -2, 3, WORDS, "prose-in-5-around")                                                    \
    X(STOPS, -30, 0, LINES, "stops-in-30-before")                                                  \
    X(STOPS, 1, 31, LINES, "stops-in-30-after")                                                    \
    X(STOPS, -2, 3, LINES, "stops-in-5-around")                                                    \
    X(CUES, -10, 0, LINES, "cues-in-10-before")                                                    \
    X(CUES, 1, 11, LINES, "cues-in-10-after")                                                      \
    X(CUES, -30, 0, LINES, "cues-in-30-before")                                                    \
    X(CUES, 1, 31, LINES, "cues-in-30-after")                                                      \
    X(CUES, -2, 3, LINES, "cues-in-5-around")                                                      \
    X(UI, 1, 11, LINES, "ui-in-10-after")                                                          \
    X(UI, 1, 31, LINES, "ui-in-30-after")                                                          \
    X(UI, -2, 3, LINES, "ui-in-5-around")                                                          \
    X(TAIL, -30, 0, LINES, "tail-in-30-before")                                                    \
    X(LINKS, -30, 0, LINES, "links-in-30-before")                                                  \
    X(COPIES, 1, 11, LINES, "copies-in-10-after")                                                  \
    X(COPIES, 1, 31, LINES, "copies-in-30-after")                                                  \
    X(COPIES, -2, 3, LINES, "copies-in-5-around")                                                  \
    X(SHAPES, -30, 0, LINES, "shapes-in-30-before")                                                \
    X(SHAPES, 1, 31, LINES, "shapes-in-30-after")                                                  \
    X(CAPITALS, -30, 0, LINES, "capitals-in-30-before")                                            \
    X(CAPITALS, 1, 31, LINES, "capitals-in-30-after")                                              \
    X(CAPITALS, -2, 3, LINES, "capitals-in-5-around")                                              \
    X(DIGITS, 1, 11, LINES, "digits-in-10-after")                                                  \
    X(DIGITS, -30, 0, LINES, "digits-in-30-before")                                                \
    X(DIGITS, 1, 31, LINES, "digits-in-30-after")                                                  \
    X(DIGITS, -2, 3, LINES, "digits-in-5-around")                                                  \
    X(SYMBOLS, -3, 0, LINES, "symbols-in-3-before")                                                \
    X(SYMBOLS, -10, 0, LINES, "symbols-in-10-before")                                              \
    X(SYMBOLS, 1, 11, LINES, "symbols-in-10-after")                                                \
    X(SYMBOLS, -30, 0, LINES, "symbols-in-30-before")                                              \
    X(SYMBOLS, 1, 31, LINES, "symbols-in-30-after")                                                \
    X(STOPWORDS, -30, 0, WORDS, "stopwords-in-30-before")                                          \
    X(STOPWORDS, 1, 31, WORDS, "stopwords-in-30-after")                                            \
    X(RECURRING, -10, 0, PROSE, "recurring-in-10-before")                                          \
    X(RECURRING, 1, 31, PROSE, "recurring-in-30-after")                                            \
    X(RECURRING, -2, 3, PROSE, "recurring-in-5-around")                                            \
    X(COMMON, -3, 0, WORDS, "common-in-3-before")                                                  \
    X(COMMON, 1, 4, WORDS, "common-in-3-after")                                                    \
    X(COMMON, 1, 31, WORDS, "common-in-30-after")                                                  \
    X(COMMON, -2, 3, WORDS, "common-in-5-around")                                                  \
    X(FAMILIAR, 1, 4, WORDS, "familiar-in-3-after")                                                \
    X(FAMILIAR, 1, 31, WORDS, "familiar-in-30-after")                                              \
    X(FAMILIAR, -2, 3, WORDS, "familiar-in-5-around")                                              \
    X(PECULIAR, -3, 0, WORDS, "peculiar-in-3-before")                                              \
    X(PECULIAR, 1, 4, WORDS, "peculiar-in-3-after")                                                \
    X(PECULIAR, -10, 0, WORDS, "peculiar-in-10-before")                                            \
    X(PECULIAR, -30, 0, WORDS, "peculiar-in-30-before")                                            \
    X(PECULIAR, -2, 3, WORDS, "peculiar-in-5-around")

/* Of its place: X(constant, name). */
#define PLACE_FEATURES(X)                                                                          \
    X(FIRST_LINE, "first-line")                                                                    \
    X(LINES_BEFORE, "lines-before")                                                                \
    X(LINES_AFTER, "lines-after")                                                                  \
    X(PART_OF_LINES, "part-of-lines")                                                              \
    X(PART_OF_WORDS, "part-of-words")                                                              \
    X(PART_OF_PROSE, "part-of-prose")                                                              \
    X(PAGE_WORDS, "page-words")                                                                    \
    X(PAGE_PROSE, "page-prose")                                                                    \
    X(RUN, "run")                                                                                  \
    X(RUN_BEFORE, "run-before")                                                                    \
    X(RUN_AFTER, "run-after")                                                                      \
    X(LOOSE, "loose")                                                                              \
    X(LOOSE_LINES_FROM_START, "loose-lines-from-start")                                            \
    X(LOOSE_LINES_FROM_END, "loose-lines-from-end")                                                \
    X(LOOSE_WORDS_FROM_START, "loose-words-from-start")                                            \
    X(LOOSE_WORDS_FROM_END, "loose-words-from-end")                                                \
    X(LOOSE_WORDS, "loose-words")                                                                  \
    X(LOOSE_PART, "loose-part")                                                                    \
    X(STRICT, "strict")                                                                            \
    X(STRICT_LINES_FROM_START, "strict-lines-from-start")                                          \
    X(STRICT_LINES_FROM_END, "strict-lines-from-end")                                              \
    X(STRICT_WORDS_FROM_START, "strict-words-from-start")                                          \
    X(STRICT_WORDS_FROM_END, "strict-words-from-end")                                              \
    X(STRICT_WORDS, "strict-words")                                                                \
    X(STRICT_PART, "strict-part")                                                                  \
    X(LINES_SINCE_UI, "lines-since-ui")                                                            \
    X(WORDS_SINCE_UI, "words-since-ui")                                                            \
    X(LINES_SINCE_TAIL, "lines-since-tail")                                                        \
    X(WORDS_SINCE_TAIL, "words-since-tail")                                                        \
    X(LINES_SINCE_RELATED, "lines-since-related")                                                  \
    X(WORDS_SINCE_RELATED, "words-since-related")                                                  \
    X(LINES_SINCE_DATE, "lines-since-date")                                                        \
    X(WORDS_SINCE_DATE, "words-since-date")                                                        \
    X(UI_IN_TEXT, "ui-in-text")                                                                    \
    X(TAILS_IN_TEXT, "tails-in-text")                                                              \
    X(RELATED_IN_TEXT, "related-in-text")                                                          \
    X(DATES_IN_TEXT, "dates-in-text")                                                              \
    X(SHAPES_IN_TEXT, "shapes-in-text")                                                            \
    X(COPIES_IN_TEXT, "copies-in-text")

#define OWN_CONSTANT(constant, name) OWN_##constant,
enum own_feature { OWN_FEATURES(OWN_CONSTANT) OWN_COUNT };
#undef OWN_CONSTANT

#define PLACE_CONSTANT(constant, name) PLACE_##constant,
enum place_feature { PLACE_FEATURES(PLACE_CONSTANT) PLACE_COUNT };
#undef PLACE_CONSTANT

#define ONE_MORE(...) +1
enum {
    NEIGHBOUR_COUNT = 0 NEIGHBOUR_FEATURES(ONE_MORE),
    WINDOW_COUNT = 0 WINDOW_FEATURES(ONE_MORE),
    FEATURE_COUNT = OWN_COUNT + NEIGHBOUR_COUNT + WINDOW_COUNT + PLACE_COUNT
};
#undef ONE_MORE

/* The names of the features, each with a space behind it. */
extern const char line_feature_names[];

/* The features of line `i` of the page. */
void line_features(const page *p, uint32_t i, float out[FEATURE_COUNT]);

#endif
