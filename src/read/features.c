/* features.c - what a line's role is judged by: its own measures, those of the lines around it, and
 * where it stands among the page's running text ("prose": lines that read like sentences). That the
 * neighbourhood tells more than the line itself is the finding of Kohlschütter, Fankhauser and
 * Nejdl (Boilerplate Detection using Shallow Text Features, WSDM 2010); their density is measured
 * here in prose words. Constant time for each line. */
#include "read/features.h"

#include <math.h>

const char *const line_feature_names[FEATURE_COUNT] = {
#define LINE_FEATURE_NAME(constant, name) [FEATURE_##constant] = (name),
    LINE_FEATURES(LINE_FEATURE_NAME)
#undef LINE_FEATURE_NAME
};

static const page_line NO_LINE = {0};

/* Line i + distance, or an empty one beyond the ends. */
static const page_line *neighbour(const page *p, uint32_t i, int distance) {
    const int64_t at = (int64_t)i + distance;
    return at >= 0 && at < p->count ? &p->lines[at] : &NO_LINE;
}

static float flag(bool set) {
    return set ? 1.0F : 0.0F;
}

/* 0 for nothing, 1 for `full` and more, logarithmic between. */
static float log_scale(double x, double full) {
    const double scaled = log1p(x) / log1p(full);
    return (float)(scaled < 1 ? scaled : 1);
}

static bool has(const page_line *line, uint32_t mark) {
    return (line->marks & mark) != 0;
}

static bool cue(uint16_t cues, pith_role role) {
    return (cues >> role & 1) != 0;
}

/* A cue for anything that is not the article's text. */
static bool any_cue(const page_line *line) {
    return line->cues != 0;
}

/* Sums over the lines [from, to). */
typedef struct stretch {
    double words;
    double prose;
    double recurring;
    double lines;
} stretch;

static stretch sum_lines(const page *p, int64_t from, int64_t to) {
    const uint32_t a = (uint32_t)(from > 0 ? from : 0);
    const uint32_t b = (uint32_t)(to < p->count ? to : p->count);
    const uint32_t words = b < p->count ? p->lines[b].words_before : p->words;
    const uint32_t prose = b < p->count ? p->lines[b].prose_before : p->prose;
    const float recurring = b < p->count ? p->lines[b].recurring_before : p->recurring;
    if (a >= b)
        return (stretch){0};
    return (stretch){.words = words - p->lines[a].words_before,
                     .prose = prose - p->lines[a].prose_before,
                     .recurring = recurring - p->lines[a].recurring_before,
                     .lines = b - a};
}

static float prose_share(stretch s) {
    return s.words > 0 ? (float)(s.prose / s.words) : 0;
}

static float recurring_share(stretch s) {
    return s.prose > 0 ? (float)(s.recurring / s.prose) : 0;
}

/* Most lines are shorter than this; longer ones are all alike. */
#define LONG_LINE 80.0

static void own_features(const page_line *line, float *f) {
    const uint32_t w = line->words;
    f[FEATURE_BIAS] = 1;
    f[FEATURE_WORDS_1] = flag(w <= 2);
    f[FEATURE_WORDS_2] = flag(w > 2 && w <= 4);
    f[FEATURE_WORDS_3] = flag(w > 4 && w <= 7);
    f[FEATURE_WORDS_4] = flag(w > 7 && w <= 12);
    f[FEATURE_WORDS_5] = flag(w > 12 && w <= 20);
    f[FEATURE_WORDS_6] = flag(w > 20 && w <= 40);
    f[FEATURE_LOG_WORDS] = log_scale(w, LONG_LINE);
    f[FEATURE_ENDS_STOP] = flag(has(line, LINE_ENDS_STOP));
    f[FEATURE_ENDS_QUESTION] = flag(has(line, LINE_ENDS_QUESTION));
    f[FEATURE_ENDS_COLON] = flag(has(line, LINE_ENDS_COLON));
    f[FEATURE_STARTS_LOWER] = flag(has(line, LINE_STARTS_LOWER));
    f[FEATURE_STARTS_DIGIT] = flag(has(line, LINE_STARTS_DIGIT));
    f[FEATURE_STARTS_QUOTE] = flag(has(line, LINE_STARTS_QUOTE));
    f[FEATURE_ALL_CAPITALS] = flag(has(line, LINE_ALL_CAPITALS));
    f[FEATURE_LINK] = flag(has(line, LINE_LINK));
    f[FEATURE_DATE] = flag(has(line, LINE_DATE));
    f[FEATURE_ITEM] = flag(has(line, LINE_ITEM));
    f[FEATURE_DOUBLED] = flag(has(line, LINE_DOUBLED));
    f[FEATURE_SENTENCE] = flag(has(line, LINE_SENTENCE));
    f[FEATURE_STOPS] = log_scale(line->stops, 6);
    f[FEATURE_COMMAS] = line->commas < 0.25F ? 4 * line->commas : 1;
    f[FEATURE_CAPITALS] = line->capitals;
    f[FEATURE_STOPWORDS] = line->stopwords;
    f[FEATURE_NO_STOPWORD] = flag(line->stopwords <= 0 && w > 2);
    f[FEATURE_DIGITS] = line->digits;
    f[FEATURE_RECURRING] = line->recurring;
    f[FEATURE_COPIED] = flag(line->copies > 0);
    f[FEATURE_COPIED_OFTEN] = flag(line->copies > 2);
    f[FEATURE_SHORT_CAPITALS] = flag(w <= 12 && w > 1 && line->capitals > 0.6F);
    f[FEATURE_SHORT_NO_STOP] = flag(w >= 8 && w <= 20 && !has(line, LINE_ENDS_STOP));
    f[FEATURE_PROSE_NO_CUE] = flag(has(line, LINE_SENTENCE) && !any_cue(line));
}

static void cue_features(const page_line *line, float *f) {
    f[FEATURE_CUE_UI_LINE] = flag(cue(line->line_cues, PITH_ROLE_UI));
    f[FEATURE_CUE_UI_PART] = flag(cue(line->cues, PITH_ROLE_UI));
    f[FEATURE_CUE_RELATED] = flag(cue(line->cues, PITH_ROLE_RELATED));
    f[FEATURE_CUE_RELATED_LINE] = flag(cue(line->line_cues, PITH_ROLE_RELATED));
    f[FEATURE_CUE_TAIL] = flag(cue(line->cues, PITH_ROLE_TAIL));
    f[FEATURE_CUE_TAIL_LINE] = flag(cue(line->line_cues, PITH_ROLE_TAIL));
    f[FEATURE_CUE_CAPTION] = flag(cue(line->cues, PITH_ROLE_CAPTION));
    f[FEATURE_CUE_BYLINE] = flag(cue(line->cues, PITH_ROLE_BYLINE));
    f[FEATURE_CUE_DATELINE] = flag(cue(line->cues, PITH_ROLE_DATELINE));
    f[FEATURE_CUE_AFTER_COLON] =
        flag(cue(line->cues, PITH_ROLE_RELATED) && !has(line, LINE_ENDS_STOP) && line->words > 3);
}

static void neighbour_features(const page *p, uint32_t i, float *f) {
    const page_line *before = neighbour(p, i, -1);
    const page_line *after = neighbour(p, i, 1);
    f[FEATURE_BEFORE_1_SENTENCE] = flag(has(before, LINE_SENTENCE));
    f[FEATURE_BEFORE_1_LOG_WORDS] = log_scale(before->words, LONG_LINE);
    f[FEATURE_BEFORE_1_COLON] = flag(has(before, LINE_ENDS_COLON));
    f[FEATURE_BEFORE_1_ITEM] = flag(has(before, LINE_ITEM));
    f[FEATURE_BEFORE_1_CUE] = flag(any_cue(before));
    f[FEATURE_BEFORE_1_CAPITALS] = before->capitals;
    f[FEATURE_BEFORE_1_STOP] = flag(has(before, LINE_ENDS_STOP));
    f[FEATURE_BEFORE_1_COPIED] = flag(before->copies > 0);
    f[FEATURE_AFTER_1_CAPITALS] = after->capitals;
    f[FEATURE_AFTER_1_STOP] = flag(has(after, LINE_ENDS_STOP));
    f[FEATURE_AFTER_1_COPIED] = flag(after->copies > 0);
    f[FEATURE_BEFORE_2_SENTENCE] = flag(has(neighbour(p, i, -2), LINE_SENTENCE));
    f[FEATURE_AFTER_1_SENTENCE] = flag(has(after, LINE_SENTENCE));
    f[FEATURE_AFTER_1_LOG_WORDS] = log_scale(after->words, LONG_LINE);
    f[FEATURE_AFTER_1_ITEM] = flag(has(after, LINE_ITEM));
    f[FEATURE_AFTER_1_CUE] = flag(any_cue(after));
    f[FEATURE_AFTER_1_DATE] = flag(has(after, LINE_DATE));
    f[FEATURE_AFTER_2_SENTENCE] = flag(has(neighbour(p, i, 2), LINE_SENTENCE));
}

static void place_features(const page *p, uint32_t i, float *f) {
    const int64_t at = i;
    const stretch near = sum_lines(p, at - 2, at + 3);
    f[FEATURE_PROSE_NEAR] = prose_share(near);
    f[FEATURE_PROSE_BEFORE] = prose_share(sum_lines(p, at - 4, at));
    f[FEATURE_PROSE_AFTER] = prose_share(sum_lines(p, at + 1, at + 5));
    f[FEATURE_PROSE_WIDE] = prose_share(sum_lines(p, at - 10, at + 11));
    f[FEATURE_PROSE_AFTER_8] = prose_share(sum_lines(p, at + 1, at + 9));
    f[FEATURE_RECURRING_NEAR] = recurring_share(near);
    f[FEATURE_RECURRING_AFTER] = recurring_share(sum_lines(p, at + 1, at + 9));
    f[FEATURE_LENGTH_NEAR] = log_scale(near.words / near.lines, LONG_LINE);
    const double before = p->lines[i].prose_before;
    const double after = (double)p->prose - sum_lines(p, 0, at + 1).prose;
    const double part = p->prose > 0 ? before / p->prose : 0;
    f[FEATURE_PART_BEFORE] = (float)part;
    f[FEATURE_NONE_BEFORE] = flag(before <= 0);
    f[FEATURE_LITTLE_BEFORE] = flag(part < 0.05);
    f[FEATURE_MOST_BEFORE] = flag(part > 0.6);
    f[FEATURE_NEARLY_ALL_BEFORE] = flag(part > 0.9);
    f[FEATURE_ALL_BEFORE] = flag(after <= 0);
    f[FEATURE_DATE_NEAR] = 0;
    for (int d = -2; d <= 2; d++)
        f[FEATURE_DATE_NEAR] += has(neighbour(p, i, d), LINE_DATE) ? 0.2F : 0;
    const bool loose = has(&p->lines[i], LINE_MAIN_LOOSE);
    const bool strict = has(&p->lines[i], LINE_MAIN_STRICT);
    f[FEATURE_MAIN_LOOSE] = flag(loose);
    f[FEATURE_BEFORE_LOOSE] = flag(!loose && i < p->main_loose);
    f[FEATURE_AFTER_LOOSE] = flag(!loose && i > p->main_loose);
    f[FEATURE_MAIN_STRICT] = flag(strict);
    f[FEATURE_BEFORE_STRICT] = flag(!strict && i < p->main_strict);
    f[FEATURE_AFTER_STRICT] = flag(!strict && i > p->main_strict);
    f[FEATURE_PAGE_PROSE] = p->words > 0 ? (float)p->prose / (float)p->words : 0;
    f[FEATURE_PAGE_LOG_LINES] = log_scale(p->count, 1000);
    f[FEATURE_FIRST_LINE] = flag(i == 0);
}

void line_features(const page *p, uint32_t i, float out[FEATURE_COUNT]) {
    own_features(&p->lines[i], out);
    cue_features(&p->lines[i], out);
    neighbour_features(p, i, out);
    place_features(p, i, out);
}
