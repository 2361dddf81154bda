/* format_jsonl.c - JSON Lines: one object a line for each document, in the order of the input. */
#include "cli/json_answer.h"

static void print_answer(printer *to, const answer *found) {
    json_answer(to->out, found);
    output_byte(to->out, '\n');
}

static void print_failure(printer *to, const request *asked, const char *message) {
    json_failure(to->out, asked, message);
    output_byte(to->out, '\n');
}

const format format_jsonl = {.name = "jsonl", .answer = print_answer, .failure = print_failure};
