/* role_features.c - prints the features of the lines of pages, for models/fit_roles.py.
 *
 *     role_features MODEL names         the names of the features, in their order, in one line
 *     role_features MODEL lines CODE    32-bit floats, one row of features for each line, with the
 *                                       tables of the language CODE ("und": none)
 *
 * Reads pages from standard input: a line with the number of lines, then these lines, none of which
 * is blank or holds a line break. MODEL is a packed model, whose word tables are used. */
#include "read/features.h"
#include "read/layout.h"

#include "tool.h"

#include <stdlib.h>

/* The next line of `in`, at *at. */
static span next_line(slice in, size_t *at) {
    const char *start = in.data + *at;
    const char *newline = memchr(start, '\n', in.length - *at);
    const size_t length = newline ? (size_t)(newline - start) : in.length - *at;
    const span line = {(uint32_t)*at, (uint32_t)(*at + length)};
    *at = line.end < in.length ? line.end + 1 : in.length;
    return line;
}

static void print_page(const page *p) {
    for (uint32_t i = 0; i < p->count; i++) {
        float features[FEATURE_COUNT];
        line_features(p, i, features);
        fwrite(features, sizeof features, 1, stdout);
    }
}

static void print_pages(slice in, const language_model *language) {
    arena memory = {0};
    for (size_t at = 0; at < in.length;) {
        const span first = next_line(in, &at);
        const uint32_t count = (uint32_t)strtoul(in.data + first.start, NULL, 10);
        text_source line = {0};
        document doc = {.arena = &memory, .language = language, .text = in, .sources = &line};
        writer out = {.doc = &doc};
        for (uint32_t i = 0; i < count; i++) {
            line.text = next_line(in, &at);
            if (layout_blocks(&out, 0) != PITH_OK || doc.block_count != i + 1)
                die("a line that is not one block");
        }
        page p;
        if (page_measure(&doc, 0, count, &memory, &p) != PITH_OK ||
            page_relate(&memory, &p) != PITH_OK)
            die("out of memory");
        print_page(&p);
        arena_reset(&memory);
    }
    arena_free(&memory);
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[2], "names") == 0) {
        puts(line_feature_names);
        return 0;
    }
    if (argc != 4 || strcmp(argv[2], "lines") != 0)
        die("usage: role_features MODEL names | role_features MODEL lines CODE");
    const language_model language = load_language(argv[1], argv[3]);
    print_pages(read_all(stdin), &language);
    return 0;
}
