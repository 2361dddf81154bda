/* language_tag.c - see language_tag.h. A tag (BCP 47) is a language of two or three letters, then
 * its script, region and more, which no model tells apart. Some codes are old names of others, and
 * some languages are written so alike that one model reads both. */
#include "text/language_tag.h"

enum { CODE_BYTES = 4 };

typedef struct alias {
    char tag[CODE_BYTES];
    char code[CODE_BYTES];
} alias;

static const alias ALIASES[] = {
    {"nb", "no"},  {"nn", "no"},                /* both ways to write Norwegian */
    {"hr", "sr"},  {"bs", "sr"},  {"sh", "sr"}, /* in both scripts */
    {"iw", "he"},  {"ji", "yi"},  {"in", "id"}, /* withdrawn codes */
    {"arb", "ar"}, {"cmn", "zh"}, {"pes", "fa"} /* of the standard language */
};

/* Writes the code by which models name the language of `tag`. False when it is none. */
static bool read_code(const char *tag, char code[CODE_BYTES]) {
    size_t length = 0;
    for (; tag[length] && tag[length] != '-' && tag[length] != '_'; length++) {
        const char lower = (char)(tag[length] | 0x20);
        if (length == CODE_BYTES - 1 || lower < 'a' || lower > 'z')
            return false;
        code[length] = lower;
    }
    code[length] = 0;
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++)
        if (strcmp(code, ALIASES[i].tag) == 0)
            memcpy(code, ALIASES[i].code, sizeof ALIASES[i].code);
    return length >= 2;
}

language_tag language_tag_find(const pith_model *model, const char *tag, language_model *out) {
    char code[CODE_BYTES];
    if (!read_code(tag, code))
        return LANGUAGE_TAG_BROKEN;
    if (model_language(model, code, out))
        return LANGUAGE_TAG_KNOWN;
    *out = model_no_language(model);
    return LANGUAGE_TAG_OTHER;
}
