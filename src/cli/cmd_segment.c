/* cmd_segment.c - pith segment: a document as pith sees it, in blocks, sentences and words. */
#include "cli/commands.h"
#include "cli/run.h"

static const verb segment = {
    .name = "segment",
    .what = "Prints the sentences of each FILE, one a line.",
    .examples =
        "  pith segment article.txt              the sentences of the article alone\n"
        "  pith segment --all-blocks article.txt those of the page around it too\n"
        "  pith segment --tokens article.txt     words instead, folded\n"
        "  pith segment -f json article.txt      blocks, sentences, words, where they stand\n",
    .letter = 'g',
    .task = PITH_TASK_SUMMARIZE};

static pith_status find_segments(const options *how, answer *found, pith_error *error) {
    (void)error;
    found->segments = true;
    found->every_block = how->read.all_blocks;
    found->tokens = how->tokens || how->format == &format_json;
    return PITH_OK;
}

int cmd_segment(int argc, char **argv) {
    options how;
    int code;
    return options_parse(&segment, argc, argv, &how, &code) ? run_documents(&how, find_segments)
                                                            : code;
}
