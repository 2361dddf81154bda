/* front_matter.c - lines between two lines of "---" (YAML) or "+++" (TOML), as writers of static
 * sites begin their files. Of both languages only what title, author, date and description need is
 * read: a key at the start of a line, and a plain, quoted or bracketed value in the same line. */
#include "read/front_matter.h"

#include "read/metadata.h"

/* Bytes of a line at `at`, with its newline. */
static size_t line_length(slice in, size_t at) {
    const char *newline = memchr(in.data + at, '\n', in.length - at);
    return newline ? (size_t)(newline - in.data) + 1 - at : in.length - at;
}

static slice trim(slice s) {
    while (s.length > 0 && strchr(" \t\r\n", s.data[s.length - 1]))
        s.length--;
    while (s.length > 0 && strchr(" \t", s.data[0]))
        s = slice_range(s, 1, s.length);
    return s;
}

size_t front_matter_length(slice in) {
    if (in.length < 4)
        return 0;
    const slice fence = trim(slice_range(in, 0, line_length(in, 0)));
    if (!slice_equal(fence, SLICE("---")) && !slice_equal(fence, SLICE("+++")))
        return 0;
    for (size_t at = line_length(in, 0); at < in.length;) {
        const size_t length = line_length(in, at);
        const slice line = trim(slice_range(in, at, at + length));
        at += length;
        if (slice_equal(line, fence))
            return at;
        /* A rule above a paragraph is no front matter. */
        const bool plain = line.length > 0 && !memchr(line.data, ':', line.length) &&
                           !memchr(line.data, '=', line.length) && !strchr("-#[]}", line.data[0]);
        if (plain && line.data == in.data + at - length)
            return 0;
    }
    return 0;
}

/* The value without quotation marks or brackets around it. */
static slice bare(slice value) {
    value = trim(value);
    for (bool again = true; again && value.length >= 2;) {
        const char first = value.data[0], last = value.data[value.length - 1];
        again = (first == last && (first == '"' || first == '\'')) || (first == '[' && last == ']');
        if (again)
            value = trim(slice_range(value, 1, value.length - 1));
    }
    return value;
}

static pith_status take(document *doc, uint32_t source, slice key, slice value) {
    text_source *of = &doc->sources[source];
    if (slice_alike(key, SLICE("title"))) {
        if (of->title.length == 0)
            of->title = value;
        return PITH_OK;
    }
    if (slice_alike(key, SLICE("author")) || slice_alike(key, SLICE("authors")))
        return metadata_offer(doc, &of->metadata.author, value);
    if (slice_alike(key, SLICE("date")))
        return metadata_offer(doc, &of->metadata.date, value);
    if (slice_alike(key, SLICE("description")))
        return metadata_offer(doc, &of->metadata.description, value);
    return PITH_OK;
}

pith_status front_matter_read(document *doc, uint32_t source, slice matter) {
    for (size_t at = 0; at < matter.length;) {
        const slice line = slice_range(matter, at, at + line_length(matter, at));
        at += line.length;
        size_t end = 0;
        while (end < line.length && !strchr(":= ", line.data[end]))
            end++;
        size_t from = end;
        while (from < line.length && line.data[from] == ' ')
            from++;
        if (end > 0 && from < line.length && (line.data[from] == ':' || line.data[from] == '='))
            TRY(take(doc, source, slice_range(line, 0, end),
                     bare(slice_range(line, from + 1, line.length))));
    }
    return PITH_OK;
}
