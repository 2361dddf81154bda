/* letter_sets.h - the sets of single bytes that the Latin, Greek and Cyrillic alphabets were
 * written in, each by the speakers of a few languages. Their lower halves are ASCII. */
#ifndef PITH_READ_LETTER_SETS_H
#define PITH_READ_LETTER_SETS_H

#include "read/encoding.h"

#define WESTERN                                                                                    \
    "af ca cy da de en es eu fi fr ga id is it la nl no pt sq sv sw tl lg mi om sn so st tn ts "   \
    "xh yo zu "
#define CENTRAL "cs hu pl ro sk sl sq sr "
#define BALTIC "et lt lv "
#define TURKIC "az tr "
#define CYRILLIC "be bg kk mk mn ru sr uk "

/* How seldom texts are in a set that is not the commonest of its alphabet, as a natural logarithm:
 * one of today, and one of yesterday. */
#define SECOND (-1)
#define RARE (-3)

/* A set, the alphabet in it, the languages that it was made for, and how often it is met. */
typedef struct letter_set {
    encoding encoding;
    const char *alphabet;
    const char *languages;
    double prior; /* natural logarithm */
} letter_set;

static const letter_set letter_sets[] = {
    {{"windows-1252", "WINDOWS-1252", 1, false}, "latin", WESTERN, 0},
    {{"windows-1250", "WINDOWS-1250", 1, false}, "latin", CENTRAL, SECOND},
    {{"iso-8859-2", "ISO-8859-2", 1, false}, "latin", CENTRAL, SECOND},
    {{"windows-1257", "WINDOWS-1257", 1, false}, "latin", BALTIC, SECOND},
    {{"windows-1254", "WINDOWS-1254", 1, false}, "latin", TURKIC, SECOND},
    {{"windows-1258", "WINDOWS-1258", 1, false}, "latin", "vi ", SECOND},
    {{"iso-8859-15", "ISO-8859-15", 1, false}, "latin", WESTERN, RARE},
    {{"iso-8859-3", "ISO-8859-3", 1, false}, "latin", "eo ", RARE},
    {{"iso-8859-4", "ISO-8859-4", 1, false}, "latin", BALTIC, RARE},
    {{"iso-8859-14", "ISO-8859-14", 1, false}, "latin", "cy ga ", RARE},
    {{"macintosh", "MACINTOSH", 1, false}, "latin", WESTERN, RARE},
    {{"mac-centraleurope", "MAC-CENTRALEUROPE", 1, false}, "latin", CENTRAL, RARE},
    {{"ibm852", "IBM852", 1, false}, "latin", CENTRAL, RARE},
    {{"ibm850", "IBM850", 1, false}, "latin", WESTERN, RARE},
    {{"ibm437", "IBM437", 1, false}, "latin", WESTERN, RARE},
    {{"ibm775", "IBM775", 1, false}, "latin", BALTIC, RARE},
    {{"ibm857", "IBM857", 1, false}, "latin", TURKIC, RARE},
    {{"windows-1253", "WINDOWS-1253", 1, false}, "greek", "el ", 0},
    {{"iso-8859-7", "ISO-8859-7", 1, false}, "greek", "el ", 0},
    {{"windows-1251", "WINDOWS-1251", 1, false}, "cyrillic", CYRILLIC, 0},
    {{"koi8-u", "KOI8-U", 1, false}, "cyrillic", "ru uk ", 0},
    {{"iso-8859-5", "ISO-8859-5", 1, false}, "cyrillic", CYRILLIC, RARE},
    {{"ibm866", "IBM866", 1, false}, "cyrillic", CYRILLIC, RARE},
    {{"x-mac-cyrillic", "MAC-CYRILLIC", 1, false}, "cyrillic", CYRILLIC, RARE},
};

enum { LETTER_SETS = sizeof letter_sets / sizeof *letter_sets };

/* What the bytes of the upper half are in each, as UTF-8 with NULs behind it; U+FFFD for those that
 * are no characters. Made by models/letter_sets.c. */
extern const char letter_set_halves[LETTER_SETS][128][4];

#endif
