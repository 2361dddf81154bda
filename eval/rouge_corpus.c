/* rouge_corpus.c - see rouge_corpus.h. Everything lives in one arena. */
#include "eval/rouge_corpus.h"

#include "base/map.h"
#include "base/status.h"
#include "eval/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the face does not show. */
typedef struct builder {
    rouge_corpus face; /* first, so that a pointer to it is one to the builder */
    arena memory;
    map ids;
    map systems;
    size_t row_capacity;
    size_t system_capacity;
} builder;

static builder *builder_of(rouge_corpus *corpus) {
    return (builder *)corpus;
}

rouge_corpus *rouge_corpus_new(void) {
    builder *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->ids.arena = &b->memory;
    b->systems.arena = &b->memory;
    return &b->face;
}

void rouge_corpus_free(rouge_corpus *corpus) {
    if (!corpus)
        return;
    arena_free(&builder_of(corpus)->memory);
    free(corpus);
}

arena *rouge_corpus_memory(rouge_corpus *corpus) {
    return &builder_of(corpus)->memory;
}

/* Makes room for one more of `count` items; returns the array, moved or not. */
static void *room_for_one(builder *b, const void *items, size_t count, size_t *capacity,
                          size_t size) {
    if (count < *capacity)
        return (void *)items;
    const size_t more = *capacity ? 2 * *capacity : 64;
    void *moved = arena_alloc(&b->memory, more * size);
    if (moved && count > 0)
        memcpy(moved, items, count * size);
    *capacity = more;
    return moved;
}

size_t rouge_corpus_system(rouge_corpus *corpus, slice name) {
    builder *b = builder_of(corpus);
    bool added;
    const uint32_t index = map_intern_borrowed(&b->systems, name, &added);
    if (index == MAP_ABSENT)
        return SIZE_MAX;
    if (added) {
        pith_slice *names =
            room_for_one(b, corpus->systems, index, &b->system_capacity, sizeof *names);
        if (!names)
            return SIZE_MAX;
        names[index] = (pith_slice){name.data, name.length};
        corpus->systems = names;
        corpus->system_count = (size_t)index + 1;
    }
    return index;
}

pith_status rouge_corpus_text(rouge_corpus *corpus, slice content, rouge_text *out) {
    size_t count = 1;
    for (const char *p = content.data, *end = p + content.length;
         p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
        count++;
    pith_slice *lines = ARENA_ARRAY(rouge_corpus_memory(corpus), pith_slice, count);
    TRY_MEMORY(lines);
    slice line;
    count = 0;
    while (file_next_line(&content, &line))
        if (line.length > 0)
            lines[count++] = (pith_slice){line.data, line.length};
    *out = (rouge_text){lines, count, false};
    return PITH_OK;
}

void rouge_corpus_skip(rouge_corpus *corpus, const char *format, ...) {
    corpus->skipped++;
    if (!corpus->listener)
        return;
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    corpus->listener(corpus->listener_context, message);
}

pith_status rouge_corpus_add(rouge_corpus *corpus, const rouge_row *row) {
    builder *b = builder_of(corpus);
    const int shown = row->id.length < 80 ? (int)row->id.length : 80;
    if (row->reference_count == 0) {
        rouge_corpus_skip(corpus, "row %.*s: no reference; left out", shown, row->id.data);
        return PITH_OK;
    }
    bool added;
    TRY_MEMORY(map_intern_borrowed(&b->ids, (slice){row->id.data, row->id.length}, &added) !=
               MAP_ABSENT);
    if (!added) {
        rouge_corpus_skip(corpus, "row %.*s: there was a row of this id before; left out", shown,
                          row->id.data);
        return PITH_OK;
    }
    rouge_row *rows =
        room_for_one(b, corpus->rows, corpus->row_count, &b->row_capacity, sizeof *rows);
    TRY_MEMORY(rows);
    rows[corpus->row_count++] = *row;
    corpus->rows = rows;
    return PITH_OK;
}

/* Byte `i` of an id that is followed by a full stop; -1 behind it. */
static int byte_at(pith_slice id, size_t i) {
    return i < id.length ? (unsigned char)id.data[i] : i == id.length ? '.' : -1;
}

static int compare_rows(const void *a, const void *b) {
    const pith_slice x = ((const rouge_row *)a)->id, y = ((const rouge_row *)b)->id;
    size_t i = 0;
    while (byte_at(x, i) == byte_at(y, i) && byte_at(x, i) >= 0)
        i++;
    return byte_at(x, i) - byte_at(y, i);
}

void rouge_corpus_sort(rouge_corpus *corpus, size_t first) {
    rouge_row *rows = (rouge_row *)corpus->rows;
    if (corpus->row_count > first)
        qsort(rows + first, corpus->row_count - first, sizeof *rows, compare_rows);
}

pith_status rouge_corpus_read(rouge_corpus *corpus, slice id, const char *path, bool see,
                              rouge_text *out) {
    slice content;
    pith_error error;
    *out = (rouge_text){.missing = true};
    const pith_status status = file_read(rouge_corpus_memory(corpus), path, &content, &error);
    if (status == PITH_ERROR_MEMORY)
        return status;
    if (status != PITH_OK) {
        rouge_corpus_skip(corpus, "row %.*s: %s; this text is left out",
                          id.length < 80 ? (int)id.length : 80, id.data, error.message);
        return PITH_OK;
    }
    return see ? rouge_corpus_see(corpus, content, out) : rouge_corpus_text(corpus, content, out);
}

bool rouge_format_parse(const char *name, bool *see) {
    *see = strcmp(name, "SEE") == 0;
    return *see || strcmp(name, "SPL") == 0;
}

char *rouge_corpus_path(rouge_corpus *corpus, slice folder, slice name) {
    char *path = arena_alloc(rouge_corpus_memory(corpus), folder.length + name.length + 2);
    if (!path)
        return NULL;
    size_t length = 0;
    if (folder.length > 0) {
        memcpy(path, folder.data, folder.length);
        length = folder.length;
        path[length++] = '/';
    }
    memcpy(path + length, name.data, name.length);
    path[length + name.length] = 0;
    return path;
}
