/* robots.h - what a site asks of programs that fetch its pages. */
#ifndef PITH_CLI_ROBOTS_H
#define PITH_CLI_ROBOTS_H

#include "pith.h"

/* May pith fetch the page `url`, when `rules` are those of its site's robots.txt? */
bool robots_allow(pith_slice rules, const char *url);

/* Where the site of `url` ends: at its path, its query, or its end. */
size_t robots_site_length(const char *url);

#endif
