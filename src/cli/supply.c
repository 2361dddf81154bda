/* supply.c - see supply.h. */
#include "cli/supply.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

bool supply_is_url(const char *path) {
    return strncasecmp(path, "http://", 7) == 0 || strncasecmp(path, "https://", 8) == 0;
}

void supply_open(const char *path, supply *out) {
    *out = (supply){.file = open(path, O_RDONLY | O_CLOEXEC)};
    if (out->file >= 0)
        return;
    const bool address = errno == ENOENT && strstr(path, "://");
    snprintf(out->message, MESSAGE_BYTES,
             address ? "%s; pages are fetched by http and https" : "%s", strerror(errno));
}
