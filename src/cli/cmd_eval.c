/* cmd_eval.c - pith eval: runs methods over data sets and prints how they score. */
#include "cli/commands.h"
#include "cli/eval_options.h"
#include "cli/exit_codes.h"
#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void tell(void *context, const char *message) {
    progress_close(context); /* messages and the bar share the terminal's last line */
    report("%s", message);
}

static int fail(pith_status status, const pith_error *error) {
    report("%s", error->message[0] ? error->message : pith_status_text(status));
    return PITH_EXIT_FAILURE;
}

static int write_file(const char *path, pith_slice text) {
    FILE *file = fopen(path, "wb");
    const bool written = file && fwrite(text.data, 1, text.length, file) == text.length;
    const bool closed = file && fclose(file) == 0;
    if (written && closed)
        return PITH_EXIT_OK;
    report("%s: %s", path, strerror(errno));
    return PITH_EXIT_OUTPUT;
}

static int print(const eval_request *asked, eval_report *found) {
    static output out;
    pith_slice text;
    const pith_error nothing = {0};
    pith_status status = eval_report_print(found, asked->format, &text);
    if (status != PITH_OK)
        return fail(status, &nothing);
    output_slice(&out, text);
    int code = eval_report_skipped(found) > 0 ? PITH_EXIT_PARTIAL : PITH_EXIT_OK;
    if (asked->report) {
        status = eval_report_print(found, "html", &text);
        const int written =
            status == PITH_OK ? write_file(asked->report, text) : fail(status, &nothing);
        code = written != PITH_EXIT_OK ? written : code;
    }
    return output_finish(&out, code);
}

int cmd_eval(int argc, char **argv) {
    static eval_request asked;
    int code;
    if (!eval_options_parse(argc, argv, &asked, &code))
        return code;
    progress_bar bar;
    eval_report *found = NULL;
    pith_error error = {0};
    progress_open(&bar);
    asked.options.listener = tell;
    asked.options.progress = progress_show;
    asked.options.context = &bar;
    const pith_status status = eval_run(&asked.options, &found, &error);
    progress_close(&bar);
    if (status != PITH_OK)
        return fail(status, &error);
    code = PITH_EXIT_FAILURE;
    if (eval_report_rows(found) == 0)
        report("there is no row to score");
    else
        code = print(&asked, found);
    eval_report_free(found);
    return code;
}
