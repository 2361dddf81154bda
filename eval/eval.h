/* eval.h - the face of the evaluation kit: what the command, or any program, needs to score texts.
 *
 * ## ROUGE in four calls
 *
 *     rouge_options options;
 *     rouge_options_init(&options, ROUGE_OWN);
 *     rouge_corpus *corpus = rouge_corpus_new();
 *     rouge_result *result = NULL;
 *     if (rouge_read_json_lines(corpus, "data.jsonl", &error) == PITH_OK &&
 *         rouge_score_corpus(corpus, &options, &result, &error) == PITH_OK)
 *         printf("%f\n", rouge_summary_of(result, 0, 0)->mean[ROUGE_F]);
 *     rouge_result_free(result), rouge_corpus_free(corpus);
 *
 * ## Rules
 *
 * - Nothing here prints. What goes wrong with one row is handed to the corpus' listener, counted in
 *   corpus->skipped, and the other rows go on; what spoils everything is a pith_status.
 * - A row is one unit of evaluation: one text from each system, and the references that all of them
 *   are scored against. A text is a list of lines, which ROUGE-L and -W take for its sentences.
 * - Lines are bytes. Where Unicode matters (ROUGE with a language) bad UTF-8 is repaired.
 * - The same input gives the same output, with any number of threads. */
#ifndef PITH_EVAL_H
#define PITH_EVAL_H

#include "pith.h"

/* ## Texts to score */

typedef struct rouge_text {
    const pith_slice *lines; /* never with a newline inside */
    size_t count;
    bool missing; /* there is no such text; an empty one is not missing */
} rouge_text;

typedef struct rouge_row {
    pith_slice id;
    const rouge_text *systems; /* by index into corpus->systems */
    size_t system_count;       /* may be smaller than that of the corpus: the rest is missing */
    const rouge_text *references;
    size_t reference_count; /* at least 1 */
} rouge_row;

/* Called with one English sentence (no newline) about each row or text that is left out. */
typedef void rouge_listener(void *context, const char *message);

typedef struct rouge_corpus {
    const rouge_row *rows;
    size_t row_count;
    const pith_slice *systems; /* names, in the order in which they turned up */
    size_t system_count;
    size_t skipped; /* rows and texts that were left out */
    rouge_listener *listener;
    void *listener_context;
} rouge_corpus;

/* An empty corpus, or NULL. Set the listener before reading. */
rouge_corpus *rouge_corpus_new(void);
void rouge_corpus_free(rouge_corpus *corpus);

/* Each reader adds the rows of one source to the corpus, whose memory then holds them. A path may
 * be
 * "-" for standard input, and the file may be gzipped. They fail with PITH_ERROR_ARGUMENT when a
 * file cannot be read or nothing can be made of it; the message says which. */

/* A file for each system, a file for each reference, a text on each line. `separator`, when it is
 * not empty, divides the line into the lines of the text. A different number of lines is an error.
 */
typedef struct rouge_named_path {
    pith_slice name;
    const char *path;
} rouge_named_path;

typedef struct rouge_paths {
    const rouge_named_path *systems;
    size_t system_count;
    const char *const *references;
    size_t reference_count;
} rouge_paths;

pith_status rouge_read_lines(rouge_corpus *corpus, const rouge_paths *paths, const char *separator,
                             pith_error *error);

/* A folder for each system and for each reference: the texts of a row are the files of one name.
 * The names of the files of the first reference folder, in byte order, make the rows. */
pith_status rouge_read_folders(rouge_corpus *corpus, const rouge_paths *paths, pith_error *error);

/* An object on each line: {"id", "system": TEXT | "systems": {NAME: TEXT}, "references": [TEXT]}. A
 * TEXT is a string, or a list of strings, one a sentence. A row with a bad shape is left out, and
 * so is one whose id has been there, and one with a NUL in it. Without an id the line number is
 * one. */
pith_status rouge_read_json_lines(rouge_corpus *corpus, const char *path, pith_error *error);

/* The list of ROUGE-1.5.5's -z: on each line the path of a system's text and those of its
 * references, in a format of texts: "SPL" (a sentence a line) or "SEE" (HTML). Rows are 1, 2, 3 …,
 * and stand in the byte order of their numbers, as in the script. */
pith_status rouge_read_list(rouge_corpus *corpus, const char *path, const char *format,
                            pith_error *error);

/* The XML configuration of ROUGE-1.5.5. Rows stand in the byte order of their IDs. */
pith_status rouge_read_config(rouge_corpus *corpus, const char *path, pith_error *error);

/* ## Measures */

typedef enum rouge_kind {
    ROUGE_N,      /* n-grams */
    ROUGE_L,      /* longest common subsequences of the sentences, joined (summary level) */
    ROUGE_L_SUM,  /* the same, under the name that rouge_score gave it */
    ROUGE_L_TEXT, /* longest common subsequence of the texts as a whole (rouge_score's rougeL) */
    ROUGE_W,      /* as ROUGE_L, runs of k words weighing k^weight */
    ROUGE_S,      /* pairs of words with at most `gap` words between them */
    ROUGE_SU      /* the same, and the single words */
} rouge_kind;

#define ROUGE_NO_GAP_LIMIT SIZE_MAX
#define ROUGE_MAX_MEASURES 64
#define ROUGE_NAME_BYTES 40

typedef struct rouge_measure {
    rouge_kind kind;
    unsigned n;    /* of ROUGE_N: 1 .. 1000 */
    size_t gap;    /* of ROUGE_S and _SU: 0 .. 1000000, or ROUGE_NO_GAP_LIMIT */
    double weight; /* of ROUGE_W: 1 .. 10 */
} rouge_measure;

/* Which program's numbers are wanted; eval/README.md says how they differ. */
typedef enum rouge_mode {
    ROUGE_OWN,   /* ours: the paper's definitions, without the quirks of programs */
    ROUGE_155,   /* ROUGE-1.5.5.pl, to the last printed digit */
    ROUGE_GOOGLE /* rouge_score of google-research */
} rouge_mode;

/* Reads a name such as "1", "L", "Lsum", "Ltext", "W1.2", "S4", "SU*", with or without "ROUGE-"
 * before it. */
bool rouge_measure_parse(const char *name, rouge_measure *out);

/* The name of `measure` as that program prints it: "ROUGE-SU4", "rouge1". */
void rouge_measure_name(const rouge_measure *measure, rouge_mode mode, char name[ROUGE_NAME_BYTES]);

/* ## Options */

typedef enum rouge_references {
    ROUGE_POOL, /* the counts of all references are added (-f A) */
    ROUGE_BEST, /* the reference with the best recall alone (-f B); with ROUGE_GOOGLE the best F */
    ROUGE_JACKKNIFE /* the mean of the best, over the sets that leave one reference out (Lin 2004)
                     */
} rouge_references;

typedef enum rouge_average {
    ROUGE_BY_ROW,   /* mean of the rows' scores (-t 0) */
    ROUGE_BY_TOKEN, /* scores of the summed counts (-t 1) */
    ROUGE_COUNTS    /* the summed counts themselves (-t 2) */
} rouge_average;

typedef enum rouge_limit { ROUGE_NO_LIMIT, ROUGE_WORDS, ROUGE_BYTES } rouge_limit;

typedef struct rouge_options {
    rouge_mode mode;
    rouge_measure measures[ROUGE_MAX_MEASURES];
    size_t measure_count;        /* at least 1 */
    bool stem;                   /* default false */
    bool drop_stop_words;        /* default false */
    rouge_limit limit;           /* of the texts; default ROUGE_NO_LIMIT */
    size_t limit_size;           /* at least 1 */
    rouge_references references; /* default ROUGE_POOL */
    double alpha;                /* of F = P R / ((1 - alpha) P + alpha R): 0 .. 1; default 0.5 */
    rouge_average average;       /* default ROUGE_BY_ROW */
    double confidence;           /* of the intervals, percent, above 0 and below 100; default 95 */
    size_t resamples;       /* of the bootstrap, 0 .. 100000, 0 for no interval; default 1000 */
    const char *language;   /* NULL (default): runs of a-z and 0-9, as the programs have it. Else
                               pith's own words and stems for that language, or "auto" */
    const char *exceptions; /* text of a table "form base" a line that replaces the built-in one of
                               irregular forms; NULL (default) for that */
    size_t exceptions_length;
    const char *stop_words; /* the same for the stop words, one a line */
    size_t stop_words_length;
    size_t threads; /* 1 .. 256; default 1 */
} rouge_options;

/* The defaults of `mode`: ROUGE-1, -2, -L (rouge_score: also rougeLsum, and the best reference). */
void rouge_options_init(rouge_options *options, rouge_mode mode);

/* PITH_ERROR_ARGUMENT, with the reason, when a value is out of range or nothing for that mode. */
pith_status rouge_options_check(const rouge_options *options, pith_error *error);

/* ## Scores */

enum { ROUGE_R, ROUGE_P, ROUGE_F, ROUGE_VALUES }; /* recall, precision, F */

/* What one system got on one row by one measure. */
typedef struct rouge_value {
    double value[ROUGE_VALUES]; /* each 0 .. 1 */
    double in_references;       /* units that could have been met, */
    double in_system;           /* that were offered, */
    double hits;                /* and that were both; floating point for ROUGE_W */
    double hits_in_system;      /* the same, but for ROUGE_W in our own mode: runs of the system */
} rouge_value;

/* What one system got by one measure. */
typedef struct rouge_summary {
    size_t rows;               /* that it has */
    double mean[ROUGE_VALUES]; /* ROUGE_155: of the resamples, as the script prints it */
    double low[ROUGE_VALUES];  /* ends of the interval; the mean when there is no bootstrap */
    double high[ROUGE_VALUES];
    double in_references; /* sums over the rows */
    double in_system;
    double hits;
    double hits_in_system;
} rouge_summary;

typedef struct rouge_result {
    size_t rows;
    size_t systems;
    size_t measures;
    const bool *scored;           /* [system][row]; false: the system has no text there, or it was
                                     beyond a limit of a measure */
    const rouge_value *values;    /* [system][row][measure] */
    const rouge_summary *summary; /* [system][measure] */
    size_t failed;                /* texts that were beyond a limit; told to the listener */
} rouge_result;

/* Steps that comparing two texts may take: pairs of words in a text for ROUGE_S and _SU, pairs of
 * words of the two for ROUGE_W, 64 of these for ROUGE_L. Beyond, the text is not scored on its row.
 */
#define ROUGE_MAX_STEPS ((uint64_t)UINT32_MAX)

/* Scores every system on every row. */
pith_status rouge_score_corpus(rouge_corpus *corpus, const rouge_options *options,
                               rouge_result **out, pith_error *error);
void rouge_result_free(rouge_result *result);

static inline const rouge_value *rouge_value_of(const rouge_result *result, size_t system,
                                                size_t row, size_t measure) {
    return &result->values[(system * result->rows + row) * result->measures + measure];
}

static inline const rouge_summary *rouge_summary_of(const rouge_result *result, size_t system,
                                                    size_t measure) {
    return &result->summary[system * result->measures + measure];
}

/* ## Is the difference real? */

typedef struct rouge_comparison_options {
    size_t trials;     /* 1 .. 1000000; default 10000 */
    uint64_t seed;     /* default 1 */
    double confidence; /* percent; default 95 */
} rouge_comparison_options;

void rouge_comparison_options_init(rouge_comparison_options *options);

typedef struct rouge_comparison {
    size_t rows;       /* that both systems have */
    double difference; /* of the means over them, system minus baseline */
    double low;        /* interval of the difference, by the paired bootstrap */
    double high;
    double p_bootstrap;     /* two-sided: how often the resampled difference has another sign */
    double p_randomization; /* two-sided: how often chance labels give as large a difference */
} rouge_comparison;

/* Compares two systems by the scores of their rows (`value` is ROUGE_R, _P or _F), pairwise. */
pith_status rouge_compare(const rouge_result *result, size_t system, size_t baseline,
                          size_t measure, size_t value, const rouge_comparison_options *options,
                          rouge_comparison *out);

/* ## Runs over data sets: pith's own methods on rows with a gold answer */

typedef enum eval_task {
    EVAL_SUMMARIES, /* {text | sentences | docs, references}: ROUGE, beside baselines and oracles */
    EVAL_KEYPHRASES,   /* {text, keyphrases}: precision, recall, F1 at ranks, MAP, nDCG */
    EVAL_SEGMENTATION, /* {text, sentences, spans?, tokens?}: spans of sentences and words */
    EVAL_EXTRACTION    /* {text, system}, {id, text} or {lines, y}: words of the main text */
} eval_task;

/* Called now and then: the share of the work that is done, 0 .. 1, and rows so far. */
typedef void eval_progress(void *context, double share, size_t rows);

typedef struct eval_options {
    eval_task task;
    const char *const *paths;   /* JSON Lines, plain or gzipped; "-": standard input */
    size_t path_count;          /* at least 1 */
    const char *const *methods; /* names from pith_methods */
    size_t method_count;        /* 0 (default): "auto" */
    pith_unit unit;             /* of summaries; default PITH_SENTENCES */
    size_t budget;              /* default 3 */
    size_t phrases;             /* asked of a method for key phrases; 1 .. 1000, default 15 */
    size_t limit;               /* rows of each file; default SIZE_MAX */
    size_t threads;             /* 1 .. 256; default 1 */
    uint64_t seed;              /* of the random baseline, the bootstrap and the tests; default 1 */
    size_t trials; /* resamples of the tests against lead, 1 .. 1000000; default 10000 */
    const char
        *weights;       /* "MEMBER=VALUE:SHARE,...": rows count by the share of their group; NULL */
    const char *preset; /* a published protocol for key phrases; NULL (default): all variants */
    const char *pages;  /* folder with the web page of each row, ID.html or ID.html.gz; NULL */
    const char *by;     /* a string member: pages of each of its values are scored, too; NULL */
    bool unicode;       /* ROUGE on pith's own words and stems, not ROUGE-1.5.5's */
    bool all_blocks;    /* every block of a text competes for the summary */
    bool keep_documents;      /* the report holds each document's scores */
    size_t shown_documents;   /* of these, so many come with their texts; default 0 */
    bool times;               /* the report says how long methods took; default true */
    const char *command;      /* echoed in the report; NULL: nothing */
    rouge_listener *listener; /* hears of rows left out: ten, and how many more; or NULL */
    eval_progress *progress;  /* NULL: none */
    void *context;            /* of both */
} eval_options;

void eval_options_init(eval_options *options);

/* PITH_ERROR_ARGUMENT or _METHOD, with the reason, when an option is out of range or unknown. */
pith_status eval_options_check(const eval_options *options, pith_error *error);

/* A bar on standard error that shows how far a run is, when that is a terminal; else nothing. Open
 * it, hand it to eval_run as the context of progress_show, then close it, which wipes it away. */
typedef struct progress_bar {
    bool shown;
    double start; /* seconds */
    double last;  /* when it was drawn */
} progress_bar;

void progress_open(progress_bar *bar);
void progress_show(void *bar, double share, size_t rows);
void progress_close(progress_bar *bar);

typedef struct eval_report eval_report;

/* Runs the methods and scores what they give. A row that is broken is told, counted and left out.
 * PITH_ERROR_ARGUMENT, PITH_ERROR_METHOD: a file cannot be read, or an option is wrong. */
pith_status eval_run(const eval_options *options, eval_report **out, pith_error *error);
void eval_report_free(eval_report *report);

/* Rows that were scored, and that were left out. */
size_t eval_report_rows(const eval_report *report);
size_t eval_report_skipped(const eval_report *report);

/* The report in a format: "text", "json", "tsv", "latex", "markdown" or "html". *out lives as long
 * as the report. PITH_ERROR_ARGUMENT: there is no such format. */
pith_status eval_report_print(eval_report *report, const char *format, pith_slice *out);

/* The i-th format; NULL behind the last. The i-th preset and what it stands for, likewise. */
const char *eval_format_name(size_t i);
const char *eval_preset_name(size_t i, const char **what);

#endif
