/* feed.h - the entries of feeds. */
#ifndef PITH_READ_FEED_H
#define PITH_READ_FEED_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* Entries of a feed. */
enum { FEED_MAX_ENTRIES = 1 << 16 };

/* All of it may be empty. */
typedef struct feed_entry {
    slice title; /* may hold markup, as the next two may */
    slice content;
    slice summary;
    slice author;
    slice date;
    slice link;
    slice image;
} feed_entry;

typedef struct feed {
    arena *memory;
    slice title;
    bool is_cut; /* it ends within an element: there were more */
    feed_entry *entries;
    uint32_t count, capacity;
} feed;

/* A new entry, empty. NULL: no memory. */
feed_entry *feed_add(feed *f);

/* RSS 0.9 to 2.0, RDF, Atom (feed_xml.c). */
pith_status feed_read_xml(slice in, feed *out, pith_error *error);

/* JSON Feed (feed_json.c). */
pith_status feed_read_json(slice in, feed *out, pith_error *error);

#endif
