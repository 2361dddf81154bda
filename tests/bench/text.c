/* text.c - the speed of the text stage: from blocks to sentences, tokens, forms and stems.
 *
 *     text LANG FILE     FILE: documents parted by a byte 0x1e, of blocks parted by newlines
 *
 * Prints megabytes a second over the documents, the best of RUNS runs (other work on the machine
 * only ever adds time), and what a run took from the heap once warm; then how much longer each byte
 * takes when all blocks are one document than when a sixteenth of them is: 1 is linear. */
#include "model/packed.h"
#include "text/analyze.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 9, PART = 16 };

typedef struct bench {
    arena memory;
    arena scratch;
    language_model language;
    stemmer *stems;
} bench;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void die(const char *what) {
    fprintf(stderr, "text: %s\n", what);
    exit(1);
}

static slice read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        die(path);
    const size_t length = (size_t)ftell(file);
    char *data = malloc(length + 1);
    rewind(file);
    if (!data || fread(data, 1, length, file) != length)
        die(path);
    fclose(file);
    return (slice){data, length};
}

/* Bytes before the next `end` of s[at..], or all that are left. */
static size_t until(slice s, size_t at, char end) {
    const char *found = memchr(s.data + at, end, s.length - at);
    return found ? (size_t)(found - s.data) - at : s.length - at;
}

/* Analyses `text`, blocks parted by `parting` and by newlines. */
static void analyze(bench *b, slice text) {
    arena_reset(&b->memory);
    arena_reset(&b->scratch);
    text_source source = {.text = {0, (uint32_t)text.length}};
    document doc = {.arena = &b->memory,
                    .scratch = &b->scratch,
                    .language = &b->language,
                    .language_given = true,
                    .text = text,
                    .sources = &source,
                    .source_count = 1};
    uint32_t room = 0;
    for (size_t at = 0; at < text.length; at += until(text, at, '\n') + 1)
        room++;
    doc.blocks = ARENA_ARRAY(&b->memory, block, room);
    if (!doc.blocks)
        die("out of memory");
    for (size_t at = 0; at < text.length;) {
        const size_t length = until(text, at, '\n');
        if (length > 0)
            doc.blocks[doc.block_count++] =
                (block){.span = {(uint32_t)at, (uint32_t)(at + length)}};
        at += length + 1;
    }
    if (text_analyze(&doc, b->stems, true, NULL) != PITH_OK)
        die("cannot be analysed");
}

static void analyze_documents(bench *b, slice all) {
    for (size_t at = 0; at < all.length;) {
        const size_t length = until(all, at, '\x1e');
        analyze(b, slice_range(all, at, at + length));
        at += length + 1;
    }
}

/* The least seconds of RUNS runs, after one to warm up. */
static double best(bench *b, void (*work)(bench *, slice), slice text) {
    double least = 1e9;
    work(b, text);
    for (int i = 0; i < RUNS; i++) {
        const double start = seconds();
        work(b, text);
        const double taken = seconds() - start;
        least = taken < least ? taken : least;
    }
    return least;
}

int main(int argc, char **argv) {
    static const pith_model builtin = {pith_builtin_data};
    bench b = {0};
    if (argc != 3 || !model_language(&builtin, argv[1], &b.language))
        die("usage: text LANG FILE");
    b.stems = stemmer_new();
    if (!b.stems || !stemmer_choose(b.stems, &b.language))
        die("out of memory");
    const slice all = read_file(argv[2]);
    const double documents = best(&b, analyze_documents, all);
    const size_t warm = b.memory.capacity + b.scratch.capacity;
    analyze_documents(&b, all);
    const size_t grown = b.memory.capacity + b.scratch.capacity - warm;
    char *joined = malloc(all.length + 1);
    if (!joined)
        die("out of memory");
    for (size_t i = 0; i < all.length; i++)
        joined[i] = all.data[i] == '\x1e' ? '\n' : all.data[i];
    const slice whole = {joined, all.length};
    const slice part =
        slice_range(whole, 0, until(whole, whole.length / PART, '\n') + whole.length / PART);
    const double whole_time = best(&b, analyze, whole) / (double)whole.length;
    const double part_time = best(&b, analyze, part) / (double)part.length;
    printf("%-4s %8.2f MB %8.1f MB/s %8zu %8.2f\n", argv[1], (double)all.length / 1e6,
           (double)all.length / documents / 1e6, grown, whole_time / part_time);
    free(joined);
    free((char *)(size_t)all.data);
    stemmer_free(b.stems);
    arena_free(&b.memory);
    arena_free(&b.scratch);
    return 0;
}
