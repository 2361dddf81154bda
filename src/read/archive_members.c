/* archive_members.c - see archive_members.h. Text is packed to a quarter; markup that repeats
 * itself to a thirtieth. */
#include "read/archive_members.h"

#include "read/archive_reader.h"

/* Bytes that members may have together, and more for each byte of the archive. */
enum { BUDGET_BYTES = 16 << 20, BUDGET_RATIO = 100 };

static pith_status add(archive_members *m, arena *a, archive_member one) {
    if (m->count == m->capacity) {
        const uint32_t wanted = m->capacity ? 2 * m->capacity : 16;
        archive_member *all = arena_grow(a, m->all, m->capacity * sizeof(archive_member),
                                         wanted * sizeof(archive_member));
        TRY_MEMORY(all);
        m->all = all;
        m->capacity = wanted;
    }
    m->all[m->count++] = one;
    return PITH_OK;
}

static pith_status read_all(archive_reader *from, size_t budget, bool (*wanted)(const char *name),
                            arena *a, archive_members *out, pith_error *error) {
    for (;;) {
        const char *name;
        archive_member one;
        TRY(archive_reader_next(from, a, &name, error));
        if (!name)
            return PITH_OK;
        if (!wanted(name))
            continue;
        TRY(archive_reader_inflate(from, name, budget, a, &one.bytes, error));
        budget -= one.bytes.length;
        one.name = slice_of(name);
        TRY(add(out, a, one));
    }
}

pith_status archive_members_read(slice in, bool (*wanted)(const char *name), arena *a,
                                 archive_members *out, pith_error *error) {
    const size_t ratio = BUDGET_BYTES + BUDGET_RATIO * in.length;
    archive_reader *from;
    *out = (archive_members){0};
    TRY(archive_reader_open(in, a, &from, error));
    const pith_status status =
        read_all(from, ratio < PITH_MAX_BYTES ? ratio : PITH_MAX_BYTES, wanted, a, out, error);
    archive_reader_close(from);
    return status;
}

const archive_member *archive_members_find(const archive_members *in, slice name) {
    for (uint32_t i = 0; i < in->count; i++)
        if (slice_equal(in->all[i].name, name))
            return &in->all[i];
    return NULL;
}
