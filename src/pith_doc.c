/* pith_doc.c - documents: read, put in a language, analyzed; and what is seen of them. */
#include "pith_doc.h"

#include "read/format.h"
#include "read/read.h"
#include "text/analyze.h"
#include "text/bullet.h"
#include "text/language_tag.h"
#include "text/plain.h"
#include "text/source_map.h"

#include <stdlib.h>

void pith_read_options_init(pith_read_options *options) {
    *options = (pith_read_options){.size = sizeof *options, .language = "auto"};
}

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

/* What the model knows of the language that `tag` names, which mostly is that of the text before.
 * The caller's `tag` may be the code that this document gave for it. */
static language_tag find_language(pith_doc *doc, const char *tag) {
    if (strcmp(tag, doc->language.code) == 0 && strcmp(tag, UNDETERMINED) != 0)
        return LANGUAGE_TAG_KNOWN;
    language_model language;
    const language_tag found = language_tag_find(doc->model, tag, &language);
    if (found != LANGUAGE_TAG_BROKEN)
        doc->language = language;
    return found;
}

/* The language to read the text as: the one asked for, or the one it seems to be in. */
static pith_status choose_language(pith_doc *doc, const char *tag, pith_error *error) {
    const bool given = tag && strcmp(tag, "auto") != 0;
    language_guess guess = {.confidence = 1};
    if (!given)
        guess = read_language(&doc->content);
    const language_tag found = find_language(doc, given ? tag : guess.code);
    if (found == LANGUAGE_TAG_BROKEN)
        return error_set(error, PITH_ERROR_LANGUAGE, 0, 0,
                         "no model for language '%.20s'; there are: %s", tag,
                         pith_model_languages(doc->model));
    if (found == LANGUAGE_TAG_OTHER && !given)
        guess.confidence = 0;
    else if (found == LANGUAGE_TAG_OTHER && strcmp(tag, UNDETERMINED) != 0)
        doc->content.note = "there is no model of its language: read without knowledge of any";
    doc->content.language_given = given;
    doc->confidence = guess.confidence;
    return stemmer_choose(doc->stems, &doc->language) ? PITH_OK : PITH_ERROR_MEMORY;
}

/* Are there bytes where a source says so? */
static bool is_there(const pith_source *source) {
    bool there = (source->text || source->length == 0) &&
                 (source->sentences || source->sentence_count == 0) &&
                 (source->title.data || source->title.length == 0);
    for (size_t i = 0; there && i < source->sentence_count; i++)
        there = source->sentences[i].data || source->sentences[i].length == 0;
    return there;
}

static pith_status doc_fill(pith_doc *doc, const pith_source *sources, size_t count,
                            const pith_read_options *options, pith_error *error) {
    if (options->size != sizeof *options)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "the read options are not initialised by pith_read_options_init");
    for (size_t i = 0; i < count; i++)
        if (!is_there(&sources[i]))
            return error_set(error, PITH_ERROR_ARGUMENT, i, 0, "a source is NULL, but not empty");
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
    const slice text = plain_text(d, is_item ? bullet_without(d->text, b->span) : b->span);
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
        .span = source_span(d, token_span(d, t)),
        .form = public_slice(f->text),
        .stem = public_slice(d->terms[f->term].stem),
        .stop = f->stop,
    };
    return true;
}
