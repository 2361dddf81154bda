/* A stemmer that tries, when it meets the word "prying", what a parser might that a document has
 * taken over: it reads a file, writes one, opens a socket and starts a program, and says on
 * standard error how each went. Preloaded by sandbox_test.py. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libstemmer.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *what, bool done) {
    const bool refused = errno == EPERM || errno == EACCES;
    dprintf(STDERR_FILENO, "prying: %s: %s\n", what,
            done      ? "done"
            : refused ? "refused"
                      : strerror(errno));
}

static bool opens(int file) {
    return file >= 0 && close(file) == 0;
}

static bool starts_program(void) {
    const pid_t child = fork();
    int state = 0;
    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    return child > 0 && waitpid(child, &state, 0) == child && state == 0;
}

static void pry(void) {
    tell("read", opens(open("/etc/passwd", O_RDONLY)));
    tell("write", opens(open(getenv("PRYING_FILE"), O_WRONLY | O_CREAT, 0600)));
    tell("ask", opens(socket(AF_INET, SOCK_STREAM, 0)));
    tell("start", starts_program());
}

const sb_symbol *sb_stemmer_stem(struct sb_stemmer *stemmer, const sb_symbol *word, int size) {
    const sb_symbol *(*next)(struct sb_stemmer *, const sb_symbol *, int);
    void *found = dlsym(RTLD_NEXT, "sb_stemmer_stem");
    memcpy(&next, &found, sizeof next);
    if (size == 6 && memcmp(word, "prying", 6) == 0)
        pry();
    return next(stemmer, word, size);
}
