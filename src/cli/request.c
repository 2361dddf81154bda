/* request.c - the memory of a request. What it asks for is filled in by who opens the files, and
 * by json_request.c. */
#include "cli/request.h"

#include <stdlib.h>
#include <string.h>

/* A piece of memory that dies with what was asked for. */
struct kept {
    struct kept *next;
    char bytes[];
};

static void drop_copies(request *asked) {
    for (struct kept *next; asked->kept; asked->kept = next) {
        next = asked->kept->next;
        free(asked->kept);
    }
}

void request_clear(request *asked) {
    request_drop_json(asked);
    drop_copies(asked);
    *asked = (request){.sources = asked->sources,
                       .names = asked->names,
                       .capacity = asked->capacity,
                       .sentences = asked->sentences,
                       .sentence_capacity = asked->sentence_capacity};
}

void request_free(request *asked) {
    request_drop_json(asked);
    drop_copies(asked);
    free(asked->sources);
    free(asked->names);
    free(asked->sentences);
    *asked = (request){0};
}

/* Makes room for one more source. */
static bool make_room(request *asked) {
    if (asked->count + asked->known_count == asked->capacity) {
        const size_t capacity = asked->capacity ? asked->capacity * 2 : 4;
        pith_source *sources = realloc(asked->sources, capacity * sizeof *sources);
        if (sources)
            asked->sources = sources;
        pith_slice *names = realloc(asked->names, capacity * sizeof *names);
        if (names)
            asked->names = names;
        if (!sources || !names)
            return false;
        asked->capacity = capacity;
    }
    return true;
}

bool request_add(request *asked, pith_slice name, pith_source source) {
    if (!make_room(asked))
        return false;
    asked->sources[asked->count] = source;
    asked->names[asked->count] = name;
    asked->count++;
    return true;
}

/* Moves the bytes of `s` to *at, and *at behind them. */
static void move_slice(pith_slice *s, char **at) {
    if (s->length > 0)
        s->data = memcpy(*at, s->data, s->length);
    *at += s->length;
}

bool request_add_copy(request *asked, pith_slice name, pith_source source) {
    const char *charset = source.charset ? source.charset : "";
    pith_slice text = {source.text, source.length};
    pith_slice known = {charset, strlen(charset) + 1};
    pith_metadata *m = &source.metadata;
    pith_slice *const all[] = {&name,      &text,          &known,         &source.title,
                               &m->author, &m->date,       &m->site,       &m->url,
                               &m->image,  &m->image_text, &m->description};
    size_t length = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        length += all[i]->length;
    struct kept *made = malloc(sizeof *made + length);
    if (!made)
        return false;
    made->next = asked->kept;
    asked->kept = made;
    char *at = made->bytes;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        move_slice(all[i], &at);
    source.text = text.data;
    source.charset = source.charset ? known.data : NULL;
    return request_add(asked, name, source);
}

bool request_add_known(request *asked, pith_slice text) {
    if (!make_room(asked))
        return false;
    const size_t at = asked->count + asked->known_count++;
    asked->sources[at] = (pith_source){.text = text.data, .length = text.length, .known = true};
    asked->names[at] = (pith_slice){NULL, 0};
    return true;
}

bool request_add_sentence(request *asked, size_t index, pith_slice sentence) {
    if (index >= asked->sentence_capacity) {
        const size_t capacity = asked->sentence_capacity ? asked->sentence_capacity * 2 : 64;
        pith_slice *sentences = realloc(asked->sentences, capacity * sizeof *sentences);
        if (!sentences)
            return false;
        asked->sentences = sentences;
        asked->sentence_capacity = capacity;
    }
    asked->sentences[index] = sentence;
    return true;
}
