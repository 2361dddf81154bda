/* function_words.c - see function_words.h.
 *
 * Words that bind others stand in many sentences, whatever these are about (Luhn 1958, "The
 * automatic creation of literature abstracts", takes the most frequent words for noise), and the
 * more often a word is used the shorter it is (Zipf 1935, "The psycho-biology of language"). So a
 * word is taken for one of them that stands in at least
 *
 *     sentences >= MET  and  sentences >= SHARE * sentences of the text
 *
 * and is shorter than the mean word of the text. On texts in English, German, French, Norwegian,
 * Portuguese and Russian, 60 of each, 90 to 98 % of the tokens so found are of the language's list
 * of stop words, and 49 to 72 % of those of the list are found; with words of any length 77 to 92 %
 * are of the list. Key phrases have twice the F1 by them (eval/README.md). Terms are left as they
 * are, for sentences are not ranked better without them. O(tokens). */
#include "text/function_words.h"

static const double SHARE = 0.1;
enum { MET = 3 };

/* How often a form stands in the text. */
typedef struct place {
    uint32_t sentences;
    uint32_t last; /* of these, and 1 */
} place;

static bool is_unknown(const document *doc, const form *f) {
    return f->wordlike && form_language(doc, f)->stopwords.count == 0;
}

static bool is_any_unknown(const document *doc) {
    for (uint32_t i = 0; i < doc->language_count; i++)
        if (doc->languages[i].stopwords.count == 0)
            return true;
    return false;
}

/* Counts the sentences of every form; the mean bytes of a word. */
static double count_sentences(const document *doc, place *places) {
    uint64_t bytes = 0;
    uint64_t words = 0;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        for (uint32_t j = 0; j < s->token_count; j++) {
            const uint32_t index = doc->tokens[s->first_token + j].form;
            place *p = &places[index];
            if (!is_unknown(doc, &doc->forms[index]))
                continue;
            bytes += doc->forms[index].text.length;
            words++;
            p->sentences += p->last != i + 1;
            p->last = i + 1;
        }
    }
    return words ? (double)bytes / (double)words : 0;
}

pith_status function_words_find(document *doc) {
    if (!is_any_unknown(doc))
        return PITH_OK;
    const arena_mark mark = arena_save(doc->scratch);
    place *places = arena_alloc_zero(doc->scratch, doc->form_count, sizeof *places);
    TRY_MEMORY(places);
    const double mean = count_sentences(doc, places);
    for (uint32_t i = 0; i < doc->form_count; i++) {
        form *f = &doc->forms[i];
        const uint32_t met = places[i].sentences;
        if (met < MET || met < SHARE * doc->sentence_count || (double)f->text.length >= mean)
            continue;
        f->stop = true;
    }
    arena_rewind(doc->scratch, mark);
    return PITH_OK;
}
