/* roles.c - what each block is. */
#include "read/roles.h"

pith_status roles_assign(document *doc, uint32_t first, uint32_t count) {
    for (uint32_t i = first; i < first + count; i++)
        doc->blocks[i].role = PITH_ROLE_BODY;
    return PITH_OK;
}
