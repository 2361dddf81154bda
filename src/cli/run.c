/* run.c - opens each file, makes requests of it, has them answered and printed.
 *
 * One document handle, one input buffer and one request serve the whole run, so that a million
 * lines cost no more memory than the longest of them. A document that fails leaves its message, in
 * its place in the output or on standard error, and the others come out; the exit code remembers.
 * What has been answered is written out before the program waits for more input, so that another
 * program can talk with this one line by line. */
#include "cli/run.h"

#include "cli/exit_codes.h"
#include "cli/input.h"
#include "cli/model_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for what a document is called in a message. */
enum { NAME_BYTES = 256 };

typedef struct run {
    const options *how;
    answer_function *find;
    pith_doc *doc;
    pith_reader *reader;
    input in;
    request asked;
    bool whole; /* what is asked about is the whole file as it was read, not something in it */
    const format *format; /* NULL: nothing has been printed */
    output out;
    printer to;
    size_t answered;
    size_t failed_files;
    size_t failed_lines;
} run;

/* Chooses the format when the first input is known. */
static void begin_output(run *now, bool from_lines, bool several) {
    if (now->format)
        return;
    const format *by_input = from_lines ? &format_jsonl : &format_text;
    now->format = now->how->format ? now->how->format : by_input;
    now->to = (printer){.out = &now->out,
                        .several = from_lines || several ||
                                   (now->how->file_count > 1 && !now->how->merge)};
    if (now->format->begin)
        now->format->begin(&now->to);
}

/* The document failed: says so where the reader of the output or of standard error will look. */
static void fail(run *now, const char *name, const char *message) {
    const request *asked = &now->asked;
    if (asked->line > 0 || now->how->format)
        begin_output(now, asked->line > 0, asked->item.length > 0);
    const bool has_place = now->format && now->format->failure;
    if (has_place) {
        now->format->failure(&now->to, asked, message);
        now->to.count++;
    }
    if (asked->line == 0)
        report("%s: %s", name, message);
    else if (!has_place)
        report("%s: line %zu: %s", name, asked->line, message);
    if (asked->line > 0)
        now->failed_lines++;
    else
        now->failed_files++;
}

static void fail_with(run *now, const char *name, const pith_error *error) {
    char message[MESSAGE_BYTES];
    report_describe(error, message);
    fail(now, name, message);
}

/* What the request is about, for messages: the file, or a document in it. */
static const char *asked_name(const run *now, char room[NAME_BYTES]) {
    const pith_slice item = now->asked.item;
    if (item.length == 0)
        return now->in.name;
    snprintf(room, NAME_BYTES, "%s: %.*s", now->in.name, (int)item.length, item.data);
    return room;
}

/* What `error` is about: the same, or one of several texts. */
static const char *error_name(const run *now, const pith_error *error, char room[NAME_BYTES]) {
    const request *asked = &now->asked;
    if (asked->count < 2 || error->source >= asked->count)
        return asked_name(now, room);
    const pith_slice name = asked->names[error->source];
    snprintf(room, NAME_BYTES, "%.*s", (int)(name.length < NAME_BYTES ? name.length : NAME_BYTES),
             name.data ? name.data : "");
    return room;
}

/* Answers the request that is ready in now->asked. */
static void answer_request(run *now) {
    const options *how = now->how;
    char name[NAME_BYTES];
    pith_error error = {0};
    pith_read_options read = how->read;
    if (now->asked.language)
        read.language = now->asked.language;
    answer found = {.asked = &now->asked, .doc = now->doc, .explain = how->explain};
    pith_status status =
        pith_doc_read(now->doc, now->asked.sources, now->asked.count, &read, &error);
    if (now->whole)
        input_used(&now->in);
    if (status == PITH_OK) {
        pith_doc_get_facts(now->doc, &found.facts);
        status = now->find(how, &found, &error);
    }
    if (status != PITH_OK) {
        error.code = status;
        fail_with(now, error_name(now, &error, name), &error);
        return;
    }
    now->format->answer(&now->to, &found);
    now->to.count++;
    now->answered++;
    if (found.summary && found.summary->count == 0 && found.summary->note && !now->format->failure)
        report("%s: %s", asked_name(now, name), found.summary->note);
}

static bool is_blank(pith_slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '\r')
            return false;
    return true;
}

static void run_lines(run *now, const char *path) {
    begin_output(now, true, true);
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
            fail(now, now->in.name, input_problem(status));
            return;
        }
        now->asked.line = now->in.line;
        if (status == INPUT_TOO_LONG)
            fail(now, now->in.name, input_problem(status));
        else if (is_blank(line))
            continue;
        else if (!request_parse(&now->asked, line, message))
            fail(now, now->in.name, message);
        else
            answer_request(now);
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

/* Answers for the next document of the file that the reader has open. False: there is none. */
static bool run_item(run *now, const char *path, const char *bytes) {
    pith_item item;
    pith_error error = {0};
    bool found = false;
    request_clear(&now->asked);
    now->asked.file = path;
    if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK) {
        fail_with(now, now->in.name, &error);
        return true;
    }
    /* A file that might hold several documents holds none. */
    if (!found) {
        begin_output(now, false, true);
        return false;
    }
    begin_output(now, false, item.name.length > 0);
    now->asked.item = item.name;
    now->whole = item.source.text == bytes;
    const pith_slice name = item.name.length > 0 ? item.name : (pith_slice){path, strlen(path)};
    if (request_add(&now->asked, name, item.source))
        answer_request(now);
    else
        fail(now, now->in.name, pith_status_text(PITH_ERROR_MEMORY));
    return true;
}

static void run_text(run *now, const char *path) {
    pith_slice text;
    const input_status status = input_rest(&now->in, &text);
    if (status != INPUT_OK) {
        fail(now, now->in.name, input_problem(status));
        return;
    }
    const pith_file file = {
        .data = text.data, .length = text.length, .name = path, .format = now->how->input};
    pith_error error = {0};
    if (pith_reader_open(now->reader, &file, &error) != PITH_OK)
        fail_with(now, now->in.name, &error);
    else
        while (run_item(now, path, text.data))
            continue;
    now->whole = false;
    input_used(&now->in);
}

static void run_file(run *now, const char *path) {
    bool lines = false;
    request_clear(&now->asked);
    now->asked.file = path;
    input_status status = input_open(&now->in, path);
    if (status == INPUT_OK)
        status = detect_lines(now, path, &lines);
    if (status != INPUT_OK)
        fail(now, now->in.name, input_problem(status));
    else if (lines)
        run_lines(now, path);
    else
        run_text(now, path);
    input_close(&now->in);
}

/* Reads all files, each into its own buffer of `inputs`, and answers for them together. */
static void run_merged(run *now, input *inputs) {
    request_clear(&now->asked);
    begin_output(now, false, false);
    for (size_t i = 0; i < now->how->file_count; i++) {
        pith_slice text;
        const char *path = now->how->files[i];
        if (!now->how->input && has_lines_suffix(path)) {
            report("%s: JSON Lines cannot be merged; it has \"docs\" for that", path);
            now->failed_files++;
            continue;
        }
        input_status status = input_open(&inputs[i], path);
        if (status == INPUT_OK)
            status = input_rest(&inputs[i], &text);
        input_close(&inputs[i]);
        if (status != INPUT_OK) {
            report("%s: %s", inputs[i].name, input_problem(status));
            now->failed_files++;
            continue;
        }
        const pith_source source = {.text = text.data, .length = text.length};
        if (!request_add(&now->asked, (pith_slice){path, strlen(path)}, source)) {
            fail(now, inputs[i].name, pith_status_text(PITH_ERROR_MEMORY));
            return;
        }
    }
    if (now->asked.count == 0)
        return;
    now->in.name = "all files";
    answer_request(now);
}

static void run_all(run *now) {
    const options *how = now->how;
    if (how->merge && how->file_count > 1) {
        input *inputs = calloc(how->file_count, sizeof *inputs);
        if (!inputs) {
            fail(now, "all files", pith_status_text(PITH_ERROR_MEMORY));
            return;
        }
        run_merged(now, inputs);
        for (size_t i = 0; i < how->file_count; i++)
            input_free(&inputs[i]);
        free(inputs);
        return;
    }
    if (how->file_count == 0)
        run_file(now, "-");
    for (size_t i = 0; i < how->file_count && now->out.error == 0; i++)
        run_file(now, how->files[i]);
}

int run_documents(const options *how, answer_function *find) {
    model_file model;
    run now = {.how = how, .find = find};
    int code = model_file_open(&model, how);
    if (code == PITH_EXIT_OK && (pith_doc_new(model.model, &now.doc) != PITH_OK ||
                                 pith_reader_new(&now.reader) != PITH_OK)) {
        report("%s", pith_status_text(PITH_ERROR_MEMORY));
        code = PITH_EXIT_FAILURE;
    }
    if (code == PITH_EXIT_OK) {
        run_all(&now);
        if (now.format && now.format->end)
            now.format->end(&now.to);
        if (now.failed_files + now.failed_lines > 0)
            code = now.answered + now.failed_lines > 0 ? PITH_EXIT_PARTIAL : PITH_EXIT_FAILURE;
        code = output_finish(&now.out, code);
    }
    request_free(&now.asked);
    input_free(&now.in);
    pith_doc_free(now.doc);
    pith_reader_free(now.reader);
    model_file_close(&model);
    return code;
}
