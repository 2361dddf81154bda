/* json_answer.h - one document as one JSON object; its formats differ in what is in between. */
#ifndef PITH_CLI_JSON_ANSWER_H
#define PITH_CLI_JSON_ANSWER_H

#include "cli/format.h"

/* {"file" or "id", "title", "language", "words", ...}; members are listed in pith.1. */
void json_answer(output *out, const answer *found);

/* {"file" or "id", "error", "line"} */
void json_failure(output *out, const request *asked, const char *message);

#endif
