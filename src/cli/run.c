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

#include "cli/exit_codes.h"
#include "cli/model_file.h"
#include "cli/robots.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool is_blank(pith_slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '\r')
            return false;
    return true;
}

/* From now on a death is this document's, and so is the time. */
static void begin_document(run *now) {
    now->busy = true;
    worker_begin_document(now->from);
}

static void run_lines(run *now, const char *path) {
    now->stage = STAGE_LINES;
    run_begin_output(now, true, true);
    for (;;) {
        pith_slice line;
        char message[MESSAGE_BYTES];
        if (!input_has_line(&now->in))
            output_flush(&now->out);
        if (now->out.error != 0)
            return;
        request_clear(&now->asked);
        now->asked.file = path;
        const input_status status = input_line(&now->in, &line);
        if (status == INPUT_END)
            return;
        if (status == INPUT_FAILED) {
            run_fail(now, now->in.name, input_problem(status));
            return;
        }
        begin_document(now);
        now->asked.line = now->in.line;
        if (status == INPUT_TOO_LONG)
            run_fail(now, now->in.name, input_problem(status));
        else if (is_blank(line))
            continue;
        else if (!request_parse(&now->asked, line, message))
            run_fail(now, now->in.name, message);
        else
            run_answer(now);
    }
}

/* Does the name end like that of a file of JSON Lines? */
static bool has_lines_suffix(const char *path) {
    static const char *const suffixes[] = {".jsonl", ".ndjson"};
    const size_t length = strlen(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        const size_t suffix = strlen(suffixes[i]);
        if (length > suffix && strcmp(path + length - suffix, suffixes[i]) == 0)
            return true;
    }
    return false;
}

/* Is the file that has just been opened JSON Lines? Looks at its first line, when only that can
 * tell, and hands it back. */
static input_status detect_lines(run *now, const char *path, bool *lines) {
    const char *asked = now->how->input;
    *lines = asked ? strcmp(asked, "jsonl") == 0 : has_lines_suffix(path);
    if (asked || *lines)
        return INPUT_OK;
    pith_slice line;
    const input_status status = input_line(&now->in, &line);
    if (status != INPUT_OK)
        return status == INPUT_END ? INPUT_OK : status;
    *lines = request_recognize(line);
    input_rewind(&now->in);
    return INPUT_OK;
}

/* Has a PDF turned into what the library reads. False: it has failed, and that has been said. */
static bool convert(run *now, pith_item *item) {
    pith_source *source = &item->source;
    const bool is_pdf = source->length >= 5 && memcmp(source->text, "%PDF-", 5) == 0;
    if (!is_pdf || strcmp(source->format, "pdf") != 0)
        return true;
    supply made;
    pith_slice text;
    char name[NAME_BYTES];
    worker_convert(now->from, (pith_slice){source->text, source->length}, &made);
    if (made.file < 0) {
        run_fail(now, run_name(now, name), made.message);
        return false;
    }
    input_take(&now->converted, now->in.name, made.file);
    const input_status status = input_rest(&now->converted, &text);
    input_close(&now->converted);
    if (status != INPUT_OK) {
        run_fail(now, run_name(now, name), input_problem(status));
        return false;
    }
    source->text = text.data;
    source->length = text.length;
    return true;
}

/* Answers for the next document of the file that the reader has open. False: there is none. */
static bool run_item(run *now, const char *path) {
    pith_item item;
    pith_error error = {0};
    bool found = false;
    request_clear(&now->asked);
    now->asked.file = path;
    now->item++;
    begin_document(now);
    if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK) {
        run_fail_with(now, now->in.name, &error);
        return true;
    }
    /* A file that might hold several documents holds none. */
    if (!found) {
        run_begin_output(now, false, true);
        return false;
    }
    now->asked.item = item.name;
    run_begin_output(now, false, item.name.length > 0);
    if (!convert(now, &item))
        return true;
    now->whole = item.source.text == now->bytes.data;
    const pith_slice name = item.name.length > 0 ? item.name : (pith_slice){path, strlen(path)};
    if (request_add(&now->asked, name, item.source))
        run_answer(now);
    else
        run_fail(now, now->in.name, pith_status_text(PITH_ERROR_MEMORY));
    return true;
}

/* Begins to read now->bytes. */
static bool open_items(run *now, const char *path) {
    const supply *given = &now->given;
    const pith_file file = {.data = now->bytes.data,
                            .length = now->bytes.length,
                            .name = given->url[0] ? given->url : path,
                            .format = now->how->input,
                            .charset = given->charset[0] ? given->charset : NULL,
                            .url = {given->url, strlen(given->url)}};
    pith_error error = {0};
    begin_document(now);
    if (pith_reader_open(now->reader, &file, &error) == PITH_OK)
        return true;
    run_fail_with(now, now->in.name, &error);
    return false;
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
    else if (open_items(now, path))
        run_items(now, path);
}

/* Path of the file at now->at. */
static const char *path_of(const run *now) {
    return now->how->file_count > 0 ? now->how->files[now->at] : "-";
}

/* Reads the rules of the site of a page, unless they have just been read. False: they cannot be
 * had, and now->given says why. */
static bool read_robots(run *now, size_t index, const char *url) {
    const size_t length = robots_site_length(url);
    pith_slice rules = {0};
    if (length < sizeof now->site && now->site[length] == '\0' &&
        strncmp(now->site, url, length) == 0)
        return true;
    worker_open_robots(now->from, index, url, &now->given);
    now->site[0] = '\0';
    now->robots.start = now->robots.end = 0;
    if (now->given.file >= 0) {
        input_take(&now->robots, url, now->given.file);
        input_rest(&now->robots, &rules);
        input_close(&now->robots);
        now->robots.start = 0; /* it stays there to be asked again */
    }
    if (length < sizeof now->site)
        snprintf(now->site, sizeof now->site, "%.*s", (int)length, url);
    return now->given.status < 500;
}

/* May the page be fetched? When not, that has been said. */
static bool is_welcome(run *now, size_t index, const char *url) {
    char message[MESSAGE_BYTES];
    if (now->how->limits.no_robots)
        return true;
    if (!read_robots(now, index, url)) {
        snprintf(message, sizeof message, "robots.txt of its site: %.250s", now->given.message);
        now->site[0] = '\0';
        run_fail(now, url, message);
        return false;
    }
    const input *rules = &now->robots;
    if (robots_allow((pith_slice){rules->data, rules->end}, url))
        return true;
    run_fail(now, url, "robots.txt of its site keeps programs from it; --no-robots fetches it");
    return false;
}

/* Opens a file, a page or standard input as `in`. False: it has failed, and that has been said. */
static bool open_input(run *now, size_t index, const char *path, input *in) {
    now->given = (supply){.file = -1};
    if (strcmp(path, "-") == 0) {
        input_open(in, path);
        return true;
    }
    if (supply_is_url(path) && !is_welcome(now, index, path))
        return false;
    worker_open(now->from, index, path, &now->given);
    input_take(in, path, now->given.file);
    if (in->file >= 0)
        return true;
    run_fail(now, path, now->given.message);
    return false;
}

static void run_file(run *now, const char *path) {
    bool lines = false;
    now->stage = STAGE_OPENING;
    now->item = 0;
    request_clear(&now->asked);
    now->asked.file = path;
    if (!open_input(now, now->at, path, &now->in))
        return;
    const input_status status = detect_lines(now, path, &lines);
    if (status != INPUT_OK)
        run_fail(now, now->in.name, input_problem(status));
    else if (lines)
        run_lines(now, path);
    else
        run_text(now, path);
    input_close(&now->in);
}

/* ---- All files as one set ---- */

/* Adds the documents of the file that the reader has open, as copies: each dies when the next is
 * read. False: no memory. */
static bool merge_items(run *now, const char *path) {
    pith_item item;
    pith_error error = {0};
    bool found = true;
    while (found) {
        char name[NAME_BYTES];
        if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK) {
            run_fail_with(now, path, &error);
            found = true;
            continue;
        }
        if (!found || !convert(now, &item))
            continue;
        snprintf(name, sizeof name, item.name.length > 0 ? "%s: %.*s" : "%s", path,
                 (int)item.name.length, item.name.data);
        if (!request_add_copy(&now->asked, (pith_slice){name, strlen(name)}, item.source))
            return false;
    }
    return true;
}

static bool merge_file(run *now, const char *path) {
    if (!now->how->input && has_lines_suffix(path)) {
        run_fail(now, path, "JSON Lines cannot be merged; it has \"docs\" for that");
        return true;
    }
    if (!open_input(now, now->at, path, &now->in))
        return true;
    bool room = true;
    const input_status status = input_rest(&now->in, &now->bytes);
    if (status != INPUT_OK)
        run_fail(now, now->in.name, input_problem(status));
    else if (open_items(now, path))
        room = merge_items(now, path);
    input_close(&now->in);
    input_used(&now->in);
    return room;
}

static void run_merged(run *now) {
    run_begin_output(now, false, false);
    for (; now->at < now->how->file_count; now->at++) {
        if (merge_file(now, now->how->files[now->at]))
            continue;
        run_fail(now, "all files", pith_status_text(PITH_ERROR_MEMORY));
        return;
    }
    now->in.name = "all files";
    if (now->asked.count > 0)
        run_answer(now);
}

/* Answers for all that is left of the files. */
static void run_files(run *now) {
    const size_t count = now->how->file_count > 0 ? now->how->file_count : 1;
    for (; now->at < count && now->out.error == 0; now->at++)
        run_file(now, path_of(now));
}

/* ---- Going on where a reader died ---- */

static void name_death(run *now, int died, char message[MESSAGE_BYTES]) {
    if (died == SIGPROF || died == SIGXCPU)
        snprintf(message, MESSAGE_BYTES, "not read within %u s", now->how->limits.seconds);
    else
        snprintf(message, MESSAGE_BYTES, "its reader was killed: %s", strsignal(died));
}

/* Opens the file again, and passes over the documents that have been answered for. */
static void resume_items(run *now, const char *path) {
    pith_item item;
    pith_error error;
    bool found = true;
    const size_t done = now->item;
    now->stage = STAGE_SKIPPING;
    if (!open_items(now, path))
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
    const char *path = path_of(now);
    char message[MESSAGE_BYTES];
    char name[NAME_BYTES];
    if (now->out.length > now->whole_output)
        now->out.length = now->whole_output;
    now->converted = now->robots = (input){.file = -1};
    now->site[0] = '\0';
    now->asked =
        (request){.file = path, .line = was == STAGE_LINES && now->busy ? now->in.line : 0};
    if (was == STAGE_ITEMS && now->item > 1) {
        snprintf(now->number, sizeof now->number, "%zu", now->item);
        now->asked.item = (pith_slice){now->number, strlen(now->number)};
    }
    if (now->in.file != STDIN_FILENO)
        now->in.file = file;
    name_death(now, died, message);
    run_fail(now, run_name(now, name), message);
    if (was == STAGE_LINES)
        run_lines(now, path);
    else if (was == STAGE_ITEMS)
        resume_items(now, path);
    now->at++;
}

/* ---- The whole ---- */

static int go_on(void *state, worker *from, int died, int file) {
    run *now = state;
    now->from = from;
    int code = PITH_EXIT_OK;
    if (run_is_merging(now->how)) {
        if (died)
            report("all files: the process that read them was killed: %s", strsignal(died));
        now->failed_files += died != 0;
        if (!died)
            run_merged(now);
    } else {
        if (died)
            recover(now, died, file);
        run_files(now);
    }
    if (now->format && now->format->end)
        now->format->end(&now->to);
    if (now->failed_files + now->failed_lines > 0)
        code = now->answered + now->failed_lines > 0 ? PITH_EXIT_PARTIAL : PITH_EXIT_FAILURE;
    request_free(&now->asked);
    input_free(&now->converted);
    input_free(&now->robots);
    return output_finish(&now->out, code);
}

/* Does the work in a sandbox, as far as that is wanted and to be had. */
static int run_somewhere(run *now) {
    const options *how = now->how;
    static char *const standard_input[] = {"-", NULL};
    const work what = {.state = now,
                       .go_on = go_on,
                       .paths = how->file_count > 0 ? how->files : standard_input,
                       .path_count = how->file_count > 0 ? how->file_count : 1};
    int code = how->sandbox == SANDBOX_OFF ? -1 : worker_supervise(&what, &how->limits);
    if (code < 0 && how->sandbox == SANDBOX_ON) {
        report("this system has no sandbox");
        return PITH_EXIT_FAILURE;
    }
    worker self = {.limits = &how->limits};
    return code < 0 ? go_on(now, &self, 0, -1) : code;
}

/* Reads the file that --after names. */
static int open_after(input *in, const char *path, pith_slice *text) {
    input_status status = input_open(in, path);
    if (status == INPUT_OK)
        status = input_rest(in, text);
    input_close(in);
    if (status == INPUT_OK)
        return PITH_EXIT_OK;
    report("%s: %s", in->name, input_problem(status));
    return PITH_EXIT_FAILURE;
}

int run_documents(const options *how, answer_function *find) {
    model_file model;
    input in = {.file = -1};
    input known = {.file = -1};
    pith_slice after = {NULL, 0};
    pith_doc *doc = NULL;
    pith_reader *reader = NULL;
    int code = model_file_open(&model, how);
    run *now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    const bool ready = now != MAP_FAILED && input_reserve(&in) == INPUT_OK &&
                       (code != PITH_EXIT_OK || (pith_doc_new(model.model, &doc) == PITH_OK &&
                                                 pith_reader_new(&reader) == PITH_OK));
    if (code == PITH_EXIT_OK && !ready) {
        report("%s", pith_status_text(PITH_ERROR_MEMORY));
        code = PITH_EXIT_FAILURE;
    }
    if (code == PITH_EXIT_OK && how->after)
        code = open_after(&known, how->after, &after);
    if (code == PITH_EXIT_OK) {
        *now =
            (run){.how = how, .find = find, .doc = doc, .reader = reader, .in = in, .after = after};
        code = run_somewhere(now);
    }
    /* What a reader has written to `now` is not to be trusted. */
    input_free(&in);
    input_free(&known);
    pith_doc_free(doc);
    pith_reader_free(reader);
    model_file_close(&model);
    if (now != MAP_FAILED)
        munmap(now, sizeof *now);
    return code;
}
