/* json_write.h - JSON values straight to the output, without a tree in between. */
#ifndef PITH_CLI_JSON_WRITE_H
#define PITH_CLI_JSON_WRITE_H

#include "cli/output.h"

/* A string in quotes, always valid JSON and UTF-8: what is not UTF-8 becomes U+FFFD. */
void json_string(output *out, pith_slice string);

/* "key": in quotes with its colon, after a comma unless it is the first of its object. The key
 * needs no escapes. */
void json_key(output *out, const char *key, bool first);

/* A key with its value; never the first of its object. */
void json_member_string(output *out, const char *key, pith_slice value);
void json_member_count(output *out, const char *key, size_t value);
void json_member_score(output *out, const char *key, double value);
void json_member_bool(output *out, const char *key, bool value);

#endif
