/* pith.c - the public functions: check arguments, call the stages, fill the error. */
#include "pith.h"

#include "corpus/term_methods.h"
#include "keyword/keyword.h"
#include "pith_doc.h"
#include "rank/rank.h"
#include "rank/steer.h"
#include "rank/told.h"
#include "read/format.h"
#include "read/layout.h"
#include "read/read.h"
#include "select/select.h"
#include "text/analyze.h"
#include "text/dateline.h"
#include "text/language_tag.h"
#include "text/plain.h"
#include "text/query.h"
#include "text/source_map.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- options ---- */

void pith_read_options_init(pith_read_options *options) {
    *options = (pith_read_options){.size = sizeof *options, .language = "auto"};
}

void pith_summary_options_init(pith_summary_options *options) {
    *options = (pith_summary_options){
        .size = sizeof *options, .method = "auto", .unit = PITH_SENTENCES, .budget = 3};
}

void pith_keyword_options_init(pith_keyword_options *options) {
    *options = (pith_keyword_options){
        .size = sizeof *options, .method = "auto", .count = 10, .words = KEYS_OF_PHRASE};
}

/* ---- documents ---- */

static void doc_clear(pith_doc *doc) {
    arena_reset(&doc->memory);
    arena_reset(&doc->scratch);
    doc->content = (document){.arena = &doc->memory,
                              .scratch = &doc->scratch,
                              .model = doc->model,
                              .language = &doc->language};
}

pith_status pith_doc_new(const pith_model *model, pith_doc **out) {
    if (!model || !out)
        return PITH_ERROR_ARGUMENT;
    pith_doc *doc = calloc(1, sizeof *doc);
    TRY_MEMORY(doc);
    doc->stems = stemmer_new();
    if (!doc->stems) {
        free(doc);
        return PITH_ERROR_MEMORY;
    }
    doc->model = model;
    doc_clear(doc);
    *out = doc;
    return PITH_OK;
}

void pith_doc_free(pith_doc *doc) {
    if (!doc)
        return;
    stemmer_free(doc->stems);
    arena_free(&doc->memory);
    arena_free(&doc->scratch);
    free(doc);
}

/* The language to read the text as: the one asked for, or the one it seems to be in. */
static pith_status choose_language(pith_doc *doc, const char *tag, pith_error *error) {
    /* The caller's `tag` may be the code that this document gave for the text before. */
    language_model language;
    const bool given = tag && strcmp(tag, "auto") != 0;
    language_guess guess = {.confidence = 1};
    if (!given)
        guess = read_language(&doc->content);
    const language_tag found = language_tag_find(doc->model, given ? tag : guess.code, &language);
    if (found == LANGUAGE_TAG_BROKEN)
        return error_set(error, PITH_ERROR_LANGUAGE, 0, 0,
                         "no model for language '%.20s'; there are: %s", tag,
                         pith_model_languages(doc->model));
    if (found == LANGUAGE_TAG_OTHER && !given)
        guess.confidence = 0;
    else if (found == LANGUAGE_TAG_OTHER && strcmp(tag, UNDETERMINED) != 0)
        doc->content.note = "there is no model of its language: read without knowledge of any";
    doc->content.language_given = given;
    doc->language = language;
    doc->confidence = guess.confidence;
    return stemmer_choose(doc->stems, &doc->language) ? PITH_OK : PITH_ERROR_MEMORY;
}

static pith_status doc_fill(pith_doc *doc, const pith_source *sources, size_t count,
                            const pith_read_options *options, pith_error *error) {
    if (options->size != sizeof *options)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the read options are not initialised by pith_read_options_init");
    TRY(read_sources(&doc->content, sources, count, error));
    TRY(choose_language(doc, options->language, error));
    TRY(doc_choose_background(doc, options->background, error));
    TRY(read_roles(&doc->content, error));
    return text_analyze(&doc->content, doc->stems, options->all_blocks, error);
}

pith_status pith_doc_read(pith_doc *doc, const pith_source *sources, size_t count,
                          const pith_read_options *options, pith_error *error) {
    if (!doc || !sources || count == 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no document, or no source to read");
    pith_read_options defaults;
    pith_read_options_init(&defaults);
    doc_clear(doc);
    const pith_status status = doc_fill(doc, sources, count, options ? options : &defaults, error);
    if (status != PITH_OK)
        doc_clear(doc);
    return error_explain(error, status);
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

void pith_doc_get_facts(const pith_doc *doc, pith_doc_facts *out) {
    const document *d = &doc->content;
    *out = (pith_doc_facts){
        .title = public_slice(d->title),
        .language = doc->language.code,
        .words = d->words,
        .repaired = d->repaired,
        .blocks = d->block_count,
        .sentences = d->sentence_count,
        .language_confidence = doc->confidence,
        .format = d->source_count > 0 ? d->sources[0].format->public.name : NULL,
        .metadata = d->metadata,
        .note = d->note,
        .kind = d->kind,
        .charset = d->source_count > 0 ? d->sources[0].charset : NULL,
    };
}

bool pith_doc_get_block(const pith_doc *doc, size_t i, pith_block *out) {
    const document *d = &doc->content;
    if (i >= d->block_count)
        return false;
    const block *b = &d->blocks[i];
    const bool is_item = b->role == PITH_ROLE_LIST;
    const slice text = plain_text(d, is_item ? layout_without_bullet(d->text, b->span) : b->span);
    if (!text.data)
        return false;
    *out = (pith_block){source_span(d, b->span), b->role, public_slice(text),
                        d->languages[b->language].code, (double)b->doubt};
    return true;
}

bool pith_doc_get_sentence(const pith_doc *doc, size_t i, pith_sentence *out) {
    const document *d = &doc->content;
    if (i >= d->sentence_count)
        return false;
    const sentence *s = &d->sentences[i];
    const slice text = plain_text(d, s->span);
    if (!text.data)
        return false;
    *out = (pith_sentence){
        .text = public_slice(text),
        .span = source_span(d, s->span),
        .block = s->block,
        .role = d->blocks[s->block].role,
        .competes = s->competes,
        .words = s->token_count,
    };
    return true;
}

bool pith_doc_get_token(const pith_doc *doc, size_t sentence_index, size_t i, pith_token *out) {
    const document *d = &doc->content;
    if (sentence_index >= d->sentence_count || i >= d->sentences[sentence_index].token_count)
        return false;
    const token *t = &d->tokens[d->sentences[sentence_index].first_token + i];
    const form *f = &d->forms[t->form];
    *out = (pith_token){
        .span = source_span(d, t->span),
        .form = public_slice(f->text),
        .stem = public_slice(d->terms[f->term].stem),
        .stop = f->stop,
    };
    return true;
}

/* ---- methods ---- */

const pith_method *pith_methods(pith_task task, size_t *count) {
    if (task == PITH_TASK_SUMMARIZE)
        return rank_methods(count);
    if (task == PITH_TASK_KEYWORDS)
        return keyword_methods(count);
    if (task == PITH_TASK_TERMS)
        return term_methods(count);
    *count = 0;
    return NULL;
}

static pith_status unknown_method(pith_task task, const char *name, pith_error *error) {
    char list[320] = "";
    size_t count;
    size_t length = 0;
    const pith_method *methods = pith_methods(task, &count);
    for (size_t i = 0; i < count && length < sizeof list; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "",
                                   methods[i].name);
    return error_set(error, PITH_ERROR_METHOD, 0, 0, "no method '%.20s'; there are: %s", name,
                     list);
}

/* ---- summaries ---- */

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
    return PITH_OK;
}

/* The sentences that compete, and their printable texts. */
static pith_status collect(const document *d, uint32_t **sentences, slice **plain,
                           uint32_t *count) {
    *count = 0;
    *sentences = ARENA_ARRAY(d->scratch, uint32_t, d->sentence_count);
    *plain = ARENA_ARRAY(d->scratch, slice, d->sentence_count);
    TRY_MEMORY(*sentences);
    TRY_MEMORY(*plain);
    for (uint32_t i = 0; i < d->sentence_count; i++) {
        if (!d->sentences[i].competes)
            continue;
        const slice text = plain_text(d, dateline_without(d, i));
        TRY_MEMORY(text.data);
        (*sentences)[*count] = i;
        (*plain)[(*count)++] = text;
    }
    return PITH_OK;
}

static void fill_pick(const rank_input *input, const rank_result *ranked, const selection *chosen,
                      uint32_t at, pith_part *parts, pith_pick *out) {
    const uint32_t position = chosen->chosen[at];
    const uint32_t index = input->sentences[position];
    rank_explain(ranked, position, parts);
    slice text = input->plain[position];
    const bool truncated = position == chosen->truncated;
    if (truncated)
        text.length = chosen->truncated_bytes;
    *out = (pith_pick){
        .text = public_slice(text),
        .span = source_span(input->doc, dateline_without(input->doc, index)),
        .index = index,
        .score = ranked->scores[position],
        .parts = parts,
        .part_count = rank_part_count(ranked),
        .truncated = truncated,
    };
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
        fill_pick(input, ranked, chosen, i, parts + i * part_count, &picks[i]);
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
    slice *plain;
    arena_reset(d->scratch);
    TRY(collect(d, &sentences, &plain, &input.count));
    *out = (pith_summary){.method = method->about.name, .note = "there is no sentence to choose"};
    if (input.count == 0)
        return PITH_OK;
    input.sentences = sentences;
    input.plain = plain;
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
        return unknown_method(PITH_TASK_SUMMARIZE, name, error);
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

/* ---- key phrases ---- */

static pith_status fill_keywords(const document *d, const keyword_result *found,
                                 pith_keywords *out) {
    pith_keyword *keywords = ARENA_ARRAY(d->arena, pith_keyword, found->count);
    TRY_MEMORY(keywords);
    for (uint32_t i = 0; i < found->count; i++) {
        const keyword_phrase *p = &found->phrases[i];
        pith_span *spans = ARENA_ARRAY(d->arena, pith_span, p->count);
        TRY_MEMORY(spans);
        for (uint32_t s = 0; s < p->count; s++)
            spans[s] = source_span(d, p->spans[s]);
        keywords[i] =
            (pith_keyword){public_slice(p->text), p->score,    p->count, spans,        p->kind,
                           p->sentence,           p->is_label, p->parts, p->part_count};
    }
    *out = (pith_keywords){keywords, found->count, found->method, found->note};
    return PITH_OK;
}

const char *pith_keyword_kind_name(pith_keyword_kind kind) {
    static const char *const names[] = {"term", "name", "acronym"};
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

static pith_status extract_keywords(pith_doc *doc, const char *method,
                                    const pith_keyword_options *options, pith_keywords *out) {
    const document *d = &doc->content;
    const choice_rules rules = {.limit = options->count,
                                .words = (uint32_t)options->words,
                                .least = options->min_score,
                                .diversity = options->diversity,
                                .exclude = options->exclude,
                                .exclude_count = options->exclude_count,
                                .stems = doc->stems,
                                .vocabulary = options->vocabulary,
                                .vocabulary_only = options->vocabulary_only,
                                .explain = options->explain};
    keyword_result found = {0};
    TRY(keyword_extract(d, method, &rules, d->arena, &found));
    return fill_keywords(d, &found, out);
}

static pith_status check_keyword_options(const pith_keyword_options *options, pith_error *error) {
    enum { MOST = 100000 };
    if (options->size != sizeof *options)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the keyword options are not initialised by pith_keyword_options_init");
    if (options->count == 0 || options->count > MOST)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the number of key phrases must be 1 to %d, not %zu", MOST,
                         options->count);
    if (options->words == 0 || options->words > KEYS_OF_PHRASE)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the words of a key phrase must be 1 to %d, not %zu", KEYS_OF_PHRASE,
                         options->words);
    /* Written so that NaN fails. */
    if (!(options->min_score >= 0 && options->min_score <= 1) ||
        !(options->diversity >= 0 && options->diversity <= 1))
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the least score and the diversity must be from 0 to 1");
    if (options->exclude_count > 0 && !options->exclude)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no phrases to exclude");
    for (size_t i = 0; i < options->exclude_count; i++) {
        const slice phrase = {options->exclude[i].data, options->exclude[i].length};
        if (utf8_valid_prefix(phrase) != phrase.length)
            return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                             "phrase %zu to exclude is not valid UTF-8", i + 1);
    }
    return PITH_OK;
}

pith_status pith_extract_keywords(pith_doc *doc, const pith_keyword_options *options,
                                  const pith_keywords **out, pith_error *error) {
    if (!doc || !out)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "no document, or nowhere to put it");
    pith_keyword_options defaults;
    pith_keyword_options_init(&defaults);
    if (!options)
        options = &defaults;
    TRY(check_keyword_options(options, error));
    const char *name = options->method ? options->method : defaults.method;
    pith_keywords *keywords = ARENA_ARRAY(&doc->memory, pith_keywords, 1);
    const pith_status status =
        keywords ? extract_keywords(doc, name, options, keywords) : PITH_ERROR_MEMORY;
    if (status == PITH_ERROR_METHOD)
        return unknown_method(PITH_TASK_KEYWORDS, name, error);
    if (status != PITH_OK)
        return error_explain(error, status);
    *out = keywords;
    return PITH_OK;
}
