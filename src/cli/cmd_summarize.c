/* cmd_summarize.c - pith summarize: the sentences that carry a document. */
#include "cli/commands.h"
#include "cli/report.h"
#include "cli/run.h"

#include <string.h>
#include <unistd.h>

static const verb summarize = {
    .name = "summarize",
    .what = "Prints the sentences of each FILE that carry it, in their order, one a line.",
    .examples = "  pith article.txt                      three sentences\n"
                "  pith -w 100 -k 5 article.txt          100 words, then five key phrases\n"
                "  pith --explain -m lexrank article.txt another method, with its reasons\n"
                "  pith --merge -n 5 monday.txt tuesday.txt\n"
                "                                        both as one set\n"
                "  pith -f markdown article.txt > brief.md\n"
                "  pith -i jsonl < articles.jsonl        one answer a line, as JSON\n",
    .letter = 's',
    .task = PITH_TASK_SUMMARIZE};

static pith_status find_summary(const options *how, answer *found, pith_error *error) {
    pith_summary_options summary = how->summary;
    summary.told = found->told;
    if (found->asked->query.length > 0)
        summary.query = found->asked->query;
    const pith_status status = pith_summarize(found->doc, &summary, &found->summary, error);
    if (status != PITH_OK || !how->with_keywords)
        return status;
    return pith_extract_keywords(found->doc, &how->keywords, &found->keywords, error);
}

/* Is the first file a verb that should have stood before the options? */
static bool is_late_verb(const options *how, const char *called) {
    return strcmp(called, summarize.name) != 0 && how->file_count > 0 &&
           command_is_verb(how->files[0]) && access(how->files[0], F_OK) != 0;
}

int cmd_summarize(int argc, char **argv) {
    options how;
    int code;
    if (!options_parse(&summarize, argc, argv, &how, &code))
        return code;
    if (is_late_verb(&how, argv[0]))
        return report_usage(how.files[0], "a verb comes first: pith %s [OPTION]... [FILE]...",
                            how.files[0]);
    return run_documents(&how, find_summary);
}
