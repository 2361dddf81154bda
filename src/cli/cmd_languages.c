/* cmd_languages.c - pith languages: what -l can be, and what is known of each. */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

static void print_language(output *out, const pith_model *model, const char *code) {
    pith_language l;
    char line[160];
    if (!pith_model_get_language(model, code, &l))
        return;
    snprintf(line, sizeof line, "%-9s %-13s %10zu %13zu %5zu %4zu %11zu\n", code, l.stems,
             l.stop_words, l.abbreviations, l.words, l.cues, l.frequencies);
    output_string(out, line);
}

static void print_languages(output *out, const pith_model *model) {
    output_string(out, "language  stems         stop words abbreviations words cues frequencies\n");
    for (const char *at = pith_model_languages(model); *at;) {
        char code[8] = "";
        const size_t length = strcspn(at, ",");
        if (length < sizeof code)
            print_language(out, model, memcpy(code, at, length));
        at += length;
        at += strspn(at, ", ");
    }
    output_string(out, "und       none                   0             0     0    0           0\n");
}

int cmd_languages(int argc, char **argv) {
    output out = {0};
    if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0))
        return help_version();
    if (argc > 1 && strcmp(argv[1], "--help") != 0 && strcmp(argv[1], "-h") != 0)
        return report_usage("languages", "'languages' takes no argument '%s'", argv[1]);
    if (argc > 1)
        output_string(&out,
                      "Usage: pith languages\nLists the languages for -l, how each is stemmed "
                      "and how many words of each kind are known.\n\"und\" is for texts in no "
                      "language of the list.\n\nExample:\n  pith languages\n");
    else
        print_languages(&out, pith_model_builtin());
    return output_finish(&out, PITH_EXIT_OK);
}
