/* encoding_guess.c - the encoding of bytes that nothing else tells about.
 *
 * Which alphabet they are in, and which of the sets of several bytes a character, is told by
 * libuchardet, of Mozilla's "A composite approach to language/encoding detection" (Li and Momoi,
 * 2001). Which of the many sets of the Latin and of the Cyrillic alphabet, it tells less well: that
 * is told by the words that come out of them (encoding_letters.c), and so is what libuchardet has
 * no answer for, or too few bytes to judge by. eval/README.md has the numbers of both.
 *
 * It is written in C++ and ends the process when the heap is exhausted inside it, so that it is
 * asked only where the heap has room (base/dynlib.h). */
#include "read/encoding.h"

#include "base/dynlib.h"

/* The alphabet of a text that libuchardet does not know. */
#define USUAL_ALPHABET "latin"

#ifdef PITH_WITHOUT_UCHARDET

pith_status encoding_guess(slice in, encoding *out) {
    encoding_by_letters(in, USUAL_ALPHABET, out);
    return PITH_OK;
}

#else

#include <uchardet/uchardet.h>

/* Bytes beyond ASCII that frequencies can be told of. */
enum { EVIDENCE = 4 };

/* Bytes that are looked at, from the first that is not ASCII on. */
enum { SAMPLE_BYTES = 1 << 16 };

typedef struct library {
    uchardet_t (*uchardet_new)(void);
    int (*uchardet_handle_data)(uchardet_t, const char *, size_t);
    void (*uchardet_data_end)(uchardet_t);
    const char *(*uchardet_get_charset)(uchardet_t);
    void (*uchardet_delete)(uchardet_t);
} library;

/* Answers that are read as the larger set that holds them, or as one of the same alphabet. */
static const struct {
    const char *answer;
    const char *label;
} readings[] = {
    {"ISO-8859-10", "windows-1252"},
    {"ISO-8859-13", "windows-1257"},
    {"ISO-8859-16", "windows-1250"},
    {"KOI8-R", "koi8-u"},
    {"IBM855", "ibm866"},
    {"TIS-620", "windows-874"},
    {"UHC", "euc-kr"},
    {"MAC-CYRILLIC", "x-mac-cyrillic"},
};

/* What libuchardet answers, or the set that stands for USUAL_ALPHABET. */
static encoding read_answer(const char *answer) {
    encoding out = encoding_utf8;
    encoding_find(SLICE("windows-1252"), &out);
    const char *label = answer;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
        if (strcmp(answer, readings[i].answer) == 0)
            label = readings[i].label;
    encoding found;
    if (encoding_find(slice_of(label), &found) && found.iconv)
        out = found;
    return out;
}

static bool is_enough(slice sample) {
    size_t found = 0;
    for (size_t i = 0; i < sample.length && found < EVIDENCE; i++)
        found += (unsigned char)sample.data[i] >= 0x80;
    return found == EVIDENCE || memchr(sample.data, '\033', sample.length);
}

static slice sample_of(slice in) {
    size_t from = 0;
    while (from < in.length && (unsigned char)in.data[from] < 0x80 && in.data[from] != '\033')
        from++;
    const size_t rest = in.length - from;
    return slice_range(in, from, from + (rest < SAMPLE_BYTES ? rest : SAMPLE_BYTES));
}

/* Asks libuchardet, when it is there. */
static pith_status ask(slice sample, encoding *out) {
    *out = read_answer("");
    TRY(dynlib_need_heap());
    library lib;
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(&lib, uchardet_new),      DYNLIB_SYMBOL(&lib, uchardet_handle_data),
        DYNLIB_SYMBOL(&lib, uchardet_data_end), DYNLIB_SYMBOL(&lib, uchardet_get_charset),
        DYNLIB_SYMBOL(&lib, uchardet_delete),
    };
    if (dynlib_open("libuchardet.so.0", symbols, sizeof symbols / sizeof *symbols, NULL) != PITH_OK)
        return PITH_OK;
    const uchardet_t detector = lib.uchardet_new();
    TRY_MEMORY(detector);
    lib.uchardet_handle_data(detector, sample.data, sample.length);
    lib.uchardet_data_end(detector);
    *out = read_answer(lib.uchardet_get_charset(detector));
    lib.uchardet_delete(detector);
    return PITH_OK;
}

pith_status encoding_guess(slice in, encoding *out) {
    const slice sample = sample_of(in);
    const char *alphabet = USUAL_ALPHABET;
    if (is_enough(sample)) {
        TRY(ask(sample, out));
        alphabet = encoding_alphabet(out);
    }
    if (alphabet)
        encoding_by_letters(in, alphabet, out);
    return PITH_OK;
}

#endif
