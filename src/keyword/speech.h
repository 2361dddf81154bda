/* speech.h - which words of a text are nouns and which adjectives before them, roughly: what a
 * noun phrase can be made of. */
#ifndef PITH_KEYWORD_SPEECH_H
#define PITH_KEYWORD_SPEECH_H

#include "text/document.h"

typedef enum speech {
    SPEECH_OTHER,
    SPEECH_NUMBER,    /* a stop word that is one: "six" */
    SPEECH_ADJECTIVE, /* or a participle that is used as one */
    SPEECH_NOUN       /* or a name */
} speech;

/* What stands beside a word: a word of some kind (in the order of the model's "classes"), or none.
 */
typedef enum neighbour {
    NEIGHBOUR_NOUN,
    NEIGHBOUR_PROPN,
    NEIGHBOUR_ADJ,
    NEIGHBOUR_VERB,
    NEIGHBOUR_AUX,
    NEIGHBOUR_ADV,
    NEIGHBOUR_DET,
    NEIGHBOUR_ADP,
    NEIGHBOUR_PRON,
    NEIGHBOUR_PART,
    NEIGHBOUR_CCONJ,
    NEIGHBOUR_SCONJ,
    NEIGHBOUR_NUM,
    NEIGHBOUR_OTHER,
    NEIGHBOUR_EDGE,   /* of the sentence */
    NEIGHBOUR_PUNCT,  /* anything but white space */
    NEIGHBOUR_HYPHEN, /* and nothing else */
    NEIGHBOUR_ELIDED, /* an article or the like without its vowel: "l'" */
    NEIGHBOUR_COUNT
} neighbour;

typedef struct speech_guess {
    float certainty; /* ln of the odds that it is of `speech` and not of SPEECH_OTHER; > 0 unless it
                        is of that */
    speech speech;
} speech_guess;

typedef struct speech_guesses {
    const speech_guess *guesses; /* by token; NULL: the model knows nothing of this language's */
    bool adjectives_follow;      /* adjectives stand behind their nouns rather than before them */
} speech_guesses;

/* Of the tokens of sentences that compete; `looks` as of looks.h. */
pith_status speech_find(const document *doc, const uint8_t *looks, arena *a, speech_guesses *out);

#endif
