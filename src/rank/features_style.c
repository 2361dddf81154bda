/* features_style.c - what the words and marks of a sentence tell, whatever it is about.
 *
 *   words, content   its words; those of them that are neither stop words nor without a letter
 *   stop_share       share of stop words
 *   numbers          words without a letter
 *   opening          WORD_PRONOUN + WORD_CONNECTIVE + WORD_SPEECH as the first word has them:
 *                    does it lean on what stands before?
 *   word_length      bytes for each word
 *   quoted           share of its bytes inside double quotation marks; a quotation may have been
 *                    opened by a sentence before it in the same block
 *   commas, brackets marks of the kind
 *   ending           1 for a full stop, 2 ?, 3 !, 4 a colon, 0 for none of them
 *
 * Linear in the bytes. */
#include "rank/sentence_features.h"

/* ---- words ---- */

/* Whether the first word leans on what stands before: bits of its kinds, see WORD_PRONOUN. */
static float opening_of(const document *doc, const sentence *s) {
    uint16_t kind = 0;
    if (s->token_count > 0) {
        const form *first = &doc->forms[doc->tokens[s->first_token].form];
        table_find(&form_language(doc, first)->words, first->text, &kind);
    }
    return (float)(kind & (WORD_PRONOUN | WORD_CONNECTIVE | WORD_SPEECH));
}

static void fill_words(const rank_input *input, uint32_t i, features *f) {
    const document *doc = input->doc;
    const sentence *s = &doc->sentences[input->sentences[i]];
    uint32_t stops = 0;
    uint32_t numbers = 0;
    for (uint32_t t = 0; t < s->token_count; t++) {
        const form *written = &doc->forms[doc->tokens[s->first_token + t].form];
        stops += written->stop;
        numbers += !written->wordlike;
    }
    const float count = s->token_count > 0 ? (float)s->token_count : 1;
    features_column(f, COLUMN_words)[i] = (float)s->token_count;
    features_column(f, COLUMN_content)[i] = (float)s->token_count - (float)(stops + numbers);
    features_column(f, COLUMN_stop_share)[i] = (float)stops / count;
    features_column(f, COLUMN_numbers)[i] = (float)numbers;
    features_column(f, COLUMN_opening)[i] = opening_of(doc, s);
    features_column(f, COLUMN_word_length)[i] = (float)(s->span.end - s->span.start) / count;
}

/* ---- marks ---- */

typedef enum mark {
    MARK_NONE,
    MARK_QUOTE,
    MARK_TWICE, /* ` and ': two of them are a quotation mark */
    MARK_LEAD,  /* first byte of a character outside ASCII */
    MARK_COMMA,
    MARK_BRACKET
} mark;

static const uint8_t MARKS[256] = {
    ['"'] = MARK_QUOTE, ['`'] = MARK_TWICE,   ['\''] = MARK_TWICE,  [0xe2] = MARK_LEAD,
    [0xc2] = MARK_LEAD, ['('] = MARK_BRACKET, ['['] = MARK_BRACKET, [','] = MARK_COMMA,
};

/* Is it in MARKS? */
static byte_answers may_be_mark(byte_lanes c) {
    return (c == '"') | (c == '`') | (c == '\'') | (c == 0xe2) | (c == 0xc2) | (c == '(') |
           (c == '[') | (c == ',');
}

/* Bytes of the double quotation mark at text[at], or 0. */
static size_t quote_length(slice text, size_t at) {
    const unsigned char *p = (const unsigned char *)text.data + at;
    const size_t room = text.length - at;
    switch ((mark)MARKS[p[0]]) {
    case MARK_QUOTE:
        return 1;
    case MARK_TWICE:
        return room > 1 && p[1] == p[0] ? 2 : 0;
    case MARK_LEAD:
        if (p[0] == 0xc2)
            return room > 1 && (p[1] == 0xab || p[1] == 0xbb) ? 2 : 0;
        return room > 2 && p[1] == 0x80 && p[2] >= 0x9c && p[2] <= 0x9f ? 3 : 0;
    default:
        return 0;
    }
}

/* What the sentence ends with, closing marks left aside. */
static float ending_of(slice text) {
    for (size_t at = text.length; at > 0 && at + 6 > text.length; at--) {
        switch (text.data[at - 1]) {
        case '.':
            return 1;
        case '?':
            return 2;
        case '!':
            return 3;
        case ':':
            return 4;
        default:
            break;
        }
    }
    return 0;
}

/* `open`: is a quotation open at the start of the sentence? Kept for the next. */
static void fill_marks(const rank_input *input, uint32_t i, bool *open, features *f) {
    const document *doc = input->doc;
    const span s = doc->sentences[input->sentences[i]].span;
    const slice text = slice_range(doc->text, s.start, s.end);
    uint32_t commas = 0;
    uint32_t brackets = 0;
    size_t quoted = 0;
    size_t opened = 0;
    for (size_t at = 0; (at = slice_skip(text, at, may_be_mark)) < text.length; at++) {
        const mark m = (mark)MARKS[(unsigned char)text.data[at]];
        commas += m == MARK_COMMA;
        brackets += m == MARK_BRACKET;
        const size_t length = quote_length(text, at);
        if (length == 0)
            continue;
        if (*open)
            quoted += at - opened;
        opened = at;
        *open = !*open;
        at += length - 1;
    }
    if (*open)
        quoted += text.length - opened;
    features_column(f, COLUMN_quoted)[i] = text.length > 0 ? (float)quoted / (float)text.length : 0;
    features_column(f, COLUMN_commas)[i] = (float)commas;
    features_column(f, COLUMN_brackets)[i] = (float)brackets;
    features_column(f, COLUMN_ending)[i] = ending_of(text);
}

void features_of_style(const rank_input *input, features *out) {
    const document *doc = input->doc;
    bool open = false;
    for (uint32_t i = 0; i < out->n; i++) {
        open = open && doc->sentences[input->sentences[i]].block ==
                           doc->sentences[input->sentences[i - 1]].block;
        fill_words(input, i, out);
        fill_marks(input, i, &open, out);
    }
}
