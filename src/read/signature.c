/* signature.c - the marks with which files of other kinds begin, so that they are refused by name,
 * also when little more is left of them. Only marks that no text begins with; the words "GIF89a"
 * and "MZ" may begin one. From the specifications of these kinds; those of what is read are with
 * their readers. */
#include "read/signature.h"

typedef struct signature {
    const char *name;
    slice mark;
    slice inner; /* what must stand behind it too, at `at` */
    size_t at;
} signature;

/* Bytes with NULs among them. */
#define MARK(bytes)                                                                                \
    { bytes, sizeof bytes - 1 }
#define ELF                                                                                        \
    "\x7f"                                                                                         \
    "ELF"

static const signature signatures[] = {
    {"a PNG picture", MARK("\x89PNG\r\n\x1a\n"), MARK(""), 0},
    {"a JPEG picture", MARK("\xff\xd8\xff"), MARK(""), 0},
    {"a TIFF picture", MARK("II*\0"), MARK(""), 0},
    {"a TIFF picture", MARK("MM\0*"), MARK(""), 0},
    {"a WebP picture", MARK("RIFF"), MARK("WEBPVP8"), 8},
    {"a sound in WAVE", MARK("RIFF"), MARK("WAVEfmt "), 8},
    {"a sound in MP3", MARK("ID3\3"), MARK(""), 0},
    {"a sound in MP3", MARK("ID3\4"), MARK(""), 0},
    {"a sound in FLAC", MARK("fLaC\0"), MARK(""), 0},
    {"a sound or film in Ogg", MARK("OggS\0"), MARK(""), 0},
    {"a film or sound in MP4", MARK("\0\0\0"), MARK("ftyp"), 4},
    {"a film in Matroska", MARK("\x1a\x45\xdf\xa3"), MARK(""), 0},
    {"a font", MARK("\0\1\0\0\0"), MARK(""), 0},
    {"a font", MARK("OTTO\0"), MARK(""), 0},
    {"a font", MARK("wOFF\0"), MARK(""), 0},
    {"a font", MARK("wOF2\0"), MARK(""), 0},
    {"a program (ELF)", MARK(ELF), MARK(""), 0},
    {"a program (Windows)", MARK("MZ\x90\0"), MARK(""), 0},
    {"a program (Mach-O)", MARK("\xcf\xfa\xed\xfe"), MARK(""), 0},
    {"a program (WebAssembly)", MARK("\0asm"), MARK(""), 0},
    {"a class of Java", MARK("\xca\xfe\xba\xbe"), MARK(""), 0},
    {"a database of SQLite", MARK("SQLite format 3\0"), MARK(""), 0},
    {"a RAR archive", MARK("Rar!\x1a\x07"), MARK(""), 0},
    {"a document of Office before 2007", MARK("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), MARK(""), 0},
    {"a document in RTF", MARK("{\\rtf1"), MARK(""), 0},
    {"a page in PostScript", MARK("%!PS-Adobe-"), MARK(""), 0},
};

const char *signature_name(slice in) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const signature *s = &signatures[i];
        if (slice_starts(in, s->mark) && in.length >= s->at &&
            slice_starts(slice_range(in, s->at, in.length), s->inner))
            return s->name;
    }
    return NULL;
}
