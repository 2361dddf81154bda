/* main.c - where the command begins. */
#include "cli/commands.h"

#include <malloc.h>

/* What is freed in large pieces goes back to the system at once: a megabyte of German takes 1.5 MB
 * less than where the allocator may keep it for later. */
static void return_large_pieces(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 18);
#endif
}

int main(int argc, char **argv) {
    return_large_pieces();
    return command_run(argc, argv);
}
