/* format.h - what has been found out about one document, and the ways to print it. Each format
 * is one file. */
#ifndef PITH_CLI_FORMAT_H
#define PITH_CLI_FORMAT_H

#include "cli/output.h"
#include "cli/request.h"

/* What to print about one document. */
typedef struct answer {
    const request *asked;
    pith_doc *doc;
    const pith_model *model; /* that it was read with */
    pith_doc_facts facts;
    const pith_summary *summary;   /* NULL: not asked for */
    const pith_keywords *keywords; /* NULL: not asked for */
    pith_told *told;               /* by the answers before; NULL: that does not matter */
    bool explain;                  /* the summary, with the parts of its scores */
    bool segments;                 /* the sentences of the document */
    bool blocks;                   /* its blocks: the main text */
    bool every_block;              /* of both, also what does not belong to the main text */
    bool tokens;                   /* of them, the words */
} answer;

/* Where printing stands. */
typedef struct printer {
    output *out;
    bool several; /* there may be more than one document */
    size_t count; /* documents printed before */
} printer;

typedef struct format {
    const char *name;
    void (*begin)(printer *to); /* before the first document; may be NULL */
    void (*answer)(printer *to, const answer *found);
    /* Prints that a document failed; NULL: the format has no place for that. */
    void (*failure)(printer *to, const request *asked, const char *message);
    void (*end)(printer *to); /* after the last one; may be NULL */
} format;

extern const format format_text;
extern const format format_json;
extern const format format_jsonl;
extern const format format_markdown;
extern const format format_html;

/* Every format, the default first. */
enum { FORMAT_COUNT = 5 };
extern const format *const formats[FORMAT_COUNT];

/* ## What formats share */

/* Prints text as it is to stand in a format. */
typedef void print_function(output *out, pith_slice text);

/* How a format prints each thing that may be asked for. */
typedef struct answer_printers {
    void (*heading)(printer *to, const answer *found);
    void (*summary)(output *out, const answer *found);
    void (*keywords)(output *out, const pith_keywords *found);
    void (*segments)(output *out, const answer *found);
    void (*blocks)(printer *to, const answer *found);
} answer_printers;

/* Prints the heading, and what was asked for in that order, a blank line between two lists. */
void format_answer(printer *to, const answer *found, const answer_printers *print);

/* Is it one of several documents, and has a reader nothing of it but a heading, as of a story that
 * has been told? Standard error says why. */
bool format_has_nothing(const printer *to, const answer *found);

/* The name of a document: its id, its file and line, or its file. */
void format_name(output *out, const request *asked, print_function *print);

/* The name of one of its texts: as given, or its number from 1. */
void format_source_name(output *out, const request *asked, size_t source, print_function *print);

/* The name of the text that a sentence is of, and of others that say all but the same: of many, the
 * first and their number. */
void format_pick_sources(output *out, const request *asked, const pith_pick *pick,
                         print_function *print);

/* Looks from *index on for a sentence that is to be printed. False: there is none. */
bool format_sentence(const answer *found, size_t *index, pith_sentence *out);

/* The same for a block of the main text: those that compete, and the headings between them. */
bool format_block(const answer *found, size_t *index, pith_block *out);

/* What stands before a block of a role. */
typedef const char *mark_function(const printer *to, pith_role role);

/* Prints those blocks, each a line with its mark: a blank line between two and, where something is
 * `above`, before the first, but none between the items of a list. */
void format_blocks(printer *to, const answer *found, bool above, mark_function *mark,
                   print_function *print);

/* What stands before a sum, between it and its parts, and between two of these. */
typedef struct part_marks {
    const char *start;
    const char *equals;
    const char *plus;
} part_marks;

/* Prints a line: a sum and its parts. */
void format_parts(output *out, double sum, const pith_part *parts, size_t count,
                  const part_marks *marks);

#endif
