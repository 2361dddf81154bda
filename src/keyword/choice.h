/* choice.h - which candidates are printed, given their scores. */
#ifndef PITH_KEYWORD_CHOICE_H
#define PITH_KEYWORD_CHOICE_H

#include "keyword/candidate.h"
#include "text/stem.h"

typedef struct choice_rules {
    size_t limit;     /* phrases at most */
    uint32_t words;   /* words of a phrase at most, but for labels */
    double least;     /* score at least, as printed */
    double diversity; /* in [0, 1]: how much of its score a phrase loses whose words all are in
                         better ones */
    const pith_slice *exclude; /* never these, in whatever inflection */
    size_t exclude_count;
    stemmer *stems;                           /* of the document's language, for these */
    const struct pith_vocabulary *vocabulary; /* its labels come first, or NULL */
    bool vocabulary_only;                     /* and alone */
    bool explain;                             /* give each phrase the parts of its score */
} choice_rules;

typedef struct choice {
    uint32_t candidate;
    double score;  /* in [0, 1]: a chance, or the best has 1 */
    bool adjusted; /* the score is not its own: it overlaps with better ones and lost some, or it
                      stands for a part of it that never stands alone */
} choice;

/* The best first; *count of them. */
pith_status choose_phrases(const candidates *all, const double *scores, const choice_rules *rules,
                           arena *a, choice **out, uint32_t *count);

#endif
