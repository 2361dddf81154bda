/* output.h - standard output, through one buffer, with every write checked. */
#ifndef PITH_CLI_OUTPUT_H
#define PITH_CLI_OUTPUT_H

#include "pith.h"

/* Zero it, then use it. Once a write fails, `error` holds its errno and the rest is dropped. */
typedef struct output {
    int error;
    size_t length;
    char data[1 << 16];
} output;

void output_byte(output *out, char byte);
void output_bytes(output *out, const char *bytes, size_t length);
void output_slice(output *out, pith_slice slice);
void output_string(output *out, const char *string);
void output_count(output *out, size_t number);

/* With six significant digits, enough to compare scores by. */
void output_score(output *out, double score);

void output_flush(output *out);

/* Flushes. Returns `code`, or PITH_EXIT_OUTPUT when something could not be written, which is
 * reported unless the reader simply went away. */
int output_finish(output *out, int code);

#endif
