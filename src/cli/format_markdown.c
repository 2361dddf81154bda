/* format_markdown.c - Markdown (CommonMark): the title as a heading, then a list of the
 * sentences, or the main text with its headings, lists and quotations.
 *
 * Characters that Markdown would take for its own are escaped wherever they could be, so that the
 * text reads as it stood. */
#include "cli/format.h"

#include <string.h>

/* Prints text as itself. At the start of an item, "1. ", "# " and the like would begin something.
 */
static void print_escaped(output *out, pith_slice text) {
    size_t digits = 0;
    while (digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    for (size_t i = 0; i < text.length; i++) {
        const char byte = text.data[i];
        const bool anywhere = byte != '\0' && strchr("\\`*_[]<>&|~", byte);
        const bool in_front = i == 0 && byte != '\0' && strchr("#+-=", byte);
        const bool numbered = i == digits && digits > 0 && (byte == '.' || byte == ')');
        if (anywhere || in_front || numbered)
            output_byte(out, '\\');
        output_byte(out, byte == '\n' || byte == '\r' ? ' ' : byte);
    }
}

static void print_heading(printer *to, const answer *found) {
    if (to->count > 0)
        output_byte(to->out, '\n');
    if (to->several) {
        output_string(to->out, "# ");
        format_name(to->out, found->asked, print_escaped);
        output_string(to->out, "\n\n");
    }
    const bool among_blocks = found->blocks && found->every_block;
    if (found->facts.title.length > 0 && !among_blocks) {
        output_string(to->out, to->several ? "## " : "# ");
        print_escaped(to->out, found->facts.title);
        output_string(to->out, "\n\n");
    }
}

static void print_summary(output *out, const answer *found) {
    for (size_t i = 0; i < found->summary->count; i++) {
        static const part_marks marks = {"  - ", ": ", ", "};
        const pith_pick *pick = &found->summary->picks[i];
        output_string(out, "- ");
        print_escaped(out, pick->text);
        if (found->asked->count > 1) {
            output_string(out, " (");
            format_pick_sources(out, found->asked, pick, print_escaped);
            output_byte(out, ')');
        }
        output_byte(out, '\n');
        if (found->explain)
            format_parts(out, pick->score, pick->parts, pick->part_count, &marks);
    }
}

static void print_keywords(output *out, const pith_keywords *found) {
    for (size_t i = 0; i < found->count; i++) {
        output_string(out, i ? ", " : "**Key phrases:** ");
        print_escaped(out, found->keywords[i].phrase);
    }
    if (found->count > 0)
        output_byte(out, '\n');
}

static void print_segments(output *out, const answer *found) {
    pith_sentence sentence;
    for (size_t i = 0; format_sentence(found, &i, &sentence); i++) {
        output_string(out, "- ");
        print_escaped(out, sentence.text);
        output_byte(out, '\n');
    }
}

/* What stands before a block of each role; the title is printed apart. */
static const char *block_mark(const printer *to, pith_role role) {
    if (role == PITH_ROLE_TITLE)
        return to->several ? "## " : "# ";
    if (role == PITH_ROLE_SUBHEADING)
        return to->several ? "### " : "## ";
    return role == PITH_ROLE_LIST ? "- " : role == PITH_ROLE_QUOTE ? "> " : "";
}

static void print_blocks(printer *to, const answer *found) {
    format_blocks(to, found, false, block_mark, print_escaped);
}

static void print_answer(printer *to, const answer *found) {
    static const answer_printers printers = {print_heading, print_summary, print_keywords,
                                             print_segments, print_blocks};
    if (!format_has_nothing(to, found))
        format_answer(to, found, &printers);
}

const format format_markdown = {.name = "markdown", .answer = print_answer};
