/* json_layout.h - JSON that is laid out in any way, as JSON Lines. */
#ifndef PITH_CLI_JSON_LAYOUT_H
#define PITH_CLI_JSON_LAYOUT_H

#include "pith.h"

/* Bytes that the lines of `text`, an array of objects or objects one behind another, come to at
 * most; 0: it starts otherwise. */
size_t json_layout_room(pith_slice text);

/* Writes its values to `out`, which has so much room, each as a line. An array that does not end
 * has one more line, which is no JSON. Returns the bytes written. */
size_t json_layout_lines(pith_slice text, char *out);

#endif
