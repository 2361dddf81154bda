/* suggest.c - the nearest name, by edit distance.
 *
 * The distance of two words is the least number of letters to insert, drop, replace or swap with
 * their neighbour that leads from one to the other (optimal string alignment: F. J. Damerau, "A
 * technique for computer detection and correction of spelling errors", 1964, found that these four
 * slips make up four fifths of all misspellings); capitals count as small. One slip in three
 * letters may still be the same word; more is another word, and so is another code of two. Time
 * O(length of a * length of b), names are short. */
#include "cli/suggest.h"

#include "cli/exit_codes.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 40 };

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* distance[i][j]: from the first i letters of `a` to the first j of `b`. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t distance[LONGEST_NAME + 1][LONGEST_NAME + 1];
    for (size_t i = 0; i <= a_length; i++) {
        for (size_t j = 0; j <= b_length; j++) {
            if (i == 0 || j == 0) {
                distance[i][j] = i + j;
                continue;
            }
            const size_t replaced = distance[i - 1][j - 1] + (lower(a[i - 1]) != lower(b[j - 1]));
            const size_t dropped = smaller(distance[i - 1][j], distance[i][j - 1]) + 1;
            distance[i][j] = smaller(replaced, dropped);
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                distance[i][j] = smaller(distance[i][j], distance[i - 2][j - 2] + 1);
        }
    }
    return distance[a_length][b_length];
}

const char *suggest_nearest(const char *given, const char *const *names, size_t count) {
    const char *nearest = NULL;
    const size_t length = strlen(given);
    if (length > LONGEST_NAME)
        return NULL;
    size_t least = length < 3 ? 0 : length / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        const size_t name_length = strlen(names[i]);
        if (name_length > LONGEST_NAME)
            continue;
        const size_t distance = edit_distance(given, length, names[i], name_length);
        if (distance < least || (distance == least && !nearest)) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

int suggest_report(const char *kind, const char *given, const char *const *names, size_t count) {
    const char *nearest = suggest_nearest(given, names, count);
    fprintf(stderr, "pith: there is no %s '%s'", kind, given);
    if (nearest)
        fprintf(stderr, "; did you mean '%s'?", nearest);
    fprintf(stderr, "\npith: %ss: ", kind);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%s%s", i ? ", " : "", names[i]);
    fputc('\n', stderr);
    return PITH_EXIT_USAGE;
}
