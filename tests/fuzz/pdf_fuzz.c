/* pdf_fuzz.c - any bytes as what pdftotext prints of a PDF: the blocks are as the header promises.
 */
#include "pith.h"
#include "require.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const pith_source source = {.text = (const char *)data, .length = size, .format = "pdf"};
    pith_doc *doc;
    require(pith_doc_new(pith_model_builtin(), &doc) == PITH_OK);
    if (pith_doc_read(doc, &source, 1, NULL, NULL) == PITH_OK) {
        pith_block block;
        pith_sentence sentence;
        for (size_t i = 0; pith_doc_get_block(doc, i, &block); i++) {
            require(block.span.start < block.span.end && block.span.end <= size);
            require(pith_role_name(block.role) != NULL);
        }
        for (size_t i = 0; pith_doc_get_sentence(doc, i, &sentence); i++)
            require(sentence.span.start < sentence.span.end && sentence.span.end <= size);
    }
    pith_doc_free(doc);
    return 0;
}
