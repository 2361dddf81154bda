/* prefetch.h - the pages that have been named, and the rules of their sites, fetched before they
 * are asked for. */
#ifndef PITH_CLI_PREFETCH_H
#define PITH_CLI_PREFETCH_H

#include "cli/supply.h"

typedef struct prefetch prefetch;

/* What can be had of a page. */
typedef enum page_part { PAGE_ITSELF, PAGE_ROBOTS } page_part;

/* NULL: no memory. `limits` and `paths` are used for as long as it lives. */
prefetch *prefetch_new(const supply_limits *limits, char *const *paths);
void prefetch_free(prefetch *pages);

/* `part` of the page paths[index] will be asked for. */
void prefetch_want(prefetch *pages, page_part part, size_t index);

/* Are the rules of its site here, or have they failed? Waits for them as long as there is no page
 * to be handed out meanwhile. */
bool prefetch_has_robots(prefetch *pages, size_t index);

/* Waits for it and hands it out: a page once, the rules of a site as often as it is asked for. */
void prefetch_take(prefetch *pages, page_part part, size_t index, supply *out);

/* Goes on with all that is wanted until the descriptor `until` can be read, or nothing is left. */
void prefetch_wait(prefetch *pages, int until);

#endif
