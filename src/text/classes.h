/* classes.h - what the text stage asks of a character: one byte for each code point. Its bits hold
 * the kind, the value of Word_Break, and whether folding leaves the character as it is. The table
 * is made by models/classes.c when pith is built; blocks of equal content are kept once. */
#ifndef PITH_TEXT_CLASSES_H
#define PITH_TEXT_CLASSES_H

#include <stdbool.h>
#include <stdint.h>

/* General categories, as far as they matter. */
typedef enum character_kind {
    KIND_OTHER,
    KIND_UPPER,       /* Lu Lt */
    KIND_LOWER,       /* Ll */
    KIND_LETTER,      /* Lm Lo */
    KIND_MARK,        /* M* */
    KIND_DIGIT,       /* Nd */
    KIND_PUNCTUATION, /* P* */
    KIND_CONTROL      /* Cc except white space, and those of Cf that a reader does not see */
} character_kind;

/* Values of Word_Break (UAX 29), as far as the rules in token.c ask for them. */
typedef enum word_class {
    WB_OTHER,
    WB_LETTER, /* ALetter */
    WB_HEBREW,
    WB_DIGIT, /* Numeric */
    WB_KATAKANA,
    WB_IDEOGRAPH,  /* Han, Hiragana and the rest of the letters that stand alone: Other in UAX 29 */
    WB_CONNECTOR,  /* ExtendNumLet */
    WB_EXTEND,     /* Extend, Format, ZWJ: belongs to what stands before it (WB4) */
    WB_MID_LETTER, /* between letters: ":" and the middle dots */
    WB_MID_NUMBER, /* between digits: "," ";" */
    WB_MID_BOTH,   /* between either: "." and the curly quotes */
    WB_APOSTROPHE, /* like WB_MID_BOTH */
    WB_QUOTE       /* between Hebrew letters */
} word_class;

/* A byte is kind | CLASS_WORD * word class | CLASS_STABLE. */
enum {
    CLASS_KINDS = 7,
    CLASS_WORD = 8,
    CLASS_STABLE = 128,
    CLASS_BLOCK = 128,                    /* code points of a block */
    CLASS_BLOCKS = 0x200000 / CLASS_BLOCK /* all that four bytes of UTF-8 can hold */
};

/* What a character below CLASS_FOLDS folds to when that is one stable character of two bytes, as it
 * is itself: capitals of Latin, Greek, Cyrillic and Armenian. Else 0. */
enum { CLASS_FOLDS = 0x580 };
extern const unsigned short class_folds[CLASS_FOLDS];

extern const unsigned char class_blocks[][CLASS_BLOCK];
extern const unsigned short class_index[CLASS_BLOCKS];

static inline unsigned class_byte(uint32_t c) {
    return class_blocks[class_index[c / CLASS_BLOCK]][c % CLASS_BLOCK];
}

static inline character_kind kind_of(uint32_t c) {
    return (character_kind)(class_byte(c) & CLASS_KINDS);
}

static inline word_class word_class_of(uint32_t c) {
    return (word_class)(class_byte(c) / CLASS_WORD % 16);
}

/* Of a byte: ASCII is the first block; a byte of a longer character is of no class by itself. */
static inline word_class word_class_of_ascii(unsigned char c) {
    return c < CLASS_BLOCK ? (word_class)(class_blocks[0][c] / CLASS_WORD % 16) : WB_OTHER;
}

/* Is `c` what NFKC_Casefold makes of it, whatever stands around it? */
static inline bool class_is_stable(uint32_t c) {
    return class_byte(c) & CLASS_STABLE;
}

#endif
