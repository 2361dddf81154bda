/* terms_print.c - see terms_print.h. Text: a term a line, the score if it is in a group, documents,
 * occurrences, with tabs in between; groups each under "==> name <==". JSON Lines: a group a line,
 * or without groups a term a line. */
#include "cli/terms_print.h"

#include "cli/json_write.h"

#include <string.h>

static bool is_grouped(const pith_terms *terms) {
    return terms->count > 0 && terms->groups[0].name.length > 0;
}

/* ---- text ---- */

static void print_term(output *out, const pith_term *term, bool scored) {
    output_slice(out, term->form);
    output_byte(out, '\t');
    if (scored) {
        output_score(out, term->score);
        output_byte(out, '\t');
    }
    output_count(out, term->documents);
    output_byte(out, '\t');
    output_count(out, term->occurrences);
    output_byte(out, '\n');
}

static void print_text(output *out, const pith_terms *terms) {
    const bool grouped = is_grouped(terms);
    for (size_t i = 0; i < terms->count; i++) {
        const pith_term_group *group = &terms->groups[i];
        if (grouped) {
            output_string(out, i > 0 ? "\n==> " : "==> ");
            output_slice(out, group->name);
            output_string(out, " <==\n");
        }
        for (size_t t = 0; t < group->count; t++)
            print_term(out, &group->terms[t], grouped);
    }
}

/* ---- JSON ---- */

static void print_json_term(output *out, const pith_term *term, bool scored) {
    output_byte(out, '{');
    json_key(out, "term", true);
    json_string(out, term->form);
    json_member_string(out, "language", (pith_slice){term->language, strlen(term->language)});
    if (scored)
        json_member_score(out, "score", term->score);
    json_member_count(out, "documents", term->documents);
    json_member_count(out, "occurrences", term->occurrences);
    output_byte(out, '}');
}

static void print_json_terms(output *out, const pith_term_group *group, bool scored) {
    json_key(out, "terms", false);
    output_byte(out, '[');
    for (size_t t = 0; t < group->count; t++) {
        if (t > 0)
            output_byte(out, ',');
        print_json_term(out, &group->terms[t], scored);
    }
    output_byte(out, ']');
}

static void print_json_group(output *out, const pith_term_group *group) {
    output_byte(out, '{');
    json_key(out, "group", true);
    json_string(out, group->name);
    json_member_count(out, "documents", group->documents);
    json_member_count(out, "words", group->words);
    print_json_terms(out, group, true);
    output_byte(out, '}');
}

static void print_json(output *out, const pith_terms *terms) {
    output_byte(out, '{');
    json_key(out, "documents", true);
    output_count(out, terms->documents);
    json_member_count(out, "words", terms->words);
    if (!is_grouped(terms)) {
        print_json_terms(out, &terms->groups[0], false);
    } else {
        json_key(out, "groups", false);
        output_byte(out, '[');
        for (size_t i = 0; i < terms->count; i++) {
            if (i > 0)
                output_byte(out, ',');
            print_json_group(out, &terms->groups[i]);
        }
        output_byte(out, ']');
    }
    output_string(out, "}\n");
}

static void print_json_lines(output *out, const pith_terms *terms) {
    for (size_t i = 0; i < terms->count; i++) {
        const pith_term_group *group = &terms->groups[i];
        if (is_grouped(terms)) {
            print_json_group(out, group);
            output_byte(out, '\n');
            continue;
        }
        for (size_t t = 0; t < group->count; t++) {
            print_json_term(out, &group->terms[t], false);
            output_byte(out, '\n');
        }
    }
}

void terms_print(output *out, const pith_terms *terms, const char *format) {
    if (strcmp(format, "json") == 0)
        print_json(out, terms);
    else if (strcmp(format, "jsonl") == 0)
        print_json_lines(out, terms);
    else
        print_text(out, terms);
}
