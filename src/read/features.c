/* features.c - the numbers that a line is judged by. That the neighbourhood tells more than the
 * line itself is the finding of Kohlschütter, Fankhauser and Nejdl (Boilerplate Detection using
 * Shallow Text Features, WSDM 2010); how wide it must be, none could say, so there are windows of
 * 3, 10 and 30 lines to either side. Trees compare a feature with a threshold and never with
 * another feature, so that only the order of its values counts. Constant time for each line. */
#include "read/features.h"

#include <math.h>

const char line_feature_names[] =
#define NAME_2(constant, name) name " "
#define NAME_3(own, lines, name) name " "
#define NAME_5(series, from, to, each, name) name " "
    OWN_FEATURES(NAME_2) NEIGHBOUR_FEATURES(NAME_3) WINDOW_FEATURES(NAME_5) PLACE_FEATURES(NAME_2);
#undef NAME_2
#undef NAME_3
#undef NAME_5

static const struct {
    uint8_t own;
    int8_t distance;
} NEIGHBOURS[NEIGHBOUR_COUNT] = {
#define NEIGHBOUR(own, lines, name) {OWN_##own, lines},
    NEIGHBOUR_FEATURES(NEIGHBOUR)
#undef NEIGHBOUR
};

/* What the sum over a window is divided by: the lines in it, or the sum of another series. */
enum { SERIES_LINES = SERIES_COUNT };

static const struct {
    uint8_t series;
    int8_t from;
    int8_t to;
    uint8_t each;
} WINDOWS[WINDOW_COUNT] = {
#define WINDOW(series, from, to, each, name) {SERIES_##series, from, to, SERIES_##each},
    WINDOW_FEATURES(WINDOW)
#undef WINDOW
};

static float flag(bool set) {
    return set ? 1.0F : 0.0F;
}

static float has(const page_line *line, uint32_t mark) {
    return flag((line->marks & mark) != 0);
}

static float cue(uint16_t cues, pith_role role) {
    return flag((cues >> role & 1) != 0);
}

/* Logarithmic, with the sign of x. */
static float log_scale(double x) {
    return (float)copysign(log1p(fabs(x)), x);
}

static void own_features(const page *p, uint32_t i, float *f) {
    const page_line *line = &p->lines[i];
    const line_relations *r = &p->relations[i];
    f[OWN_LOG_WORDS] = log_scale(line->words);
    f[OWN_ENDS_STOP] = has(line, LINE_ENDS_STOP);
    f[OWN_ENDS_QUESTION] = has(line, LINE_ENDS_QUESTION);
    f[OWN_ENDS_COLON] = has(line, LINE_ENDS_COLON);
    f[OWN_STARTS_LOWER] = has(line, LINE_STARTS_LOWER);
    f[OWN_ALL_CAPITALS] = has(line, LINE_ALL_CAPITALS);
    f[OWN_LINK] = has(line, LINE_LINK);
    f[OWN_DATE] = has(line, LINE_DATE);
    f[OWN_ITEM] = has(line, LINE_ITEM);
    f[OWN_DOUBLED] = has(line, LINE_DOUBLED);
    f[OWN_SENTENCE] = has(line, LINE_SENTENCE);
    f[OWN_INNER_STOPS] = (float)line->stops;
    f[OWN_COMMAS] = line->commas;
    f[OWN_CAPITALS] = line->capitals;
    f[OWN_STOPWORDS] = line->stopwords;
    f[OWN_SYMBOLS] = line->symbols;
    f[OWN_RECURRING] = r->recurring;
    f[OWN_COMMON] = r->common;
    f[OWN_FAMILIAR] = r->familiar;
    f[OWN_PECULIAR] = r->peculiar;
    f[OWN_COPIES] = (float)r->copies;
    f[OWN_CUE_UI_LINE] = cue(line->line_cues, PITH_ROLE_UI);
    f[OWN_CUE_UI] = cue(line->cues, PITH_ROLE_UI);
    f[OWN_CUE_RELATED] = cue(line->cues, PITH_ROLE_RELATED);
    f[OWN_CUE_TAIL] = cue(line->cues, PITH_ROLE_TAIL);
    f[OWN_CUE_CAPTION] = cue(line->cues, PITH_ROLE_CAPTION);
    f[OWN_CUE_BYLINE] = cue(line->cues, PITH_ROLE_BYLINE);
    f[OWN_CUE_DATELINE] = cue(line->cues, PITH_ROLE_DATELINE);
}

/* The own features of the line and its neighbours; beyond the page all are 0. */
enum { REACH = 1 };

static void near_features(const page *p, uint32_t i, float *f) {
    float own[2 * REACH + 1][OWN_COUNT] = {0};
    for (int d = -REACH; d <= REACH; d++) {
        const int64_t at = (int64_t)i + d;
        if (at >= 0 && at < p->count)
            own_features(p, (uint32_t)at, own[REACH + d]);
    }
    memcpy(f, own[REACH], sizeof own[REACH]);
    for (unsigned k = 0; k < NEIGHBOUR_COUNT; k++)
        f[OWN_COUNT + k] = own[REACH + NEIGHBOURS[k].distance][NEIGHBOURS[k].own];
}

static void window_features(const page *p, uint32_t i, float *f) {
    for (unsigned k = 0; k < WINDOW_COUNT; k++) {
        const int64_t from = (int64_t)i + WINDOWS[k].from;
        const int64_t to = (int64_t)i + WINDOWS[k].to;
        const int64_t lines = (to < p->count ? to : p->count) - (from > 0 ? from : 0);
        const double each = WINDOWS[k].each == SERIES_LINES
                                ? (double)lines
                                : page_sum(p, (page_series)WINDOWS[k].each, from, to);
        const double sum = page_sum(p, (page_series)WINDOWS[k].series, from, to);
        f[k] = each > 0 ? (float)(sum / each) : 0;
    }
}

static double sum_before(const page *p, page_series series, uint32_t i) {
    return p->sums[i][series];
}

static float part(double some, double all) {
    return all > 0 ? (float)(some / all) : 0;
}

/* How far the line is from either end of a main stretch, and how much of the page that is. */
static void stretch_features(const page *p, uint32_t i, main_stretch m, float *f) {
    const double start = sum_before(p, SERIES_WORDS, m.start);
    const double end = sum_before(p, SERIES_WORDS, m.end);
    const double here = sum_before(p, SERIES_WORDS, i);
    f[PLACE_LOOSE - PLACE_LOOSE] = flag(i >= m.start && i < m.end);
    f[PLACE_LOOSE_LINES_FROM_START - PLACE_LOOSE] = log_scale((double)i - m.start);
    f[PLACE_LOOSE_LINES_FROM_END - PLACE_LOOSE] = log_scale((double)i + 1 - m.end);
    f[PLACE_LOOSE_WORDS_FROM_START - PLACE_LOOSE] = log_scale(here - start);
    f[PLACE_LOOSE_WORDS_FROM_END - PLACE_LOOSE] = log_scale(here - end);
    f[PLACE_LOOSE_WORDS - PLACE_LOOSE] = log_scale(end - start);
    f[PLACE_LOOSE_PART - PLACE_LOOSE] =
        part(sum_before(p, SERIES_PROSE, m.end) - sum_before(p, SERIES_PROSE, m.start),
             sum_before(p, SERIES_PROSE, p->count));
}

/* No such line before. */
#define LONG_AGO 20.0F

/* How long ago was there a button, a heading of the tail, a link to more, a date? */
static void landmark_features(const page *p, uint32_t i, float *f) {
    const double here = sum_before(p, SERIES_WORDS, i);
    for (unsigned k = 0; k < LANDMARK_COUNT; k++) {
        const uint32_t last = p->relations[i].last[k];
        f[2 * k] = last > 0 ? log_scale((double)i + 1 - last) : LONG_AGO;
        f[2 * k + 1] = last > 0 ? log_scale(here - sum_before(p, SERIES_WORDS, last)) : LONG_AGO;
    }
}

/* How many signs of furniture have there been since the text began? */
static void count_features(const page *p, uint32_t i, float *f) {
    static const page_series counted[] = {SERIES_UI,    SERIES_TAIL,   SERIES_RELATED,
                                          SERIES_DATES, SERIES_SHAPES, SERIES_COPIES};
    for (unsigned k = 0; k < sizeof counted / sizeof *counted; k++)
        f[k] = log_scale(page_sum(p, counted[k], p->strict.start, i));
}

static void place_features(const page *p, uint32_t i, float *f) {
    const line_relations *r = &p->relations[i];
    const bool prose = (p->lines[i].marks & LINE_SENTENCE) != 0;
    const double words = sum_before(p, SERIES_WORDS, p->count);
    f[PLACE_FIRST_LINE] = flag(i == 0);
    f[PLACE_LINES_BEFORE] = log_scale(i);
    f[PLACE_LINES_AFTER] = log_scale(p->count - 1 - i);
    f[PLACE_PART_OF_LINES] = part(i, p->count);
    f[PLACE_PART_OF_WORDS] = part(sum_before(p, SERIES_WORDS, i), words);
    f[PLACE_PART_OF_PROSE] =
        part(sum_before(p, SERIES_PROSE, i), sum_before(p, SERIES_PROSE, p->count));
    f[PLACE_PAGE_WORDS] = log_scale(words);
    f[PLACE_PAGE_PROSE] = part(sum_before(p, SERIES_PROSE, p->count), words);
    const double run = r->run_end - r->run_start;
    f[PLACE_RUN] = log_scale(prose ? run : -run);
    f[PLACE_RUN_BEFORE] =
        r->run_start > 0 ? log_scale(r->run_start - p->relations[r->run_start - 1].run_start) : 0;
    f[PLACE_RUN_AFTER] =
        r->run_end < p->count ? log_scale(p->relations[r->run_end].run_end - r->run_end) : 0;
    stretch_features(p, i, p->loose, f + PLACE_LOOSE);
    stretch_features(p, i, p->strict, f + PLACE_STRICT);
    landmark_features(p, i, f + PLACE_LINES_SINCE_UI);
    count_features(p, i, f + PLACE_UI_IN_TEXT);
}

void line_features(const page *p, uint32_t i, float out[FEATURE_COUNT]) {
    near_features(p, i, out);
    window_features(p, i, out + OWN_COUNT + NEIGHBOUR_COUNT);
    place_features(p, i, out + OWN_COUNT + NEIGHBOUR_COUNT + WINDOW_COUNT);
}
