/* html_features.c - prints the measures of web pages and their blocks, for models/fit_html.py and
 * models/fit_html_kind.py.
 *
 *     html_features MODEL names          of the measures
 *     html_features MODEL text LANG      of each block, behind the number of blocks
 *     html_features MODEL blocks LANG    32-bit floats, a row for each block
 *     html_features MODEL kind-names     of the measures of a whole page
 *     html_features MODEL kinds LANG     32-bit floats, a row for each page; 0 without a text
 *
 * Reads names of files from standard input. MODEL is a packed model, whose word tables are used. */
#include "read/html_kind.h"

#include "read/format.h"
#include "read/read.h"
#include "text/utf8.h"

#include "tool.h"

#include <stdlib.h>

static void print_names(unsigned count, void (*name_of)(unsigned, char *)) {
    char name[HTML_NAME_BYTES];
    for (unsigned f = 0; f < count; f++) {
        name_of(f, name);
        printf("%s\n", name);
    }
}

static void print_text(const document *doc) {
    printf("%u\n", (unsigned)doc->block_count);
    for (uint32_t i = 0; i < doc->block_count; i++) {
        const span s = doc->blocks[i].span;
        for (uint32_t at = s.start; at < s.end; at++)
            putchar(doc->text.data[at] == '\n' ? ' ' : doc->text.data[at]);
        putchar('\n');
    }
}

static void print_blocks(const html_view *v) {
    for (uint32_t i = 0; i < v->count; i++) {
        float features[HTML_FEATURE_COUNT];
        html_features(v, i, features);
        fwrite(features, sizeof features, 1, stdout);
    }
}

static void print_kind(const html_view *v) {
    float features[KIND_FEATURES] = {0};
    if (v->count > 0)
        html_kind_features(v, features);
    fwrite(features, sizeof features, 1, stdout);
}

static html_view measure(const document *doc) {
    page lines;
    html_view view = {0};
    if (doc->block_count == 0)
        return view;
    if (page_measure(doc, 0, doc->block_count, doc->arena, &lines) != PITH_OK ||
        page_relate(doc->arena, &lines) != PITH_OK ||
        html_measure(doc, 0, doc->sources[0].parsed, &lines, doc->arena, &view) != PITH_OK)
        die("out of memory");
    return view;
}

static void print_page(const char *name, const language_model *language, const char *what) {
    static arena memory;
    const slice in = read_all(fopen(name, "rb"));
    const pith_source source = {.text = in.data, .length = in.length, .format = "html"};
    document doc = {.arena = &memory, .language = language};
    pith_error error = {0};
    if (read_sources(&doc, &source, 1, &error) != PITH_OK)
        die(error.message);
    const html_view view = measure(&doc);
    if (strcmp(what, "text") == 0)
        print_text(&doc);
    else if (strcmp(what, "kinds") == 0)
        print_kind(&view);
    else
        print_blocks(&view);
    free((void *)in.data);
    arena_reset(&memory);
}

int main(int argc, char **argv) {
    if (argc == 3) {
        const bool kinds = strcmp(argv[2], "kind-names") == 0;
        print_names(kinds ? KIND_FEATURES : HTML_FEATURE_COUNT,
                    kinds ? html_kind_name : html_feature_name);
        return 0;
    }
    if (argc != 4)
        die("usage: html_features MODEL names|kind-names|text|blocks|kinds [LANG]");
    const language_model language = load_language(argv[1], argv[3]);
    char name[4096];
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = '\0';
        print_page(name, &language, argv[2]);
    }
    return 0;
}
