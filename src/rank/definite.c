/* definite.c - see definite.h.
 *
 * A sentence that begins with a definite article and a noun, "The spokesperson", leans on the
 * first sentence of its source that has the noun when it stands there
 *   - behind an indefinite article, "A spokesperson", or
 *   - behind none, "Spokesperson Mary Smith", and here in small letters, right behind the article.
 * What is definite where it is first met ("the government") is known to the reader without the
 * text, as is what a genitive tells apart ("the mayor of the town"). Articles are words of the
 * model; where a language has none, or writes them into its nouns, nothing leans in this way.
 *
 * Hawkins, "Definiteness and indefiniteness", 1978: the anaphoric uses of the article, beside those
 * of the larger situation and with a complement. That the first mention tells them apart without a
 * parser: Bean and Riloff, "Corpus-based identification of non-anaphoric noun phrases", ACL 1999.
 *
 * The rows of LOOK_BACK sentences before it are searched: O(words of these). */
#include "rank/definite.h"

/* Words behind the article that may be the noun; words before the noun that may be its article. */
enum { NOUN_WORDS = 2, ARTICLE_WORDS = 3, LOOK_BACK = 256 };

enum { ARTICLES = WORD_DEFINITE | WORD_INDEFINITE };

static uint16_t kinds_of(const document *doc, uint32_t at) {
    const uint32_t index = doc->tokens[at].form;
    uint16_t kinds = 0;
    form_find(doc, index, &form_language(doc, &doc->forms[index])->words, &kinds);
    return kinds;
}

static const form *form_at(const document *doc, uint32_t at) {
    return &doc->forms[doc->tokens[at].form];
}

/* Is there no mark between the word and the one before it? Hyphens and apostrophes are none. */
static bool adjoins(const document *doc, uint32_t at) {
    return doc->tokens[at].start - token_span(doc, &doc->tokens[at - 1]).end <= 1;
}

/* Is it as its folded form? In languages without small letters all are. */
static bool is_small(const document *doc, uint32_t at) {
    const slice text = token_text(doc, &doc->tokens[at]);
    return text.data[0] == form_at(doc, at)->text.data[0];
}

/* The kind of the article that the word of `s` at `at` stands behind, if there are but a few words
 * of its phrase between; or 0. */
static uint16_t article_before(const document *doc, const sentence *s, uint32_t at) {
    for (uint32_t k = at; k > s->first_token && at - k < ARTICLE_WORDS && adjoins(doc, k); k--) {
        const uint16_t articles = kinds_of(doc, k - 1) & ARTICLES;
        if (articles != 0 || form_at(doc, k - 1)->stop)
            return articles;
    }
    return 0;
}

static uint32_t first_of_source(const rank_input *input, uint32_t position) {
    uint32_t first = position;
    while (first > 0 && position - first < LOOK_BACK &&
           rank_source(input, first - 1) == rank_source(input, position))
        first--;
    return first;
}

/* The first row from `first` on that has the term; or `end`. */
static uint32_t first_with(const vectors *v, uint32_t wanted, uint32_t first, uint32_t end) {
    uint32_t at = v->offsets[first];
    while (at < v->offsets[end] && v->terms[at] != wanted)
        at++;
    while (first < end && v->offsets[first + 1] <= at)
        first++;
    return first;
}

/* How the sentence `s` introduces a term that it has: the kind of its article. */
static uint16_t article_of(const document *doc, const sentence *s, uint32_t wanted) {
    uint32_t at = s->first_token;
    while (form_at(doc, at)->term != wanted)
        at++;
    return article_before(doc, s, at);
}

uint32_t definite_introduced(const rank_input *input, uint32_t position) {
    const document *doc = input->doc;
    const sentence *s = &doc->sentences[input->sentences[position]];
    if (s->token_count == 0 || (kinds_of(doc, s->first_token) & WORD_DEFINITE) == 0)
        return DEFINITE_NONE;
    const uint32_t first = first_of_source(input, position);
    uint32_t introduced = DEFINITE_NONE;
    for (uint32_t k = 1; k <= NOUN_WORDS + 1 && k < s->token_count; k++) {
        const uint32_t at = s->first_token + k;
        if (!adjoins(doc, at))
            break;
        if (k > 1 && (kinds_of(doc, at) & (WORD_JOINT | WORD_LINK | WORD_DEFINITE)) != 0)
            return DEFINITE_NONE;
        if (k > NOUN_WORDS || form_at(doc, at)->stop)
            break;
        const uint32_t wanted = form_at(doc, at)->term;
        const uint32_t row = first_with(input->vectors, wanted, first, position);
        if (row == position)
            continue;
        const uint16_t article = article_of(doc, &doc->sentences[input->sentences[row]], wanted);
        if (article & WORD_DEFINITE)
            return DEFINITE_NONE;
        if (article & WORD_INDEFINITE || (k == 1 && is_small(doc, at)))
            introduced = row;
    }
    return introduced;
}
