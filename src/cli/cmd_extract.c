/* cmd_extract.c - pith extract: the main text of a document, clean of the page around it. */
#include "cli/commands.h"
#include "cli/run.h"

static const verb extract = {
    .name = "extract",
    .what =
        "Prints the main text of each FILE: its title, headings, paragraphs, lists, quotations.",
    .examples = "  pith extract page.html                paragraphs, with blank lines in between\n"
                "  pith extract -f markdown page.html > page.md\n"
                "  pith extract -f json page.html        author, date, picture, and every block\n"
                "  pith extract -f jsonl --all-blocks *.html\n"
                "                                        also menus, captions, comments\n",
    .letter = 'x',
    .task = PITH_TASK_SUMMARIZE};

static pith_status find_blocks(const options *how, answer *found, pith_error *error) {
    (void)error;
    found->blocks = true;
    found->every_block = how->read.all_blocks;
    return PITH_OK;
}

int cmd_extract(int argc, char **argv) {
    options how;
    int code;
    return options_parse(&extract, argc, argv, &how, &code) ? run_documents(&how, find_blocks)
                                                            : code;
}
