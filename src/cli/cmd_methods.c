/* cmd_methods.c - pith methods: what -m can be, and where each comes from. */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

static void print_methods(output *out, const char *heading, pith_task task) {
    size_t count;
    const pith_method *methods = pith_methods(task, &count);
    output_string(out, heading);
    for (size_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "  %-20s ", methods[i].name);
        output_string(out, name);
        output_string(out, methods[i].summary);
        output_string(out, " [");
        output_string(out, methods[i].source);
        output_string(out, "]\n");
    }
}

int cmd_methods(int argc, char **argv) {
    output out = {0};
    if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0))
        return help_version();
    if (argc > 1 && strcmp(argv[1], "--help") != 0 && strcmp(argv[1], "-h") != 0)
        return report_usage("methods", "'methods' takes no argument '%s'", argv[1]);
    if (argc > 1)
        output_string(&out, "Usage: pith methods\nLists the methods of ranking, each with its "
                            "source, for -m.\n\nExample:\n  pith methods\n");
    else {
        print_methods(&out, "pith summarize -m\n", PITH_TASK_SUMMARIZE);
        print_methods(&out, "\npith keywords -m\n", PITH_TASK_KEYWORDS);
        print_methods(&out, "\npith terms -m\n", PITH_TASK_TERMS);
    }
    return output_finish(&out, PITH_EXIT_OK);
}
