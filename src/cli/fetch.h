/* fetch.h - a page of the web, by libcurl, which is opened when the first is asked for. */
#ifndef PITH_CLI_FETCH_H
#define PITH_CLI_FETCH_H

#include "cli/supply.h"

/* Fetches `url` into a file in memory. */
void fetch_page(const supply_limits *limits, const char *url, supply *out);

#endif
