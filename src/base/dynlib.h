/* dynlib.h - shared libraries that are opened when they are first needed, so that who reads plain
 * text pays for no parser of web pages, and who lacks one is told so by name. */
#ifndef PITH_BASE_DYNLIB_H
#define PITH_BASE_DYNLIB_H

#include "base/status.h"

/* A function of a library, and the pointer to it that is to be set. */
typedef struct dynlib_symbol {
    const char *name;
    void *pointer; /* address of a pointer to a function */
} dynlib_symbol;

/* An entry of a table of symbols: sets the member `name` of `*table` to the function of that name.
 */
#define DYNLIB_SYMBOL(table, name)                                                                 \
    { #name, &(table)->name }

/* Stands for the library of a format that this build leaves out (make WITHOUT=...). */
#define DYNLIB_LEFT_OUT "(left out)"

/* Opens the library `soname` ("libxml2.so.2") and sets the pointers of `count` symbols. It stays
 * open for the life of the process; opening it again costs some microseconds. PITH_ERROR_FORMAT,
 * with a message that names it, when it is not installed or too old. */
pith_status dynlib_open(const char *soname, const dynlib_symbol *symbols, size_t count,
                        pith_error *error);

/* PITH_ERROR_MEMORY unless the heap has half a megabyte left: to be asked before a library is,
 * which ends the process when it can get none. */
pith_status dynlib_need_heap(void);

#endif
