/* tool.c - see tool.h. */
#include "tool.h"

#include <stdlib.h>

void die(const char *message) {
    fprintf(stderr, "%s\n", message);
    exit(1);
}

void *checked(void *p) {
    if (!p)
        die("out of memory");
    return p;
}

slice read_all(FILE *f) {
    if (!f)
        die("cannot open a file");
    size_t room = (size_t)1 << 20;
    size_t length = 0;
    char *data = checked(malloc(room));
    for (size_t got; (got = fread(data + length, 1, room - length, f)) > 0;) {
        length += got;
        if (length == room)
            data = checked(realloc(data, room *= 2));
    }
    fclose(f);
    return (slice){data, length};
}

pith_model load_model(const char *path) {
    const slice blob = read_all(fopen(path, "rb"));
    pith_error error;
    if (packed_check(blob.data, blob.length, &error) != PITH_OK)
        die(error.message);
    return (pith_model){(const unsigned char *)blob.data};
}

language_model load_language(const char *path, const char *code) {
    const pith_model model = load_model(path);
    language_model language = model_no_language(&model);
    if (strcmp(code, "und") != 0 && !model_language(&model, code, &language))
        die("no such language in the model");
    return language;
}
