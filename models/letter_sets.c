/* letter_sets.c - the build tool that makes the table of src/read/letter_sets.h, so that a set can
 * be tried without asking iconv for each byte: prints it as C. */
#include "read/letter_sets.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Writes to `out` what `byte` is alone, with NULs behind it. */
static void convert_byte(iconv_t by, int byte, char out[4]) {
    char in = (char)byte;
    char *from = &in, *to = out;
    size_t left = 1, room = 3;
    memset(out, 0, 4);
    iconv(by, NULL, NULL, NULL, NULL);
    const bool done = iconv(by, &from, &left, &to, &room) != (size_t)-1;
    /* A letter is kept back for the mark that may follow. */
    if (!done || iconv(by, NULL, NULL, &to, &room) == (size_t)-1 || to == out)
        memcpy(out, REPLACEMENT, sizeof REPLACEMENT);
}

static bool print_half(const encoding *set) {
    const iconv_t by = iconv_open("UTF-8", set->iconv);
    if (by == (iconv_t)-1)
        return false;
    printf("{ /* %s */\n", set->name);
    for (int byte = 0x80; byte < 0x100; byte++) {
        char text[4];
        convert_byte(by, byte, text);
        printf("{%d, %d, %d},%s", text[0], text[1], text[2], byte % 8 == 7 ? "\n" : " ");
    }
    printf("},\n");
    return iconv_close(by) == 0;
}

int main(void) {
    printf("/* Made by models/letter_sets.c. */\n#include \"read/letter_sets.h\"\n\n"
           "const char letter_set_halves[LETTER_SETS][128][4] = {\n");
    for (size_t i = 0; i < LETTER_SETS; i++) {
        if (!print_half(&letter_sets[i].encoding)) {
            fprintf(stderr, "iconv does not know %s\n", letter_sets[i].encoding.iconv);
            return EXIT_FAILURE;
        }
    }
    printf("};\n");
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
