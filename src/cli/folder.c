/* folder.c - see folder.h. */
#include "cli/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders in folders; a deeper one fails with ELOOP. */
enum { DEEPEST = 256 };

static bool add_path(path_list *list, char *path) {
    if (list->count == list->room) {
        const size_t room = list->room ? 2 * list->room : 64;
        char **grown = realloc(list->paths, room * sizeof *grown);
        if (!grown)
            return false;
        list->paths = grown;
        list->room = room;
    }
    list->paths[list->count++] = path;
    return true;
}

static int is_shown(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool add_entry(path_list *list, const char *path, int depth);

static bool add_folder(path_list *list, const char *path, int depth) {
    struct dirent **entries;
    const int count = depth < DEEPEST ? scandir(path, &entries, is_shown, by_bytes) : -1;
    bool added = count >= 0;
    if (depth == DEEPEST)
        errno = ELOOP;
    for (int i = 0; i < count; i++) {
        const size_t length = strlen(path);
        const size_t room = length + strlen(entries[i]->d_name) + 2;
        char *inner = malloc(room);
        if (inner)
            snprintf(inner, room, "%s%s%s", path, length > 0 && path[length - 1] == '/' ? "" : "/",
                     entries[i]->d_name);
        added = added && inner && add_entry(list, inner, depth + 1);
        free(inner);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return added;
}

static bool add_entry(path_list *list, const char *path, int depth) {
    struct stat about;
    /* What cannot be looked at is left to be opened, and to fail by its name. */
    const bool known = lstat(path, &about) == 0;
    if (known && S_ISDIR(about.st_mode))
        return add_folder(list, path, depth);
    /* Of what is in a folder, files only: to open a pipe would wait for somebody to write. */
    if (known && depth > 0 && (stat(path, &about) != 0 || !S_ISREG(about.st_mode)))
        return true;
    char *copy = strdup(path);
    if (copy && add_path(list, copy))
        return true;
    free(copy);
    return false;
}

bool folder_add(path_list *list, const char *path) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        return add_folder(list, path, 0);
    return add_entry(list, path, 0);
}

void folder_free(path_list *list) {
    for (size_t i = 0; i < list->count; i++)
        free(list->paths[i]);
    free(list->paths);
    *list = (path_list){0};
}
