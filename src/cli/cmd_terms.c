/* cmd_terms.c - pith terms: the words and phrases of a corpus, and of the groups in it.
 *
 * As many processes as are asked for each walk through all the documents, and count every so
 * manyth (run_claim); then one adds up what they have counted (terms_sum.h). */
#include "cli/commands.h"
#include "cli/counting.h"
#include "cli/exit_codes.h"
#include "cli/folder.h"
#include "cli/run.h"
#include "cli/terms_sum.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const verb terms = {
    .name = "terms",
    .what = "Prints the words of all FILEs, or folders, with the most documents, or those that\n"
            "distinguish groups of documents; or writes a file of terms, to merge or for later.",
    .examples = "  pith terms articles/                  word, documents, occurrences\n"
                "  pith terms --group section articles.jsonl\n"
                "                                        what each section is about\n"
                "  pith terms -f df -j 2 articles.jsonl > articles.df\n"
                "                                        everything that was counted\n"
                "  pith terms --merge -f df old.df new.df > all.df\n",
    .letter = 't',
    .task = PITH_TASK_TERMS};

/* ---- groups ---- */

/* Room for the name of a group. */
enum { GROUP_BYTES = 600 };

/* The folder that a file, or a file in an archive, is in. */
static pith_slice folder_name(const request *asked) {
    pith_slice path = {asked->file, strlen(asked->file)};
    if (asked->item.length > 0 && memchr(asked->item.data, '/', asked->item.length))
        path = asked->item;
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    if (end == 0)
        return (pith_slice){".", 1};
    size_t start = --end;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    return (pith_slice){path.data + start, end - start};
}

static pith_slice document_name(const request *asked, char room[GROUP_BYTES]) {
    if (asked->id_kind != ID_NONE)
        return asked->id;
    int length =
        snprintf(room, GROUP_BYTES, asked->item.length > 0 ? "%.250s: %.*s" : "%.250s", asked->file,
                 (int)(asked->item.length < 300 ? asked->item.length : 300), asked->item.data);
    if (asked->line > 0)
        length += snprintf(room + length, (size_t)(GROUP_BYTES - length), ":%zu", asked->line);
    return (pith_slice){room, (size_t)length};
}

/* The group of a document; empty: it is in none. */
static pith_slice group_of(const options *how, const request *asked, char room[GROUP_BYTES]) {
    const char *by = how->group;
    if (!by)
        return (pith_slice){NULL, 0};
    if (strcmp(by, "folder") == 0)
        return folder_name(asked);
    if (strcmp(by, "file") == 0)
        return (pith_slice){asked->file, strlen(asked->file)};
    if (strcmp(by, "document") == 0)
        return document_name(asked, room);
    return request_member(asked, by + (by[0] == '.'), room);
}

/* ---- counting ---- */

static pith_status count_document(const options *how, answer *found, pith_error *error) {
    char room[GROUP_BYTES];
    return counting_add(how->counts, found->doc, group_of(how, found->asked, room), error);
}

/* Documents leave nothing to print. */
static void print_nothing(printer *to, const answer *found) {
    (void)to;
    (void)found;
}

static const format nothing = {.name = "nothing", .answer = print_nothing};

/* Counts in a process of its own, since run_documents ends with its output. */
static pid_t start_job(const options *how, counting *counts, size_t job) {
    options mine = *how;
    mine.format = &nothing;
    mine.counts = counts;
    mine.job = job;
    const pid_t child = fork();
    if (child == 0)
        _exit(run_documents(&mine, count_document));
    return child;
}

/* Waits for `count` jobs. Returns the exit code of all together. */
static int wait_for(const pid_t *jobs, size_t count, counting *const *counts) {
    size_t documents = 0;
    int worst = PITH_EXIT_OK;
    bool failed = false;
    for (size_t i = 0; i < count; i++) {
        int state = PITH_EXIT_FAILURE << 8;
        while (jobs[i] > 0 && waitpid(jobs[i], &state, 0) < 0 && errno == EINTR)
            continue;
        const int code = WIFEXITED(state) ? WEXITSTATUS(state) : PITH_EXIT_FAILURE;
        failed = failed || code == PITH_EXIT_FAILURE;
        worst = code > worst ? code : worst;
        documents += counts[i]->documents;
    }
    return failed && worst <= PITH_EXIT_PARTIAL && documents > 0 ? PITH_EXIT_PARTIAL : worst;
}

/* A name that no document has is likely misspelt. */
static void warn_ungrouped(const options *how, counting *const *counts) {
    size_t documents = 0;
    size_t grouped = 0;
    for (size_t i = 0; i < how->jobs; i++) {
        documents += counts[i]->documents;
        grouped += counts[i]->grouped;
    }
    if (how->group && documents > 0 && grouped == 0)
        report("no document has a '%s' to be grouped by", how->group);
}

static bool open_counts(const options *how, counting **counts) {
    const size_t bytes = (how->memory << 20) / how->jobs;
    const size_t least = (size_t)1 << 20;
    for (size_t i = 0; i < how->jobs; i++) {
        counts[i] = counting_open((bytes > least ? bytes : least) & ~(size_t)7, how->ngram);
        if (!counts[i])
            return false;
    }
    return true;
}

static int count_and_sum(const options *how) {
    counting **counts = calloc(how->jobs, sizeof(counting *));
    pid_t *jobs = calloc(how->jobs, sizeof *jobs);
    int code = PITH_EXIT_FAILURE;
    if (!counts || !jobs)
        report("%s", pith_status_text(PITH_ERROR_MEMORY));
    else if (open_counts(how, counts)) {
        fflush(stderr);
        for (size_t i = 0; i < how->jobs; i++)
            jobs[i] = start_job(how, counts[i], i);
        code = wait_for(jobs, how->jobs, counts);
        if (code == PITH_EXIT_OK || code == PITH_EXIT_PARTIAL) {
            warn_ungrouped(how, counts);
            const int summed = terms_sum(how, counts, how->jobs);
            code = summed == PITH_EXIT_OK ? code : summed;
        }
    }
    free(counts);
    free(jobs);
    return code;
}

/* Standard input can be read by one only. */
static bool reads_standard_input(const options *how) {
    for (size_t i = 0; i < how->file_count; i++)
        if (strcmp(how->files[i], "-") == 0)
            return true;
    return how->file_count == 0;
}

int cmd_terms(int argc, char **argv) {
    options how;
    int code;
    if (!options_parse(&terms, argc, argv, &how, &code))
        return code;
    if (how.merge)
        return terms_sum(&how, NULL, 0);
    path_list files = {0};
    for (size_t i = 0; i < how.file_count; i++) {
        if (!folder_add(&files, how.files[i])) {
            report("%s: %s", how.files[i], strerror(errno));
            folder_free(&files);
            return PITH_EXIT_FAILURE;
        }
    }
    if (how.file_count > 0 && files.count == 0) {
        report("there is no file in %s", how.files[0]);
        return PITH_EXIT_FAILURE;
    }
    how.files = files.paths;
    how.file_count = files.count;
    if (reads_standard_input(&how))
        how.jobs = 1;
    code = count_and_sum(&how);
    folder_free(&files);
    return code;
}
