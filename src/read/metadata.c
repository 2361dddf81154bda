/* metadata.c - see metadata.h. */
#include "read/metadata.h"

#include "read/charset.h"
#include "text/plain.h"
#include "text/utf8.h"

enum { MEMBERS = 7 };

/* The i-th member, in no order that means anything. */
static pith_slice *member_of(pith_metadata *m, int i) {
    pith_slice *const all[MEMBERS] = {&m->author, &m->date,       &m->site,       &m->url,
                                      &m->image,  &m->image_text, &m->description};
    return all[i];
}

pith_status metadata_offer(const document *doc, pith_slice *member, slice said) {
    if (member->length > 0 || said.length == 0 || plain_is_blank(said))
        return PITH_OK;
    const document view = {.arena = doc->arena, .text = said};
    const slice plain = plain_text(&view, utf8_trim(said, (span){0, (uint32_t)said.length}));
    TRY_MEMORY(plain.data);
    *member = (pith_slice){plain.data, plain.length};
    return PITH_OK;
}

pith_status metadata_take(document *doc, uint32_t source, const pith_metadata *given) {
    pith_metadata said = *given;
    for (int i = 0; i < MEMBERS; i++) {
        const pith_slice one = *member_of(&said, i);
        slice repaired;
        if (one.length == 0)
            continue;
        TRY(charset_repair(doc, (slice){one.data, one.length}, &repaired));
        TRY(metadata_offer(doc, member_of(&doc->sources[source].metadata, i), repaired));
    }
    return PITH_OK;
}

void metadata_gather(document *doc) {
    for (uint32_t s = 0; s < doc->source_count; s++)
        for (int i = 0; i < MEMBERS && !doc->sources[s].known; i++) {
            pith_slice *member = member_of(&doc->metadata, i);
            if (member->length == 0)
                *member = *member_of(&doc->sources[s].metadata, i);
        }
}
