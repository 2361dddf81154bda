/* cmd_formats.c - pith formats: what -i can be, and whether it can be read here. */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/json_write.h"
#include "cli/supply.h"

#include <stdio.h>
#include <string.h>

/* The libraries or the program that is to be installed; NULL: none. */
static const char *needs(const pith_format *f) {
    return f->library ? f->library : supply_converter(f->name);
}

static bool is_available(const pith_format *f) {
    const char *program = supply_converter(f->name);
    return pith_format_available(f) && (!program || supply_has_program(program));
}

static void print_table(output *out) {
    output_string(out, "format       needs                          here  what it is\n");
    for (size_t i = 0; pith_formats(i); i++) {
        const pith_format *f = pith_formats(i);
        char line[80];
        snprintf(line, sizeof line, "%-12s %-30s %-5s ", f->name, needs(f) ? needs(f) : "-",
                 is_available(f) ? "yes" : "no");
        output_string(out, line);
        output_string(out, f->summary);
        output_byte(out, '\n');
    }
}

static pith_slice slice_of(const char *string) {
    return (pith_slice){string, strlen(string)};
}

static void print_json(output *out) {
    for (size_t i = 0; pith_formats(i); i++) {
        const pith_format *f = pith_formats(i);
        output_string(out, i ? ",\n{" : "[\n{");
        json_key(out, "name", true);
        json_string(out, slice_of(f->name));
        json_member_string(out, "summary", slice_of(f->summary));
        if (needs(f))
            json_member_string(out, "needs", slice_of(needs(f)));
        json_member_bool(out, "available", is_available(f));
        json_member_bool(out, "holds_documents", f->holds_documents);
        output_byte(out, '}');
    }
    output_string(out, "\n]\n");
}

static void print_help(output *out) {
    output_string(out,
                  "Usage: pith formats [-f text|json]\nLists the formats of input for -i, what "
                  "each needs beside pith, and whether that is installed.\nWithout -i the format "
                  "is told from the bytes and the name of a file.\n\nExample:\n  pith formats\n");
}

int cmd_formats(int argc, char **argv) {
    output out = {0};
    const char *first = argc > 1 ? argv[1] : "";
    const bool chosen = argc == 3 && (strcmp(first, "-f") == 0 || strcmp(first, "--format") == 0);
    if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0)
        return help_version();
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        print_help(&out);
    else if (argc == 1 || (chosen && strcmp(argv[2], "text") == 0))
        print_table(&out);
    else if (chosen && strcmp(argv[2], "json") == 0)
        print_json(&out);
    else
        return report_usage("formats", "'formats' takes only -f text or -f json");
    return output_finish(&out, PITH_EXIT_OK);
}
