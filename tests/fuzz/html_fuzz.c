/* html_fuzz.c - any bytes as a web page: it is read or refused, and what was found stands in the
 * page where it is said to, in its order. */
#include "pith.h"
#include "require.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_blocks(const pith_doc *doc, size_t size) {
    pith_block block;
    size_t end = 0;
    for (size_t i = 0; pith_doc_get_block(doc, i, &block); i++) {
        require(block.span.start >= end && block.span.start < block.span.end);
        require(block.span.end <= size);
        end = block.span.end;
    }
}

static void check_sentences(const pith_doc *doc) {
    pith_sentence s;
    pith_block block;
    for (size_t i = 0; pith_doc_get_sentence(doc, i, &s); i++) {
        require(pith_doc_get_block(doc, s.block, &block));
        require(s.span.start >= block.span.start && s.span.end <= block.span.end);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const pith_source source = {.text = (const char *)data, .length = size, .format = "html"};
    pith_doc *doc;
    require(pith_doc_new(pith_model_builtin(), &doc) == PITH_OK);
    const pith_status status = pith_doc_read(doc, &source, 1, NULL, NULL);
    require(status == PITH_OK || status == PITH_ERROR_LIMIT || status == PITH_ERROR_ENCODING);
    check_blocks(doc, size);
    check_sentences(doc);
    pith_doc_free(doc);
    return 0;
}
