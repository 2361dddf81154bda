/* fetch.c - what a page can do to who asks for it, and what is done against it:
 *
 *   send for ever, or much     a limit on the bytes, after they have been unpacked, and on the time
 *   lead elsewhere             ten redirects, to http and https alone
 *   lead inside                each address is looked at when it is connected to, after the name
 * has been looked up: a name that changes its mind gains nothing. Proxies of the environment are
 * used only with --allow-local: who asks one does not see where it asks
 *
 * libcurl is opened when the first page is asked for, since it costs more to open than a short text
 * to read. */
#include "cli/fetch.h"

#include "base/dynlib.h"
#include "cli/address.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { REDIRECTS = 10 };

typedef struct curl_library {
    CURL *(*curl_easy_init)(void);
    CURLcode (*curl_easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*curl_easy_perform)(CURL *);
    CURLcode (*curl_easy_getinfo)(CURL *, CURLINFO, ...);
    void (*curl_easy_cleanup)(CURL *);
    const char *(*curl_easy_strerror)(CURLcode);
} curl_library;

typedef struct fetching {
    const supply_limits *limits;
    supply *out;
    size_t bytes;     /* so far */
    bool too_long;    /* there would have been more */
    bool not_public;  /* an address was refused */
    int write_failed; /* errno */
} fetching;

static size_t take_bytes(char *bytes, size_t one, size_t count, void *to) {
    fetching *now = to;
    size_t left = one * count;
    now->too_long = left > now->limits->bytes - now->bytes;
    if (now->too_long)
        return CURL_WRITEFUNC_ERROR;
    now->bytes += left;
    while (left > 0) {
        const ssize_t written = write(now->out->file, bytes, left);
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
    fetching *now = to;
    (void)purpose;
    if (!now->limits->allow_local && !address_is_public(&address->addr)) {
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
static void explain(const curl_library *lib, const fetching *now, CURLcode code) {
    char *message = now->out->message;
    const long status = now->out->status;
    if (now->not_public)
        snprintf(message, MESSAGE_BYTES, "its address is not public; --allow-local permits that");
    else if (now->too_long || code == CURLE_FILESIZE_EXCEEDED)
        snprintf(message, MESSAGE_BYTES, "longer than %zu bytes", now->limits->bytes);
    else if (now->write_failed)
        snprintf(message, MESSAGE_BYTES, "%s", strerror(now->write_failed));
    else if (code == CURLE_OPERATION_TIMEDOUT)
        snprintf(message, MESSAGE_BYTES, "not there within %u s", now->limits->seconds);
    else if (code == CURLE_TOO_MANY_REDIRECTS)
        snprintf(message, MESSAGE_BYTES, "more than %d redirects", REDIRECTS);
    else if (code == CURLE_UNSUPPORTED_PROTOCOL)
        snprintf(message, MESSAGE_BYTES, "neither http nor https, or led to by neither");
    else if (code != CURLE_OK)
        snprintf(message, MESSAGE_BYTES, "%s", lib->curl_easy_strerror(code));
    else if (status >= 400)
        snprintf(message, MESSAGE_BYTES, "HTTP %ld, %s", status, status_phrase(status));
}

static void set_options(const curl_library *lib, CURL *handle, fetching *now, const char *url) {
    const supply_limits *limits = now->limits;
    lib->curl_easy_setopt(handle, CURLOPT_URL, url);
    lib->curl_easy_setopt(handle, CURLOPT_USERAGENT, "pith/" PITH_VERSION);
    lib->curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    lib->curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    lib->curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    lib->curl_easy_setopt(handle, CURLOPT_MAXREDIRS, (long)REDIRECTS);
    lib->curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
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

static void perform(const curl_library *lib, CURL *handle, fetching *now, const char *url) {
    set_options(lib, handle, now, url);
    const CURLcode code = lib->curl_easy_perform(handle);
    lib->curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &now->out->status);
    explain(lib, now, code);
    const char *type = NULL;
    const char *last = NULL;
    lib->curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type);
    lib->curl_easy_getinfo(handle, CURLINFO_EFFECTIVE_URL, &last);
    take_charset(type, now->out->charset, sizeof now->out->charset);
    snprintf(now->out->url, sizeof now->out->url, "%s", last ? last : url);
}

void fetch_page(const supply_limits *limits, const char *url, supply *out) {
    curl_library lib;
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(&lib, curl_easy_init),    DYNLIB_SYMBOL(&lib, curl_easy_setopt),
        DYNLIB_SYMBOL(&lib, curl_easy_perform), DYNLIB_SYMBOL(&lib, curl_easy_getinfo),
        DYNLIB_SYMBOL(&lib, curl_easy_cleanup), DYNLIB_SYMBOL(&lib, curl_easy_strerror)};
    *out = (supply){.file = -1};
    pith_error error = {0};
    if (dynlib_open("libcurl.so.4", symbols, sizeof symbols / sizeof *symbols, &error) != PITH_OK) {
        snprintf(out->message, MESSAGE_BYTES, "%s", error.message);
        return;
    }
    fetching now = {.limits = limits, .out = out};
    out->file = supply_temporary();
    CURL *handle = out->file < 0 ? NULL : lib.curl_easy_init();
    if (handle) {
        perform(&lib, handle, &now, url);
        lib.curl_easy_cleanup(handle);
    } else
        snprintf(out->message, MESSAGE_BYTES, "%s", pith_status_text(PITH_ERROR_MEMORY));
    if (out->message[0] && out->file >= 0) {
        close(out->file);
        out->file = -1;
    }
    if (out->file >= 0)
        lseek(out->file, 0, SEEK_SET);
}
