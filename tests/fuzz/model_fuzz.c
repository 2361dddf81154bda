/* model_fuzz.c - any bytes as a model: refused, or safe to use. The checksum is made right first,
 * as somebody who forges a model would. */
#include "model/model.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void use(const pith_model *model) {
    static const char text[] = "Mr Smith came at 5 p.m. He said nothing. Read more: news.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    pith_doc *doc;
    if (pith_doc_new(model, &doc) != PITH_OK)
        return;
    const pith_summary *summary;
    const pith_keywords *keywords;
    if (pith_doc_read(doc, &source, 1, NULL, NULL) == PITH_OK) {
        pith_summarize(doc, NULL, &summary, NULL);
        pith_extract_keywords(doc, NULL, &keywords, NULL);
    }
    pith_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < sizeof(model_header))
        return 0;
    unsigned char *copy = aligned_alloc(16, (size + 15) & ~(size_t)15);
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    model_header *header = (void *)copy;
    header->size = size;
    header->hash =
        slice_checksum((slice){(const char *)copy + sizeof *header, size - sizeof *header});
    pith_model *model;
    if (pith_model_open(copy, size, &model, NULL) == PITH_OK) {
        use(model);
        pith_model_free(model);
    }
    free(copy);
    return 0;
}
