/* subtitles.c - the format "subtitles": SubRip (.srt) and WebVTT (W3C).
 *
 * Cues are joined to running text, and paragraphs are made where nobody speaks for a while.
 * Numbers, times, settings, tags, notes, dashes of speakers and what is only heard ("[door slams]",
 * "♪") are no text. Automatic captions roll up: each cue repeats the last line of the one before; a
 * line that has just been said is not said again. */
#include "read/format.h"

#include "read/entity.h"
#include "text/utf8.h"

/* A pause of so many milliseconds starts a paragraph, behind an end of a sentence. */
enum { PAUSE = 3000 };

/* Longest tag or sound: what is open longer is text. */
enum { MARK_BYTES = 200 };

/* Lines of the last cue that are remembered. */
enum { REMEMBERED = 4 };

typedef struct subtitles {
    writer *out;
    slice text;
    uint32_t at, end;
    slice before[REMEMBERED]; /* lines of the last cue */
    slice now[REMEMBERED];    /* lines of this one */
    unsigned now_count;
    long last_end; /* of the last cue, in milliseconds */
} subtitles;

/* ---- Times ---- */

/* "01:02:03,456" or "02:03.456" at the start of `line`, in milliseconds, and its length; -1: none.
 */
static long read_time(slice line, size_t *length) {
    long parts[3] = {0};
    unsigned count = 0;
    size_t at = 0;
    for (; count < 3; count++) {
        const size_t start = at;
        while (at < line.length && at - start < 6 && line.data[at] >= '0' && line.data[at] <= '9')
            parts[count] = parts[count] * 10 + (line.data[at++] - '0');
        if (at == start)
            return -1;
        if (at == line.length || line.data[at] != ':')
            break;
        at++;
    }
    if (count == 0 || count == 3 || at + 4 > line.length || !strchr(".,", line.data[at]))
        return -1;
    long fraction = 0;
    for (size_t i = at + 1; i < at + 4; i++) {
        if (line.data[i] < '0' || line.data[i] > '9')
            return -1;
        fraction = fraction * 10 + (line.data[i] - '0');
    }
    *length = at + 4;
    const long seconds =
        count == 2 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : parts[0] * 60 + parts[1];
    return seconds * 1000 + fraction;
}

/* "00:01.000 --> 00:02.000 settings" */
static bool read_times(slice line, long *start, long *end) {
    size_t length, rest;
    *start = read_time(line, &length);
    if (*start < 0)
        return false;
    while (length < line.length && line.data[length] == ' ')
        length++;
    if (!slice_starts(slice_range(line, length, line.length), SLICE("-->")))
        return false;
    for (length += 3; length < line.length && line.data[length] == ' ';)
        length++;
    *end = read_time(slice_range(line, length, line.length), &rest);
    return *end >= 0;
}

/* ---- Recognition ---- */

static slice line_at(slice in, size_t at) {
    const char *newline = memchr(in.data + at, '\n', in.length - at);
    const slice line = slice_range(in, at, newline ? (size_t)(newline - in.data) : in.length);
    const span s = utf8_trim(line, (span){0, (uint32_t)line.length});
    return slice_range(line, s.start, s.end);
}

static unsigned recognize_subtitles(slice head) {
    unsigned lines = 0;
    if (slice_starts(head, SLICE("WEBVTT")))
        return SURE;
    for (size_t at = 0; at < head.length && lines < 4; lines++) {
        long start, end;
        if (read_times(line_at(head, at), &start, &end))
            return SURE;
        const char *newline = memchr(head.data + at, '\n', head.length - at);
        at = newline ? (size_t)(newline - head.data) + 1 : head.length;
    }
    return 0;
}

/* ---- Lines ---- */

/* The next line, without white space at its ends; false at the end. */
static bool next_line(subtitles *s, span *line) {
    if (s->at == s->end)
        return false;
    const char *newline = memchr(s->text.data + s->at, '\n', s->end - s->at);
    const uint32_t end = newline ? (uint32_t)(newline - s->text.data) + 1 : s->end;
    *line = utf8_trim(s->text, (span){s->at, end});
    s->at = end;
    return true;
}

static slice text_of(const subtitles *s, span line) {
    return slice_range(s->text, line.start, line.end);
}

/* Behind the tag, the bracketed sound or the position at in[at]; `at` when there is none. */
static size_t skip_mark(slice in, size_t at) {
    const size_t near = in.length - at < MARK_BYTES ? in.length - at : MARK_BYTES;
    static const struct {
        char open;
        char close;
    } marks[] = {{'<', '>'}, {'[', ']'}, {'{', '}'}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *close =
            in.data[at] == marks[i].open ? memchr(in.data + at, marks[i].close, near) : NULL;
        if (close)
            return (size_t)(close - in.data) + 1;
    }
    return at;
}

/* The next byte that is neither blank nor in a mark; NUL at the end. */
static char next_visible(slice in, size_t *at) {
    while (*at < in.length) {
        const size_t behind = skip_mark(in, *at);
        if (behind == *at && in.data[*at] != ' ')
            return in.data[(*at)++];
        *at = behind > *at ? behind : *at + 1;
    }
    return '\0';
}

/* Do two lines say the same? */
static bool is_same(slice a, slice b) {
    size_t at = 0, bt = 0;
    char c;
    do {
        c = next_visible(a, &at);
        if (c != next_visible(b, &bt))
            return false;
    } while (c != '\0');
    return a.length > 0 && b.length > 0;
}

/* Was the line just said? */
static bool is_repeated(const subtitles *s, slice line) {
    for (unsigned i = 0; i < REMEMBERED; i++)
        if (is_same(s->before[i], line) || (i < s->now_count && is_same(s->now[i], line)))
            return true;
    return false;
}

/* Behind what only opens a line: dashes of speakers, notes of music. */
static uint32_t skip_opening(const subtitles *s, span line) {
    static const char *const openings[] = {"- ", "-", "– ", "— ", ">> ", ">>", "♪ ", "♪", "# "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (slice_starts(text_of(s, line), slice_of(openings[i])))
            return line.start + (uint32_t)strlen(openings[i]);
    return line.start;
}

/* The entity at `at`, written out; its length, 0 when there is none. */
static pith_status copy_entity(subtitles *s, uint32_t at, uint32_t end, uint32_t *length) {
    enum { LONGEST = 10 };
    char character[ENTITY_TEXT_BYTES];
    const uint32_t near = end - at < LONGEST ? end - at : LONGEST;
    const char *close = memchr(s->text.data + at, ';', near);
    *length = close ? (uint32_t)(close - s->text.data) + 1 - at : 0;
    const size_t bytes =
        close ? entity_decode(slice_range(s->text, at, at + *length), character) : 0;
    if (bytes == 0) {
        *length = 0;
        return PITH_OK;
    }
    return writer_replace(s->out, (slice){character, bytes}, (span){at, at + *length});
}

/* Appends a line of a cue, without its marks. */
static pith_status copy_line(subtitles *s, span line) {
    uint32_t from = skip_opening(s, line);
    for (uint32_t at = from; at < line.end;) {
        const char c = s->text.data[at];
        const slice rest = slice_range(s->text, at, line.end);
        const uint32_t behind = at + (uint32_t)skip_mark(rest, 0);
        uint32_t length = 0;
        if (behind > at || c == '&') {
            TRY(writer_copy(s->out, (span){from, at}));
            from = at;
        }
        if (c == '&')
            TRY(copy_entity(s, at, line.end, &length));
        if (behind > at || length > 0)
            from = at = behind > at ? behind : at + length;
        else
            at++;
    }
    TRY(writer_copy(s->out, (span){from, line.end}));
    return writer_replace(s->out, SLICE(" "), (span){line.end, line.end});
}

/* ---- Cues ---- */

/* Does the text so far end a sentence, or a quotation of one? */
static bool ends_sentence(const subtitles *s) {
    const slice text = s->out->doc->text;
    size_t at = text.length;
    while (at > 0 && text.data[at - 1] == ' ')
        at--;
    return at == 0 || strchr(".!?\"", text.data[at - 1]) ||
           (unsigned char)text.data[at - 1] >= 0x80;
}

static pith_status begin_cue(subtitles *s, long start, long end) {
    memcpy(s->before, s->now, sizeof s->before);
    memset(s->now, 0, sizeof s->now);
    s->now_count = 0;
    const bool pause = start - s->last_end >= PAUSE && ends_sentence(s);
    s->last_end = end;
    return pause ? writer_end_block(s->out, PITH_ROLE_BODY) : PITH_OK;
}

/* Reads the lines of a cue, up to a blank one. */
static pith_status read_cue(subtitles *s) {
    span line;
    while (next_line(s, &line) && line.start < line.end) {
        const slice text = text_of(s, line);
        const bool repeated = is_repeated(s, text);
        if (s->now_count < REMEMBERED)
            s->now[s->now_count++] = text;
        if (!repeated)
            TRY(copy_line(s, line));
    }
    return PITH_OK;
}

static pith_status parse_subtitles(writer *out, span decoded, pith_error *error) {
    bool found = false;
    subtitles s = {.out = out, .text = out->doc->decoded, .at = decoded.start, .end = decoded.end};
    span line;
    while (next_line(&s, &line)) {
        long start, end;
        if (!read_times(text_of(&s, line), &start, &end))
            continue;
        found = true;
        TRY(begin_cue(&s, start, end));
        TRY(read_cue(&s));
    }
    if (!found && !slice_starts(slice_range(s.text, decoded.start, decoded.end), SLICE("WEBVTT")))
        return error_set(error, PITH_ERROR_FORMAT, out->source, 0,
                         "no line with two times, as '00:00:01,000 --> 00:00:04,000' is one");
    return writer_end_block(out, PITH_ROLE_BODY);
}

const format subtitles_format = {
    .public = {.name = "subtitles", .summary = "what is said in SubRip and WebVTT"},
    .suffixes = ".srt .vtt ",
    .recognize = recognize_subtitles,
    .parse = parse_subtitles,
};
