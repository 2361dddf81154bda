/* roles.h - what each block of a pasted page is: title, body, caption, related, tail, … */
#ifndef PITH_READ_ROLES_H
#define PITH_READ_ROLES_H

#include "text/document.h"

/* Sets the roles of doc->blocks[first .. first + count), the blocks of one source, in order. */
pith_status roles_assign(document *doc, uint32_t first, uint32_t count);

#endif
