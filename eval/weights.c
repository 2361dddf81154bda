/* weights.c - see weights.h. Shares may be off 1 in sum by SLACK, as rounded ones are; only their
 * ratio enters a mean. */
#include "eval/weights.h"

#include "base/status.h"

#include <stdlib.h>

static const double SLACK = 1e-3;

/* Reads one "VALUE:SHARE"; returns where it ends, or NULL. */
static const char *read_group(const char *at, weight_group *out) {
    const char *colon = strpbrk(at, ":,");
    char *end = NULL;
    if (!colon || *colon != ':' || colon == at)
        return NULL;
    *out = (weight_group){{at, (size_t)(colon - at)}, strtod(colon + 1, &end)};
    return end > colon + 1 && out->share > 0 && out->share <= 1 ? end : NULL;
}

pith_status weights_parse(const char *spec, weights *out, pith_error *error) {
    *out = (weights){0};
    if (!spec)
        return PITH_OK;
    const char *at = strchr(spec, '=');
    const size_t length = at ? (size_t)(at - spec) : 0;
    double sum = 0;
    bool good = length > 0 && length < WEIGHT_NAME_BYTES;
    if (good)
        memcpy(out->member, spec, length);
    while (good && *at) {
        good = out->count < WEIGHT_GROUPS && (*at == '=' || *at == ',') &&
               (at = read_group(at + 1, &out->groups[out->count])) != NULL;
        sum += good ? out->groups[out->count++].share : 0;
    }
    if (good && sum > 1 - SLACK && sum < 1 + SLACK)
        return PITH_OK;
    return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                     "weights are MEMBER=VALUE:SHARE,VALUE:SHARE with shares that add up to 1");
}

size_t weights_find(const weights *w, slice value) {
    size_t group = 0;
    while (group < w->count && !slice_equal(w->groups[group].value, value))
        group++;
    return group;
}
