/* convert.c - "pdftotext -tsv" as a process of its own: from poppler-utils, found on the PATH,
 * without a shell. The PDF is its standard input, files in memory are its standard output and
 * error. It may compute and write no more than the limits say, and its clock is set before it
 * starts, so that nobody has to watch it. It can change no file and ask nobody. */
#define _GNU_SOURCE /* memfd_create */
#include "cli/sandbox.h"
#include "cli/supply.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the shell would answer too. */
enum { NOT_FOUND = 127 };

int supply_temporary(void) {
    return memfd_create("pith", MFD_CLOEXEC);
}

const char *supply_converter(const char *format) {
    return strcmp(format, "pdf") == 0 ? "pdftotext" : NULL;
}

bool supply_has_program(const char *program) {
    for (const char *at = getenv("PATH"); at && *at; at += *at == ':') {
        char path[4096];
        const size_t length = strcspn(at, ":");
        snprintf(path, sizeof path, "%.*s/%s", (int)length, at, program);
        if (access(path, X_OK) == 0)
            return true;
        at += length;
    }
    return false;
}

static void limit(int resource, rlim_t most) {
    setrlimit((__rlimit_resource_t)resource, &(struct rlimit){most, most});
}

/* Never returns. */
static void become_converter(const supply_limits *limits, int input, int output, int errors) {
    char *const argv[] = {"pdftotext", "-tsv", "-enc", "UTF-8", "-", "-", NULL};
    limit(RLIMIT_CPU, limits->seconds);
    limit(RLIMIT_FSIZE, limits->bytes);
    alarm(limits->seconds);
    sandbox_enter_program();
    if (dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
        dup2(errors, STDERR_FILENO) >= 0)
        execvp(argv[0], argv);
    _exit(NOT_FOUND);
}

/* What the end of the program means for the PDF; "" when all is well. */
static void explain(const supply_limits *limits, int state, int errors,
                    char message[MESSAGE_BYTES]) {
    char said[256] = "";
    const ssize_t length = pread(errors, said, sizeof said - 1, 0);
    said[length > 0 ? strcspn(said, "\n") : 0] = '\0';
    message[0] = '\0';
    if (WIFSIGNALED(state) && (WTERMSIG(state) == SIGALRM || WTERMSIG(state) == SIGXCPU))
        snprintf(message, MESSAGE_BYTES, "pdf: pdftotext was not done within %u s",
                 limits->seconds);
    else if (WIFSIGNALED(state) && WTERMSIG(state) == SIGXFSZ)
        snprintf(message, MESSAGE_BYTES, "pdf: its text is longer than %zu bytes", limits->bytes);
    else if (WIFSIGNALED(state))
        snprintf(message, MESSAGE_BYTES, "pdf: pdftotext crashed (signal %d)", WTERMSIG(state));
    else if (WEXITSTATUS(state) == NOT_FOUND)
        snprintf(message, MESSAGE_BYTES,
                 "pdf: pdftotext (poppler-utils) is needed for this, and not installed");
    else if (WEXITSTATUS(state) == 3 || strstr(said, "assword"))
        snprintf(message, MESSAGE_BYTES, "pdf: it is encrypted");
    else if (WEXITSTATUS(state) != 0)
        snprintf(message, MESSAGE_BYTES, "pdf: damaged: %s",
                 said[0] ? said : "pdftotext cannot read it");
}

void supply_convert(const supply_limits *limits, int file, supply *out) {
    *out = (supply){.file = supply_temporary()};
    const int errors = supply_temporary();
    int state = 0;
    const pid_t child = out->file < 0 || errors < 0 ? -1 : fork();
    if (child == 0)
        become_converter(limits, file, out->file, errors);
    if (child < 0)
        snprintf(out->message, MESSAGE_BYTES, "pdf: %s", strerror(errno));
    else {
        while (waitpid(child, &state, 0) < 0 && errno == EINTR)
            continue;
        explain(limits, state, errors, out->message);
    }
    if (errors >= 0)
        close(errors);
    if (out->message[0] && out->file >= 0) {
        close(out->file);
        out->file = -1;
    }
    if (out->file >= 0)
        lseek(out->file, 0, SEEK_SET);
}
