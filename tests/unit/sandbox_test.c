/* What a process in the sandbox can still do, tried by one that has entered it; and which addresses
 * are public. */
#define _GNU_SOURCE /* memfd_create */
#include "cli/address.h"
#include "cli/sandbox.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool fails_to_open(const char *path, int flags) {
    const int file = open(path, flags, 0600);
    return file < 0 && (errno == EPERM || errno == EACCES);
}

static bool reads_no_file(void) {
    return fails_to_open("/etc/passwd", O_RDONLY) &&
           fails_to_open("/proc/self/environ", O_RDONLY) &&
           fails_to_open("/", O_RDONLY | O_DIRECTORY);
}

static bool writes_no_file(void) {
    return fails_to_open("/tmp/pith-sandbox-test", O_WRONLY | O_CREAT) &&
           fails_to_open("/dev/null", O_RDWR);
}

static bool asks_nobody(void) {
    return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM &&
           socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM;
}

static bool starts_nothing(void) {
    char *const argv[] = {"true", NULL};
    execv("/usr/bin/true", argv);
    const bool refused = errno == EPERM || errno == EACCES;
    return refused && fork() < 0;
}

static bool harms_nobody(void) {
    return kill(getppid(), 0) < 0 && errno == EPERM;
}

static bool still_works(void) {
    FILE *library = fopen("/etc/ld.so.cache", "rb");
    const int file = memfd_create("test", 0);
    char *room = malloc(1 << 22);
    const bool works =
        library && fgetc(library) != EOF && file >= 0 && write(file, "x", 1) == 1 && room;
    free(room);
    return works;
}

/* Runs `tried` in a sandbox of its own. */
static void assert_in_sandbox(bool (*tried)(void)) {
    if (strcmp(sandbox_kinds(), "landlock and seccomp") != 0)
        skip();
    const pid_t child = fork();
    if (child == 0)
        _exit(!sandbox_enter() ? 2 : tried() ? 0 : 1);
    int state;
    assert_int_equal(waitpid(child, &state, 0), child);
    assert_true(WIFEXITED(state));
    assert_int_equal(WEXITSTATUS(state), 0);
}

static void test_lock(void **state) {
    (void)state;
    assert_in_sandbox(reads_no_file);
    assert_in_sandbox(writes_no_file);
    assert_in_sandbox(asks_nobody);
    assert_in_sandbox(starts_nothing);
    assert_in_sandbox(harms_nobody);
    assert_in_sandbox(still_works);
}

static void test_clock(void **state) {
    (void)state;
    const pid_t child = fork();
    if (child == 0) {
        sandbox_clock(1);
        for (volatile unsigned i = 0;; i++)
            continue;
    }
    int ended;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(WTERMSIG(ended), SIGPROF);
}

static bool is_public(const char *text) {
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return address_is_public((const struct sockaddr *)&four);
    assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
    return address_is_public((const struct sockaddr *)&six);
}

/* The first and the last of each block, and their neighbours, worked out by hand. */
static void test_addresses(void **state) {
    (void)state;
    static const char *const special[] = {"0.0.0.0",
                                          "0.255.255.255",
                                          "10.0.0.0",
                                          "10.255.255.255",
                                          "100.64.0.0",
                                          "100.127.255.255",
                                          "127.0.0.1",
                                          "127.255.255.255",
                                          "169.254.169.254",
                                          "172.16.0.0",
                                          "172.31.255.255",
                                          "192.0.0.1",
                                          "192.0.2.1",
                                          "192.168.0.0",
                                          "192.168.255.255",
                                          "198.18.0.0",
                                          "198.19.255.255",
                                          "198.51.100.7",
                                          "203.0.113.7",
                                          "224.0.0.1",
                                          "239.255.255.255",
                                          "240.0.0.1",
                                          "255.255.255.255",
                                          "::",
                                          "::1",
                                          "::ffff:10.0.0.1",
                                          "::ffff:7f00:1",
                                          "64:ff9b::a00:1",
                                          "64:ff9b:1::1",
                                          "fc00::1",
                                          "fdff::1",
                                          "fe80::1",
                                          "fec0::1",
                                          "ff02::1",
                                          "2001:db8::1",
                                          "2001::1",
                                          "2002:a00:1::1",
                                          "3fff::1",
                                          "100::1"};
    static const char *const open[] = {
        "1.0.0.0",      "9.255.255.255",   "11.0.0.0",    "100.63.255.255", "100.128.0.0",
        "126.0.0.1",    "128.0.0.1",       "169.253.0.1", "172.15.255.255", "172.32.0.0",
        "192.0.3.1",    "192.167.0.1",     "192.169.0.0", "198.17.0.1",     "198.20.0.0",
        "223.0.0.1",    "8.8.8.8",         "2600::1",     "2a00:1450::1",   "::ffff:8.8.8.8",
        "2001:4860::1", "64:ff9b::808:808"};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (is_public(special[i]))
            fail_msg("%s is not public", special[i]);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (!is_public(open[i]))
            fail_msg("%s is public", open[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lock),
        cmocka_unit_test(test_clock),
        cmocka_unit_test(test_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
