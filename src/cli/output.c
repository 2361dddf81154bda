/* output.c - collects what is printed and hands it to the system in large pieces.
 *
 * stdio would do, but for two wishes: a failed write must be known with its cause when it happens,
 * not at the end, and printing a document must cost no lock per byte. */
#include "cli/output.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void write_all(output *out, const char *bytes, size_t length) {
    while (length > 0 && out->error == 0) {
        const ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0) {
            if (errno != EINTR)
                out->error = errno;
            continue;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

void output_flush(output *out) {
    write_all(out, out->data, out->length);
    out->length = 0;
}

void output_byte(output *out, char byte) {
    if (out->length == sizeof out->data)
        output_flush(out);
    out->data[out->length++] = byte;
}

void output_bytes(output *out, const char *bytes, size_t length) {
    if (length == 0)
        return;
    if (length > sizeof out->data - out->length)
        output_flush(out);
    if (length > sizeof out->data) {
        write_all(out, bytes, length);
        return;
    }
    memcpy(out->data + out->length, bytes, length);
    out->length += length;
}

void output_slice(output *out, pith_slice slice) {
    output_bytes(out, slice.data, slice.length);
}

void output_string(output *out, const char *string) {
    output_bytes(out, string, strlen(string));
}

void output_count(output *out, size_t number) {
    char digits[24];
    size_t start = sizeof digits;
    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    output_bytes(out, digits + start, sizeof digits - start);
}

void output_score(output *out, double score) {
    char digits[32];
    /* Zero has no sign. */
    const int length = snprintf(digits, sizeof digits, "%.6g", score == 0 ? 0 : score);
    output_bytes(out, digits, (size_t)length);
}

int output_finish(output *out, int code) {
    output_flush(out);
    /* Some file systems tell only now that the disk is full. */
    if (out->error == 0 && close(STDOUT_FILENO) != 0 && errno != EINTR)
        out->error = errno;
    if (out->error == 0)
        return code;
    if (out->error != EPIPE)
        report("standard output: %s", strerror(out->error));
    return PITH_EXIT_OUTPUT;
}
