/* supply.c - see supply.h. */
#include "cli/supply.h"

#include "cli/fetch.h"
#include "cli/robots.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

bool supply_is_url(const char *path) {
    return strncasecmp(path, "http://", 7) == 0 || strncasecmp(path, "https://", 8) == 0;
}

void supply_robots(const supply_limits *limits, const char *url, supply *out) {
    char address[2048];
    snprintf(address, sizeof address, "%.*s/robots.txt", (int)robots_site_length(url), url);
    supply_open(limits, address, out);
}

void supply_open(const supply_limits *limits, const char *path, supply *out) {
    if (supply_is_url(path)) {
        fetch_page(limits, path, out);
        return;
    }
    *out = (supply){.file = open(path, O_RDONLY | O_CLOEXEC)};
    if (out->file < 0)
        snprintf(out->message, MESSAGE_BYTES, "%s", strerror(errno));
}
