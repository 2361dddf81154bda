/* sentence.c - see sentence.h. */
#include "text/sentence.h"

#include "text/utf8.h"

bool sentence_next(slice text, const language_model *language, size_t *at, span *out) {
    (void)language;
    size_t start = *at;
    while (start < text.length && text.data[start] > 0 && text.data[start] <= ' ')
        start++;
    if (start == text.length)
        return false;
    size_t end = start;
    while (end < text.length) {
        const char c = text.data[end++];
        if ((c == '.' || c == '!' || c == '?') && end < text.length && text.data[end] == ' ')
            break;
    }
    size_t last = end;
    while (last > start && text.data[last - 1] > 0 && text.data[last - 1] <= ' ')
        last--;
    *out = (span){(uint32_t)start, (uint32_t)last};
    *at = end;
    return true;
}
