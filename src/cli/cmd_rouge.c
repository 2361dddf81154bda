/* cmd_rouge.c - pith rouge: reads texts and references, scores them, prints the scores. */
#include "cli/cmd_rouge.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/input.h"
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void tell(void *context, const char *message) {
    (void)context;
    report("%s", message);
}

static bool has_ending(const char *path, const char *ending) {
    const size_t length = strlen(path), size = strlen(ending);
    return length >= size && strcmp(path + length - size, ending) == 0;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static rouge_input guess_input(const rouge_request *r) {
    if (r->file_count == 1 && r->system_count == 0)
        return has_ending(r->files[0], ".xml") ? ROUGE_INPUT_CONFIG : ROUGE_INPUT_JSON_LINES;
    return is_folder(r->files[r->file_count - 1]) ? ROUGE_INPUT_FOLDERS : ROUGE_INPUT_LINES;
}

/* The name of a system that has none: that of its file. */
static pith_slice name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash && slash[1] ? slash + 1 : path;
    return (pith_slice){name, strlen(name)};
}

static pith_status read_paths(rouge_request *r, rouge_corpus *corpus, rouge_input kind,
                              pith_error *error) {
    char **references = r->files;
    size_t reference_count = r->file_count;
    if (r->system_count == 0) {
        r->systems[r->system_count++] = (rouge_named_path){name_of(r->files[0]), r->files[0]};
        references++;
        reference_count--;
    }
    const rouge_paths paths = {r->systems, r->system_count, (const char *const *)references,
                               reference_count};
    return kind == ROUGE_INPUT_FOLDERS ? rouge_read_folders(corpus, &paths, error)
                                       : rouge_read_lines(corpus, &paths, r->separator, error);
}

static pith_status read_corpus(rouge_request *r, rouge_corpus *corpus, pith_error *error) {
    const rouge_input kind = r->input == ROUGE_INPUT_AUTO ? guess_input(r) : r->input;
    if (kind == ROUGE_INPUT_LINES || kind == ROUGE_INPUT_FOLDERS)
        return read_paths(r, corpus, kind, error);
    for (size_t i = 0; i < r->file_count; i++) {
        const pith_status status =
            kind == ROUGE_INPUT_CONFIG ? rouge_read_config(corpus, r->files[i], error)
            : kind == ROUGE_INPUT_LIST ? rouge_read_list(corpus, r->files[i], r->list_format, error)
                                       : rouge_read_json_lines(corpus, r->files[i], error);
        if (status != PITH_OK)
            return status;
    }
    return PITH_OK;
}

/* Reads a word list that the command line names; `in` keeps its bytes. */
static bool read_list(input *in, const char *path, const char **text, size_t *length) {
    pith_slice content;
    if (!path)
        return true;
    input_status status = input_open(in, path);
    if (status == INPUT_OK)
        status = input_rest(in, &content);
    if (status != INPUT_OK && status != INPUT_END) {
        report("%s: %s", path, input_problem(status));
        return false;
    }
    *text = status == INPUT_END ? "" : content.data;
    *length = status == INPUT_END ? 0 : content.length;
    return true;
}

/* The index of the system called `name`; that of the first for NULL; system_count for none. */
static size_t find_system(const rouge_corpus *corpus, const char *name) {
    if (!name)
        return 0;
    size_t s = 0;
    while (s < corpus->system_count &&
           (corpus->systems[s].length != strlen(name) ||
            memcmp(corpus->systems[s].data, name, corpus->systems[s].length) != 0))
        s++;
    return s;
}

/* Compares every system with the baseline by every measure. */
static rouge_comparison *compare_all(const rouge_report *r) {
    const rouge_result *result = r->result;
    const size_t cells = result->systems * result->measures;
    rouge_comparison *all = calloc(cells + 1, sizeof *all);
    for (size_t i = 0; all && i < cells; i++)
        if (rouge_compare(result, i / result->measures, r->baseline, i % result->measures, ROUGE_F,
                          &r->request->comparison, &all[i]) != PITH_OK) {
            free(all);
            all = NULL;
        }
    return all;
}

static int print_report(rouge_report *r) {
    static output out;
    const rouge_request *request = r->request;
    rouge_comparison *comparisons = NULL;
    if (request->compare) {
        r->baseline = find_system(r->corpus, request->baseline);
        if (r->baseline == r->corpus->system_count) {
            report("there is no system called '%s'", request->baseline);
            return PITH_EXIT_USAGE;
        }
        r->comparisons = comparisons = compare_all(r);
        if (!comparisons) {
            report("out of memory");
            return PITH_EXIT_FAILURE;
        }
    }
    rouge_formats[request->format].print(r, &out);
    free(comparisons);
    const bool partial = r->corpus->skipped > 0 || r->result->failed > 0;
    return output_finish(&out, partial ? PITH_EXIT_PARTIAL : PITH_EXIT_OK);
}

static int fail(const pith_error *error, pith_status status) {
    report("%s", error->message[0] ? error->message : pith_status_text(status));
    return status == PITH_ERROR_LANGUAGE ? PITH_EXIT_USAGE : PITH_EXIT_FAILURE;
}

static bool has_scores(const rouge_result *result) {
    for (size_t cell = 0; cell < result->systems * result->rows; cell++)
        if (result->scored[cell])
            return true;
    return false;
}

static int run(rouge_request *request, rouge_corpus *corpus) {
    pith_error error = {0};
    corpus->listener = tell;
    pith_status status = read_corpus(request, corpus, &error);
    if (status != PITH_OK)
        return fail(&error, status);
    if (corpus->row_count == 0) {
        report("there is no row to score");
        return PITH_EXIT_FAILURE;
    }
    rouge_result *result;
    status = rouge_score_corpus(corpus, &request->options, &result, &error);
    if (status != PITH_OK)
        return fail(&error, status);
    rouge_report r = {.request = request, .corpus = corpus, .result = result};
    int code = PITH_EXIT_FAILURE;
    if (has_scores(result))
        code = print_report(&r);
    else
        report("no text could be scored");
    rouge_result_free(result);
    return code;
}

int cmd_rouge(int argc, char **argv) {
    rouge_request request;
    input exceptions = {0}, stop_words = {0};
    int code;
    if (!rouge_request_parse(argc, argv, &request, &code))
        return code;
    rouge_options *o = &request.options;
    if (!read_list(&exceptions, request.exceptions_path, &o->exceptions, &o->exceptions_length) ||
        !read_list(&stop_words, request.stop_words_path, &o->stop_words, &o->stop_words_length))
        return PITH_EXIT_FAILURE;
    rouge_corpus *corpus = rouge_corpus_new();
    if (corpus)
        code = run(&request, corpus);
    else
        report("out of memory");
    rouge_corpus_free(corpus);
    input_free(&exceptions);
    input_free(&stop_words);
    return corpus ? code : PITH_EXIT_FAILURE;
}
