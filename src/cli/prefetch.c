/* prefetch.c - which pages are on their way at a time.
 *
 * Who reads pages names those that come next, and while one is read, or is slow to come, the others
 * are fetched: MOST at a time, of one site PER_SITE, as browsers held it for years before they had
 * HTTP/2 (RFC 2616, section 8.1.4, "SHOULD NOT maintain more than 2 connections"). The rest waits
 * in the order in which it was wanted.
 *
 * The rules of a site stay here, to be asked for again, and are one for all its pages. There are
 * PLACES: what has not been asked for longest gives way. So whoever asks for more than can be held
 * loses time, and nothing else. */
#include "cli/prefetch.h"

#include "cli/fetch.h"
#include "cli/robots.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PLACES = 256, MOST = 8, PER_SITE = 2 };

typedef struct place {
    enum { FREE, WAITING, COMING, HERE } state;
    page_part part;
    size_t index;  /* of the path it was wanted for */
    size_t wanted; /* by the clock of prefetch, first; 0: somebody waits for it */
    size_t asked;  /* the same, last */
    fetch *fetch;  /* once it is coming; NULL: there was no memory for it */
} place;

struct prefetch {
    const supply_limits *limits;
    char *const *paths;
    fetching *all;
    size_t clock; /* counts what was asked */
    place places[PLACES];
};

prefetch *prefetch_new(const supply_limits *limits, char *const *paths) {
    prefetch *pages = calloc(1, sizeof *pages);
    if (!pages)
        return NULL;
    pages->limits = limits;
    pages->paths = paths;
    pages->all = fetching_new(limits);
    if (pages->all)
        return pages;
    free(pages);
    return NULL;
}

static void empty(place *at) {
    if (at->fetch)
        fetch_end(at->fetch);
    *at = (place){.state = FREE};
}

void prefetch_free(prefetch *pages) {
    if (!pages)
        return;
    for (size_t i = 0; i < PLACES; i++)
        empty(&pages->places[i]);
    fetching_free(pages->all);
    free(pages);
}

static bool same_site(const prefetch *pages, size_t a, size_t b) {
    const size_t length = robots_site_length(pages->paths[a]);
    return length == robots_site_length(pages->paths[b]) &&
           strncmp(pages->paths[a], pages->paths[b], length) == 0;
}

/* Where it is, or PLACES. */
static size_t find(const prefetch *pages, page_part part, size_t index) {
    for (size_t i = 0; i < PLACES; i++) {
        const place *at = &pages->places[i];
        if (at->state != FREE && at->part == part &&
            (part == PAGE_ROBOTS ? same_site(pages, at->index, index) : at->index == index))
            return i;
    }
    return PLACES;
}

/* A place that is free, or whose thing has not been asked for longest. */
static place *oldest(prefetch *pages) {
    place *found = pages->places;
    for (place *at = pages->places; at < pages->places + PLACES && found->state != FREE; at++)
        if (at->state == FREE || at->asked < found->asked)
            found = at;
    return found;
}

static bool may_begin(const prefetch *pages, const place *next) {
    size_t coming = 0;
    size_t of_site = 0;
    for (const place *at = pages->places; at < pages->places + PLACES; at++) {
        coming += at->state == COMING;
        of_site += at->state == COMING && same_site(pages, at->index, next->index);
    }
    return coming < MOST && of_site < PER_SITE;
}

static void begin(prefetch *pages, place *next) {
    const char *url = pages->paths[next->index];
    char robots[2048];
    snprintf(robots, sizeof robots, "%.*s/robots.txt", (int)robots_site_length(url), url);
    next->fetch = fetch_begin(pages->all, next->part == PAGE_ROBOTS ? robots : url);
    next->state = next->fetch ? COMING : HERE;
}

/* Notes what has come, and begins what may be begun, the first that was wanted first. */
static void settle(prefetch *pages) {
    for (place *at = pages->places; at < pages->places + PLACES; at++)
        if (at->state == COMING && fetch_result(at->fetch))
            at->state = HERE;
    for (;;) {
        place *next = NULL;
        for (place *at = pages->places; at < pages->places + PLACES; at++)
            if (at->state == WAITING && (!next || at->wanted < next->wanted) &&
                may_begin(pages, at))
                next = at;
        if (!next)
            return;
        begin(pages, next);
    }
}

/* Goes on until something has come, `until` can be read, or a while. False: nothing is on its way.
 */
static bool go_on(prefetch *pages, int until) {
    bool coming = false;
    fetching_go_on(pages->all, until);
    settle(pages);
    for (const place *at = pages->places; at < pages->places + PLACES; at++)
        coming |= at->state == COMING;
    return coming;
}

static place *want(prefetch *pages, page_part part, size_t index) {
    const size_t known = find(pages, part, index);
    place *found = known < PLACES ? &pages->places[known] : oldest(pages);
    if (known == PLACES) {
        empty(found);
        *found = (place){.state = WAITING, .part = part, .index = index};
    }
    found->asked = ++pages->clock;
    if (found->state == WAITING && found->wanted == 0)
        found->wanted = found->asked;
    return found;
}

void prefetch_want(prefetch *pages, page_part part, size_t index) {
    want(pages, part, index);
    settle(pages);
}

static bool has_page(const prefetch *pages) {
    for (const place *at = pages->places; at < pages->places + PLACES; at++)
        if (at->state == HERE && at->part == PAGE_ITSELF)
            return true;
    return false;
}

bool prefetch_has_robots(prefetch *pages, size_t index) {
    const place *rules = want(pages, PAGE_ROBOTS, index);
    settle(pages);
    while (rules->state != HERE && !has_page(pages))
        go_on(pages, -1);
    return rules->state == HERE;
}

/* Its file with a descriptor of its own. */
static void hand_out(const place *found, supply *out) {
    *out = (supply){.file = -1};
    if (!found->fetch) {
        snprintf(out->message, MESSAGE_BYTES, "%s", pith_status_text(PITH_ERROR_MEMORY));
        return;
    }
    *out = *fetch_result(found->fetch);
    if (out->file < 0)
        return;
    out->file = fcntl(out->file, F_DUPFD_CLOEXEC, 0);
    if (out->file < 0)
        snprintf(out->message, MESSAGE_BYTES, "%s", strerror(errno));
    else
        lseek(out->file, 0, SEEK_SET);
}

void prefetch_take(prefetch *pages, page_part part, size_t index, supply *out) {
    place *found = want(pages, part, index);
    found->wanted = 0;
    settle(pages);
    while (found->state != HERE)
        go_on(pages, -1);
    hand_out(found, out);
    if (part == PAGE_ITSELF)
        empty(found);
}

void prefetch_wait(prefetch *pages, int until) {
    struct pollfd ready = {.fd = until, .events = POLLIN};
    while (poll(&ready, 1, 0) == 0 && go_on(pages, until))
        continue;
}
