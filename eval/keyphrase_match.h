/* keyphrase_match.h - which phrases are the same: those whose words have the same stems. */
#ifndef PITH_EVAL_KEYPHRASE_MATCH_H
#define PITH_EVAL_KEYPHRASE_MATCH_H

#include "base/map.h"
#include "eval/keyphrase_score.h"
#include "pith.h"

/* For one document. Zero it, then set the documents and the memory. */
typedef struct keyphrase_matcher {
    pith_doc *text;   /* has been read */
    pith_doc *phrase; /* to read phrases with */
    arena *memory;
    map stems;
    map phrases;        /* by their stems, joined by blanks */
    uint32_t *sequence; /* stems of the text; MAP_ABSENT between two sentences */
    size_t length;
} keyphrase_matcher;

/* Reads the stems of the text. */
pith_status keyphrase_matcher_open(keyphrase_matcher *m);

/* The phrase as a number: equal for phrases that are the same. *present: the text has it. */
pith_status keyphrase_identify(keyphrase_matcher *m, pith_slice phrase, uint32_t *id,
                               bool *present);

#endif
