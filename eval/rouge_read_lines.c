/* rouge_read_lines.c - files line by line, and folders file by file. */
#include "base/status.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cuts `line` at each `separator` and keeps what is between. */
static pith_status split_line(rouge_corpus *corpus, slice line, slice separator, rouge_text *out) {
    if (line.length > 0 && line.data[line.length - 1] == '\r')
        line.length--;
    pith_slice *lines = ARENA_ARRAY(rouge_corpus_memory(corpus), pith_slice,
                                    separator.length > 0 ? line.length / separator.length + 1 : 1);
    TRY_MEMORY(lines);
    size_t count = 0, start = 0, i = 0;
    while (separator.length > 0 && i + separator.length <= line.length) {
        if (memcmp(line.data + i, separator.data, separator.length) != 0) {
            i++;
            continue;
        }
        if (i > start)
            lines[count++] = (pith_slice){line.data + start, i - start};
        i += separator.length;
        start = i;
    }
    if (line.length > start)
        lines[count++] = (pith_slice){line.data + start, line.length - start};
    *out = (rouge_text){lines, count, false};
    return PITH_OK;
}

static size_t count_lines(slice text) {
    size_t count = 0;
    slice line;
    while (file_next_line(&text, &line))
        count++;
    return count;
}

/* The paths of all files, systems first. */
static const char *path_of(const rouge_paths *paths, size_t i) {
    return i < paths->system_count ? paths->systems[i].path
                                   : paths->references[i - paths->system_count];
}

/* Reads all files; they must have equally many lines. */
static pith_status read_files(rouge_corpus *corpus, const rouge_paths *paths, slice *contents,
                              size_t *line_count, pith_error *error) {
    for (size_t i = 0; i < paths->system_count + paths->reference_count; i++) {
        TRY(file_read(rouge_corpus_memory(corpus), path_of(paths, i), &contents[i], error));
        const size_t lines = count_lines(contents[i]);
        if (i > 0 && lines != *line_count)
            return error_set(error, PITH_ERROR_ARGUMENT, i, 0, "%s has %zu lines, but %s has %zu",
                             path_of(paths, 0), *line_count, path_of(paths, i), lines);
        *line_count = lines;
    }
    return PITH_OK;
}

/* A row has a text for each system by number, so that a name may be there only once. */
static pith_status add_systems(rouge_corpus *corpus, const rouge_paths *paths, pith_error *error) {
    for (size_t s = 0; s < paths->system_count; s++) {
        const pith_slice name = paths->systems[s].name;
        const size_t index = rouge_corpus_system(corpus, (slice){name.data, name.length});
        TRY_MEMORY(index != SIZE_MAX);
        if (index != s)
            return error_set(error, PITH_ERROR_ARGUMENT, s, 0, "there are two systems named %.*s",
                             name.length < 80 ? (int)name.length : 80, name.data);
    }
    return PITH_OK;
}

static pith_status too_few(pith_error *error) {
    return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                     "there must be at least one system and one reference");
}

/* An array of texts for each line or file name: systems, then references. */
static pith_status add_row(rouge_corpus *corpus, const rouge_paths *paths, slice id,
                           const rouge_text *texts) {
    const rouge_row row = {.id = {id.data, id.length},
                           .systems = texts,
                           .system_count = paths->system_count,
                           .references = texts + paths->system_count,
                           .reference_count = paths->reference_count};
    return rouge_corpus_add(corpus, &row);
}

pith_status rouge_read_lines(rouge_corpus *corpus, const rouge_paths *paths, const char *separator,
                             pith_error *error) {
    const size_t files = paths->system_count + paths->reference_count;
    if (paths->system_count == 0 || paths->reference_count == 0)
        return too_few(error);
    arena *memory = rouge_corpus_memory(corpus);
    slice *contents = ARENA_ARRAY(memory, slice, files);
    TRY_MEMORY(contents);
    TRY(add_systems(corpus, paths, error));
    size_t line_count = 0;
    TRY(read_files(corpus, paths, contents, &line_count, error));
    for (size_t line_number = 1; line_number <= line_count; line_number++) {
        enum { DIGITS = 24 };
        char *id = arena_alloc(memory, DIGITS);
        rouge_text *texts = ARENA_ARRAY(memory, rouge_text, files);
        TRY_MEMORY(id && texts);
        const int length = snprintf(id, DIGITS, "%zu", line_number);
        for (size_t i = 0; i < files; i++) {
            slice line = {0};
            file_next_line(&contents[i], &line);
            TRY(split_line(corpus, line, slice_of(separator ? separator : ""), &texts[i]));
        }
        TRY(add_row(corpus, paths, (slice){id, (size_t)length}, texts));
    }
    return PITH_OK;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef struct name_list {
    char **names;
    size_t count;
    size_t capacity;
} name_list;

static pith_status add_name(arena *memory, name_list *list, const char *name) {
    if (list->count == list->capacity) {
        const size_t more = list->capacity ? 2 * list->capacity : 64;
        char **names =
            arena_grow(memory, list->names, list->capacity * sizeof *names, more * sizeof *names);
        TRY_MEMORY(names);
        list->names = names;
        list->capacity = more;
    }
    const size_t size = strlen(name) + 1;
    char *copy = arena_alloc(memory, size);
    TRY_MEMORY(copy);
    list->names[list->count++] = memcpy(copy, name, size);
    return PITH_OK;
}

/* Adds the names of the files in `folder` that do not start with a full stop. */
static pith_status list_folder(arena *memory, const char *folder, name_list *list,
                               pith_error *error) {
    DIR *directory = opendir(folder);
    if (!directory)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s: %s", folder, strerror(errno));
    pith_status status = PITH_OK;
    for (struct dirent *entry; status == PITH_OK && (entry = readdir(directory)) != NULL;)
        if (entry->d_name[0] != '.')
            status = add_name(memory, list, entry->d_name);
    closedir(directory);
    return status;
}

/* The names of the files in all folders, sorted, each once: what has a text only in some of them is
 * named in the messages. */
static pith_status list_folders(arena *memory, const rouge_paths *paths, name_list *list,
                                pith_error *error) {
    for (size_t i = 0; i < paths->system_count + paths->reference_count; i++)
        TRY(list_folder(memory, path_of(paths, i), list, error));
    if (list->count > 0)
        qsort(list->names, list->count, sizeof *list->names, compare_names);
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || strcmp(list->names[kept - 1], list->names[i]) != 0)
            list->names[kept++] = list->names[i];
    list->count = kept;
    return PITH_OK;
}

static pith_status read_named(rouge_corpus *corpus, const rouge_paths *paths, slice name) {
    const size_t files = paths->system_count + paths->reference_count;
    rouge_text *texts = ARENA_ARRAY(rouge_corpus_memory(corpus), rouge_text, files);
    TRY_MEMORY(texts);
    rouge_text *references = texts + paths->system_count;
    size_t reference_count = 0;
    for (size_t i = 0; i < files; i++) {
        char *path = rouge_corpus_path(corpus, slice_of(path_of(paths, i)), name);
        TRY_MEMORY(path);
        rouge_text text;
        TRY(rouge_corpus_read(corpus, name, path, false, &text));
        if (i < paths->system_count)
            texts[i] = text;
        else if (!text.missing)
            references[reference_count++] = text;
    }
    rouge_paths found = *paths;
    found.reference_count = reference_count;
    return add_row(corpus, &found, name, texts);
}

pith_status rouge_read_folders(rouge_corpus *corpus, const rouge_paths *paths, pith_error *error) {
    if (paths->system_count == 0 || paths->reference_count == 0)
        return too_few(error);
    name_list list = {0};
    TRY(add_systems(corpus, paths, error));
    TRY(list_folders(rouge_corpus_memory(corpus), paths, &list, error));
    for (size_t i = 0; i < list.count; i++)
        TRY(read_named(corpus, paths, slice_of(list.names[i])));
    return PITH_OK;
}
