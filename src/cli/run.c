/* run.c - opens each file, makes requests of it, has them answered and printed.
 *
 * One document handle, one input buffer and one request serve the whole run, so that a million
 * lines cost no more memory than the longest of them. A document that fails leaves its message, in
 * its place in the output or on standard error, and the others come out; the exit code remembers.
 * What has been answered is written out before the program waits for more input, so that another
 * program can talk with this one line by line.
 *
 * All that says where the run stands is in one piece of shared memory: when a document kills the
 * process that reads it, the next process names it and goes on behind it (worker.h). */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include "cli/run_state.h"

#include "cli/background_file.h"
#include "cli/exit_codes.h"
#include "cli/model_file.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool run_is_blank(pith_slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '\r')
            return false;
    return true;
}

/* Answers for the lines that are left of `in`, which is `item` of the file, or all of it. */
static void run_lines(run *now, const char *path, input *in, pith_slice item) {
    char name[NAME_BYTES];
    now->stage = in == &now->lines ? STAGE_PACKED_LINES : STAGE_LINES;
    run_begin_output(now, true, true);
    for (;;) {
        pith_slice line;
        char message[MESSAGE_BYTES];
        if (!input_has_line(in))
            output_flush(&now->out);
        if (now->out.error != 0)
            return;
        request_clear(&now->asked);
        now->asked.file = path;
        now->asked.item = item;
        const input_status status = input_line(in, &line);
        if (status == INPUT_END)
            return;
        if (status == INPUT_FAILED) {
            run_fail(now, run_name(now, name), input_problem(status));
            return;
        }
        run_begin_document(now);
        now->asked.line = in->line;
        if (!run_claim(now))
            continue;
        if (status == INPUT_TOO_LONG)
            run_fail(now, run_name(now, name), input_problem(status));
        else if (run_is_blank(line))
            continue;
        else if (!request_parse(&now->asked, line, message))
            run_fail(now, run_name(now, name), message);
        else
            run_answer(now);
    }
}

/* Answers for the next document of the file that the reader has open. False: there is none. */
static bool run_item(run *now, const char *path) {
    pith_item item;
    pith_error error = {0};
    bool found = false;
    request_clear(&now->asked);
    now->asked.file = path;
    now->item++;
    run_begin_document(now);
    const bool mine = run_claim(now);
    if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK) {
        run_fail_with(now, now->in.name, &error);
        return true;
    }
    /* A file that might hold several documents holds none. */
    if (!found) {
        run_begin_output(now, false, true);
        if (now->item == 1)
            report("%s: there is no document in it", now->in.name);
        return false;
    }
    if (run_take_lines(now, path, &item)) {
        run_lines(now, path, &now->lines, item.name);
        input_used(&now->lines);
        now->stage = STAGE_ITEMS;
        return now->out.error == 0;
    }
    now->asked.item = item.name;
    if (!mine)
        return true;
    run_begin_output(now, false, item.name.length > 0);
    if (!run_convert(now, &item))
        return true;
    now->whole = item.source.text == now->bytes.data;
    const pith_slice name = item.name.length > 0 ? item.name : (pith_slice){path, strlen(path)};
    if (request_add(&now->asked, name, item.source))
        run_answer(now);
    else
        run_fail(now, now->in.name, pith_status_text(PITH_ERROR_MEMORY));
    return true;
}

static void run_items(run *now, const char *path) {
    now->stage = STAGE_ITEMS;
    while (run_item(now, path))
        continue;
    now->whole = false;
    input_used(&now->in);
}

static void run_text(run *now, const char *path) {
    const input_status status = input_rest(&now->in, &now->bytes);
    if (status != INPUT_OK)
        run_fail(now, now->in.name, input_problem(status));
    else if (run_open_items(now, path))
        run_items(now, path);
}

static void run_file(run *now, const char *path) {
    bool lines = false;
    now->stage = STAGE_OPENING;
    now->item = 0;
    now->passed = now->at;
    now->mine = run_is_mine(now, now->at);
    if (supply_is_url(path) && !now->mine)
        return; /* a page is one document, and fetched once */
    request_clear(&now->asked);
    now->asked.file = path;
    if (!run_open_input(now, now->at, path))
        return;
    const input_status status = run_detect_lines(now, path, &lines);
    if (status != INPUT_OK)
        run_fail(now, now->in.name, input_problem(status));
    else if (lines)
        run_lines(now, path, &now->in, (pith_slice){0});
    else
        run_text(now, path);
    input_close(&now->in);
}

/* Answers for all that is left of the files. */
static void run_files(run *now) {
    for (; now->at < run_file_count(now->how) && now->out.error == 0; now->at++)
        run_file(now, run_path(now, now->at));
}

/* ---- Going on where a reader died ---- */

/* Opens the file again, and passes over the documents that have been answered for. */
static void resume_items(run *now, const char *path) {
    pith_item item;
    pith_error error;
    bool found = true;
    const size_t done = now->item;
    now->stage = STAGE_SKIPPING;
    if (!run_open_items(now, path))
        return;
    for (size_t i = 0; i < done && found; i++)
        if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK)
            found = true;
    if (found)
        run_items(now, path);
}

/* Names the document that killed the last reader, and reads what is left of its file. What the
 * last one had in its own memory is gone. */
static void recover(run *now, int died, int file) {
    const stage was = now->stage;
    const char *path = run_path(now, now->at);
    char message[MESSAGE_BYTES];
    char name[NAME_BYTES];
    if (now->out.length > now->whole_output)
        now->out.length = now->whole_output;
    now->converted = now->robots = (input){.file = -1};
    now->site[0] = '\0';
    now->wanted = 0;
    input *in = was == STAGE_PACKED_LINES ? &now->lines : &now->in;
    const bool lines = was == STAGE_PACKED_LINES || was == STAGE_LINES;
    now->asked = (request){.file = path, .line = lines && now->busy ? in->line : 0};
    if ((was == STAGE_ITEMS || was == STAGE_PACKED_LINES) && now->item > 1) {
        snprintf(now->number, sizeof now->number, "%zu", now->item);
        now->asked.item = (pith_slice){now->number, strlen(now->number)};
    }
    if (now->in.file != STDIN_FILENO)
        now->in.file = file;
    worker_describe_death(now->from, died, message);
    run_fail(now, run_name(now, name), message);
    if (lines)
        run_lines(now, path, in, now->asked.item);
    if (was == STAGE_ITEMS || was == STAGE_PACKED_LINES)
        resume_items(now, path);
    now->at++;
}

/* ---- The whole ---- */

static int go_on(void *state, worker *from, int died, int file) {
    run *now = state;
    now->from = from;
    int code = PITH_EXIT_OK;
    char message[MESSAGE_BYTES];
    now->known = (request){0}; /* that of a reader that died has gone with it */
    if (died && (now->stage == STAGE_AFTER || now->how->merge)) {
        worker_describe_death(now->from, died, message);
        run_fail(now, now->stage == STAGE_AFTER ? now->how->after[now->after] : "all files",
                 message);
    } else if (run_read_known(now)) {
        if (died)
            recover(now, died, file);
        if (now->how->merge)
            run_merged(now);
        else
            run_files(now);
    }
    if (now->format && now->format->end)
        now->format->end(&now->to);
    if (now->failed_files + now->failed_lines > 0)
        code = now->answered + now->failed_lines > 0 ? PITH_EXIT_PARTIAL : PITH_EXIT_FAILURE;
    request_free(&now->asked);
    request_free(&now->known);
    input_free(&now->converted);
    input_free(&now->robots);
    return output_finish(&now->out, code);
}

/* All that may be asked for by its number: the files, then what --after names. */
static size_t list_paths(const options *how, char **out) {
    size_t count = 0;
    for (size_t i = 0; i < how->file_count; i++)
        out[count++] = how->files[i];
    if (count == 0)
        out[count++] = "-";
    for (size_t i = 0; i < how->after_count; i++)
        out[count++] = how->after[i];
    return count;
}

static int no_memory(void) {
    report("%s", pith_status_text(PITH_ERROR_MEMORY));
    return PITH_EXIT_FAILURE;
}

/* Does the work in a sandbox, as far as that is wanted and to be had. */
static int run_somewhere(run *now) {
    const options *how = now->how;
    char **paths = calloc(run_file_count(how) + how->after_count, sizeof *paths);
    if (!paths)
        return no_memory();
    const work what = {
        .state = now, .go_on = go_on, .paths = paths, .path_count = list_paths(how, paths)};
    int code = how->sandbox == SANDBOX_OFF ? -1 : worker_supervise(&what, &how->limits);
    if (code < 0 && how->sandbox == SANDBOX_ON) {
        report("this system has no sandbox");
        code = PITH_EXIT_FAILURE;
    }
    worker self = {.limits = &how->limits};
    if (code < 0) {
        self.pages = prefetch_new(&how->limits, paths);
        code = self.pages ? go_on(now, &self, 0, -1) : no_memory();
    }
    prefetch_free(self.pages);
    free(paths);
    return code;
}

int run_documents(const options *how, answer_function *find) {
    model_file model;
    background_file background = {0};
    input in = {.file = -1};
    input lines = {.file = -1};
    pith_doc *doc = NULL;
    pith_reader *reader = NULL;
    pith_told *told = NULL;
    int code = model_file_open(&model, how);
    run *now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const bool ready = now != MAP_FAILED && input_reserve(&in) == INPUT_OK &&
                       input_reserve(&lines) == INPUT_OK &&
                       (code != PITH_EXIT_OK || (pith_doc_new(model.model, &doc) == PITH_OK &&
                                                 pith_reader_new(&reader) == PITH_OK &&
                                                 (!how->once || pith_told_new(&told) == PITH_OK)));
    if (code == PITH_EXIT_OK && !ready)
        code = no_memory();
    if (code == PITH_EXIT_OK && how->background)
        code = background_file_open(&background, how->background);
    if (code == PITH_EXIT_OK) {
        *now = (run){.how = how,
                     .find = find,
                     .doc = doc,
                     .model = model.model,
                     .reader = reader,
                     .told = told,
                     .in = in,
                     .lines = lines,
                     .background = background.opened,
                     .mine = true};
        code = run_somewhere(now);
    }
    /* What a reader has written to `now` is not to be trusted. */
    input_free(&in);
    input_free(&lines);
    pith_doc_free(doc);
    pith_reader_free(reader);
    background_file_close(&background);
    pith_told_free(told);
    model_file_close(&model);
    if (now != MAP_FAILED)
        munmap(now, sizeof *now);
    return code;
}
