/* commands.h - the verbs of the command. Each gets its own argument vector, argv[0] being the verb,
 * and returns one of exit_codes.h. */
#ifndef PITH_CLI_COMMANDS_H
#define PITH_CLI_COMMANDS_H

#include <stdbool.h>

/* Does what the words of the command line ask for, argv[0] being the program. */
int command_run(int argc, char **argv);

/* Is `word` the name of one of them? */
bool command_is_verb(const char *word);

int cmd_summarize(int argc, char **argv);
int cmd_keywords(int argc, char **argv);
int cmd_terms(int argc, char **argv);
int cmd_segment(int argc, char **argv);
int cmd_extract(int argc, char **argv);
int cmd_languages(int argc, char **argv);
int cmd_formats(int argc, char **argv);
int cmd_methods(int argc, char **argv);
int cmd_rouge(int argc, char **argv);
int cmd_eval(int argc, char **argv);

#endif
