/* fetch.c - what a page can do to who asks for it, and what is done against it:
 *
 *   send for ever, or much     a limit on the bytes, after they have been unpacked, and on the time
 *   lead elsewhere             ten redirects, to http and https alone
 *   lead inside                each address is looked at when it is connected to, after the name
 *                              has been looked up: a name that changes its mind gains nothing
 *
 * Proxies of the environment are used only with --allow-local: who asks one does not see where it
 * asks.
 *
 * Cookies live from redirect to redirect: there are sites that give one and lead back to the page
 * until they get it. The next page has none.
 *
 * Pages share their connections, so that many of one site cost one handshake. libcurl is opened
 * when the first page is asked for, since it costs more to open than a short text to read. */
#include "cli/fetch.h"

#include "base/dynlib.h"
#include "cli/address.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { REDIRECTS = 10 };

typedef struct curl_library {
    CURL *(*curl_easy_init)(void);
    CURLcode (*curl_easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*curl_easy_getinfo)(CURL *, CURLINFO, ...);
    void (*curl_easy_cleanup)(CURL *);
    const char *(*curl_easy_strerror)(CURLcode);
    CURLM *(*curl_multi_init)(void);
    CURLMcode (*curl_multi_add_handle)(CURLM *, CURL *);
    CURLMcode (*curl_multi_remove_handle)(CURLM *, CURL *);
    CURLMcode (*curl_multi_perform)(CURLM *, int *);
    CURLMcode (*curl_multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
    CURLMsg *(*curl_multi_info_read)(CURLM *, int *);
    CURLMcode (*curl_multi_cleanup)(CURLM *);
} curl_library;

struct fetching {
    const supply_limits *limits;
    curl_library lib;
    CURLM *together; /* NULL: libcurl is not open */
};

struct fetch {
    fetching *all;
    CURL *handle; /* NULL: it is done */
    supply got;
    size_t bytes;     /* so far */
    bool too_long;    /* there would have been more */
    bool not_public;  /* an address was refused */
    int write_failed; /* errno */
};

static size_t take_bytes(char *bytes, size_t one, size_t count, void *to) {
    fetch *now = to;
    size_t left = one * count;
    now->too_long = left > now->all->limits->bytes - now->bytes;
    if (now->too_long)
        return CURL_WRITEFUNC_ERROR;
    now->bytes += left;
    while (left > 0) {
        const ssize_t written = write(now->got.file, bytes, left);
        if (written < 0 && errno != EINTR) {
            now->write_failed = errno;
            return CURL_WRITEFUNC_ERROR;
        }
        bytes += written > 0 ? written : 0;
        left -= written > 0 ? (size_t)written : 0;
    }
    return one * count;
}

static curl_socket_t open_socket(void *to, curlsocktype purpose, struct curl_sockaddr *address) {
    fetch *now = to;
    (void)purpose;
    if (!now->all->limits->allow_local && !address_is_public(&address->addr)) {
        now->not_public = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

/* The charset that a content type names: text/html; charset="utf-8". */
static void take_charset(const char *type, char *out, size_t room) {
    static const char key[] = "charset=";
    for (const char *at = type; at && *at; at++) {
        if (strncasecmp(at, key, sizeof key - 1) != 0)
            continue;
        at += sizeof key - 1;
        at += *at == '"' || *at == '\'';
        const size_t length = strcspn(at, "\"'; \t,");
        if (length < room) {
            memcpy(out, at, length);
            out[length] = '\0';
        }
        return;
    }
}

static const char *status_phrase(long status) {
    static const struct {
        long status;
        const char *phrase;
    } known[] = {
        {400, "bad request"},       {401, "login needed"},        {402, "payment needed"},
        {403, "forbidden"},         {404, "not found"},           {410, "gone"},
        {429, "too many requests"}, {451, "legally barred"},      {500, "server error"},
        {502, "bad gateway"},       {503, "service unavailable"}, {504, "gateway timeout"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].status == status)
            return known[i].phrase;
    return status < 500 ? "the server refuses" : "the server failed";
}

/* Says what went wrong; nothing when all is well. */
static void explain(fetch *now, CURLcode code) {
    const supply_limits *limits = now->all->limits;
    char *message = now->got.message;
    const long status = now->got.status;
    if (code != CURLE_OK && now->not_public)
        snprintf(message, MESSAGE_BYTES, "its address is not public; --allow-local permits that");
    else if (now->too_long || code == CURLE_FILESIZE_EXCEEDED)
        snprintf(message, MESSAGE_BYTES, "longer than %zu bytes", limits->bytes);
    else if (now->write_failed)
        snprintf(message, MESSAGE_BYTES, "%s", strerror(now->write_failed));
    else if (code == CURLE_OPERATION_TIMEDOUT)
        snprintf(message, MESSAGE_BYTES, "not there within %u s", limits->seconds);
    else if (code == CURLE_TOO_MANY_REDIRECTS)
        snprintf(message, MESSAGE_BYTES, "more than %d redirects", REDIRECTS);
    else if (code == CURLE_UNSUPPORTED_PROTOCOL)
        snprintf(message, MESSAGE_BYTES, "neither http nor https, or led to by neither");
    else if (code != CURLE_OK)
        snprintf(message, MESSAGE_BYTES, "%s", now->all->lib.curl_easy_strerror(code));
    else if (status >= 400)
        snprintf(message, MESSAGE_BYTES, "HTTP %ld, %s", status, status_phrase(status));
}

static void set_options(fetch *now, const char *url) {
    const curl_library *lib = &now->all->lib;
    const supply_limits *limits = now->all->limits;
    CURL *handle = now->handle;
    lib->curl_easy_setopt(handle, CURLOPT_URL, url);
    lib->curl_easy_setopt(handle, CURLOPT_PRIVATE, now);
    lib->curl_easy_setopt(handle, CURLOPT_USERAGENT, "pith/" PITH_VERSION);
    lib->curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    lib->curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    lib->curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    lib->curl_easy_setopt(handle, CURLOPT_MAXREDIRS, (long)REDIRECTS);
    lib->curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    lib->curl_easy_setopt(handle, CURLOPT_COOKIEFILE, "");
    lib->curl_easy_setopt(handle, CURLOPT_TIMEOUT, (long)limits->seconds);
    lib->curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    lib->curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limits->bytes);
    lib->curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_bytes);
    lib->curl_easy_setopt(handle, CURLOPT_WRITEDATA, now);
    lib->curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    lib->curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, now);
    if (!limits->allow_local)
        lib->curl_easy_setopt(handle, CURLOPT_PROXY, "");
}

static void drop_file(fetch *now) {
    if (now->got.file >= 0)
        close(now->got.file);
    now->got.file = -1;
}

/* It is done: what is known of it now, and its bytes from the first, or why there are none. */
static void finish(fetch *now, CURLcode code) {
    const curl_library *lib = &now->all->lib;
    supply *got = &now->got;
    const char *type = NULL;
    const char *last = NULL;
    lib->curl_easy_getinfo(now->handle, CURLINFO_RESPONSE_CODE, &got->status);
    lib->curl_easy_getinfo(now->handle, CURLINFO_CONTENT_TYPE, &type);
    lib->curl_easy_getinfo(now->handle, CURLINFO_EFFECTIVE_URL, &last);
    take_charset(type, got->charset, sizeof got->charset);
    snprintf(got->url, sizeof got->url, "%s", last ? last : "");
    explain(now, code);
    if (got->message[0])
        drop_file(now);
    else
        lseek(got->file, 0, SEEK_SET);
}

/* Takes it from the others. */
static void stop(fetch *now) {
    const curl_library *lib = &now->all->lib;
    lib->curl_multi_remove_handle(now->all->together, now->handle);
    lib->curl_easy_cleanup(now->handle);
    now->handle = NULL;
}

static bool open_library(fetching *all, char message[MESSAGE_BYTES]) {
    curl_library *lib = &all->lib;
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(lib, curl_easy_init),        DYNLIB_SYMBOL(lib, curl_easy_setopt),
        DYNLIB_SYMBOL(lib, curl_easy_getinfo),     DYNLIB_SYMBOL(lib, curl_easy_cleanup),
        DYNLIB_SYMBOL(lib, curl_easy_strerror),    DYNLIB_SYMBOL(lib, curl_multi_init),
        DYNLIB_SYMBOL(lib, curl_multi_add_handle), DYNLIB_SYMBOL(lib, curl_multi_remove_handle),
        DYNLIB_SYMBOL(lib, curl_multi_perform),    DYNLIB_SYMBOL(lib, curl_multi_poll),
        DYNLIB_SYMBOL(lib, curl_multi_info_read),  DYNLIB_SYMBOL(lib, curl_multi_cleanup)};
    pith_error error = {0};
    if (all->together)
        return true;
    if (dynlib_open("libcurl.so.4", symbols, sizeof symbols / sizeof *symbols, &error) != PITH_OK) {
        snprintf(message, MESSAGE_BYTES, "%s", error.message);
        return false;
    }
    all->together = lib->curl_multi_init();
    if (!all->together)
        snprintf(message, MESSAGE_BYTES, "%s", pith_status_text(PITH_ERROR_MEMORY));
    return all->together != NULL;
}

fetching *fetching_new(const supply_limits *limits) {
    fetching *all = calloc(1, sizeof *all);
    if (all)
        all->limits = limits;
    return all;
}

void fetching_free(fetching *all) {
    if (all && all->together)
        all->lib.curl_multi_cleanup(all->together);
    free(all);
}

fetch *fetch_begin(fetching *all, const char *url) {
    fetch *now = calloc(1, sizeof *now);
    if (!now)
        return NULL;
    now->all = all;
    now->got.file = -1;
    if (!open_library(all, now->got.message))
        return now;
    now->got.file = supply_temporary();
    now->handle = now->got.file < 0 ? NULL : all->lib.curl_easy_init();
    if (now->handle) {
        set_options(now, url);
        if (all->lib.curl_multi_add_handle(all->together, now->handle) == CURLM_OK)
            return now;
        stop(now);
    }
    snprintf(now->got.message, MESSAGE_BYTES, "%s", pith_status_text(PITH_ERROR_MEMORY));
    drop_file(now);
    return now;
}

const supply *fetch_result(const fetch *now) {
    return now->handle ? NULL : &now->got;
}

/* Finishes what is done. */
static void finish_done(fetching *all) {
    const CURLMsg *said;
    int left;
    while ((said = all->lib.curl_multi_info_read(all->together, &left)) != NULL) {
        fetch *now = NULL;
        all->lib.curl_easy_getinfo(said->easy_handle, CURLINFO_PRIVATE, &now);
        if (said->msg != CURLMSG_DONE)
            continue;
        finish(now, said->data.result);
        stop(now);
    }
}

bool fetching_go_on(fetching *all, int also) {
    enum { A_WHILE = 1000 }; /* milliseconds; libcurl looks at its clocks earlier by itself */
    struct curl_waitfd other = {.fd = also, .events = CURL_WAIT_POLLIN};
    int running = 0;
    if (!all->together)
        return false;
    all->lib.curl_multi_perform(all->together, &running);
    finish_done(all);
    if (running > 0)
        all->lib.curl_multi_poll(all->together, &other, also >= 0, A_WHILE, NULL);
    return running > 0;
}

void fetch_end(fetch *now) {
    if (now->handle)
        stop(now);
    drop_file(now);
    free(now);
}
