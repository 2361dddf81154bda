/* read.c - the read stage, in the order in which its parts build on one another: valid text
 * (charset.c), blocks (the format's parser), roles (the format's judge, once the language is
 * known), and of these the title. Linear in the input. */
#include "read/read.h"

#include "read/charset.h"
#include "read/date.h"
#include "read/format.h"
#include "read/metadata.h"
#include "text/language_tag.h"
#include "text/plain.h"

/* A title that was given, as it is printed. */
static slice plain_title(const document *doc, slice title) {
    const document view = {.arena = doc->arena, .text = title};
    return plain_text(&view, (span){0, (uint32_t)title.length});
}

/* The title of the first source that has one given with it, else the first title block. */
static pith_status find_title(document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++) {
        if (doc->sources[s].title.length > 0 && !doc->sources[s].known) {
            doc->title = plain_title(doc, doc->sources[s].title);
            TRY_MEMORY(doc->title.data);
            return PITH_OK;
        }
    }
    for (uint32_t b = 0; b < doc->block_count; b++) {
        if (doc->blocks[b].role == PITH_ROLE_TITLE && !doc->sources[doc->blocks[b].source].known) {
            doc->title = plain_text(doc, doc->blocks[b].span);
            TRY_MEMORY(doc->title.data);
            return PITH_OK;
        }
    }
    return PITH_OK;
}

/* Takes over what is known of source `index` beside its text. */
static pith_status take_source(document *doc, const pith_source *source, uint32_t index,
                               pith_error *error) {
    const char *name = source->format && !source->sentences ? source->format : "text";
    doc->sources[index].format = format_find(name);
    if (!doc->sources[index].format)
        return error_set(error, PITH_ERROR_FORMAT, index, 0,
                         "no format of single documents is called '%.20s'", name);
    return metadata_take(doc, index, &source->metadata);
}

/* Are all sources plain text, so that they can be read where they stand? */
static bool is_all_text(const document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++)
        if (doc->sources[s].format != &text_format)
            return false;
    return true;
}

static pith_status parse_source(writer *out, uint32_t index, pith_error *error) {
    document *doc = out->doc;
    text_source *source = &doc->sources[index];
    out->source = index;
    if (!source->format->parse)
        return error_set(error, PITH_ERROR_FORMAT, index, 0,
                         "this build of pith does not read '%s'", source->format->public.name);
    const bool in_place = doc->text.data == doc->decoded.data;
    source->text.start = in_place ? source->decoded.start : (uint32_t)doc->text.length;
    source->text.end = source->text.start;
    out->block_start = source->text.start;
    pith_error found = {0};
    const pith_status status = source->format->parse(out, source->decoded, &found);
    if (status == PITH_ERROR_LIMIT && !found.message[0])
        return error_set(error, status, index, 0, "more than %zu lines or paragraphs",
                         PITH_MAX_BLOCKS);
    if (status != PITH_OK && found.message[0])
        return error_set(error, status, index, found.offset, "%s: %s", source->format->public.name,
                         found.message);
    TRY(status);
    if (!in_place)
        source->text.end = (uint32_t)doc->text.length;
    return PITH_OK;
}

static void forget_impossible_dates(document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++) {
        pith_slice *said = &doc->sources[s].metadata.date;
        if (!date_is_possible((slice){said->data, said->length}))
            *said = (pith_slice){0};
    }
}

/* Tells when each source was published. */
static pith_status date_sources(document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++) {
        const pith_slice said = doc->sources[s].metadata.date;
        TRY(date_seconds((slice){said.data, said.length}, doc->arena, &doc->sources[s].published));
    }
    return PITH_OK;
}

pith_status read_sources(document *doc, const pith_source *sources, size_t count,
                         pith_error *error) {
    TRY(charset_read(doc, sources, count, error));
    for (uint32_t s = 0; s < count; s++)
        TRY(take_source(doc, &sources[s], s, error));
    writer out = {.doc = doc};
    if (is_all_text(doc))
        doc->text = doc->decoded;
    else
        TRY(writer_reserve(&out, doc->decoded.length + 1));
    for (uint32_t s = 0; s < count; s++)
        TRY(parse_source(&out, s, error));
    forget_impossible_dates(doc);
    metadata_gather(doc);
    return date_sources(doc);
}

/* A web page's own word for its language is taken where its text tells less surely. Of 676 pages
 * with such a word all were in that language, 673 of them by a text surer than this; pages that
 * have it wrong, from a template, have enough text to tell. */
static const float SURE_LANGUAGE = 0.9F;

language_guess read_language(const document *doc) {
    language_guess guess = language_detect(doc->model, doc->text);
    language_model declared;
    if (guess.confidence < SURE_LANGUAGE &&
        language_tag_find(doc->model, doc->declared, &declared) == LANGUAGE_TAG_KNOWN) {
        guess.confidence = SURE_LANGUAGE;
        strcpy(guess.code, declared.code);
    }
    return guess;
}

pith_status read_roles(document *doc, pith_error *error) {
    uint32_t first = 0;
    for (uint32_t s = 0; s < doc->source_count; s++) {
        uint32_t end = first;
        while (end < doc->block_count && doc->blocks[end].source == s)
            end++;
        const format *how = doc->sources[s].format;
        const pith_status status = how->assign ? how->assign(doc, s, first, end - first) : PITH_OK;
        if (status == PITH_ERROR_MODEL)
            return error_set(error, status, s, 0,
                             "the model's weights of roles are for other features");
        TRY(status);
        first = end;
    }
    return find_title(doc);
}
