/* json_layout.h - JSON that is laid out in any way, as JSON Lines. */
#ifndef PITH_CLI_JSON_LAYOUT_H
#define PITH_CLI_JSON_LAYOUT_H

#include "pith.h"

/* Writes the values of `text`, an array of objects or objects one behind another, to `out`, each as
 * a line; `out` has room for twice the bytes of `text` and two more. An array that does not end has
 * one more line, which is no JSON. Returns the bytes written; 0: it starts otherwise. */
size_t json_layout_lines(pith_slice text, char *out);

#endif
