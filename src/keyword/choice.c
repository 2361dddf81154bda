/* choice.c - see choice.h. The best go first. A phrase is passed over
 *
 *   - that is spelt as one chosen before it, or as one that is not wanted, but for inflection,
 *     hyphens, blanks and accents, or means the same otherwise (variants.h),
 *   - that is a name chosen before it, with a description ("Danish brewer Carlsberg"),
 *   - that is a part of one chosen before it ("peace" behind "peace talks"),
 *
 * all found in hash tables of the letters of the phrases chosen and of their parts, so that nothing
 * is compared with everything.
 *
 * Where scores are chances, two things more are known. Of two phrases of which one holds the other
 * both may be worth their place ("data mining" and "educational data mining"), unless it is a part
 * of a name, or a word that is not met alone: the second has OVERLAP of its score, and there is no
 * third that overlaps with either. And the list ends where one more phrase of chance p would lower
 * what is to be expected of the F1 of the list,
 *
 *   F1 = 2 * right / (chosen + expected),   right = the sum of the chances of those chosen
 *
 * which is so when p < right / (chosen + expected) (Lewis, "Evaluating and optimizing autonomous
 * text classification systems", SIGIR 1995); only ENOUGH of that is asked for, because chances of
 * texts of another kind are too low. F1@10 of sets that were left out of the fit, mean of twelve,
 * with ENOUGH 0, 0.3, 0.5, 0.7, 1: 23.2, 23.4, 23.3, 23.0, 21.6; of rows that were not fitted, with
 * OVERLAP 0, 0.3, 0.5, 0.7 and 1 for longer ones: 25.3, 25.7, 25.9, 25.9, 25.8. Since the chances
 * know what else is likely (beside.h), with 0.7 for all that overlap mean of eleven sets 28.21 and
 * tags of news 62.5; with pairs alone and 0.7, 0.8, 0.9: 28.08, 28.14, 28.19 and 62.6, 62.8, 62.9.
 * Of the phrases of 300 web pages 7.8 % overlapped with two others, now 1.1 %.
 *
 * With diversity d, among the POOL best for each that is asked for, the next is the one with the
 * greatest
 *
 *   score * (1 - d * share of its words that phrases chosen before have)
 *
 * the idea of maximal marginal relevance (Carbonell & Goldstein, SIGIR 1998): O(pool * limit),
 * which is bounded by POOL * MOST_DIVERSE squared. Else O(candidates * log limit). */
#include "keyword/choice.h"

#include "base/best.h"
#include "base/map.h"
#include "keyword/letters.h"

enum { POOL = 8, MOST_DIVERSE = 1000 };
#define OVERLAP 0.8
#define ENOUGH 0.3

/* The letters of one that was chosen, or of a part of it. */
typedef struct said {
    uint32_t phrase; /* the first of those chosen that has them */
    bool whole;      /* they are all of one */
} said;

typedef struct chooser {
    const candidates *all;
    const choice_rules *rules;
    arena *arena;
    map unwanted;   /* letters of what is not wanted, */
    map parts;      /* of what was chosen and of its parts, */
    said *known;    /* by part */
    uint32_t room;  /* for these */
    bool *paired;   /* [limit] by phrase chosen: it overlaps with another */
    bool *covered;  /* by term: a phrase chosen has it */
    bool *meant;    /* by candidate: one that means the same was chosen */
    double scale;   /* of scores: 1 of chances; else the best, of the chosen once there is one */
    double right;   /* sum of the scores of what was chosen */
    choice *chosen; /* [limit] */
    uint32_t count;
} chooser;

/* What is known of the letters; NULL: nothing. */
static const said *find_said(const chooser *c, slice letters) {
    const uint32_t id = map_find(&c->parts, letters);
    return id != MAP_ABSENT ? &c->known[id] : NULL;
}

/* What a phrase says that those chosen before it do not. */
typedef enum news { NEWS_NONE, NEWS_SOME, NEWS_ALL } news;

static bool are_chances(const chooser *c) {
    return c->all->expected > 0;
}

/* Phrases chosen that overlap with another. */
typedef struct partners {
    uint32_t first;
    uint32_t count; /* 2 or more: at least two, or one that has a partner */
} partners;

static void add_partner(const chooser *c, uint32_t phrase, partners *p) {
    if (p->count > 0 && p->first == phrase)
        return;
    p->first = phrase;
    p->count += c->paired[phrase] ? 2 : 1;
}

/* Those that hold these words, and that are a part of them. */
static partners partners_of(const chooser *c, const phrase_letters *own, uint32_t words) {
    partners found = {0};
    const said *holder = find_said(c, letters_of(own, 0, words));
    if (holder)
        add_partner(c, holder->phrase, &found);
    for (uint32_t from = 0; from < words; from++)
        for (uint32_t to = from + 1; to <= words; to++) {
            const said *part = find_said(c, letters_of(own, from, to));
            if (part && part->whole)
                add_partner(c, part->phrase, &found);
        }
    return found;
}

/* A candidate beside those chosen before it. */
static news news_of(const chooser *c, const candidate *of) {
    const uint32_t n = of->words;
    if (c->meant[of - c->all->items])
        return NEWS_NONE;
    phrase_letters own;
    phrase_letters_fill(c->all, of, &own);
    const slice whole = letters_of(&own, 0, n);
    const said *holder = find_said(c, whole);
    if (map_find(&c->unwanted, whole) != MAP_ABSENT || (holder && holder->whole))
        return NEWS_NONE;
    const key *keys = candidate_keys(c->all, of);
    uint32_t name = n; /* where the name at its end starts */
    while (name > 0 && is_capital(c->all, &keys[name - 1]))
        name--;
    if (holder && (!are_chances(c) || name == 0 || (n == 1 && of->count <= of->cover)))
        return NEWS_NONE;
    if (!holder && name > 0 && name < n && find_said(c, letters_of(&own, name, n)))
        return NEWS_NONE;
    if (!are_chances(c))
        return NEWS_ALL;
    const uint32_t count = partners_of(c, &own, n).count;
    return count == 0 ? NEWS_ALL : count == 1 ? NEWS_SOME : NEWS_NONE;
}

/* Notes that the phrase that is chosen next has these letters. */
static pith_status say(chooser *c, slice letters, bool whole) {
    bool added;
    const uint32_t id = map_intern(&c->parts, letters, &added);
    TRY_MEMORY(id != MAP_ABSENT);
    if (id >= c->room) {
        const uint32_t room = 2 * (id + 32);
        said *known = ARENA_ARRAY(c->arena, said, room);
        TRY_MEMORY(known);
        if (id > 0)
            memcpy(known, c->known, id * sizeof *known);
        c->known = known;
        c->room = room;
    }
    if (added)
        c->known[id] = (said){c->count, false};
    c->known[id].whole |= whole;
    return PITH_OK;
}

/* Notes what a phrase says, and that its parts have been said. */
static pith_status note(chooser *c, uint32_t index) {
    const candidate *of = &c->all->items[index];
    const key *keys = candidate_keys(c->all, of);
    c->meant[index] = true;
    phrase_letters own;
    phrase_letters_fill(c->all, of, &own);
    for (uint32_t from = 0; from < of->words; from++) {
        c->covered[keys[from].term] = true;
        for (uint32_t to = from + 1; to <= of->words; to++)
            TRY(say(c, letters_of(&own, from, to), from == 0 && to == of->words));
    }
    return PITH_OK;
}

/* Notes that a phrase that is chosen next and the one that it overlaps with are a pair. */
static void pair(chooser *c, const candidate *of) {
    phrase_letters own;
    phrase_letters_fill(c->all, of, &own);
    c->paired[partners_of(c, &own, of->words).first] = true;
    c->paired[c->count] = true;
}

/* Of candidate `index` and what means the same the longest that it never stands without: "Larkspur
 * Quay" for "Quay". */
static uint32_t whole_of(const chooser *c, uint32_t index) {
    const candidate *items = c->all->items;
    uint32_t whole = index;
    if (c->rules->vocabulary)
        return index; /* its label is what is printed */
    for (uint32_t i = items[index].same; i != index; i = items[i].same)
        if (items[i].words > items[whole].words && items[i].words <= c->rules->words &&
            items[i].count >= items[index].count)
            whole = i;
    return whole;
}

static pith_status take(chooser *c, uint32_t index, double score) {
    const uint32_t whole = whole_of(c, index);
    for (uint32_t i = index; !c->meant[i]; i = c->all->items[i].same)
        TRY(note(c, i));
    for (uint32_t i = index; c->all->linked && i != CANDIDATE_NONE; i = c->all->linked[i])
        TRY(note(c, i));
    if (c->count == 0 && !are_chances(c))
        c->scale = score;
    c->right += score;
    /* All are 0 only when every word is in every document known: then they are equally good. */
    c->chosen[c->count++] = (choice){whole, c->scale > 0 ? score / c->scale : 1, whole != index};
    return PITH_OK;
}

/* Takes note of a phrase that is not wanted: but not of its parts. */
static pith_status exclude_phrase(chooser *c, slice phrase) {
    written_phrase own;
    TRY_MEMORY(written_phrase_fill(phrase, c->all->doc->language, c->rules->stems, &own));
    TRY_MEMORY(own.length == 0 ||
               map_intern(&c->unwanted, written_letters(&own), NULL) != MAP_ABSENT);
    return PITH_OK;
}

/* The candidates that may be printed, with their scores; ties go to the earlier, then to the
 * longer.
 */
static uint32_t list(const chooser *c, const double *scores, scored *out) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->all->count; i++) {
        const candidate *of = &c->all->items[i];
        const uint32_t place = candidate_keys(c->all, of)->token;
        if ((of->words <= c->rules->words || c->rules->vocabulary) && scores[i] >= 0 &&
            scores[i] >= c->rules->least * c->scale)
            out[count++] =
                (scored){scores[i], place * CANDIDATE_WORDS + CANDIDATE_WORDS - of->words, i};
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

/* Chooses from `pool` candidates, best first, with diversity. */
static pith_status choose_diverse(chooser *c, scored *pool, size_t count) {
    while (c->count < c->rules->limit) {
        size_t next = count;
        double most = -1;
        for (size_t i = 0; i < count; i++) {
            const candidate *of = &c->all->items[pool[i].index];
            const double worth = pool[i].score * (1 - c->rules->diversity * repeated(c, of));
            if (worth > most && news_of(c, of) == NEWS_ALL) {
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

/* Is a list that has one more phrase of this score a better one? */
static bool is_worth_it(const chooser *c, double score) {
    return score >= c->rules->least * c->scale &&
           (!are_chances(c) || score * (c->count + c->all->expected) >= ENOUGH * c->right);
}

/* Phrases that overlap with those chosen, best first; [limit]. */
typedef struct waiting_list {
    scored *items;
    size_t first;
    size_t count;
} waiting_list;

/* Those whose turn it is before one of score `next`. */
static pith_status take_waiting(chooser *c, waiting_list *waiting, double next) {
    while (waiting->first < waiting->count && c->count < c->rules->limit) {
        const scored s = waiting->items[waiting->first];
        if (OVERLAP * s.score <= next || !is_worth_it(c, OVERLAP * s.score))
            break;
        waiting->first++;
        if (news_of(c, &c->all->items[s.index]) == NEWS_SOME) {
            pair(c, &c->all->items[s.index]);
            TRY(take(c, s.index, OVERLAP * s.score));
            c->chosen[c->count - 1].adjusted = true;
        }
    }
    return PITH_OK;
}

/* Goes through the `listed` candidates, best first. */
static pith_status choose_in_turn(chooser *c, scored *ranked, size_t listed, size_t limit) {
    waiting_list waiting = {.items = ARENA_ARRAY(c->arena, scored, limit)};
    TRY_MEMORY(waiting.items);
    size_t pool = 0;
    for (size_t room = 2 * limit; pool < listed; room *= 4) {
        const size_t seen = pool;
        pool = best_first(ranked, listed, room);
        for (size_t i = seen; i < pool; i++) {
            TRY(take_waiting(c, &waiting, ranked[i].score));
            if (c->count >= limit || !is_worth_it(c, ranked[i].score))
                return PITH_OK;
            const news n = news_of(c, &c->all->items[ranked[i].index]);
            if (n == NEWS_ALL)
                TRY(take(c, ranked[i].index, ranked[i].score));
            else if (n == NEWS_SOME && waiting.count < limit)
                waiting.items[waiting.count++] = ranked[i];
        }
    }
    return take_waiting(c, &waiting, 0);
}

pith_status choose_phrases(const candidates *all, const double *scores, const choice_rules *rules,
                           arena *a, choice **out, uint32_t *count) {
    chooser c = {.all = all, .rules = rules, .arena = a};
    c.unwanted = c.parts = (map){.arena = a};
    const size_t limit = rules->limit < all->count ? rules->limit : all->count;
    scored *ranked = ARENA_ARRAY(a, scored, all->count);
    c.chosen = ARENA_ARRAY(a, choice, limit);
    c.covered = arena_alloc_zero(a, all->doc->term_count, sizeof *c.covered);
    c.meant = arena_alloc_zero(a, all->count, sizeof *c.meant);
    c.paired = arena_alloc_zero(a, limit, sizeof *c.paired);
    TRY_MEMORY(ranked && c.chosen && c.covered && c.meant && c.paired);
    c.scale = are_chances(&c);
    for (uint32_t i = 0; i < all->count && !are_chances(&c); i++)
        c.scale = scores[i] > c.scale ? scores[i] : c.scale;
    for (size_t i = 0; i < rules->exclude_count; i++)
        TRY(exclude_phrase(&c, (slice){rules->exclude[i].data, rules->exclude[i].length}));
    const size_t listed = list(&c, scores, ranked);
    if (rules->diversity > 0 && limit <= MOST_DIVERSE)
        TRY(choose_diverse(&c, ranked, best_first(ranked, listed, POOL * limit)));
    TRY(choose_in_turn(&c, ranked, listed, limit));
    *out = c.chosen;
    *count = c.count;
    return PITH_OK;
}
