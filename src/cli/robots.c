/* robots.c - the Robots Exclusion Protocol (RFC 9309).
 *
 * The rules for pith are those of all groups that name it, or else of all groups for "*". Of the
 * rules whose pattern the path starts with, the longest pattern decides, and "allow" when two are
 * as long; without any the page may be fetched. In a pattern "*" stands for any characters, and "$"
 * at its end for the end of the path. */
#include "cli/robots.h"

#include <string.h>
#include <strings.h>

static const char NAME[] = "pith";

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static pith_slice trim(pith_slice s) {
    while (s.length > 0 && is_blank(s.data[0])) {
        s.data++;
        s.length--;
    }
    while (s.length > 0 && is_blank(s.data[s.length - 1]))
        s.length--;
    return s;
}

static bool is_word(pith_slice s, const char *word) {
    return s.length == strlen(word) && strncasecmp(s.data, word, s.length) == 0;
}

/* Cuts the next line off `rules`, without its comment, into a key and a value. False: none is left.
 */
static bool next_line(pith_slice *rules, pith_slice *key, pith_slice *value) {
    if (rules->length == 0)
        return false;
    const char *newline = memchr(rules->data, '\n', rules->length);
    pith_slice line = {rules->data, newline ? (size_t)(newline - rules->data) : rules->length};
    const size_t used = line.length + (newline != NULL);
    rules->data += used;
    rules->length -= used;
    const char *comment = memchr(line.data, '#', line.length);
    if (comment)
        line.length = (size_t)(comment - line.data);
    const char *colon = memchr(line.data, ':', line.length);
    const size_t length = colon ? (size_t)(colon - line.data) : line.length;
    *key = trim((pith_slice){line.data, length});
    *value = colon ? trim((pith_slice){colon + 1, line.length - length - 1}) : (pith_slice){0};
    return true;
}

/* Does `path` start with what `pattern` stands for? After a star the rest is tried ever later, and
 * only the last star has to be: O(length of both, multiplied). */
static bool matches(pith_slice pattern, pith_slice path) {
    const bool whole = pattern.length > 0 && pattern.data[pattern.length - 1] == '$';
    pattern.length -= whole;
    size_t p = 0;
    size_t at = 0;
    size_t star = pattern.length; /* behind the last star */
    size_t tried = 0;             /* where the rest behind it was tried last */
    for (;;) {
        if (p < pattern.length && pattern.data[p] == '*') {
            star = ++p;
            tried = at;
        } else if (p == pattern.length && (!whole || at == path.length))
            return true;
        else if (p < pattern.length && at < path.length && pattern.data[p] == path.data[at]) {
            p++;
            at++;
        } else if ((star < pattern.length || (star > 0 && pattern.data[star - 1] == '*')) &&
                   tried < path.length) {
            p = star;
            at = ++tried;
        } else
            return false;
    }
}

typedef struct verdict {
    bool named; /* a group is for this program by name */
    bool allowed;
    size_t length; /* of the pattern that said so */
} verdict;

/* The verdict of all groups for `agent`. */
static verdict judge(pith_slice rules, const char *agent, pith_slice path) {
    verdict found = {.allowed = true};
    bool in_names = false; /* of a group */
    bool ours = false;
    pith_slice key;
    pith_slice value;
    while (next_line(&rules, &key, &value)) {
        if (is_word(key, "user-agent")) {
            ours = (in_names && ours) || is_word(value, agent);
            found.named |= ours;
            in_names = true;
            continue;
        }
        const bool allow = is_word(key, "allow");
        if (!allow && !is_word(key, "disallow"))
            continue;
        in_names = false;
        const bool counts = ours && value.length > 0 && matches(value, path);
        if (counts && (value.length > found.length || (value.length == found.length && allow))) {
            found.allowed = allow;
            found.length = value.length;
        }
    }
    return found;
}

size_t robots_site_length(const char *url) {
    const char *host = strstr(url, "://");
    const size_t start = host ? (size_t)(host - url) + 3 : 0;
    return start + strcspn(url + start, "/?#");
}

bool robots_allow(pith_slice rules, const char *url) {
    const char *start = url + robots_site_length(url);
    const pith_slice path =
        *start == '/' ? (pith_slice){start, strcspn(start, "#")} : (pith_slice){"/", 1};
    verdict found = judge(rules, NAME, path);
    if (!found.named)
        found = judge(rules, "*", path);
    return found.allowed;
}
