/* vocabulary_fuzz.c - any bytes as a thesaurus: refused with its line, or used. */
#include "pith.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use(const pith_vocabulary *vocabulary) {
    static const char text[] =
        "The tide mill at Sandhaven turned. Watermills need tides, a mill too.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    const pith_keywords *found;
    pith_keyword_options options;
    pith_read_options read;
    pith_doc *doc;
    pith_keyword_options_init(&options);
    pith_read_options_init(&read);
    read.language = "en";
    options.vocabulary = vocabulary;
    if (pith_doc_new(pith_model_builtin(), &doc) != PITH_OK)
        return;
    if (pith_doc_read(doc, &source, 1, &read, NULL) == PITH_OK) {
        pith_extract_keywords(doc, &options, &found, NULL);
        options.vocabulary_only = true;
        pith_extract_keywords(doc, &options, &found, NULL);
    }
    pith_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    pith_vocabulary *vocabulary;
    if (pith_vocabulary_open(pith_model_builtin(), "en", (const char *)data, size, &vocabulary,
                             NULL) == PITH_OK) {
        use(vocabulary);
        pith_vocabulary_free(vocabulary);
    }
    return 0;
}
