/* auto_features.c - prints the features of the sentences of documents, for models/fit_auto.py.
 *
 *     auto_features names           a line for each: "sentence NAME PART", "document NAME",
 *                                   "alone NAME", "pair NAME" or
 *                                   "salience NAME"
 *     auto_features rows [MODEL]    for each document, its features and sentences
 *     auto_features sets [MODEL]    for each document, what together.c measures, and sentences
 *
 * MODEL is a file that pack.c made; without one, the built-in model is asked.
 *
 * `rows` reads documents from standard input: a line "SOURCES LANGUAGE UNIT AMOUNT QUERY-BYTES" and
 * so many bytes of query, UNIT and AMOUNT being the budget (s, w, p: sentences, words, percent);
 * then for each source a line "TITLE-BYTES TEXT-BYTES SENTENCES" and so many bytes of title and
 * text; with SENTENCES > 0 the text is that many sentences, one a line. A document gives the number
 * of sentences that compete (u32), what is known of the document (floats), each column of values
 * (floats), and for each sentence a line of its text and one of its words, folded. `sets` gives
 * that number, that of the candidates (u32), TOGETHER_MOST places of them (u32), their values alone
 * (floats) and of pairs (doubles), the concepts (their number, u32; the candidates that hold each,
 * bits of a byte; is it a pair of words, a byte; its row, floats; a line of its words), and the
 * sentences. */
#include "model/packed.h"
#include "rank/sentence_features.h"
#include "rank/together.h"
#include "read/read.h"
#include "text/analyze.h"
#include "text/plain.h"
#include "text/query.h"

#include "tool.h"

typedef void print_values(const rank_input *input, const features *f);

static char *read_bytes(arena *a, size_t length) {
    char *bytes = checked(arena_alloc(a, length));
    if (fread(bytes, 1, length, stdin) != length)
        die("the input ends early");
    return bytes;
}

static pith_slice *split_lines(arena *a, const char *text, size_t length, size_t count) {
    pith_slice *lines = checked(ARENA_ARRAY(a, pith_slice, count));
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const char *end = at < length ? memchr(text + at, '\n', length - at) : NULL;
        const size_t to = end ? (size_t)(end - text) : length;
        lines[i] = (pith_slice){text + at, to - at};
        at = to < length ? to + 1 : length;
    }
    return lines;
}

static void read_source(arena *a, pith_source *out) {
    size_t title;
    size_t text;
    size_t sentences;
    if (scanf("%zu %zu %zu", &title, &text, &sentences) != 3 || getchar() != '\n')
        die("the line of a source has not three numbers");
    const char *title_bytes = read_bytes(a, title);
    const char *bytes = read_bytes(a, text);
    *out = (pith_source){.title = {title_bytes, title}};
    if (sentences > 0) {
        out->sentences = split_lines(a, bytes, text, sentences);
        out->sentence_count = sentences;
    } else {
        out->text = bytes;
        out->length = text;
    }
}

static void print_sentence(const document *d, const sentence *s) {
    const slice text = plain_text(d, s->span);
    printf("%.*s\n", (int)text.length, text.data ? text.data : "");
    for (uint32_t t = 0; t < s->token_count; t++) {
        const slice word = d->forms[d->tokens[s->first_token + t].form].text;
        printf("%.*s ", (int)word.length, word.data);
    }
    putchar('\n');
}

/* The facts, then the columns one after another. */
static void print_features(const rank_input *input, const features *f) {
    for (uint32_t k = 0; k < FACT_COUNT; k++)
        fwrite(f->facts[k], sizeof *f->facts[k], 1, stdout);
    for (uint32_t c = 0; c < COLUMN_COUNT; c++)
        fwrite(features_column(f, c), sizeof *f->columns, input->count, stdout);
}

static void print_salience(const document *d, const saliences *found) {
    fwrite(&found->count, sizeof found->count, 1, stdout);
    for (uint32_t i = 0; i < found->count; i++)
        fwrite(&found->units[i].held, 1, 1, stdout);
    for (uint32_t i = 0; i < found->count; i++)
        fwrite(&(char){found->units[i].pair}, 1, 1, stdout);
    fwrite(found->rows, sizeof *found->rows, found->count, stdout);
    for (uint32_t i = 0; i < found->count; i++) {
        const salience_unit *u = &found->units[i];
        const uint32_t words = u->pair ? 2 : 1;
        for (uint32_t w = 0; w < words; w++) {
            const slice word = d->forms[u->forms[w]].text;
            printf("%.*s ", (int)word.length, word.data);
        }
        putchar('\n');
    }
}

/* What together.c measures, with the scores of the trees of the model. */
static void print_together(const rank_input *input, const features *f) {
    const forest trees = features_forest(input);
    double *scores = checked(ARENA_ARRAY(input->arena, double, input->count));
    together *t = checked(arena_alloc_zero(input->arena, 1, sizeof *t));
    forest_score(&trees, f->views, input->count, scores);
    for (uint32_t i = 0; i < input->count; i++)
        scores[i] /= TREE_SCALE;
    const together_judge judge = together_judge_of(input);
    saliences found;
    if (together_measure(input, f, scores, &judge, t) != PITH_OK ||
        salience_measure(input, f->wording, t->at, t->count, scores, &found) != PITH_OK)
        die("out of memory");
    fwrite(&t->count, sizeof t->count, 1, stdout);
    fwrite(t->at, sizeof t->at, 1, stdout);
    fwrite(t->alone, sizeof t->alone, 1, stdout);
    fwrite(t->pair, sizeof t->pair, 1, stdout);
    print_salience(input->doc, &found);
}

/* The number of sentences, `print` of them, then the sentences. */
static void print_document(const document *d, budget limit, const uint32_t *wanted,
                           uint32_t wanted_count, print_values *print) {
    uint32_t *sentences = checked(ARENA_ARRAY(d->arena, uint32_t, d->sentence_count));
    rank_input input = {.doc = d, .sentences = sentences, .limit = limit, .arena = d->arena};
    for (uint32_t i = 0; i < d->sentence_count; i++)
        if (d->sentences[i].competes)
            sentences[input.count++] = i;
    fwrite(&input.count, sizeof input.count, 1, stdout);
    if (input.count == 0)
        return;
    vectors rows;
    features f;
    if (vectors_build(d, sentences, input.count, wanted, wanted_count, d->arena, &rows) != PITH_OK)
        die("out of memory");
    input.vectors = &rows;
    if (features_build(&input, &f) != PITH_OK)
        die("out of memory");
    print(&input, &f);
    for (uint32_t i = 0; i < input.count; i++)
        print_sentence(d, &d->sentences[sentences[i]]);
}

static void analyze(const pith_model *model, arena *memory, stemmer *stems, size_t count,
                    const char *code, budget limit, slice query, print_values *print) {
    pith_source *sources = checked(ARENA_ARRAY(memory, pith_source, count));
    for (size_t i = 0; i < count; i++)
        read_source(memory, &sources[i]);
    language_model language;
    if (!model_language(model, code, &language))
        language = model_no_language(model);
    arena scratch = {0};
    document d = {.arena = memory, .scratch = &scratch, .model = model, .language = &language};
    uint32_t *wanted;
    uint32_t wanted_count;
    pith_error error = {0};
    const uint32_t none = 0;
    if (!stemmer_choose(stems, &language) || read_sources(&d, sources, count, &error) != PITH_OK ||
        read_roles(&d, &error) != PITH_OK || text_analyze(&d, stems, false, &error) != PITH_OK ||
        query_terms(&d, stems, query, &wanted, &wanted_count) != PITH_OK)
        fwrite(&none, sizeof none, 1, stdout);
    else
        print_document(&d, limit, wanted, wanted_count, print);
    arena_free(&scratch);
}

static void print_rows(const pith_model *model, print_values *print) {
    arena memory = {0};
    stemmer *stems = checked(stemmer_new());
    size_t count;
    size_t query;
    char code[8];
    char unit;
    size_t amount;
    while (scanf("%zu %7s %c %zu %zu", &count, code, &unit, &amount, &query) == 5 &&
           getchar() == '\n') {
        const budget limit = {unit == 's'   ? PITH_SENTENCES
                              : unit == 'w' ? PITH_WORDS
                                            : PITH_PERCENT,
                              amount, false};
        arena_reset(&memory);
        const char *bytes = read_bytes(&memory, query);
        analyze(model, &memory, stems, count, code, limit, (slice){bytes, query}, print);
    }
    stemmer_free(stems);
    arena_free(&memory);
}

int main(int argc, char **argv) {
    const pith_model model = argc > 2 ? load_model(argv[2]) : (pith_model){pith_builtin_data};
    if (argc == 2 && strcmp(argv[1], "names") == 0) {
#define PRINT_COLUMN(name, part) puts("sentence " #name " " #part);
#define PRINT_FACT(name) puts("document " #name);
#define PRINT_ALONE(name) puts("alone " #name);
#define PRINT_ROOT(name, part) puts("alone root:" #name);
#define PRINT_PAIR(name) puts("pair " #name);
        SENTENCE_FEATURES(PRINT_COLUMN)
        DOCUMENT_FEATURES(PRINT_FACT)
        TOGETHER_ALONE(PRINT_ALONE)
        SENTENCE_FEATURES(PRINT_ROOT)
        TOGETHER_PAIR(PRINT_PAIR)
        for (int i = 0; i < SALIENCE_WEIGHTS; i++)
            printf("salience %s\n", salience_names[i]);
    } else if (argc >= 2 && strcmp(argv[1], "rows") == 0) {
        print_rows(&model, print_features);
    } else if (argc >= 2 && strcmp(argv[1], "sets") == 0) {
        print_rows(&model, print_together);
    } else {
        die("usage: auto_features names | rows [MODEL] | sets [MODEL]");
    }
    return 0;
}
