/* run_answer.c - one request: answered and printed, or its failure said. */
#include "cli/run_state.h"

#include <stdio.h>

size_t run_file_count(const options *how) {
    return how->file_count > 0 ? how->file_count : 1;
}

const char *run_path(const run *now, size_t index) {
    return now->how->file_count > 0 ? now->how->files[index] : "-";
}

bool run_is_mine(const run *now, size_t index) {
    return index % now->how->jobs == now->how->job;
}

bool run_claim(run *now) {
    now->mine = now->passed++ % now->how->jobs == now->how->job;
    return now->mine;
}

void run_begin_output(run *now, bool from_lines, bool several) {
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

void run_fail(run *now, const char *name, const char *message) {
    const request *asked = &now->asked;
    if (now->stage == STAGE_AFTER) { /* nothing is asked for: it has no place in the output */
        report("%s: %s", name, message);
        now->failed_files++;
        return;
    }
    now->busy = false;
    if (!now->mine)
        return;
    if (asked->line > 0 || now->how->format)
        run_begin_output(now, asked->line > 0, asked->item.length > 0);
    const bool has_place = now->format && now->format->failure && !now->how->merge;
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
    now->whole_output = now->out.length;
}

void run_fail_with(run *now, const char *name, const pith_error *error) {
    char message[MESSAGE_BYTES];
    report_describe(error, message);
    run_fail(now, name, message);
}

const char *run_name(const run *now, char room[NAME_BYTES]) {
    const pith_slice item = now->asked.item;
    if (item.length == 0)
        return now->in.name;
    snprintf(room, NAME_BYTES, "%s: %.*s", now->in.name, (int)item.length, item.data);
    return room;
}

/* What `error` is about: the same, one of several texts, or one that the reader has read. */
static const char *error_name(const run *now, const pith_error *error, char room[NAME_BYTES]) {
    const request *asked = &now->asked;
    const size_t at = error->source;
    const bool known = at >= asked->count;
    const bool named = known ? at < asked->count + asked->known_count && asked->names[at].length > 0
                             : asked->count > 1;
    if (!named)
        return run_name(now, room);
    const pith_slice name = asked->names[at];
    snprintf(room, NAME_BYTES, "%.*s", (int)(name.length < NAME_BYTES ? name.length : NAME_BYTES),
             name.data ? name.data : "");
    return room;
}

/* Why little or nothing came out, where the output has no place for that. */
static void tell_note(const run *now, const answer *found) {
    char name[NAME_BYTES];
    const char *note = NULL;
    if (found->summary && found->summary->count == 0)
        note = found->summary->note;
    else if (!found->summary && found->keywords)
        note = found->keywords->note;
    else if (!found->summary && found->facts.words == 0)
        note = found->facts.note;
    if (note && now->asked.line > 0)
        report("%s: line %zu: note: %s", run_name(now, name), now->asked.line, note);
    else if (note)
        report("%s: note: %s", run_name(now, name), note);
}

void run_answer(run *now) {
    const options *how = now->how;
    char name[NAME_BYTES];
    pith_error error = {0};
    pith_read_options read = how->read;
    read.background = now->background;
    if (now->asked.language)
        read.language = now->asked.language;
    answer found = {.asked = &now->asked,
                    .doc = now->doc,
                    .model = now->model,
                    .told = now->told,
                    .explain = how->explain};
    pith_status status = PITH_ERROR_MEMORY;
    bool room = true;
    for (size_t i = 0; i < now->known.count && room; i++)
        room = request_add_known(&now->asked, now->known.names[i], now->known.sources[i]);
    if (room)
        status = pith_doc_read(now->doc, now->asked.sources,
                               now->asked.count + now->asked.known_count, &read, &error);
    if (now->whole)
        input_used(&now->in);
    if (status == PITH_OK) {
        pith_doc_get_facts(now->doc, &found.facts);
        status = now->find(how, &found, &error);
    }
    if (status != PITH_OK) {
        error.code = status;
        run_fail_with(now, error_name(now, &error, name), &error);
        return;
    }
    now->format->answer(&now->to, &found);
    now->to.count++;
    now->answered++;
    now->whole_output = now->out.length;
    now->busy = false;
    if (!now->format->failure)
        tell_note(now, &found);
}
