/* keyword_features.c - prints the features of candidates of key phrases, for models/fit_keyword.py.
 *
 *     keyword_features names          their names
 *     keyword_features rows           for each document, its candidates with their features
 *     keyword_features beside-names   names of the features of the best beside one another
 *     keyword_features beside         for each document, these
 *
 * Both read documents from standard input: a line "LANGUAGE BYTES" and so many bytes of text. For
 * `rows` a document gives a line with the number of its candidates, then for each a line of its
 * features, a tab and its text. For `beside` the odds of the candidates, all of them, follow the
 * text, and a document gives a line with the number of the best, then for each a line of its number
 * and its features. */
#include "keyword/keyword_features.h"
#include "keyword/beside.h"
#include "keyword/surface.h"
#include "model/packed.h"
#include "read/read.h"
#include "text/analyze.h"

#include "tool.h"

static void print_row(const float *row, int count) {
    for (int f = 0; f < count; f++)
        printf("%.6g%c", (double)row[f], f + 1 < count ? ' ' : '\t');
}

static void print_rows(candidates *all) {
    arena *memory = all->doc->arena;
    keyword_facts *facts = NULL;
    float row[KEYWORD_FEATURE_COUNT];
    if (keyword_facts_find(all, memory, &facts) != PITH_OK)
        die("out of memory");
    printf("%u\n", all->count);
    for (uint32_t i = 0; i < all->count; i++) {
        keyword_phrase phrase;
        keyword_features_fill(facts, i, row);
        all->items[i].same = i;
        if (surface_fill(all, i, memory, &phrase) != PITH_OK)
            die("out of memory");
        print_row(row, KEYWORD_FEATURE_COUNT);
        printf("%.*s\n", (int)phrase.text.length, phrase.text.data);
    }
}

static void print_beside(candidates *all) {
    float rows[BESIDE_MOST][BESIDE_FEATURE_COUNT];
    scored *list = checked(ARENA_ARRAY(all->doc->arena, scored, all->count));
    for (uint32_t i = 0; i < all->count; i++) {
        list[i] = (scored){.order = i, .index = i};
        if (scanf("%lf", &list[i].score) != 1)
            die("the odds end early");
    }
    const uint32_t count = (uint32_t)best_first(list, all->count, BESIDE_MOST);
    beside_fill(all, list, count, rows);
    printf("%u\n", count);
    for (uint32_t i = 0; i < count; i++) {
        printf("%u ", list[i].index);
        print_row(rows[i], BESIDE_FEATURE_COUNT);
        puts("");
    }
}

typedef void printer(candidates *all);

static void analyze(arena *memory, stemmer *stems, const char *code, slice text, printer *print) {
    const pith_source source = {.text = text.data, .length = text.length};
    pith_error error = {0};
    const pith_model model = {pith_builtin_data};
    language_model language;
    if (!model_language(&model, code, &language) || !stemmer_choose(stems, &language))
        die("the model lacks a language");
    arena scratch = {0};
    document d = {.arena = memory, .scratch = &scratch, .model = &model, .language = &language};
    if (read_sources(&d, &source, 1, &error) != PITH_OK || read_roles(&d, &error) != PITH_OK ||
        text_analyze(&d, stems, true, &error) != PITH_OK)
        die(error.message);
    candidates all;
    if (candidates_find_linked(&d, memory, &all) != PITH_OK)
        die("out of memory");
    print(&all);
    arena_free(&scratch);
}

static void read_documents(printer *print) {
    arena memory = {0};
    stemmer *stems = checked(stemmer_new());
    char code[8];
    size_t length;
    while (scanf(" %7s %zu", code, &length) == 2 && getchar() == '\n') {
        arena_reset(&memory);
        char *bytes = checked(arena_alloc(&memory, length));
        if (fread(bytes, 1, length, stdin) != length)
            die("the input ends early");
        analyze(&memory, stems, code, (slice){bytes, length}, print);
    }
    stemmer_free(stems);
    arena_free(&memory);
}

int main(int argc, char **argv) {
    const char *what = argc == 2 ? argv[1] : "";
    if (strcmp(what, "names") == 0)
        puts(keyword_feature_names);
    else if (strcmp(what, "beside-names") == 0)
        puts(beside_feature_names);
    else if (strcmp(what, "rows") == 0)
        read_documents(print_rows);
    else if (strcmp(what, "beside") == 0)
        read_documents(print_beside);
    else
        die("usage: keyword_features names|rows|beside-names|beside");
    return 0;
}
