/* pith_methods.h - the error of a method that does not exist. */
#ifndef PITH_PITH_METHODS_H
#define PITH_PITH_METHODS_H

#include "base/status.h"

/* Says that `task` has no method `name`, and which it has: PITH_ERROR_METHOD. */
pith_status methods_lack(pith_task task, const char *name, pith_error *error);

#endif
