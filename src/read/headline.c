/* headline.c - the headline of a copied page: of the lines above its text the one with the greatest
 * log-odds by the trees "headline" (line_odds.c), which gain when the text begins with a word of it
 * and must not be too small. Linear in the lines. */
#include "read/headline.h"

#include "read/line_odds.h"

/* The log-odds from which on a line is taken for the headline, and what they gain when the first
 * line of the text has a word of it: of the 790 headlines of the pages in models/README.md 520 were
 * found with -1.5 and 0, 573 with -4.5 and 0, 567 so. */
#define HEADLINE_ODDS (-4.5F)
#define NAMED_ODDS 1.5F

/* Longest headline, in words. */
enum { TITLE_WORDS = 30 };

/* A line that is no longer and has a word of bylines is one, and no headline. */
enum { BYLINE_WORDS = 6 };

bool headline_goes_on(const document *doc, const block *b) {
    return strchr(",;:", doc->text.data[b->span.end - 1]) != NULL;
}

static bool can_be_title(const document *doc, const block *b, const page *p, uint32_t i) {
    const page_line *line = &p->lines[i];
    if (headline_goes_on(doc, b) ||
        (line->cues >> PITH_ROLE_BYLINE & 1 && line->words <= BYLINE_WORDS))
        return false;
    const bool stop = line->marks & LINE_ENDS_STOP && !(line->marks & LINE_ENDS_QUESTION);
    return line->words <= TITLE_WORDS && i + 1 < p->count && (!stop || p->relations[i].copies > 0);
}

pith_status headline_find(const document *doc, const block *blocks, const page *p, double bias,
                          uint32_t first, uint32_t *found) {
    float *odds = ARENA_ARRAY(doc->arena, float, (size_t)first + 1);
    float best = HEADLINE_ODDS;
    TRY_MEMORY(odds);
    line_odds(p, &doc->language->headline, bias, first + 1, odds);
    *found = p->count;
    for (uint32_t i = 0; i <= first; i++) {
        if (page_speaks_of(p, first, i))
            odds[i] += NAMED_ODDS;
        if (odds[i] <= best || !can_be_title(doc, &blocks[i], p, i))
            continue;
        best = odds[i];
        *found = i;
    }
    return PITH_OK;
}
