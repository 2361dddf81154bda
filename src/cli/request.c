/* request.c - the memory of a request. What it asks for is filled in by who opens the files, and
 * by json_request.c. */
#include "cli/request.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* A piece of memory that dies with what was asked for. */
struct kept {
    struct kept *next;
    _Alignas(max_align_t) char bytes[];
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

/* The sentences of a split source as slices of `at`, behind the array of them. */
static void copy_sentences(pith_source *source, char *at) {
    pith_slice *copies = (pith_slice *)(void *)at;
    at += source->sentence_count * sizeof *copies;
    for (size_t i = 0; i < source->sentence_count; i++) {
        copies[i] = source->sentences[i];
        move_slice(&copies[i], &at);
    }
    source->sentences = copies;
}

/* Room for that. */
static size_t sentences_size(const pith_source *source) {
    size_t size = source->sentence_count * sizeof *source->sentences;
    for (size_t i = 0; i < source->sentence_count; i++)
        size += source->sentences[i].length;
    return size;
}

bool request_add_copy(request *asked, pith_slice name, pith_source source) {
    const char *charset = source.charset ? source.charset : "";
    const char *format = source.format ? source.format : "";
    pith_slice text = {source.text, source.sentences ? 0 : source.length};
    pith_slice known = {charset, strlen(charset) + 1};
    pith_slice written = {format, strlen(format) + 1};
    pith_metadata *m = &source.metadata;
    pith_slice *const all[] = {&name,         &text,      &known,         &written,
                               &source.title, &m->author, &m->date,       &m->site,
                               &m->url,       &m->image,  &m->image_text, &m->description};
    const size_t split = source.sentences ? sentences_size(&source) : 0;
    size_t length = split;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        length += all[i]->length;
    struct kept *made = malloc(sizeof *made + length);
    if (!made)
        return false;
    made->next = asked->kept;
    asked->kept = made;
    if (source.sentences)
        copy_sentences(&source, made->bytes);
    char *at = made->bytes + split;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        move_slice(all[i], &at);
    source.text = text.data;
    source.charset = source.charset ? known.data : NULL;
    source.format = source.format ? written.data : NULL;
    return request_add(asked, name, source);
}

bool request_add_known(request *asked, pith_slice name, pith_source source) {
    if (!make_room(asked))
        return false;
    source.known = true;
    const size_t at = asked->count + asked->known_count++;
    asked->sources[at] = source;
    asked->names[at] = name;
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
