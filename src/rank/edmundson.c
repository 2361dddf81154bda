/* edmundson.c - four signs of an important sentence: its cue words, the frequent words, the words
 * of the title and headings, its place.
 *
 *   cue(i)      = bonus words - stigma words         "results", "most"; "hardly", "perhaps"
 *   key(i)      = sum over its terms t with count[t] >= COUNT_MIN of tf[i,t] * count[t]
 *   title(i)    = words of it that a title or a heading of its text has
 *   location(i) = 1 for each: it stands in the first paragraph of its source, in the last, and is
 *                 the first sentence of its paragraph, or the last
 *   score(i)    = sum of the four, each over its greatest absolute value
 *
 * Cue words are those of the model's table (models/<language>/words.tsv, kinds bonus and stigma):
 * in languages without any, that part is 0. Scores are in [-1, 4]. O(words).
 *
 * Edmundson, "New methods in automatic extracting", Journal of the ACM 16(2), 1969: the four
 * methods of section 4 with equal weights. His word lists were never printed; the classes that he
 * describes were filled by hand for pith. */
#include "rank/methods.h"

#include <math.h>

/* As in luhn.c. */
enum { COUNT_MIN = 3 };

enum { PART_CUE, PART_KEY, PART_TITLE, PART_LOCATION, PART_COUNT };

static const char *const part_names[] = {"cue", "key", "title", "location"};

static const sentence *sentence_at(const rank_input *input, uint32_t i) {
    return &input->doc->sentences[input->sentences[i]];
}

static double cue_of(const document *doc, const sentence *s) {
    int sum = 0;
    for (uint32_t k = 0; k < s->token_count; k++) {
        uint16_t kinds = 0;
        const form *word = &doc->forms[doc->tokens[s->first_token + k].form];
        table_find(&form_language(doc, word)->words, word->text, &kinds);
        sum += (kinds & WORD_BONUS) != 0;
        sum -= (kinds & WORD_STIGMA) != 0;
    }
    return sum;
}

/* Marks the terms of titles and of headings inside the text. */
static void mark_headings(const document *doc, bool *marked) {
    for (uint32_t k = 0; k < doc->title_term_count; k++)
        marked[doc->title_terms[k]] = true;
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        if (doc->blocks[s->block].role != PITH_ROLE_SUBHEADING)
            continue;
        for (uint32_t k = 0; k < s->token_count; k++)
            marked[doc->forms[doc->tokens[s->first_token + k].form].term] = true;
    }
}

static void add_words(const rank_input *input, const bool *marked, uint32_t i, double *parts) {
    const vectors *v = input->vectors;
    for (uint32_t k = v->offsets[i]; k < v->offsets[i + 1]; k++) {
        const uint32_t count = input->doc->terms[v->terms[k]].count;
        if (count >= COUNT_MIN)
            parts[PART_KEY] += (double)v->tf[k] * count;
        if (marked[v->terms[k]])
            parts[PART_TITLE] += v->tf[k];
    }
}

/* The places of the sentences [first, end) of one source. */
static void add_places(const rank_input *input, uint32_t first, uint32_t end, double *parts) {
    const uint32_t opening = sentence_at(input, first)->block;
    const uint32_t closing = sentence_at(input, end - 1)->block;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t paragraph = sentence_at(input, i)->block;
        const bool begins = i == first || sentence_at(input, i - 1)->block != paragraph;
        const bool ends = i + 1 == end || sentence_at(input, i + 1)->block != paragraph;
        parts[(size_t)i * PART_COUNT + PART_LOCATION] =
            (paragraph == opening) + (paragraph == closing) + (begins || ends);
    }
}

static void scale_part(double *parts, uint32_t n, uint32_t part) {
    double greatest = 0;
    for (uint32_t i = 0; i < n; i++)
        greatest = fmax(greatest, fabs(parts[(size_t)i * PART_COUNT + part]));
    for (uint32_t i = 0; i < n && greatest > 0; i++)
        parts[(size_t)i * PART_COUNT + part] /= greatest;
}

pith_status edmundson_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "edmundson", part_names, PART_COUNT, out));
    const uint32_t n = input->count;
    bool *marked = arena_alloc_zero(input->arena, input->doc->term_count, sizeof *marked);
    TRY_MEMORY(marked);
    mark_headings(input->doc, marked);
    memset(out->parts, 0, (size_t)n * PART_COUNT * sizeof *out->parts);
    for (uint32_t i = 0; i < n; i++) {
        double *parts = out->parts + (size_t)i * PART_COUNT;
        parts[PART_CUE] = cue_of(input->doc, sentence_at(input, i));
        add_words(input, marked, i, parts);
    }
    for (uint32_t first = 0, end = 0; first < n; first = end) {
        end = rank_source_end(input, first);
        add_places(input, first, end, out->parts);
    }
    for (uint32_t part = 0; part < PART_COUNT; part++)
        scale_part(out->parts, n, part);
    rank_add_up(out, n);
    return PITH_OK;
}
