/* supply.h - what needs the rights of the user: opening files, starting the program that reads PDF,
 * and fetching pages (prefetch.h). What comes of it is a descriptor, whose bytes are nobody's yet.
 */
#ifndef PITH_CLI_SUPPLY_H
#define PITH_CLI_SUPPLY_H

#include "cli/report.h"

typedef struct supply_limits {
    size_t bytes;     /* of what is fetched or converted */
    unsigned seconds; /* until it is here */
    bool allow_local; /* addresses that are not public may be asked too */
    bool no_robots;   /* pages may be fetched that their site keeps programs from */
} supply_limits;

/* Something to read. */
typedef struct supply {
    int file;                    /* to read from its current place on; -1: there is nothing */
    char message[MESSAGE_BYTES]; /* why there is nothing */
    char url[2048];              /* where a page came from at last; empty: it is a file */
    char charset[64];            /* as its server says; empty: it does not */
    long status;                 /* of the answer of its server; 0: there was none */
} supply;

/* Is it an address of the web rather than the name of a file? */
bool supply_is_url(const char *path);

/* Opens the file `path`. */
void supply_open(const char *path, supply *out);

/* Has the PDF in `file` turned into what the library reads. */
void supply_convert(const supply_limits *limits, int file, supply *out);

/* The program that turns `format`, one of pith_formats, into what the library reads; NULL: it reads
 * that by itself. */
const char *supply_converter(const char *format);

/* Is `program` on the PATH? */
bool supply_has_program(const char *program);

/* A file without a name, in memory; -1 when there is none to be had. */
int supply_temporary(void);

#endif
