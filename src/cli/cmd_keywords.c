/* cmd_keywords.c - pith keywords: the phrases that a document is about. */
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/phrase_file.h"
#include "cli/run.h"
#include "cli/vocabulary_file.h"

static const verb keywords = {
    .name = "keywords",
    .what = "Prints the key phrases of each FILE, best first: phrase, score, count.",
    .examples = "  pith keywords article.txt             ten phrases\n"
                "  pith keywords -n 5 -f json article.txt\n"
                "                                        where each of five stands\n"
                "  pith keywords article.txt | cut -f 1  the phrases alone\n"
                "  pith keywords --ngram 2 --exclude common.txt article.txt\n"
                "                                        short ones, but none of common.txt\n"
                "  pith keywords --vocabulary subjects.tsv article.txt\n"
                "                                        subjects first, by their labels\n",
    .letter = 'k',
    .task = PITH_TASK_KEYWORDS};

static pith_status find_keywords(const options *how, answer *found, pith_error *error) {
    pith_keyword_options wanted = how->keywords;
    if (how->vocabulary) {
        const pith_status status = vocabulary_file_find(
            how->vocabularies, found->model, found->facts.language, &wanted.vocabulary, error);
        if (status != PITH_OK)
            return status;
    }
    return pith_extract_keywords(found->doc, &wanted, &found->keywords, error);
}

int cmd_keywords(int argc, char **argv) {
    options how;
    int code;
    if (!options_parse(&keywords, argc, argv, &how, &code))
        return code;
    if (how.keywords.vocabulary_only && !how.vocabulary)
        return report_usage("keywords", "--vocabulary-only needs --vocabulary");
    phrase_file unwanted = {0};
    vocabulary_file vocabulary = {0};
    how.vocabularies = &vocabulary;
    if (how.exclude)
        code = phrase_file_open(&unwanted, how.exclude);
    if (code == PITH_EXIT_OK && how.vocabulary)
        code = vocabulary_file_open(&vocabulary, how.vocabulary, how.read.language);
    how.keywords.explain = how.explain;
    how.keywords.exclude = unwanted.phrases;
    how.keywords.exclude_count = unwanted.count;
    if (code == PITH_EXIT_OK)
        code = run_documents(&how, find_keywords);
    phrase_file_close(&unwanted);
    vocabulary_file_close(&vocabulary);
    return code;
}
