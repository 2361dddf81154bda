/* pith_keywords.c - key phrases: found in a document and shown. */
#include "keyword/keyword.h"
#include "pith_doc.h"
#include "pith_methods.h"
#include "text/source_map.h"
#include "text/utf8.h"

void pith_keyword_options_init(pith_keyword_options *options) {
    *options = (pith_keyword_options){
        .size = sizeof *options, .method = "auto", .count = 10, .words = KEYS_OF_PHRASE};
}

static pith_status fill_keywords(const document *d, const keyword_result *found,
                                 pith_keywords *out) {
    pith_keyword *keywords = ARENA_ARRAY(d->arena, pith_keyword, found->count);
    TRY_MEMORY(keywords);
    for (uint32_t i = 0; i < found->count; i++) {
        const keyword_phrase *p = &found->phrases[i];
        pith_span *spans = ARENA_ARRAY(d->arena, pith_span, p->count);
        pith_part *parts = ARENA_ARRAY(d->arena, pith_part, p->part_count);
        TRY_MEMORY(spans && parts);
        for (uint32_t s = 0; s < p->count; s++)
            spans[s] = source_span(d, p->spans[s]);
        for (uint32_t k = 0; k < p->part_count; k++)
            parts[k] = p->parts[k];
        keywords[i] = (pith_keyword){.phrase = public_slice(p->text),
                                     .score = p->score,
                                     .count = p->count,
                                     .spans = spans,
                                     .kind = p->kind,
                                     .sentence = p->sentence,
                                     .is_label = p->is_label,
                                     .parts = parts,
                                     .part_count = p->part_count,
                                     .broader = public_slice(p->broader)};
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
    arena_reset(d->scratch);
    TRY(keyword_extract(d, method, &rules, d->scratch, &found));
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
        return methods_lack(PITH_TASK_KEYWORDS, name, error);
    if (status != PITH_OK)
        return error_explain(error, status);
    *out = keywords;
    return PITH_OK;
}
