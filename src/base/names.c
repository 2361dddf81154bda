/* names.c - the public names of pinned values. */
#include "pith.h"

const char *pith_version(void) {
    return PITH_VERSION;
}

const char *pith_status_text(pith_status status) {
    switch (status) {
    case PITH_OK:
        return "no error";
    case PITH_ERROR_MEMORY:
        return "out of memory";
    case PITH_ERROR_ARGUMENT:
        return "invalid argument";
    case PITH_ERROR_METHOD:
        return "unknown method";
    case PITH_ERROR_LANGUAGE:
        return "unknown language";
    case PITH_ERROR_ENCODING:
        return "unsupported encoding";
    case PITH_ERROR_LIMIT:
        return "limit exceeded";
    case PITH_ERROR_MODEL:
        return "unusable model";
    case PITH_ERROR_FORMAT:
        return "unreadable format";
    case PITH_ERROR_IO:
        return "reading or writing failed";
    }
    return "unknown status";
}

const char *pith_role_name(pith_role role) {
    static const char *const names[] = {
        [PITH_ROLE_BODY] = "body",
        [PITH_ROLE_TITLE] = "title",
        [PITH_ROLE_SUBHEADING] = "subheading",
        [PITH_ROLE_LIST] = "list",
        [PITH_ROLE_QUOTE] = "quote",
        [PITH_ROLE_DATELINE] = "dateline",
        [PITH_ROLE_BYLINE] = "byline",
        [PITH_ROLE_CAPTION] = "caption",
        [PITH_ROLE_UI] = "ui",
        [PITH_ROLE_RELATED] = "related",
        [PITH_ROLE_TAIL] = "tail",
    };
    const size_t i = (size_t)role;
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}
