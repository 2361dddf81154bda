/* packed_book.h - a document that is packed in several parts, as one. */
#ifndef PITH_READ_PACKED_BOOK_H
#define PITH_READ_PACKED_BOOK_H

#include "read/archive_members.h"
#include "read/container.h"
#include "read/dublin_core.h"
#include "read/outline_xml.h"

/* A document while it is put together. */
typedef struct packed_book {
    arena *memory;
    archive_members members;
    outline text;
    dublin_core about;
    bool handed_out;
} packed_book;

/* Opens the archive `file` and puts its parts together by `read`; a packed_book is the state. */
pith_status packed_book_open(const pith_file *file, bool (*wanted)(const char *name),
                             pith_status (*read)(packed_book *book, pith_error *error), arena *a,
                             void **state, pith_error *error);

/* Hands the document out. */
pith_status packed_book_next(void *state, contained *out, bool *found, pith_error *error);

/* Does `head` start as a zip file whose first members' names or contents are `mark`? */
bool packed_book_starts(slice head, slice mark);

/* Does `name` end with `ending`? */
bool packed_book_ends(const char *name, const char *ending);

#endif
