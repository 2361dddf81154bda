/* term_methods.c - see term_methods.h. */
#include "corpus/term_methods.h"

#include <string.h>

static const pith_method abouts[] = {
    {"log-odds", "weighted log-odds against the other groups (default)", "Monroe et al. 2008"},
    {"keyness", "log-likelihood against the other groups", "Dunning 1993"}};
static keyness_measure *const measures[] = {keyness_log_odds, keyness_log_likelihood};
enum { METHOD_COUNT = sizeof abouts / sizeof *abouts };

const pith_method *term_methods(size_t *count) {
    *count = METHOD_COUNT;
    return abouts;
}

keyness_measure *term_method_find(const char *name) {
    for (size_t i = 0; i < METHOD_COUNT; i++)
        if (strcmp(abouts[i].name, name) == 0)
            return measures[i];
    return NULL;
}
