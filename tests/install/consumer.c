/* consumer.c - what an engineer's first program looks like; compiled as C and as C++. */
#include <pith.h>

#include <stdio.h>
#include <string.h>

/* A name of ours that the library also uses inside: it must not meet it. */
int arena_alloc(void);
int arena_alloc(void) {
    return 42;
}

int main(void) {
    const char *text = "The river rose by two metres in the night. The town closed both bridges. "
                       "Schools stay shut until the river falls.";
    pith_doc *doc = NULL;
    const pith_summary *summary = NULL;
    pith_error error;
    pith_source source;
    pith_summary_options options;
    memset(&source, 0, sizeof source);
    source.text = text;
    source.length = strlen(text);
    pith_summary_options_init(&options);
    options.budget = 1;
    if (strcmp(pith_version(), PITH_VERSION) != 0 || arena_alloc() != 42)
        return 1;
    if (pith_doc_new(pith_model_builtin(), &doc) != PITH_OK ||
        pith_doc_read(doc, &source, 1, NULL, &error) != PITH_OK ||
        pith_summarize(doc, &options, &summary, &error) != PITH_OK || summary->count != 1)
        return 1;
    const pith_pick *pick = &summary->picks[0];
    printf("%.*s\n", (int)pick->text.length, pick->text.data);
    if (memcmp(text + pick->span.start, pick->text.data, pick->text.length) != 0)
        return 1;
    pith_doc_free(doc);
    return 0;
}
