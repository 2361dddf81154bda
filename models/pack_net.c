/* pack_net.c - a net (src/model/net.c) as text: for each input a line "input NAME NUMBERS", then
 * "start NUMBERS" and "out NUMBERS", fields parted by tabs and numbers by spaces: the mean, the
 * scale, the direct weight and those of the hidden units; of the last two lines only these. */
#include "pack.h"

#include <stdlib.h>

/* Reads `numbers` into the last `count` numbers of a new record. */
static void add_record(const reader *r, const char *numbers, int count, model_input **records,
                       uint32_t *records_count) {
    enum { ALL = 3 + NET_HIDDEN };
    float values[ALL] = {0};
    char *at = (char *)numbers;
    for (int i = ALL - count; i < ALL; i++)
        values[i] = (float)next_number(r, &at, MODEL_WEIGHT_MAX);
    if (*at)
        die("%s:%zu: more numbers than an input has", r->path, r->number);
    *records = checked(realloc(*records, (*records_count + 1) * sizeof **records));
    memcpy(&(*records)[(*records_count)++], values, sizeof values);
}

void pack_net(output *out, const char *path) {
    static const char *const ends[] = {"start", "out"};
    char name[24];
    section_name(path, name);
    reader r = open_lines(path);
    char names[8192] = "";
    size_t length = 0;
    model_input *records = NULL;
    uint32_t count = 0;
    int ended = 0;
    while (next_line(&r)) {
        if (ended < 2 && strcmp(field(&r, 0), ends[ended]) == 0) {
            add_record(&r, field(&r, 1), NET_HIDDEN, &records, &count);
            ended++;
        } else if (ended == 0 && strcmp(field(&r, 0), "input") == 0) {
            add_record(&r, field(&r, 2), 3 + NET_HIDDEN, &records, &count);
            length += (size_t)snprintf(names + length, sizeof names - length, "%s ", field(&r, 1));
            if (length >= sizeof names)
                die("%s:%zu: the list of inputs is too long", path, r.number);
        } else {
            die("%s:%zu: expected an input, start or out", path, r.number);
        }
    }
    if (ended < 2)
        die("%s: no start or no out", path);
    pack_text(out, name, names);
    const size_t size = count * sizeof *records;
    memcpy(add_section(out, "", name, MODEL_NET, count, size), records, size);
    free(records);
    close_lines(&r);
}
