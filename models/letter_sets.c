/* letter_sets.c - the build tool that makes the table of src/read/letter_sets.h, so that a set can
 * be tried without asking iconv for each byte: prints it as C. */
#include "read/letter_sets.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Writes to `out` what `byte` is alone; in a set that this iconv does not know no byte is a
 * character, so that it is never chosen. */
static void convert_byte(iconv_t by, int byte, char out[4]) {
    char in = (char)byte;
    char text[4] = {0};
    char *from = &in, *to = text;
    size_t left = 1, room = sizeof text - 1;
    memcpy(out, REPLACEMENT, sizeof REPLACEMENT);
    if (by == (iconv_t)-1)
        return;
    iconv(by, NULL, NULL, NULL, NULL);
    const bool done = iconv(by, &from, &left, &to, &room) != (size_t)-1;
    /* A letter is kept back for the mark that may follow. */
    if (done && iconv(by, NULL, NULL, &to, &room) != (size_t)-1 && to > text)
        memcpy(out, text, sizeof text);
}

static void print_half(const encoding *set) {
    const iconv_t by = iconv_open("UTF-8", set->iconv);
    printf("{ /* %s */\n", set->name);
    for (int byte = 0x80; byte < 0x100; byte++) {
        char text[4];
        convert_byte(by, byte, text);
        putchar('"');
        for (const char *c = text; *c; c++)
            printf("\\x%02x", (unsigned)(unsigned char)*c);
        printf("\",%s", byte % 8 == 7 ? "\n" : " ");
    }
    printf("},\n");
    if (by != (iconv_t)-1)
        iconv_close(by);
}

int main(void) {
    printf("/* Made by models/letter_sets.c. */\n#include \"read/letter_sets.h\"\n\n"
           "const char letter_set_halves[LETTER_SETS][128][4] = {\n");
    for (size_t i = 0; i < LETTER_SETS; i++)
        print_half(&letter_sets[i].encoding);
    printf("};\n");
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
