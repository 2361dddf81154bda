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
    document content;
};

#endif
