/* worker.c - privilege separation (Provos, Friedl and Honeyman, "Preventing privilege escalation",
 * USENIX Security 2003).
 *
 * A worker asks through a socket, by a letter and a number: never by a name, so that one that has
 * been taken over can ask for nothing but what its user named. Descriptors come with the answer,
 * what is known of them lies in shared memory. The supervisor reads nothing that a worker has
 * written but the letter and the number, and hands the PDF on unread.
 *
 * Where the work stands lies in shared memory too. When a worker is killed, by its clock or by a
 * fault, or is ended by a library without having told that it was done, the next one finds there
 * which document that was, names it and goes on behind it. Each death costs one document, so there
 * is an end. */
#define _GNU_SOURCE /* MAP_ANONYMOUS, SCM_RIGHTS */
#include "cli/worker.h"

#include "cli/exit_codes.h"
#include "cli/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a worker asks for, or tells: that it is locked in, that it has come to its end, what it will
 * ask for. */
typedef struct question {
    enum {
        ASK_OPEN,
        ASK_ROBOTS,
        ASK_HAS_ROBOTS, /* answered by the index, 1 or 0 */
        ASK_CONVERT,
        TELL_LOCKED, /* what is told has no answer */
        TELL_DONE,
        TELL_WANT_PAGE,
        TELL_WANT_ROBOTS
    } kind;
    size_t index; /* of the path it is about */
} question;

/* How far a worker has come by its own words. */
typedef enum progress { UNLOCKED, LOCKED, DONE } progress;

/* Exit code of a worker that could not lock itself in. */
enum { NOT_LOCKED = 100 };

/* ---- Descriptors through a socket ---- */

/* Sends `question` (or an answer of the same size) with a descriptor, unless that is -1. */
static bool send_with(int to, question asked, int file) {
    char control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec bytes = {&asked, sizeof asked};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (file >= 0) {
        message.msg_control = control;
        message.msg_controllen = sizeof control;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &file, sizeof file);
    }
    ssize_t sent;
    do
        sent = sendmsg(to, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof asked;
}

/* False: the other side is gone. *file: the descriptor that came along, or -1. */
static bool receive(int from, question *asked, int *file) {
    char control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec bytes = {asked, sizeof *asked};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control};
    ssize_t received;
    do
        received = recvmsg(from, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *file = -1;
    if (header && header->cmsg_type == SCM_RIGHTS)
        memcpy(file, CMSG_DATA(header), sizeof *file);
    return received == (ssize_t)sizeof *asked;
}

/* ---- The one with the rights ---- */

static void close_file(int *file) {
    if (*file >= 0)
        close(*file);
    *file = -1;
}

/* What is done for the workers, one after the other. */
typedef struct service {
    const work *what;
    const supply_limits *limits;
    prefetch *pages; /* of this worker: those of the one before are not its business */
    supply *given;
    int open; /* what the worker has open, for the next one to go on with; -1: nothing */
} service;

/* Opens what the worker asks for: a file, or a page. */
static void open_path(const service *to, size_t index, supply *out) {
    const char *path = to->what->paths[index];
    if (supply_is_url(path))
        prefetch_take(to->pages, PAGE_ITSELF, index, out);
    else
        supply_open(path, out);
}

/* Answers one question; `file` came along with it. */
static void answer_question(service *to, int socket, question asked, int file) {
    supply found = {.file = -1};
    const bool known = asked.index < to->what->path_count;
    const bool page = known && supply_is_url(to->what->paths[asked.index]);
    if (asked.kind == ASK_OPEN && known) {
        close_file(&to->open);
        open_path(to, asked.index, &found);
        to->open = found.file;
    } else if (asked.kind == ASK_ROBOTS && page)
        prefetch_take(to->pages, PAGE_ROBOTS, asked.index, &found);
    else if (asked.kind == ASK_HAS_ROBOTS)
        asked.index = page && prefetch_has_robots(to->pages, asked.index);
    else if (asked.kind == ASK_CONVERT && file >= 0)
        supply_convert(to->limits, file, &found);
    *to->given = found;
    send_with(socket, asked, found.file);
    if (asked.kind != ASK_OPEN)
        close_file(&found.file);
}

/* Takes note of what a worker tells. False: it asks. */
static bool take_note(service *to, question told, progress *so_far) {
    const bool page =
        told.index < to->what->path_count && supply_is_url(to->what->paths[told.index]);
    if (told.kind == TELL_LOCKED || told.kind == TELL_DONE)
        *so_far = told.kind == TELL_DONE ? DONE : LOCKED;
    else if (told.kind != TELL_WANT_PAGE && told.kind != TELL_WANT_ROBOTS)
        return false;
    else if (page)
        prefetch_want(to->pages, told.kind == TELL_WANT_PAGE ? PAGE_ITSELF : PAGE_ROBOTS,
                      told.index);
    return true;
}

/* Answers until the worker is gone. */
static progress serve(service *to, int socket) {
    progress so_far = UNLOCKED;
    question asked;
    int file;
    prefetch_wait(to->pages, socket);
    while (receive(socket, &asked, &file)) {
        if (!take_note(to, asked, &so_far))
            answer_question(to, socket, asked, file);
        close_file(&file);
        prefetch_wait(to->pages, socket);
    }
    return so_far;
}

static int work_locked(const service *of, worker *self, int died) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!sandbox_enter() || !send_with(self->socket, (question){.kind = TELL_LOCKED}, -1))
        return NOT_LOCKED;
    const int code = of->what->go_on(of->what->state, self, died, of->open);
    send_with(self->socket, (question){.kind = TELL_DONE}, -1);
    return code;
}

/* Starts a worker and serves it to its end. *died: what of, when it did not come to its end; else
 * the exit code is returned. */
static int run_worker(service *to, int *died) {
    int sockets[2];
    int state = NOT_LOCKED << 8; /* an exit with that code */
    progress told = UNLOCKED;
    const int before = *died;
    *died = 0;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return NOT_LOCKED;
    const pid_t child = fork();
    if (child == 0) {
        close(sockets[0]);
        worker self = {.limits = to->limits, .socket = sockets[1], .given = to->given};
        _exit(work_locked(to, &self, before));
    }
    close(sockets[1]);
    if (child > 0) {
        told = serve(to, sockets[0]);
        while (waitpid(child, &state, 0) < 0 && errno == EINTR)
            continue;
    }
    close(sockets[0]);
    if (WIFSIGNALED(state))
        *died = WTERMSIG(state);
    else if (told == LOCKED)
        *died = WORKER_QUIT;
    return told == UNLOCKED ? NOT_LOCKED : WEXITSTATUS(state);
}

int worker_supervise(const work *what, const supply_limits *limits) {
    service to = {.what = what, .limits = limits, .open = -1};
    to.given =
        mmap(NULL, sizeof *to.given, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (to.given == MAP_FAILED)
        return -1;
    int died = 0;
    int code = NOT_LOCKED;
    do {
        to.pages = prefetch_new(limits, what->paths);
        if (to.pages)
            code = run_worker(&to, &died);
        prefetch_free(to.pages);
        /* The reader of the output went away, or somebody wants an end: no document's fault. */
        if (died == SIGPIPE || died == SIGINT || died == SIGTERM || died == SIGHUP)
            raise(died);
    } while (died != 0 && to.pages);
    close_file(&to.open);
    munmap(to.given, sizeof *to.given);
    return code == NOT_LOCKED ? -1 : code;
}

/* ---- The one without ---- */

/* Asks for something; `file` goes along unless it is -1. */
static void ask(worker *from, question asked, int file, supply *out) {
    int opened;
    if (send_with(from->socket, asked, file) && receive(from->socket, &asked, &opened)) {
        *out = *from->given;
        out->file = opened;
        return;
    }
    *out = (supply){.file = -1};
    snprintf(out->message, MESSAGE_BYTES, "nobody is there to open it");
}

void worker_open(worker *from, size_t index, const char *path, supply *out) {
    if (from->socket)
        ask(from, (question){.kind = ASK_OPEN, .index = index}, -1, out);
    else if (supply_is_url(path))
        prefetch_take(from->pages, PAGE_ITSELF, index, out);
    else
        supply_open(path, out);
}

void worker_open_robots(worker *from, size_t index, supply *out) {
    if (from->socket)
        ask(from, (question){.kind = ASK_ROBOTS, .index = index}, -1, out);
    else
        prefetch_take(from->pages, PAGE_ROBOTS, index, out);
}

void worker_want(worker *from, page_part part, size_t index) {
    const question wanted = {.kind = part == PAGE_ITSELF ? TELL_WANT_PAGE : TELL_WANT_ROBOTS,
                             .index = index};
    if (from->socket)
        send_with(from->socket, wanted, -1);
}

bool worker_has_robots(worker *from, size_t index) {
    question asked = {.kind = ASK_HAS_ROBOTS, .index = index};
    int none;
    return from->socket && send_with(from->socket, asked, -1) &&
           receive(from->socket, &asked, &none) && asked.index == 1;
}

/* A file in memory with `bytes`; -1 when there is none to be had. */
static int file_of(pith_slice bytes) {
    const int file = supply_temporary();
    for (size_t at = 0; file >= 0 && at < bytes.length;) {
        const ssize_t written = write(file, bytes.data + at, bytes.length - at);
        if (written < 0 && errno != EINTR) {
            close(file);
            return -1;
        }
        at += written > 0 ? (size_t)written : 0;
    }
    if (file >= 0)
        lseek(file, 0, SEEK_SET);
    return file;
}

void worker_convert(worker *from, pith_slice bytes, supply *out) {
    int file = file_of(bytes);
    *out = (supply){.file = -1};
    if (file < 0)
        snprintf(out->message, MESSAGE_BYTES, "%s", strerror(errno));
    else if (from->socket)
        ask(from, (question){.kind = ASK_CONVERT}, file, out);
    else
        supply_convert(from->limits, file, out);
    close_file(&file);
}

void worker_describe_death(const worker *next, int died, char message[MESSAGE_BYTES]) {
    if (died == SIGPROF || died == SIGXCPU)
        snprintf(message, MESSAGE_BYTES, "not read within %u s", next->limits->seconds);
    else if (died == WORKER_QUIT)
        snprintf(message, MESSAGE_BYTES,
                 "a library ended its reader, as some do that are out of memory");
    else
        snprintf(message, MESSAGE_BYTES, "its reader was killed: %s", strsignal(died));
}

void worker_begin_document(const worker *from) {
    if (from->socket)
        sandbox_clock(from->limits->seconds);
}
