/* select.c - see select.h.
 *
 * Greedy: the best sentence first, and again the best of those left, as long as the budget lasts
 * (the usual extractive selection; see McDonald, "A study of global inference algorithms in
 * multi-document summarization", ECIR 2007). A sentence that does not fit, or that repeats a chosen
 * one (redundancy.c), is passed over and the next best is tried.
 *
 * The order is by key, where a sentence that cannot stand alone (dangling.c) is less welcome:
 *   key(i) = score(i)                                         when it lacks nothing
 *   key(i) = low + (1 - cost) * (score(i) - low)              else, low = the lowest score
 * so the rule does not depend on the scale of a method's scores. In the same way a sentence of a
 * block that may not be of the text at all (block.doubt) loses height, see trust(). When the
 * sentence that another leans on is chosen, the key of the latter rises to its score again; when
 * one that leans on another is chosen, that other gains height. Of what the reader holds to be
 * spare (block.spare) one is chosen, and only where there is nothing else.
 *
 * In a long document each part has its share of the budget first (spread.c): a sentence of a part
 * whose share is used up waits until all have come up once.
 *
 * Keys sit in a binary heap, at first all at their score. A sentence is read for what it lacks when
 * it comes up, and sinks when its key has fallen. So O(n + p log n) for p sentences that come up.
 *
 * A set method's gains change with each choice. Those that only fall are measured again when they
 * come up, since what they were before is a bound: Minoux, "Accelerated greedy algorithms for
 * maximizing submodular set functions", 1978. Those that may rise are all measured again after each
 * choice. Both until WORK_EXACT steps are spent, or WORK_PER_ENTRY for each entry of the rows when
 * that is more; from there on the gains stay what they were, so that the time stays linear.
 */
#include "select/select.h"

#include "rank/dangling.h"
#include "rank/told.h"
#include "select/heap.h"
#include "select/redundancy.h"
#include "select/sources.h"
#include "select/spread.h"
#include "text/token.h"
#include "text/utf8.h"

/* Shares of its height above the lowest score that a dangling sentence and a fragment lose. Mean of
 * ROUGE-1 and -2 over nine sets (news, stories, papers, reviews, clusters) at 0, 0.15, 0.3,
 * 0.5: 27.14, 27.15, 27.06, 27.04 with auto, 26.25, 26.34, 26.27, 26.24 with textrank-cosine. The
 * texts of these sets hold few fragments: 25.51, 25.56, 25.52, 25.54, 25.54 with auto at 0, 0.15,
 * 0.3, 0.5, 1 (the first 400 rows). Half is what keeps names, buttons and headings that the read
 * stage took for text out of the briefs of pasted mails, minutes, forum threads and reviews. */
#define DANGLING_COST 0.15
#define FRAGMENT_COST 0.5
/* Share of the range of scores that a sentence gains when a chosen one leans on it:
 * with 0 and 0.15, 294 and 268 of 5,700 sentences lean on what is not there; ROUGE-1 stays (the
 * mean of eight sets, eval/README.md). */
#define LEANT_ON_GAIN 0.15

/* 2^24 steps are about 0.05 s. A text of 1 MB has some 80,000 entries, so that the first 200
 * sentences of its summary are exact. */
enum { WORK_EXACT = 1 << 24, WORK_PER_ENTRY = 32 };

static const char NOTE_NO_WORDS[] = "no sentence has a word";
static const char NOTE_NO_FIT[] = "no sentence fits the budget";
static const char NOTE_REPEATS[] = "fewer sentences than asked for: the others repeat them";
static const char NOTE_KNOWN[] = "fewer sentences than asked for: the others are known";
static const char NOTE_SPARE[] = "fewer sentences than asked for: the others may be no text";
static const char NOTE_NOTHING_NEW[] = "every sentence is known";
static const char NOTE_SHORT[] = "the document has fewer sentences than asked for";

typedef enum state {
    STATE_UNREAD,
    STATE_READ, /* looked at for what it lacks, not decided */
    STATE_CHOSEN,
    STATE_REPEATS,
    STATE_TOO_LONG,
    STATE_KNOWN,  /* repeats what the reader knows */
    STATE_WAITS,  /* its part of a long document has had its share */
    STATE_FILLER, /* says next to nothing */
    STATE_SPARE,  /* of a spare block */
    STATE_WORDLESS
} state;

typedef struct selector {
    const rank_input *input;
    const rank_result *ranked;
    size_t room; /* what is left of the budget */
    uint32_t chosen;
    double low;         /* the lowest score */
    double high;        /* the highest one */
    uint8_t *states;    /* [n] of state */
    dangling *found;    /* [n] what it lacks */
    uint32_t *leaning;  /* [n] the one read last of those that lean on it, + 1, or 0 */
    uint32_t *others;   /* [n] the one read before it of those that lean on the same, + 1, or 0 */
    bool *leant_on;     /* [n] by a chosen one */
    uint32_t *first;    /* [n] of several sources: the first with the same words, or NULL */
    uint32_t *measured; /* [n] of a set method: how many were chosen when its gain was measured */
    uint64_t work;      /* steps left for measuring gains */
    bool spares;        /* may a spare one be chosen? */
    heap waiting;       /* of room for 3 n */
    redundancy redundancy;
    spread parts;
} selector;

static const sentence *sentence_at(const selector *s, uint32_t position) {
    return &s->input->doc->sentences[s->input->sentences[position]];
}

/* ---- choosing ---- */

static pith_status selector_init(selector *s) {
    const uint32_t n = s->input->count;
    s->states = arena_alloc_zero(s->input->arena, n, sizeof *s->states);
    s->found = arena_alloc_zero(s->input->arena, n, sizeof *s->found);
    s->leaning = arena_alloc_zero(s->input->arena, n, sizeof *s->leaning);
    s->others = ARENA_ARRAY(s->input->arena, uint32_t, n);
    s->leant_on = arena_alloc_zero(s->input->arena, n, sizeof *s->leant_on);
    s->waiting.entries = ARENA_ARRAY(s->input->arena, heap_entry, 3 * (size_t)n);
    TRY_MEMORY(s->states);
    TRY_MEMORY(s->found);
    TRY_MEMORY(s->leaning);
    TRY_MEMORY(s->others);
    TRY_MEMORY(s->leant_on);
    TRY_MEMORY(s->waiting.entries);
    s->room = rank_room(s->input);
    if (s->ranked->gains) {
        s->measured = arena_alloc_zero(s->input->arena, n, sizeof *s->measured);
        TRY_MEMORY(s->measured);
        const vectors *v = s->input->vectors;
        const uint64_t linear = (uint64_t)WORK_PER_ENTRY * v->offsets[v->n];
        s->work = linear > WORK_EXACT ? linear : WORK_EXACT;
    }
    TRY(spread_plan(s->input, s->ranked, &s->parts));
    TRY(redundancy_init(&s->redundancy, s->input));
    if (rank_source_count(s->input) > 1 && !s->ranked->keeps_order)
        TRY(redundancy_first_said(&s->redundancy, &s->first));
    return PITH_OK;
}

static void find_range(selector *s) {
    const double *scores = s->ranked->scores;
    s->low = s->high = scores[0];
    for (uint32_t i = 1; i < s->input->count; i++) {
        s->low = scores[i] < s->low ? scores[i] : s->low;
        s->high = scores[i] > s->high ? scores[i] : s->high;
    }
}

static void fill_heap(selector *s) {
    for (uint32_t i = 0; i < s->input->count; i++) {
        if (sentence_at(s, i)->token_count == 0) {
            s->states[i] = STATE_WORDLESS;
            continue;
        }
        if (s->ranked->known && s->ranked->known[i]) {
            s->states[i] = STATE_KNOWN;
            continue;
        }
        s->waiting.entries[s->waiting.count++] = (heap_entry){s->ranked->scores[i], i};
    }
    heap_order(&s->waiting);
}

/* Does nothing but another sentence keep it from standing alone? */
static bool leans(const selector *s, uint32_t position) {
    const dangling *found = &s->found[position];
    return found->lacks == DANGLING_BACK && found->on != DANGLING_NOWHERE;
}

static pith_status read_lacks(selector *s, uint32_t position) {
    s->states[position] = STATE_READ;
    if (s->ranked->keeps_order)
        return PITH_OK;
    const slice plain = rank_plain(s->input, position);
    TRY_MEMORY(plain.data);
    s->found[position] = dangling_find(s->input, position, plain);
    if (leans(s, position)) {
        uint32_t *last = &s->leaning[s->found[position].on];
        s->others[position] = *last;
        *last = position + 1;
    }
    return PITH_OK;
}

/* What is left of the height of a sentence that is of the text by the chance p: p^4. The height to
 * expect is p of it, but furniture spoils a brief more than another good sentence helps. With p,
 * p^2 and p^4 1.5, 1.3 and 1.1 % of the sentences chosen from held-out pasted pages were furniture
 * (eval/README.md). */
static double trust(const selector *s, uint32_t position) {
    const block *b = &s->input->doc->blocks[sentence_at(s, position)->block];
    const double p = 1 - (double)b->doubt;
    return p * p * p * p;
}

static double key_of(const selector *s, uint32_t position) {
    const double score = s->ranked->scores[position];
    const unsigned lacks = s->found[position].lacks;
    const bool leans_on_chosen =
        leans(s, position) && s->states[s->found[position].on] == STATE_CHOSEN;
    if (score <= s->low || s->ranked->keeps_order)
        return score;
    const double lost = lacks == 0 || leans_on_chosen ? 0
                        : lacks & DANGLING_FRAGMENT   ? FRAGMENT_COST
                                                      : DANGLING_COST;
    const double gained = s->leant_on[position] ? LEANT_ON_GAIN * (s->high - s->low) : 0;
    return s->low + (1 - lost) * trust(s, position) * (score + gained - s->low);
}

static void measure(selector *s, uint32_t position) {
    const uint32_t steps = rank_measure(s->ranked, position);
    s->measured[position] = s->chosen;
    s->work = s->work > steps ? s->work - steps : 0;
}

/* A sentence has come up with a key that may be out of date. Does it sink? */
static pith_status sink(selector *s, heap_entry best, bool *sinks) {
    const uint32_t position = best.position;
    if (s->states[position] == STATE_UNREAD)
        TRY(read_lacks(s, position));
    if (s->work > 0 && s->measured[position] != s->chosen)
        measure(s, position);
    const double key = key_of(s, position);
    *sinks = key < best.key;
    if (*sinks)
        heap_push(&s->waiting, (heap_entry){key, position});
    return PITH_OK;
}

/* Tells a set method of the choice, and measures what may have risen. */
static void follow_choice(selector *s, uint32_t position) {
    const rank_gains *gains = s->ranked->gains;
    if (!gains || s->work == 0)
        return;
    const uint32_t steps = gains->add(gains->state, position);
    s->work = s->work > steps ? s->work - steps : 0;
    if (!gains->may_rise)
        return;
    s->waiting.count = 0;
    for (uint32_t i = 0; i < s->input->count; i++) {
        if (s->states[i] != STATE_UNREAD && s->states[i] != STATE_READ)
            continue;
        if (s->work > 0)
            measure(s, i);
        s->waiting.entries[s->waiting.count++] = (heap_entry){key_of(s, i), i};
    }
    heap_order(&s->waiting);
}

/* Those that lean on a chosen one find it there. */
static void raise_leaning(selector *s, uint32_t position) {
    for (uint32_t i = s->leaning[position]; i != 0; i = s->others[i - 1])
        if (s->states[i - 1] == STATE_READ)
            heap_push(&s->waiting, (heap_entry){s->ranked->scores[i - 1], i - 1});
}

/* A chosen one that leans on another wants that. Where words are counted it is too dear: ROUGE-1 of
 * stories and meetings falls by 0.1. */
static pith_status raise_leant_on(selector *s, uint32_t position) {
    const uint32_t on = s->found[position].on;
    if (s->input->limit.unit != PITH_SENTENCES || !leans(s, position) || s->leant_on[on] ||
        s->states[on] > STATE_READ)
        return PITH_OK;
    if (s->states[on] == STATE_UNREAD)
        TRY(read_lacks(s, on));
    s->leant_on[on] = true;
    heap_push(&s->waiting, (heap_entry){key_of(s, on), on});
    return PITH_OK;
}

/* What is left of a budget of words is no reason to choose what says nothing. Mean of ROUGE-1 over
 * seven sets (meetings, stories, papers, clusters, news, articles): 41.9 with it, 42.0 without. */
static bool is_filler(const selector *s, uint32_t position) {
    return s->input->limit.unit != PITH_SENTENCES && s->chosen > 0 && !s->ranked->keeps_order &&
           dangling_is_filler(s->input, position);
}

static bool has_had_its_share(const selector *s, uint32_t position) {
    return s->parts.count > 0 && s->parts.room[s->parts.part_of[position]] == 0;
}

/* Spare, and not the one that there is for want of better ones? */
static bool is_spare(const selector *s, uint32_t position) {
    return (!s->spares || s->chosen > 0) && !s->ranked->keeps_order &&
           s->input->doc->blocks[sentence_at(s, position)->block].spare;
}

/* What several sources say word for word is told as the first of them has it, unless there alone it
 * leans on another sentence: the beginning of the second has a sentence before it, and so may score
 * higher. */
static pith_status first_said(selector *s, uint32_t position, uint32_t *out) {
    const uint32_t first = s->first ? s->first[position] : position;
    *out = position;
    if (first == position || s->states[first] > STATE_READ)
        return PITH_OK;
    if (s->states[first] == STATE_UNREAD)
        TRY(read_lacks(s, first));
    if (s->found[first].lacks == s->found[position].lacks && !has_had_its_share(s, first))
        *out = first;
    return PITH_OK;
}

static pith_status consider(selector *s, uint32_t position) {
    const size_t taken = rank_cost(s->input, position);
    if (taken > s->room) {
        s->states[position] = STATE_TOO_LONG;
        return PITH_OK;
    }
    if (is_spare(s, position)) {
        s->states[position] = STATE_SPARE;
        return PITH_OK;
    }
    uint32_t repeated;
    TRY(redundancy_find(&s->redundancy, position, &repeated));
    if (repeated != REDUNDANCY_NONE) {
        s->states[position] = STATE_REPEATS;
        return PITH_OK;
    }
    bool told = false;
    if (s->input->told)
        TRY(told_has_sentence(s->input->told, s->input, position, &told));
    if (told) {
        s->states[position] = STATE_KNOWN;
        return PITH_OK;
    }
    if (is_filler(s, position)) {
        s->states[position] = STATE_FILLER;
        return PITH_OK;
    }
    TRY(redundancy_add(&s->redundancy, position));
    s->states[position] = STATE_CHOSEN;
    s->room -= taken;
    s->chosen++;
    if (s->parts.count > 0) {
        size_t *left = &s->parts.room[s->parts.part_of[position]];
        *left -= taken < *left ? taken : *left;
    }
    follow_choice(s, position);
    raise_leaning(s, position);
    return raise_leant_on(s, position);
}

/* ---- cutting a sentence ---- */

/* Length of the longest prefix of `text` that ends with a word and has at most that many. */
static size_t length_within(slice text, size_t words, size_t bytes) {
    size_t length = 0;
    size_t at = 0;
    span word;
    bool wordlike;
    for (; words > 0 && token_next(text, &at, &word, &wordlike) && word.end <= bytes; words--)
        length = word.end;
    return length;
}

/* Cuts the sentence at `position`, which is too long, to the room that is left; the budget is full
 * then. Nothing happens when it repeats another, or when not one word fits. */
static pith_status cut(selector *s, uint32_t position, selection *out) {
    const slice text = rank_plain(s->input, position);
    TRY_MEMORY(text.data);
    const bool by_words = s->input->limit.unit != PITH_BYTES;
    const size_t words = by_words ? s->room : SIZE_MAX;
    const size_t bytes = by_words ? text.length : s->room - 1; /* without its separator */
    uint32_t repeated;
    TRY(redundancy_find(&s->redundancy, position, &repeated));
    const size_t length = repeated != REDUNDANCY_NONE ? 0 : length_within(text, words, bytes);
    if (length == 0)
        return PITH_OK;
    s->states[position] = STATE_CHOSEN;
    s->chosen++;
    s->room = 0;
    out->truncated = position;
    out->truncated_bytes = (uint32_t)length;
    return PITH_OK;
}

/* ---- the parts of a long document ---- */

/* Those in a state compete again. */
static void take_up(selector *s, state from) {
    for (uint32_t i = 0; i < s->input->count; i++) {
        if (s->states[i] != from)
            continue;
        s->states[i] = STATE_UNREAD;
        heap_push(&s->waiting, (heap_entry){s->ranked->scores[i], i});
    }
}

/* Every sentence has come up once: those that wait compete for what is left of the budget. */
static void end_shares(selector *s) {
    if (s->parts.count > 0)
        take_up(s, STATE_WAITS);
    s->parts.count = 0;
}

/* ---- the result ---- */

static bool any_in_state(const selector *s, state wanted) {
    for (uint32_t i = 0; i < s->input->count; i++)
        if (s->states[i] == wanted)
            return true;
    return false;
}

static const char *note_of(const selector *s) {
    const bool known = any_in_state(s, STATE_KNOWN);
    if (s->chosen == 0 && !any_in_state(s, STATE_TOO_LONG))
        return known ? NOTE_NOTHING_NEW : NOTE_NO_WORDS;
    if (s->chosen == 0)
        return NOTE_NO_FIT;
    if (s->input->limit.unit != PITH_SENTENCES || s->room == 0)
        return NULL;
    if (known)
        return NOTE_KNOWN;
    if (any_in_state(s, STATE_SPARE))
        return NOTE_SPARE;
    return any_in_state(s, STATE_REPEATS) ? NOTE_REPEATS : NOTE_SHORT;
}

/* For each sentence the chosen one of another source that it repeats. */
static pith_status find_repeated(selector *s, uint32_t **out) {
    uint32_t *of = ARENA_ARRAY(s->input->arena, uint32_t, s->input->count);
    TRY_MEMORY(of);
    *out = of;
    for (uint32_t i = 0; i < s->input->count; i++) {
        of[i] = REDUNDANCY_NONE;
        if (s->states[i] == STATE_CHOSEN || s->states[i] == STATE_WORDLESS)
            continue;
        TRY(redundancy_find(&s->redundancy, i, &of[i]));
        if (of[i] != REDUNDANCY_NONE && rank_source(s->input, of[i]) == rank_source(s->input, i))
            of[i] = REDUNDANCY_NONE;
    }
    return PITH_OK;
}

static pith_status list_chosen(const selector *s, selection *out) {
    out->chosen = ARENA_ARRAY(s->input->arena, uint32_t, s->chosen);
    TRY_MEMORY(out->chosen);
    for (uint32_t i = 0; i < s->input->count; i++)
        if (s->states[i] == STATE_CHOSEN)
            out->chosen[out->count++] = i;
    out->note = note_of(s);
    return PITH_OK;
}

/* Takes sentences as they come up, until none is left or the budget is full. */
static pith_status choose(selector *s, selection *out) {
    const budget limit = s->input->limit;
    const bool cuts = limit.truncate && limit.unit != PITH_SENTENCES;
    while (s->waiting.count > 0 && s->room > 0) {
        const heap_entry best = heap_pop(&s->waiting);
        if (s->states[best.position] > STATE_READ)
            continue;
        if (has_had_its_share(s, best.position)) {
            s->states[best.position] = STATE_WAITS;
            continue;
        }
        bool sinks;
        TRY(sink(s, best, &sinks));
        if (sinks)
            continue;
        uint32_t position;
        TRY(first_said(s, best.position, &position));
        TRY(consider(s, position));
        if (cuts && s->states[position] == STATE_TOO_LONG)
            TRY(cut(s, position, out));
    }
    return PITH_OK;
}

pith_status select_sentences(const rank_input *input, const rank_result *ranked, selection *out) {
    *out = (selection){.truncated = UINT32_MAX, .note = NOTE_NO_WORDS};
    if (input->count == 0)
        return PITH_OK;
    selector s = {.input = input, .ranked = ranked};
    TRY(selector_init(&s));
    find_range(&s);
    fill_heap(&s);
    TRY(choose(&s, out));
    end_shares(&s);
    TRY(choose(&s, out));
    s.spares = s.chosen == 0;
    if (s.spares)
        take_up(&s, STATE_SPARE);
    TRY(choose(&s, out));
    TRY(list_chosen(&s, out));
    if (rank_source_count(input) < 2)
        return PITH_OK;
    uint32_t *of;
    TRY(find_repeated(&s, &of));
    TRY(sources_order(input, of, out));
    return sources_list_also(input, of, out);
}
