/* keyphrase_match.c - exact match after stemming.
 *
 * English words are stemmed by NLTK's form of Porter's algorithm, which the published scores have
 * been made with; other languages by the library (Snowball). Words are those of the library, so
 * hyphens divide. A phrase is present when its stems stand side by side in a sentence of the text.
 * Looking for a phrase costs one pass over the text. */
#include "eval/keyphrase_match.h"

#include "base/status.h"
#include "eval/porter.h"

#include <string.h>

static bool is_ascii_word(pith_slice word) {
    for (size_t i = 0; i < word.length; i++)
        if (!(word.data[i] >= 'a' && word.data[i] <= 'z') &&
            !(word.data[i] >= '0' && word.data[i] <= '9'))
            return false;
    return true;
}

/* The stem of a word as a number. */
static uint32_t stem_of(keyphrase_matcher *m, const pith_token *token, bool english) {
    if (!english || !is_ascii_word(token->form) || token->form.length > PITH_MAX_STEM_BYTES)
        return map_intern(&m->stems,
                          english ? (slice){token->form.data, token->form.length}
                                  : (slice){token->stem.data, token->stem.length},
                          NULL);
    char word[PITH_MAX_STEM_BYTES + PORTER_ROOM];
    memcpy(word, token->form.data, token->form.length);
    const size_t length = porter_stem(word, token->form.length, PORTER_NLTK);
    return map_intern(&m->stems, (slice){word, length}, NULL);
}

/* The stems of all words of `doc`, MAP_ABSENT behind each sentence. */
static pith_status read_stems(keyphrase_matcher *m, const pith_doc *doc, uint32_t **out,
                              size_t *count) {
    pith_doc_facts facts;
    pith_token token;
    pith_doc_get_facts(doc, &facts);
    const bool english = strcmp(facts.language, "en") == 0;
    size_t length = facts.sentences;
    for (size_t s = 0; s < facts.sentences; s++)
        for (size_t i = 0; pith_doc_get_token(doc, s, i, &token); i++)
            length++;
    uint32_t *stems = ARENA_ARRAY(m->memory, uint32_t, length);
    TRY_MEMORY(stems);
    *out = stems;
    *count = length;
    for (size_t s = 0; s < facts.sentences; s++) {
        for (size_t i = 0; pith_doc_get_token(doc, s, i, &token); i++) {
            *stems = stem_of(m, &token, english);
            TRY_MEMORY(*stems != MAP_ABSENT);
            stems++;
        }
        *stems++ = MAP_ABSENT;
    }
    return PITH_OK;
}

pith_status keyphrase_matcher_open(keyphrase_matcher *m) {
    m->stems.arena = m->memory;
    m->phrases.arena = m->memory;
    return read_stems(m, m->text, &m->sequence, &m->length);
}

static bool occurs(const keyphrase_matcher *m, const uint32_t *stems, size_t count) {
    if (count == 0)
        return false;
    for (size_t i = 0; i + count <= m->length; i++)
        if (m->sequence[i] == stems[0] &&
            memcmp(m->sequence + i, stems, count * sizeof *stems) == 0)
            return true;
    return false;
}

pith_status keyphrase_identify(keyphrase_matcher *m, pith_slice phrase, uint32_t *id,
                               bool *present) {
    pith_doc_facts facts;
    pith_doc_get_facts(m->text, &facts);
    pith_read_options options;
    pith_read_options_init(&options);
    options.language = facts.language;
    options.all_blocks = true;
    const pith_source source = {.sentences = &phrase, .sentence_count = 1};
    TRY(pith_doc_read(m->phrase, &source, 1, &options, NULL));
    uint32_t *stems;
    size_t count;
    TRY(read_stems(m, m->phrase, &stems, &count));
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (stems[i] != MAP_ABSENT)
            stems[kept++] = stems[i];
    /* A phrase without words is the same as none but itself. */
    const slice key = kept > 0 ? (slice){(const char *)stems, kept * sizeof *stems}
                               : (slice){phrase.data, phrase.length};
    *id = map_intern(&m->phrases, key, NULL);
    TRY_MEMORY(*id != MAP_ABSENT);
    *present = occurs(m, stems, kept);
    return PITH_OK;
}
