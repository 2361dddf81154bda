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

/* False: errno says why. */
static bool map(background_file *file, const char *path) {
    struct stat about;
    const int opened = open(path, O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        return false;
    bool mapped = fstat(opened, &about) == 0;
    if (mapped && !S_ISREG(about.st_mode)) {
        errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
        mapped = false;
    }
    if (mapped && about.st_size > 0) {
        file->size = (size_t)about.st_size;
        file->data = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, opened, 0);
        mapped = file->data != MAP_FAILED;
        file->data = mapped ? file->data : NULL;
    }
    close(opened);
    return mapped;
}

int background_file_open(background_file *file, const char *path) {
    char message[MESSAGE_BYTES];
    pith_error error = {0};
    if (!map(file, path)) {
        report("%s: %s", path, strerror(errno));
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
