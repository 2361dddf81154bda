/* run_extraction.c - `pith eval extraction`: the main text of pages, compared with the gold one.
 *
 * A row brings the gold text and a system's, {text, system}; or a pasted page, {lines, y}, whose
 * gold text are the lines with y = 1. From a pasted page the library's reading is scored (the
 * sentences of running text, lists, quotations and subheadings), beside the page as it came.
 * Snippets that must be kept (`with`) or dropped (`without`) are looked for as runs of words. */
#include "base/status.h"
#include "eval/extraction_score.h"
#include "eval/resample.h"
#include "eval/rouge_corpus.h"
#include "eval/run.h"

#include <string.h>

/* Whose texts there are: rows have the first, or the two others. */
enum { SYSTEM_GIVEN, SYSTEM_PITH, SYSTEM_EVERYTHING, SYSTEMS };
static const char *const system_names[SYSTEMS] = {"system", "pith", "everything"};

typedef struct page_score {
    extraction_score words;
    shingle_shares shingles;
    size_t kept;    /* of `with` */
    size_t dropped; /* of `without` */
    size_t with;
    size_t without;
} page_score;

typedef struct outcome {
    slice gold;
    slice texts[SYSTEMS];
    bool has[SYSTEMS];
    page_score scores[SYSTEMS];
} outcome;

typedef struct extraction {
    rouge_options rouge;
    rouge_corpus *corpus;       /* of the file at hand */
    page_score *pages[SYSTEMS]; /* by row */
    bool *has[SYSTEMS];
    size_t capacity;
    report_table *scores;
} extraction;

static const report_column score_columns[] = {{"data", "data", 0, 1},
                                              {"system", "system", 0, 1},
                                              {"pages", "pages", 0, 1},
                                              {"precision", "word P", 2, 100},
                                              {"recall", "word R", 2, 100},
                                              {"f1", "word F1", 2, 100},
                                              {"shingle_precision", "shingle P", 2, 100},
                                              {"shingle_recall", "shingle R", 2, 100},
                                              {"shingle_f1", "shingle F1", 2, 100},
                                              {"rouge_l_f", "ROUGE-L", 2, 100},
                                              {"with_kept", "with kept", 1, 100},
                                              {"without_dropped", "without dropped", 1, 100}};
static const report_column document_columns[] = {{"f1", "word F1", 2, 100}};

enum { COLUMNS = sizeof score_columns / sizeof *score_columns };

static pith_status start(run *r, pith_error *error) {
    extraction *x = arena_alloc_zero(&r->memory, 1, sizeof *x);
    (void)error;
    TRY_MEMORY(x);
    r->own = x;
    rouge_options_init(&x->rouge, ROUGE_155);
    x->rouge.measures[0] = (rouge_measure){.kind = ROUGE_L};
    x->rouge.measure_count = 1;
    x->rouge.stem = true;
    x->rouge.resamples = 0;
    x->rouge.threads = r->options->threads;
    report_add_fact(r->report, "words",
                    SLICE("multisets of folded words, mean over pages; F1 is the mean of F1s"));
    report_add_fact(r->report, "shingles",
                    SLICE("runs of 4 words, as scrapinghub's benchmark; F1 of mean P and R"));
    report_add_fact(r->report, "rouge", SLICE("ROUGE-L F as ROUGE-1.5.5 -m has it"));
    x->scores = report_add_table(r->report, "scores", "Main text", score_columns, COLUMNS);
    TRY_MEMORY(x->scores);
    x->scores->note = SLICE("Ranges are 95 % intervals of the bootstrap over pages.");
    r->report->value_columns = document_columns;
    r->report->value_count = 1;
    return PITH_OK;
}

static void release(run *r) {
    extraction *x = r->own;
    if (x)
        rouge_corpus_free(x->corpus);
}

/* ---- one page ---- */

/* The lines of a page: those of the main text only, or all. */
static pith_status join_lines(dataset_row *row, bool main_only, slice *out) {
    buffer text = {.memory = &row->memory};
    for (size_t i = 0; i < row->lines.count; i++) {
        if (main_only && !row->main[i])
            continue;
        buffer_add_slice(&text, row->lines.items[i]);
        buffer_add(&text, "\n");
    }
    *out = (slice){text.data, text.length};
    return text.failed ? PITH_ERROR_MEMORY : PITH_OK;
}

static bool is_main(pith_role role) {
    return role == PITH_ROLE_BODY || role == PITH_ROLE_LIST || role == PITH_ROLE_QUOTE ||
           role == PITH_ROLE_SUBHEADING;
}

/* The main text of the page as the library reads it. */
static pith_status read_page(run_worker *w, dataset_row *row, slice page, slice *out) {
    bool good;
    row->texts = &page;
    row->titles = &(slice){"", 0};
    row->text_count = 1;
    TRY(run_read(w, row, false, &good));
    row->text_count = 0;
    buffer text = {.memory = &row->memory};
    pith_sentence sentence;
    for (size_t i = 0; good && pith_doc_get_sentence(w->doc, i, &sentence); i++) {
        if (!is_main(sentence.role))
            continue;
        buffer_add_slice(&text, (slice){sentence.text.data, sentence.text.length});
        buffer_add(&text, "\n");
    }
    *out = (slice){text.data, text.length};
    return text.failed ? PITH_ERROR_MEMORY : PITH_OK;
}

static pith_status read_texts(run_worker *w, dataset_row *row, outcome *out) {
    if (row->has_text && row->has_system) {
        out->gold = row->text;
        out->texts[SYSTEM_GIVEN] = row->system;
        out->has[SYSTEM_GIVEN] = true;
        return PITH_OK;
    }
    if (!row->lines.given || (row->lines.count > 0 && !row->main)) {
        dataset_break(row, "there is neither \"text\" and \"system\" nor \"lines\" and \"y\"");
        return PITH_OK;
    }
    TRY(join_lines(row, true, &out->gold));
    TRY(join_lines(row, false, &out->texts[SYSTEM_EVERYTHING]));
    out->has[SYSTEM_EVERYTHING] = out->has[SYSTEM_PITH] = true;
    return read_page(w, row, out->texts[SYSTEM_EVERYTHING], &out->texts[SYSTEM_PITH]);
}

static pith_status count_snippets(run_worker *w, const dataset_strings *snippets, map *vocabulary,
                                  const word_list *text, size_t *found) {
    *found = 0;
    for (size_t i = 0; i < snippets->count; i++) {
        word_list piece;
        TRY(word_list_read(snippets->items[i], w->second, vocabulary, &w->memory, &piece));
        *found += word_list_contains(text, &piece);
    }
    return PITH_OK;
}

static pith_status score_page(run_worker *w, const dataset_row *row, const word_list *gold,
                              map *vocabulary, slice text, page_score *out) {
    word_list system;
    size_t unwanted;
    TRY(word_list_read(text, w->second, vocabulary, &w->memory, &system));
    TRY(extraction_score_words(gold, &system, vocabulary->count, &w->memory, &out->words));
    TRY(extraction_score_shingles(gold, &system, &w->memory, &out->shingles));
    TRY(count_snippets(w, &row->with, vocabulary, &system, &out->kept));
    TRY(count_snippets(w, &row->without, vocabulary, &system, &unwanted));
    out->with = row->with.count;
    out->without = row->without.count;
    out->dropped = row->without.count - unwanted;
    return PITH_OK;
}

static pith_status work(run *r, run_worker *w, run_slot *slot) {
    dataset_row *row = &slot->row;
    outcome *out = arena_alloc_zero(&row->memory, 1, sizeof *out);
    (void)r;
    TRY_MEMORY(out);
    slot->outcome = out;
    TRY(read_texts(w, row, out));
    map vocabulary = {.arena = &w->memory};
    word_list gold;
    pith_status status = row->problem[0]
                             ? PITH_OK
                             : word_list_read(out->gold, w->second, &vocabulary, &w->memory, &gold);
    for (size_t s = 0; s < SYSTEMS && status == PITH_OK && !row->problem[0]; s++)
        if (out->has[s])
            status = score_page(w, row, &gold, &vocabulary, out->texts[s], &out->scores[s]);
    const pith_error error = {0};
    return run_blame(row, status, &error);
}

/* ---- collecting ---- */

static pith_status make_room(run *r, extraction *x) {
    if (r->file_rows < x->capacity)
        return PITH_OK;
    const size_t old = x->capacity, capacity = old ? 2 * old : 256;
    for (size_t s = 0; s < SYSTEMS; s++) {
        x->pages[s] = arena_grow(&r->memory, x->pages[s], old * sizeof(page_score),
                                 capacity * sizeof(page_score));
        x->has[s] = arena_grow(&r->memory, x->has[s], old * sizeof(bool), capacity * sizeof(bool));
        TRY_MEMORY(x->pages[s] && x->has[s]);
    }
    x->capacity = capacity;
    return PITH_OK;
}

static pith_status add_to_corpus(run *r, extraction *x, dataset_row *row, const outcome *o) {
    if (!x->corpus) {
        TRY_MEMORY(x->corpus = rouge_corpus_new());
        for (size_t s = 0; s < SYSTEMS; s++)
            TRY_MEMORY(rouge_corpus_system(x->corpus, slice_of(system_names[s])) != SIZE_MAX);
    }
    arena *memory = rouge_corpus_memory(x->corpus);
    rouge_text *texts = ARENA_ARRAY(memory, rouge_text, SYSTEMS + 1);
    char *id = arena_alloc(memory, row->id.length);
    TRY_MEMORY(texts && id);
    memcpy(id, row->id.data, row->id.length);
    TRY(run_keep_text(x->corpus, o->gold, &texts[SYSTEMS]));
    for (size_t s = 0; s < SYSTEMS; s++) {
        TRY(run_keep_text(x->corpus, o->texts[s], &texts[s]));
        texts[s].missing = !o->has[s];
    }
    const rouge_row added = {.id = {id, row->id.length},
                             .systems = texts,
                             .system_count = SYSTEMS,
                             .references = &texts[SYSTEMS],
                             .reference_count = 1};
    TRY(rouge_corpus_add(x->corpus, &added));
    if (x->corpus->row_count == r->file_rows)
        dataset_break(row, "there was a row of this id before");
    return PITH_OK;
}

static pith_status collect(run *r, run_slot *slot) {
    extraction *x = r->own;
    const outcome *o = slot->outcome;
    TRY(add_to_corpus(r, x, &slot->row, o));
    if (slot->row.problem[0])
        return PITH_OK;
    TRY(make_room(r, x));
    for (size_t s = 0; s < SYSTEMS; s++) {
        x->pages[s][r->file_rows] = o->scores[s];
        x->has[s][r->file_rows] = o->has[s];
    }
    if (!r->options->keep_documents)
        return PITH_OK;
    report_document *document = report_add_document(r->report, r->data, slot->row.id);
    report_add_item(r->report, document, SLICE("gold"), o->gold, false);
    for (size_t s = 0; s < SYSTEMS; s++) {
        if (!o->has[s])
            continue;
        double *values =
            report_add_item(r->report, document, slice_of(system_names[s]), o->texts[s], true);
        if (values)
            values[0] = o->scores[s].words.f1;
    }
    return PITH_OK;
}

/* ---- the table ---- */

static double over(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

static void add_shingles(const page_score *pages, const bool *has, size_t count,
                         report_cell *cells) {
    double precision = 0, recall = 0, with_precision = 0, with_recall = 0;
    for (size_t i = 0; i < count; i++) {
        bool counts;
        if (!has[i])
            continue;
        precision += shingle_precision(&pages[i].shingles, &counts);
        with_precision += counts;
        recall += shingle_recall(&pages[i].shingles, &counts);
        with_recall += counts;
    }
    precision = over(precision, with_precision);
    recall = over(recall, with_recall);
    cells[0] = cell_number(precision);
    cells[1] = cell_number(recall);
    cells[2] = cell_number(over(2 * precision * recall, precision + recall));
}

static void add_snippets(const page_score *pages, const bool *has, size_t count,
                         report_cell *cells) {
    double kept = 0, with = 0, dropped = 0, without = 0;
    for (size_t i = 0; i < count; i++) {
        if (!has[i])
            continue;
        kept += (double)pages[i].kept;
        with += (double)pages[i].with;
        dropped += (double)pages[i].dropped;
        without += (double)pages[i].without;
    }
    if (with > 0)
        cells[0] = cell_number(kept / with);
    if (without > 0)
        cells[1] = cell_number(dropped / without);
}

static pith_status add_system(run *r, const extraction *x, const rouge_result *result, size_t s) {
    const page_score *pages = x->pages[s];
    double *above = ARENA_ARRAY(&r->memory, double, r->file_rows);
    double *below = ARENA_ARRAY(&r->memory, double, r->file_rows);
    TRY_MEMORY(above && below);
    double precision = 0, recall = 0;
    size_t count = 0;
    for (size_t i = 0; i < r->file_rows; i++) {
        if (!x->has[s][i])
            continue;
        precision += pages[i].words.precision;
        recall += pages[i].words.recall;
        above[count] = pages[i].words.f1;
        below[count++] = 1;
    }
    if (count == 0)
        return PITH_OK;
    const double pages_of_it = (double)count;
    const ratio_score score = {above, below, NULL, 1, count, 1};
    interval f1;
    TRY(resample_ratio(&score, r->options->seed, &r->memory, &f1));
    report_cell *cells = report_add_row(r->report, x->scores);
    TRY_MEMORY(cells);
    cells[0] = cell_text(r->data);
    cells[1] = cell_text(slice_of(system_names[s]));
    cells[2] = cell_number(pages_of_it);
    cells[3] = cell_number(precision / pages_of_it);
    cells[4] = cell_number(recall / pages_of_it);
    cells[5] = cell_interval(f1.value, f1.low, f1.high);
    add_shingles(pages, x->has[s], r->file_rows, &cells[6]);
    cells[9] = cell_number(rouge_summary_of(result, s, 0)->mean[ROUGE_F]);
    add_snippets(pages, x->has[s], r->file_rows, &cells[10]);
    return PITH_OK;
}

static pith_status finish_file(run *r, pith_error *error) {
    extraction *x = r->own;
    if (!x->corpus)
        return PITH_OK;
    rouge_result *result = NULL;
    TRY(rouge_score_corpus(x->corpus, &x->rouge, &result, error));
    pith_status status = PITH_OK;
    for (size_t s = 0; s < SYSTEMS && status == PITH_OK; s++)
        status = add_system(r, x, result, s);
    rouge_result_free(result);
    rouge_corpus_free(x->corpus);
    x->corpus = NULL;
    return status;
}

const run_task run_extraction = {.title = "Extraction",
                                 .start = start,
                                 .work = work,
                                 .collect = collect,
                                 .finish_file = finish_file,
                                 .free = release};
