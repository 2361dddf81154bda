/* date.c - RFC 5322, section 3.3, and its old forms (4.3): a year of two digits, zones by name, of
 * which all but UT, GMT and Z tell nothing that is agreed upon. And ISO 8601, as far as
 * RFC 3339 takes it over, and dates without a time. */
#include "read/date.h"

#include "text/document.h"

#include <stdio.h>

/* A text and how far it has been read. */
typedef struct reader {
    const char *at;
    const char *end;
} reader;

static void skip_blanks(reader *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == ','))
        r->at++;
}

/* A number of `least` to `most` digits; -1: there is none. */
static int read_number(reader *r, int least, int most) {
    int value = 0, digits = 0;
    while (digits < most && r->at < r->end && *r->at >= '0' && *r->at <= '9') {
        value = value * 10 + (*r->at++ - '0');
        digits++;
    }
    return digits >= least ? value : -1;
}

static bool read_byte(reader *r, char wanted) {
    const bool there = r->at < r->end && *r->at == wanted;
    r->at += there;
    return there;
}

/* The letters at hand. */
static slice read_word(reader *r) {
    const char *start = r->at;
    while (r->at < r->end && ascii_lower(*r->at) >= 'a' && ascii_lower(*r->at) <= 'z')
        r->at++;
    return (slice){start, (size_t)(r->at - start)};
}

static int read_month(reader *r) {
    static const char months[][4] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};
    const slice word = read_word(r);
    for (int m = 0; m < 12; m++)
        if (slice_starts_alike(word, slice_of(months[m])))
            return m + 1;
    return -1;
}

/* Writes the zone, ISO 8601; "" when it is not told. */
static void read_zone(reader *r, char out[8]) {
    skip_blanks(r);
    const bool plus = read_byte(r, '+');
    const bool minus = !plus && read_byte(r, '-');
    out[0] = '\0';
    if (plus || minus) {
        const int hours = read_number(r, 2, 2), minutes = read_number(r, 2, 2);
        if (hours >= 0 && hours < 100 && minutes >= 0 && minutes < 60)
            snprintf(out, 8, "%c%02d:%02d", plus ? '+' : '-', hours, minutes);
        return;
    }
    const slice name = read_word(r);
    if (slice_alike(name, SLICE("GMT")) || slice_alike(name, SLICE("UT")) ||
        slice_alike(name, SLICE("UTC")) || slice_alike(name, SLICE("Z")))
        strcpy(out, "Z");
}

pith_status date_to_iso(slice said, arena *a, slice *out) {
    enum { ROOM = 40 };
    *out = said;
    if (said.length == 0)
        return PITH_OK;
    reader r = {said.data, said.data + said.length};
    skip_blanks(&r);
    read_word(&r); /* the day of the week */
    skip_blanks(&r);
    const int day = read_number(&r, 1, 2);
    skip_blanks(&r);
    const int month = day > 0 ? read_month(&r) : -1;
    skip_blanks(&r);
    int year = month > 0 ? read_number(&r, 2, 4) : -1;
    if (year < 0 || day > 31)
        return PITH_OK;
    year += year < 50 ? 2000 : year < 1000 ? 1900 : 0;
    char *text = arena_alloc(a, ROOM);
    TRY_MEMORY(text);
    int length = snprintf(text, ROOM, "%04d-%02d-%02d", year % 10000, month, day);
    skip_blanks(&r);
    const int hour = read_number(&r, 1, 2);
    const int minute = read_byte(&r, ':') ? read_number(&r, 2, 2) : -1;
    if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
        const int second = read_byte(&r, ':') ? read_number(&r, 2, 2) : 0;
        char zone[8];
        read_zone(&r, zone);
        length += snprintf(text + length, ROOM - (size_t)length, "T%02d:%02d:%02d%s", hour, minute,
                           second >= 0 && second <= 60 ? second : 0, zone);
    }
    *out = (slice){text, (size_t)length};
    return PITH_OK;
}

/* ---- when it was ---- */

/* Days from 1970-01-01 to that day of the Gregorian calendar: years begin in March, so that the day
 * of a leap year comes last. */
static int64_t days_since_1970(int year, int month, int day) {
    const int64_t y = (int64_t)year - (month <= 2);
    const int64_t from_march = (month + 9) % 12;
    const int64_t day_of_year = (153 * from_march + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

/* Seconds that the zone at hand is ahead of UTC. */
static int64_t read_offset(reader *r) {
    const bool plus = read_byte(r, '+');
    if (!plus && !read_byte(r, '-'))
        return 0;
    const int hours = read_number(r, 2, 2);
    read_byte(r, ':');
    const int minutes = read_number(r, 2, 2);
    const int64_t seconds =
        (int64_t)(hours > 0 ? hours : 0) * 3600 + (minutes > 0 ? minutes : 0) * 60;
    return plus ? seconds : -seconds;
}

/* Seconds from the midnight of UTC to the time at hand; none is that midnight. */
static int64_t read_time(reader *r) {
    if (!read_byte(r, 'T') && !read_byte(r, 't') && !read_byte(r, ' '))
        return 0;
    const int hour = read_number(r, 2, 2);
    const int minute = read_byte(r, ':') ? read_number(r, 2, 2) : -1;
    if (hour < 0 || minute < 0)
        return 0;
    const int second = read_byte(r, ':') ? read_number(r, 2, 2) : 0;
    if (read_byte(r, '.'))
        while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
            r->at++;
    return (int64_t)hour * 3600 + minute * 60 + (second > 0 ? second : 0) - read_offset(r);
}

bool date_is_possible(slice said) {
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (said.length == 0)
        return true;
    reader r = {said.data, said.data + said.length};
    const int year = read_number(&r, 4, 4);
    const int month = read_byte(&r, '-') ? read_number(&r, 2, 2) : -1;
    if (year < 0 || month < 0)
        return true;
    if (year == 0 || month == 0 || month > 12)
        return false;
    const int day = read_byte(&r, '-') ? read_number(&r, 2, 2) : -1;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day < 0 || (day > 0 && day <= days[month - 1] && (month != 2 || leap || day < 29));
}

pith_status date_seconds(slice said, arena *a, int64_t *out) {
    slice iso;
    *out = DATE_UNKNOWN;
    TRY(date_to_iso(said, a, &iso));
    if (iso.length == 0)
        return PITH_OK;
    reader r = {iso.data, iso.data + iso.length};
    const int year = read_number(&r, 4, 4);
    const int month = read_byte(&r, '-') ? read_number(&r, 2, 2) : -1;
    const int day = read_byte(&r, '-') ? read_number(&r, 2, 2) : -1;
    if (year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31)
        *out = days_since_1970(year, month, day) * 86400 + read_time(&r);
    return PITH_OK;
}
