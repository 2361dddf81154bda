/* keys.c - see keys.h. What parts two words of a phrase:
 *
 *   - anything between them but white space or one hyphen: commas, brackets, quotation marks, …
 *   - a word that is no key;
 *   - a possessive: in "Russia's chief negotiator" the owner and the owned are two phrases.
 *
 * A hyphen binds tighter than white space. A phrase never starts or ends inside "multi-agent", and
 * a compound with a word that is no key ("face-to-face", "15-year") is no key either. Capitalised
 * words in a row are a name, which a phrase may start but not end inside: "Putin" and "President
 * Putin" out of "President Vladimir Putin", never "President Vladimir". Words in capitals
 * throughout are no evidence for a name, so that texts in capitals keep their phrases.
 *
 * Which words are no keys is the stop list's matter and that of WORD_NOT_KEY (verbs and adverbs,
 * mostly, found by models/make_word_parts.py). No phrase ends with a WORD_INNER ("latest"), unless
 * it ends a name.
 *
 * O(tokens), one look-up in the model for each distinct form. */
#include "keyword/keys.h"

#include "text/utf8.h"

static bool is_hyphen(slice text, uint32_t start, uint32_t end) {
    size_t at = start;
    if (start == end)
        return false;
    const uint32_t c = utf8_next(text, &at);
    return (c == '-' || c == 0x2010 || c == 0x2011) && at == end;
}

static bool is_space(slice text, uint32_t start, uint32_t end) {
    size_t at = start;
    while (at < end)
        if (!utf8_is_space(utf8_next(text, &at)))
            return false;
    return at > start;
}

uint32_t keys_text_end(const document *doc, const token *t) {
    static const slice possessives[] = {{"'s", 2}, {"\xe2\x80\x99s", 4}};
    const slice text = slice_range(doc->text, t->span.start, t->span.end);
    for (size_t i = 0; i < sizeof possessives / sizeof *possessives; i++) {
        const slice ending = possessives[i];
        if (text.length > ending.length &&
            memcmp(text.data + text.length - ending.length, ending.data, ending.length) == 0)
            return t->span.end - (uint32_t)ending.length;
    }
    return t->span.end;
}

/* A capital followed by none: "Putin", not "NATO". */
static bool is_capitalised(const document *doc, const token *t) {
    const slice word = slice_range(doc->text, t->span.start, t->span.end);
    size_t at = 0;
    return utf8_is_upper(utf8_next(word, &at)) &&
           (at == word.length || !utf8_is_upper(utf8_next(word, &at)));
}

/* What part in a phrase a form can play. */
typedef enum part {
    PART_NONE,
    PART_INNER, /* any but the last */
    PART_ANY
} part;

static part part_of(const document *doc, const form *f) {
    if (!f->wordlike || f->stop || doc->terms[f->term].stop)
        return PART_NONE;
    uint16_t kinds = 0;
    if (!table_find(&doc->language->words, f->text, &kinds))
        return PART_ANY;
    return kinds & WORD_NOT_KEY ? PART_NONE : kinds & WORD_INNER ? PART_INNER : PART_ANY;
}

/* By form: its part. */
static pith_status find_parts(const document *doc, const bool *allowed, arena *a, part **out) {
    part *parts = ARENA_ARRAY(a, part, doc->form_count);
    TRY_MEMORY(parts);
    for (uint32_t i = 0; i < doc->form_count; i++) {
        const form *f = &doc->forms[i];
        parts[i] = !allowed || allowed[f->term] ? part_of(doc, f) : PART_NONE;
    }
    *out = parts;
    return PITH_OK;
}

/* The end of the compound that starts with token i: words with one hyphen between each two. */
static uint32_t compound_end(const document *doc, uint32_t i, uint32_t end) {
    do
        i++;
    while (i < end && is_hyphen(doc->text, doc->tokens[i - 1].span.end, doc->tokens[i].span.start));
    return i;
}

/* All its words are keys; behind the first one, a number will do ("covid-19"). */
static bool compound_is_key(const document *doc, const part *parts, uint32_t i, uint32_t end) {
    if (parts[doc->tokens[i].form] == PART_NONE)
        return false;
    while (++i < end)
        if (parts[doc->tokens[i].form] == PART_NONE && doc->forms[doc->tokens[i].form].wordlike)
            return false;
    return true;
}

/* Takes back the words at the end of the last run that no phrase ends with, compounds whole. */
static void close_run(key_runs *runs, uint32_t start) {
    while (runs->count > start && runs->keys[runs->count - 1].bound_right) {
        while (runs->count > start + 1 && runs->keys[runs->count - 1].bound_left)
            runs->count--;
        runs->count--;
    }
}

/* Appends the keys of one sentence. */
static void sentence_keys(const document *doc, const sentence *s, const part *parts,
                          key_runs *runs) {
    const uint32_t end = s->first_token + s->token_count;
    bool open = false;        /* the next word may belong to the run of the last key */
    bool capitalised = false; /* the last key is */
    uint32_t start = runs->count;
    for (uint32_t i = s->first_token, next; i < end; i = next) {
        next = compound_end(doc, i, end);
        open = open && is_space(doc->text, doc->tokens[i - 1].span.end, doc->tokens[i].span.start);
        if (!open || !compound_is_key(doc, parts, i, next)) {
            close_run(runs, start);
            start = runs->count;
            open = false;
        }
        if (!compound_is_key(doc, parts, i, next))
            continue;
        const bool capital = is_capitalised(doc, &doc->tokens[i]);
        const bool name = open && capital && capitalised;
        if (name)
            runs->keys[runs->count - 1].bound_right = true;
        for (uint32_t at = i; at < next; at++)
            runs->keys[runs->count++] = (key){.token = at,
                                              .term = doc->forms[doc->tokens[at].form].term,
                                              .starts_run = at == i && !open,
                                              .bound_left = at > i,
                                              .bound_right = at + 1 < next};
        capitalised = is_capitalised(doc, &doc->tokens[next - 1]);
        if (parts[doc->tokens[next - 1].form] == PART_INNER && !name)
            runs->keys[runs->count - 1].bound_right = true;
        open = keys_text_end(doc, &doc->tokens[next - 1]) == doc->tokens[next - 1].span.end;
    }
    close_run(runs, start);
}

pith_status keys_find(const document *doc, const bool *allowed, arena *a, key_runs *out) {
    part *parts = NULL;
    TRY(find_parts(doc, allowed, a, &parts));
    *out = (key_runs){.keys = ARENA_ARRAY(a, key, doc->token_count)};
    TRY_MEMORY(out->keys);
    for (uint32_t i = 0; i < doc->sentence_count; i++)
        if (doc->sentences[i].competes)
            sentence_keys(doc, &doc->sentences[i], parts, out);
    return PITH_OK;
}
