/* cmd_rouge_options.c - the command line of `pith rouge`. The letters are those of ROUGE-1.5.5. */
#include "cli/cmd_rouge.h"
#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/suggest.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_COMPAT = 256,
    OPTION_MEASURES,
    OPTION_REFERENCES,
    OPTION_FORMAT,
    OPTION_SYSTEM,
    OPTION_SEPARATOR,
    OPTION_LANG,
    OPTION_EXCEPTIONS,
    OPTION_STOP_LIST,
    OPTION_COMPARE,
    OPTION_TRIALS,
    OPTION_SEED
};

static const struct option long_options[] = {
    {"compat", required_argument, NULL, OPTION_COMPAT},
    {"measures", required_argument, NULL, OPTION_MEASURES},
    {"ngrams", required_argument, NULL, 'n'},
    {"no-lcs", no_argument, NULL, 'x'},
    {"weight", required_argument, NULL, 'w'},
    {"skip", required_argument, NULL, '2'},
    {"stem", no_argument, NULL, 'm'},
    {"stop-words", no_argument, NULL, 's'},
    {"words", required_argument, NULL, 'l'},
    {"bytes", required_argument, NULL, 'b'},
    {"references", required_argument, NULL, OPTION_REFERENCES},
    {"alpha", required_argument, NULL, 'p'},
    {"average", required_argument, NULL, 't'},
    {"confidence", required_argument, NULL, 'c'},
    {"resamples", required_argument, NULL, 'r'},
    {"per-item", no_argument, NULL, 'd'},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"input-format", required_argument, NULL, 'i'},
    {"list", required_argument, NULL, 'z'},
    {"system", required_argument, NULL, OPTION_SYSTEM},
    {"separator", required_argument, NULL, OPTION_SEPARATOR},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"exceptions", required_argument, NULL, OPTION_EXCEPTIONS},
    {"stop-list", required_argument, NULL, OPTION_STOP_LIST},
    {"compare", optional_argument, NULL, OPTION_COMPARE},
    {"trials", required_argument, NULL, OPTION_TRIALS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"threads", required_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {0}};

static const char help_text[] =
    "Usage: pith rouge [OPTION]... DATA.jsonl | CONFIG.xml | -z SPL LIST\n"
    "       pith rouge [OPTION]... SYSTEM REFERENCE...      (files or folders)\n"
    "Scores summaries, or any texts, against references.\n\n"
    "What is measured (without these: ROUGE-1, -2 and -L):\n"
    "  --measures LIST             such as 1,2,L,Lsum,Ltext,W1.2,S4,SU4,SU*\n"
    "  -n, --ngrams N              ROUGE-1 to ROUGE-N and ROUGE-L\n"
    "  -x, --no-lcs                no ROUGE-L\n"
    "  -w, --weight A              ROUGE-W, runs of k words weighing k^A\n"
    "  -2, --skip D                pairs with at most D words between; -1: no limit\n"
    "  -u, -U                      ROUGE-SU in place of -S; both\n"
    "  --compat MODE               whose numbers: pith, 1.5.5 or rouge_score (pith)\n"
    "  --lang LANG                 pith's words and stems of a language, or auto\n\n"
    "Texts:\n"
    "  -m, --stem                  compare stems\n"
    "  -s, --stop-words            leave stop words out\n"
    "  -l, --words N               the first N words only\n"
    "  -b, --bytes N               the first N bytes only\n"
    "  --exceptions FILE           irregular forms, in place of WordNet's\n"
    "  --stop-list FILE            stop words, in place of SMART's\n\n"
    "Scores:\n"
    "  -f, --references WHICH      A: pool, B: best, J: jackknife (A)\n"
    "  -p, --alpha A               F = PR / ((1-A)P + AR) (0.5)\n"
    "  -t, --average WHICH         0: rows, 1: words, 2: sums of counts (0)\n"
    "  -c, --confidence PERCENT    of the intervals (95)\n"
    "  -r, --resamples N           of the bootstrap; 0: no intervals (1000)\n"
    "  --compare[=SYSTEM]          differences to that system, or the first, tested\n"
    "  --trials N, --seed N        of these tests (10000, 1)\n\n"
    "Input and output:\n"
    "  -i, --input-format FORMAT   auto, lines, folders, jsonl, xml (auto)\n"
    "  -z, --list FORMAT           a list of paths to texts in format SPL or SEE\n"
    "  --system NAME=PATH          a system by name; once for each\n"
    "  --separator TEXT            divides the sentences of a line, such as '<q>'\n"
    "  -f, --format FORMAT         table, json, tsv, latex, markdown or 1.5.5 (table)\n"
    "  -d, --per-item              each row's scores too\n"
    "  -j, --threads N             threads (1)\n"
    "  -a                          all systems; always so\n"
    "  -h, --help; -V, --version\n\n"
    "Examples:\n"
    "  pith rouge summaries.jsonl\n"
    "  pith rouge --compat 1.5.5 -n 2 -m -c 95 -r 1000 -a settings.xml\n"
    "  pith rouge -m --compare=lead --system lead=a.txt --system ours=b.txt gold.txt\n";

/* The measures that the script's letters add up to. */
typedef struct letters {
    size_t most_n;
    bool any; /* of them was given */
    bool no_lcs;
    bool has_weight, has_skip, with_words, both;
    double weight;
    size_t gap;
} letters;

static int wrong(const char *option, const char *value, const char *wanted) {
    return report_usage("rouge", "%s is %s, not '%s'", option, wanted, value);
}

static bool read_size(const char *text, size_t most, size_t *out) {
    char *end;
    errno = 0;
    const unsigned long value = strtoul(text, &end, 10);
    *out = value;
    return isdigit((unsigned char)*text) && *end == 0 && errno == 0 && value <= most;
}

static bool read_real(const char *text, double *out) {
    char *end;
    *out = strtod(text, &end);
    return *text != 0 && *end == 0;
}

/* The index of `given` among `names`, or `count`. */
static size_t find(const char *given, const char *const *names, size_t count) {
    size_t i = 0;
    while (i < count && strcmp(given, names[i]) != 0)
        i++;
    return i;
}

/* Sets the mode; what stood there by default goes with it, so it is read before the rest. */
static int read_mode(int argc, char **argv, rouge_mode *mode) {
    static const char *const names[] = {"pith", "1.5.5", "rouge_score"};
    *mode = ROUGE_OWN;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--compat=", 9) == 0)
            value = argv[i] + 9;
        else if (strcmp(argv[i], "--compat") == 0 && i + 1 < argc)
            value = argv[++i];
        if (!value)
            continue;
        const size_t found = find(value, names, 3);
        if (found == 3)
            return suggest_report("mode", value, names, 3);
        *mode = (rouge_mode)found;
    }
    return PITH_EXIT_OK;
}

static int read_measures(rouge_options *o, const char *list) {
    o->measure_count = 0;
    for (const char *end; list; list = *end ? end + 1 : NULL) {
        char name[ROUGE_NAME_BYTES];
        end = list + strcspn(list, ",");
        snprintf(name, sizeof name, "%.*s", (int)(end - list), list);
        if (o->measure_count == ROUGE_MAX_MEASURES)
            return report_usage("rouge", "there can be at most %d measures", ROUGE_MAX_MEASURES);
        if (!rouge_measure_parse(name, &o->measures[o->measure_count++]))
            return report_usage("rouge", "there is no measure '%s'", name);
    }
    return PITH_EXIT_OK;
}

static void add_measure(rouge_options *o, rouge_measure measure) {
    if (o->measure_count < ROUGE_MAX_MEASURES)
        o->measures[o->measure_count++] = measure;
}

/* What the script would measure, in its order. */
static void apply_letters(const letters *l, rouge_options *o) {
    if (!l->any)
        return;
    o->measure_count = 0;
    for (unsigned n = 1; n <= l->most_n; n++)
        add_measure(o, (rouge_measure){.kind = ROUGE_N, .n = n});
    if (!l->no_lcs)
        add_measure(o, (rouge_measure){.kind = o->mode == ROUGE_GOOGLE ? ROUGE_L_SUM : ROUGE_L});
    if (l->has_weight)
        add_measure(o, (rouge_measure){.kind = ROUGE_W, .weight = l->weight});
    if (l->has_skip && (!l->with_words || l->both))
        add_measure(o, (rouge_measure){.kind = ROUGE_S, .gap = l->gap});
    if (l->has_skip && (l->with_words || l->both))
        add_measure(o, (rouge_measure){.kind = ROUGE_SU, .gap = l->gap});
}

static int read_letter(int code, const char *value, letters *l) {
    l->any = true;
    switch (code) {
    case 'n':
        return read_size(value, ROUGE_MAX_MEASURES - 4, &l->most_n)
                   ? PITH_EXIT_OK
                   : wrong("-n", value, "a number from 0 to 60");
    case 'x':
        l->no_lcs = true;
        return PITH_EXIT_OK;
    case 'w':
        l->has_weight = true;
        return read_real(value, &l->weight) ? PITH_EXIT_OK : wrong("-w", value, "a number");
    case '2':
        l->has_skip = true;
        l->gap = ROUGE_NO_GAP_LIMIT;
        return value[0] == '-' || read_size(value, 1000000, &l->gap)
                   ? PITH_EXIT_OK
                   : wrong("-2", value, "a number up to 1000000, or -1");
    case 'u':
        l->with_words = true;
        return PITH_EXIT_OK;
    default:
        l->both = true;
        return PITH_EXIT_OK;
    }
}

/* -f is both the script's letter for the references and the format of the output. */
static int read_format(const char *value, rouge_request *r) {
    static const char *const ways[] = {"A", "B", "J", "pool", "best", "jackknife"};
    const size_t way = find(value, ways, 6);
    if (way < 6) {
        r->options.references = (rouge_references)(way % 3);
        return PITH_EXIT_OK;
    }
    const char *names[16];
    for (size_t i = 0; i < rouge_format_count; i++) {
        names[i] = rouge_formats[i].name;
        if (strcmp(value, names[i]) == 0) {
            r->format = i;
            return PITH_EXIT_OK;
        }
    }
    return suggest_report("format", value, names, rouge_format_count);
}

static int read_limit(rouge_request *r, rouge_limit limit, const char *value) {
    r->options.limit = limit;
    if (read_size(value, SIZE_MAX / 2, &r->options.limit_size) && r->options.limit_size > 0)
        return PITH_EXIT_OK;
    return wrong(limit == ROUGE_WORDS ? "-l" : "-b", value, "a number above 0");
}

static int read_system(rouge_request *r, const char *value) {
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || equals[1] == 0)
        return wrong("--system", value, "NAME=PATH");
    if (r->system_count == ROUGE_MOST_SYSTEMS)
        return report_usage("rouge", "there can be at most %d systems", ROUGE_MOST_SYSTEMS);
    const pith_slice name = {value, (size_t)(equals - value)};
    r->systems[r->system_count++] = (rouge_named_path){name, equals + 1};
    return PITH_EXIT_OK;
}

static int read_input(rouge_request *r, const char *value) {
    static const char *const names[] = {"auto", "lines", "folders", "jsonl", "xml"};
    const size_t found = find(value, names, 5);
    if (found == 5)
        return suggest_report("input format", value, names, 5);
    r->input = (rouge_input)found;
    return PITH_EXIT_OK;
}

/* The options that take a number. */
static int read_numeric(int code, const char *value, rouge_request *r) {
    rouge_options *o = &r->options;
    size_t number;
    switch (code) {
    case 'p':
        return read_real(value, &o->alpha) ? PITH_EXIT_OK : wrong("-p", value, "a number");
    case 'c':
        return read_real(value, &o->confidence) ? PITH_EXIT_OK : wrong("-c", value, "a number");
    case 'r':
        return read_size(value, SIZE_MAX / 2, &o->resamples) ? PITH_EXIT_OK
                                                             : wrong("-r", value, "a number");
    case 'j':
        return read_size(value, SIZE_MAX / 2, &o->threads) ? PITH_EXIT_OK
                                                           : wrong("-j", value, "a number");
    case 't':
        o->average = (rouge_average)(value[0] - '0');
        return strlen(value) == 1 && strchr("012", value[0]) ? PITH_EXIT_OK
                                                             : wrong("-t", value, "0, 1 or 2");
    case OPTION_TRIALS:
        return read_size(value, 1000000, &r->comparison.trials) && r->comparison.trials > 0
                   ? PITH_EXIT_OK
                   : wrong("--trials", value, "a number from 1 to 1000000");
    default:
        if (!read_size(value, UINT32_MAX, &number))
            return wrong("--seed", value, "a number up to 4294967295");
        r->comparison.seed = number;
        return PITH_EXIT_OK;
    }
}

/* The options that take words, or nothing. */
static int read_other(int code, const char *value, rouge_request *r) {
    switch (code) {
    case 'm':
        r->options.stem = true;
        break;
    case 's':
        r->options.drop_stop_words = true;
        break;
    case 'd':
        r->per_item = true;
        break;
    case 'z':
        r->input = ROUGE_INPUT_LIST;
        r->list_format = value;
        break;
    case OPTION_SEPARATOR:
        r->separator = value;
        break;
    case OPTION_LANG:
        r->options.language = value;
        break;
    case OPTION_EXCEPTIONS:
        r->exceptions_path = value;
        break;
    case OPTION_STOP_LIST:
        r->stop_words_path = value;
        break;
    case OPTION_COMPARE:
        r->compare = true;
        r->baseline = value;
        break;
    default: /* -a, --compat: done or needless */
        break;
    }
    return PITH_EXIT_OK;
}

static int read_option(int code, const char *value, rouge_request *r, letters *l) {
    if (strchr("nxw2uU", code) && code < 256)
        return read_letter(code, value, l);
    if (code == 'l' || code == 'b')
        return read_limit(r, code == 'l' ? ROUGE_WORDS : ROUGE_BYTES, value);
    if (code == 'f' || code == OPTION_REFERENCES || code == OPTION_FORMAT)
        return read_format(value, r);
    if (code == 'i')
        return read_input(r, value);
    if (code == OPTION_MEASURES)
        return read_measures(&r->options, value);
    if (code == OPTION_SYSTEM)
        return read_system(r, value);
    if (code == OPTION_TRIALS || code == OPTION_SEED || (code < 256 && strchr("pcrjt", code)))
        return read_numeric(code, value, r);
    return read_other(code, value, r);
}

static int help(void) {
    output out = {0};
    output_string(&out, help_text);
    return output_finish(&out, PITH_EXIT_OK);
}

static int check(const rouge_request *r) {
    pith_error error;
    if (rouge_options_check(&r->options, &error) != PITH_OK)
        return report_usage("rouge", "%s", error.message);
    if (r->compare && r->options.average != ROUGE_BY_ROW)
        return report_usage("rouge", "--compare needs the rows' scores, so no -t 1 or -t 2");
    if (r->file_count == 0)
        return report_usage("rouge", "there is nothing to score");
    return PITH_EXIT_OK;
}

bool rouge_request_parse(int argc, char **argv, rouge_request *out, int *code) {
    rouge_mode mode;
    letters l = {0};
    *out = (rouge_request){.argc = argc, .argv = argv};
    *code = read_mode(argc, argv, &mode);
    rouge_options_init(&out->options, mode);
    rouge_comparison_options_init(&out->comparison);
    optind = 1;
    while (*code == PITH_EXIT_OK) {
        const int option =
            getopt_long(argc, argv, ":n:xw:2:uUmsl:b:f:p:t:c:r:j:z:i:dahV", long_options, NULL);
        if (option == -1)
            break;
        if (option == 'h' || option == 'V') {
            *code = option == 'h' ? help() : help_version();
            return false;
        }
        if (option == '?' || option == ':')
            *code = report_usage("rouge", "%s '%s'",
                                 option == '?' ? "no such option, or not like this:"
                                               : "something is missing after",
                                 argv[optind - 1]);
        else
            *code = read_option(option, optarg, out, &l);
    }
    apply_letters(&l, &out->options);
    out->files = argv + optind;
    out->file_count = (size_t)(argc - optind);
    if (*code == PITH_EXIT_OK)
        *code = check(out);
    return *code == PITH_EXIT_OK;
}
