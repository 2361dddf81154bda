/* format.c - the list of formats, and what they share. */
#include "cli/format.h"

#include <string.h>

const format *const formats[FORMAT_COUNT] = {&format_text, &format_json, &format_jsonl,
                                             &format_markdown, &format_html};

static pith_slice slice_of(const char *string) {
    return (pith_slice){string, strlen(string)};
}

void format_answer(printer *to, const answer *found, const answer_printers *print) {
    print->heading(to, found);
    if (found->summary)
        print->summary(to->out, found);
    if (found->summary && found->keywords)
        output_byte(to->out, '\n');
    if (found->keywords)
        print->keywords(to->out, found->keywords);
    if (found->segments)
        print->segments(to->out, found);
    if (found->blocks)
        print->blocks(to, found);
}

bool format_has_nothing(const printer *to, const answer *found) {
    return to->several && found->summary && found->summary->count == 0 &&
           (!found->keywords || found->keywords->count == 0);
}

void format_name(output *out, const request *asked, print_function *print) {
    if (asked->id_kind != ID_NONE) {
        print(out, asked->id);
        return;
    }
    print(out, slice_of(strcmp(asked->file, "-") == 0 ? "standard input" : asked->file));
    if (asked->item.length > 0) {
        output_string(out, ": ");
        print(out, asked->item);
    }
    if (asked->line > 0) {
        output_byte(out, ':');
        output_count(out, asked->line);
    }
}

void format_source_name(output *out, const request *asked, size_t source, print_function *print) {
    if (asked->names[source].length > 0)
        print(out, asked->names[source]);
    else
        output_count(out, source + 1);
}

/* So many others are named; of more, one less, and how many are left. */
enum { OTHERS_NAMED = 4 };

void format_pick_sources(output *out, const request *asked, const pith_pick *pick,
                         print_function *print) {
    const size_t all = pick->also_count;
    const size_t named = all <= OTHERS_NAMED ? all : OTHERS_NAMED - 1;
    format_source_name(out, asked, pick->span.source, print);
    for (size_t i = 0; i < named; i++) {
        output_string(out, ", ");
        format_source_name(out, asked, pick->also[i], print);
    }
    if (named == all)
        return;
    output_string(out, " and ");
    output_count(out, all - named);
    output_string(out, " others");
}

bool format_sentence(const answer *found, size_t *index, pith_sentence *out) {
    for (; pith_doc_get_sentence(found->doc, *index, out); ++*index)
        if ((found->every_block || out->competes) && out->text.length > 0)
            return true;
    return false;
}

static bool is_main_text(pith_role role) {
    return role == PITH_ROLE_BODY || role == PITH_ROLE_LIST || role == PITH_ROLE_QUOTE ||
           role == PITH_ROLE_SUBHEADING;
}

bool format_block(const answer *found, size_t *index, pith_block *out) {
    for (; pith_doc_get_block(found->doc, *index, out); ++*index)
        if (found->every_block || is_main_text(out->role))
            return true;
    return false;
}

void format_blocks(printer *to, const answer *found, bool above, mark_function *mark,
                   print_function *print) {
    pith_block block;
    bool in_list = false;
    for (size_t i = 0; format_block(found, &i, &block); i++) {
        const bool is_item = block.role == PITH_ROLE_LIST;
        if (above && !(is_item && in_list))
            output_byte(to->out, '\n');
        output_string(to->out, mark(to, block.role));
        print(to->out, block.text);
        output_byte(to->out, '\n');
        above = true;
        in_list = is_item;
    }
}

void format_parts(output *out, double sum, const pith_part *parts, size_t count,
                  const part_marks *marks) {
    output_string(out, marks->start);
    output_score(out, sum);
    for (size_t i = 0; i < count; i++) {
        output_string(out, i ? marks->plus : marks->equals);
        output_string(out, parts[i].name);
        output_byte(out, ' ');
        output_score(out, parts[i].value);
    }
    output_byte(out, '\n');
}
