/* fetch.h - pages of the web, by libcurl, several at a time. */
#ifndef PITH_CLI_FETCH_H
#define PITH_CLI_FETCH_H

#include "cli/supply.h"

/* All that is on its way, and one of them. */
typedef struct fetching fetching;
typedef struct fetch fetch;

/* NULL: no memory. `limits` is used for as long as it lives, each page by itself. */
fetching *fetching_new(const supply_limits *limits);

/* Everything that was begun must have been ended. */
void fetching_free(fetching *all);

/* Begins to fetch `url` into a file in memory. NULL: no memory. */
fetch *fetch_begin(fetching *all, const char *url);

/* What has come, or why nothing has; NULL: it is on its way. */
const supply *fetch_result(const fetch *now);

/* Goes on with all pages until something has come of one, or the descriptor `also` can be read
 * (-1: none), or a while. False: none is on its way. */
bool fetching_go_on(fetching *all, int also);

/* Drops it, done or not, and closes its file. */
void fetch_end(fetch *now);

#endif
