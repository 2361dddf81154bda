/* jsonl_fuzz.c - any bytes as a line of JSON, and as JSON laid out otherwise. A line is a request
 * whose strings end where they say, or it is refused with a message; what it is asked for is then
 * read as a document. */
#include "cli/json_layout.h"
#include "cli/request.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
    if (!holds)
        abort();
}

static void check_string(pith_slice string) {
    require(string.length == 0 || !memchr(string.data, '\0', string.length));
}

static void check_request(const request *asked) {
    require(asked->count > 0);
    check_string(asked->query);
    check_string(asked->id);
    for (size_t i = 0; i < asked->count; i++) {
        const pith_source *source = &asked->sources[i];
        check_string((pith_slice){source->text, source->length});
        check_string(source->title);
        check_string(asked->names[i]);
        for (size_t k = 0; k < source->sentence_count; k++)
            check_string(source->sentences[k]);
    }
}

/* Laid out as lines it stays within its room, and ends as a line does. */
static void check_layout(pith_slice text) {
    char *out = malloc(2 * text.length + 2);
    require(out != NULL);
    const size_t length = json_layout_lines(text, out);
    require(length <= 2 * text.length + 2 && (length == 0 || out[length - 1] == '\n'));
    free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    request asked = {0};
    char message[MESSAGE_BYTES] = "";
    const pith_slice line = {(const char *)data, size};
    request_recognize(line);
    check_layout(line);
    if (request_parse(&asked, line, message)) {
        check_request(&asked);
        pith_doc *doc;
        require(pith_doc_new(pith_model_builtin(), &doc) == PITH_OK);
        const pith_status status = pith_doc_read(doc, asked.sources, asked.count, NULL, NULL);
        require(status == PITH_OK || status == PITH_ERROR_ENCODING || status == PITH_ERROR_LIMIT);
        pith_doc_free(doc);
    } else
        require(message[0] != '\0');
    request_free(&asked);
    return 0;
}
