/* candidates.c - see candidates.h. Bytes are counted with one separator after each sentence, and
 * one more is allowed, since the last has none. */
#include "eval/candidates.h"

#include "base/status.h"

static size_t cost_of(const pith_sentence *s, pith_unit unit) {
    return unit == PITH_SENTENCES ? 1 : unit == PITH_BYTES ? s->text.length + 1 : s->words;
}

pith_status candidates_collect(const pith_doc *doc, pith_unit unit, size_t budget, arena *memory,
                               candidates *out) {
    pith_doc_facts facts;
    pith_doc_get_facts(doc, &facts);
    pith_slice *texts = ARENA_ARRAY(memory, pith_slice, facts.sentences);
    size_t *words = ARENA_ARRAY(memory, size_t, facts.sentences);
    size_t *costs = ARENA_ARRAY(memory, size_t, facts.sentences);
    size_t *index = ARENA_ARRAY(memory, size_t, facts.sentences);
    TRY_MEMORY(texts && words && costs && index);
    *out = (candidates){texts, words, costs, index, 0, budget};
    if (unit == PITH_BYTES)
        out->budget++;
    if (unit == PITH_PERCENT)
        out->budget = (size_t)((uint64_t)facts.words * budget / 100);
    pith_sentence sentence;
    for (size_t i = 0; i < facts.sentences; i++) {
        TRY_MEMORY(pith_doc_get_sentence(doc, i, &sentence));
        if (!sentence.competes || sentence.words == 0)
            continue;
        texts[out->count] = sentence.text;
        words[out->count] = sentence.words;
        costs[out->count] = cost_of(&sentence, unit);
        index[out->count++] = i;
    }
    return PITH_OK;
}

size_t candidates_find(const candidates *c, size_t index) {
    size_t low = 0, high = c->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (c->index[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->count && c->index[low] == index ? low : c->count;
}
