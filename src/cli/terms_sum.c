/* terms_sum.c - see terms_sum.h. Like documents, files of terms are looked at by a process without
 * rights. */
#include "cli/terms_sum.h"

#include "cli/exit_codes.h"
#include "cli/model_file.h"
#include "cli/terms_print.h"
#include "cli/worker.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where a file of terms lies. */
typedef struct term_file {
    int file;
    bool whole; /* it is all of the file; else the bytes from `at` to `end` */
    off_t at;
    off_t end;
} term_file;

typedef struct summing {
    const options *how;
    counting **counts;
    size_t count; /* of counts */
    const pith_model *model;
    term_file *files;
    pith_term_input *inputs;
    size_t input_count;
    output out;
} summing;

static size_t read_file(void *from, char *room, size_t size) {
    term_file *f = from;
    if (!f->whole && (off_t)size > f->end - f->at)
        size = (size_t)(f->end - f->at);
    ssize_t got;
    do
        got = f->whole ? read(f->file, room, size) : pread(f->file, room, size, f->at);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return SIZE_MAX;
    f->at += got;
    return (size_t)got;
}

static bool write_output(void *to, const char *bytes, size_t length) {
    output *out = to;
    output_bytes(out, bytes, length);
    return out->error == 0;
}

/* ---- what is added up ---- */

static bool make_room(summing *now, size_t count) {
    now->files = calloc(count, sizeof *now->files);
    now->inputs = calloc(count, sizeof *now->inputs);
    return now->files && now->inputs;
}

static void add(summing *now, term_file file) {
    now->files[now->input_count] = file;
    now->inputs[now->input_count] = (pith_term_input){read_file, &now->files[now->input_count]};
    now->input_count++;
}

/* The runs of all processes, of which the last are still in memory. */
static pith_status add_counts(summing *now, pith_error *error) {
    size_t runs = 0;
    for (size_t i = 0; i < now->count; i++) {
        const pith_status status = counting_flush(now->counts[i], error);
        if (status != PITH_OK)
            return status;
        runs += now->counts[i]->run_count;
    }
    if (!make_room(now, runs))
        return PITH_ERROR_MEMORY;
    for (size_t i = 0; i < now->count; i++)
        for (size_t r = 0; r < now->counts[i]->run_count; r++)
            add(now, (term_file){.file = now->counts[i]->file,
                                 .at = now->counts[i]->runs[r].start,
                                 .end = now->counts[i]->runs[r].end});
    return PITH_OK;
}

/* The files of the command line. False: one cannot be opened, and that has been said. */
static bool add_files(summing *now, worker *from) {
    const options *how = now->how;
    const size_t count = how->file_count > 0 ? how->file_count : 1;
    if (!make_room(now, count)) {
        report("%s", pith_status_text(PITH_ERROR_MEMORY));
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const char *path = how->file_count > 0 ? how->files[i] : "-";
        supply given = {.file = STDIN_FILENO};
        if (strcmp(path, "-") != 0)
            worker_open(from, i, path, &given);
        if (given.file < 0) {
            report("%s: %s", path, given.message);
            return false;
        }
        add(now, (term_file){.file = given.file, .whole = true});
    }
    return true;
}

/* ---- the sum ---- */

static pith_status print_sum(summing *now, pith_error *error) {
    const options *how = now->how;
    pith_terms *terms;
    if (strcmp(how->terms_format, "df") == 0)
        return pith_terms_merge(now->inputs, now->input_count, write_output, &now->out, error);
    const pith_status status =
        pith_terms_list(now->model, now->inputs, now->input_count, &how->terms, &terms, error);
    if (status == PITH_OK) {
        terms_print(&now->out, terms, how->terms_format);
        pith_terms_free(terms);
    }
    return status;
}

static const char *path_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Says what is wrong, and with which file. */
static void report_failure(const summing *now, pith_error *error, pith_status status) {
    char message[MESSAGE_BYTES];
    error->code = status;
    report_describe(error, message);
    if (!now->counts && error->source < now->how->file_count && status != PITH_ERROR_MEMORY)
        report("%s: %s", path_name(now->how->files[error->source]), message);
    else
        report("%s", message);
}

static int go_on(void *state, worker *from, int died, int file) {
    summing *now = state;
    pith_error error = {0};
    (void)file;
    if (died) {
        char message[MESSAGE_BYTES];
        worker_describe_death(from, died, message);
        report("what was counted: %s", message);
        return PITH_EXIT_FAILURE;
    }
    if (!now->counts && !add_files(now, from))
        return PITH_EXIT_FAILURE;
    pith_status status = now->counts ? add_counts(now, &error) : PITH_OK;
    if (status == PITH_OK)
        status = print_sum(now, &error);
    free(now->inputs);
    free(now->files);
    if (now->out.error != 0 || status == PITH_OK)
        return output_finish(&now->out, PITH_EXIT_OK);
    report_failure(now, &error, status);
    return output_finish(&now->out, PITH_EXIT_FAILURE);
}

int terms_sum(const options *how, counting **counts, size_t count) {
    model_file model;
    int code = model_file_open(&model, how);
    if (code == PITH_EXIT_OK) {
        summing now = {.how = how, .counts = counts, .count = count, .model = model.model};
        const work what = {
            .state = &now, .go_on = go_on, .paths = how->files, .path_count = how->file_count};
        code = how->sandbox == SANDBOX_OFF ? -1 : worker_supervise(&what, &how->limits);
        worker self = {.limits = &how->limits};
        if (code < 0)
            code = go_on(&now, &self, 0, -1);
    }
    model_file_close(&model);
    return code;
}
