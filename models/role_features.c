/* role_features.c - prints the features of the lines of pages, for models/fit_roles.py.
 *
 *     role_features MODEL names    the names of features and transitions, in the order of the
 * weights role_features MODEL lines    32-bit floats, one row of features for each line
 *
 * Reads pages from standard input: a line with the number of lines, then these lines, none of which
 * is blank or holds a line break. MODEL is a packed model, whose word tables are used. */
#include "model/packed.h"
#include "read/chain.h"
#include "read/features.h"
#include "read/layout.h"

#include <stdio.h>
#include <stdlib.h>

static void die(const char *message) {
    fprintf(stderr, "role_features: %s\n", message);
    exit(1);
}

static void *checked(void *p) {
    if (!p)
        die("out of memory");
    return p;
}

/* The rest of `f`. */
static slice read_all(FILE *f) {
    size_t room = (size_t)1 << 20;
    size_t length = 0;
    char *data = checked(malloc(room));
    for (size_t got; (got = fread(data + length, 1, room - length, f)) > 0;) {
        length += got;
        if (length == room)
            data = checked(realloc(data, room *= 2));
    }
    return (slice){data, length};
}

static void print_names(void) {
    for (unsigned part = 0; part < PART_COUNT; part++)
        for (unsigned f = 0; f < FEATURE_COUNT; f++)
            printf("%s:%s\n", page_part_names[part], line_feature_names[f]);
    for (unsigned from = 0; from <= PART_COUNT; from++)
        for (unsigned to = 0; to <= PART_COUNT; to++)
            if (chain_allows(from, to))
                printf("%s>%s\n", from < PART_COUNT ? page_part_names[from] : "edge",
                       to < PART_COUNT ? page_part_names[to] : "edge");
}

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
        document doc = {.arena = &memory, .language = language, .text = in};
        uint32_t capacity = 0;
        for (uint32_t i = 0; i < count; i++) {
            text_source line = {.text = next_line(in, &at)};
            doc.sources = &line;
            if (layout_blocks(&doc, 0, &capacity) != PITH_OK || doc.block_count != i + 1)
                die("a line that is not one block");
        }
        page p;
        if (page_measure(&doc, 0, count, &memory, &p) != PITH_OK)
            die("out of memory");
        print_page(&p);
        arena_reset(&memory);
    }
    arena_free(&memory);
}

int main(int argc, char **argv) {
    if (argc != 3)
        die("usage: role_features MODEL names|lines");
    if (strcmp(argv[2], "names") == 0) {
        print_names();
        return 0;
    }
    FILE *f = fopen(argv[1], "rb");
    if (!f)
        die("cannot open the model");
    const slice blob = read_all(f);
    pith_error error;
    if (packed_check(blob.data, blob.length, &error) != PITH_OK)
        die(error.message);
    const pith_model model = {(const unsigned char *)blob.data};
    language_model language;
    if (!model_language(&model, "en", &language))
        die("no English in the model");
    print_pages(read_all(stdin), &language);
    return 0;
}
