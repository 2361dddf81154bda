/* opening.c - see opening.h. Bullets are part of the sentence where the text has them as
 * characters, and of nothing where a format has lists of its own. */
#include "text/opening.h"

#include "text/bullet.h"
#include "text/dateline.h"

/* Is it the first of its source that competes? */
static bool opens_text(const document *doc, uint32_t index) {
    const uint32_t source = doc->blocks[doc->sentences[index].block].source;
    while (index-- > 0 && doc->blocks[doc->sentences[index].block].source == source)
        if (doc->sentences[index].competes)
            return false;
    return true;
}

span opening_without(const document *doc, uint32_t index) {
    span told = doc->sentences[index].span;
    const block *of = &doc->blocks[doc->sentences[index].block];
    if (of->role == PITH_ROLE_LIST && told.start == of->span.start)
        told = bullet_without(doc->text, told);
    if (opens_text(doc, index))
        told.start += (uint32_t)dateline_end(slice_range(doc->text, told.start, told.end));
    return told;
}
