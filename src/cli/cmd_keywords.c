/* cmd_keywords.c - pith keywords: the phrases that a document is about. */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/phrase_file.h"
#include "cli/run.h"

static const verb keywords = {
    .name = "keywords",
    .what = "Prints the key phrases of each FILE, best first: phrase, score, count.",
    .examples = "  pith keywords article.txt             ten phrases\n"
                "  pith keywords -n 5 -f json article.txt\n"
                "                                        where each of five stands\n"
                "  pith keywords article.txt | cut -f 1  the phrases alone\n"
                "  pith keywords --ngram 2 --exclude common.txt article.txt\n"
                "                                        short ones, but none of common.txt\n",
    .letter = 'k',
    .task = PITH_TASK_KEYWORDS};

static pith_status find_keywords(const options *how, answer *found, pith_error *error) {
    return pith_extract_keywords(found->doc, &how->keywords, &found->keywords, error);
}

int cmd_keywords(int argc, char **argv) {
    options how;
    int code;
    if (!options_parse(&keywords, argc, argv, &how, &code))
        return code;
    phrase_file unwanted = {0};
    if (how.exclude)
        code = phrase_file_open(&unwanted, how.exclude);
    how.keywords.exclude = unwanted.phrases;
    how.keywords.exclude_count = unwanted.count;
    if (code == PITH_EXIT_OK)
        code = run_documents(&how, find_keywords);
    phrase_file_close(&unwanted);
    return code;
}
