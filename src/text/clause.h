/* clause.h - where the clauses of a run-on sentence part: Arabic. */
#ifndef PITH_TEXT_CLAUSE_H
#define PITH_TEXT_CLAUSE_H

#include "base/slice.h"
#include "model/model.h"

/* Does a clause end with the Arabic comma, or the colon in Arabic text, at text[at], so that the
 * next may be read as a sentence? `start` is where the sentence started. */
bool clause_ends(slice text, size_t start, size_t at, const language_model *language);

#endif
