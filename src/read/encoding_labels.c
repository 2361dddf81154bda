/* encoding_labels.c - the labels of encodings, and what the web means by them: who writes
 * "iso-8859-1" has mostly written windows-1252, "gb2312" GB18030, "ks_c_5601-1987" windows-949.
 * WHATWG, Encoding Standard, section 4.2, "Names and labels"; its "replacement" and
 * "x-user-defined", which decode nothing, are left out. UTF-32, which the web does not read, is
 * added. */
#include "read/encoding.h"

const encoding encoding_utf8 = {"utf-8", NULL, 1, false};

typedef struct labelled {
    encoding encoding;
    const char *labels; /* each with a space behind it */
} labelled;

static const labelled encodings[] = {
    {{"utf-8", NULL, 1, false},
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    {{"ibm866", "IBM866", 1, false}, "866 cp866 csibm866 ibm866 "},
    {{"iso-8859-2", "ISO-8859-2", 1, false},
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
     "latin2 "},
    {{"iso-8859-3", "ISO-8859-3", 1, false},
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
     "latin3 "},
    {{"iso-8859-4", "ISO-8859-4", 1, false},
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
     "latin4 "},
    {{"iso-8859-5", "ISO-8859-5", 1, false},
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988 "},
    {{"iso-8859-6", "ISO-8859-6", 1, false},
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
     "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {{"iso-8859-7", "ISO-8859-7", 1, false},
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 "
     "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {{"iso-8859-8", "ISO-8859-8", 1, false},
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 "
     "iso88598 iso_8859-8 iso_8859-8:1988 visual "},
    {{"iso-8859-8-i", "ISO-8859-8", 1, false}, "csiso88598i iso-8859-8-i logical "},
    {{"iso-8859-10", "ISO-8859-10", 1, false},
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {{"iso-8859-13", "ISO-8859-13", 1, false}, "iso-8859-13 iso8859-13 iso885913 "},
    {{"iso-8859-14", "ISO-8859-14", 1, false}, "iso-8859-14 iso8859-14 iso885914 "},
    {{"iso-8859-15", "ISO-8859-15", 1, false},
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {{"iso-8859-16", "ISO-8859-16", 1, false}, "iso-8859-16 "},
    {{"koi8-r", "KOI8-R", 1, false}, "cskoi8r koi koi8 koi8-r koi8_r "},
    {{"koi8-u", "KOI8-U", 1, false}, "koi8-ru koi8-u "},
    {{"macintosh", "MACINTOSH", 1, false}, "csmacintosh mac macintosh x-mac-roman "},
    {{"windows-874", "CP874", 1, false},
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {{"windows-1250", "WINDOWS-1250", 1, false}, "cp1250 windows-1250 x-cp1250 "},
    {{"windows-1251", "WINDOWS-1251", 1, false}, "cp1251 windows-1251 x-cp1251 "},
    {{"windows-1252", "WINDOWS-1252", 1, false},
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "},
    {{"windows-1253", "WINDOWS-1253", 1, false}, "cp1253 windows-1253 x-cp1253 "},
    {{"windows-1254", "WINDOWS-1254", 1, false},
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 "},
    {{"windows-1255", "WINDOWS-1255", 1, false}, "cp1255 windows-1255 x-cp1255 "},
    {{"windows-1256", "WINDOWS-1256", 1, false}, "cp1256 windows-1256 x-cp1256 "},
    {{"windows-1257", "WINDOWS-1257", 1, false}, "cp1257 windows-1257 x-cp1257 "},
    {{"windows-1258", "WINDOWS-1258", 1, false}, "cp1258 windows-1258 x-cp1258 "},
    {{"x-mac-cyrillic", "MAC-CYRILLIC", 1, false}, "x-mac-cyrillic x-mac-ukrainian "},
    {{"gbk", "GB18030", 1, true},
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    {{"gb18030", "GB18030", 1, true}, "gb18030 "},
    {{"big5", "BIG5-HKSCS", 1, true}, "big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {{"euc-jp", "EUC-JP-MS", 1, true}, "cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {{"iso-2022-jp", "ISO-2022-JP", 1, true}, "csiso2022jp iso-2022-jp "},
    {{"shift_jis", "CP932", 1, true},
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {{"euc-kr", "CP949", 1, true},
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 "},
    {{"utf-16be", "UTF-16BE", 2, false}, "unicodefffe utf-16be "},
    {{"utf-16le", "UTF-16LE", 2, false},
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
    {{"utf-32le", "UTF-32LE", 4, false}, "utf-32 utf-32le "},
    {{"utf-32be", "UTF-32BE", 4, false}, "utf-32be "},
};

/* Bytes of the longest label that there is room for. */
enum { LABEL_BYTES = 40 };

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* `label` in small letters, without white space around it, with a space behind; false: too long. */
static bool normalize(slice label, char out[LABEL_BYTES + 2]) {
    while (label.length > 0 && is_blank(label.data[0]))
        label = slice_range(label, 1, label.length);
    while (label.length > 0 && is_blank(label.data[label.length - 1]))
        label.length--;
    if (label.length == 0 || label.length > LABEL_BYTES || memchr(label.data, ' ', label.length))
        return false;
    for (size_t i = 0; i < label.length; i++)
        out[i] = ascii_lower(label.data[i]);
    memcpy(out + label.length, " ", 2);
    return true;
}

/* Is `wanted`, with a space behind it, one of `labels`? */
static bool is_among(const char *labels, const char *wanted) {
    const size_t length = strlen(wanted);
    for (const char *at = labels; *at; at = strchr(at, ' ') + 1)
        if (strncmp(at, wanted, length) == 0)
            return true;
    return false;
}

bool encoding_find(slice label, encoding *out) {
    char wanted[LABEL_BYTES + 2];
    if (!normalize(label, wanted))
        return false;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        if (is_among(encodings[i].labels, wanted)) {
            *out = encodings[i].encoding;
            return true;
        }
    }
    return false;
}
