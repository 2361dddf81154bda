/* rouge_read_list.c - the list of files that ROUGE-1.5.5 takes with -z, and its SEE pages. */
#include "base/status.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"

#include <stdio.h>
#include <string.h>

static slice skip_blanks(slice s) {
    while (s.length > 0 && (s.data[0] == ' ' || s.data[0] == '\t' || s.data[0] == '\r'))
        s = slice_range(s, 1, s.length);
    return s;
}

static bool skip_literal(slice *s, slice literal) {
    if (s->length < literal.length || memcmp(s->data, literal.data, literal.length) != 0)
        return false;
    *s = slice_range(*s, literal.length, s->length);
    return true;
}

/* Leaves what stands behind the next `byte`. */
static bool skip_past(slice *s, char byte) {
    const char *found = s->length ? memchr(s->data, byte, s->length) : NULL;
    if (!found)
        return false;
    *s = slice_range(*s, (size_t)(found - s->data) + 1, s->length);
    return true;
}

/* The text of an anchor line, <a name="1">[1]</a> <a href="#1" id=1>text</a>, up to the next tag.
 */
static bool anchor_text(slice line, slice *text) {
    if (!skip_literal(&line, SLICE("<a ")) || !skip_past(&line, '>') ||
        !skip_literal(&line, SLICE("[")) || !skip_past(&line, ']') ||
        !skip_literal(&line, SLICE("</a>")))
        return false;
    line = skip_blanks(line);
    if (!skip_literal(&line, SLICE("<a ")) || !skip_past(&line, '>'))
        return false;
    const char *end = line.length ? memchr(line.data, '<', line.length) : NULL;
    *text = slice_range(line, 0, end ? (size_t)(end - line.data) : line.length);
    return text->length > 0;
}

pith_status rouge_corpus_see(rouge_corpus *corpus, slice page, rouge_text *out) {
    rouge_text text;
    TRY(rouge_corpus_text(corpus, page, &text));
    pith_slice *lines = ARENA_ARRAY(rouge_corpus_memory(corpus), pith_slice, text.count);
    TRY_MEMORY(lines);
    size_t count = 0;
    for (size_t i = 0; i < text.count; i++) {
        slice anchor;
        if (anchor_text((slice){text.lines[i].data, text.lines[i].length}, &anchor))
            lines[count++] = (pith_slice){anchor.data, anchor.length};
    }
    *out = (rouge_text){lines, count, false};
    return PITH_OK;
}

/* Cuts the next word off `line`. */
static bool next_word(slice *line, slice *word) {
    *line = skip_blanks(*line);
    size_t end = 0;
    while (end < line->length && !strchr(" \t\r", line->data[end]))
        end++;
    *word = slice_range(*line, 0, end);
    *line = slice_range(*line, end, line->length);
    return end > 0;
}

/* The row of one line: a system and its references. */
static pith_status read_entry(rouge_corpus *corpus, slice line, size_t number, bool see) {
    enum { DIGITS = 24 };
    arena *memory = rouge_corpus_memory(corpus);
    char *id = arena_alloc(memory, DIGITS);
    rouge_text *system = arena_alloc(memory, sizeof *system);
    rouge_text *references = ARENA_ARRAY(memory, rouge_text, line.length / 2 + 1);
    TRY_MEMORY(id && system && references);
    const int length = snprintf(id, DIGITS, "%zu", number);
    rouge_row row = {
        .id = {id, (size_t)length}, .systems = system, .system_count = 1, .references = references};
    slice word;
    for (size_t i = 0; next_word(&line, &word); i++) {
        char *path = rouge_corpus_path(corpus, (slice){NULL, 0}, word);
        TRY_MEMORY(path);
        rouge_text text;
        TRY(rouge_corpus_read(corpus, (slice){id, (size_t)length}, path, see, &text));
        if (i == 0)
            *system = text;
        else if (!text.missing)
            references[row.reference_count++] = text;
    }
    return rouge_corpus_add(corpus, &row);
}

pith_status rouge_read_list(rouge_corpus *corpus, const char *path, const char *format,
                            pith_error *error) {
    bool see;
    if (!rouge_format_parse(format, &see))
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "%s: there is no format %s for texts; there are SPL and SEE", path,
                         format);
    slice list, line;
    const size_t first = corpus->row_count;
    TRY(file_read(rouge_corpus_memory(corpus), path, &list, error));
    TRY_MEMORY(rouge_corpus_system(corpus, SLICE("X")) == 0);
    for (size_t number = 1; file_next_line(&list, &line);)
        if (skip_blanks(line).length > 0)
            TRY(read_entry(corpus, line, number++, see));
    rouge_corpus_sort(corpus, first);
    return PITH_OK;
}
