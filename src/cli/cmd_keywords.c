/* cmd_keywords.c - pith keywords: the phrases that a document is about. */
#include "cli/commands.h"
#include "cli/run.h"

static const verb keywords = {
    .name = "keywords",
    .what = "Prints the key phrases of each FILE, best first: phrase, score, count.",
    .examples = "  pith keywords article.txt             ten phrases\n"
                "  pith keywords -n 5 -f json article.txt\n"
                "                                        where each of five stands\n"
                "  pith keywords article.txt | cut -f 1  the phrases alone\n",
    .letter = 'k',
    .task = PITH_TASK_KEYWORDS};

static pith_status find_keywords(const options *how, answer *found, pith_error *error) {
    return pith_extract_keywords(found->doc, &how->keywords, &found->keywords, error);
}

int cmd_keywords(int argc, char **argv) {
    options how;
    int code;
    return options_parse(&keywords, argc, argv, &how, &code) ? run_documents(&how, find_keywords)
                                                             : code;
}
