/* background_file.c - see background_file.h. The file is mapped, so that of a great one only what
 * is looked up is ever in memory, once for all processes. */
#include "cli/background_file.h"

#include "cli/exit_codes.h"
#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Maps the open file. NULL when that is done; else what is wrong. */
static const char *map(background_file *file, int opened) {
    struct stat about;
    if (fstat(opened, &about) != 0)
        return strerror(errno);
    if (S_ISDIR(about.st_mode))
        return strerror(EISDIR);
    if (!S_ISREG(about.st_mode))
        return "a background must be a file on disk";
    if (about.st_size == 0)
        return NULL;
    void *data = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, opened, 0);
    if (data == MAP_FAILED)
        return strerror(errno);
    file->data = data;
    file->size = (size_t)about.st_size;
    return NULL;
}

int background_file_open(background_file *file, const char *path) {
    char message[MESSAGE_BYTES];
    pith_error error = {0};
    const int opened = open(path, O_RDONLY | O_CLOEXEC);
    const char *problem = opened < 0 ? strerror(errno) : map(file, opened);
    if (opened >= 0)
        close(opened);
    if (problem) {
        report("%s: %s", path, problem);
        return PITH_EXIT_FAILURE;
    }
    if (pith_background_open(file->data ? file->data : "", file->size, &file->opened, &error) ==
        PITH_OK)
        return PITH_EXIT_OK;
    report_describe(&error, message);
    report("%s: %s", path, message);
    return PITH_EXIT_FAILURE;
}

void background_file_close(background_file *file) {
    pith_background_free(file->opened);
    if (file->data)
        munmap(file->data, file->size);
}
