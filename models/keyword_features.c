/* keyword_features.c - prints the features of candidates of key phrases, for models/fit_keyword.py.
 *
 *     keyword_features names    their names
 *     keyword_features rows     for each document, its candidates with their features
 *
 * `rows` reads documents from standard input: a line "LANGUAGE BYTES" and so many bytes of text. A
 * document gives a line with the number of its candidates, then for each a line of its features, a
 * tab and its text. */
#include "keyword/keyword_features.h"
#include "keyword/surface.h"
#include "model/packed.h"
#include "read/read.h"
#include "text/analyze.h"

#include "tool.h"

static void print_document(const document *d) {
    candidates all;
    keyword_facts *facts = NULL;
    float values[KEYWORD_FEATURE_COUNT][FOREST_BLOCK];
    if (candidates_find_linked(d, d->arena, &all) != PITH_OK ||
        keyword_facts_find(&all, d->arena, &facts) != PITH_OK)
        die("out of memory");
    printf("%u\n", all.count);
    for (uint32_t i = 0; i < all.count; i++) {
        keyword_phrase phrase;
        keyword_features_fill(facts, &i, 1, values);
        all.items[i].same = i;
        if (surface_fill(&all, i, d->arena, &phrase) != PITH_OK)
            die("out of memory");
        for (uint32_t f = 0; f < KEYWORD_FEATURE_COUNT; f++)
            printf("%.6g%c", (double)values[f][0], f + 1 < KEYWORD_FEATURE_COUNT ? ' ' : '\t');
        printf("%.*s\n", (int)phrase.text.length, phrase.text.data);
    }
}

static void analyze(arena *memory, stemmer *stems, const char *code, slice text) {
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
    print_document(&d);
    arena_free(&scratch);
}

static void print_rows(void) {
    arena memory = {0};
    stemmer *stems = checked(stemmer_new());
    char code[8];
    size_t length;
    while (scanf("%7s %zu", code, &length) == 2 && getchar() == '\n') {
        arena_reset(&memory);
        char *bytes = checked(arena_alloc(&memory, length));
        if (fread(bytes, 1, length, stdin) != length)
            die("the input ends early");
        analyze(&memory, stems, code, (slice){bytes, length});
    }
    stemmer_free(stems);
    arena_free(&memory);
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "names") == 0) {
        puts(keyword_feature_names);
    } else if (argc == 2 && strcmp(argv[1], "rows") == 0) {
        print_rows();
    } else {
        die("usage: keyword_features names|rows");
    }
    return 0;
}
