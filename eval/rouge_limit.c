/* rouge_limit.c - the first n words or bytes of a text.
 *
 * Whole lines are taken while they stay below the limit; of the first one that does not, as much as
 * is left. Words are what blanks divide, so a free-standing comma costs one, and bytes are counted
 * without line ends; both before anything else is done to the text.
 *
 * ROUGE-1.5.5 limits references as well as systems (its help says systems only), counts the blanks
 * at the start of a line as a word, and forgets to add up bytes for the sentences of ROUGE-L and
 * -W, so that each line is measured against the whole limit. We limit systems only, and add up. */
#include "eval/rouge_words.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\n');
}

rouge_limiter rouge_limiter_for(const rouge_options *options, bool is_reference, bool of_lines) {
    const bool as_script = options->mode == ROUGE_155;
    rouge_limiter limiter = {.unit = options->limit, .left = options->limit_size};
    if (is_reference && !as_script)
        limiter.unit = ROUGE_NO_LIMIT;
    limiter.leading_blank = as_script;
    limiter.per_line = as_script && of_lines && limiter.unit == ROUGE_BYTES;
    return limiter;
}

/* The first limiter->left words of `line`, and in *words how many it has, up to that. */
static slice first_words(const rouge_limiter *limiter, slice line, size_t *words) {
    size_t i = 0;
    *words = 0;
    if (limiter->leading_blank && line.length > 0 && is_blank(line.data[0])) {
        while (i < line.length && is_blank(line.data[i]))
            i++;
        *words = i < line.length; /* a line of blanks costs nothing */
    }
    while (*words < limiter->left) {
        while (i < line.length && is_blank(line.data[i]))
            i++;
        if (i == line.length)
            break;
        while (i < line.length && !is_blank(line.data[i]))
            i++;
        ++*words;
    }
    return slice_range(line, 0, i);
}

slice rouge_limiter_cut(rouge_limiter *limiter, slice line) {
    if (limiter->unit == ROUGE_NO_LIMIT)
        return line;
    size_t used = line.length;
    slice kept = line;
    if (limiter->unit == ROUGE_WORDS)
        kept = first_words(limiter, line, &used);
    else if (used >= limiter->left)
        kept = slice_range(line, 0, limiter->left);
    limiter->done = used >= limiter->left;
    if (!limiter->per_line && !limiter->done)
        limiter->left -= used;
    return kept;
}
