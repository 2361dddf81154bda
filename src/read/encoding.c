/* encoding.c - decides how a source is to be decoded; the first that knows is believed:
 *
 *   1. a byte-order mark, or the NULs and low bytes that UTF-16 and UTF-32 leave in any text;
 *   2. who sent it, then (HTML and XML) what it says of itself in its first 1024 bytes, unless the
 *      bytes are valid UTF-8 with characters beyond ASCII, which no other encoding gives by
 *      chance (RFC 3629, section 1): pages get recoded and keep their old <meta>;
 *   3. valid UTF-8, or UTF-8 with some mistakes;
 *   4. what the letters look like (encoding_guess.c). */
#include "read/encoding.h"

#include "text/utf8.h"

/* Bytes at the start of a source that wide characters are looked for in. */
enum { SAMPLE_BYTES = 4096 };

/* Shortest source that is judged without a mark: less says too little. */
enum { SAMPLE_MIN = 8 };

/* Characters beyond ASCII that make valid UTF-8 certain, whatever is said. In a set of single bytes
 * one is enough: no word has such a pair. Of the pairs of bytes of common Chinese characters in
 * GB2312 one in six is valid UTF-8, so that four in a row are one in 1300. */
enum { CERTAIN = 1, CERTAIN_OF_PAIRS = 4 };

/* How many times as many characters as broken bytes damaged UTF-8 has at least. Of 3,000 texts in
 * other sets (eval/charsets.py) one of Japanese had 1.1 times as many, all others fewer. */
enum { DAMAGED = 2 };

/* ---- 1. Marks and wide characters ---- */

static const struct {
    const char *label;
    slice mark;
} marks[] = {
    {"utf-8", {"\xef\xbb\xbf", 3}},    {"utf-32le", {"\xff\xfe\0\0", 4}},
    {"utf-32be", {"\0\0\xfe\xff", 4}}, /* before those of UTF-16, which it starts with */
    {"utf-16le", {"\xff\xfe", 2}},     {"utf-16be", {"\xfe\xff", 2}},
};

static bool find_mark(slice in, decoding_plan *out) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const slice mark = marks[i].mark;
        if (slice_starts(in, mark)) {
            out->mark = mark.length;
            return encoding_find(slice_of(marks[i].label), &out->from);
        }
    }
    return false;
}

static byte_answers is_low(byte_lanes c) {
    return c < 9;
}

/* The encoding that control characters betray, or NULL. The alphabets of Europe and the Middle East
 * stand at U+0000 .. U+08FF, so that each unit of 2 or 4 bytes has bytes below 9, which no text has
 * elsewhere, at the same places: at least two in five units must have them there, and where the
 * other byte stands hardly any may be (one in twenty). */
static const char *wide_label(slice in) {
    const size_t n = in.length < SAMPLE_BYTES ? in.length : SAMPLE_BYTES;
    if (n < SAMPLE_MIN)
        return NULL;
    size_t low[4] = {0};
    const slice sample = slice_range(in, 0, n);
    for (size_t at = 0; (at = slice_skip(sample, at, is_low)) < n; at++)
        low[at % 4]++;
    const size_t units = n / 4; /* of four bytes */
    const size_t many = units * 2 / 5;
    const size_t few = units / 20;
    const bool high0 = low[0] > many, high1 = low[1] > many;
    const bool high2 = low[2] > many, high3 = low[3] > many;
    if (low[0] <= few && high1 && high2 && high3)
        return "utf-32le";
    if (high0 && high1 && high2 && low[3] <= few)
        return "utf-32be";
    if (low[0] <= few && high1 && low[2] <= few && high3)
        return "utf-16le";
    if (high0 && low[1] <= few && high2 && low[3] <= few)
        return "utf-16be";
    return NULL;
}

/* ---- 2. What is said ---- */

/* The encoding of a label that iconv may know and the Encoding Standard does not, such as "cp850".
 */
static pith_status other_encoding(const char *label, arena *a, encoding *out) {
    const size_t length = strlen(label);
    char *name = arena_alloc(a, length + 1);
    TRY_MEMORY(name);
    memcpy(name, label, length + 1);
    *out = (encoding){name, name, 1, true};
    return PITH_OK;
}

/* Is `label` a plain name, without what iconv takes for its options ("//TRANSLIT")? */
static bool is_plain_name(const char *label) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_.:";
    const size_t length = strspn(label, allowed);
    return length > 0 && length < 40 && label[length] == '\0';
}

/* Where `wanted` stands in `in`, from `at` on, in letters of either case; in.length when it does
 * not. */
static size_t find_word(slice in, size_t at, slice wanted) {
    while (at < in.length && !slice_starts_alike(slice_range(in, at, in.length), wanted))
        at++;
    return at;
}

/* The value behind "name = ", with or without quotation marks, that starts at `at`. */
static slice read_value(slice in, size_t at) {
    while (at < in.length && (in.data[at] == ' ' || in.data[at] == '='))
        at++;
    if (at < in.length && (in.data[at] == '"' || in.data[at] == '\''))
        at++;
    size_t end = at;
    while (end < in.length && !strchr("\"' ;/>?", in.data[end]))
        end++;
    return slice_range(in, at, end);
}

/* The label in an XML declaration or a <meta>; empty: there is none. WHATWG, HTML, "prescan a byte
 * stream to determine its encoding", shortened: any charset= in a <meta> will do. */
static slice declared_label(slice in) {
    enum { PRESCAN_BYTES = 1024 };
    if (in.length > PRESCAN_BYTES)
        in.length = PRESCAN_BYTES;
    if (slice_starts(in, SLICE("<?xml"))) {
        const slice declaration = slice_range(in, 0, find_word(in, 0, SLICE("?>")));
        const size_t at = find_word(declaration, 0, SLICE("encoding"));
        if (at < declaration.length)
            return read_value(declaration, at + strlen("encoding"));
    }
    for (size_t at = 0; at < in.length; at++) {
        const slice rest = slice_range(in, at, in.length);
        if (slice_starts(rest, SLICE("<!--")))
            at = find_word(in, at, SLICE("-->"));
        if (!slice_starts_alike(rest, SLICE("<meta")))
            continue;
        const slice tag = slice_range(rest, 0, find_word(rest, 0, SLICE(">")));
        const size_t name = find_word(tag, 0, SLICE("charset"));
        if (name < tag.length)
            return read_value(tag, name + strlen("charset"));
    }
    return (slice){0};
}

/* What the source says of itself. UTF-16 cannot be said in ASCII: UTF-8 is meant. */
static bool find_declared(slice in, encoding *out) {
    const slice label = declared_label(in);
    if (label.length == 0 || !encoding_find(label, out))
        return false;
    if (out->unit > 1)
        *out = encoding_utf8;
    return true;
}

/* ---- 3. UTF-8 ---- */

/* How well bytes can be read as UTF-8. */
typedef struct utf8_evidence {
    size_t characters; /* beyond ASCII, or cut off behind their second byte */
    size_t broken;     /* bytes */
} utf8_evidence;

static byte_answers is_lead(byte_lanes c) {
    return c >= 0xc0;
}

static size_t count_characters(slice valid, size_t enough) {
    size_t count = 0;
    for (size_t at = 0; count < enough && (at = slice_skip(valid, at, is_lead)) < valid.length;
         at++)
        count++;
    return count;
}

static utf8_evidence weigh_utf8(slice in) {
    enum { ENOUGH = 1000 };
    utf8_evidence out = {0};
    for (size_t at = 0; at < in.length && out.characters + out.broken < ENOUGH;) {
        const slice rest = slice_range(in, at, in.length);
        const size_t valid = utf8_valid_prefix(rest);
        out.characters += count_characters(slice_range(rest, 0, valid), ENOUGH);
        at += valid;
        if (at == in.length)
            break;
        const size_t cut = utf8_invalid_length(slice_range(in, at, in.length));
        out.characters += cut > 1;
        out.broken += cut == 1 && in.data[at] != '\0';
        at += cut;
    }
    return out;
}

/* Is plain ASCII text a message of ISO-2022? */
static bool has_escapes(slice in) {
    const size_t n = in.length < SAMPLE_BYTES ? in.length : SAMPLE_BYTES;
    const char *at = n > 0 ? memchr(in.data, '\033', n) : NULL;
    return at && at + 2 < in.data + n && (at[1] == '$' || at[1] == '(');
}

/* Is `in` UTF-8, when nothing speaks for another encoding? */
static bool is_utf8(slice in, bool is_valid, bool certain) {
    if (is_valid && (certain || !has_escapes(in)))
        return true;
    const utf8_evidence evidence = weigh_utf8(in);
    if (evidence.characters == 0 && has_escapes(in))
        return false;
    return evidence.broken == 0 || evidence.characters >= DAMAGED * evidence.broken;
}

/* ---- All together ---- */

/* What is said of `in`, from outside or by itself. *known: false when nothing is. */
static pith_status find_said(slice in, const char *said, bool markup, arena *a, encoding *out,
                             bool *known) {
    *known = true;
    if (said && encoding_find(slice_of(said), out))
        return PITH_OK;
    if (said && is_plain_name(said))
        return other_encoding(said, a, out);
    *known = markup && find_declared(in, out);
    return PITH_OK;
}

pith_status encoding_choose(slice in, size_t valid, const char *said, bool markup, arena *a,
                            decoding_plan *out) {
    *out = (decoding_plan){.from = encoding_utf8};
    if (find_mark(in, out))
        return PITH_OK;
    const char *wide = wide_label(in);
    if (wide && encoding_find(slice_of(wide), &out->from))
        return PITH_OK;
    bool known;
    encoding named = encoding_utf8;
    TRY(find_said(in, said, markup, a, &named, &known));
    if (known && said && !named.iconv)
        return PITH_OK;
    const bool is_valid = valid == in.length;
    const size_t enough = named.pairs ? CERTAIN_OF_PAIRS : CERTAIN;
    const bool certain = is_valid && count_characters(in, enough) == enough;
    if (known && named.iconv && !certain)
        out->from = named;
    else if (!is_utf8(in, is_valid, certain))
        TRY(encoding_guess(in, &out->from));
    return PITH_OK;
}
