/* options.h - the options of the verbs that read documents, and their help. */
#ifndef PITH_CLI_OPTIONS_H
#define PITH_CLI_OPTIONS_H

#include "cli/format.h"
#include "cli/supply.h"

typedef enum sandbox_choice {
    SANDBOX_AUTO, /* as far as the system has one */
    SANDBOX_ON,   /* or nothing is read */
    SANDBOX_OFF
} sandbox_choice;

/* As often can --after be given. */
enum { AFTER_MOST = 64 };

typedef struct options {
    pith_read_options read;
    pith_summary_options summary;
    pith_keyword_options keywords;
    pith_terms_options terms;
    const char *terms_format;             /* "text", "json", "jsonl" or "df" */
    const char *group;                    /* by what documents are grouped; NULL: not at all */
    size_t ngram;                         /* words of the longest phrases that are counted */
    size_t memory;                        /* to count in, in megabytes */
    size_t jobs;                          /* processes that count, */
    size_t job;                           /* and which of them this is */
    struct counting *counts;              /* where it counts */
    const char *vocabulary;               /* path of a thesaurus; NULL: none */
    struct vocabulary_file *vocabularies; /* what is in it */
    const char *exclude;                  /* path of phrases that are not wanted; NULL: none */
    bool with_keywords;                   /* a summary is to be followed by key phrases */
    bool explain;
    bool merge;
    bool once;
    bool tokens;
    const char *input;    /* "jsonl" or a name from pith_formats; NULL: told from file and name */
    const format *format; /* NULL: as fits the input */
    char *after[AFTER_MOST]; /* paths of what the reader has read */
    size_t after_count;
    const char *model;      /* path; NULL: the built-in one */
    const char *background; /* path of a file of terms; NULL: the model's frequencies */
    supply_limits limits;
    sandbox_choice sandbox;
    char **files;
    size_t file_count; /* 0: standard input */
} options;

/* A verb that reads documents. */
typedef struct verb {
    const char *name;
    const char *what;     /* it does, one line */
    const char *examples; /* lines, each with its newline */
    char letter;          /* that marks its options in options.c */
    pith_task task;       /* whose methods -m chooses from */
} verb;

/* Reads the command line. True: go on with *out. False: leave with *code; everything has been said.
 */
bool options_parse(const verb *of, int argc, char **argv, options *out, int *code);

#endif
