/* folder.h - the files in folders. */
#ifndef PITH_CLI_FOLDER_H
#define PITH_CLI_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* A list of paths; zero it first. */
typedef struct path_list {
    char **paths;
    size_t count;
    size_t room;
} path_list;

/* Adds `path`, or, when it is a folder, all files in it and in its folders, by their names as
 * bytes; none that is hidden, and no folder that a link leads to. False: errno says why. */
bool folder_add(path_list *list, const char *path);

void folder_free(path_list *list);

#endif
