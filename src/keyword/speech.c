/* speech.c - see speech.h. Not a tagger but a multinomial logistic regression for each word
 * by itself, so that no word waits for another:
 *
 *   odds[class] = own(word) + left[kind(i - 1)] + before[kind(i - 2)] + right[kind(i + 1)] + shape
 *
 * against SPEECH_OTHER, whose odds are 0; the class with the greatest odds is taken. own(word) and
 * kind(word) are the model's table "classes", for words that it lacks those of the longest ending
 * that it has. The weights of the neighbours and of the shape (capital inside or at the start of a
 * sentence, all capitals, digits) are the language's section "classes-context". Both are fitted by
 * models/fit_keyspeech_guesses.py, which says how well they agree with a tagger.
 *
 * O(tokens), at most five look-ups for each distinct form. */
#include "keyword/speech.h"

#include "keyword/looks.h"
#include "text/utf8.h"

enum { CLASSES = 2, LONGEST_ENDING = 4 }; /* SPEECH_NOUN and SPEECH_ADJECTIVE, in this order */

typedef enum shape {
    SHAPE_CAPITAL_INSIDE,
    SHAPE_CAPITAL_FIRST,
    SHAPE_CAPITALS,
    SHAPE_DIGIT,
    SHAPE_COUNT
} shape;

/* In the order of the section. */
typedef struct context_weights {
    float left[NEIGHBOUR_COUNT][CLASSES];
    float right[NEIGHBOUR_COUNT][CLASSES];
    float before[NEIGHBOUR_COUNT][CLASSES];
    float shape[SHAPE_COUNT][CLASSES];
} context_weights;

enum { WEIGHT_COUNT = sizeof(context_weights) / sizeof(float) };

/* What the table says of a form. */
typedef struct form_class {
    float odds[CLASSES];
    neighbour kind;
    bool stop; /* of these nothing more is asked */
} form_class;

static bool read_weights(weights from, context_weights *out) {
    if (from.count != WEIGHT_COUNT)
        return false;
    float *to = &out->left[0][0];
    for (uint32_t i = 0; i < WEIGHT_COUNT; i++)
        to[i] = (float)from.items[i].value;
    return true;
}

/* The entry of the longest ending of `word` that the table has. */
static bool find_ending(const word_table *table, slice word, uint16_t *value) {
    char ending[1 + 4 * LONGEST_ENDING] = "-";
    size_t starts[LONGEST_ENDING] = {0};
    size_t count = 0;
    for (size_t at = word.length; count < LONGEST_ENDING && at > 0;)
        starts[count++] = at = utf8_back(word, at);
    while (count-- > 0) {
        const size_t length = word.length - starts[count];
        memcpy(ending + 1, word.data + starts[count], length);
        if (table_find(table, (slice){ending, length + 1}, value))
            return true;
    }
    return false;
}

static form_class class_of(const document *doc, uint32_t index) {
    const form *f = &doc->forms[index];
    const word_table *table = &form_language(doc, f)->classes;
    uint16_t value = 0;
    if (!form_find(doc, index, table, &value)) {
        if (!f->wordlike)
            return (form_class){.kind = NEIGHBOUR_NUM, .stop = f->stop};
        if (!find_ending(table, f->text, &value))
            return (form_class){.kind = NEIGHBOUR_OTHER, .stop = f->stop};
        value = (uint16_t)((value & ((1U << CLASS_KIND_SHIFT) - 1)) | (unsigned)NEIGHBOUR_OTHER
                                                                          << CLASS_KIND_SHIFT);
    }
    const int noun = (value >> CLASS_NOUN_SHIFT) & CLASS_STEP_MASK;
    const int adjective = value & CLASS_STEP_MASK;
    return (form_class){.odds = {(float)((noun - CLASS_STEPS) * CLASS_STEP),
                                 (float)((adjective - CLASS_STEPS) * CLASS_STEP)},
                        .kind = (neighbour)(value >> CLASS_KIND_SHIFT),
                        .stop = f->stop};
}

static bool is_apostrophe_before(slice text, uint32_t end) {
    return text.data[end - 1] == '\'' ||
           (end >= 3 && memcmp(text.data + end - 3, "\xe2\x80\x99", 3) == 0);
}

/* What stands before token i, which is not the first of its sentence; NEIGHBOUR_COUNT: white space,
 * so that the word before it is its neighbour. */
static neighbour gap_before(const document *doc, const uint8_t *looks, uint32_t i) {
    if (looks[i] & LOOK_SPACE)
        return NEIGHBOUR_COUNT;
    if (looks[i] & LOOK_HYPHEN)
        return NEIGHBOUR_HYPHEN;
    const uint32_t start = doc->tokens[i].start;
    if (doc->language->elides && start > token_span(doc, &doc->tokens[i - 1]).end &&
        is_apostrophe_before(doc->text, start))
        return NEIGHBOUR_ELIDED;
    return NEIGHBOUR_PUNCT;
}

static void add(float odds[CLASSES], const float weight[CLASSES]) {
    for (int c = 0; c < CLASSES; c++)
        odds[c] += weight[c];
}

/* Of a word that starts with a capital if `upper`, and else with a digit. */
static void add_shape(const context_weights *w, slice word, bool upper, neighbour left,
                      float odds[CLASSES]) {
    size_t at = 0;
    utf8_next(word, &at);
    if (upper)
        add(odds,
            w->shape[left == NEIGHBOUR_EDGE || left == NEIGHBOUR_PUNCT ? SHAPE_CAPITAL_FIRST
                                                                       : SHAPE_CAPITAL_INSIDE]);
    bool digit = !upper;
    const bool longer = at < word.length;
    while (at < word.length) {
        const uint32_t c = utf8_next(word, &at);
        upper = upper && !utf8_is_lower(c);
        digit = digit || utf8_is_digit(c);
    }
    if (upper && longer)
        add(odds, w->shape[SHAPE_CAPITALS]);
    if (digit)
        add(odds, w->shape[SHAPE_DIGIT]);
}

static speech_guess decide(const float odds[CLASSES]) {
    if (odds[0] <= 0 && odds[1] <= 0)
        return (speech_guess){0, SPEECH_OTHER};
    return odds[0] >= odds[1] ? (speech_guess){odds[0], SPEECH_NOUN}
                              : (speech_guess){odds[1], SPEECH_ADJECTIVE};
}

/* What the words of a sentence are looked at with. */
typedef struct reader {
    const document *doc;
    const form_class *forms; /* by form */
    const uint8_t *looks;    /* by token */
    const context_weights *weights;
} reader;

/* Of token i with these neighbours. */
static speech_guess guess(const reader *r, uint32_t i, neighbour left, neighbour before,
                          neighbour right) {
    const token *t = &r->doc->tokens[i];
    const float *own = r->forms[t->form].odds;
    float odds[CLASSES] = {own[0], own[1]};
    add(odds, r->weights->left[left]);
    add(odds, r->weights->right[right]);
    add(odds, r->weights->before[before]);
    const bool upper = r->looks[i] & LOOK_CAPITAL;
    const char first = r->doc->text.data[t->start];
    if (upper || (first >= '0' && first <= '9'))
        add_shape(r->weights, token_text(r->doc, t), upper, left, odds);
    return decide(odds);
}

static speech_guess of_stop_word(const form_class *own) {
    return (speech_guess){0, own->kind == NEIGHBOUR_NUM ? SPEECH_NUMBER : SPEECH_OTHER};
}

/* The tokens of one sentence. A possessive 's counts as a word, a particle. */
static void read_sentence(const reader *r, const sentence *s, speech_guess *out) {
    const token *tokens = r->doc->tokens;
    const uint32_t first = s->first_token;
    const uint32_t end = first + s->token_count;
    neighbour left = NEIGHBOUR_EDGE;
    neighbour before = NEIGHBOUR_EDGE;
    for (uint32_t i = first; i < end; i++) {
        const form_class *own = &r->forms[tokens[i].form];
        const bool owns = r->looks[i] & LOOK_OWNER;
        const neighbour gap = i + 1 < end ? gap_before(r->doc, r->looks, i + 1) : NEIGHBOUR_EDGE;
        const neighbour right = owns                     ? NEIGHBOUR_PART
                                : gap == NEIGHBOUR_COUNT ? r->forms[tokens[i + 1].form].kind
                                                         : gap;
        out[i] = own->stop ? of_stop_word(own) : guess(r, i, left, before, right);
        before = gap == NEIGHBOUR_COUNT ? (owns ? own->kind : left)
                 : owns                 ? NEIGHBOUR_PART
                                        : own->kind;
        left = gap == NEIGHBOUR_COUNT ? (owns ? NEIGHBOUR_PART : own->kind) : gap;
    }
}

pith_status speech_find(const document *doc, const uint8_t *looks, arena *a, speech_guesses *out) {
    context_weights context = {0};
    *out = (speech_guesses){0};
    if (!read_weights(doc->language->classes_context, &context))
        return PITH_OK;
    form_class *forms = ARENA_ARRAY(a, form_class, doc->form_count);
    TRY_MEMORY(forms);
    speech_guess *guesses = ARENA_ARRAY(a, speech_guess, doc->token_count);
    TRY_MEMORY(guesses);
    for (uint32_t i = 0; i < doc->form_count; i++) {
        form_expect(doc, i, &doc->language->classes);
        forms[i] = class_of(doc, i);
    }
    const reader r = {doc, forms, looks, &context};
    for (uint32_t i = 0; i < doc->sentence_count; i++)
        if (has_phrases(doc, i))
            read_sentence(&r, &doc->sentences[i], guesses);
    *out = (speech_guesses){guesses,
                            context.right[NEIGHBOUR_NOUN][1] < context.left[NEIGHBOUR_NOUN][1]};
    return PITH_OK;
}
