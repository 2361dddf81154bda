/* json_answer.c - the one shape of an answer in JSON.
 *
 * Offsets are bytes of the input as it was given: of the file, of the string that "text" stands
 * for, or of the sentences as if each was followed by a newline. A document of several texts lists
 * them as "sources"; each sentence then names its own, and each span has its number, from 0, as its
 * third item. */
#include "cli/json_answer.h"

#include "cli/json_write.h"

#include <math.h>
#include <string.h>

static pith_slice slice_of(const char *string) {
    return (pith_slice){string, strlen(string)};
}

/* The first members of the object: what the document is called. False: nothing. */
static bool print_name(output *out, const request *asked) {
    const bool has_id = asked->id_kind != ID_NONE;
    const bool is_file = !has_id && asked->line == 0 && asked->file;
    output_byte(out, '{');
    if (has_id || is_file)
        json_key(out, has_id ? "id" : "file", true);
    if (is_file)
        json_string(out, slice_of(asked->file));
    else if (asked->id_kind == ID_STRING)
        json_string(out, asked->id);
    else if (has_id)
        output_slice(out, asked->id);
    if (asked->item.length > 0) {
        json_key(out, "item", !has_id && !is_file);
        json_string(out, asked->item);
    }
    return has_id || is_file || asked->item.length > 0;
}

static void print_source(output *out, const request *asked, size_t source) {
    if (asked->names[source].length > 0)
        json_string(out, asked->names[source]);
    else
        output_count(out, source + 1);
}

/* What else is known: of most documents nothing. */
static void print_metadata(output *out, const answer *found) {
    const pith_metadata *known = &found->facts.metadata;
    const struct {
        const char *key;
        pith_slice value;
    } members[] = {{"author", known->author},
                   {"date", known->date},
                   {"site", known->site},
                   {"url", known->url},
                   {"image", known->image},
                   {"image_text", known->image_text},
                   {"description", known->description}};
    if (found->blocks || strcmp(found->facts.format, "text") != 0)
        json_member_string(out, "format", slice_of(found->facts.format));
    if (found->blocks)
        json_member_string(out, "charset", slice_of(found->facts.charset));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (members[i].value.length > 0)
            json_member_string(out, members[i].key, members[i].value);
}

static void print_facts(output *out, const answer *found) {
    const request *asked = found->asked;
    const bool named = print_name(out, asked);
    json_key(out, "title", !named);
    json_string(out, found->facts.title);
    json_member_string(out, "language", slice_of(found->facts.language));
    json_member_score(out, "language_confidence",
                      round(found->facts.language_confidence * 100) / 100);
    json_member_count(out, "words", found->facts.words);
    if (found->facts.repaired > 0)
        json_member_count(out, "repaired", found->facts.repaired);
    print_metadata(out, found);
    if (found->facts.kind)
        json_member_string(out, "kind", slice_of(found->facts.kind));
    if (found->facts.note)
        json_member_string(out, "reading", slice_of(found->facts.note));
    if (asked->count < 2)
        return;
    json_key(out, "sources", false);
    for (size_t i = 0; i < asked->count; i++) {
        output_byte(out, i ? ',' : '[');
        print_source(out, asked, i);
    }
    output_byte(out, ']');
}

static void print_parts(output *out, const pith_part *parts, size_t count) {
    json_key(out, "parts", false);
    output_byte(out, '{');
    for (size_t i = 0; i < count; i++) {
        json_key(out, parts[i].name, i == 0);
        output_score(out, parts[i].value);
    }
    output_byte(out, '}');
}

static void print_pick(output *out, const request *asked, const pith_pick *pick) {
    json_key(out, "text", true);
    json_string(out, pick->text);
    if (asked->count > 1) {
        json_key(out, "source", false);
        print_source(out, asked, pick->span.source);
    }
    if (pick->also_count > 0) {
        json_key(out, "also", false);
        for (size_t i = 0; i < pick->also_count; i++) {
            output_byte(out, i ? ',' : '[');
            print_source(out, asked, pick->also[i]);
        }
        output_byte(out, ']');
    }
    json_member_count(out, "start", pick->span.start);
    json_member_count(out, "end", pick->span.end);
    json_member_count(out, "index", pick->index);
    json_member_score(out, "score", pick->score);
    print_parts(out, pick->parts, pick->part_count);
    if (pick->truncated)
        output_string(out, ",\"truncated\":true");
}

static void print_summary(output *out, const answer *found) {
    const pith_summary *summary = found->summary;
    json_member_string(out, "method", slice_of(summary->method));
    if (summary->note)
        json_member_string(out, "note", slice_of(summary->note));
    json_key(out, "summary", false);
    output_byte(out, '[');
    for (size_t i = 0; i < summary->count; i++) {
        output_string(out, i ? ",{" : "{");
        print_pick(out, found->asked, &summary->picks[i]);
        output_byte(out, '}');
    }
    output_byte(out, ']');
}

static void print_span(output *out, const request *asked, pith_span span) {
    output_byte(out, '[');
    output_count(out, span.start);
    output_byte(out, ',');
    output_count(out, span.end);
    if (asked->count > 1) {
        output_byte(out, ',');
        output_count(out, span.source);
    }
    output_byte(out, ']');
}

static pith_slice without_blanks(const char *start, const char *end) {
    while (start < end && *start == ' ')
        start++;
    while (start < end && end[-1] == ' ')
        end--;
    return (pith_slice){start, (size_t)(end - start)};
}

/* Labels of a vocabulary, parted by "|". */
static void print_broader(output *out, pith_slice labels) {
    json_key(out, "broader", false);
    output_byte(out, '[');
    for (size_t at = 0; at <= labels.length;) {
        const char *mark = memchr(labels.data + at, '|', labels.length - at);
        const size_t end = mark ? (size_t)(mark - labels.data) : labels.length;
        if (at > 0)
            output_byte(out, ',');
        json_string(out, without_blanks(labels.data + at, labels.data + end));
        at = end + 1;
    }
    output_byte(out, ']');
}

static void print_keywords(output *out, const answer *found) {
    if (!found->summary)
        json_member_string(out, "method", slice_of(found->keywords->method));
    if (!found->summary && found->keywords->note)
        json_member_string(out, "note", slice_of(found->keywords->note));
    json_key(out, "keywords", false);
    output_byte(out, '[');
    for (size_t i = 0; i < found->keywords->count; i++) {
        const pith_keyword *keyword = &found->keywords->keywords[i];
        output_string(out, i ? ",{" : "{");
        json_key(out, "phrase", true);
        json_string(out, keyword->phrase);
        json_member_score(out, "score", keyword->score);
        json_member_count(out, "count", keyword->count);
        json_member_string(out, "kind", slice_of(pith_keyword_kind_name(keyword->kind)));
        if (keyword->is_label)
            json_member_bool(out, "label", true);
        if (keyword->broader.length > 0)
            print_broader(out, keyword->broader);
        json_member_count(out, "sentence", keyword->sentence);
        if (keyword->part_count > 0)
            print_parts(out, keyword->parts, keyword->part_count);
        json_key(out, "spans", false);
        output_byte(out, '[');
        for (size_t j = 0; j < keyword->count; j++) {
            if (j > 0)
                output_byte(out, ',');
            print_span(out, found->asked, keyword->spans[j]);
        }
        output_string(out, "]}");
    }
    output_byte(out, ']');
}

static bool next_block(const answer *found, size_t *index, pith_block *out) {
    return found->blocks ? format_block(found, index, out)
                         : pith_doc_get_block(found->doc, *index, out);
}

/* With their text, those of the main text; else every one, for the sentences to refer to. */
static void print_blocks(output *out, const answer *found) {
    pith_block block;
    bool first = true;
    json_key(out, "blocks", false);
    output_byte(out, '[');
    for (size_t i = 0; next_block(found, &i, &block); i++) {
        output_string(out, first ? "{" : ",{");
        first = false;
        json_key(out, "role", true);
        json_string(out, slice_of(pith_role_name(block.role)));
        json_member_count(out, "start", block.span.start);
        json_member_count(out, "end", block.span.end);
        if (strcmp(block.language, found->facts.language) != 0)
            json_member_string(out, "language", slice_of(block.language));
        if (block.doubt > 0)
            json_member_score(out, "doubt", block.doubt);
        if (found->blocks)
            json_member_string(out, "text", block.text);
        if (found->asked->count > 1) {
            json_key(out, "source", false);
            print_source(out, found->asked, block.span.source);
        }
        output_byte(out, '}');
    }
    output_byte(out, ']');
}

static void print_tokens(output *out, const answer *found, size_t sentence) {
    pith_token token;
    json_key(out, "tokens", false);
    output_byte(out, '[');
    for (size_t i = 0; pith_doc_get_token(found->doc, sentence, i, &token); i++) {
        output_string(out, i ? ",{" : "{");
        json_key(out, "form", true);
        json_string(out, token.form);
        json_member_string(out, "stem", token.stem);
        json_member_count(out, "start", token.span.start);
        json_member_count(out, "end", token.span.end);
        if (token.stop)
            output_string(out, ",\"stop\":true");
        output_byte(out, '}');
    }
    output_byte(out, ']');
}

static void print_segments(output *out, const answer *found) {
    pith_sentence sentence;
    bool first = true;
    json_key(out, "sentences", false);
    output_byte(out, '[');
    for (size_t i = 0; format_sentence(found, &i, &sentence); i++) {
        output_string(out, first ? "{" : ",{");
        first = false;
        json_key(out, "text", true);
        json_string(out, sentence.text);
        if (found->asked->count > 1) {
            json_key(out, "source", false);
            print_source(out, found->asked, sentence.span.source);
        }
        json_member_count(out, "start", sentence.span.start);
        json_member_count(out, "end", sentence.span.end);
        if (found->tokens) {
            json_member_count(out, "block", sentence.block);
            print_tokens(out, found, i);
        }
        output_byte(out, '}');
    }
    output_byte(out, ']');
}

void json_answer(output *out, const answer *found) {
    print_facts(out, found);
    if (found->summary)
        print_summary(out, found);
    if (found->keywords)
        print_keywords(out, found);
    if (found->blocks || (found->segments && found->tokens))
        print_blocks(out, found);
    if (found->segments)
        print_segments(out, found);
    output_byte(out, '}');
}

void json_failure(output *out, const request *asked, const char *message) {
    const bool named = print_name(out, asked);
    json_key(out, "error", !named);
    json_string(out, slice_of(message));
    if (asked->line > 0)
        json_member_count(out, "line", asked->line);
    output_byte(out, '}');
}
