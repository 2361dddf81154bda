/* term_methods.h - how terms that distinguish a group are told. */
#ifndef PITH_CORPUS_TERM_METHODS_H
#define PITH_CORPUS_TERM_METHODS_H

#include "keyword/keyness.h"
#include "pith.h"

const pith_method *term_methods(size_t *count);

/* NULL: there is none of that name. */
keyness_measure *term_method_find(const char *name);

#endif
