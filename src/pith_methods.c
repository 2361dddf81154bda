/* pith_methods.c - the methods of each task. */
#include "pith_methods.h"

#include "corpus/term_methods.h"
#include "keyword/keyword.h"
#include "rank/rank.h"

#include <stdio.h>

const pith_method *pith_methods(pith_task task, size_t *count) {
    if (task == PITH_TASK_SUMMARIZE)
        return rank_methods(count);
    if (task == PITH_TASK_KEYWORDS)
        return keyword_methods(count);
    if (task == PITH_TASK_TERMS)
        return term_methods(count);
    *count = 0;
    return NULL;
}

pith_status methods_lack(pith_task task, const char *name, pith_error *error) {
    char list[320] = "";
    size_t count;
    size_t length = 0;
    const pith_method *methods = pith_methods(task, &count);
    for (size_t i = 0; i < count && length < sizeof list; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "",
                                   methods[i].name);
    return error_set(error, PITH_ERROR_METHOD, 0, 0, "no method '%.20s'; there are: %s", name,
                     list);
}
