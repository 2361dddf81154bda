/* run_gather.c - documents of several files as one set: those of --merge, and those of --after,
 * which the reader has read. They are copied, as each dies when the next is read. */
#include "cli/run_state.h"

#include <stdio.h>
#include <string.h>

/* Adds a copy to the set, under the name of its file and what it is called there. */
static bool add(request *into, const char *path, pith_slice name, pith_source source) {
    char room[NAME_BYTES];
    snprintf(room, sizeof room, name.length > 0 ? "%s: %.*s" : "%s", path,
             (int)(name.length < NAME_BYTES ? name.length : NAME_BYTES),
             name.data ? name.data : "");
    return request_add_copy(into, (pith_slice){room, strlen(room)}, source);
}

/* Adds the texts of the next line. False: no memory. */
static bool gather_line(run *now, request *into, const char *path, const input *in,
                        pith_slice line) {
    char message[MESSAGE_BYTES];
    request asked = {0};
    bool room = true;
    if (request_parse(&asked, line, message)) {
        for (size_t i = 0; i < asked.count && room; i++)
            room = add(into, path, asked.names[i], asked.sources[i]);
    } else {
        char name[NAME_BYTES];
        snprintf(name, sizeof name, "%.200s: line %zu", path, in->line);
        run_fail(now, name, message);
    }
    request_free(&asked);
    return room;
}

static bool gather_lines(run *now, request *into, const char *path, input *in) {
    for (;;) {
        pith_slice line;
        run_begin_document(now);
        const input_status status = input_line(in, &line);
        if (status == INPUT_END)
            return true;
        if (status != INPUT_OK)
            run_fail(now, path, input_problem(status));
        if (status == INPUT_FAILED)
            return true;
        if (status == INPUT_OK && !run_is_blank(line) && !gather_line(now, into, path, in, line))
            return false;
    }
}

/* The same of now->lines, which is `item` of the file, or all of it. */
static bool gather_packed_lines(run *now, request *into, const char *path, pith_slice item) {
    char name[NAME_BYTES];
    snprintf(name, sizeof name, item.length > 0 ? "%.120s: %.*s" : "%.120s", path,
             (int)(item.length < NAME_BYTES ? item.length : NAME_BYTES),
             item.data ? item.data : "");
    const bool room = gather_lines(now, into, item.length > 0 ? name : path, &now->lines);
    input_used(&now->lines);
    return room;
}

/* Adds the documents of the file that the reader has open. False: no memory. */
static bool gather_items(run *now, request *into, const char *path) {
    pith_item item;
    pith_error error = {0};
    bool found = true;
    while (found) {
        run_begin_document(now);
        if (pith_reader_next(now->reader, &item, &found, &error) != PITH_OK) {
            run_fail_with(now, path, &error);
            found = true;
            continue;
        }
        bool room = true;
        if (found && run_take_lines(now, path, &item))
            room = gather_packed_lines(now, into, path, item.name);
        else if (found && run_convert(now, &item))
            room = add(into, path, item.name, item.source);
        if (!room)
            return false;
    }
    return true;
}

static bool gather_file(run *now, request *into, size_t index, const char *path) {
    bool lines;
    bool room = true;
    if (!run_open_input(now, index, path))
        return true;
    input_status status = run_detect_lines(now, path, &lines);
    if (status == INPUT_OK && lines)
        room = gather_lines(now, into, path, &now->in);
    else if (status == INPUT_OK)
        status = input_rest(&now->in, &now->bytes);
    if (status != INPUT_OK)
        run_fail(now, now->in.name, input_problem(status));
    else if (!lines && run_open_items(now, path))
        room = gather_items(now, into, path);
    input_close(&now->in);
    input_used(&now->in);
    return room;
}

void run_merged(run *now) {
    const size_t count = run_file_count(now->how);
    run_begin_output(now, false, false);
    for (now->at = 0; now->at < count; now->at++) {
        if (gather_file(now, &now->asked, now->at, run_path(now, now->at)))
            continue;
        run_fail(now, "all files", pith_status_text(PITH_ERROR_MEMORY));
        return;
    }
    now->in.name = count > 1 ? "all files" : run_path(now, 0);
    now->asked.file = count > 1 ? NULL : run_path(now, 0);
    if (now->asked.count > 0)
        run_answer(now);
}

/* By a run of its own, which has an input of its own: a reader that goes on for one that died needs
 * that of `now` as it is. */
bool run_read_known(run *now) {
    const options *how = now->how;
    run own = {.how = how,
               .from = now->from,
               .reader = now->reader,
               .stage = STAGE_AFTER,
               .in = {.file = -1},
               .lines = {.file = -1},
               .converted = {.file = -1},
               .robots = {.file = -1}};
    const stage was = now->stage;
    now->stage = STAGE_AFTER;
    for (now->after = 0; now->after < how->after_count; now->after++) {
        const size_t index = run_file_count(how) + now->after;
        if (!gather_file(&own, &now->known, index, how->after[now->after]))
            run_fail(&own, how->after[now->after], pith_status_text(PITH_ERROR_MEMORY));
    }
    now->stage = was;
    now->failed_files += own.failed_files;
    input_free(&own.in);
    input_free(&own.lines);
    input_free(&own.converted);
    input_free(&own.robots);
    return own.failed_files == 0;
}
