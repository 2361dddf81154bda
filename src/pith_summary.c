/* pith_summary.c - summaries: the sentences that compete are ranked, chosen, and shown. */
#include "pith_doc.h"
#include "pith_methods.h"
#include "rank/rank.h"
#include "rank/steer.h"
#include "rank/told.h"
#include "select/select.h"
#include "text/opening.h"
#include "text/query.h"
#include "text/source_map.h"

#include <stdio.h>

void pith_summary_options_init(pith_summary_options *options) {
    *options = (pith_summary_options){
        .size = sizeof *options, .method = "auto", .unit = PITH_SENTENCES, .budget = 3};
}

static pith_status check_summary_options(const pith_summary_options *o, pith_error *error) {
    if (o->size != sizeof *o)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the summary options are not initialised by pith_summary_options_init");
    if (o->unit > PITH_PERCENT)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no such unit: %d", (int)o->unit);
    const size_t greatest = o->unit == PITH_PERCENT ? 100 : SIZE_MAX / 2;
    if (o->budget == 0 || o->budget > greatest)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "the budget must be 1 to %zu, not %zu",
                         greatest, o->budget);
    if (!o->query.data && o->query.length > 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "the query is NULL, but not empty");
    return PITH_OK;
}

/* The sentences that compete. */
static pith_status collect(const document *d, uint32_t **sentences, uint32_t *count) {
    *count = 0;
    *sentences = ARENA_ARRAY(d->scratch, uint32_t, d->sentence_count);
    TRY_MEMORY(*sentences);
    for (uint32_t i = 0; i < d->sentence_count; i++)
        if (d->sentences[i].competes)
            (*sentences)[(*count)++] = i;
    return PITH_OK;
}

static pith_status fill_pick(const rank_input *input, const rank_result *ranked,
                             const selection *chosen, uint32_t at, pith_part *parts,
                             pith_pick *out) {
    const uint32_t position = chosen->chosen[at];
    const uint32_t index = input->sentences[position];
    rank_explain(ranked, position, parts);
    slice text = rank_plain(input, position);
    TRY_MEMORY(text.data);
    const bool truncated = position == chosen->truncated;
    if (truncated)
        text.length = chosen->truncated_bytes;
    *out = (pith_pick){
        .text = public_slice(text),
        .span = source_span(input->doc, opening_without(input->doc, index)),
        .index = index,
        .score = ranked->scores[position],
        .parts = parts,
        .part_count = rank_part_count(ranked),
        .truncated = truncated,
    };
    return PITH_OK;
}

/* The other sources that say what each pick says. */
static pith_status fill_also(const selection *chosen, arena *a, pith_pick *picks) {
    if (!chosen->also_ends || chosen->count == 0)
        return PITH_OK;
    const uint32_t all = chosen->also_ends[chosen->count - 1];
    size_t *also = ARENA_ARRAY(a, size_t, all);
    TRY_MEMORY(also);
    memcpy(also, chosen->also, all * sizeof *also);
    for (uint32_t i = 0, first = 0; i < chosen->count; first = chosen->also_ends[i++]) {
        picks[i].also = also + first;
        picks[i].also_count = chosen->also_ends[i] - first;
    }
    return PITH_OK;
}

/* Both notes as one; NULL when there is none. */
static pith_status join_notes(const char *first, const char *second, arena *a, const char **out) {
    *out = first ? first : second;
    if (!first || !second)
        return PITH_OK;
    const size_t length = strlen(first) + strlen(second) + sizeof "; ";
    char *both = arena_alloc(a, length);
    TRY_MEMORY(both);
    snprintf(both, length, "%s; %s", first, second);
    *out = both;
    return PITH_OK;
}

/* Into the memory of the document: what it was computed in is scratch. */
static pith_status fill_summary(const rank_input *input, const rank_result *ranked,
                                const selection *chosen, pith_summary *out) {
    arena *a = input->doc->arena;
    pith_pick *picks = ARENA_ARRAY(a, pith_pick, chosen->count);
    const size_t part_count = rank_part_count(ranked);
    pith_part *parts = ARENA_ARRAY(a, pith_part, chosen->count * part_count);
    TRY_MEMORY(picks);
    TRY_MEMORY(parts);
    for (uint32_t i = 0; i < chosen->count; i++)
        TRY(fill_pick(input, ranked, chosen, i, parts + i * part_count, &picks[i]));
    TRY(fill_also(chosen, a, picks));
    *out = (pith_summary){
        .picks = picks,
        .count = chosen->count,
        .method = ranked->method,
    };
    return join_notes(ranked->note, chosen->note, a, &out->note);
}

static pith_status summarize(pith_doc *doc, const pith_summary_options *options,
                             const rank_method *method, pith_summary *out) {
    const document *d = &doc->content;
    rank_input input = {
        .doc = d,
        .limit = {options->unit, options->budget, options->truncate},
        .arena = d->scratch,
    };
    uint32_t *sentences;
    arena_reset(d->scratch);
    TRY(collect(d, &sentences, &input.count));
    *out = (pith_summary){.method = method->about.name,
                          .note = d->note ? d->note : "there is no sentence to choose"};
    if (input.count == 0)
        return PITH_OK;
    input.sentences = sentences;
    input.asked = options->query.length > 0;
    uint32_t *wanted;
    uint32_t wanted_count;
    TRY(query_terms(d, doc->stems, (slice){options->query.data, options->query.length}, &wanted,
                    &wanted_count));
    vectors rows;
    TRY(vectors_build(d, sentences, input.count, wanted, wanted_count, d->scratch, &rows));
    input.vectors = &rows;
    input.told = options->told;
    bool repeats = false;
    if (input.told)
        TRY(told_has_document(input.told, &input, &repeats));
    if (repeats) {
        out->note = "all but the same document has been told of before";
        return PITH_OK;
    }
    rank_result ranked = {.method = method->about.name};
    TRY(method->score(&input, &ranked));
    TRY(steer_result(&input, &ranked));
    selection chosen;
    TRY(select_sentences(&input, &ranked, &chosen));
    if (input.told)
        TRY(told_add(input.told, &input, chosen.chosen, chosen.count));
    return fill_summary(&input, &ranked, &chosen, out);
}

pith_status pith_summarize(pith_doc *doc, const pith_summary_options *options,
                           const pith_summary **out, pith_error *error) {
    if (!doc || !out)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no document, or nowhere to put it");
    pith_summary_options defaults;
    pith_summary_options_init(&defaults);
    if (!options)
        options = &defaults;
    TRY(check_summary_options(options, error));
    const char *name = options->method ? options->method : defaults.method;
    const rank_method *method = rank_find(name);
    if (!method)
        return methods_lack(PITH_TASK_SUMMARIZE, name, error);
    pith_summary *summary = ARENA_ARRAY(&doc->memory, pith_summary, 1);
    const pith_status status =
        summary ? summarize(doc, options, method, summary) : PITH_ERROR_MEMORY;
    if (status == PITH_ERROR_MODEL)
        return error_set(error, status, 0, 0,
                         "the model's weights of '%.20s' are for other features", name);
    if (status != PITH_OK)
        return error_explain(error, status);
    *out = summary;
    return PITH_OK;
}
