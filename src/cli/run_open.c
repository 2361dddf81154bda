/* run_open.c - opens files and pages, and what is in them. */
#include "cli/json_layout.h"
#include "cli/robots.h"
#include "cli/run_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void run_begin_document(run *now) {
    now->busy = true;
    worker_begin_document(now->from);
}

/* Reads the rules of the site of a page, unless they have just been read. False: they cannot be
 * had, and now->given says why. */
static bool read_robots(run *now, size_t index, const char *url) {
    const size_t length = robots_site_length(url);
    pith_slice rules = {0};
    if (length < sizeof now->site && now->site[length] == '\0' &&
        strncmp(now->site, url, length) == 0)
        return true;
    worker_open_robots(now->from, index, &now->given);
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

static bool is_allowed(const run *now, const char *url) {
    return robots_allow((pith_slice){now->robots.data, now->robots.end}, url);
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
    if (is_allowed(now, url))
        return true;
    run_fail(now, url, "robots.txt of its site keeps programs from it; --no-robots fetches it");
    return false;
}

/* Is the file a page that this process reads? */
static bool is_page(const run *now, size_t index) {
    return supply_is_url(run_path(now, index)) && run_is_mine(now, index);
}

/* Has the rules of the sites of this page and the next ones fetched. */
static void want_robots(run *now, size_t index, size_t end) {
    for (size_t i = index; i < end && !now->how->limits.no_robots; i++)
        if (is_page(now, i))
            worker_want(now->from, PAGE_ROBOTS, i);
}

/* Has the next pages fetched that may be, up to the first of which that cannot be known yet. */
static void want_pages(run *now, size_t end) {
    for (; now->wanted < end; now->wanted++) {
        const size_t i = now->wanted;
        const char *url = run_path(now, i);
        const bool asks = !now->how->limits.no_robots;
        if (!is_page(now, i))
            continue;
        if (asks && !worker_has_robots(now->from, i))
            return;
        if (!asks || (read_robots(now, i, url) && is_allowed(now, url)))
            worker_want(now->from, PAGE_ITSELF, i);
    }
}

/* May this page be fetched? When not, that has been said. Meanwhile the next ones are. */
static bool look_ahead(run *now, size_t index, const char *url) {
    enum { AHEAD = 8 }; /* as many as are fetched at a time (prefetch.c) */
    const size_t count = run_file_count(now->how);
    const size_t end = index + AHEAD < count ? index + AHEAD : count;
    want_robots(now, index, end);
    const bool welcome = is_welcome(now, index, url);
    if (welcome)
        worker_want(now->from, PAGE_ITSELF, index);
    if (now->wanted <= index)
        now->wanted = index + 1;
    want_pages(now, end);
    return welcome;
}

bool run_open_input(run *now, size_t index, const char *path) {
    input *in = &now->in;
    now->given = (supply){.file = -1};
    if (strcmp(path, "-") == 0) {
        input_open(in, path);
        return true;
    }
    if (supply_is_url(path) && !look_ahead(now, index, path))
        return false;
    worker_open(now->from, index, path, &now->given);
    input_take(in, path, now->given.file);
    if (in->file >= 0)
        return true;
    run_fail(now, path, now->given.message);
    return false;
}

static bool has_suffix(pith_slice name, const char *suffix) {
    const size_t length = strlen(suffix);
    return name.length > length && memcmp(name.data + name.length - length, suffix, length) == 0;
}

/* Does the name end like that of a file of JSON Lines? */
static bool has_lines_suffix(pith_slice name) {
    return has_suffix(name, ".jsonl") || has_suffix(name, ".ndjson");
}

/* Does it, or would it without its last ending, as in articles.jsonl.gz? */
static bool had_lines_suffix(pith_slice name) {
    pith_slice unpacked = name;
    while (unpacked.length > 0 && unpacked.data[--unpacked.length] != '.')
        continue;
    return has_lines_suffix(name) || has_lines_suffix(unpacked);
}

/* Are lines asked for? Of what is to be summarized: what the reader has read may be in any format.
 */
static bool asks_for_lines(const run *now) {
    return now->stage != STAGE_AFTER && now->how->input && strcmp(now->how->input, "jsonl") == 0;
}

/* The format that the reader is asked for. Lines are not of its formats: what it gets is unpacked.
 */
static const char *asked_format(const run *now) {
    return now->stage == STAGE_AFTER || asks_for_lines(now) ? NULL : now->how->input;
}

/* Bytes that tell a packed file. */
enum { MAGIC_BYTES = 5 };

/* Does it start as a file does that is packed by gzip, zstd, xz or bzip2? */
static bool is_packed(pith_slice start) {
    static const char *const magic[] = {"\x1f\x8b", "\x28\xb5\x2f\xfd", "\xfd\x37zXZ", "BZh"};
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (start.length >= strlen(magic[i]) && memcmp(start.data, magic[i], strlen(magic[i])) == 0)
            return true;
    return false;
}

input_status run_detect_lines(run *now, const char *path, bool *lines) {
    const bool asked = asks_for_lines(now) || has_lines_suffix((pith_slice){path, strlen(path)});
    *lines = false;
    if (asked_format(now))
        return INPUT_OK;
    pith_slice line;
    if (asked) {
        const input_status status = input_peek(&now->in, MAGIC_BYTES, &line);
        *lines = !is_packed(line);
        return status;
    }
    const input_status status = input_peek_line(&now->in, &line);
    *lines = status == INPUT_OK && request_recognize(line);
    return status == INPUT_END ? INPUT_OK : status;
}

/* The line that `text` starts with. */
static pith_slice first_line(pith_slice text) {
    const char *newline = text.length > 0 ? memchr(text.data, '\n', text.length) : NULL;
    return (pith_slice){text.data, newline ? (size_t)(newline - text.data) : text.length};
}

/* Copies the lines that JSON comes to which is laid out otherwise. False: it is none. */
static bool take_layout(run *now, pith_slice text) {
    const size_t room = json_layout_room(text);
    char *out = room > 0 ? malloc(room) : NULL;
    const pith_slice lines = {out, out ? json_layout_lines(text, out) : 0};
    const bool taken = lines.length > 0 && request_is_object(first_line(lines)) &&
                       input_fill(&now->lines, lines) == INPUT_OK;
    free(out);
    return taken;
}

bool run_take_lines(run *now, const char *path, const pith_item *item) {
    const pith_slice text = {item->source.text, item->source.length};
    const bool packed = text.data != now->bytes.data;
    const bool alone = item->name.length == 0;
    const pith_slice name = alone ? (pith_slice){path, strlen(path)} : item->name;
    if (strcmp(item->source.format, "text") != 0)
        return false;
    if (packed && (asks_for_lines(now) || had_lines_suffix(name) ||
                   (alone && request_recognize(first_line(text)))))
        return input_fill(&now->lines, text) == INPUT_OK;
    return !asked_format(now) && (alone || has_suffix(name, ".json")) && take_layout(now, text);
}

bool run_open_items(run *now, const char *path) {
    const supply *given = &now->given;
    const pith_file file = {.data = now->bytes.data,
                            .length = now->bytes.length,
                            .name = given->url[0] ? given->url : path,
                            .format = asked_format(now),
                            .charset = given->charset[0] ? given->charset : NULL,
                            .url = {given->url, strlen(given->url)}};
    pith_error error = {0};
    run_begin_document(now);
    if (pith_reader_open(now->reader, &file, &error) == PITH_OK)
        return true;
    run_fail_with(now, now->in.name, &error);
    return false;
}

bool run_convert(run *now, pith_item *item) {
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
