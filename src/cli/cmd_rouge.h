/* cmd_rouge.h - what the files of `pith rouge` share. */
#ifndef PITH_CLI_CMD_ROUGE_H
#define PITH_CLI_CMD_ROUGE_H

#include "cli/output.h"
#include "eval/eval.h"

typedef enum rouge_input {
    ROUGE_INPUT_AUTO, /* by the names and the number of files */
    ROUGE_INPUT_LINES,
    ROUGE_INPUT_FOLDERS,
    ROUGE_INPUT_JSON_LINES,
    ROUGE_INPUT_CONFIG,
    ROUGE_INPUT_LIST
} rouge_input;

enum { ROUGE_MOST_SYSTEMS = 64 };

/* What the command line asks for. */
typedef struct rouge_request {
    rouge_options options;
    rouge_input input;
    const char *list_format; /* of ROUGE_INPUT_LIST */
    const char *separator;
    const char *exceptions_path;
    const char *stop_words_path;
    rouge_named_path systems[ROUGE_MOST_SYSTEMS];
    size_t system_count;
    char **files; /* the other arguments */
    size_t file_count;
    size_t format; /* index into rouge_formats */
    bool per_item;
    bool compare;
    const char *baseline; /* name; NULL: the first system */
    rouge_comparison_options comparison;
    int argc; /* of the verb, to be echoed */
    char **argv;
} rouge_request;

/* Everything there is to print. */
typedef struct rouge_report {
    const rouge_request *request;
    const rouge_corpus *corpus;
    const rouge_result *result;
    const rouge_comparison *comparisons; /* [system][measure] to the baseline; NULL: none */
    size_t baseline;
} rouge_report;

typedef struct rouge_format {
    const char *name;
    void (*print)(const rouge_report *report, output *out);
} rouge_format;

extern const rouge_format rouge_formats[];
extern const size_t rouge_format_count;

void rouge_print_table(const rouge_report *report, output *out);
void rouge_print_markdown(const rouge_report *report, output *out);
void rouge_print_latex(const rouge_report *report, output *out);
void rouge_print_tsv(const rouge_report *report, output *out);
void rouge_print_json(const rouge_report *report, output *out);
void rouge_print_script(const rouge_report *report, output *out);

/* Reads the command line. True: go on. False: leave with *code; everything has been said. */
bool rouge_request_parse(int argc, char **argv, rouge_request *out, int *code);

/* Formats into `out`; at most 511 bytes. */
__attribute__((format(printf, 2, 3))) void rouge_printf(output *out, const char *format, ...);

/* The command line, its words quoted where a shell needs it. */
void rouge_print_command(const rouge_request *request, output *out);

/* Lines on what was asked and scored, each after `prefix`, and an empty one. */
void rouge_print_facts(const rouge_report *report, const char *prefix, output *out);

/* Each row's numbers, tab-separated, with a heading, and an empty line. */
void rouge_print_items(const rouge_report *report, output *out);

/* A name on one line, `before_special` before what means something in a table's notation. */
void rouge_print_name(pith_slice name, const char *before_special, output *out);

void rouge_print_measure(const rouge_report *report, size_t measure, char name[ROUGE_NAME_BYTES]);

/* Are counts the result? Are there intervals? */
bool rouge_shows_counts(const rouge_report *report);
bool rouge_has_intervals(const rouge_report *report);

/* One sentence on whose numbers these are. */
const char *rouge_mode_note(const rouge_options *options);

/* How significant a difference is: "**" below 0.01, "*" below 0.05, else "". */
const char *rouge_mark(const rouge_comparison *comparison);

#endif
