/* run_keyphrases.c - `pith eval keyphrases`: every method on every document, its phrases compared
 * with the gold ones.
 *
 * The literature scores in ways that differ by points, so a table says which: against all gold
 * phrases or those only that the text has; macro (mean of the documents' scores) or micro (score of
 * the summed counts). A preset picks the one that a published protocol uses. Title and text are
 * read as one text, of which every block competes. */
#include "base/status.h"
#include "eval/keyphrase_match.h"
#include "eval/resample.h"
#include "eval/run.h"

#include <string.h>

enum { MOST_METHODS = 32, GOLDS = 2 };

typedef struct preset {
    const char *name;
    const char *what;
    bool present_only;
    bool micro;
    keyphrase_protocol how; /* depth 0: as many phrases as are asked for */
} preset;

static const preset presets[] = {
    {"jcdl2020",
     "all gold phrases, macro, MAP over 10 (Gallina, Boudin, Daille, JCDL 2020)",
     false,
     false,
     {false, 10}},
    {"promptrank",
     "all gold phrases, micro (Kong et al., PromptRank, ACL 2023)",
     false,
     true,
     {false, 0}},
    {"semeval2010",
     "all gold phrases, micro, precision over k (Kim et al., SemEval-2010 task 5)",
     false,
     true,
     {true, 0}},
    {"chan2019",
     "present gold phrases, macro, precision over k (Chan et al., ACL 2019)",
     true,
     false,
     {true, 0}}};

enum { PRESETS = sizeof presets / sizeof *presets };

const char *eval_preset_name(size_t i, const char **what) {
    if (i >= PRESETS)
        return NULL;
    *what = presets[i].what;
    return presets[i].name;
}

typedef struct outcome {
    keyphrase_score (
        *scores)[GOLDS]; /* by method: against all gold phrases, against those present */
    slice *texts;        /* by method: the phrases, one a line */
    double *seconds;
    double read_seconds;
} outcome;

/* The scores of one method on the file at hand. */
typedef struct method_scores {
    keyphrase_score *documents[GOLDS];
    size_t capacity;
    double seconds;
} method_scores;

typedef struct keyphrases {
    const preset *preset; /* NULL: every variant */
    keyphrase_protocol how;
    method_scores methods[MOST_METHODS];
    double read_seconds;
    report_table *scores;
    report_table *details;
    report_table *speed;
} keyphrases;

static const report_column score_columns[] = {
    {"data", "data", 0, 1},       {"method", "method", 0, 1}, {"gold", "gold", 0, 1},
    {"average", "average", 0, 1}, {"rows", "rows", 0, 1},     {"f1_5", "F1@5", 2, 100},
    {"f1_10", "F1@10", 2, 100},   {"f1_15", "F1@15", 2, 100}, {"f1_m", "F1@M", 2, 100},
    {"map", "MAP", 2, 100},       {"ndcg", "nDCG", 2, 100}};
static const report_column detail_columns[] = {
    {"data", "data", 0, 1},       {"method", "method", 0, 1}, {"gold", "gold", 0, 1},
    {"average", "average", 0, 1}, {"p_5", "P@5", 2, 100},     {"r_5", "R@5", 2, 100},
    {"p_10", "P@10", 2, 100},     {"r_10", "R@10", 2, 100},   {"p_15", "P@15", 2, 100},
    {"r_15", "R@15", 2, 100},     {"p_m", "P@M", 2, 100},     {"r_m", "R@M", 2, 100}};
static const report_column speed_columns[] = {{"data", "data", 0, 1},
                                              {"method", "method", 0, 1},
                                              {"seconds", "seconds", 2, 1},
                                              {"documents_per_second", "documents/s", 0, 1}};
static const report_column document_columns[] = {{"f1_10", "F1@10", 2, 100},
                                                 {"average_precision", "AP", 2, 100}};

#define COLUMNS(list) (list), sizeof(list) / sizeof *(list)

static void choose_preset(run *r, keyphrases *k) {
    k->how.depth = r->options->phrases;
    if (!r->options->preset)
        return;
    for (size_t i = 0; i < PRESETS; i++)
        if (strcmp(presets[i].name, r->options->preset) == 0)
            k->preset = &presets[i];
    k->how.pad = k->preset->how.pad;
    if (k->preset->how.depth > 0)
        k->how.depth = k->preset->how.depth;
    report_add_fact(r->report, "preset",
                    report_format(r->report, "%s: %s", k->preset->name, k->preset->what));
}

static pith_status start(run *r, pith_error *error) {
    keyphrases *k = arena_alloc_zero(&r->memory, 1, sizeof *k);
    (void)error;
    TRY_MEMORY(k);
    r->own = k;
    if (r->method_count > MOST_METHODS)
        r->method_count = MOST_METHODS;
    choose_preset(r, k);
    report_add_fact(r->report, "phrases",
                    report_format(r->report, "at most %zu a document", r->options->phrases));
    report_add_fact(r->report, "match",
                    SLICE("exact, after stemming (English: Porter as in NLTK; else Snowball)"));
    k->scores = report_add_table(r->report, "scores", "F1, MAP, nDCG", COLUMNS(score_columns));
    k->details = report_add_table(r->report, "precision_recall", "Precision and recall",
                                  COLUMNS(detail_columns));
    if (r->options->times)
        k->speed = report_add_table(r->report, "speed", "Speed", COLUMNS(speed_columns));
    TRY_MEMORY(!r->report->failed);
    k->scores->note = SLICE("Ranges are 95 % intervals of the bootstrap over documents. M: all "
                            "phrases that were given.");
    r->report->value_columns = document_columns;
    r->report->value_count = 2;
    return PITH_OK;
}

/* ---- one document ---- */

/* Title and text in one. */
static pith_status join_title(dataset_row *row) {
    const slice between = SLICE(".\n\n");
    const slice title = row->title;
    const bool has = title.length > 0 && !(row->text.length >= title.length &&
                                           memcmp(row->text.data, title.data, title.length) == 0);
    if (!has)
        return PITH_OK;
    buffer whole = {.memory = &row->memory};
    buffer_add_slice(&whole, title);
    buffer_add_slice(&whole, between);
    buffer_add_slice(&whole, row->text);
    slice *texts = ARENA_ARRAY(&row->memory, slice, 1);
    slice *titles = arena_alloc_zero(&row->memory, 1, sizeof *titles);
    TRY_MEMORY(!whole.failed && texts && titles);
    texts[0] = (slice){whole.data, whole.length};
    row->texts = texts;
    row->titles = titles;
    return PITH_OK;
}

typedef struct gold {
    bool *is_gold; /* by number of the phrase */
    bool *is_present;
    size_t size;
    size_t count[GOLDS];
} gold;

static pith_status read_gold(keyphrase_matcher *m, const dataset_row *row, gold *out) {
    out->size = row->keyphrases.count;
    out->is_gold = arena_alloc_zero(m->memory, out->size, sizeof(bool));
    out->is_present = arena_alloc_zero(m->memory, out->size, sizeof(bool));
    TRY_MEMORY(out->is_gold && out->is_present);
    for (size_t i = 0; i < row->keyphrases.count; i++) {
        const slice phrase = row->keyphrases.items[i];
        uint32_t id;
        bool present;
        TRY(keyphrase_identify(m, (pith_slice){phrase.data, phrase.length}, &id, &present));
        if (out->is_gold[id])
            continue;
        out->is_gold[id] = true;
        out->is_present[id] = present;
        out->count[0]++;
        out->count[1] += present;
    }
    return PITH_OK;
}

/* Scores the phrases of one method, each of the same ones once. */
static pith_status score_phrases(keyphrase_matcher *m, const gold *g, const pith_keywords *found,
                                 const keyphrase_protocol *how, keyphrase_score out[GOLDS]) {
    map seen = {.arena = m->memory};
    bool *right[GOLDS];
    for (size_t v = 0; v < GOLDS; v++)
        TRY_MEMORY(right[v] = arena_alloc_zero(m->memory, found->count, sizeof(bool)));
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        uint32_t id;
        bool present, added;
        TRY(keyphrase_identify(m, found->keywords[i].phrase, &id, &present));
        TRY_MEMORY(map_intern(&seen, (slice){(const char *)&id, sizeof id}, &added) != MAP_ABSENT);
        if (!added)
            continue;
        right[0][count] = id < g->size && g->is_gold[id];
        right[1][count] = id < g->size && g->is_present[id];
        count++;
    }
    for (size_t v = 0; v < GOLDS; v++) {
        const keyphrase_ranking ranking = {right[v], count, g->count[v]};
        keyphrase_score_ranking(&ranking, how, &out[v]);
    }
    return PITH_OK;
}

static pith_status run_method(run *r, run_worker *w, dataset_row *row, keyphrase_matcher *m,
                              const gold *g, size_t method, outcome *out) {
    const keyphrases *k = r->own;
    pith_keyword_options options;
    pith_keyword_options_init(&options);
    options.method = r->methods[method];
    options.count = r->options->phrases;
    const pith_keywords *found = NULL;
    pith_error error = {0};
    const double before = run_seconds();
    const pith_status status = pith_extract_keywords(w->doc, &options, &found, &error);
    out->seconds[method] = run_seconds() - before;
    TRY(run_blame(row, status, &error));
    if (status != PITH_OK)
        return PITH_OK;
    buffer text = {.memory = &row->memory};
    for (size_t i = 0; i < found->count; i++) {
        const pith_slice phrase = found->keywords[i].phrase;
        buffer_add_slice(&text, (slice){phrase.data, phrase.length});
        buffer_add(&text, "\n");
    }
    TRY_MEMORY(!text.failed);
    out->texts[method] = (slice){text.data, text.length};
    return score_phrases(m, g, found, &k->how, out->scores[method]);
}

static pith_status work(run *r, run_worker *w, run_slot *slot) {
    dataset_row *row = &slot->row;
    if (!row->has_text || !row->keyphrases.given)
        dataset_break(row, "there is no \"text\", or no \"keyphrases\"");
    else if (row->keyphrases.count == 0)
        dataset_break(row, "there is no gold phrase");
    if (row->problem[0])
        return PITH_OK;
    outcome *out = arena_alloc_zero(&row->memory, 1, sizeof *out);
    TRY_MEMORY(out);
    slot->outcome = out;
    out->scores = arena_alloc_zero(&row->memory, r->method_count, sizeof *out->scores);
    out->texts = arena_alloc_zero(&row->memory, r->method_count, sizeof *out->texts);
    out->seconds = arena_alloc_zero(&row->memory, r->method_count, sizeof *out->seconds);
    TRY_MEMORY(out->scores && out->texts && out->seconds);
    TRY(join_title(row));
    bool good;
    const double before = run_seconds();
    TRY(run_read(w, row, true, &good));
    out->read_seconds = run_seconds() - before;
    if (!good)
        return PITH_OK;
    keyphrase_matcher m = {.text = w->doc, .phrase = w->second, .memory = &w->memory};
    gold g = {0};
    TRY(keyphrase_matcher_open(&m));
    TRY(read_gold(&m, row, &g));
    for (size_t i = 0; i < r->method_count && !row->problem[0]; i++)
        TRY(run_method(r, w, row, &m, &g, i, out));
    return PITH_OK;
}

/* ---- collecting ---- */

static pith_status make_room(run *r, method_scores *to) {
    if (r->file_rows < to->capacity)
        return PITH_OK;
    const size_t capacity = to->capacity ? 2 * to->capacity : 512;
    for (size_t v = 0; v < GOLDS; v++) {
        to->documents[v] =
            arena_grow(&r->memory, to->documents[v], to->capacity * sizeof(keyphrase_score),
                       capacity * sizeof(keyphrase_score));
        TRY_MEMORY(to->documents[v]);
    }
    to->capacity = capacity;
    return PITH_OK;
}

static void keep_document(run *r, const dataset_row *row, const outcome *o) {
    buffer gold_text = {.memory = &r->report->memory};
    report_document *document = report_add_document(r->report, r->data, row->id);
    for (size_t i = 0; i < row->keyphrases.count; i++) {
        buffer_add_slice(&gold_text, row->keyphrases.items[i]);
        buffer_add(&gold_text, "\n");
    }
    report_add_item(r->report, document, SLICE("gold"), (slice){gold_text.data, gold_text.length},
                    false);
    for (size_t i = 0; i < r->method_count; i++) {
        double *values =
            report_add_item(r->report, document, slice_of(r->methods[i]), o->texts[i], true);
        if (!values)
            continue;
        values[0] = keyphrase_f1(&o->scores[i][0].cuts[1]);
        values[1] = o->scores[i][0].average_precision;
    }
}

static pith_status collect(run *r, run_slot *slot) {
    keyphrases *k = r->own;
    const outcome *o = slot->outcome;
    k->read_seconds += o->read_seconds;
    for (size_t i = 0; i < r->method_count; i++) {
        method_scores *to = &k->methods[i];
        TRY(make_room(r, to));
        for (size_t v = 0; v < GOLDS; v++)
            to->documents[v][r->file_rows] = o->scores[i][v];
        to->seconds += o->seconds[i];
    }
    if (r->options->keep_documents)
        keep_document(r, &slot->row, o);
    return PITH_OK;
}

/* ---- tables ---- */

/* A score of many documents: macro, a mean over them with 1 below; micro, of their counts. */
typedef double value_function(const keyphrase_cut *cut);

static double macro(const keyphrase_score *documents, size_t count, size_t cut, value_function *f) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += f(&documents[i].cuts[cut]);
    return count > 0 ? sum / (double)count : 0;
}

static keyphrase_cut sum_of(const keyphrase_score *documents, size_t count, size_t cut) {
    keyphrase_cut sum = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        sum.right += documents[i].cuts[cut].right;
        sum.given += documents[i].cuts[cut].given;
        sum.gold += documents[i].cuts[cut].gold;
    }
    return sum;
}

static double average(const keyphrase_score *documents, size_t count, size_t cut, bool micro,
                      value_function *f) {
    const keyphrase_cut sum = sum_of(documents, count, cut);
    return micro ? f(&sum) : macro(documents, count, cut, f);
}

static pith_status f1_cell(run *r, const keyphrase_score *documents, size_t cut, bool micro,
                           report_cell *out) {
    double *above = ARENA_ARRAY(&r->memory, double, r->file_rows);
    double *below = ARENA_ARRAY(&r->memory, double, r->file_rows);
    TRY_MEMORY(above && below);
    for (size_t i = 0; i < r->file_rows; i++) {
        const keyphrase_cut *c = &documents[i].cuts[cut];
        above[i] = micro ? c->right : keyphrase_f1(c);
        below[i] = micro ? c->given + c->gold : 1;
    }
    const ratio_score score = {above, below, NULL, 1, r->file_rows, micro ? 2 : 1};
    interval found;
    TRY(resample_ratio(&score, r->options->seed, &r->memory, &found));
    *out = cell_interval(found.value, found.low, found.high);
    return PITH_OK;
}

static pith_status add_variant(run *r, keyphrases *k, size_t method, bool present, bool micro) {
    const keyphrase_score *documents = k->methods[method].documents[present];
    report_cell *cells = report_add_row(r->report, k->scores);
    report_cell *details = report_add_row(r->report, k->details);
    TRY_MEMORY(cells && details);
    cells[0] = details[0] = cell_text(r->data);
    cells[1] = details[1] = cell_text(slice_of(r->methods[method]));
    cells[2] = details[2] = cell_text(present ? SLICE("present") : SLICE("all"));
    cells[3] = details[3] = cell_text(micro ? SLICE("micro") : SLICE("macro"));
    cells[4] = cell_number((double)r->file_rows);
    double precision = 0, gain = 0;
    for (size_t i = 0; i < r->file_rows; i++) {
        precision += documents[i].average_precision;
        gain += documents[i].ndcg;
    }
    for (size_t c = 0; c < KEYPHRASE_CUTS; c++) {
        TRY(f1_cell(r, documents, c, micro, &cells[c + 5]));
        details[2 * c + 4] =
            cell_number(average(documents, r->file_rows, c, micro, keyphrase_precision));
        details[2 * c + 5] =
            cell_number(average(documents, r->file_rows, c, micro, keyphrase_recall));
    }
    if (micro) /* there is no such thing over a corpus */
        return PITH_OK;
    cells[9] = cell_number(precision / (double)r->file_rows);
    cells[10] = cell_number(gain / (double)r->file_rows);
    return PITH_OK;
}

static pith_status add_method(run *r, keyphrases *k, size_t method) {
    for (int present = 0; present < GOLDS; present++)
        for (int micro = 0; micro < 2; micro++)
            if (!k->preset || (present == k->preset->present_only && micro == k->preset->micro))
                TRY(add_variant(r, k, method, present, micro));
    if (!k->speed)
        return PITH_OK;
    const double seconds = k->read_seconds + k->methods[method].seconds;
    report_cell *cells = report_add_row(r->report, k->speed);
    TRY_MEMORY(cells);
    cells[0] = cell_text(r->data);
    cells[1] = cell_text(slice_of(r->methods[method]));
    cells[2] = cell_number(seconds);
    cells[3] = cell_number(seconds > 0 ? (double)r->file_rows / seconds : 0);
    return PITH_OK;
}

static pith_status finish_file(run *r, pith_error *error) {
    keyphrases *k = r->own;
    (void)error;
    for (size_t i = 0; i < r->method_count; i++) {
        if (r->file_rows > 0)
            TRY(add_method(r, k, i));
        k->methods[i].seconds = 0;
    }
    k->read_seconds = 0;
    return PITH_OK;
}

const run_task run_keyphrases = {.title = "Key phrases",
                                 .start = start,
                                 .work = work,
                                 .collect = collect,
                                 .finish_file = finish_file};
