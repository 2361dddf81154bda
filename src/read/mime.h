/* mime.h - the parts of messages: headers, their words and parameters, bodies. */
#ifndef PITH_READ_MIME_H
#define PITH_READ_MIME_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* The header and the body of the message or part `in`, which share its bytes. */
typedef struct mime_part {
    slice head;
    slice body;
} mime_part;

mime_part mime_split(slice in);

/* The value of the first field `name` as it stands, folds and all; empty when there is none. */
slice mime_field(slice head, slice name);

/* A value for people: unfolded, its encoded words decoded, valid UTF-8. */
pith_status mime_text(slice value, arena *a, slice *out);

/* What stands before the first parameter: "text/plain", "attachment". */
slice mime_token(slice value);

/* The parameter `name`, decoded, as a NUL-terminated string; *out NULL: there is none. */
pith_status mime_parameter(slice value, slice name, arena *a, const char **out);

/* The bytes of a body that was transferred in the way `encoding`. */
pith_status mime_body(slice body, slice encoding, arena *a, slice *out);

/* Finds the next part of the body of a multipart, from *at on, and moves *at behind it; false when
 * there is none. A last part without an end ends where the body does. */
bool mime_next_part(slice body, slice boundary, size_t *at, slice *part);

#endif
