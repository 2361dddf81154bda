/* pdf_hyphens.c - which hyphens at the ends of lines are part of their words.
 *
 * The document is asked first: a word that it shows undivided elsewhere, with the hyphen or
 * without, is written that way here. Else the words of the language are asked: a word that they
 * have without the hyphen loses it; one of which they have both halves keeps it. Else it was
 * divided: in justified text most are. One look-up a word. */
#include "read/pdf.h"

#include "text/utf8.h"

enum { WORD_ROOM = 96 };

/* `word` from its first letter to its last. */
static slice core_of(slice word) {
    size_t start = word.length;
    size_t end = 0;
    for (size_t at = 0; at < word.length;) {
        const size_t here = at;
        if (!utf8_is_letter(utf8_next(word, &at)))
            continue;
        start = here < start ? here : start;
        end = at;
    }
    return start < end ? slice_range(word, start, end) : (slice){word.data, 0};
}

bool pdf_ends_with_hyphen(slice word) {
    static const char *const hyphens[] = {"-", "\xe2\x80\x90", "\xc2\xad"};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        const size_t length = strlen(hyphens[i]);
        if (word.length <= length ||
            memcmp(word.data + word.length - length, hyphens[i], length) != 0)
            continue;
        size_t before = utf8_back(word, word.length - length);
        return utf8_is_letter(utf8_next(word, &before));
    }
    return false;
}

pith_status pdf_words_collect(const pdf_text *text, const word_table *known, pdf_words *out) {
    *out = (pdf_words){.whole = {.arena = text->arena}, .known = known};
    for (uint32_t i = 0; i < text->line_count; i++) {
        const pdf_line *line = &text->lines[i];
        for (uint32_t w = 0; w < line->word_count; w++) {
            char room[WORD_ROOM];
            const slice word = pdf_word(text, line->first_word + w);
            if (w + 1 == line->word_count && pdf_ends_with_hyphen(word))
                continue;
            const size_t length = utf8_fold(core_of(word), room, sizeof room);
            if (length == 0 || length == SIZE_MAX)
                continue;
            if (map_intern(&out->whole, (slice){room, length}, NULL) == MAP_ABSENT)
                return PITH_ERROR_MEMORY;
        }
    }
    return PITH_OK;
}

static bool is_known(const word_table *known, slice folded) {
    uint16_t value;
    return folded.length > 0 && table_find(known, folded, &value);
}

bool pdf_keeps_hyphen(const pdf_words *words, slice first, slice second) {
    char room[2 * WORD_ROOM + 1];
    const slice head = core_of(first);
    const slice tail = core_of(second);
    size_t at = 0;
    if (tail.length == 0 || !utf8_is_lower(utf8_next(tail, &at)))
        return true;
    const size_t a = utf8_fold(head, room, WORD_ROOM);
    const size_t b = a == SIZE_MAX ? a : utf8_fold(tail, room + a + 1, WORD_ROOM);
    if (a == SIZE_MAX || b == SIZE_MAX)
        return false;
    room[a] = '-';
    if (map_find(&words->whole, (slice){room, a + 1 + b}) != MAP_ABSENT)
        return true;
    const bool both = is_known(words->known, (slice){room, a}) &&
                      is_known(words->known, (slice){room + a + 1, b});
    memmove(room + a, room + a + 1, b);
    const slice joined = {room, a + b};
    return both && map_find(&words->whole, joined) == MAP_ABSENT && !is_known(words->known, joined);
}
