/* run_extraction.c - `pith eval extraction`: the main text of pages, compared with the gold one.
 *
 * A row brings the gold text and a system's, {text, system}; or the gold text of a web page, {id,
 * text}, which is the file ID.html, perhaps with .gz behind, of the folder --pages; or a pasted
 * page, {lines, y}, whose gold text are the lines with y = 1. Of pages the library's reading is
 * scored (running text, lists, quotations and subheadings), beside all text of the page. Snippets
 * that must be kept (`with`) or dropped (`without`) are looked for as runs of words. */
#include "base/status.h"
#include "eval/extraction_table.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whose texts there are: rows have the first, or the two others. */
enum { SYSTEM_GIVEN, SYSTEM_PITH, SYSTEM_EVERYTHING, SYSTEMS };
static const char *const system_names[SYSTEMS] = {"system", "pith", "everything"};

typedef struct outcome {
    slice gold;
    slice texts[SYSTEMS];
    page_score scores[SYSTEMS]; /* `counts` where there is a text */
} outcome;

typedef struct extraction {
    rouge_options rouge;
    rouge_corpus *corpus;       /* of the file at hand */
    page_score *pages[SYSTEMS]; /* by row */
    size_t capacity;
    report_table *scores;
} extraction;

static const report_column document_columns[] = {{"f1", "word F1", 2, 100}};

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
    x->scores = extraction_table(r->report);
    TRY_MEMORY(x->scores);
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

/* The lines of a pasted page: those of the main text only, or all. */
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

/* The blocks of the document, of the main text only or all. */
static pith_status join_blocks(const run_worker *w, dataset_row *row, bool main_only, slice *out) {
    buffer text = {.memory = &row->memory};
    pith_block block;
    for (size_t i = 0; pith_doc_get_block(w->doc, i, &block); i++) {
        if (main_only && !is_main(block.role))
            continue;
        buffer_add_slice(&text, (slice){block.text.data, block.text.length});
        buffer_add(&text, "\n");
    }
    *out = (slice){text.data, text.length};
    return text.failed ? PITH_ERROR_MEMORY : PITH_OK;
}

/* The web page of a row: ID.html.gz, or else ID.html. */
static pith_status load_page(run *r, run_worker *w, dataset_row *row, slice *out) {
    enum { PATH_BYTES = 4096 };
    char path[PATH_BYTES];
    if (memchr(row->id.data, '/', row->id.length))
        dataset_break(row, "\"id\" names another folder");
    const char *format = "%s/%.*s.html.gz";
    for (unsigned i = 0; i < 2; i++, format = "%s/%.*s.html") {
        const int length = snprintf(path, sizeof path, format, r->options->pages,
                                    (int)row->id.length, row->id.data);
        if (length < 0 || length >= PATH_BYTES)
            dataset_break(row, "its page has too long a name");
        if (access(path, R_OK) == 0)
            break;
    }
    pith_error error = {0};
    return row->problem[0] ? PITH_OK
                           : run_blame(row, file_read(&w->memory, path, out, &error), &error);
}

static pith_status read_web_page(run *r, run_worker *w, dataset_row *row, outcome *out) {
    slice page = {0};
    TRY(load_page(r, w, row, &page));
    if (row->problem[0])
        return PITH_OK;
    const pith_source source = {.text = page.data, .length = page.length, .format = "html"};
    pith_read_options options;
    pith_read_options_init(&options);
    char code[16];
    options.language = run_language(row, code);
    pith_error error = {0};
    TRY(run_blame(row, pith_doc_read(w->doc, &source, 1, &options, &error), &error));
    out->gold = row->text;
    TRY(join_blocks(w, row, true, &out->texts[SYSTEM_PITH]));
    return join_blocks(w, row, false, &out->texts[SYSTEM_EVERYTHING]);
}

static pith_status read_pasted_page(run_worker *w, dataset_row *row, outcome *out) {
    bool good;
    TRY(join_lines(row, true, &out->gold));
    TRY(join_lines(row, false, &out->texts[SYSTEM_EVERYTHING]));
    row->texts = &out->texts[SYSTEM_EVERYTHING];
    row->titles = &(slice){"", 0};
    row->text_count = 1;
    TRY(run_read(w, row, false, &good));
    row->text_count = 0;
    return good ? join_blocks(w, row, true, &out->texts[SYSTEM_PITH]) : PITH_OK;
}

static pith_status read_texts(run *r, run_worker *w, dataset_row *row, outcome *out) {
    if (row->has_text && row->has_system) {
        out->gold = row->text;
        out->texts[SYSTEM_GIVEN] = row->system;
        out->scores[SYSTEM_GIVEN].counts = true;
        return PITH_OK;
    }
    out->scores[SYSTEM_PITH].counts = out->scores[SYSTEM_EVERYTHING].counts = true;
    if (row->has_text && r->options->pages)
        return read_web_page(r, w, row, out);
    if (row->lines.given && (row->lines.count == 0 || row->main))
        return read_pasted_page(w, row, out);
    dataset_break(row, "there is neither \"text\" and \"system\" nor \"lines\" and \"y\"");
    return PITH_OK;
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
    TRY_MEMORY(out);
    slot->outcome = out;
    TRY(read_texts(r, w, row, out));
    map vocabulary = {.arena = &w->memory};
    word_list gold;
    pith_status status = row->problem[0]
                             ? PITH_OK
                             : word_list_read(out->gold, w->second, &vocabulary, &w->memory, &gold);
    for (size_t s = 0; s < SYSTEMS && status == PITH_OK && !row->problem[0]; s++)
        if (out->scores[s].counts)
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
        TRY_MEMORY(x->pages[s]);
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
        texts[s].missing = !o->scores[s].counts;
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
    slice group = {0};
    if (r->options->by)
        group = report_copy(r->report, dataset_member(&slot->row, r->options->by));
    for (size_t s = 0; s < SYSTEMS; s++) {
        x->pages[s][r->file_rows] = o->scores[s];
        x->pages[s][r->file_rows].group = group;
    }
    if (!r->options->keep_documents)
        return PITH_OK;
    report_document *document = report_add_document(r->report, r->data, slot->row.id);
    report_add_item(r->report, document, SLICE("gold"), o->gold, false);
    for (size_t s = 0; s < SYSTEMS; s++) {
        if (!o->scores[s].counts)
            continue;
        double *values =
            report_add_item(r->report, document, slice_of(system_names[s]), o->texts[s], true);
        if (values)
            values[0] = o->scores[s].words.f1;
    }
    return PITH_OK;
}

static pith_status finish_file(run *r, pith_error *error) {
    extraction *x = r->own;
    if (!x->corpus)
        return PITH_OK;
    rouge_result *result = NULL;
    TRY(rouge_score_corpus(x->corpus, &x->rouge, &result, error));
    pith_status status = PITH_OK;
    for (size_t s = 0; s < SYSTEMS && status == PITH_OK; s++) {
        for (size_t i = 0; i < r->file_rows; i++)
            x->pages[s][i].rouge_l = rouge_value_of(result, s, i, 0)->value[ROUGE_F];
        status = extraction_table_add(r, x->scores, system_names[s], x->pages[s]);
    }
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
