/* formats_fuzz.c - any bytes as a file. The first byte picks the format, or has it told; what a
 * file holds is read, and every place that is given lies in what was read. */
#include "pith.h"
#include "require.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Documents of one file that are read. */
enum { ITEMS = 40 };

static void check_document(pith_doc *doc, const pith_source *source) {
    pith_error error = {0};
    if (pith_doc_read(doc, source, 1, NULL, &error) != PITH_OK) {
        require(error.message[0]);
        return;
    }
    pith_block b;
    for (size_t i = 0; pith_doc_get_block(doc, i, &b); i++)
        require(b.span.start <= b.span.end && b.span.end <= source->length);
    pith_sentence s;
    for (size_t i = 0; pith_doc_get_sentence(doc, i, &s); i++)
        require(s.span.start <= s.span.end && s.span.end <= source->length && s.text.length > 0);
    const pith_summary *summary;
    require(pith_summarize(doc, NULL, &summary, NULL) == PITH_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    size_t count = 0;
    while (pith_formats(count))
        count++;
    const size_t pick = data[0];
    const pith_file file = {.data = (const char *)data + 1,
                            .length = size - 1,
                            .name = "fuzz",
                            .format = pick < count ? pith_formats(pick)->name : NULL};
    pith_doc *doc;
    pith_reader *reader;
    require(pith_doc_new(pith_model_builtin(), &doc) == PITH_OK);
    require(pith_reader_new(&reader) == PITH_OK);
    if (pith_reader_open(reader, &file, NULL) == PITH_OK) {
        bool found = true;
        for (size_t i = 0; i < ITEMS && found; i++) {
            pith_item item;
            pith_error error = {0};
            if (pith_reader_next(reader, &item, &found, &error) != PITH_OK) {
                require(error.message[0]);
                found = true;
            } else if (found) {
                check_document(doc, &item.source);
            }
        }
    }
    pith_reader_free(reader);
    pith_doc_free(doc);
    return 0;
}
