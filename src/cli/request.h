/* request.h - one document that somebody wants an answer about: a file, several files merged, or a
 * line of JSON. */
#ifndef PITH_CLI_REQUEST_H
#define PITH_CLI_REQUEST_H

#include "cli/report.h"

/* What an "id" was in JSON, so that it is given back as it came. */
typedef enum id_kind {
    ID_NONE,
    ID_STRING,
    ID_NUMBER /* in the digits of the input: it may be longer than a double */
} id_kind;

/* Zero it, then fill it again and again: the arrays are kept. */
typedef struct request {
    const char *file; /* the file it came from; NULL: several merged */
    pith_slice item;  /* its name in a file that holds several; empty: it is all of it */
    size_t line;      /* its line in a file of JSON Lines; 0: it is no line */
    id_kind id_kind;
    pith_slice id;
    pith_source *sources;
    pith_slice *names; /* of each source; may be empty */
    size_t count;
    size_t known_count; /* of sources behind those, that the reader has read */
    size_t capacity;
    pith_slice *sentences; /* of a document that is already split */
    size_t sentence_capacity;
    const char *language; /* NULL: as the options say */
    pith_slice query;     /* empty: as the options say */
    void *json;           /* owns the strings above when they came from JSON */
    struct kept *kept;    /* own those that were copied */
} request;

/* Forgets what was asked for, and keeps the memory. */
void request_clear(request *asked);

/* Frees everything. */
void request_free(request *asked);

/* Adds a text of that name; neither is copied. False: no memory. */
bool request_add(request *asked, pith_slice name, pith_source source);

/* The same for a text of bytes, all of it copied. */
bool request_add_copy(request *asked, pith_slice name, pith_source source);

/* Adds a text that the reader has read, behind all others: no other may follow. */
bool request_add_known(request *asked, pith_slice name, pith_source source);

/* Makes `sentence` the one at `index`, at most one behind the last. False: no memory. */
bool request_add_sentence(request *asked, size_t index, pith_slice sentence);

/* Fills a cleared request from a line of JSON. False: it is no request, and `message` says why;
 * the id is set as far as it could be read. */
bool request_parse(request *asked, pith_slice line, char message[MESSAGE_BYTES]);

/* Is `line` an object of JSON? */
bool request_is_object(pith_slice line);

/* Is `line` an object that has what a request needs? */
bool request_recognize(pith_slice line);

/* The member `name` of the line that was parsed, when it is a string, a number or a truth value;
 * else empty. In `room`, or as long as the request. */
pith_slice request_member(const request *asked, const char *name, char room[32]);

/* Frees what request_parse keeps. */
void request_drop_json(request *asked);

#endif
