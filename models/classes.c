/* classes.c - the build tool that makes the table of classes.h from the properties of utf8proc:
 * prints it as C.
 *
 * Word_Break is derived from the general category and the small sets below, which are those of
 * Unicode Standard Annex 29, table 3, with the deviations that token.c lists.
 *
 * The table is two arrays: for each run of CLASS_BLOCK code points the number of its block, and the
 * distinct blocks, of which there are some 300. */
#include "text/classes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool in(uint32_t c, uint32_t first, uint32_t last) {
    return c - first <= last - first;
}

/* ---- kinds ---- */

/* White_Space of category Cc. */
static bool is_control_space(uint32_t c) {
    return in(c, '\t', '\r') || c == 0x85;
}

/* Format characters that a reader sees, or whose loss changes what a reader sees: the joiners of
 * Persian, Indic scripts and emoji, and the marks that enclose a number
 * (Prepended_Concatenation_Mark: the visible ones of category Cf). U+200B and U+FEFF count as
 * spaces. */
static bool is_visible_format(uint32_t c) {
    return c == 0x200b || c == 0xfeff || c == 0x200c || c == 0x200d || in(c, 0x600, 0x605) ||
           c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2 || c == 0x110bd ||
           c == 0x110cd;
}

static character_kind kind(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return KIND_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return KIND_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return KIND_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return KIND_MARK;
    case UTF8PROC_CATEGORY_ND:
        return KIND_DIGIT;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return KIND_PUNCTUATION;
    case UTF8PROC_CATEGORY_CC:
        return is_control_space(c) ? KIND_OTHER : KIND_CONTROL;
    case UTF8PROC_CATEGORY_CF:
        return is_visible_format(c) ? KIND_OTHER : KIND_CONTROL;
    default:
        return KIND_OTHER;
    }
}

static bool is_letter(uint32_t c) {
    const character_kind k = kind(c);
    return k == KIND_UPPER || k == KIND_LOWER || k == KIND_LETTER;
}

/* ---- Word_Break ---- */

/* Scripts written without spaces whose letters UAX 29 leaves to dictionaries (Complex_Context), and
 * Han and Hiragana, which it parts character by character. */
static bool stands_alone(uint32_t c) {
    return in(c, 0x0e00, 0x0eff) || in(c, 0x1000, 0x109f) || in(c, 0x1780, 0x17ff) ||
           in(c, 0x1950, 0x19df) || in(c, 0x1a20, 0x1aaf) || in(c, 0xa9e0, 0xa9ff) ||
           in(c, 0xaa60, 0xaadf) || in(c, 0x3040, 0x309f) || in(c, 0x3400, 0x4dbf) ||
           in(c, 0x4e00, 0x9fff) || in(c, 0xf900, 0xfaff) || in(c, 0x1b130, 0x1b167) ||
           in(c, 0x20000, 0x3ffff) || c == 0x3005 || c == 0x3006 || c == 0x303b || c == 0x303c;
}

static bool is_katakana(uint32_t c) {
    return in(c, 0x3031, 0x3035) || c == 0x309b || c == 0x309c || in(c, 0x30a0, 0x30fa) ||
           in(c, 0x30fc, 0x30ff) || in(c, 0x31f0, 0x31ff) || in(c, 0x32d0, 0x32fe) ||
           in(c, 0x3300, 0x3357) || in(c, 0xff66, 0xff9d) || in(c, 0x1b000, 0x1b12f);
}

static word_class mid_class(uint32_t c) {
    switch (c) {
    case 0x00b7: /* middle dot */
    case 0x0387: /* Greek ano teleia */
    case 0x055f: /* Armenian abbreviation mark */
    case 0x05f4: /* Hebrew gershayim */
    case 0x2027: /* hyphenation point */
    case 0xfe13: /* presentation form of the colon */
    case 0xfe55:
    case 0xff1a:
        return WB_MID_LETTER;
    case 0x037e: /* Greek question mark */
    case 0x0589: /* Armenian full stop */
    case 0x060c: /* Arabic comma */
    case 0x060d:
    case 0x066c: /* Arabic thousands separator */
    case 0x07f8:
    case 0x2044: /* fraction slash */
    case 0xfe10:
    case 0xfe14:
    case 0xfe50:
    case 0xfe54:
    case 0xff0c:
    case 0xff1b:
        return WB_MID_NUMBER;
    case 0x2018:
    case 0x2019:
    case 0x2024: /* one dot leader */
    case 0xfe52:
    case 0xff07:
    case 0xff0e:
        return WB_MID_BOTH;
    default:
        return WB_OTHER;
    }
}

static word_class ascii_word_class(uint32_t c) {
    switch (c) {
    case '"':
        return WB_QUOTE;
    case '\'':
        return WB_APOSTROPHE;
    case ',':
    case ';':
        return WB_MID_NUMBER;
    case '.':
        return WB_MID_BOTH;
    case ':':
        return WB_MID_LETTER;
    case '_':
        return WB_CONNECTOR;
    default:
        return is_letter(c) ? WB_LETTER : kind(c) == KIND_DIGIT ? WB_DIGIT : WB_OTHER;
    }
}

static bool is_connector(uint32_t c) {
    return c == 0x202f || in(c, 0x203f, 0x2040) || c == 0x2054 || in(c, 0xfe33, 0xfe34) ||
           in(c, 0xfe4d, 0xfe4f) || c == 0xff3f;
}

static word_class word(uint32_t c) {
    if (c < 0x80)
        return ascii_word_class(c);
    const word_class mid = mid_class(c);
    if (mid != WB_OTHER)
        return mid;
    if (kind(c) == KIND_MARK || in(c, 0x200c, 0x200f) || in(c, 0xff9e, 0xff9f))
        return WB_EXTEND;
    if (is_katakana(c))
        return WB_KATAKANA;
    if (is_letter(c)) {
        if (stands_alone(c))
            return WB_IDEOGRAPH;
        return in(c, 0x05d0, 0x05f2) || in(c, 0xfb1d, 0xfb4f) ? WB_HEBREW : WB_LETTER;
    }
    if (kind(c) == KIND_DIGIT)
        return WB_DIGIT;
    if (is_connector(c))
        return WB_CONNECTOR;
    return kind(c) == KIND_CONTROL ? WB_EXTEND : WB_OTHER;
}

/* ---- folding ---- */

/* The fold of `c` alone, as utf8_fold has it; its length in UTF-8 in *length. 0: none, or more than
 * one character. */
static uint32_t fold(uint32_t c, unsigned *length) {
    const utf8proc_option_t options =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_uint8_t text[5] = {0};
    utf8proc_int32_t buffer[64];
    const utf8proc_ssize_t bytes = utf8proc_encode_char((utf8proc_int32_t)c, text);
    const utf8proc_ssize_t parts = utf8proc_decompose(text, bytes, buffer, 64, options);
    if (bytes <= 0 || parts <= 0 || utf8proc_normalize_utf32(buffer, parts, options) != 1)
        return 0;
    *length = (unsigned)utf8proc_encode_char(buffer[0], text);
    return (uint32_t)buffer[0];
}

/* Does `c` change, or may it, by what stands before it? The vowels and finals of Hangul do. */
static bool looks_back(uint32_t c) {
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)c);
    const bool second = p->comb_index != UINT16_MAX && p->comb_index >= 0x8000;
    return second || p->combining_class != 0 || in(c, 0x1100, 0x11ff);
}

/* The apostrophes are those that utf8_fold makes straight. */
static bool is_stable(uint32_t c) {
    unsigned length;
    return c < 0x80 ? !in(c, 'A', 'Z')
                    : c < 0x110000 && c != 0x2018 && c != 0x2019 && c != 0x2bc && !looks_back(c) &&
                          fold(c, &length) == c;
}

/* What `c` becomes when that is one stable character of two bytes; else 0. */
static unsigned simple_fold(uint32_t c) {
    unsigned length = 0;
    const uint32_t folded = c < 0x80 || is_stable(c) || looks_back(c) ? 0 : fold(c, &length);
    return length == 2 && is_stable(folded) ? folded : 0;
}

/* ---- the table ---- */

typedef struct table {
    unsigned char blocks[CLASS_BLOCKS][CLASS_BLOCK];
    unsigned index[CLASS_BLOCKS];
    unsigned count; /* of blocks */
} table;

static void add_block(table *t, unsigned number) {
    unsigned char *block = t->blocks[t->count];
    for (uint32_t i = 0; i < CLASS_BLOCK; i++) {
        const uint32_t c = number * CLASS_BLOCK + i;
        block[i] =
            (unsigned char)(kind(c) | CLASS_WORD * word(c) | (is_stable(c) ? CLASS_STABLE : 0));
    }
    unsigned same = 0;
    while (memcmp(t->blocks[same], block, CLASS_BLOCK) != 0)
        same++;
    t->index[number] = same;
    t->count += same == t->count;
}

static void print_table(const table *t) {
    printf("/* Made by models/classes.c. */\n#include \"text/classes.h\"\n\n"
           "const unsigned char class_blocks[][CLASS_BLOCK] = {\n");
    for (unsigned b = 0; b < t->count; b++)
        for (unsigned i = 0; i < CLASS_BLOCK; i++)
            printf("%s%d,%s", i == 0 ? "{" : "", t->blocks[b][i],
                   i == CLASS_BLOCK - 1 ? "},\n"
                   : i % 16 == 15       ? "\n"
                                        : "");
    printf("};\n\nconst unsigned short class_index[CLASS_BLOCKS] = {\n");
    for (unsigned i = 0; i < CLASS_BLOCKS; i++)
        printf("%u,%s", t->index[i], i % 16 == 15 ? "\n" : "");
    printf("};\n\nconst unsigned short class_folds[CLASS_FOLDS] = {\n");
    for (unsigned c = 0; c < CLASS_FOLDS; c++)
        printf("%u,%s", simple_fold(c), c % 16 == 15 ? "\n" : "");
    printf("};\n");
}

int main(void) {
    table *t = calloc(1, sizeof *t);
    if (!t)
        return EXIT_FAILURE;
    for (unsigned i = 0; i < CLASS_BLOCKS; i++)
        add_block(t, i);
    print_table(t);
    free(t);
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
