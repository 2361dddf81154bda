/* keys.c - see keys.h. What parts two words of a phrase:
 *
 *   - anything between them but white space or one hyphen: commas, brackets, quotation marks, …
 *   - a word that is no key;
 *   - a possessive: in "Russia's chief negotiator" the owner and the owned are two phrases.
 *
 * A hyphen binds tighter than white space. A phrase never starts or ends inside "multi-agent", and
 * a compound with a word that is no key ("face-to-face", "15-year") is no key either. Capitalised
 * words in a row are a name, which a phrase may start but not end inside: "Putin" and "President
 * Putin" out of "President Vladimir Putin", never "President Vladimir". A joint binds two of them
 * on both sides: "Bank of England" is not cut. In Romance languages a link stands inside a phrase,
 * and binds nothing: "taxa", "juro" and "taxa de juro". Small words before a name of several words
 * are a phrase apart: "chief negotiator" and "Vladimir Medinsky". Words in capitals throughout are
 * no evidence for a name, so that texts in capitals keep their phrases.
 *
 * Which words are keys is told by speech.c where the model knows the language: nouns, and
 * adjectives before them, with which no phrase ends; of a compound only the last word is asked for.
 * Stop words and months are none. Words that say nothing by themselves (WORD_NOT_KEY, found for
 * English by models/make_word_parts.py) may stand in a phrase, or in capitals in a name, "New
 * York", but are none alone. Elsewhere a phrase does not end with a WORD_INNER ("latest"), unless
 * it ends a name. A number may end a name, "Falcon 9", and a number word start one, "the Six
 * Nations". A dateline is no part of what is reported. The title is read like a sentence of the
 * text: it says what the text is about.
 *
 * O(tokens), one look-up in the model for each distinct form. */
#include "keyword/keys.h"

#include "keyword/speech.h"
#include "text/opening.h"

enum { LONGEST_NUMBER = 4 }; /* digits of a number in a name; those of a year */

/* What part in a phrase a word can play. */
typedef enum part {
    PART_NONE,
    PART_JOINT, /* between two words of a name */
    PART_LINK,  /* between any two */
    PART_WEAK,  /* as PART_ANY, but says nothing by itself */
    PART_INNER, /* any but the last */
    PART_ANY
} part;

/* "1.13bn", "36th"; but "3d" and "5g" are words. */
static bool is_amount(slice word) {
    return word.length > 2 && word.data[0] >= '0' && word.data[0] <= '9';
}

/* Of the web, of mail, or a handle. */
static bool is_address(slice word) {
    return memchr(word.data, '/', word.length) || memchr(word.data, '@', word.length);
}

static part part_of(const document *doc, uint32_t index) {
    const form *f = &doc->forms[index];
    uint16_t kinds = 0;
    uint16_t abbreviation = 0;
    if (!f->wordlike)
        return PART_NONE;
    form_find(doc, index, &form_language(doc, f)->words, &kinds);
    if (kinds & WORD_JOINT)
        return PART_JOINT;
    if (kinds & WORD_LINK)
        return PART_LINK;
    if (f->stop || doc->terms[f->term].stop || kinds & WORD_MONTH || is_amount(f->text) ||
        is_address(f->text))
        return PART_NONE;
    if (kinds & WORD_NOT_KEY) {
        form_find(doc, index, &form_language(doc, f)->abbreviations, &abbreviation);
        return abbreviation & ABBREVIATION_TITLE ? PART_NONE : PART_WEAK;
    }
    return kinds & WORD_INNER ? PART_INNER : PART_ANY;
}

/* By form: its part. */
static pith_status find_parts(const document *doc, arena *a, part **out) {
    part *parts = ARENA_ARRAY(a, part, doc->form_count);
    TRY_MEMORY(parts);
    for (uint32_t i = 0; i < doc->form_count; i++) {
        form_expect(doc, i, &doc->language->words);
        parts[i] = part_of(doc, i);
    }
    *out = parts;
    return PITH_OK;
}

/* The keys of one sentence, while they are found. */
typedef struct sentence_reader {
    const document *doc;
    const part *parts;    /* by form */
    const uint8_t *looks; /* by token */
    speech_guesses speech;
    bool linked;
    key_runs *runs;
    uint32_t sentence;
    uint32_t first;   /* token of the sentence */
    uint32_t end;     /* token behind the sentence */
    uint32_t run;     /* first key of the last run */
    bool open;        /* the next word may belong to that run, which is not closed yet */
    bool capitalised; /* its last key is */
    part last;        /* of its last key */
} sentence_reader;

static bool space_before(const sentence_reader *r, uint32_t i) {
    return r->looks[i] & LOOK_SPACE || (r->linked && r->looks[i] & LOOK_LINK);
}

static bool is_capital_at(const sentence_reader *r, uint32_t i) {
    return r->looks[i] & LOOK_CAPITALISED;
}

/* The end of the compound that starts with token i: words with one hyphen between each two. */
static uint32_t compound_end(const sentence_reader *r, uint32_t i) {
    do
        i++;
    while (i < r->end && r->looks[i] & LOOK_HYPHEN);
    return i;
}

/* A weak word in capitals beside another such: "New York", "Home Office". */
static bool is_weak_name(const sentence_reader *r, uint32_t next) {
    return (r->open && r->capitalised) ||
           (next < r->end && space_before(r, next) && is_capital_at(r, next) &&
            r->parts[r->doc->tokens[next].form] >= PART_INNER);
}

/* One of the words of a compound cannot stand in a phrase: the first, or the last, unless that is a
 * number ("covid-19"); or small words alone ("up-to-the"). */
static bool is_blocked(const sentence_reader *r, uint32_t i, uint32_t next) {
    const document *doc = r->doc;
    const form *first = &doc->forms[doc->tokens[i].form];
    const uint32_t last = doc->tokens[next - 1].form;
    if (next == i + 1)
        return r->parts[doc->tokens[i].form] < PART_WEAK;
    return !first->wordlike || is_amount(first->text) ||
           (r->parts[last] < PART_WEAK && doc->forms[last].wordlike);
}

/* The part of the compound [i, next), PART_NONE when it is no key. */
static part compound_part(const sentence_reader *r, uint32_t i, uint32_t next) {
    const document *doc = r->doc;
    const part last = r->parts[doc->tokens[next - 1].form];
    const bool single = next == i + 1;
    if (is_blocked(r, i, next))
        return PART_NONE;
    if (single && last == PART_WEAK) {
        if (is_capital_at(r, i) ? !is_weak_name(r, next) : !r->speech.guesses)
            return PART_NONE;
    }
    if (!r->speech.guesses || last < PART_WEAK)
        return last < PART_WEAK ? PART_ANY : last;
    switch (r->speech.guesses[next - 1].speech) {
    case SPEECH_NOUN:
        return last == PART_WEAK ? PART_WEAK : PART_ANY;
    case SPEECH_ADJECTIVE:
        return r->speech.adjectives_follow && last != PART_WEAK ? PART_ANY : PART_INNER;
    default:
        return single ? PART_NONE : PART_INNER;
    }
}

/* Token i joins the name before it with the one behind it. */
static bool is_joint(const sentence_reader *r, uint32_t i) {
    return r->parts[r->doc->tokens[i].form] == PART_JOINT && r->open && r->capitalised &&
           i + 1 < r->end && space_before(r, i + 1) && is_capital_at(r, i + 1) &&
           compound_part(r, i + 1, compound_end(r, i + 1)) != PART_NONE;
}

/* Token i links a word that may end a phrase with the one behind it. */
static bool is_link(const sentence_reader *r, uint32_t i) {
    return r->linked && r->parts[r->doc->tokens[i].form] == PART_LINK && r->open &&
           i + 1 < r->end && !r->runs->keys[r->runs->count - 1].bound_right &&
           space_before(r, i + 1) && compound_part(r, i + 1, compound_end(r, i + 1)) != PART_NONE;
}

/* The words [i, next) and those behind them are a name, and the run before them is not. */
static bool starts_name(const sentence_reader *r, uint32_t i, uint32_t next) {
    return r->open && !r->capitalised && next < r->end && is_capital_at(r, i) &&
           is_capital_at(r, next) && space_before(r, next) &&
           compound_part(r, next, compound_end(r, next)) != PART_NONE;
}

/* Token i is a number word with a capital. */
static bool is_number_word(const sentence_reader *r, uint32_t i) {
    return r->speech.guesses && r->speech.guesses[i].speech == SPEECH_NUMBER && is_capital_at(r, i);
}

/* Token i is the number of a name, "Formula One", or "Falcon 9", unless what follows is counted. */
static bool is_number_of_name(const sentence_reader *r, uint32_t i) {
    const document *doc = r->doc;
    const span s = token_span(doc, &doc->tokens[i]);
    if (!r->open || !r->capitalised || r->last == PART_JOINT)
        return false;
    return is_number_word(r, i) ||
           (s.end - s.start <= LONGEST_NUMBER && !doc->forms[doc->tokens[i].form].wordlike &&
            doc->text.data[s.start] >= '0' && doc->text.data[s.start] <= '9' &&
            (i + 1 == r->end || !space_before(r, i + 1) ||
             compound_part(r, i + 1, compound_end(r, i + 1)) == PART_NONE));
}

/* A name starts with the number word i: "the Six Nations". The first word of a sentence has its
 * capital for that. */
static bool is_number_before_name(const sentence_reader *r, uint32_t i) {
    return i > r->first && is_number_word(r, i) && i + 1 < r->end && space_before(r, i + 1) &&
           is_capital_at(r, i + 1) && compound_part(r, i + 1, compound_end(r, i + 1)) != PART_NONE;
}

/* Ends the last run: takes back the words that no phrase ends with, compounds whole, and finds the
 * longest phrase at its end. */
static void close_run(sentence_reader *r) {
    key_runs *runs = r->runs;
    r->open = false;
    while (runs->count > r->run && runs->keys[runs->count - 1].bound_right) {
        while (runs->count > r->run + 1 && runs->keys[runs->count - 1].bound_left)
            runs->count--;
        runs->count--;
    }
    uint32_t start = r->run;
    if (runs->count - start > KEYS_OF_PHRASE)
        start = runs->count - KEYS_OF_PHRASE;
    while (start < runs->count && runs->keys[start].bound_left)
        start++;
    if (start < runs->count)
        runs->keys[start].starts_whole = true;
    for (; r->run < runs->count; r->run++)
        runs->keys[r->run].left = runs->count - r->run;
}

/* Appends the words of a compound, or a joint, to the last run, or opens one. */
static void add_keys(sentence_reader *r, uint32_t i, uint32_t end, part p) {
    key_runs *runs = r->runs;
    const document *doc = r->doc;
    const bool joint = p == PART_JOINT;
    const bool inside = joint || p == PART_LINK;
    const bool name = r->open && r->capitalised && (is_capital_at(r, i) || joint);
    if (name)
        runs->keys[runs->count - 1].bound_right = true;
    for (uint32_t at = i; at < end; at++)
        runs->keys[runs->count++] =
            (key){.token = at,
                  .term = doc->forms[doc->tokens[at].form].term,
                  .sentence = r->sentence,
                  .bound_left = at > i || inside || (r->open && r->last == PART_JOINT),
                  .bound_right = at + 1 < end || inside,
                  .certainty = r->speech.guesses ? r->speech.guesses[at].certainty : 0,
                  .noun = r->speech.guesses ? r->speech.guesses[at].speech == SPEECH_NOUN
                                            : p != PART_LINK,
                  .weak = p == PART_WEAK || p == PART_LINK};
    if (p == PART_INNER && !name)
        runs->keys[runs->count - 1].bound_right = true;
    r->last = p;
    r->capitalised = joint || is_capital_at(r, end - 1);
    r->open = true;
    if (r->looks[end - 1] & LOOK_OWNER)
        close_run(r);
}

/* A number belongs to the name before it, and ends the run. */
static void add_number(sentence_reader *r, uint32_t i) {
    add_keys(r, i, i + 1, PART_WEAK);
    r->runs->keys[r->runs->count - 1].bound_left = true;
    close_run(r);
}

/* The first token of sentence s behind its dateline. The agency in brackets there says nothing by
 * itself, in the whole text: who reports is not what is reported. */
static uint32_t behind_dateline(const document *doc, uint32_t s, part *parts) {
    const uint32_t start = doc->sentences[s].span.start;
    const uint32_t told = opening_without(doc, s).start;
    uint32_t i = doc->sentences[s].first_token;
    if (told == start)
        return i;
    const char *bracket = memchr(doc->text.data + start, '(', told - start);
    const uint32_t end = i + doc->sentences[s].token_count;
    for (; i < end && doc->tokens[i].start < told; i++)
        if (bracket && doc->text.data + doc->tokens[i].start > bracket &&
            parts[doc->tokens[i].form] > PART_WEAK)
            parts[doc->tokens[i].form] = PART_WEAK;
    return i;
}

static void read_sentence(sentence_reader *r) {
    for (uint32_t i = r->first, next; i < r->end; i = next) {
        next = compound_end(r, i);
        const bool numbered = is_number_before_name(r, i);
        if (!r->open && next == i + 1 && r->parts[r->doc->tokens[i].form] == PART_NONE && !numbered)
            continue;
        if (r->open && (!space_before(r, i) || starts_name(r, i, next)))
            close_run(r);
        const part p = next > i + 1     ? compound_part(r, i, next)
                       : is_joint(r, i) ? PART_JOINT
                       : is_link(r, i)  ? PART_LINK
                       : numbered       ? PART_WEAK
                                        : compound_part(r, i, next);
        if (p != PART_NONE)
            add_keys(r, i, next, p);
        else if (next == i + 1 && is_number_of_name(r, i))
            add_number(r, i);
        else if (r->open)
            close_run(r);
    }
    if (r->open)
        close_run(r);
}

pith_status keys_find(const document *doc, bool linked, arena *a, key_runs *out) {
    part *parts = NULL;
    uint8_t *looks = NULL;
    TRY(find_parts(doc, a, &parts));
    TRY(looks_find(doc, a, &looks));
    sentence_reader r = {.doc = doc, .parts = parts, .looks = looks, .linked = linked, .runs = out};
    TRY(speech_find(doc, looks, a, &r.speech));
    *out = (key_runs){.keys = ARENA_ARRAY(a, key, doc->token_count), .looks = looks};
    TRY_MEMORY(out->keys);
    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        const sentence *s = &doc->sentences[i];
        r.sentence = i;
        r.end = s->first_token + s->token_count;
        if (has_phrases(doc, i)) {
            r.first = behind_dateline(doc, i, parts);
            read_sentence(&r);
        }
    }
    return PITH_OK;
}
