/* format_text.c - plain text: one sentence or key phrase a line, ready to pipe.
 *
 * Several documents each stand under "==> name <==", as head(1) does it; sentences of several
 * texts that were summarized together each follow "name: ", as grep(1) does it. */
#include "cli/format.h"

static void print_header(printer *to, const request *asked) {
    if (!to->several)
        return;
    output_string(to->out, to->count > 0 ? "\n==> " : "==> ");
    format_name(to->out, asked);
    output_string(to->out, " <==\n");
}

static void print_summary(output *out, const answer *found) {
    for (size_t i = 0; i < found->summary->count; i++) {
        const pith_pick *pick = &found->summary->picks[i];
        if (found->asked->count > 1) {
            format_source_name(out, found->asked, pick->span.source);
            output_string(out, ": ");
        }
        output_slice(out, pick->text);
        output_byte(out, '\n');
        if (found->explain)
            format_parts(out, pick, "    ", " = ", " + ");
    }
}

/* Phrase, score, count; tabs in between. */
static void print_keywords(output *out, const pith_keywords *found) {
    for (size_t i = 0; i < found->count; i++) {
        const pith_keyword *keyword = &found->keywords[i];
        output_slice(out, keyword->phrase);
        output_byte(out, '\t');
        output_score(out, keyword->score);
        output_byte(out, '\t');
        output_count(out, keyword->count);
        output_byte(out, '\n');
    }
}

static void print_segments(output *out, const answer *found) {
    pith_sentence sentence;
    for (size_t i = 0; format_sentence(found, &i, &sentence); i++) {
        pith_token token;
        if (!found->tokens)
            output_slice(out, sentence.text);
        for (size_t j = 0; found->tokens && pith_doc_get_token(found->doc, i, j, &token); j++) {
            if (j > 0)
                output_byte(out, ' ');
            output_slice(out, token.form);
        }
        output_byte(out, '\n');
    }
}

static void print_answer(printer *to, const answer *found) {
    print_header(to, found->asked);
    if (found->summary)
        print_summary(to->out, found);
    if (found->summary && found->keywords)
        output_byte(to->out, '\n');
    if (found->keywords)
        print_keywords(to->out, found->keywords);
    if (found->segments)
        print_segments(to->out, found);
}

const format format_text = {.name = "text", .answer = print_answer};
