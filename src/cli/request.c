/* request.c - the memory of a request. What it asks for is filled in by who opens the files, and
 * by json_request.c. */
#include "cli/request.h"

#include <stdlib.h>

void request_clear(request *asked) {
    request_drop_json(asked);
    *asked = (request){.sources = asked->sources,
                       .names = asked->names,
                       .capacity = asked->capacity,
                       .sentences = asked->sentences,
                       .sentence_capacity = asked->sentence_capacity};
}

void request_free(request *asked) {
    request_drop_json(asked);
    free(asked->sources);
    free(asked->names);
    free(asked->sentences);
    *asked = (request){0};
}

bool request_add(request *asked, pith_slice name, pith_source source) {
    if (asked->count == asked->capacity) {
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
    asked->sources[asked->count] = source;
    asked->names[asked->count] = name;
    asked->count++;
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
