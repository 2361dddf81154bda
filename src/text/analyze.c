/* analyze.c - see analyze.h.
 *
 * First the languages of the blocks (mixed.h), then four passes, each filling one array that grows
 * in place at the end of the arena: sentences of all blocks, tokens of all sentences, the distinct
 * forms of the tokens, the distinct stems of the forms. Whatever the model says of a word is asked
 * once for each form, not for each token. Linear in the text. */
#include "text/analyze.h"

#include "model/background.h"
#include "text/function_words.h"
#include "text/mixed.h"
#include "text/plain.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/utf8.h"
#include "text/word.h"

#include <math.h>

/* Bytes of text for each sentence and token in running English, to guess the arrays' first sizes.
 */
enum { SENTENCE_BYTES = 100, TOKEN_BYTES = 5 };

/* What the passes share. */
typedef struct analysis {
    document *doc;
    stemmer *stems;
    pith_error *error;
    map forms;
    uint32_t form_room;    /* of doc->forms */
    uint32_t *title_forms; /* of the titles given apart from the text */
    uint32_t title_form_count;
} analysis;

/* Room for one more object in the array `items`, that has `count` of `*room` objects of `size`. */
static void *grow(arena *a, void *items, uint32_t count, uint32_t *room, size_t size) {
    if (count < *room)
        return items;
    const uint32_t more = *room < 16 ? 32 : *room + *room / 2;
    void *grown = arena_grow(a, items, *room * size, more * size);
    if (grown)
        *room = more;
    return grown;
}

/* ---- sentences ---- */

/* Is nothing of the sentence printed, or is it a block that is a drawn line, which only parts what
 * stands above and below? Beside text a line stays: dropped there, too, F1 on UD English EWT,
 * development part, falls from 85.9 to 85.7. */
static bool is_blank(const document *doc, span s, span whole) {
    const slice text = slice_range(doc->text, s.start, s.end);
    const bool alone = s.start == whole.start && s.end == whole.end;
    return alone ? plain_is_drawn(text) : plain_is_blank(text);
}

/* Adds the sentence unless nothing of it is printed. */
static pith_status add_sentence(analysis *a, uint32_t *room, uint32_t block_index, span s,
                                bool competes) {
    document *doc = a->doc;
    if (is_blank(doc, s, doc->blocks[block_index].span))
        return PITH_OK;
    if (doc->sentence_count == PITH_MAX_SENTENCES)
        return error_set(a->error, PITH_ERROR_LIMIT, doc->blocks[block_index].source, 0,
                         "more than %zu sentences", PITH_MAX_SENTENCES);
    sentence *grown =
        grow(doc->arena, doc->sentences, doc->sentence_count, room, sizeof *doc->sentences);
    TRY_MEMORY(grown);
    doc->sentences = grown;
    doc->sentences[doc->sentence_count++] =
        (sentence){.span = s, .block = block_index, .competes = competes};
    return PITH_OK;
}

static pith_status find_sentences(analysis *a, bool all_blocks) {
    document *doc = a->doc;
    uint32_t room = (uint32_t)(doc->text.length / SENTENCE_BYTES) + doc->block_count;
    doc->sentence_count = 0;
    doc->sentences = ARENA_ARRAY(doc->arena, sentence, room);
    TRY_MEMORY(doc->sentences);
    for (uint32_t i = 0; i < doc->block_count; i++) {
        const block *b = &doc->blocks[i];
        const bool competes =
            !doc->sources[b->source].known && (all_blocks || role_competes(b->role));
        if (doc->sources[b->source].split) {
            TRY(add_sentence(a, &room, i, b->span, competes));
            continue;
        }
        const slice text = slice_range(doc->text, b->span.start, b->span.end);
        size_t at = 0;
        span s;
        while (sentence_next(text, &doc->languages[b->language], &at, &s)) {
            s = (span){b->span.start + s.start, b->span.start + s.end};
            TRY(add_sentence(a, &room, i, s, competes));
        }
    }
    return PITH_OK;
}

/* ---- forms ---- */

/* The index of the form of the word `surface`, in the given one of the document's languages. */
static pith_status intern_form(analysis *a, slice surface, uint8_t language, uint32_t *index) {
    document *doc = a->doc;
    char buffer[TOKEN_FORM_BYTES];
    const slice folded = token_form(surface, buffer);
    bool added;
    /* Most words are their own folded form. */
    *index = map_intern_part(&a->forms, folded, surface, &added);
    if (*index == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    if (!added)
        return PITH_OK;
    if (*index == PITH_MAX_FORMS)
        return error_set(a->error, PITH_ERROR_LIMIT, 0, 0, "more than %zu different words",
                         PITH_MAX_FORMS);
    form *grown = grow(doc->scratch, doc->forms, *index, &a->form_room, sizeof *doc->forms);
    TRY_MEMORY(grown);
    doc->forms = grown;
    uint16_t unused;
    doc->forms[*index] = (form){.text = a->forms.keys[*index],
                                .stop = table_find_hash(&doc->languages[language].stopwords,
                                                        a->forms.hashes[*index], &unused),
                                .wordlike = utf8_has_letter(folded),
                                .language = language};
    doc->form_count = a->forms.count;
    return PITH_OK;
}

/* The words of titles given apart from the text have forms too, though no token has them. */
static pith_status intern_titles(analysis *a) {
    const document *doc = a->doc;
    uint32_t room = 0;
    for (uint32_t i = 0; i < doc->source_count; i++) {
        const slice title = doc->sources[i].title;
        size_t at = 0;
        span word;
        bool wordlike;
        while (!doc->sources[i].known && word_next(title, doc->language, &at, &word, &wordlike)) {
            uint32_t *grown = grow(doc->arena, a->title_forms, a->title_form_count, &room,
                                   sizeof *a->title_forms);
            TRY_MEMORY(grown);
            a->title_forms = grown;
            TRY(intern_form(a, slice_range(title, word.start, word.end), 0,
                            &a->title_forms[a->title_form_count]));
            a->title_form_count++;
        }
    }
    return PITH_OK;
}

/* Heaps' law: n tokens have K n^BETA distinct forms. In English K = 10 and BETA = 0.6 are enough
 * for nearly all texts from 100 to 1,000,000 tokens; texts in several languages, and in those with
 * more forms, have up to FORMS_ROOM times as many. Arrays that do not move leave no copies behind,
 * and room that is not touched costs nothing. */
static pith_status reserve_forms(analysis *a) {
    enum { FORMS_ROOM = 8 };
    document *doc = a->doc;
    const double expected = 10 * pow(doc->token_count, 0.6);
    const double most = FORMS_ROOM * expected;
    const uint32_t room = most < doc->token_count ? (uint32_t)most : doc->token_count;
    if (!map_reserve_keys(&a->forms, room) ||
        !map_reserve(&a->forms, expected < room ? (uint32_t)expected : room))
        return PITH_ERROR_MEMORY;
    if (room <= a->form_room)
        return PITH_OK;
    form *grown =
        arena_grow(doc->scratch, doc->forms, a->form_room * sizeof *grown, room * sizeof *grown);
    TRY_MEMORY(grown);
    doc->forms = grown;
    a->form_room = room;
    return PITH_OK;
}

/* The later stages look forms up, too, when the map is gone. */
static pith_status keep_forms(analysis *a) {
    document *doc = a->doc;
    form *forms = ARENA_ARRAY(doc->arena, form, doc->form_count);
    uint64_t *hashes = ARENA_ARRAY(doc->arena, uint64_t, doc->form_count);
    TRY_MEMORY(forms);
    TRY_MEMORY(hashes);
    if (doc->form_count > 0) {
        memcpy(forms, doc->forms, doc->form_count * sizeof *forms);
        memcpy(hashes, a->forms.hashes, doc->form_count * sizeof *hashes);
    }
    doc->forms = forms;
    doc->form_hashes = hashes;
    return PITH_OK;
}

static pith_status find_forms(analysis *a) {
    document *doc = a->doc;
    TRY(reserve_forms(a));
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        const uint8_t language = doc->blocks[s->block].language;
        for (uint32_t j = 0; j < s->token_count; j++) {
            token *t = &doc->tokens[s->first_token + j];
            uint32_t index = t->form;
            if (t->length < TOKEN_LONG)
                TRY(intern_form(a, token_text(doc, t), language, &index));
            t->form = index & (uint32_t)(PITH_MAX_FORMS - 1);
        }
    }
    return intern_titles(a);
}

/* ---- tokens ---- */

/* Their forms come later, but for those of long ones, which alone tell how long these are. */
static pith_status add_token(analysis *a, uint32_t *room, span where, uint8_t language) {
    document *doc = a->doc;
    uint32_t index = 0;
    token *grown = grow(doc->arena, doc->tokens, doc->token_count, room, sizeof *doc->tokens);
    TRY_MEMORY(grown);
    doc->tokens = grown;
    if (where.end - where.start >= TOKEN_LONG)
        TRY(intern_form(a, slice_range(doc->text, where.start, where.end), language, &index));
    doc->tokens[doc->token_count++] = token_make(where, index);
    return PITH_OK;
}

static pith_status find_tokens(analysis *a) {
    document *doc = a->doc;
    uint32_t room = (uint32_t)(doc->text.length / TOKEN_BYTES) + 1;
    doc->token_count = 0;
    doc->words = 0;
    doc->tokens = ARENA_ARRAY(doc->arena, token, room);
    TRY_MEMORY(doc->tokens);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        sentence *s = &doc->sentences[i];
        const slice text = slice_range(doc->text, s->span.start, s->span.end);
        const uint8_t language = doc->blocks[s->block].language;
        size_t at = 0;
        span word;
        bool wordlike;
        s->first_token = doc->token_count;
        while (word_next(text, &doc->languages[language], &at, &word, &wordlike)) {
            word = (span){s->span.start + word.start, s->span.start + word.end};
            TRY(add_token(a, &room, word, language));
        }
        s->token_count = doc->token_count - s->first_token;
        if (s->competes)
            doc->words += s->token_count;
    }
    return PITH_OK;
}

/* Tokens, and their forms. */
static pith_status find_words(analysis *a) {
    document *doc = a->doc;
    const arena_mark mark = arena_save(doc->scratch);
    doc->form_count = 0;
    doc->forms = NULL;
    TRY(find_tokens(a));
    TRY(find_forms(a));
    TRY(keep_forms(a));
    a->forms = (map){0};
    arena_rewind(doc->scratch, mark);
    return PITH_OK;
}

/* ---- terms ---- */

/* Of a form with that hash, and that stem. */
static float idf_of(const language_model *language, uint64_t hash, slice stem) {
    uint16_t value;
    if (language->background)
        return background_idf(language->background,
                              background_find(language->background, stem).documents);
    return table_find_hash(&language->idf, hash, &value) ? (float)(value / IDF_SCALE)
                                                         : language->idf_unknown;
}

static pith_status choose_stems(analysis *a, uint8_t language) {
    return stemmer_choose(a->stems, &a->doc->languages[language]) ? PITH_OK : PITH_ERROR_MEMORY;
}

static pith_status find_terms(analysis *a) {
    document *doc = a->doc;
    map stems = {.arena = doc->arena, .tables = doc->scratch};
    if (!map_reserve(&stems, doc->form_count))
        return PITH_ERROR_MEMORY;
    doc->terms = ARENA_ARRAY(doc->arena, term, doc->form_count);
    TRY_MEMORY(doc->terms);
    uint8_t chosen = 0; /* the language of the stems */
    for (uint32_t i = 0; i < doc->form_count; i++) {
        form *f = &doc->forms[i];
        bool added;
        form_expect(doc, i, &doc->language->idf);
        if (f->language != chosen)
            TRY(choose_stems(a, chosen = f->language));
        const slice stem = stemmer_stem(a->stems, f->text, doc->form_hashes[i]);
        TRY_MEMORY(stem.data);
        /* Most stems are the start of a form. */
        f->term = map_intern_part(&stems, stem, f->text, &added);
        if (f->term == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
        const language_model *language = &doc->languages[f->language];
        term *t = &doc->terms[f->term];
        /* The background knows all forms of a stem as one. */
        const float idf = added || !language->background
                              ? idf_of(language, doc->form_hashes[i], stems.keys[f->term])
                              : t->idf;
        if (added)
            *t = (term){.stem = stems.keys[f->term], .idf = idf, .stop = true};
        if (idf < t->idf)
            t->idf = idf;
        if (f->wordlike && !f->stop)
            t->stop = false;
    }
    doc->term_count = stems.count;
    return chosen == 0 ? PITH_OK : choose_stems(a, 0);
}

static void count_terms(document *doc) {
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        if (!s->competes)
            continue;
        for (uint32_t j = 0; j < s->token_count; j++)
            doc->terms[doc->forms[doc->tokens[s->first_token + j].form].term].count++;
    }
}

/* ---- title terms ---- */

static pith_status find_title_terms(analysis *a) {
    document *doc = a->doc;
    bool *in_title = arena_alloc_zero(doc->scratch, doc->term_count, sizeof *in_title);
    TRY_MEMORY(in_title);
    for (uint32_t i = 0; i < a->title_form_count; i++)
        in_title[doc->forms[a->title_forms[i]].term] = true;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        const block *b = &doc->blocks[s->block];
        if (b->role != PITH_ROLE_TITLE || doc->sources[b->source].known)
            continue;
        for (uint32_t j = 0; j < s->token_count; j++)
            in_title[doc->forms[doc->tokens[s->first_token + j].form].term] = true;
    }
    doc->title_terms = ARENA_ARRAY(doc->arena, uint32_t, doc->term_count);
    TRY_MEMORY(doc->title_terms);
    doc->title_term_count = 0;
    for (uint32_t t = 0; t < doc->term_count; t++)
        if (in_title[t] && !doc->terms[t].stop)
            doc->title_terms[doc->title_term_count++] = t;
    return PITH_OK;
}

pith_status text_analyze(document *doc, stemmer *stems, bool all_blocks, pith_error *error) {
    analysis a = {.doc = doc,
                  .stems = stems,
                  .error = error,
                  .forms = {.arena = doc->arena, .tables = doc->scratch}};
    TRY(mixed_languages(doc));
    TRY(find_sentences(&a, all_blocks));
    TRY(find_words(&a));
    TRY(find_terms(&a));
    count_terms(doc);
    TRY(function_words_find(doc));
    return find_title_terms(&a);
}
