/* run_segmentation.c - `pith eval segmentation`: the library's sentences and words, compared with
 * gold ones by their spans; micro-averaged over the documents of a file, and of each language in
 * it. Then how many documents have all their sentences right as they are printed: what a reader
 * gets of the text, cleaned of markup, rulers and line breaks, against the gold sentences as they
 * are written, without white space. A gold sentence that rewrites the text can be judged only so.
 *
 * The library has no punctuation among its words, so of the gold words those are left out in which
 * it finds no word at all. */
#include "base/status.h"
#include "eval/resample.h"
#include "eval/run.h"
#include "eval/segmentation_score.h"

#include <string.h>

enum { LANGUAGE_BYTES = 16 };

typedef struct outcome {
    segmentation_score sentences;
    segmentation_score words;
    bool has_words;
    bool cut;     /* the gold sentences make up the text: they have spans */
    bool printed; /* the printed sentences are the gold ones */
    char language[LANGUAGE_BYTES];
    slice system; /* the sentences, one a line */
} outcome;

typedef struct segmentation {
    outcome *documents; /* of the file at hand */
    size_t capacity;
    report_table *scores;
    double seconds;
    size_t bytes;
} segmentation;

static const report_column score_columns[] = {{"data", "data", 0, 1},
                                              {"language", "language", 0, 1},
                                              {"rows", "rows", 0, 1},
                                              {"gold", "gold", 0, 1},
                                              {"system", "system", 0, 1},
                                              {"precision", "P", 2, 100},
                                              {"recall", "R", 2, 100},
                                              {"f1", "F1", 2, 100},
                                              {"exact", "all right", 1, 100},
                                              {"printed", "printed", 1, 100},
                                              {"word_precision", "word P", 2, 100},
                                              {"word_recall", "word R", 2, 100},
                                              {"word_f1", "word F1", 2, 100}};
static const report_column document_columns[] = {{"f1", "F1", 2, 100}};

enum { COLUMNS = sizeof score_columns / sizeof *score_columns };

static pith_status start(run *r, pith_error *error) {
    segmentation *s = arena_alloc_zero(&r->memory, 1, sizeof *s);
    (void)error;
    TRY_MEMORY(s);
    r->own = s;
    report_add_fact(r->report, "spans",
                    SLICE("exact, counted without white space; micro-averaged over documents"));
    s->scores =
        report_add_table(r->report, "scores", "Sentences and words", score_columns, COLUMNS);
    TRY_MEMORY(s->scores);
    s->scores->note = SLICE("Ranges are 95 % intervals of the bootstrap over documents. All right: "
                            "documents without a wrong sentence, percent. Printed: those whose "
                            "sentences are right as printed; documents whose gold sentences are no "
                            "cut of the text count here alone.");
    r->report->value_columns = document_columns;
    r->report->value_count = 1;
    return PITH_OK;
}

/* ---- one document ---- */

static pith_status score_spans(run_worker *w, dataset_row *row, const squeezed *text,
                               outcome *out) {
    segment *gold, *system;
    size_t gold_count;
    TRY(segments_align(text, row->sentences.items, row->sentences.count, &w->memory, &gold,
                       &gold_count, &out->cut));
    if (!out->cut)
        return PITH_OK;
    pith_doc_facts facts;
    pith_sentence sentence;
    pith_doc_get_facts(w->doc, &facts);
    TRY_MEMORY(system = ARENA_ARRAY(&w->memory, segment, facts.sentences));
    for (size_t i = 0; i < facts.sentences; i++) {
        TRY_MEMORY(pith_doc_get_sentence(w->doc, i, &sentence));
        system[i] = segment_of(text, sentence.span.start, sentence.span.end);
    }
    out->sentences = segments_compare(system, facts.sentences, gold, gold_count);
    return PITH_OK;
}

/* Reads the row's text as the file it would be, a web page where it is one, into *doc; that is
 * w->doc, which has read it as text, when it is no more. */
static pith_status read_as_file(run_worker *w, dataset_row *row, pith_doc **doc) {
    char code[16];
    pith_read_options options;
    pith_read_options_init(&options);
    options.language = run_language(row, code);
    options.all_blocks = true;
    const pith_file file = {.data = row->text.data, .length = row->text.length};
    pith_item item;
    pith_reader *reader;
    bool found = false;
    *doc = w->doc;
    TRY(pith_reader_new(&reader));
    pith_status status = pith_reader_open(reader, &file, NULL);
    if (status == PITH_OK)
        status = pith_reader_next(reader, &item, &found, NULL);
    if (status == PITH_OK && found && item.source.format &&
        strcmp(item.source.format, "text") != 0) {
        status = pith_doc_read(w->second, &item.source, 1, &options, NULL);
        *doc = w->second;
    }
    pith_reader_free(reader);
    return status;
}

/* The next of the gold sentences that is not blank, without white space. */
static pith_status next_gold(run_worker *w, const dataset_row *row, size_t *at, slice *out) {
    *out = (slice){"", 0};
    while (*at < row->sentences.count && out->length == 0) {
        squeezed piece;
        TRY(squeeze(row->sentences.items[(*at)++], &w->memory, &piece));
        *out = piece.text;
    }
    return PITH_OK;
}

static pith_status score_printed(run_worker *w, dataset_row *row, outcome *out) {
    pith_doc *doc;
    pith_sentence sentence;
    size_t at = 0;
    slice gold;
    buffer lines = {.memory = &row->memory};
    TRY(read_as_file(w, row, &doc));
    out->printed = true;
    for (size_t i = 0; pith_doc_get_sentence(doc, i, &sentence); i++) {
        squeezed ours;
        const slice text = {sentence.text.data, sentence.text.length};
        if (text.length == 0)
            continue;
        TRY(squeeze(text, &w->memory, &ours));
        TRY(next_gold(w, row, &at, &gold));
        out->printed = out->printed && slice_equal(ours.text, gold);
        buffer_add_slice(&lines, text);
        buffer_add(&lines, "\n");
    }
    TRY(next_gold(w, row, &at, &gold));
    out->printed = out->printed && gold.length == 0;
    out->system = (slice){lines.data, lines.length};
    return lines.failed ? PITH_ERROR_MEMORY : PITH_OK;
}

/* Does the library find a word in `token`? */
static pith_status has_word(run_worker *w, slice token, bool *out) {
    const pith_slice text = {token.data, token.length};
    const pith_source source = {.sentences = &text, .sentence_count = 1};
    pith_token word;
    TRY(pith_doc_read(w->second, &source, 1, NULL, NULL));
    *out = pith_doc_get_token(w->second, 0, 0, &word);
    return PITH_OK;
}

static pith_status score_words(run_worker *w, dataset_row *row, const squeezed *text,
                               outcome *out) {
    segment *gold;
    size_t aligned, gold_count = 0, count = 0;
    bool fits;
    TRY(segments_align(text, row->tokens.items, row->tokens.count, &w->memory, &gold, &aligned,
                       &fits));
    if (!fits || aligned != row->tokens.count) {
        dataset_break(row, "the gold tokens do not make up the text");
        return PITH_OK;
    }
    for (size_t i = 0; i < aligned; i++) {
        bool word;
        TRY(has_word(w, row->tokens.items[i], &word));
        if (word)
            gold[gold_count++] = gold[i];
    }
    pith_doc_facts facts;
    pith_token token;
    pith_doc_get_facts(w->doc, &facts);
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(w->doc, s, i, &token); i++)
            count++;
    segment *system = ARENA_ARRAY(&w->memory, segment, count);
    TRY_MEMORY(system);
    count = 0;
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(w->doc, s, i, &token); i++)
            system[count++] = segment_of(text, token.span.start, token.span.end);
    out->words = segments_compare(system, count, gold, gold_count);
    out->has_words = true;
    return PITH_OK;
}

static pith_status work(run *r, run_worker *w, run_slot *slot) {
    dataset_row *row = &slot->row;
    outcome *out = arena_alloc_zero(&row->memory, 1, sizeof *out);
    (void)r;
    TRY_MEMORY(out);
    slot->outcome = out;
    if (!row->has_text || !row->sentences.given)
        dataset_break(row, "there is no \"text\", or no \"sentences\"");
    else if (row->text_count != 1)
        dataset_break(row, "\"docs\" have no gold sentences");
    if (row->problem[0])
        return PITH_OK;
    bool good;
    TRY(run_read(w, row, true, &good));
    if (!good)
        return PITH_OK;
    squeezed text;
    TRY(squeeze(row->text, &w->memory, &text));
    TRY(score_spans(w, row, &text, out));
    TRY(score_printed(w, row, out));
    if (row->tokens.given && !row->problem[0])
        TRY(score_words(w, row, &text, out));
    const size_t length = row->language.length < LANGUAGE_BYTES ? row->language.length : 0;
    if (length > 0)
        memcpy(out->language, row->language.data, length);
    return PITH_OK;
}

/* ---- collecting ---- */

static double f1_of(const segmentation_score *s) {
    return s->system + s->gold > 0 ? 2 * (double)s->right / (double)(s->system + s->gold) : 1;
}

static pith_status collect(run *r, run_slot *slot) {
    segmentation *s = r->own;
    const outcome *o = slot->outcome;
    if (r->file_rows == s->capacity) {
        const size_t capacity = s->capacity ? 2 * s->capacity : 512;
        s->documents =
            arena_grow(&r->memory, s->documents, s->capacity * sizeof *o, capacity * sizeof *o);
        TRY_MEMORY(s->documents);
        s->capacity = capacity;
    }
    s->documents[r->file_rows] = *o;
    s->documents[r->file_rows].system = (slice){"", 0};
    if (!r->options->keep_documents)
        return PITH_OK;
    report_document *document = report_add_document(r->report, r->data, slot->row.id);
    buffer gold = {.memory = &r->report->memory};
    for (size_t i = 0; i < slot->row.sentences.count; i++) {
        buffer_add_slice(&gold, slot->row.sentences.items[i]);
        buffer_add(&gold, "\n");
    }
    report_add_item(r->report, document, SLICE("gold"), (slice){gold.data, gold.length}, false);
    double *values = report_add_item(r->report, document, SLICE("pith"), o->system, true);
    if (values)
        values[0] = f1_of(&o->sentences);
    return PITH_OK;
}

/* ---- tables ---- */

static double share(size_t part, size_t whole) {
    return whole > 0 ? (double)part / (double)whole : 0;
}

static void add_words(const segmentation_score *words, report_cell *cells) {
    cells[0] = cell_number(share(words->right, words->system));
    cells[1] = cell_number(share(words->right, words->gold));
    cells[2] = cell_number(f1_of(words));
}

/* A row for the documents of `language`, or for all when it is NULL. */
static pith_status add_language(run *r, const char *language) {
    const segmentation *s = r->own;
    double *above = ARENA_ARRAY(&r->memory, double, r->file_rows);
    double *below = ARENA_ARRAY(&r->memory, double, r->file_rows);
    report_cell *cells = report_add_row(r->report, s->scores);
    TRY_MEMORY(above && below && cells);
    segmentation_score sum = {0, 0, 0}, words = {0, 0, 0};
    size_t count = 0, cut = 0, exact = 0, printed = 0;
    for (size_t i = 0; i < r->file_rows; i++) {
        const outcome *o = &s->documents[i];
        const segmentation_score *one = &o->sentences;
        if (language && strcmp(language, o->language) != 0)
            continue;
        above[count] = (double)one->right;
        below[count++] = (double)(one->system + one->gold);
        sum = (segmentation_score){sum.right + one->right, sum.system + one->system,
                                   sum.gold + one->gold};
        words = (segmentation_score){words.right + o->words.right, words.system + o->words.system,
                                     words.gold + o->words.gold};
        cut += o->cut;
        exact += o->cut && one->right == one->gold && one->right == one->system;
        printed += o->printed;
    }
    const ratio_score score = {above, below, NULL, 1, count, 2};
    interval f1;
    TRY(resample_ratio(&score, r->options->seed, &r->memory, &f1));
    cells[0] = cell_text(r->data);
    cells[1] = cell_text(language ? report_copy(r->report, slice_of(language)) : SLICE("all"));
    cells[2] = cell_number((double)count);
    cells[3] = cell_number((double)sum.gold);
    cells[4] = cell_number((double)sum.system);
    cells[5] = cell_number(share(sum.right, sum.system));
    cells[6] = cell_number(share(sum.right, sum.gold));
    cells[7] = cell_interval(f1.value, f1.low, f1.high);
    cells[8] = cell_number(share(exact, cut));
    cells[9] = cell_number(share(printed, count));
    if (words.gold > 0)
        add_words(&words, &cells[10]);
    return PITH_OK;
}

/* Is document i the first of its language? */
static bool is_first(const segmentation *s, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(s->documents[k].language, s->documents[i].language) == 0)
            return false;
    return true;
}

static pith_status finish_file(run *r, pith_error *error) {
    enum { MOST_LANGUAGES = 200 };
    const segmentation *s = r->own;
    (void)error;
    if (r->file_rows == 0)
        return PITH_OK;
    TRY(add_language(r, NULL));
    char languages[MOST_LANGUAGES][LANGUAGE_BYTES];
    size_t count = 0;
    const char *last = NULL;
    for (size_t i = 0; i < r->file_rows && count < MOST_LANGUAGES; i++) {
        const char *language = s->documents[i].language;
        const bool again = last && strcmp(last, language) == 0;
        last = language;
        if (!again && language[0] && is_first(s, i))
            memcpy(languages[count++], language, LANGUAGE_BYTES);
    }
    for (size_t i = 0; i < count && count > 1; i++)
        TRY(add_language(r, languages[i]));
    return PITH_OK;
}

const run_task run_segmentation = {.title = "Segmentation",
                                   .start = start,
                                   .work = work,
                                   .collect = collect,
                                   .finish_file = finish_file};
