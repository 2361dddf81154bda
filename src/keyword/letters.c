/* letters.c - see letters.h. */
#include "keyword/letters.h"

#include "text/token.h"
#include "text/utf8.h"
#include "text/word.h"

slice letters_of_candidate(const candidates *all, const candidate *of, uint32_t from, uint32_t to,
                           char room[LETTERS_MAX]) {
    const key *keys = candidate_keys(all, of);
    size_t length = 0;
    for (uint32_t k = from; k < to; k++) {
        const slice stem = all->doc->terms[keys[k].term].stem;
        if (stem.length > LETTERS_MAX - length)
            break;
        length += utf8_strip_accents(stem, room + length);
    }
    return (slice){room, length};
}

bool letters_of_phrase(slice phrase, const language_model *language, stemmer *stems,
                       char room[LETTERS_MAX], slice *out) {
    char buffer[TOKEN_FORM_BYTES];
    size_t length = 0;
    size_t at = 0;
    span word;
    bool wordlike;
    *out = (slice){room, 0};
    while (word_next(phrase, language, &at, &word, &wordlike)) {
        const slice folded = token_form(slice_range(phrase, word.start, word.end), buffer);
        const slice stem = stemmer_stem(stems, folded, slice_hash(folded));
        if (!stem.data)
            return false;
        if (stem.length > LETTERS_MAX - length)
            return true;
        length += utf8_strip_accents(stem, room + length);
    }
    out->length = length;
    return true;
}
