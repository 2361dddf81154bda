/* rouge_score.c - scores every system on every row.
 *
 * Each thread has a worker with a range of rows, a vocabulary that outlives them, and an arena that
 * each row starts anew, so that a warm worker allocates nothing. A row's texts become numbers once;
 * then each measure is counted for each pair of a system and a reference. */
#include "base/status.h"
#include "eval/rouge_bootstrap.h"
#include "eval/rouge_overlap.h"
#include "eval/rouge_pool.h"
#include "eval/threads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the threads share. */
typedef struct scoring {
    const rouge_corpus *corpus;
    const rouge_options *options;
    const rouge_lexicon *lexicon;
    rouge_value *values; /* [system][row][measure] */
    bool *scored;        /* [system][row] */
} scoring;

typedef struct worker {
    const scoring *shared;
    rouge_vocabulary vocabulary;
    rouge_workspace space;
    arena memory;  /* of the row */
    pith_doc *doc; /* to read in a language with, else NULL */
} worker;

/* A row as numbers. */
typedef struct row_texts {
    rouge_reading *references;
    rouge_reading *systems; /* by system */
    const bool *has;        /* by system: it has a text here */
    uint32_t **names;       /* of n-grams: references, then systems */
    size_t *name_counts;
    rouge_counts *counts; /* [system][measure][reference] */
    size_t reference_count;
    size_t system_count;
    size_t words; /* of all texts */
    const char *language;
} row_texts;

static pith_status read_text(worker *w, const rouge_text *text, bool is_reference, row_texts *texts,
                             rouge_reading *out) {
    if (w->doc)
        TRY(rouge_words_read_language(out, &w->memory, &w->vocabulary, w->doc, text,
                                      texts->language));
    else
        TRY(rouge_words_read(out, &w->memory, &w->vocabulary, text, is_reference));
    texts->words += out->text.count;
    return PITH_OK;
}

/* What "auto" finds for the first reference holds for the whole row: stems of two languages must
 * not be compared. */
static void settle_language(const worker *w, row_texts *texts) {
    pith_doc_facts facts;
    if (!w->doc || texts->references[0].text.count == 0)
        return;
    pith_doc_get_facts(w->doc, &facts);
    texts->language = facts.language;
}

static pith_status read_row(worker *w, const rouge_row *row, row_texts *texts) {
    const size_t systems = row->system_count, references = row->reference_count;
    bool *has = arena_alloc_zero(&w->memory, systems, sizeof *has);
    *texts = (row_texts){.references = ARENA_ARRAY(&w->memory, rouge_reading, references),
                         .systems = arena_alloc_zero(&w->memory, systems, sizeof(rouge_reading)),
                         .has = has,
                         .names = ARENA_ARRAY(&w->memory, uint32_t *, references + systems),
                         .name_counts = ARENA_ARRAY(&w->memory, size_t, references + systems),
                         .reference_count = references,
                         .system_count = systems};
    texts->counts = arena_alloc_zero(
        &w->memory, systems * references * w->shared->options->measure_count, sizeof(rouge_counts));
    TRY_MEMORY(texts->references && texts->systems && has && texts->names && texts->name_counts &&
               texts->counts);
    texts->language = w->shared->options->language;
    for (size_t r = 0; r < references; r++) {
        TRY(read_text(w, &row->references[r], true, texts, &texts->references[r]));
        if (r == 0)
            settle_language(w, texts);
    }
    for (size_t s = 0; s < systems; s++) {
        has[s] = !row->systems[s].missing;
        if (has[s])
            TRY(read_text(w, &row->systems[s], false, texts, &texts->systems[s]));
    }
    return PITH_OK;
}

static rouge_counts *counts_of(const row_texts *texts, const rouge_options *options, size_t system,
                               size_t measure) {
    return texts->counts + (system * options->measure_count + measure) * texts->reference_count;
}

static const rouge_words *text_of(const row_texts *texts, size_t i) {
    return i < texts->reference_count ? &texts->references[i].text
                                      : &texts->systems[i - texts->reference_count].text;
}

/* The names of all texts' n-grams, from those of their (n-1)-grams. */
static pith_status name_ngrams(worker *w, row_texts *texts, size_t n) {
    uint32_t used = 0;
    rouge_ngrams_start(&w->space);
    for (size_t i = 0; i < texts->reference_count + texts->system_count; i++) {
        const rouge_words *text = text_of(texts, i);
        if (n == 1) {
            texts->names[i] = ARENA_ARRAY(&w->memory, uint32_t, text->count);
            TRY_MEMORY(texts->names[i]);
            if (text->count > 0)
                memcpy(texts->names[i], text->terms, text->count * sizeof *text->terms);
            texts->name_counts[i] = text->count;
        } else {
            texts->name_counts[i] = rouge_ngrams_extend(&w->space, texts->names[i],
                                                        texts->name_counts[i], n, text, &used);
        }
    }
    return PITH_OK;
}

static void count_ngrams(rouge_workspace *space, const row_texts *texts, size_t system,
                         rouge_counts *out) {
    const size_t i = texts->reference_count + system;
    for (size_t r = 0; r < texts->reference_count; r++) {
        const size_t hits = rouge_shared(space, texts->names[r], texts->name_counts[r],
                                         texts->names[i], texts->name_counts[i]);
        out[r] = rouge_counts_of(texts->name_counts[r], texts->name_counts[i], hits);
    }
}

/* All orders of n-grams, each from the one below. */
static pith_status count_all_ngrams(worker *w, row_texts *texts) {
    const rouge_options *options = w->shared->options;
    unsigned most = 0;
    for (size_t m = 0; m < options->measure_count; m++)
        if (options->measures[m].kind == ROUGE_N && options->measures[m].n > most)
            most = options->measures[m].n;
    for (unsigned n = 1; n <= most; n++) {
        TRY(name_ngrams(w, texts, n));
        for (size_t m = 0; m < options->measure_count; m++) {
            if (options->measures[m].kind != ROUGE_N || options->measures[m].n != n)
                continue;
            for (size_t s = 0; s < texts->system_count; s++)
                if (texts->has[s])
                    count_ngrams(&w->space, texts, s, counts_of(texts, options, s, m));
        }
    }
    return PITH_OK;
}

static pith_status count_pair(const rouge_options *options, rouge_workspace *space,
                              const rouge_measure *measure, const rouge_reading *reference,
                              const rouge_reading *system, rouge_counts *out) {
    const bool as_script = options->mode == ROUGE_155;
    switch (measure->kind) {
    case ROUGE_L:
    case ROUGE_L_SUM:
        return rouge_lcs_overlap(space, reference, system, out);
    case ROUGE_L_TEXT:
        return rouge_text_lcs_overlap(space, &reference->text, &system->text, out);
    case ROUGE_W:
        return rouge_wlcs_overlap(space, measure->weight, as_script, reference, system, out);
    case ROUGE_S:
    case ROUGE_SU:
        return rouge_skip_overlap(space, measure, as_script, &reference->text, &system->text, out);
    case ROUGE_N:
        break; /* counted for all texts at once */
    }
    return PITH_OK;
}

/* The measures that compare one system with one reference. */
static pith_status count_system(worker *w, row_texts *texts, size_t system) {
    const rouge_options *options = w->shared->options;
    for (size_t m = 0; m < options->measure_count; m++) {
        rouge_counts *out = counts_of(texts, options, system, m);
        for (size_t r = 0; r < texts->reference_count; r++) {
            const arena_mark mark = arena_save(&w->memory);
            TRY(count_pair(options, &w->space, &options->measures[m], &texts->references[r],
                           &texts->systems[system], &out[r]));
            arena_rewind(&w->memory, mark);
        }
    }
    return PITH_OK;
}

static pith_status score_row(worker *w, size_t row) {
    const scoring *shared = w->shared;
    const rouge_options *options = shared->options;
    const size_t measures = options->measure_count;
    row_texts texts;
    arena_reset(&w->memory);
    const pith_status read = read_row(w, &shared->corpus->rows[row], &texts);
    if (read == PITH_ERROR_LIMIT || read == PITH_ERROR_ENCODING)
        return PITH_OK; /* nothing of the row is scored, which will be told */
    TRY(read);
    TRY(rouge_workspace_open(&w->space, &w->memory, w->vocabulary.terms.count, texts.words));
    TRY(count_all_ngrams(w, &texts));
    for (size_t s = 0; s < texts.system_count; s++) {
        if (!texts.has[s])
            continue;
        const pith_status status = count_system(w, &texts, s);
        if (status == PITH_ERROR_LIMIT)
            continue;
        TRY(status);
        const size_t cell = s * shared->corpus->row_count + row;
        shared->scored[cell] = true;
        for (size_t m = 0; m < measures; m++)
            shared->values[cell * measures + m] =
                rouge_pool(options, &options->measures[m], counts_of(&texts, options, s, m),
                           texts.reference_count);
    }
    return PITH_OK;
}

static pith_status score_rows(void *context, size_t from, size_t to) {
    worker w = {.shared = context};
    rouge_vocabulary_open(&w.vocabulary, w.shared->lexicon, w.shared->options);
    pith_status status = PITH_OK;
    if (w.shared->options->language)
        status = pith_doc_new(pith_model_builtin(), &w.doc);
    for (size_t row = from; row < to && status == PITH_OK; row++)
        status = score_row(&w, row);
    pith_doc_free(w.doc);
    arena_free(&w.memory);
    rouge_workspace_close(&w.space);
    rouge_vocabulary_close(&w.vocabulary);
    return status;
}

static void tell_failure(const rouge_corpus *corpus, const rouge_options *options, size_t row,
                         size_t system) {
    enum { SHOWN = 60 };
    const pith_slice id = corpus->rows[row].id, name = corpus->systems[system];
    char message[256];
    snprintf(message, sizeof message, "row %.*s, system %.*s: too long %s; not scored",
             (int)(id.length < SHOWN ? id.length : SHOWN), id.data,
             (int)(name.length < SHOWN ? name.length : SHOWN), name.data,
             options->language ? "or not UTF-8" : "to be compared word by word");
    corpus->listener(corpus->listener_context, message);
}

/* Counts and tells the texts that are there but could not be scored, in order. */
static void tell_failures(const rouge_corpus *corpus, const rouge_options *options,
                          rouge_result *result) {
    for (size_t row = 0; row < result->rows; row++) {
        const rouge_row *r = &corpus->rows[row];
        for (size_t s = 0; s < r->system_count; s++) {
            if (r->systems[s].missing || result->scored[s * result->rows + row])
                continue;
            result->failed++;
            if (corpus->listener)
                tell_failure(corpus, options, row, s);
        }
    }
}

static pith_status fill_result(rouge_corpus *corpus, const rouge_options *options,
                               rouge_result *result) {
    const size_t cells = result->systems * result->rows;
    rouge_lexicon lexicon;
    rouge_value *values = calloc(cells * result->measures + 1, sizeof *values);
    bool *scored = calloc(cells + 1, sizeof *scored);
    rouge_summary *summary = calloc(result->systems * result->measures + 1, sizeof *summary);
    result->values = values;
    result->scored = scored;
    result->summary = summary;
    scoring shared = {corpus, options, &lexicon, values, scored};
    pith_status status = rouge_lexicon_open(&lexicon, options);
    if (!values || !scored || !summary)
        status = PITH_ERROR_MEMORY;
    if (status == PITH_OK)
        status = threads_run(score_rows, &shared, result->rows, options->threads);
    if (status == PITH_OK)
        tell_failures(corpus, options, result);
    for (size_t s = 0; s < result->systems && status == PITH_OK; s++)
        status = rouge_summarize_rows(options, result, s, summary + s * result->measures);
    rouge_lexicon_close(&lexicon);
    return status;
}

pith_status rouge_score_corpus(rouge_corpus *corpus, const rouge_options *options,
                               rouge_result **out, pith_error *error) {
    TRY(rouge_options_check(options, error));
    if (options->language)
        TRY(rouge_language_check(options->language, error));
    rouge_result *result = calloc(1, sizeof *result);
    if (!result)
        return error_set(error, PITH_ERROR_MEMORY, 0, 0, "out of memory");
    result->rows = corpus->row_count;
    result->systems = corpus->system_count;
    result->measures = options->measure_count;
    const pith_status status = fill_result(corpus, options, result);
    if (status != PITH_OK) {
        rouge_result_free(result);
        return error_set(error, status, 0, 0, "%s", pith_status_text(status));
    }
    *out = result;
    return PITH_OK;
}

void rouge_result_free(rouge_result *result) {
    if (!result)
        return;
    free((void *)result->values);
    free((void *)result->scored);
    free((void *)result->summary);
    free(result);
}
