/* container.h - files that hold documents, or other files: archives, mailboxes, feeds. */
#ifndef PITH_READ_CONTAINER_H
#define PITH_READ_CONTAINER_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "read/sure.h"

/* What a container holds: a document, or a file that holds documents again. All of it lives until
 * the next one is asked for. */
typedef struct contained {
    pith_file file;         /* format NULL: to be told from its bytes and name */
    slice name;             /* its name or number in the container; empty: it is all of it */
    slice title;            /* may be empty */
    pith_metadata metadata; /* may be empty */
} contained;

typedef struct container {
    pith_format public;
    const char *suffixes; /* of file names, each with a space behind it: ".zip " */

    /* How sure is it, 0 .. 100, that a file that starts with `head` (at most 4 KB) is of this
     * format? NULL: only its name tells. */
    unsigned (*recognize)(slice head);

    /* Begins to read `file`, whose bytes outlive the reading; what it needs is in `a` or is given
     * back by `close`. */
    pith_status (*open)(const pith_file *file, arena *a, void **state, pith_error *error);

    /* The next one inside. *found: false at the end. After an error the next call goes on behind
     * what was damaged, or ends. */
    pith_status (*next)(void *state, contained *out, bool *found, pith_error *error);

    /* Gives back what is not in the arena. NULL: nothing is. */
    void (*close)(void *state);
} container;

extern const container archive_container;
extern const container mail_container;
extern const container mbox_container;
extern const container feed_container;
extern const container epub_container;
extern const container docx_container;
extern const container odt_container;
extern const container warc_container;

/* The containers; NULL at and beyond the last. */
const container *container_at(size_t i);

#endif
