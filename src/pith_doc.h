/* pith_doc.h - what is behind a pith_doc. */
#ifndef PITH_PITH_DOC_H
#define PITH_PITH_DOC_H

#include "text/document.h"
#include "text/stem.h"

struct pith_doc {
    const pith_model *model;
    language_model language;
    double confidence; /* that the language is the right one */
    stemmer *stems;
    arena memory;
    arena scratch;
    document content;
};

/* ISO 639-2 for a language that is not known. */
static const char UNDETERMINED[] = "und";

static inline pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

/* Has the terms of `doc`, whose language has been chosen, be as rare as they are in `from`, unless
 * that is NULL. Of a language that nobody knows they are as they are without. */
pith_status doc_choose_background(pith_doc *doc, const pith_background *from, pith_error *error);

#endif
