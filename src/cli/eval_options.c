/* eval_options.c - the command line of pith eval: which option belongs to which task stands in one
 * table, from which the parser and the help are made. Tasks are s summaries, k keyphrases,
 * g segmentation, x extraction. */
#include "cli/eval_options.h"

#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/suggest.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    eval_task task;
    char letter;
    const char *what;
} tasks[] = {
    {"summaries", EVAL_SUMMARIES, 's', "ROUGE of summaries, beside baselines and oracles"},
    {"keyphrases", EVAL_KEYPHRASES, 'k', "precision, recall, F1, MAP, nDCG of key phrases"},
    {"segmentation", EVAL_SEGMENTATION, 'g', "F1 of sentences and words by their spans"},
    {"extraction", EVAL_EXTRACTION, 'x', "main text of pages: words, shingles, ROUGE-L"}};

enum { TASKS = sizeof tasks / sizeof *tasks };

enum {
    CODE_LIMIT = 256,
    CODE_WEIGHT,
    CODE_PRESET,
    CODE_PAGES,
    CODE_BY,
    CODE_UNICODE,
    CODE_ALL_BLOCKS,
    CODE_SEED,
    CODE_TRIALS,
    CODE_PER_ITEM,
    CODE_REPORT,
    CODE_NO_TIMES
};

static const struct {
    int code;
    const char *name;
    const char *argument; /* NULL: it takes nothing */
    const char *tasks;
    const char *help;
} rows[] = {
    {'m', "method", "LIST", "sk", "methods with commas between, of 'pith methods' (auto)"},
    {'n', "sentences", "N", "s", "summaries of at most N sentences (3)"},
    {'w', "words", "N", "s", "of at most N words"},
    {'b', "bytes", "N", "s", "of at most N bytes"},
    {'r', "percent", "P", "s", "of at most P percent of the document's words"},
    {'n', "count", "N", "k", "ask for at most N phrases (15)"},
    {CODE_PRESET, "preset", "NAME", "k", "score as a published protocol does; see below"},
    {CODE_WEIGHT, "weight", "SPEC", "s", "MEMBER=VALUE:SHARE,...: weigh groups of rows"},
    {CODE_PAGES, "pages", "FOLDER", "x", "read the web page ID.html or ID.html.gz of each row"},
    {CODE_BY, "by", "MEMBER", "x", "score the rows of each value of this member, too"},
    {CODE_UNICODE, "unicode", NULL, "s", "ROUGE on pith's own words, for other languages"},
    {CODE_ALL_BLOCKS, "all-blocks", NULL, "s", "every block of a text competes, not only its body"},
    {CODE_TRIALS, "trials", "N", "s", "resamples of the tests against lead (10000)"},
    {CODE_LIMIT, "limit", "N", "skgx", "the first N rows of each file only"},
    {CODE_SEED, "seed", "N", "skgx", "of everything random (1)"},
    {'j', "threads", "N", "skgx", "work with N threads (1); the scores are the same"},
    {'f', "format", "FORMAT", "skgx", "text, json, tsv, latex, markdown or html (text)"},
    {CODE_PER_ITEM, "per-item", NULL, "skgx", "the scores of each document, in json and tsv"},
    {CODE_REPORT, "report", "FILE", "skgx", "write a report with charts as HTML, too"},
    {CODE_NO_TIMES, "no-times", NULL, "sk", "leave out seconds, so that reports can be compared"},
    {'h', "help", NULL, "skgx", "show this help"},
    {'V', "version", NULL, "skgx", "show the version"}};

enum { ROWS = sizeof rows / sizeof *rows };

/* Documents whose texts the HTML report holds. */
static const size_t SHOWN_DOCUMENTS = 200;

/* ---- help ---- */

static void help_presets(output *out) {
    const char *what;
    output_string(out, "\nPresets:\n");
    for (size_t i = 0; eval_preset_name(i, &what); i++) {
        char line[160];
        snprintf(line, sizeof line, "  %-14s%s\n", eval_preset_name(i, &what), what);
        output_string(out, line);
    }
}

static int help(size_t task) {
    output out = {0};
    char line[160];
    output_string(&out, "Usage: pith eval ");
    output_string(&out, task < TASKS ? tasks[task].name : "TASK");
    output_string(&out, " [OPTION]... DATA...\nRuns methods over data sets (JSON Lines, plain or "
                        "gzipped; - is standard input) and scores them.\n\n");
    for (size_t i = 0; i < TASKS; i++) {
        if (task < TASKS && task != i)
            continue;
        snprintf(line, sizeof line, "  %-14s%s\n", tasks[i].name, tasks[i].what);
        output_string(&out, line);
    }
    output_string(&out, "\n");
    for (size_t i = 0; i < ROWS && task < TASKS; i++) {
        char names[48];
        const char letter[] = {'-', (char)rows[i].code, ',', ' ', '\0'};
        if (!strchr(rows[i].tasks, tasks[task].letter))
            continue;
        snprintf(names, sizeof names, "  %s--%s%s%s", rows[i].code < 256 ? letter : "    ",
                 rows[i].name, rows[i].argument ? " " : "",
                 rows[i].argument ? rows[i].argument : "");
        snprintf(line, sizeof line, "%-26s%s\n", names, rows[i].help);
        output_string(&out, line);
    }
    if (task < TASKS && tasks[task].task == EVAL_KEYPHRASES)
        help_presets(&out);
    if (task == TASKS)
        output_string(&out, "'pith eval TASK --help' tells its options.\n");
    return output_finish(&out, PITH_EXIT_OK);
}

/* ---- values ---- */

typedef struct parsing {
    size_t task;
    eval_request *out;
    int budget; /* the letter that set it, 0: none yet */
    bool done;
    int code;
} parsing;

/* Reports that the command line is wrong: `why`, a format with one string. */
static int refuse(const parsing *at, const char *why, const char *given) {
    char name[40];
    snprintf(name, sizeof name, "eval %s", tasks[at->task].name);
    return report_usage(name, why, given);
}

static void read_number(parsing *at, const char *name, const char *given, size_t most,
                        size_t *out) {
    char *end = NULL;
    const bool digits = given[0] >= '0' && given[0] <= '9';
    const unsigned long long number = digits ? strtoull(given, &end, 10) : 0;
    if (digits && *end == 0 && number >= 1 && number <= most) {
        *out = (size_t)number;
        return;
    }
    char why[96];
    snprintf(why, sizeof why, "--%s takes a whole number from 1 to %zu, not '%%s'", name, most);
    at->code = refuse(at, why, given);
}

static void read_methods(parsing *at, const char *given) {
    eval_request *out = at->out;
    const char *names[EVAL_MOST_METHODS];
    size_t known;
    const pith_task task =
        tasks[at->task].task == EVAL_KEYPHRASES ? PITH_TASK_KEYWORDS : PITH_TASK_SUMMARIZE;
    const pith_method *methods = pith_methods(task, &known);
    known = known < EVAL_MOST_METHODS ? known : EVAL_MOST_METHODS;
    for (size_t i = 0; i < known; i++)
        names[i] = methods[i].name;
    if (strlen(given) >= sizeof out->method_list) {
        at->code = refuse(at, "too many methods: %s", given);
        return;
    }
    strcpy(out->method_list, given);
    char *rest = NULL;
    out->options.method_count = 0;
    for (char *name = strtok_r(out->method_list, ",", &rest); name;
         name = strtok_r(NULL, ",", &rest)) {
        size_t i = 0;
        while (i < known && strcmp(names[i], name) != 0)
            i++;
        if (i == known || out->options.method_count == EVAL_MOST_METHODS) {
            at->code = suggest_report("method", name, names, known);
            return;
        }
        out->methods[out->options.method_count++] = names[i];
    }
}

static void read_budget(parsing *at, int code, const char *given) {
    static const char letters[] = "nwbr";
    static const pith_unit units[] = {PITH_SENTENCES, PITH_WORDS, PITH_BYTES, PITH_PERCENT};
    if (at->budget && at->budget != code) {
        at->code = refuse(at, "only one of -n, -w, -b and -r can be given%s", "");
        return;
    }
    at->budget = code;
    at->out->options.unit = units[strchr(letters, code) - letters];
    read_number(at, "budget", given, code == 'r' ? 100 : SIZE_MAX / 2, &at->out->options.budget);
}

static void read_format(parsing *at, const char *given) {
    enum { MOST = 16 };
    const char *names[MOST];
    size_t count = 0;
    while (count < MOST && (names[count] = eval_format_name(count)) != NULL) {
        if (strcmp(names[count], given) == 0) {
            at->out->format = names[count];
            return;
        }
        count++;
    }
    at->code = suggest_report("output format", given, names, count);
}

static void read_preset(parsing *at, const char *given) {
    enum { MOST = 16 };
    const char *names[MOST], *what;
    size_t count = 0;
    while (count < MOST && (names[count] = eval_preset_name(count, &what)) != NULL) {
        if (strcmp(names[count], given) == 0) {
            at->out->options.preset = names[count];
            return;
        }
        count++;
    }
    at->code = suggest_report("preset", given, names, count);
}

/* ---- options ---- */

static void take_number(parsing *at, int code, const char *given) {
    enum { MOST_PHRASES = 1000, MOST_THREADS = 256, MOST_TRIALS = 1000000 };
    eval_options *o = &at->out->options;
    size_t seed = 0;
    switch (code) {
    case CODE_LIMIT:
        read_number(at, "limit", given, SIZE_MAX / 2, &o->limit);
        break;
    case CODE_TRIALS:
        read_number(at, "trials", given, MOST_TRIALS, &o->trials);
        break;
    case 'j':
        read_number(at, "threads", given, MOST_THREADS, &o->threads);
        break;
    case CODE_SEED:
        read_number(at, "seed", given, UINT32_MAX, &seed);
        o->seed = seed;
        break;
    default:
        if (code == 'n' && o->task == EVAL_KEYPHRASES)
            read_number(at, "count", given, MOST_PHRASES, &o->phrases);
        else
            read_budget(at, code, given);
    }
}

static void take(parsing *at, int code, char **argv) {
    eval_options *o = &at->out->options;
    switch (code) {
    case 'h':
    case 'V':
        at->done = true;
        at->code = code == 'h' ? help(at->task) : help_version();
        break;
    case ':':
        at->code = refuse(at, "option '%s' needs a value", argv[optind - 1]);
        break;
    case '?':
        at->code = refuse(at, "there is no option '%s'", argv[optind - 1]);
        break;
    case 'm':
        read_methods(at, optarg);
        break;
    case 'f':
        read_format(at, optarg);
        break;
    case CODE_PRESET:
        read_preset(at, optarg);
        break;
    case CODE_WEIGHT:
        o->weights = optarg;
        break;
    case CODE_PAGES:
        o->pages = optarg;
        break;
    case CODE_BY:
        o->by = optarg;
        break;
    case CODE_REPORT:
        at->out->report = optarg;
        break;
    case CODE_UNICODE:
        o->unicode = true;
        break;
    case CODE_ALL_BLOCKS:
        o->all_blocks = true;
        break;
    case CODE_PER_ITEM:
        o->keep_documents = true;
        break;
    case CODE_NO_TIMES:
        o->times = false;
        break;
    default:
        take_number(at, code, optarg);
    }
}

/* The command line as it could be typed again. */
static void echo(int argc, char **argv, char *out, size_t size) {
    size_t length = (size_t)snprintf(out, size, "pith");
    for (int i = 0; i < argc && length < size; i++) {
        const bool plain = argv[i][0] && !strpbrk(argv[i], " \t\n'\"\\$`&|;<>()*?[]#~!{}");
        length += (size_t)snprintf(out + length, size - length, plain ? " %s" : " '%s'", argv[i]);
    }
}

static size_t find_task(const char *name) {
    size_t task = 0;
    while (task < TASKS && strcmp(tasks[task].name, name) != 0)
        task++;
    return task;
}

static void read_options(parsing *at, int argc, char **argv) {
    char letters[2 * ROWS + 2] = ":";
    struct option longs[ROWS + 1] = {{0}};
    size_t used = 1, count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (!strchr(rows[i].tasks, tasks[at->task].letter))
            continue;
        if (rows[i].code < 256) {
            letters[used++] = (char)rows[i].code;
            if (rows[i].argument)
                letters[used++] = ':';
        }
        longs[count++] = (struct option){
            rows[i].name, rows[i].argument ? required_argument : no_argument, NULL, rows[i].code};
    }
    optind = 1;
    opterr = 0;
    while (!at->done && at->code == PITH_EXIT_OK) {
        const int code = getopt_long(argc, argv, letters, longs, NULL);
        if (code == -1)
            break;
        take(at, code, argv);
    }
}

bool eval_options_parse(int argc, char **argv, eval_request *out, int *code) {
    const char *names[TASKS];
    for (size_t i = 0; i < TASKS; i++)
        names[i] = tasks[i].name;
    *out = (eval_request){.format = "text"};
    eval_options_init(&out->options);
    echo(argc, argv, out->command, sizeof out->command);
    const char *given = argc > 1 ? argv[1] : "--help";
    if (strcmp(given, "--help") == 0 || strcmp(given, "-h") == 0) {
        *code = help(TASKS);
        *code = argc > 1 ? *code : PITH_EXIT_USAGE;
        return false;
    }
    parsing at = {.task = find_task(given), .out = out, .code = PITH_EXIT_OK};
    if (at.task == TASKS) {
        *code = suggest_report("task", given, names, TASKS);
        return false;
    }
    out->options.task = tasks[at.task].task;
    read_options(&at, argc - 1, argv + 1);
    out->options.paths = (const char *const *)argv + 1 + optind;
    out->options.path_count = (size_t)(argc - 1 - optind);
    if (!at.done && at.code == PITH_EXIT_OK && out->options.path_count == 0)
        at.code = refuse(&at, "there is no data set%s", "");
    out->options.methods = out->methods;
    out->options.command = out->command;
    const bool html = out->report || strcmp(out->format, "html") == 0;
    if (html) {
        out->options.keep_documents = true;
        out->options.shown_documents = SHOWN_DOCUMENTS;
    }
    pith_error error = {0};
    if (!at.done && at.code == PITH_EXIT_OK && eval_options_check(&out->options, &error) != PITH_OK)
        at.code = refuse(&at, "%s", error.message);
    *code = at.code;
    return !at.done && at.code == PITH_EXIT_OK;
}
