/* run.c - see run.h.
 *
 * A batch is BATCH rows: enough that opening a document for each thread costs nothing beside them,
 * few enough that the texts of a large file are never in memory together. Outcomes do not depend on
 * the thread, and are collected in order, so a report is the same with any number of threads. */
#include "eval/run.h"

#include "base/status.h"
#include "eval/rouge_corpus.h"
#include "eval/threads.h"
#include "eval/weights.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH = 256 };

void eval_options_init(eval_options *options) {
    *options = (eval_options){.task = EVAL_SUMMARIES,
                              .unit = PITH_SENTENCES,
                              .budget = 3,
                              .phrases = 15,
                              .limit = SIZE_MAX,
                              .threads = 1,
                              .seed = 1,
                              .trials = 10000,
                              .times = true};
}

/* ---- what tasks use ---- */

double run_seconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

pith_status run_keep_text(rouge_corpus *corpus, slice text, rouge_text *out) {
    char *copy = arena_alloc(rouge_corpus_memory(corpus), text.length);
    TRY_MEMORY(copy);
    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    return rouge_corpus_text(corpus, (slice){copy, text.length}, out);
}

/* Is `code` in a list such as "de, en"? */
static bool is_listed(const char *list, slice code) {
    while (*list) {
        const size_t length = strcspn(list, ", ");
        if (slice_equal((slice){list, length}, code))
            return true;
        list += length;
        list += strspn(list, ", ");
    }
    return false;
}

const char *run_language(const dataset_row *row, char code[16]) {
    const bool known = row->language.length > 0 && row->language.length < 16 &&
                       is_listed(pith_model_languages(pith_model_builtin()), row->language);
    if (!known)
        return "auto";
    memcpy(code, row->language.data, row->language.length);
    code[row->language.length] = 0;
    return code;
}

pith_status run_blame(dataset_row *row, pith_status status, const pith_error *error) {
    if (status == PITH_OK || status == PITH_ERROR_MEMORY)
        return status;
    dataset_break(row, "%s", error->message[0] ? error->message : pith_status_text(status));
    return PITH_OK;
}

pith_status run_read(run_worker *w, dataset_row *row, bool all_blocks, bool *good) {
    const bool split = row->text_count == 0 && row->sentences.given;
    const size_t count = split ? 1 : row->text_count;
    pith_source *sources = arena_alloc_zero(&w->memory, count, sizeof *sources);
    TRY_MEMORY(sources);
    if (split) {
        pith_slice *lines = ARENA_ARRAY(&w->memory, pith_slice, row->sentences.count);
        TRY_MEMORY(lines);
        for (size_t i = 0; i < row->sentences.count; i++)
            lines[i] = (pith_slice){row->sentences.items[i].data, row->sentences.items[i].length};
        sources[0] = (pith_source){.sentences = lines, .sentence_count = row->sentences.count};
        sources[0].title = (pith_slice){row->title.data, row->title.length};
    }
    for (size_t i = 0; i < count && !split; i++) {
        sources[i] = (pith_source){.text = row->texts[i].data, .length = row->texts[i].length};
        sources[i].title = (pith_slice){row->titles[i].data, row->titles[i].length};
    }
    char code[16];
    pith_read_options options;
    pith_read_options_init(&options);
    options.language = run_language(row, code);
    options.all_blocks = all_blocks;
    pith_error error = {0};
    const pith_status status =
        count > 0 ? pith_doc_read(w->doc, sources, count, &options, &error) : PITH_OK;
    if (count == 0)
        dataset_break(row, "there is no \"text\", \"sentences\" or \"docs\"");
    TRY(run_blame(row, status, &error));
    *good = row->problem[0] == 0;
    return PITH_OK;
}

/* ---- batches ---- */

typedef struct batch {
    run *run;
    run_slot slots[BATCH];
    size_t count;
} batch;

/* Rows that are left out and told of one by one; the report has them all. */
enum { TOLD_ROWS = 10 };

static void leave_out(run *r, const dataset_row *row) {
    char message[DATASET_PROBLEM_BYTES + 160];
    const int shown = row->id.length < 80 ? (int)row->id.length : 80;
    snprintf(message, sizeof message, "line %zu (%.*s): %s", row->line, shown, row->id.data,
             row->problem);
    report_add_broken(r->report, r->path, slice_of(message));
    r->report->skipped++;
    if (!r->options->listener || r->report->skipped > TOLD_ROWS)
        return;
    char whole[512];
    snprintf(whole, sizeof whole, "%.*s: %s; left out", (int)r->data.length, r->data.data, message);
    r->options->listener(r->options->context, whole);
}

/* The others in one sentence: a file of the wrong kind has as many as lines. */
static void tell_rest(const run *r) {
    const size_t skipped = r->report->skipped;
    if (!r->options->listener || skipped <= TOLD_ROWS)
        return;
    char message[64];
    const size_t rest = skipped - TOLD_ROWS;
    snprintf(message, sizeof message, "%zu more %s left out", rest, rest == 1 ? "row" : "rows");
    r->options->listener(r->options->context, message);
}

static pith_status open_worker(run *r, run_worker *w) {
    TRY(pith_doc_new(pith_model_builtin(), &w->doc));
    TRY(pith_doc_new(pith_model_builtin(), &w->second));
    return r->task->open_worker ? r->task->open_worker(r, w) : PITH_OK;
}

static pith_status work(void *context, size_t from, size_t to) {
    batch *b = context;
    run_worker w = {0};
    pith_status status = open_worker(b->run, &w);
    for (size_t i = from; i < to && status == PITH_OK; i++) {
        arena_reset(&w.memory);
        if (!b->slots[i].row.problem[0])
            status = b->run->task->work(b->run, &w, &b->slots[i]);
    }
    if (b->run->task->close_worker)
        b->run->task->close_worker(&w);
    pith_doc_free(w.second);
    pith_doc_free(w.doc);
    arena_free(&w.memory);
    return status;
}

static pith_status collect(batch *b) {
    run *r = b->run;
    for (size_t i = 0; i < b->count; i++) {
        run_slot *slot = &b->slots[i];
        if (!slot->row.problem[0])
            TRY(r->task->collect(r, slot));
        if (slot->row.problem[0]) {
            leave_out(r, &slot->row);
            continue;
        }
        r->file_rows++;
        r->report->rows++;
    }
    return PITH_OK;
}

static pith_status run_rows(run *r, dataset *data, size_t file, pith_error *error) {
    batch *b = calloc(1, sizeof *b);
    TRY_MEMORY(b);
    b->run = r;
    pith_status status = PITH_OK;
    bool found = true;
    for (size_t left = r->options->limit; found && left > 0 && status == PITH_OK;) {
        for (b->count = 0; b->count < BATCH && left > 0 && status == PITH_OK; left--) {
            b->slots[b->count].outcome = NULL;
            status = dataset_next(data, &b->slots[b->count].row, &found, error);
            if (!found || status != PITH_OK)
                break;
            b->count++;
        }
        if (status == PITH_OK)
            status = threads_run(work, b, b->count, r->options->threads);
        if (status == PITH_OK)
            status = collect(b);
        if (r->options->progress)
            r->options->progress(r->options->context,
                                 ((double)file + dataset_progress(data)) /
                                     (double)r->options->path_count,
                                 r->report->rows);
    }
    for (size_t i = 0; i < BATCH; i++)
        dataset_row_free(&b->slots[i].row);
    free(b);
    return status;
}

/* ---- files ---- */

/* The name of a data set: its file's, without folder and ending. */
static slice name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strstr(name, ".jsonl");
    return (slice){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)};
}

static pith_status run_file(run *r, size_t file, pith_error *error) {
    dataset *data = NULL;
    r->path = r->options->paths[file];
    r->data = strcmp(r->path, "-") == 0 ? SLICE("stdin") : name_of(r->path);
    r->file_rows = 0;
    TRY(dataset_open(&data, r->path, error));
    const pith_status status = run_rows(r, data, file, error);
    dataset_close(data);
    TRY(status);
    return r->task->finish_file(r, error);
}

static bool is_preset(const char *name) {
    const char *known, *what;
    for (size_t i = 0; (known = eval_preset_name(i, &what)) != NULL; i++)
        if (strcmp(known, name) == 0)
            return true;
    return false;
}

pith_status eval_options_check(const eval_options *o, pith_error *error) {
    weights unused;
    if (o->path_count == 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "there is no data set");
    if (o->threads < 1 || o->threads > THREADS_MOST || o->trials < 1 || o->trials > 1000000 ||
        o->phrases < 1 || o->phrases > 1000 || o->budget < 1 || o->limit < 1)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "an option is out of its range");
    const pith_task task = o->task == EVAL_KEYPHRASES ? PITH_TASK_KEYWORDS : PITH_TASK_SUMMARIZE;
    size_t count;
    const pith_method *methods = pith_methods(task, &count);
    for (size_t i = 0; i < o->method_count; i++) {
        size_t m = 0;
        while (m < count && strcmp(methods[m].name, o->methods[i]) != 0)
            m++;
        if (m == count)
            return error_set(error, PITH_ERROR_METHOD, 0, 0, "no method '%.40s'", o->methods[i]);
    }
    if (o->preset && !is_preset(o->preset))
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no preset '%.40s'", o->preset);
    return weights_parse(o->weights, &unused, error);
}

static pith_status run_all(run *r, pith_error *error) {
    if (r->options->command)
        report_add_fact(r->report, "command", slice_of(r->options->command));
    report_add_fact(r->report, "pith", slice_of(pith_version()));
    if (r->task->start)
        TRY(r->task->start(r, error));
    for (size_t file = 0; file < r->options->path_count; file++)
        TRY(run_file(r, file, error));
    tell_rest(r);
    report_add_fact(r->report, "rows", report_format(r->report, "%zu", r->report->rows));
    report_add_fact(r->report, "skipped", report_format(r->report, "%zu", r->report->skipped));
    if (r->task->finish)
        TRY(r->task->finish(r, error));
    return r->report->failed ? PITH_ERROR_MEMORY : PITH_OK;
}

pith_status eval_run(const eval_options *options, eval_report **out, pith_error *error) {
    static const char *const default_methods[] = {"auto"};
    static const run_task *const tasks[] = {[EVAL_SUMMARIES] = &run_summaries,
                                            [EVAL_KEYPHRASES] = &run_keyphrases,
                                            [EVAL_SEGMENTATION] = &run_segmentation,
                                            [EVAL_EXTRACTION] = &run_extraction};
    TRY(eval_options_check(options, error));
    eval_report *report = calloc(1, sizeof *report);
    if (!report)
        return error_set(error, PITH_ERROR_MEMORY, 0, 0, "out of memory");
    run r = {.options = options, .report = report, .task = tasks[options->task]};
    r.methods = options->method_count ? options->methods : default_methods;
    r.method_count = options->method_count ? options->method_count : 1;
    report->title = r.task->title;
    report->shown_documents = options->shown_documents;
    const pith_status status = run_all(&r, error);
    if (r.task->free)
        r.task->free(&r);
    arena_free(&r.memory);
    if (status != PITH_OK) {
        eval_report_free(report);
        return status == PITH_ERROR_MEMORY
                   ? error_set(error, status, 0, 0, "%s", pith_status_text(status))
                   : status;
    }
    *out = report;
    return PITH_OK;
}
