/* run_summaries.c - `pith eval summaries`: every method on every document, beside
 *
 *   lead          the first sentences (a method of the library, always run)
 *   random        sentences at random, seeded by the run's seed and the document's id
 *   oracle        the greedy oracle, which knows the references
 *   exact-oracle  the best of all sets of sentences, where they are few (oracle.h)
 *
 * all under the same budget. Seconds are processor time of the thread: reading the document, which
 * all methods share, plus choosing. */
#include "base/status.h"
#include "eval/baselines.h"
#include "eval/oracle.h"
#include "eval/rouge_corpus.h"
#include "eval/summaries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What came of one document. */
typedef struct outcome {
    summary_choice *choices; /* by system */
    double read_seconds;
    uint32_t group;
} outcome;

/* ---- start ---- */

static const char *const added_systems[] = {"random", "oracle", "exact-oracle"};

static bool is_added(const char *name) {
    for (size_t i = 0; i < ADDED_SYSTEMS; i++)
        if (strcmp(added_systems[i], name) == 0)
            return true;
    return false;
}

static void add_system(summaries *s, const char *name) {
    for (size_t i = 0; i < s->system_count; i++)
        if (strcmp(s->systems[i], name) == 0)
            return;
    if (!is_added(name) && s->system_count < SUMMARY_MOST_SYSTEMS - ADDED_SYSTEMS)
        s->systems[s->system_count++] = name;
}

static void add_facts(run *r) {
    static const char *const units[] = {"sentences", "words", "bytes", "percent of the words"};
    const eval_options *o = r->options;
    report_add_fact(r->report, "budget",
                    report_format(r->report, "%zu %s", o->budget, units[o->unit]));
    report_add_fact(r->report, "measures",
                    slice_of(o->unicode
                                 ? "ROUGE-1, -2, -L on pith's own words and stems; F, alpha 0.5"
                                 : "ROUGE-1, -2, -L as ROUGE-1.5.5 -m has them (Porter stems, "
                                   "summary-level L); F, alpha 0.5, in percent"));
    report_add_fact(r->report, "seed",
                    report_format(r->report, "%llu", (unsigned long long)o->seed));
    if (o->weights)
        report_add_fact(r->report, "weights", slice_of(o->weights));
}

static pith_status start(run *r, pith_error *error) {
    summaries *s = arena_alloc_zero(&r->memory, 1, sizeof *s);
    TRY_MEMORY(s);
    r->own = s;
    add_system(s, "lead");
    for (size_t i = 0; i < r->method_count; i++)
        add_system(s, r->methods[i]);
    s->method_count = s->system_count;
    for (size_t i = 0; i < ADDED_SYSTEMS; i++)
        s->systems[s->system_count++] = added_systems[i];
    rouge_options_init(&s->rouge, r->options->unicode ? ROUGE_OWN : ROUGE_155);
    s->rouge.stem = true;
    s->rouge.threads = r->options->threads;
    s->rouge.language = r->options->unicode ? "auto" : NULL;
    TRY(rouge_lexicon_open(&s->lexicon, &s->rouge));
    s->lexicon_open = true;
    TRY(weights_parse(r->options->weights, &s->weights, error));
    add_facts(r);
    return summaries_open_tables(r, s);
}

static void release(run *r) {
    summaries *s = r->own;
    if (!s)
        return;
    if (s->lexicon_open)
        rouge_lexicon_close(&s->lexicon);
    rouge_corpus_free(s->corpus);
}

static pith_status open_worker(run *r, run_worker *w) {
    summaries *s = r->own;
    rouge_vocabulary *v = calloc(1, sizeof *v);
    TRY_MEMORY(v);
    rouge_vocabulary_open(v, &s->lexicon, &s->rouge);
    w->own = v;
    return PITH_OK;
}

static void close_worker(run_worker *w) {
    if (w->own)
        rouge_vocabulary_close(w->own);
    free(w->own);
}

/* ---- one document ---- */

/* Copies the sentences at `positions` as the choice of a system. */
static pith_status keep_choice(const candidates *from, const size_t *positions, size_t count,
                               arena *memory, summary_choice *out) {
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += from->texts[positions[i]].length + 1;
    char *text = arena_alloc(memory, bytes);
    size_t *kept = ARENA_ARRAY(memory, size_t, count);
    TRY_MEMORY(text && kept);
    *out = (summary_choice){.text = {text, bytes}, .positions = kept, .count = count};
    for (size_t i = 0; i < count; i++) {
        const pith_slice sentence = from->texts[positions[i]];
        memcpy(text, sentence.data, sentence.length);
        text[sentence.length] = '\n';
        text += sentence.length + 1;
        kept[i] = positions[i];
        out->words += from->words[positions[i]];
    }
    return PITH_OK;
}

static pith_status run_method(run *r, run_worker *w, dataset_row *row, const candidates *from,
                              const char *method, summary_choice *out) {
    pith_summary_options options;
    pith_summary_options_init(&options);
    options.method = method;
    options.unit = r->options->unit;
    options.budget = r->options->budget;
    options.query = (pith_slice){row->query.data, row->query.length};
    const pith_summary *summary = NULL;
    pith_error error = {0};
    const double before = run_seconds();
    const pith_status status = pith_summarize(w->doc, &options, &summary, &error);
    const double seconds = run_seconds() - before;
    TRY(run_blame(row, status, &error));
    if (status != PITH_OK)
        return PITH_OK;
    size_t *positions = ARENA_ARRAY(&w->memory, size_t, summary->count);
    TRY_MEMORY(positions);
    size_t count = 0;
    for (size_t i = 0; i < summary->count; i++) {
        positions[count] = candidates_find(from, summary->picks[i].index);
        count += positions[count] < from->count;
    }
    TRY(keep_choice(from, positions, count, &row->memory, out));
    out->seconds = seconds;
    return PITH_OK;
}

static pith_status run_random(run *r, run_worker *w, dataset_row *row, const candidates *from,
                              summary_choice *out) {
    size_t *positions, count;
    TRY(baseline_random(from, r->options->seed ^ slice_hash(row->id), &w->memory, &positions,
                        &count));
    return keep_choice(from, positions, count, &row->memory, out);
}

static pith_status read_terms(run_worker *w, const char *language, pith_slice text,
                              bool is_reference, rouge_words *out) {
    const rouge_text one = {.lines = &text, .count = 1};
    rouge_reading reading;
    rouge_vocabulary *v = w->own;
    TRY(language ? rouge_words_read_language(&reading, &w->memory, v, w->second, &one, language)
                 : rouge_words_read(&reading, &w->memory, v, &one, is_reference));
    *out = reading.text;
    return PITH_OK;
}

static pith_status fill_oracle(run *r, run_worker *w, const dataset_row *row,
                               const candidates *from, oracle_input *out) {
    rouge_words *sentences = ARENA_ARRAY(&w->memory, rouge_words, from->count);
    rouge_words *references = ARENA_ARRAY(&w->memory, rouge_words, row->references.count);
    TRY_MEMORY(sentences && references);
    pith_doc_facts facts;
    pith_doc_get_facts(w->doc, &facts);
    const char *language = r->options->unicode ? facts.language : NULL;
    for (size_t i = 0; i < from->count; i++)
        TRY(read_terms(w, language, from->texts[i], false, &sentences[i]));
    for (size_t i = 0; i < row->references.count; i++) {
        const slice text = row->references.items[i];
        TRY(read_terms(w, language, (pith_slice){text.data, text.length}, true, &references[i]));
    }
    *out = (oracle_input){.sentences = sentences,
                          .costs = from->costs,
                          .count = from->count,
                          .budget = from->budget,
                          .references = references,
                          .reference_count = row->references.count};
    return PITH_OK;
}

static pith_status run_oracles(run *r, run_worker *w, dataset_row *row, const candidates *from,
                               summary_choice *greedy, summary_choice *exact) {
    oracle_input input;
    TRY(fill_oracle(r, w, row, from, &input));
    size_t *positions = NULL, count = 0;
    bool solved = false;
    TRY(oracle_greedy(&input, &w->memory, &positions, &count, &solved));
    TRY(keep_choice(from, positions, count, &row->memory, greedy));
    greedy->missing = !solved;
    TRY(oracle_exact(&input, &w->memory, &positions, &count, &solved));
    TRY(keep_choice(from, positions, count, &row->memory, exact));
    exact->missing = !solved;
    return PITH_OK;
}

/* The weight group that the row belongs to. */
static void find_group(const weights *w, dataset_row *row, uint32_t *group) {
    if (w->count == 0)
        return;
    const slice value = dataset_member(row, w->member);
    *group = (uint32_t)weights_find(w, value);
    if (*group == w->count)
        dataset_break(row, "its \"%s\" is '%.*s', for which there is no weight", w->member,
                      value.length < 40 ? (int)value.length : 40, value.data);
}

static pith_status work(run *r, run_worker *w, run_slot *slot) {
    summaries *s = r->own;
    dataset_row *row = &slot->row;
    outcome *out = arena_alloc_zero(&row->memory, 1, sizeof *out);
    TRY_MEMORY(out);
    slot->outcome = out;
    if (row->references.count == 0)
        dataset_break(row, "there is no reference");
    find_group(&s->weights, row, &out->group);
    if (row->problem[0])
        return PITH_OK;
    bool good;
    const double before = run_seconds();
    TRY(run_read(w, row, r->options->all_blocks, &good));
    out->read_seconds = run_seconds() - before;
    if (!good)
        return PITH_OK;
    candidates from;
    TRY(candidates_collect(w->doc, r->options->unit, r->options->budget, &w->memory, &from));
    out->choices = arena_alloc_zero(&row->memory, s->system_count, sizeof *out->choices);
    TRY_MEMORY(out->choices);
    for (size_t i = 0; i < s->method_count && !row->problem[0]; i++)
        TRY(run_method(r, w, row, &from, s->systems[i], &out->choices[i]));
    if (row->problem[0])
        return PITH_OK;
    summary_choice *added = out->choices + s->method_count;
    TRY(run_random(r, w, row, &from, &added[SYSTEM_RANDOM]));
    return run_oracles(r, w, row, &from, &added[SYSTEM_ORACLE], &added[SYSTEM_EXACT]);
}

/* ---- collecting ---- */

static pith_status open_corpus(summaries *s) {
    s->corpus = rouge_corpus_new();
    TRY_MEMORY(s->corpus);
    for (size_t i = 0; i < s->system_count; i++)
        TRY_MEMORY(rouge_corpus_system(s->corpus, slice_of(s->systems[i])) != SIZE_MAX);
    return PITH_OK;
}

static void add_totals(summaries *s, const outcome *o) {
    s->read_seconds += o->read_seconds;
    for (size_t i = 0; i < s->system_count; i++) {
        const summary_choice *choice = &o->choices[i];
        system_totals *totals = &s->totals[i];
        if (choice->missing)
            continue;
        totals->documents++;
        totals->sentences += choice->count;
        totals->words += choice->words;
        totals->seconds += choice->seconds;
        for (size_t p = 0; p < choice->count; p++)
            totals->positions[position_bin(choice->positions[p])]++;
    }
}

/* Remembers the weight group of the row that comes next. */
static pith_status keep_group(run *r, summaries *s, uint32_t group) {
    if (r->file_rows == s->group_capacity) {
        const size_t capacity = s->group_capacity ? 2 * s->group_capacity : 1024;
        s->group_of = arena_grow(&r->memory, s->group_of, s->group_capacity * sizeof(uint32_t),
                                 capacity * sizeof(uint32_t));
        TRY_MEMORY(s->group_of);
        s->group_capacity = capacity;
    }
    s->group_of[r->file_rows] = group;
    s->group_rows[group]++;
    return PITH_OK;
}

static pith_status collect(run *r, run_slot *slot) {
    summaries *s = r->own;
    const outcome *o = slot->outcome;
    dataset_row *row = &slot->row;
    if (!s->corpus)
        TRY(open_corpus(s));
    arena *memory = rouge_corpus_memory(s->corpus);
    rouge_text *systems = ARENA_ARRAY(memory, rouge_text, s->system_count);
    rouge_text *references = ARENA_ARRAY(memory, rouge_text, row->references.count);
    char *id = arena_alloc(memory, row->id.length);
    TRY_MEMORY(systems && references && id);
    memcpy(id, row->id.data, row->id.length);
    for (size_t i = 0; i < s->system_count; i++) {
        TRY(run_keep_text(s->corpus, o->choices[i].text, &systems[i]));
        systems[i].missing = o->choices[i].missing;
    }
    for (size_t i = 0; i < row->references.count; i++)
        TRY(run_keep_text(s->corpus, row->references.items[i], &references[i]));
    const rouge_row added = {.id = {id, row->id.length},
                             .systems = systems,
                             .system_count = s->system_count,
                             .references = references,
                             .reference_count = row->references.count};
    TRY(rouge_corpus_add(s->corpus, &added));
    if (s->corpus->row_count == r->file_rows) {
        dataset_break(row, "there was a row of this id before");
        return PITH_OK;
    }
    if (row->language.length > 0 && !slice_equal(row->language, SLICE("en")))
        s->foreign_rows++;
    add_totals(s, o);
    return keep_group(r, s, o->group);
}

static pith_status finish_file(run *r, pith_error *error) {
    summaries *s = r->own;
    if (s->corpus)
        TRY(summaries_add_scores(r, s, error));
    rouge_corpus_free(s->corpus);
    s->corpus = NULL;
    s->read_seconds = 0;
    memset(s->totals, 0, sizeof s->totals);
    memset(s->group_rows, 0, sizeof s->group_rows);
    return PITH_OK;
}

static pith_status finish(run *r, pith_error *error) {
    summaries *s = r->own;
    (void)error;
    if (s->files > 1)
        summaries_add_means(r, s);
    if (s->foreign_rows > 0 && !r->options->unicode)
        report_add_fact(r->report, "mind",
                        report_format(r->report,
                                      "%zu rows are not in English; ROUGE-1.5.5 sees only a-z and "
                                      "0-9 (--unicode scores whole words)",
                                      s->foreign_rows));
    return PITH_OK;
}

const run_task run_summaries = {.title = "Summaries",
                                .start = start,
                                .open_worker = open_worker,
                                .close_worker = close_worker,
                                .work = work,
                                .collect = collect,
                                .finish_file = finish_file,
                                .finish = finish,
                                .free = release};
