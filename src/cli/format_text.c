/* format_text.c - plain text: one sentence or key phrase a line, ready to pipe.
 *
 * Several documents each stand under "==> name <==", as head(1) does it; sentences of several
 * texts that were summarized together each follow "name: ", as grep(1) does it,
 * with the names of the others that say the same behind the first. The main text of a
 * page is its paragraphs, each one line, with blank lines in between. */
#include "cli/format.h"

static void print_heading(printer *to, const answer *found) {
    if (!to->several)
        return;
    output_string(to->out, to->count > 0 ? "\n==> " : "==> ");
    format_name(to->out, found->asked, output_slice);
    output_string(to->out, " <==\n");
}

static const part_marks part_line = {"    ", " = ", " + "};

static void print_summary(output *out, const answer *found) {
    for (size_t i = 0; i < found->summary->count; i++) {
        const pith_pick *pick = &found->summary->picks[i];
        if (found->asked->count > 1) {
            format_pick_sources(out, found->asked, pick, output_slice);
            output_string(out, ": ");
        }
        output_slice(out, pick->text);
        output_byte(out, '\n');
        if (found->explain)
            format_parts(out, pick->score, pick->parts, pick->part_count, &part_line);
    }
}

/* The logarithm of the odds of a score, and its parts. */
static void print_odds(output *out, const pith_keyword *keyword) {
    double sum = 0;
    for (size_t i = 0; i < keyword->part_count; i++)
        sum += keyword->parts[i].value;
    format_parts(out, sum, keyword->parts, keyword->part_count, &part_line);
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
        if (keyword->part_count > 0)
            print_odds(out, keyword);
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

static const char *block_mark(const printer *to, pith_role role) {
    (void)to;
    return role == PITH_ROLE_LIST ? "- " : "";
}

/* The title, then the blocks. */
static void print_blocks(printer *to, const answer *found) {
    const bool titled = !found->every_block && found->facts.title.length > 0;
    if (titled) {
        output_slice(to->out, found->facts.title);
        output_byte(to->out, '\n');
    }
    format_blocks(to, found, titled, block_mark, output_slice);
}

static void print_answer(printer *to, const answer *found) {
    static const answer_printers printers = {print_heading, print_summary, print_keywords,
                                             print_segments, print_blocks};
    format_answer(to, found, &printers);
}

const format format_text = {.name = "text", .answer = print_answer};
