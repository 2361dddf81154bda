/* query.c - see query.h. Each word of the query is folded and stemmed as the document's words were,
 * and looked up among the stems: O(words of the query + terms). */
#include "text/query.h"

#include "text/token.h"
#include "text/word.h"

/* Interns the stems of the query's words. */
static pith_status intern_stems(const document *doc, slice query, stemmer *stems, map *wanted) {
    size_t at = 0;
    span word;
    bool wordlike;
    char buffer[TOKEN_FORM_BYTES];
    while (word_next(query, doc->language, &at, &word, &wordlike)) {
        const slice folded = token_form(slice_range(query, word.start, word.end), buffer);
        const slice stem = stemmer_stem(stems, folded, slice_hash(folded));
        if (!stem.data || map_intern(wanted, stem, NULL) == MAP_ABSENT)
            return PITH_ERROR_MEMORY;
    }
    return PITH_OK;
}

pith_status query_terms(const document *doc, stemmer *stems, slice query, uint32_t **terms,
                        uint32_t *count) {
    map wanted = {.arena = doc->scratch};
    *count = 0;
    *terms = NULL;
    TRY(intern_stems(doc, query, stems, &wanted));
    if (wanted.count == 0)
        return PITH_OK;
    *terms = ARENA_ARRAY(doc->scratch, uint32_t, wanted.count);
    TRY_MEMORY(*terms);
    for (uint32_t t = 0; t < doc->term_count; t++)
        if (!doc->terms[t].stop && map_find(&wanted, doc->terms[t].stem) != MAP_ABSENT)
            (*terms)[(*count)++] = t;
    return PITH_OK;
}
