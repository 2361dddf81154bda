/* json_request.c - a line of JSON Lines as a request. The only file that knows cJSON.
 *
 *   {"id": "7", "text": "..."}                       a text
 *   {"id": 7, "sentences": ["...", "..."]}           already split: kept exactly as it is
 *   {"docs": [{"id": "a", "text": "..."}, ...]}      several texts, summarized together
 *
 * each with an optional "after", a text or an array of texts that the reader has read, and
 * with optional "title", "format", "charset", "url" and "date" (of a text, also in docs), "lang"
 * and "query". Other members are ignored; null is as
 * good as absent. What cJSON would let slip is refused here: a NUL cuts its strings short, and of
 * two members of the same name it finds only the first. */
#include "cli/json_guard.h"
#include "cli/request.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The members that mean something. */
typedef struct members {
    cJSON *id;
    cJSON *text;
    cJSON *sentences;
    cJSON *docs;
    cJSON *title;
    cJSON *lang;
    cJSON *query;
    cJSON *after;
    cJSON *format;
    cJSON *charset;
    cJSON *url;
    cJSON *date;
} members;

static bool fail(char message[MESSAGE_BYTES], const char *what) {
    snprintf(message, MESSAGE_BYTES, "%s", what);
    return false;
}

static pith_slice string_slice(const cJSON *string) {
    return string ? (pith_slice){string->valuestring, strlen(string->valuestring)}
                  : (pith_slice){NULL, 0};
}

/* Where in `found` the member `name` is kept; NULL when it means nothing. */
static cJSON **member_slot(members *found, const char *name) {
    const struct {
        const char *name;
        cJSON **slot;
    } slots[] = {
        {"id", &found->id},           {"text", &found->text},   {"sentences", &found->sentences},
        {"docs", &found->docs},       {"title", &found->title}, {"lang", &found->lang},
        {"query", &found->query},     {"after", &found->after}, {"format", &found->format},
        {"charset", &found->charset}, {"url", &found->url},     {"date", &found->date}};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strcmp(slots[i].name, name) == 0)
            return slots[i].slot;
    return NULL;
}

/* Picks the members out of `object`. False: one is there twice; the others are found. */
static bool find_members(const cJSON *object, members *found, char message[MESSAGE_BYTES]) {
    bool unique = true;
    *found = (members){0};
    for (cJSON *child = object->child; child; child = child->next) {
        cJSON **slot = member_slot(found, child->string);
        if (!slot || cJSON_IsNull(child))
            continue;
        if (*slot) {
            snprintf(message, MESSAGE_BYTES, "\"%s\" is there twice", child->string);
            unique = false;
            continue;
        }
        *slot = child;
    }
    return unique;
}

/* Is `member` absent, or a string? */
static bool expect_string(const cJSON *member, char message[MESSAGE_BYTES]) {
    if (!member || cJSON_IsString(member))
        return true;
    snprintf(message, MESSAGE_BYTES, "\"%s\" is not a string", member->string);
    return false;
}

static bool read_id(request *asked, const cJSON *id, pith_slice line, char message[MESSAGE_BYTES]) {
    if (!id)
        return true;
    const pith_slice digits = cJSON_IsNumber(id) ? json_id_digits(line) : (pith_slice){NULL, 0};
    if (!cJSON_IsString(id) && digits.length == 0)
        return fail(message, "\"id\" is neither a string nor a number");
    asked->id_kind = cJSON_IsString(id) ? ID_STRING : ID_NUMBER;
    asked->id = cJSON_IsString(id) ? string_slice(id) : digits;
    return true;
}

/* Are all members that are to be strings, strings? */
static bool expect_strings(const members *found, char message[MESSAGE_BYTES]) {
    return expect_string(found->text, message) && expect_string(found->title, message) &&
           expect_string(found->lang, message) && expect_string(found->query, message) &&
           expect_string(found->format, message) && expect_string(found->charset, message) &&
           expect_string(found->url, message) && expect_string(found->date, message);
}

static const char *string_or_null(const cJSON *string) {
    return string ? string->valuestring : NULL;
}

static bool read_text(request *asked, const members *found, pith_slice name,
                      char message[MESSAGE_BYTES]) {
    const pith_source source = {
        .text = found->text->valuestring,
        .length = strlen(found->text->valuestring),
        .title = string_slice(found->title),
        .format = string_or_null(found->format),
        /* RFC 8259, section 8.1: JSON is UTF-8 */
        .charset = found->charset ? found->charset->valuestring : "utf-8",
        .metadata = {.url = string_slice(found->url), .date = string_slice(found->date)}};
    return request_add(asked, name, source) || fail(message, "out of memory");
}

static bool read_sentences(request *asked, const cJSON *list, pith_slice title,
                           char message[MESSAGE_BYTES]) {
    if (!cJSON_IsArray(list))
        return fail(message, "\"sentences\" is not an array");
    size_t count = 0;
    for (const cJSON *item = list->child; item; item = item->next) {
        if (!cJSON_IsString(item))
            return fail(message, "\"sentences\" holds something that is not a string");
        if (!request_add_sentence(asked, count++, string_slice(item)))
            return fail(message, "out of memory");
    }
    const pith_source source = {
        .sentences = asked->sentences, .sentence_count = count, .title = title};
    return request_add(asked, asked->id, source) || fail(message, "out of memory");
}

/* What one of "docs" is called: its id, or else its title. */
static pith_slice doc_name(const members *found) {
    if (cJSON_IsString(found->id))
        return string_slice(found->id);
    if (!cJSON_IsNumber(found->id))
        return string_slice(found->title);
    /* Kept in the value, which frees it. */
    if (!found->id->valuestring)
        found->id->valuestring = cJSON_PrintUnformatted(found->id);
    return found->id->valuestring ? string_slice(found->id) : (pith_slice){NULL, 0};
}

static bool read_docs(request *asked, const cJSON *list, pith_slice title,
                      char message[MESSAGE_BYTES]) {
    if (!cJSON_IsArray(list) || !list->child)
        return fail(message, "\"docs\" is not an array of objects");
    for (const cJSON *doc = list->child; doc; doc = doc->next) {
        members found;
        if (!cJSON_IsObject(doc))
            return fail(message, "\"docs\" is not an array of objects");
        if (!find_members(doc, &found, message) || !expect_strings(&found, message))
            return false;
        if (!found.text)
            return fail(message, "one of \"docs\" has no \"text\"");
        if (!read_text(asked, &found, doc_name(&found), message))
            return false;
    }
    if (title.length > 0)
        asked->sources[0].title = title;
    return true;
}

static pith_source known_text(const cJSON *text) {
    return (pith_source){.text = text->valuestring, .length = strlen(text->valuestring)};
}

/* One text, or an array of them. */
static bool read_after(request *asked, const cJSON *after, char message[MESSAGE_BYTES]) {
    const bool several = cJSON_IsArray(after);
    for (const cJSON *text = several ? after->child : after; text; text = text->next) {
        if (!cJSON_IsString(text))
            return fail(message, "\"after\" is neither a string nor an array of strings");
        if (!request_add_known(asked, (pith_slice){NULL, 0}, known_text(text)))
            return fail(message, "out of memory");
        if (!several)
            break;
    }
    return true;
}

static bool read_what(request *asked, const members *found, char message[MESSAGE_BYTES]) {
    const int kinds = !!found->text + !!found->sentences + !!found->docs;
    if (kinds != 1)
        return fail(message, kinds ? "only one of \"text\", \"sentences\", \"docs\" can be given"
                                   : "there is no \"text\", \"sentences\" or \"docs\"");
    if (!expect_strings(found, message))
        return false;
    const pith_slice title = string_slice(found->title);
    asked->language = found->lang ? found->lang->valuestring : NULL;
    asked->query = string_slice(found->query);
    if (found->sentences)
        return read_sentences(asked, found->sentences, title, message);
    if (found->docs)
        return read_docs(asked, found->docs, title, message);
    return read_text(asked, found, asked->id, message);
}

static bool read_members(request *asked, const members *found, char message[MESSAGE_BYTES]) {
    return read_what(asked, found, message) && read_after(asked, found->after, message);
}

/* Parses the whole line. NULL when it is broken, *at being where. */
static cJSON *parse_line(pith_slice line, size_t *at) {
    const char *stop = line.data;
    cJSON *json = cJSON_ParseWithLengthOpts(line.data, line.length, &stop, false);
    *at = (size_t)(stop - line.data);
    if (!json)
        return NULL;
    *at = json_skip_space(line, *at);
    if (*at == line.length)
        return json;
    cJSON_Delete(json);
    return NULL;
}

bool request_parse(request *asked, pith_slice line, char message[MESSAGE_BYTES]) {
    size_t at = 0;
    if (json_holds_nul(line, &at)) {
        snprintf(message, MESSAGE_BYTES, "JSON with a NUL character (byte %zu)", at);
        return false;
    }
    errno = 0;
    cJSON *json = parse_line(line, &at);
    if (!json) { /* cJSON does not say why; the allocator does */
        if (errno == ENOMEM)
            snprintf(message, MESSAGE_BYTES, "%s", pith_status_text(PITH_ERROR_MEMORY));
        else
            snprintf(message, MESSAGE_BYTES, "broken JSON, or too deep (byte %zu)", at);
        return false;
    }
    asked->json = json;
    members found;
    char ignored[MESSAGE_BYTES];
    if (!cJSON_IsObject(json))
        return fail(message, "not a JSON object");
    if (!find_members(json, &found, message)) {
        read_id(asked, found.id, line, ignored);
        return false;
    }
    return read_id(asked, found.id, line, message) && read_members(asked, &found, message);
}

/* The object that `line` is, behind a byte-order mark or not; NULL: it is none. */
static cJSON *parse_object(pith_slice line) {
    static const char mark[] = "\xEF\xBB\xBF"; /* U+FEFF */
    const bool marked = line.length > 3 && memcmp(line.data, mark, 3) == 0;
    size_t at = json_skip_space(line, marked ? 3 : 0);
    return at < line.length && line.data[at] == '{' ? parse_line(line, &at) : NULL;
}

bool request_is_object(pith_slice line) {
    cJSON *json = parse_object(line);
    cJSON_Delete(json);
    return json != NULL;
}

bool request_recognize(pith_slice line) {
    cJSON *json = parse_object(line);
    const bool found = cJSON_GetObjectItemCaseSensitive(json, "text") ||
                       cJSON_GetObjectItemCaseSensitive(json, "sentences") ||
                       cJSON_GetObjectItemCaseSensitive(json, "docs");
    cJSON_Delete(json);
    return found;
}

pith_slice request_member(const request *asked, const char *name, char room[32]) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(asked->json, name);
    if (cJSON_IsString(member))
        return string_slice(member);
    if (cJSON_IsBool(member))
        snprintf(room, 32, "%s", cJSON_IsTrue(member) ? "true" : "false");
    else if (cJSON_IsNumber(member))
        snprintf(room, 32, "%.17g", member->valuedouble);
    else
        return (pith_slice){NULL, 0};
    return (pith_slice){room, strlen(room)};
}

void request_drop_json(request *asked) {
    cJSON_Delete(asked->json);
    asked->json = NULL;
}
