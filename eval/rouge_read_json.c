/* rouge_read_json.c - JSON Lines, by cJSON.
 *
 * cJSON ends a string at \u0000 without a word, so a line with that escape, or with a NUL byte, is
 * refused before. Bad UTF-8 passes: scoring takes bytes. */
#include "base/status.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

/* Where a row is read to. */
typedef struct json_row {
    rouge_corpus *corpus;
    size_t line; /* number, for messages */
    rouge_row row;
} json_row;

/* Does the line hold a NUL, as a byte or escaped? */
static bool has_nul(slice line) {
    if (line.length > 0 && memchr(line.data, 0, line.length))
        return true;
    const char *p = line.data, *end = line.data + line.length;
    while (p < end && (p = memchr(p, '\\', (size_t)(end - p))) != NULL) {
        if (end - p >= 6 && memcmp(p, "\\u0000", 6) == 0)
            return true;
        p += 2; /* the escape and what it escapes */
    }
    return false;
}

/* Copies a string of cJSON's, which dies with the parsed line. */
static pith_status keep(rouge_corpus *corpus, const char *string, slice *out) {
    const size_t length = strlen(string);
    char *copy = arena_alloc(rouge_corpus_memory(corpus), length);
    TRY_MEMORY(copy);
    memcpy(copy, string, length);
    *out = (slice){copy, length};
    return PITH_OK;
}

/* Is `item` a string, or a list of strings? */
static bool is_text(const cJSON *item) {
    if (cJSON_IsString(item))
        return true;
    if (!cJSON_IsArray(item))
        return false;
    for (const cJSON *part = item->child; part; part = part->next)
        if (!cJSON_IsString(part))
            return false;
    return true;
}

/* The text of `item`, for which is_text holds: its parts, divided by newlines. */
static pith_status read_text(rouge_corpus *corpus, const cJSON *item, rouge_text *out) {
    slice content;
    if (cJSON_IsString(item)) {
        TRY(keep(corpus, item->valuestring, &content));
        return rouge_corpus_text(corpus, content, out);
    }
    size_t length = 0;
    for (const cJSON *part = item->child; part; part = part->next)
        length += strlen(part->valuestring) + 1;
    char *joined = arena_alloc(rouge_corpus_memory(corpus), length);
    TRY_MEMORY(joined);
    char *end = joined;
    for (const cJSON *part = item->child; part; part = part->next) {
        const size_t size = strlen(part->valuestring);
        memcpy(end, part->valuestring, size);
        end[size] = '\n';
        end += size + 1;
    }
    return rouge_corpus_text(corpus, (slice){joined, length}, out);
}

/* Why the shape of `object` is wrong, or NULL. */
static const char *wrong_shape(const cJSON *object) {
    if (!cJSON_IsObject(object))
        return "not a JSON object";
    const cJSON *system = cJSON_GetObjectItemCaseSensitive(object, "system");
    const cJSON *systems = cJSON_GetObjectItemCaseSensitive(object, "systems");
    const cJSON *references = cJSON_GetObjectItemCaseSensitive(object, "references");
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(object, "id");
    if (id && !cJSON_IsString(id) && !cJSON_IsNumber(id))
        return "\"id\" is neither a string nor a number";
    if (!system == !systems)
        return "there must be either \"system\" or \"systems\"";
    if (system && !is_text(system))
        return "\"system\" is neither a string nor a list of strings";
    if (systems && !cJSON_IsObject(systems))
        return "\"systems\" is not an object";
    for (const cJSON *one = systems ? systems->child : NULL; one; one = one->next)
        if (!is_text(one))
            return "a system is neither a string nor a list of strings";
    if (!cJSON_IsArray(references) || !references->child)
        return "\"references\" is not a list of at least one text";
    for (const cJSON *one = references->child; one; one = one->next)
        if (!is_text(one))
            return "a reference is neither a string nor a list of strings";
    return NULL;
}

static pith_status read_id(json_row *r, const cJSON *id) {
    char number[40];
    if (!id)
        snprintf(number, sizeof number, "%zu", r->line);
    else if (cJSON_IsNumber(id))
        snprintf(number, sizeof number, "%.17g", id->valuedouble);
    slice copy;
    TRY(keep(r->corpus, cJSON_IsString(id) ? id->valuestring : number, &copy));
    r->row.id = (pith_slice){copy.data, copy.length};
    return PITH_OK;
}

static pith_status read_system(json_row *r, const char *name, const cJSON *item,
                               rouge_text *systems, size_t capacity) {
    slice copy;
    TRY(keep(r->corpus, name, &copy));
    const size_t index = rouge_corpus_system(r->corpus, copy);
    TRY_MEMORY(index != SIZE_MAX);
    if (index >= capacity)
        return PITH_ERROR_MEMORY;
    while (r->row.system_count <= index)
        systems[r->row.system_count++] = (rouge_text){.missing = true};
    return read_text(r->corpus, item, &systems[index]);
}

static pith_status read_systems(json_row *r, const cJSON *object) {
    const cJSON *single = cJSON_GetObjectItemCaseSensitive(object, "system");
    const cJSON *named = cJSON_GetObjectItemCaseSensitive(object, "systems");
    size_t capacity = r->corpus->system_count + 1;
    for (const cJSON *one = named ? named->child : NULL; one; one = one->next)
        capacity++;
    rouge_text *systems = ARENA_ARRAY(rouge_corpus_memory(r->corpus), rouge_text, capacity);
    TRY_MEMORY(systems);
    r->row.systems = systems;
    if (single)
        return read_system(r, "system", single, systems, capacity);
    for (const cJSON *one = named->child; one; one = one->next)
        TRY(read_system(r, one->string, one, systems, capacity));
    return PITH_OK;
}

static pith_status read_references(json_row *r, const cJSON *list) {
    size_t count = 0;
    for (const cJSON *one = list->child; one; one = one->next)
        count++;
    rouge_text *references = ARENA_ARRAY(rouge_corpus_memory(r->corpus), rouge_text, count);
    TRY_MEMORY(references);
    r->row.references = references;
    for (const cJSON *one = list->child; one; one = one->next)
        TRY(read_text(r->corpus, one, &references[r->row.reference_count++]));
    return PITH_OK;
}

static pith_status read_object(json_row *r, const cJSON *object) {
    const char *wrong = object ? wrong_shape(object) : "not JSON";
    if (wrong) {
        rouge_corpus_skip(r->corpus, "line %zu: %s; left out", r->line, wrong);
        return PITH_OK;
    }
    TRY(read_id(r, cJSON_GetObjectItemCaseSensitive(object, "id")));
    TRY(read_systems(r, object));
    TRY(read_references(r, cJSON_GetObjectItemCaseSensitive(object, "references")));
    return rouge_corpus_add(r->corpus, &r->row);
}

static bool is_blank(slice line) {
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '\r')
            return false;
    return true;
}

/* The one JSON value that the line holds, or NULL. */
static cJSON *parse(slice line) {
    const char *end;
    cJSON *value = cJSON_ParseWithLengthOpts(line.data, line.length, &end, false);
    if (value && !is_blank(slice_range(line, (size_t)(end - line.data), line.length))) {
        cJSON_Delete(value);
        return NULL;
    }
    return value;
}

static pith_status read_line(rouge_corpus *corpus, slice line, size_t number) {
    json_row r = {.corpus = corpus, .line = number};
    if (has_nul(line)) {
        rouge_corpus_skip(corpus, "line %zu: it holds a NUL character; left out", number);
        return PITH_OK;
    }
    cJSON *object = parse(line);
    const pith_status status = read_object(&r, object);
    cJSON_Delete(object);
    return status;
}

pith_status rouge_read_json_lines(rouge_corpus *corpus, const char *path, pith_error *error) {
    file_lines lines;
    bool found = true;
    pith_status status = file_lines_open(&lines, path, error);
    for (size_t number = 1; status == PITH_OK && found; number++) {
        slice line;
        status = file_lines_next(&lines, &line, &found, error);
        if (status == PITH_OK && found && !is_blank(line))
            status = read_line(corpus, line, number);
    }
    file_lines_close(&lines);
    return status;
}
