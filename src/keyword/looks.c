/* looks.c - see looks.h. One pass over the text, O(bytes). */
#include "keyword/looks.h"

#include "text/token.h"
#include "text/utf8.h"

/* Bytes of the particles that a Korean word ends with: what its stem has not, unless it is listed
 * as it is. */
static uint32_t particle_bytes(const document *doc, const token *t, slice text) {
    const form *f = &doc->forms[t->form];
    const language_model *language = form_language(doc, f);
    const slice stem = doc->terms[f->term].stem;
    size_t at = 0;
    uint16_t unused;
    const uint32_t c = utf8_next(text, &at);
    const bool hangul = c >= 0xac00 && c <= 0xd7a3;
    if (!hangul || language->suffixes.count == 0 || !slice_starts(text, stem) ||
        form_find(doc, t->form, &language->idf, &unused))
        return 0;
    return (uint32_t)(text.length - stem.length);
}

/* Bytes at the end of the token that are no part of the word: particles, or the possessive 's. */
static uint32_t ending_bytes(const document *doc, const token *t, slice text) {
    if (text.length < 3)
        return 0;
    const char last = text.data[text.length - 1];
    if (last != 's')
        return last & 0x80 ? particle_bytes(doc, t, text) : 0;
    if (text.data[text.length - 2] == '\'')
        return 2;
    const bool curly =
        text.length > 4 && memcmp(text.data + text.length - 4, "\xe2\x80\x99", 3) == 0;
    return curly ? 4 : 0;
}

uint32_t looks_text_end(const document *doc, const token *t) {
    return token_span(doc, t).end - ending_bytes(doc, t, token_text(doc, t));
}

static uint8_t look_of(const document *doc, const token *t, slice word) {
    uint8_t look = ending_bytes(doc, t, word) ? LOOK_OWNER : 0;
    size_t at = 0;
    if (!utf8_is_upper(utf8_next(word, &at)))
        return look;
    look |= LOOK_CAPITAL;
    if (at == word.length || !utf8_is_upper(utf8_next(word, &at)))
        look |= LOOK_CAPITALISED;
    return look;
}

static bool is_link(const language_model *language, slice word) {
    char buffer[TOKEN_FORM_BYTES];
    uint16_t kinds = 0;
    return language->elides && table_find(&language->words, token_form(word, buffer), &kinds) &&
           kinds & WORD_LINK;
}

static uint8_t gap_of(const language_model *language, slice gap) {
    /* Words of scripts without spaces touch. */
    if (gap.length == 0 || (gap.length == 1 && gap.data[0] == ' '))
        return LOOK_SPACE;
    if (slice_equal(gap, SLICE("-")) || slice_equal(gap, SLICE("\xe2\x80\x90")) ||
        slice_equal(gap, SLICE("\xe2\x80\x91")))
        return LOOK_HYPHEN;
    for (size_t at = 0; at < gap.length;) {
        const size_t start = at;
        if (utf8_is_space(utf8_next(gap, &at)))
            continue;
        return start > 0 && is_link(language, slice_range(gap, start, gap.length)) ? LOOK_LINK : 0;
    }
    return LOOK_SPACE;
}

pith_status looks_find(const document *doc, arena *a, uint8_t **out) {
    uint8_t *looks = arena_alloc_zero(a, doc->token_count, sizeof *looks);
    TRY_MEMORY(looks);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        const uint32_t end = s->first_token + (has_phrases(doc, i) ? s->token_count : 0);
        uint32_t before = 0; /* the end of the word before */
        for (uint32_t t = s->first_token; t < end; t++) {
            const span own = token_span(doc, &doc->tokens[t]);
            looks[t] = look_of(doc, &doc->tokens[t], slice_range(doc->text, own.start, own.end));
            if (t > s->first_token)
                looks[t] |= gap_of(doc->language, slice_range(doc->text, before, own.start));
            before = own.end;
        }
    }
    *out = looks;
    return PITH_OK;
}
