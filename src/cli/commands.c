/* commands.c - the verbs: finds the one that is named and hands over. Without one pith summarizes.
 */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/suggest.h"

#include <string.h>
#include <unistd.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *what;
} verbs[] = {{"summarize", cmd_summarize, "the sentences that carry a document (the default)"},
             {"keywords", cmd_keywords, "its key phrases"},
             {"terms", cmd_terms, "words and phrases of a corpus, and of groups in it"},
             {"segment", cmd_segment, "all its sentences, or its words"},
             {"extract", cmd_extract, "its main text, without the page around it"},
             {"methods", cmd_methods, "what there is to choose from"},
             {"languages", cmd_languages, "those that are read, and what is known of each"},
             {"formats", cmd_formats, "in which documents can be written down"},
             {"rouge", cmd_rouge, "scores of summaries against references"},
             {"eval", cmd_eval, "methods on data sets, scored"}};

enum { VERBS = sizeof verbs / sizeof *verbs };

static int help(void) {
    output out = {0};
    output_string(&out, "Usage: pith [VERB] [OPTION]... [FILE]...\n"
                        "Prints the few sentences and key phrases that carry a document.\n\n");
    for (size_t i = 0; i < VERBS; i++) {
        output_string(&out, "  ");
        output_string(&out, verbs[i].name);
        output_bytes(&out, "            ", 12 - strlen(verbs[i].name));
        output_string(&out, verbs[i].what);
        output_byte(&out, '\n');
    }
    output_string(&out, "\n'pith VERB --help' tells more, 'man pith' everything.\n\nExamples:\n"
                        "  pith article.txt\n  pith -n 5 -k 5 article.txt\n"
                        "  pith keywords article.txt\n");
    return output_finish(&out, PITH_EXIT_OK);
}

/* A plain word that is no verb and no file is a slip of the fingers, when it stands alone or is
 * like a verb; else it is the first of several files, and one that is missing. */
static bool is_slip(int argc, char **argv, const char *const *names) {
    const char *word = argv[1];
    if (word[0] == '-' || strpbrk(word, "./") || access(word, F_OK) == 0)
        return false;
    return argc == 2 || suggest_nearest(word, names, VERBS);
}

bool command_is_verb(const char *word) {
    for (size_t i = 0; i < VERBS; i++)
        if (strcmp(word, verbs[i].name) == 0)
            return true;
    return false;
}

int command_run(int argc, char **argv) {
    const char *names[VERBS];
    for (size_t i = 0; i < VERBS; i++)
        names[i] = verbs[i].name;
    for (size_t i = 0; argc > 1 && i < VERBS; i++)
        if (strcmp(argv[1], names[i]) == 0)
            return verbs[i].run(argc - 1, argv + 1);
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        return help();
    if (argc > 1 && is_slip(argc, argv, names)) {
        report("there is no file '%s'", argv[1]);
        return suggest_report("verb", argv[1], names, VERBS);
    }
    return cmd_summarize(argc, argv);
}
