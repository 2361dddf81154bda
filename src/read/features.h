/* features.h - the measures of a line and its neighbourhood as numbers with names. */
#ifndef PITH_READ_FEATURES_H
#define PITH_READ_FEATURES_H

#include "read/lines.h"

/* Every feature lies in [0, 1]. X(constant, name in the weight file). */
#define LINE_FEATURES(X)                                                                           \
    X(BIAS, "one")                                                                                 \
    X(WORDS_1, "words<=2")                                                                         \
    X(WORDS_2, "words<=4")                                                                         \
    X(WORDS_3, "words<=7")                                                                         \
    X(WORDS_4, "words<=12")                                                                        \
    X(WORDS_5, "words<=20")                                                                        \
    X(WORDS_6, "words<=40")                                                                        \
    X(LOG_WORDS, "log-words")                                                                      \
    X(ENDS_STOP, "ends-stop")                                                                      \
    X(ENDS_QUESTION, "ends-question")                                                              \
    X(ENDS_COLON, "ends-colon")                                                                    \
    X(STARTS_LOWER, "starts-lower")                                                                \
    X(STARTS_DIGIT, "starts-digit")                                                                \
    X(STARTS_QUOTE, "starts-quote")                                                                \
    X(ALL_CAPITALS, "all-capitals")                                                                \
    X(LINK, "link")                                                                                \
    X(DATE, "date")                                                                                \
    X(ITEM, "item")                                                                                \
    X(DOUBLED, "doubled")                                                                          \
    X(SENTENCE, "sentence")                                                                        \
    X(STOPS, "inner-stops")                                                                        \
    X(COMMAS, "commas")                                                                            \
    X(CAPITALS, "capitals")                                                                        \
    X(STOPWORDS, "stopwords")                                                                      \
    X(NO_STOPWORD, "no-stopword")                                                                  \
    X(DIGITS, "digits")                                                                            \
    X(RECURRING, "recurring")                                                                      \
    X(COPIED, "copied")                                                                            \
    X(COPIED_OFTEN, "copied-often")                                                                \
    X(CUE_UI_LINE, "cue-ui-line")                                                                  \
    X(CUE_UI_PART, "cue-ui")                                                                       \
    X(CUE_RELATED, "cue-related")                                                                  \
    X(CUE_RELATED_LINE, "cue-related-line")                                                        \
    X(CUE_TAIL, "cue-tail")                                                                        \
    X(CUE_TAIL_LINE, "cue-tail-line")                                                              \
    X(CUE_CAPTION, "cue-caption")                                                                  \
    X(CUE_BYLINE, "cue-byline")                                                                    \
    X(CUE_DATELINE, "cue-dateline")                                                                \
    X(CUE_AFTER_COLON, "cue-colon")                                                                \
    X(BEFORE_1_SENTENCE, "before1-sentence")                                                       \
    X(BEFORE_1_LOG_WORDS, "before1-log-words")                                                     \
    X(BEFORE_1_COLON, "before1-colon")                                                             \
    X(BEFORE_1_ITEM, "before1-item")                                                               \
    X(BEFORE_1_CUE, "before1-cue")                                                                 \
    X(BEFORE_2_SENTENCE, "before2-sentence")                                                       \
    X(AFTER_1_SENTENCE, "after1-sentence")                                                         \
    X(AFTER_1_LOG_WORDS, "after1-log-words")                                                       \
    X(AFTER_1_ITEM, "after1-item")                                                                 \
    X(AFTER_1_CUE, "after1-cue")                                                                   \
    X(AFTER_1_DATE, "after1-date")                                                                 \
    X(AFTER_2_SENTENCE, "after2-sentence")                                                         \
    X(PROSE_NEAR, "prose-in-5")                                                                    \
    X(PROSE_BEFORE, "prose-in-4-before")                                                           \
    X(PROSE_AFTER, "prose-in-4-after")                                                             \
    X(PROSE_WIDE, "prose-in-21")                                                                   \
    X(LENGTH_NEAR, "log-words-a-line-in-5")                                                        \
    X(PART_BEFORE, "part-of-prose-before")                                                         \
    X(NONE_BEFORE, "no-prose-before")                                                              \
    X(LITTLE_BEFORE, "prose-before<5%")                                                            \
    X(MOST_BEFORE, "prose-before>60%")                                                             \
    X(NEARLY_ALL_BEFORE, "prose-before>90%")                                                       \
    X(ALL_BEFORE, "no-prose-after")                                                                \
    X(PAGE_PROSE, "page-prose")                                                                    \
    X(PAGE_LOG_LINES, "page-log-lines")                                                            \
    X(MAIN_LOOSE, "main-loose")                                                                    \
    X(BEFORE_LOOSE, "before-main-loose")                                                           \
    X(AFTER_LOOSE, "after-main-loose")                                                             \
    X(MAIN_STRICT, "main-strict")                                                                  \
    X(BEFORE_STRICT, "before-main-strict")                                                         \
    X(AFTER_STRICT, "after-main-strict")                                                           \
    X(RECURRING_AFTER, "recurring-in-8-after")                                                     \
    X(RECURRING_NEAR, "recurring-in-5")                                                            \
    X(PROSE_AFTER_8, "prose-in-8-after")                                                           \
    X(BEFORE_1_CAPITALS, "before1-capitals")                                                       \
    X(AFTER_1_CAPITALS, "after1-capitals")                                                         \
    X(DATE_NEAR, "date-in-5")                                                                      \
    X(BEFORE_1_STOP, "before1-ends-stop")                                                          \
    X(AFTER_1_STOP, "after1-ends-stop")                                                            \
    X(BEFORE_1_COPIED, "before1-copied")                                                           \
    X(AFTER_1_COPIED, "after1-copied")                                                             \
    X(FIRST_LINE, "first-line")                                                                    \
    X(SHORT_CAPITALS, "short-and-capitals")                                                        \
    X(SHORT_NO_STOP, "words-8-to-20-no-stop")                                                      \
    X(PROSE_NO_CUE, "sentence-without-cue")

enum line_feature {
#define LINE_FEATURE_CONSTANT(constant, name) FEATURE_##constant,
    LINE_FEATURES(LINE_FEATURE_CONSTANT)
#undef LINE_FEATURE_CONSTANT
        FEATURE_COUNT
};

/* Name of each feature. */
extern const char *const line_feature_names[FEATURE_COUNT];

/* The features of line `i` of the page. */
void line_features(const page *p, uint32_t i, float out[FEATURE_COUNT]);

#endif
