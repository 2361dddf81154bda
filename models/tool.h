/* tool.h - what the programs that print features for the scripts fit_*.py have in common. */
#ifndef PITH_MODELS_TOOL_H
#define PITH_MODELS_TOOL_H

#include "model/packed.h"

#include <stdio.h>

/* Prints the message and ends the program. */
_Noreturn void die(const char *message);

/* Dies when `p`, just allocated, is NULL. */
void *checked(void *p);

/* The rest of `f`, which is closed; dies when it is NULL. */
slice read_all(FILE *f);

/* The packed model in the file `path`; dies without. */
pith_model load_model(const char *path);

/* The language `code` of the packed model in the file `path`, "und": none; dies without. */
language_model load_language(const char *path, const char *code);

#endif
