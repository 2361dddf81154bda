/* html_features.c - prints the measures of web pages and their blocks, for models/fit_html.py and
 * models/fit_html_kind.py.
 *
 *     html_features MODEL names          of the measures
 *     html_features MODEL text LANG      of each block, behind the number of blocks
 *     html_features MODEL blocks LANG    32-bit floats, a row for each block
 *     html_features MODEL kind-names     of the measures of a whole page
 *     html_features MODEL kinds LANG     32-bit floats, a row for each page; 0 without a text
 *     html_features MODEL first LANG     32-bit floats, the log-odds of each block by MODEL's trees
 *     html_features MODEL context-names  of the measures of a second look
 *     html_features MODEL context LANG FIRST    32-bit floats, a row for each block
 *
 * FIRST holds 32-bit floats, too: of each page its chances to be of each kind, and the log-odds of
 * its blocks.
 *
 * Reads names of files from standard input. MODEL is a packed model, whose word tables are used. */
#include "read/html_chances.h"

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

static void print_first(document *doc, const html_view *v) {
    float *odds = checked(ARENA_ARRAY(doc->arena, float, (size_t)v->count + 1));
    if (v->count > 0 && html_first_odds(doc->model, v, odds) != PITH_OK)
        die("a model with other trees");
    fwrite(odds, sizeof *odds, v->count, stdout);
}

static void print_context(document *doc, const html_view *v, FILE *first) {
    float kinds[KINDS], row[CONTEXT_FEATURE_COUNT];
    float *odds = checked(ARENA_ARRAY(doc->arena, float, (size_t)v->count + 1));
    html_context context;
    if (fread(kinds, sizeof *kinds, KINDS, first) != KINDS ||
        fread(odds, sizeof *odds, v->count, first) != v->count)
        die("too few odds");
    if (v->count > 0 && html_context_measure(v, odds, kinds, doc->arena, &context) != PITH_OK)
        die("out of memory");
    for (uint32_t i = 0; i < v->count; i++) {
        html_context_features(&context, i, row);
        fwrite(row, sizeof row, 1, stdout);
    }
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

static void print_page(const char *name, const pith_model *model, const language_model *language,
                       const char *what, FILE *first) {
    static arena memory;
    const slice in = read_all(fopen(name, "rb"));
    const pith_source source = {.text = in.data, .length = in.length, .format = "html"};
    document doc = {.arena = &memory, .model = model, .language = language};
    pith_error error = {0};
    if (read_sources(&doc, &source, 1, &error) != PITH_OK)
        die(error.message);
    const html_view view = measure(&doc);
    if (strcmp(what, "text") == 0)
        print_text(&doc);
    else if (strcmp(what, "kinds") == 0)
        print_kind(&view);
    else if (strcmp(what, "first") == 0)
        print_first(&doc, &view);
    else if (strcmp(what, "context") == 0)
        print_context(&doc, &view, first);
    else
        print_blocks(&view);
    free((void *)in.data);
    arena_reset(&memory);
}

static bool print_all_names(const char *what) {
    if (strcmp(what, "names") == 0)
        print_names(HTML_FEATURE_COUNT, html_feature_name);
    else if (strcmp(what, "kind-names") == 0)
        print_names(KIND_FEATURES, html_kind_name);
    else if (strcmp(what, "context-names") == 0)
        print_names(CONTEXT_FEATURE_COUNT, html_context_name);
    else
        return false;
    return true;
}

int main(int argc, char **argv) {
    if (argc == 3 && print_all_names(argv[2]))
        return 0;
    if (argc != 4 && argc != 5)
        die("usage: html_features MODEL names|kind-names|context-names\n"
            "       html_features MODEL text|blocks|kinds|first LANG\n"
            "       html_features MODEL context LANG FIRST");
    const pith_model model = load_model(argv[1]);
    const language_model language = load_language(argv[1], argv[3]);
    FILE *first = argc == 5 ? fopen(argv[4], "rb") : NULL;
    if (!first == (strcmp(argv[2], "context") == 0))
        die("the odds of a first look are for a second one");
    char name[4096];
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = '\0';
        print_page(name, &model, &language, argv[2], first);
    }
    return 0;
}
