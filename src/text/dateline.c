/* dateline.c - see dateline.h. News agencies and their customers start a report with
 *
 *     [PLACE] [, more] [(AGENCY)] dash
 *
 * in the line of the first sentence (The Associated Press Stylebook, "datelines"). It is taken for
 * one when it has a name in brackets right before the dash, or a first part all in capitals, and
 * nothing in it starts with a small letter; what follows must start a sentence. A sentence with a
 * second such dash holds an insertion ("NATO - the alliance - said ..."). */
#include "text/dateline.h"

#include "text/utf8.h"

enum {
    DATELINE_BYTES = 80, /* more is no dateline */
    PLACE_LETTERS = 3,   /* in capitals, at least */
};

static bool is_dash(uint32_t c) {
    return c == '-' || c == '_' || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/* Where the dashes at report[at] end when they stand between spaces; of those that are no hyphen
 * the one before may lack. 0: they do not. */
static size_t dash_end(slice report, size_t at, bool behind_space) {
    size_t end = at;
    const uint32_t first = utf8_next(report, &end);
    if (!is_dash(first))
        return 0;
    size_t next = end;
    if (end < report.length && utf8_next(report, &next) == first)
        end = next;
    const bool hyphen = end == at + 1;
    next = end;
    return (behind_space || !hyphen) && end < report.length &&
                   utf8_is_space(utf8_next(report, &next))
               ? end
               : 0;
}

typedef struct dash {
    size_t start;
    size_t end;
} dash;

/* The first such dash from `at` on, and where it ends; false: there is none. */
static bool find_dash(slice report, size_t at, size_t limit, dash *found) {
    bool behind_space = false;
    while (at < report.length && at < limit) {
        found->start = at;
        found->end = dash_end(report, at, behind_space);
        if (found->end > 0)
            return true;
        behind_space = utf8_is_space(utf8_next(report, &at));
    }
    return false;
}

/* What a dateline could be is told by its letters. */
typedef struct letters {
    uint32_t capitals; /* of its first part, up to a comma or bracket */
    bool small_first;  /* a letter of that part is small */
    bool small_word;   /* a word starts with a small letter */
    bool agency;       /* it ends with a name in brackets */
} letters;

static letters read_letters(slice text) {
    letters seen = {0};
    bool first_part = true;
    bool in_word = false;
    bool in_brackets = false;
    for (size_t at = 0; at < text.length;) {
        const uint32_t c = utf8_next(text, &at);
        if (c == '(')
            in_brackets = true;
        if (c == ',' || c == '(')
            first_part = false;
        if (!utf8_is_space(c))
            seen.agency = c == ')' && in_brackets;
        if (utf8_is_letter(c)) {
            seen.capitals += first_part && utf8_is_upper(c);
            seen.small_first |= first_part && utf8_is_lower(c);
            seen.small_word |= !in_word && !in_brackets && utf8_is_lower(c);
        }
        if (utf8_is_digit(c) && in_brackets)
            in_brackets = false;
        in_word = utf8_is_letter(c);
    }
    return seen;
}

/* Does text[at..] start as a sentence does, and go on in small letters? */
static bool starts_sentence(slice text, size_t at) {
    const uint32_t first = utf8_next(text, &at);
    if (utf8_is_lower(first) || utf8_is_space(first))
        return false;
    while (at < text.length)
        if (utf8_is_lower(utf8_next(text, &at)))
            return true;
    return false;
}

size_t dateline_end(slice report) {
    dash first;
    dash second;
    if (!find_dash(report, 0, DATELINE_BYTES, &first) || first.start == 0)
        return 0;
    const letters seen = read_letters(slice_range(report, 0, first.start));
    const bool place = seen.capitals >= PLACE_LETTERS && !seen.small_first;
    if (seen.small_word || !(seen.agency || place))
        return 0;
    size_t start = first.end;
    for (size_t next = start; next < report.length && utf8_is_space(utf8_next(report, &next));)
        start = next;
    if (start >= report.length || !starts_sentence(report, start))
        return 0;
    return !seen.agency && find_dash(report, start, report.length, &second) ? 0 : start;
}
