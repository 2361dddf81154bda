/* choice.c - see choice.h. The best go first; a phrase is passed over
 *
 *   - that is a part of one chosen before it ("peace" behind "peace talks"),
 *   - that is spelt as one chosen before it, or as one that is not wanted, but for inflection,
 *     hyphens, blanks and accents,
 *   - that is a name chosen before it, with a description ("Danish brewer Carlsberg"),
 *   - that is a part of one of the AHEAD next best that has at least LONGER of its score
 *     ("Larkspur" before "Larkspur footbridge"): of two that mean the same the longer says more,
 *
 * the first three found in a hash table of the letters of all parts of the phrases chosen, so that
 * nothing is compared with everything. With diversity d, among the POOL best for each that is asked
 * for, the next is the one with the greatest
 *
 *   score * (1 - d * share of its words that phrases chosen before have)
 *
 * the idea of maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): O(pool * limit),
 * which is bounded by POOL * MOST_DIVERSE squared. Else O(candidates * log limit). */
#include "keyword/choice.h"

#include "base/map.h"
#include "keyword/best.h"
#include "keyword/letters.h"
#include "text/utf8.h"

enum { POOL = 8, MOST_DIVERSE = 1000, AHEAD = 16 };
#define LONGER 0.85

typedef struct chooser {
    const candidates *all;
    const choice_rules *rules;
    arena *arena;
    map parts;      /* letters of the parts of what was chosen */
    bool *covered;  /* by term: a phrase chosen has it */
    double best;    /* score of any candidate; of the first chosen, once there is one */
    choice *chosen; /* [limit] */
    uint32_t count;
} chooser;

/* Have the words of `of` from word `from` on been chosen, or parts of what has? */
static bool are_known(const chooser *c, const candidate *of, uint32_t from) {
    char buffer[LETTERS_MAX];
    const slice letters = letters_of_candidate(c->all, of, from, of->words, buffer);
    return map_find(&c->parts, letters) != MAP_ABSENT;
}

static bool is_capital(const chooser *c, const key *k) {
    size_t at = c->all->doc->tokens[k->token].span.start;
    return utf8_is_upper(utf8_next(c->all->doc->text, &at));
}

/* A name that is known, behind small words. */
static bool describes_known(const chooser *c, const candidate *of) {
    const key *keys = candidate_keys(c->all, of);
    uint32_t from = of->words;
    while (from > 0 && is_capital(c, &keys[from - 1]))
        from--;
    return from > 0 && from < of->words && are_known(c, of, from);
}

static bool is_known(const chooser *c, const candidate *of) {
    return are_known(c, of, 0) || describes_known(c, of);
}

static pith_status take(chooser *c, uint32_t index, double score) {
    const candidate *of = &c->all->items[index];
    const key *keys = candidate_keys(c->all, of);
    char buffer[LETTERS_MAX];
    for (uint32_t from = 0; from < of->words; from++) {
        c->covered[keys[from].term] = true;
        for (uint32_t to = from + 1; to <= of->words; to++)
            if (map_intern(&c->parts, letters_of_candidate(c->all, of, from, to, buffer), NULL) ==
                MAP_ABSENT)
                return PITH_ERROR_MEMORY;
    }
    if (c->count == 0)
        c->best = score;
    /* All are 0 only when every word is in every document known: then they are equally good. */
    c->chosen[c->count++] = (choice){index, c->best > 0 ? score / c->best : 1};
    return PITH_OK;
}

/* Takes a phrase of the caller's for one that has been chosen: but not its parts. */
static pith_status exclude_phrase(chooser *c, slice phrase) {
    char room[LETTERS_MAX];
    slice letters;
    if (!letters_of_phrase(phrase, c->all->doc->language, c->rules->stems, room, &letters))
        return PITH_ERROR_MEMORY;
    if (letters.length > 0 && map_intern(&c->parts, letters, NULL) == MAP_ABSENT)
        return PITH_ERROR_MEMORY;
    return PITH_OK;
}

/* The candidates that may be printed, with their scores; ties go to the earlier, then to the
 * longer.
 */
static uint32_t list(const chooser *c, const double *scores, scored *out) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->all->count; i++) {
        const candidate *of = &c->all->items[i];
        const uint32_t place = c->all->occurrences[of->first].key;
        if (of->words <= c->rules->words && scores[i] >= 0 &&
            scores[i] >= c->rules->least * c->best)
            out[count++] =
                (scored){scores[i], place * KEYS_OF_PHRASE + KEYS_OF_PHRASE - of->words, i};
    }
    return count;
}

static double repeated(const chooser *c, const candidate *of) {
    const key *keys = candidate_keys(c->all, of);
    uint32_t known = 0;
    for (uint32_t k = 0; k < of->words; k++)
        known += c->covered[keys[k].term];
    return (double)known / of->words;
}

/* Does one of the candidates behind ranked[i] hold it, and have nearly its score? */
static bool is_part_of_next(const chooser *c, const scored *ranked, size_t i, size_t count) {
    const candidate *part = &c->all->items[ranked[i].index];
    const key *words = candidate_keys(c->all, part);
    for (size_t j = i + 1; j < count && j <= i + AHEAD; j++) {
        const candidate *whole = &c->all->items[ranked[j].index];
        if (ranked[j].score < LONGER * ranked[i].score)
            return false;
        for (uint32_t from = 0; from + part->words <= whole->words && part->words < whole->words;
             from++) {
            const key *at = candidate_keys(c->all, whole) + from;
            uint32_t k = 0;
            while (k < part->words && at[k].term == words[k].term)
                k++;
            if (k == part->words)
                return true;
        }
    }
    return false;
}

/* Chooses from `pool` candidates, best first, with diversity. */
static pith_status choose_diverse(chooser *c, scored *pool, size_t count) {
    while (c->count < c->rules->limit) {
        size_t next = count;
        double most = -1;
        for (size_t i = 0; i < count; i++) {
            const candidate *of = &c->all->items[pool[i].index];
            const double worth = pool[i].score * (1 - c->rules->diversity * repeated(c, of));
            if (worth > most && !is_known(c, of)) {
                most = worth;
                next = i;
            }
        }
        if (next == count)
            break;
        TRY(take(c, pool[next].index, pool[next].score));
    }
    return PITH_OK;
}

pith_status choose_phrases(const candidates *all, const double *scores, const choice_rules *rules,
                           arena *a, choice **out, uint32_t *count) {
    chooser c = {.all = all, .rules = rules, .arena = a, .parts = {.arena = a}};
    const size_t limit = rules->limit < all->count ? rules->limit : all->count;
    scored *ranked = ARENA_ARRAY(a, scored, all->count);
    c.chosen = ARENA_ARRAY(a, choice, limit);
    c.covered = arena_alloc_zero(a, all->doc->term_count, sizeof *c.covered);
    TRY_MEMORY(ranked && c.chosen && c.covered);
    for (uint32_t i = 0; i < all->count; i++)
        c.best = scores[i] > c.best ? scores[i] : c.best;
    for (size_t i = 0; i < rules->exclude_count; i++)
        TRY(exclude_phrase(&c, (slice){rules->exclude[i].data, rules->exclude[i].length}));
    const size_t listed = list(&c, scores, ranked);
    if (rules->diversity > 0 && limit <= MOST_DIVERSE)
        TRY(choose_diverse(&c, ranked, best_first(ranked, listed, POOL * limit)));
    size_t pool = 0;
    for (size_t room = 2 * limit; c.count < limit && pool < listed; room *= 4) {
        const size_t seen = pool;
        pool = best_first(ranked, listed, room);
        for (size_t i = seen; i < pool && c.count < limit; i++)
            if (!is_known(&c, &all->items[ranked[i].index]) &&
                !is_part_of_next(&c, ranked, i, pool))
                TRY(take(&c, ranked[i].index, ranked[i].score));
    }
    *out = c.chosen;
    *count = c.count;
    return PITH_OK;
}
