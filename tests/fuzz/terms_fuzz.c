/* terms_fuzz.c - any bytes as a file of terms: refused, or added up, listed and looked up. The last
 * line is made right first, as somebody who forges a file would. */
#include "model/term_file.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct bytes {
    char *data;
    size_t length;
    size_t at;
} bytes;

static size_t read_bytes(void *from, char *room, size_t size) {
    bytes *b = from;
    const size_t left = b->length - b->at;
    const size_t got = left < size ? left : size;
    memcpy(room, b->data + b->at, got);
    b->at += got;
    return got;
}

static bool drop(void *to, const char *piece, size_t length) {
    (void)to;
    return length == 0 || piece[length - 1] != '\0';
}

/* Puts a last line behind `b` that fits all before it. */
static void add_end(bytes *b) {
    term_end end = {0};
    term_sum sum = {0};
    size_t blank = 0; /* lines before the records */
    for (size_t at = 0, start = 0; at < b->length; at++) {
        if (b->data[at] != '\n')
            continue;
        blank += at == start;
        end.records += blank > 0 && at > start;
        start = at + 1;
    }
    b->data[b->length++] = '\n';
    term_sum_add(&sum, (slice){b->data, b->length});
    end.sum = term_sum_end(&sum);
    b->length += term_end_write(end, b->data + b->length);
}

static void look_up(const bytes *b) {
    static const char text[] = "The river rose by two metres; ein Satz mit Worten. Bread is hot.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    pith_background *background;
    pith_doc *doc;
    if (pith_background_open(b->data, b->length, &background, NULL) != PITH_OK)
        return;
    pith_read_options read;
    pith_read_options_init(&read);
    read.language = "en";
    read.background = background;
    const pith_keywords *keywords;
    pith_keyword_options options;
    pith_keyword_options_init(&options);
    options.method = "keyness";
    if (pith_doc_new(pith_model_builtin(), &doc) == PITH_OK) {
        if (pith_doc_read(doc, &source, 1, &read, NULL) == PITH_OK)
            pith_extract_keywords(doc, &options, &keywords, NULL);
        pith_doc_free(doc);
    }
    pith_background_free(background);
}

static void use(bytes *b) {
    const pith_term_input inputs[] = {{read_bytes, b}};
    pith_terms *terms;
    b->at = 0;
    pith_terms_merge(inputs, 1, drop, NULL, NULL);
    b->at = 0;
    if (pith_terms_list(pith_model_builtin(), inputs, 1, NULL, &terms, NULL) == PITH_OK)
        pith_terms_free(terms);
    look_up(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bytes b = {.data = malloc(size + 1 + TERM_END_BYTES), .length = size};
    if (!b.data)
        return 0;
    if (size > 0)
        memcpy(b.data, data, size);
    use(&b);
    b.length = size;
    add_end(&b);
    use(&b);
    free(b.data);
    return 0;
}
