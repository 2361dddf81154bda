/* output.c - collects what is printed and hands it to the system in large pieces.
 *
 * stdio would do, but for two wishes: a failed write must be known with its cause when it happens,
 * not at the end, and printing a document must cost no lock per byte. */
#include "cli/output.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <errno.h>
#include <math.h>
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

enum { SIGNIFICANT = 6 };

/* The number that the first SIGNIFICANT digits of `size` make, and how many of its digits stand
 * before the point (0 or less: that many zeros behind it, less one). `size` is in [1e-4, 1e6). */
static unsigned first_digits(double size, int *before) {
    static const double powers[] = {1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    *before = 1;
    if (size < 1)
        for (*before = 0; size * powers[-*before] < 1; --*before)
            ;
    else
        while (size >= powers[*before - 1])
            ++*before;
    const int shift = SIGNIFICANT - *before;
    unsigned digits = (unsigned)((shift > 0 ? size * powers[shift - 1] : size) + 0.5);
    if (digits == 1000000) { /* rounded up to one digit more */
        digits = 100000;
        ++*before;
    }
    return digits;
}

/* Like "%.6g" of stdio, of which it is a tenth of the time; but rounds halves up. */
void output_score(output *out, double score) {
    char text[32];
    const double size = fabs(score);
    if (size < 1e-4 || size >= 999999.5) {
        /* Zero has no sign. */
        snprintf(text, sizeof text, "%.6g", score == 0 ? 0 : score);
        output_string(out, text);
        return;
    }
    int before;
    unsigned digits = first_digits(size, &before);
    int count = SIGNIFICANT;
    for (; digits % 10 == 0 && count > before; count--)
        digits /= 10;
    const int behind = count - before; /* digits or zeros behind the point */
    char *const end = text + sizeof text;
    char *at = end;
    for (int i = 0; i < behind || digits > 0; i++) {
        if (i == behind && behind > 0)
            *--at = '.';
        *--at = (char)('0' + digits % 10);
        digits /= 10;
    }
    if (before <= 0) {
        *--at = '.';
        *--at = '0';
    }
    if (score < 0)
        *--at = '-';
    output_bytes(out, at, (size_t)(end - at));
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
