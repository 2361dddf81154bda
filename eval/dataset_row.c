/* dataset_row.c - JSON by cJSON, checked member by member.
 *
 * cJSON ends a string at \u0000 without a word and passes bytes that are not UTF-8; both are looked
 * for in the line before. A member of the wrong shape breaks the row: nothing is guessed. */
#include "eval/dataset_row.h"

#include "base/status.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void dataset_break(dataset_row *row, const char *format, ...) {
    if (row->problem[0])
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(row->problem, sizeof row->problem, format, arguments);
    va_end(arguments);
}

/* ---- the line ---- */

static bool has_nul(slice line) {
    if (line.length > 0 && memchr(line.data, 0, line.length))
        return true;
    for (size_t i = 0; i + 6 <= line.length; i++) {
        if (line.data[i] != '\\')
            continue;
        if (memcmp(line.data + i, "\\u0000", 6) == 0)
            return true;
        i++; /* what is escaped */
    }
    return false;
}

/* Bytes of the UTF-8 character at `p`, 0 when there is none (RFC 3629: no surrogates, nothing
 * overlong, nothing above U+10FFFF). */
static size_t character_length(const unsigned char *p, size_t left) {
    if (p[0] < 0x80)
        return 1;
    const size_t length = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    if (p[0] < 0xc2 || p[0] > 0xf4 || left < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    const unsigned low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
    const unsigned high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;
    return p[1] >= low && p[1] <= high ? length : 0;
}

static bool is_utf8(slice line) {
    for (size_t i = 0; i < line.length;) {
        const size_t step = character_length((const unsigned char *)line.data + i, line.length - i);
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}

/* The one JSON value that the line holds, or NULL. */
static cJSON *parse_line(slice line) {
    const char *end = NULL;
    cJSON *value = cJSON_ParseWithLengthOpts(line.data, line.length, &end, false);
    if (!value)
        return NULL;
    while (end < line.data + line.length && strchr(" \t\r", *end))
        end++;
    if (end == line.data + line.length)
        return value;
    cJSON_Delete(value);
    return NULL;
}

/* ---- members ---- */

/* The member `name`; NULL when it is absent or null. */
static const cJSON *member(const cJSON *object, const char *name) {
    const cJSON *found = cJSON_GetObjectItemCaseSensitive(object, name);
    return found && !cJSON_IsNull(found) ? found : NULL;
}

static size_t length_of(const cJSON *list) {
    size_t count = 0;
    for (const cJSON *item = list->child; item; item = item->next)
        count++;
    return count;
}

static bool read_string(dataset_row *row, const cJSON *object, const char *name, slice *out) {
    const cJSON *found = member(object, name);
    if (found && !cJSON_IsString(found))
        dataset_break(row, "\"%s\" is not a string", name);
    if (!found || !cJSON_IsString(found))
        return false;
    *out = slice_of(found->valuestring);
    return true;
}

static bool all_strings(const cJSON *list) {
    for (const cJSON *item = list->child; item; item = item->next)
        if (!cJSON_IsString(item))
            return false;
    return true;
}

static pith_status read_strings(dataset_row *row, const cJSON *object, const char *name,
                                dataset_strings *out) {
    const cJSON *list = member(object, name);
    if (!list)
        return PITH_OK;
    if (!cJSON_IsArray(list) || !all_strings(list)) {
        dataset_break(row, "\"%s\" is not a list of strings", name);
        return PITH_OK;
    }
    slice *items = ARENA_ARRAY(&row->memory, slice, length_of(list));
    TRY_MEMORY(items);
    *out = (dataset_strings){.items = items, .given = true};
    for (const cJSON *item = list->child; item; item = item->next)
        items[out->count++] = slice_of(item->valuestring);
    return PITH_OK;
}

/* The strings of `list`, each followed by a newline. */
static pith_status join(arena *a, const cJSON *list, slice *out) {
    size_t length = 0;
    for (const cJSON *item = list->child; item; item = item->next)
        length += strlen(item->valuestring) + 1;
    char *end = arena_alloc(a, length);
    TRY_MEMORY(end);
    *out = (slice){end, length};
    for (const cJSON *item = list->child; item; item = item->next) {
        const size_t size = strlen(item->valuestring);
        memcpy(end, item->valuestring, size);
        end[size] = '\n';
        end += size + 1;
    }
    return PITH_OK;
}

/* A string, or a list of strings as lines. */
static pith_status read_lines(dataset_row *row, const cJSON *item, const char *name, slice *out) {
    if (cJSON_IsString(item))
        *out = slice_of(item->valuestring);
    else if (cJSON_IsArray(item) && all_strings(item))
        TRY(join(&row->memory, item, out));
    else
        dataset_break(row, "\"%s\" holds neither a string nor a list of strings", name);
    return PITH_OK;
}

static pith_status read_references(dataset_row *row, const cJSON *object) {
    const cJSON *list = member(object, "references");
    if (!list)
        return PITH_OK;
    if (!cJSON_IsArray(list)) {
        dataset_break(row, "\"references\" is not a list");
        return PITH_OK;
    }
    slice *items = ARENA_ARRAY(&row->memory, slice, length_of(list));
    TRY_MEMORY(items);
    row->references = (dataset_strings){.items = items, .given = true};
    for (const cJSON *item = list->child; item && !row->problem[0]; item = item->next)
        TRY(read_lines(row, item, "references", &items[row->references.count++]));
    return PITH_OK;
}

/* The texts of `docs`, or else `text`. */
static pith_status read_texts(dataset_row *row, const cJSON *object) {
    row->has_text = read_string(row, object, "text", &row->text);
    const cJSON *docs = member(object, "docs");
    if (docs && !cJSON_IsArray(docs))
        dataset_break(row, "\"docs\" is not a list");
    const size_t count = docs && cJSON_IsArray(docs) ? length_of(docs) : row->has_text;
    slice *texts = arena_alloc_zero(&row->memory, count, sizeof *texts);
    slice *titles = arena_alloc_zero(&row->memory, count, sizeof *titles);
    TRY_MEMORY(texts && titles);
    row->texts = texts;
    row->titles = titles;
    row->text_count = count;
    if (!docs && row->has_text) {
        texts[0] = row->text;
        titles[0] = row->title;
    }
    size_t i = 0;
    for (const cJSON *one = count > 0 && docs ? docs->child : NULL; one; one = one->next, i++) {
        read_string(row, one, "title", &titles[i]);
        if (!read_string(row, one, "text", &texts[i]))
            dataset_break(row, "one of \"docs\" has no \"text\"");
    }
    return PITH_OK;
}

static bool is_index(const cJSON *number) {
    return cJSON_IsNumber(number) && number->valuedouble >= 0 &&
           number->valuedouble <= (double)PITH_MAX_BYTES;
}

static pith_status read_spans(dataset_row *row, const cJSON *object) {
    const cJSON *list = member(object, "spans");
    if (!list)
        return PITH_OK;
    dataset_span *spans = ARENA_ARRAY(&row->memory, dataset_span, length_of(list));
    TRY_MEMORY(spans);
    row->spans = spans;
    row->has_spans = true;
    for (const cJSON *pair = list->child; pair; pair = pair->next) {
        const cJSON *start = pair->child, *end = start ? start->next : NULL;
        if (!cJSON_IsArray(pair) || !end || !is_index(start) || !is_index(end)) {
            dataset_break(row, "\"spans\" is not a list of pairs of numbers");
            return PITH_OK;
        }
        spans[row->span_count++] =
            (dataset_span){(size_t)start->valuedouble, (size_t)end->valuedouble};
    }
    return PITH_OK;
}

/* `y`: for each of `lines`, 1 when it belongs to the main text. */
static pith_status read_main_lines(dataset_row *row, const cJSON *object) {
    const cJSON *list = member(object, "y");
    if (!list)
        return PITH_OK;
    if (!cJSON_IsArray(list) || length_of(list) != row->lines.count) {
        dataset_break(row, "\"y\" is not a list as long as \"lines\"");
        return PITH_OK;
    }
    bool *is_main = ARENA_ARRAY(&row->memory, bool, row->lines.count);
    TRY_MEMORY(is_main);
    row->main = is_main;
    for (const cJSON *item = list->child; item; item = item->next)
        *is_main++ = cJSON_IsTrue(item) || (cJSON_IsNumber(item) && item->valuedouble != 0);
    return PITH_OK;
}

static pith_status read_id(dataset_row *row, const cJSON *object) {
    const cJSON *id = member(object, "id");
    if (id && cJSON_IsString(id)) {
        row->id = slice_of(id->valuestring);
        return PITH_OK;
    }
    enum { DIGITS = 40 };
    char *number = arena_alloc(&row->memory, DIGITS);
    TRY_MEMORY(number);
    if (id && cJSON_IsNumber(id))
        snprintf(number, DIGITS, "%.17g", id->valuedouble);
    else
        snprintf(number, DIGITS, "line %zu", row->line);
    row->id = slice_of(number);
    if (id && !cJSON_IsNumber(id))
        dataset_break(row, "\"id\" is neither a string nor a number");
    return PITH_OK;
}

static pith_status read_members(dataset_row *row, const cJSON *object) {
    TRY(read_id(row, object));
    read_string(row, object, "lang", &row->language);
    read_string(row, object, "title", &row->title);
    read_string(row, object, "query", &row->query);
    TRY(read_texts(row, object));
    TRY(read_strings(row, object, "sentences", &row->sentences));
    TRY(read_references(row, object));
    TRY(read_strings(row, object, "keyphrases", &row->keyphrases));
    TRY(read_strings(row, object, "tokens", &row->tokens));
    TRY(read_strings(row, object, "lines", &row->lines));
    TRY(read_strings(row, object, "with", &row->with));
    TRY(read_strings(row, object, "without", &row->without));
    TRY(read_spans(row, object));
    TRY(read_main_lines(row, object));
    const cJSON *system = member(object, "system");
    row->has_system = system != NULL;
    return system ? read_lines(row, system, "system", &row->system) : PITH_OK;
}

/* ---- rows ---- */

static void row_clear(dataset_row *row) {
    cJSON_Delete(row->json);
    arena_reset(&row->memory);
    *row = (dataset_row){.memory = row->memory};
}

pith_status dataset_row_parse(dataset_row *row, slice line, size_t number) {
    row_clear(row);
    row->line = number;
    row->id = SLICE("?");
    if (has_nul(line))
        dataset_break(row, "it holds a NUL character");
    else if (!is_utf8(line))
        dataset_break(row, "it is not UTF-8");
    if (row->problem[0])
        return PITH_OK;
    row->json = parse_line(line);
    if (row->json && cJSON_IsObject((const cJSON *)row->json))
        return read_members(row, row->json);
    dataset_break(row, row->json ? "it is not a JSON object" : "it is not JSON");
    return PITH_OK;
}

slice dataset_member(const dataset_row *row, const char *name) {
    const cJSON *found = row->json ? member(row->json, name) : NULL;
    return cJSON_IsString(found) ? slice_of(found->valuestring) : (slice){"", 0};
}

void dataset_row_free(dataset_row *row) {
    row_clear(row);
    arena_free(&row->memory);
}
