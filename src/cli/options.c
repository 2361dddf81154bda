/* options.c - the command line of a verb, by getopt_long(3).
 *
 * Everything that can be wrong in a command line is found here, before any file is opened, and said
 * with the name of the option and what it could have been. Numbers are digits and nothing else. */
#include "cli/options.h"

#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/options_table.h"
#include "cli/suggest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* As the library's limit for pith_keyword_options.count. */
static const size_t MOST_KEYWORDS = 100000;
/* As that for pith_keyword_options.words. */
static const size_t MOST_WORDS = 5;

/* As that for pith_terms_options.count. */
static const size_t MOST_TERMS = 100000;
static const size_t MOST_JOBS = 256;
/* Megabytes: those of the greatest counter. */
static const size_t MOST_MEMORY = 16384;

/* Seconds: an hour. */
static const size_t LONGEST_TIMEOUT = 3600;

/* What is known while the arguments are read. */
typedef struct parsing {
    const verb *verb;
    options *out;
    int budget; /* the letter that set it, 0: none yet */
    bool done;  /* help or version has been printed */
    int code;   /* to leave with; PITH_EXIT_OK: go on, unless done */
} parsing;

/* The rows of one verb, as getopt_long wants them. */
typedef struct getopt_tables {
    char letters[2 * OPTION_ROWS + 2];
    struct option longs[OPTION_ROWS + 1];
    const char *names[OPTION_ROWS];
    size_t count;
} getopt_tables;

static void fill_tables(const verb *of, getopt_tables *out) {
    size_t used = 0;
    out->count = 0;
    out->letters[used++] = ':';
    for (size_t i = 0; i < OPTION_ROWS; i++) {
        const option_row *row = &option_rows[i];
        if (!strchr(row->verbs, of->letter))
            continue;
        if (row->code < OPTION_EXPLAIN) {
            out->letters[used++] = (char)row->code;
            if (row->argument)
                out->letters[used++] = ':';
        }
        out->names[out->count] = row->name;
        out->longs[out->count++] =
            (struct option){.name = row->name,
                            .has_arg = row->argument ? required_argument : no_argument,
                            .val = row->code};
    }
    out->letters[used] = '\0';
    out->longs[out->count] = (struct option){0};
}

static const char *long_name(const verb *of, int code) {
    for (size_t i = 0; i < OPTION_ROWS; i++)
        if (option_rows[i].code == code && strchr(option_rows[i].verbs, of->letter))
            return option_rows[i].name;
    return "";
}

/* Reads a whole number from 1 to `most`. */
static void read_number(parsing *at, int code, const char *given, size_t most, size_t *out) {
    size_t number = 0;
    const char *digit = given;
    for (; *digit >= '0' && *digit <= '9'; digit++) {
        const size_t value = (size_t)(*digit - '0');
        if (value > most || number > (most - value) / 10)
            break;
        number = number * 10 + value;
    }
    if (*digit == '\0' && number > 0) {
        *out = number;
        return;
    }
    const char letter[] = {'-', (char)code, ',', ' ', '\0'};
    at->code =
        report_usage(at->verb->name, "%s--%s takes a whole number from 1 to %zu, not '%s'",
                     code < OPTION_EXPLAIN ? letter : "", long_name(at->verb, code), most, given);
}

/* Reads a number from 0 to 1. */
static void read_share(parsing *at, int code, const char *given, double *out) {
    char *end;
    const double share = strtod(given, &end);
    if (end != given && *end == '\0' && share >= 0 && share <= 1)
        *out = share;
    else
        at->code = report_usage(at->verb->name, "--%s takes a number from 0 to 1, not '%s'",
                                long_name(at->verb, code), given);
}

static void read_budget(parsing *at, int code, const char *given) {
    static const char letters[] = "nwbr";
    static const pith_unit units[] = {PITH_SENTENCES, PITH_WORDS, PITH_BYTES, PITH_PERCENT};
    if (at->budget && at->budget != code) {
        at->code = report_usage(at->verb->name, "only one of -n, -w, -b and -r can be given");
        return;
    }
    at->budget = code;
    at->out->summary.unit = units[strchr(letters, code) - letters];
    read_number(at, code, given, code == 'r' ? 100 : SIZE_MAX / 2, &at->out->summary.budget);
}

static void read_method(parsing *at, const char *given) {
    enum { MOST = 32 };
    const char *names[MOST];
    size_t count;
    const pith_method *methods = pith_methods(at->verb->task, &count);
    count = count < MOST ? count : MOST;
    for (size_t i = 0; i < count; i++) {
        names[i] = methods[i].name;
        if (strcmp(names[i], given) == 0) {
            if (at->verb->task == PITH_TASK_TERMS)
                at->out->terms.method = names[i];
            else if (at->verb->task == PITH_TASK_SUMMARIZE)
                at->out->summary.method = names[i];
            else
                at->out->keywords.method = names[i];
            return;
        }
    }
    at->code = suggest_report("method", given, names, count);
}

static void read_format(parsing *at, const char *given) {
    const char *names[FORMAT_COUNT];
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        names[i] = formats[i]->name;
        if (strcmp(names[i], given) == 0) {
            at->out->format = formats[i];
            return;
        }
    }
    at->code = suggest_report("output format", given, names, FORMAT_COUNT);
}

static void read_terms_format(parsing *at, const char *given) {
    static const char *const names[] = {"text", "json", "jsonl", "df"};
    const size_t count = sizeof names / sizeof *names;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], given) == 0) {
            at->out->terms_format = names[i];
            return;
        }
    }
    at->code = suggest_report("output format", given, names, count);
}

/* Most formats of input that can be named. */
enum { INPUT_FORMATS = 64 };

static void read_input_format(parsing *at, const char *given) {
    const char *names[INPUT_FORMATS] = {"auto", "jsonl"};
    size_t count = 2;
    for (size_t i = 0; pith_formats(i) && count < INPUT_FORMATS; i++)
        names[count++] = pith_formats(i)->name;
    at->out->input = NULL;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], given) == 0) {
            at->out->input = i == 0 ? NULL : names[i];
            return;
        }
    }
    at->code = suggest_report("input format", given, names, count);
}

/* Reports the option in `argument` that getopt_long did not take. */
static void reject(parsing *at, const getopt_tables *tables, const char *argument) {
    const char *verb_name = at->verb->name;
    if (optopt > 0 && optopt < OPTION_EXPLAIN && strncmp(argument, "--", 2) != 0) {
        at->code = report_usage(verb_name, "there is no option -%c", optopt);
        return;
    }
    char name[32] = "";
    const char *given = argument + strspn(argument, "-");
    const size_t length = strcspn(given, "=");
    if (length < sizeof name)
        memcpy(name, given, length);
    const char *nearest = suggest_nearest(name, tables->names, tables->count);
    if (optopt != 0)
        at->code = report_usage(verb_name, "option --%s takes nothing", name);
    else if (nearest)
        at->code = report_usage(verb_name, "there is no option '%s'; did you mean '--%s'?",
                                argument, nearest);
    else
        at->code = report_usage(verb_name, "there is no option '%s'", argument);
}

/* Takes over an option that is on or off. False: it is another one. */
static bool take_switch(options *out, int code) {
    if (code == OPTION_SANDBOX || code == OPTION_NO_SANDBOX) {
        out->sandbox = code == OPTION_SANDBOX ? SANDBOX_ON : SANDBOX_OFF;
        return true;
    }
    bool *const switches[] = {&out->keywords.vocabulary_only,
                              &out->explain,
                              &out->merge,
                              &out->tokens,
                              &out->summary.truncate,
                              &out->read.all_blocks,
                              &out->limits.allow_local,
                              &out->limits.no_robots,
                              &out->once};
    static const int codes[] = {OPTION_VOCABULARY_ONLY, OPTION_EXPLAIN,   OPTION_MERGE,
                                OPTION_TOKENS,          OPTION_TRUNCATE,  OPTION_ALL_BLOCKS,
                                OPTION_ALLOW_LOCAL,     OPTION_NO_ROBOTS, OPTION_ONCE};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i] == code) {
            *switches[i] = true;
            return true;
        }
    }
    return false;
}

/* Takes over an option of key phrases. False: it is another one. */
static bool take_keyword_value(parsing *at, int code, const char *given) {
    options *out = at->out;
    if (code == OPTION_NGRAM)
        read_number(at, code, given, MOST_WORDS, &out->keywords.words);
    else if (code == OPTION_MIN_SCORE)
        read_share(at, code, given, &out->keywords.min_score);
    else if (code == OPTION_DIVERSITY)
        read_share(at, code, given, &out->keywords.diversity);
    else if (code == OPTION_EXCLUDE)
        out->exclude = given;
    else if (code == OPTION_VOCABULARY)
        out->vocabulary = given;
    else
        return false;
    return true;
}

static void read_after(parsing *at, char *given) {
    if (at->out->after_count < AFTER_MOST)
        at->out->after[at->out->after_count++] = given;
    else
        at->code = report_usage(at->verb->name, "--after can be given %d times", AFTER_MOST);
}

/* Takes over an option of the terms of a corpus. False: it is another one. */
static bool take_terms_value(parsing *at, int code, const char *given) {
    options *out = at->out;
    if (at->verb->task != PITH_TASK_TERMS)
        return false;
    if (code == 'n')
        read_number(at, code, given, MOST_TERMS, &out->terms.count);
    else if (code == 'f')
        read_terms_format(at, given);
    else if (code == 'g')
        out->group = given;
    else if (code == 'j')
        read_number(at, code, given, MOST_JOBS, &out->jobs);
    else if (code == OPTION_NGRAM)
        read_number(at, code, given, MOST_WORDS, &out->ngram);
    else if (code == OPTION_MIN_DOCUMENTS)
        read_number(at, code, given, SIZE_MAX / 2, &out->terms.min_documents);
    else if (code == OPTION_MEMORY)
        read_number(at, code, given, MOST_MEMORY, &out->memory);
    else
        return false;
    return true;
}

/* Takes over an option with the value `given`. */
static void take_value(parsing *at, int code, char *given) {
    options *out = at->out;
    if (code == 'k' || (code == 'n' && at->verb->task == PITH_TASK_KEYWORDS)) {
        out->with_keywords = true;
        read_number(at, code, given, MOST_KEYWORDS, &out->keywords.count);
    } else if (code == 'm')
        read_method(at, given);
    else if (code == 'f')
        read_format(at, given);
    else if (code == 'i')
        read_input_format(at, given);
    else if (code == 'l')
        out->read.language = given;
    else if (code == 'q')
        out->summary.query = (pith_slice){given, strlen(given)};
    else if (code == OPTION_AFTER)
        read_after(at, given);
    else if (code == OPTION_MODEL)
        out->model = given;
    else if (code == OPTION_BACKGROUND)
        out->background = given;
    else if (code == OPTION_TIMEOUT) {
        size_t seconds = out->limits.seconds;
        read_number(at, code, given, LONGEST_TIMEOUT, &seconds);
        out->limits.seconds = (unsigned)seconds;
    } else if (code == OPTION_MAX_BYTES)
        read_number(at, code, given, PITH_MAX_BYTES, &out->limits.bytes);
    else
        read_budget(at, code, given);
}

static void take(parsing *at, const getopt_tables *tables, int code, char **argv) {
    if (code == 'h' || code == 'V') {
        at->done = true;
        at->code = code == 'h' ? help_verb(at->verb) : help_version();
    } else if (code == ':')
        at->code = report_usage(at->verb->name, "option '%s' needs a value", argv[optind - 1]);
    else if (code == '?')
        reject(at, tables, argv[optind - 1]);
    else if (!take_switch(at->out, code) && !take_terms_value(at, code, optarg) &&
             !take_keyword_value(at, code, optarg))
        take_value(at, code, optarg);
}

bool options_parse(const verb *of, int argc, char **argv, options *out, int *code) {
    *out = (options){.limits = {.bytes = PITH_MAX_BYTES, .seconds = 60},
                     .terms_format = "text",
                     .ngram = 1,
                     .memory = 256,
                     .jobs = 1};
    pith_terms_options_init(&out->terms);
    pith_read_options_init(&out->read);
    pith_summary_options_init(&out->summary);
    pith_keyword_options_init(&out->keywords);
    getopt_tables tables;
    fill_tables(of, &tables);
    parsing at = {.verb = of, .out = out, .code = PITH_EXIT_OK};
    optind = 1;
    opterr = 0;
    while (!at.done && at.code == PITH_EXIT_OK) {
        const int option = getopt_long(argc, argv, tables.letters, tables.longs, NULL);
        if (option == -1)
            break;
        take(&at, &tables, option, argv);
    }
    out->files = argv + optind;
    out->file_count = optind < argc ? (size_t)(argc - optind) : 0;
    *code = at.code;
    return !at.done && at.code == PITH_EXIT_OK;
}
