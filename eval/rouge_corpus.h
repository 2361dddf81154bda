/* rouge_corpus.h - what the readers build a corpus with. */
#ifndef PITH_EVAL_ROUGE_CORPUS_H
#define PITH_EVAL_ROUGE_CORPUS_H

#include "base/arena.h"
#include "base/slice.h"
#include "eval/eval.h"

/* Memory that lives as long as the corpus. */
arena *rouge_corpus_memory(rouge_corpus *corpus);

/* The index of the system `name`, which is added when it is new; its bytes are not copied. SIZE_MAX
 * when memory ran out. */
size_t rouge_corpus_system(rouge_corpus *corpus, slice name);

/* The lines of `content`, whose bytes are not copied, less the empty ones. */
pith_status rouge_corpus_text(rouge_corpus *corpus, slice content, rouge_text *out);

/* Adds a row, whose arrays and bytes are not copied; one without a reference, or whose id has been
 * there, is left out. */
pith_status rouge_corpus_add(rouge_corpus *corpus, const rouge_row *row);

/* Counts a row or text that is left out, and tells why. */
__attribute__((format(printf, 2, 3))) void rouge_corpus_skip(rouge_corpus *corpus,
                                                             const char *format, ...);

/* Brings the rows from `first` on into the order in which ROUGE-1.5.5 takes them: by the bytes of
 * their ids, each followed by a full stop. */
void rouge_corpus_sort(rouge_corpus *corpus, size_t first);

/* Reads the text in the file at `path`; a file that cannot be read makes it missing, and is told.
 */
pith_status rouge_corpus_read(rouge_corpus *corpus, slice id, const char *path, bool see,
                              rouge_text *out);

/* Is `name` a format of texts? *see is set for SEE, cleared for SPL. */
bool rouge_format_parse(const char *name, bool *see);

/* The text of an SEE page: what its anchor lines hold. */
pith_status rouge_corpus_see(rouge_corpus *corpus, slice page, rouge_text *out);

/* A path of `folder`, a slash and `name`, NUL-terminated; NULL when memory ran out. */
char *rouge_corpus_path(rouge_corpus *corpus, slice folder, slice name);

#endif
