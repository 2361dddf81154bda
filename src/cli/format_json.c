/* format_json.c - JSON: one document is an object, several are an array of objects. */
#include "cli/json_answer.h"

static void print_separator(printer *to) {
    if (to->count > 0)
        output_string(to->out, ",\n");
}

static void begin(printer *to) {
    if (to->several)
        output_string(to->out, "[\n");
}

static void print_answer(printer *to, const answer *found) {
    print_separator(to);
    json_answer(to->out, found);
}

static void print_failure(printer *to, const request *asked, const char *message) {
    print_separator(to);
    json_failure(to->out, asked, message);
}

static void end(printer *to) {
    if (to->count > 0)
        output_byte(to->out, '\n');
    if (to->several)
        output_string(to->out, "]\n");
}

const format format_json = {
    .name = "json", .begin = begin, .answer = print_answer, .failure = print_failure, .end = end};
