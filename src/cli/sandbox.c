/* sandbox.c - two locks of Linux, each of which holds without the other.
 *
 * Landlock: of the file system only the libraries of the system can be read, since parsers and the
 * converters of charsets (gconv) are opened when they are first needed. seccomp, by libseccomp: a
 * list of the system calls that computing, allocating and reading need; every other one fails with
 * EPERM: no socket, no program, no file opened for writing. Both together take about half
 * a millisecond.
 *
 * Memory: RLIMIT_DATA, beyond which malloc fails and the document with it. What a document needs at
 * worst is stated in pith.h as a multiple of its size. */
#define _GNU_SOURCE /* syscall, O_PATH */
#include "cli/sandbox.h"

#include "base/dynlib.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

/* Of data: the 30 bytes a byte that a page may take, for a file of the greatest length. */
#define MEMORY ((rlim_t)30 * PITH_MAX_BYTES)

/* A sanitizer reserves more address space than there is memory. */
#if defined(__has_feature)
#define HAS_FEATURE(x) __has_feature(x)
#else
#define HAS_FEATURE(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||                               \
    HAS_FEATURE(address_sanitizer) || HAS_FEATURE(thread_sanitizer)
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

/* ---- Landlock ---- */

static int landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* All that the kernel's version of Landlock can keep from a process. */
static uint64_t landlock_rights(int version) {
    uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
#ifdef LANDLOCK_ACCESS_FS_REFER
    if (version >= 2)
        rights |= LANDLOCK_ACCESS_FS_REFER;
#endif
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
    if (version >= 3)
        rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
    (void)version;
    return rights;
}

static void permit_reading(int rules, const char *path) {
    struct stat about;
    struct landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE,
                                              .parent_fd = open(path, O_PATH | O_CLOEXEC)};
    if (rule.parent_fd < 0)
        return;
    if (fstat(rule.parent_fd, &about) == 0 && S_ISDIR(about.st_mode))
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(rule.parent_fd);
}

/* Of all files only those under one of `paths` can be read from now on, and none changed. */
static bool lock_files(const char *const *paths, size_t count) {
    const int version = landlock_version();
    if (version < 1)
        return false;
    const struct landlock_ruleset_attr all = {.handled_access_fs = landlock_rights(version)};
    const int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        permit_reading(rules, paths[i]);
    const bool locked = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return locked;
}

/* ---- seccomp ---- */

typedef struct seccomp_library {
    scmp_filter_ctx (*seccomp_init)(uint32_t);
    int (*seccomp_rule_add_array)(scmp_filter_ctx, uint32_t, int, unsigned,
                                  const struct scmp_arg_cmp *);
    int (*seccomp_load)(const scmp_filter_ctx);
    void (*seccomp_release)(scmp_filter_ctx);
} seccomp_library;

static bool open_seccomp(seccomp_library *lib) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(lib, seccomp_init), DYNLIB_SYMBOL(lib, seccomp_rule_add_array),
        DYNLIB_SYMBOL(lib, seccomp_load), DYNLIB_SYMBOL(lib, seccomp_release)};
    return dynlib_open("libseccomp.so.2", symbols, sizeof symbols / sizeof *symbols, NULL) ==
           PITH_OK;
}

static const int permitted[] = {
    /* what is open already, and files in memory */
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
    SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(fcntl), SCMP_SYS(ftruncate),
    SCMP_SYS(memfd_create), SCMP_SYS(sendmsg), SCMP_SYS(recvmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(ioctl),
    /* libraries */
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64), SCMP_SYS(getcwd),
    /* memory */
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect),
    SCMP_SYS(madvise), SCMP_SYS(membarrier),
    /* time, signals, locks, the end */
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(setitimer),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(tgkill), SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    /* who and where one is */
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrandom), SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage)};

static bool permit_calls(const seccomp_library *lib, scmp_filter_ctx filter) {
    for (size_t i = 0; i < sizeof permitted / sizeof *permitted; i++)
        if (lib->seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, permitted[i], 0, NULL) != 0)
            return false;
    const struct scmp_arg_cmp reading = {.arg = 2,
                                         .op = SCMP_CMP_MASKED_EQ,
                                         .datum_a = O_ACCMODE | O_CREAT | O_TRUNC,
                                         .datum_b = O_RDONLY};
    return lib->seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, &reading) == 0;
}

static bool forbid_sockets(const seccomp_library *lib, scmp_filter_ctx filter) {
    return lib->seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 0, NULL) ==
           0;
}

/* Calls that `fill` says nothing of do as `others`. */
static bool lock_calls(uint32_t others, bool (*fill)(const seccomp_library *, scmp_filter_ctx)) {
    seccomp_library lib;
    if (!open_seccomp(&lib))
        return false;
    scmp_filter_ctx filter = lib.seccomp_init(others);
    const bool locked = filter && fill(&lib, filter) && lib.seccomp_load(filter) == 0;
    if (filter)
        lib.seccomp_release(filter);
    return locked;
}

/* ---- Both ---- */

static void limit_memory(void) {
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (!SANITIZED)
        setrlimit(RLIMIT_DATA, &(struct rlimit){MEMORY, MEMORY});
}

bool sandbox_enter(void) {
    static const char *const libraries[] = {"/lib",       "/lib64",         "/usr/lib",
                                            "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"};
    limit_memory();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    const bool files = lock_files(libraries, sizeof libraries / sizeof *libraries);
    const bool calls = lock_calls(SCMP_ACT_ERRNO(EPERM), permit_calls);
    return files || calls;
}

void sandbox_enter_program(void) {
    static const char *const everything[] = {"/"};
    limit_memory();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return;
    lock_files(everything, 1);
    lock_calls(SCMP_ACT_ALLOW, forbid_sockets);
}

const char *sandbox_kinds(void) {
    seccomp_library lib;
    const bool files = landlock_version() >= 1;
    const bool calls = open_seccomp(&lib);
    return files && calls ? "landlock and seccomp"
           : calls        ? "seccomp"
           : files        ? "landlock"
                          : "none";
}

void sandbox_clock(unsigned seconds) {
    setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = (time_t)seconds}, NULL);
}
