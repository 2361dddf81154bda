/* letters.c - see letters.h. */
#include "keyword/letters.h"

#include "text/token.h"
#include "text/utf8.h"
#include "text/word.h"

void phrase_letters_fill(const candidates *all, const candidate *c, phrase_letters *out) {
    const key *keys = candidate_keys(all, c);
    uint32_t length = 0;
    out->ends[0] = 0;
    for (uint32_t k = 0; k < c->words; k++) {
        const slice stem = all->doc->terms[keys[k].term].stem;
        if (stem.length <= sizeof out->bytes - length)
            length += (uint32_t)utf8_strip_accents(stem, out->bytes + length);
        out->ends[k + 1] = length;
    }
}

bool written_phrase_fill(slice phrase, const language_model *language, stemmer *stems,
                         written_phrase *out) {
    char buffer[TOKEN_FORM_BYTES];
    size_t length = 0;
    size_t at = 0;
    span word;
    bool wordlike;
    out->length = out->first = out->words = 0;
    while (word_next(phrase, language, &at, &word, &wordlike)) {
        const slice folded = token_form(slice_range(phrase, word.start, word.end), buffer);
        const slice stem = stemmer_stem(stems, folded, slice_hash(folded));
        if (!stem.data)
            return false;
        if (stem.length > LETTERS_MAX - length)
            return true;
        length += utf8_strip_accents(stem, out->bytes + length);
        if (out->words++ == 0)
            out->first = (uint32_t)length;
    }
    out->length = (uint32_t)length;
    return true;
}
