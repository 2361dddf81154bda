/* metadata.c - see metadata.h. */
#include "read/metadata.h"

#include "read/charset.h"
#include "text/plain.h"
#include "text/utf8.h"

pith_status metadata_offer(const document *doc, pith_slice *member, slice said) {
    if (member->length > 0 || said.length == 0 || plain_is_blank(said))
        return PITH_OK;
    const document view = {.arena = doc->arena, .text = said};
    const slice plain = plain_text(&view, utf8_trim(said, (span){0, (uint32_t)said.length}));
    TRY_MEMORY(plain.data);
    *member = (pith_slice){plain.data, plain.length};
    return PITH_OK;
}

pith_status metadata_take(document *doc, const pith_metadata *given) {
    pith_metadata *known = &doc->metadata;
    const struct {
        pith_slice *member;
        pith_slice said;
    } all[] = {
        {&known->author, given->author},
        {&known->date, given->date},
        {&known->site, given->site},
        {&known->url, given->url},
        {&known->image, given->image},
        {&known->image_text, given->image_text},
        {&known->description, given->description},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        slice repaired;
        if (all[i].said.length == 0)
            continue;
        TRY(charset_repair(doc, (slice){all[i].said.data, all[i].said.length}, &repaired));
        TRY(metadata_offer(doc, all[i].member, repaired));
    }
    return PITH_OK;
}
