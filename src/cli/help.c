/* help.c - the help of a verb, made from the table of options. */
#include "cli/help.h"

#include "cli/exit_codes.h"
#include "cli/options_table.h"
#include "cli/sandbox.h"

#include <stdio.h>
#include <string.h>

static void print_row(output *out, const option_row *row) {
    char names[48];
    const char letter[] = {'-', (char)row->code, ',', ' ', '\0'};
    snprintf(names, sizeof names, "  %s--%s%s%s", row->code < 256 ? letter : "    ", row->name,
             row->argument ? " " : "", row->argument ? row->argument : "");
    char line[160];
    snprintf(line, sizeof line, "%-30s%s\n", names, row->help);
    output_string(out, line);
}

int help_verb(const verb *of) {
    output out = {0};
    output_string(&out, "Usage: pith ");
    output_string(&out, of->name);
    output_string(&out, " [OPTION]... [FILE]...\n");
    output_string(&out, of->what);
    output_string(&out, "\nWithout FILE, or when it is -, reads standard input.\n\n");
    for (size_t i = 0; i < OPTION_ROWS; i++)
        if (strchr(option_rows[i].verbs, of->letter))
            print_row(&out, &option_rows[i]);
    output_string(&out, "\nExamples:\n");
    output_string(&out, of->examples);
    return output_finish(&out, PITH_EXIT_OK);
}

int help_version(void) {
    output out = {0};
    output_string(&out, "pith ");
    output_string(&out, pith_version());
    output_string(&out, "\nSandbox: ");
    output_string(&out, sandbox_kinds());
    output_string(&out, ".\nLicence GPL-3.0-or-later; there is NO WARRANTY.\n");
    return output_finish(&out, PITH_EXIT_OK);
}
