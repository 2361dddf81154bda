/* unpack.c - containers that hold containers are a stack: what the innermost one hands out is a
 * document, or is opened on top of it. Each level has its own memory, which is given back when it
 * is closed; so no more is held than the file and one document of each level.
 *
 * What all levels unpack together is bounded by the size of the file, so that bombs in bombs end:
 * natural text is packed to a quarter by gzip, and pages that are all alike to a thirtieth. */
#include "read/unpack.h"

/* Bytes that may be unpacked, and more for each byte of the file. */
enum { BUDGET_BYTES = 16 << 20, BUDGET_RATIO = 100 };

static void close_level(unpacker *u) {
    unpack_level *top = &u->levels[--u->depth];
    if (top->how->close)
        top->how->close(top->state);
    arena_reset(&top->memory);
}

void unpack_close(unpacker *u) {
    while (u->depth > 0)
        close_level(u);
    u->whole_format = (detected){0};
}

void unpack_free(unpacker *u) {
    unpack_close(u);
    for (uint32_t i = 0; i < UNPACK_DEPTH; i++)
        arena_free(&u->levels[i].memory);
}

/* The name of `inner` in the file, of what stands in `level`. Data NULL: no memory. */
static slice full_name(unpack_level *level, slice inner) {
    if (level->name.length == 0 || inner.length == 0)
        return inner.length == 0 ? level->name : inner;
    const size_t length = level->name.length + 1 + inner.length;
    char *name = arena_alloc(&level->memory, length);
    if (!name)
        return (slice){0};
    memcpy(name, level->name.data, level->name.length);
    name[level->name.length] = '/';
    memcpy(name + level->name.length + 1, inner.data, inner.length);
    return (slice){name, length};
}

/* Puts before a message what it is about: the name in the file, and the format. */
static pith_status explain(pith_status status, slice name, const container *how,
                           pith_error *error) {
    if (!error || status == PITH_OK || status == PITH_ERROR_MEMORY)
        return status;
    const pith_error found = *error;
    const int shown = (int)(name.length < 150 ? name.length : 150);
    return error_set(error, status, 0, found.offset, "%.*s%s%s: %s", shown,
                     name.data ? name.data : "", shown ? ": " : "", how->public.name,
                     found.message);
}

/* `name`: of the file in the whole; empty: it is the whole. */
static pith_status open_level(unpacker *u, const container *how, const pith_file *file, slice name,
                              pith_error *error) {
    if (u->depth == UNPACK_DEPTH)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "more than %d files in one another",
                         UNPACK_DEPTH);
    if (!how->open)
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "this build of pith does not read '%s'",
                         how->public.name);
    unpack_level *top = &u->levels[u->depth];
    top->how = how;
    top->name = name;
    top->url = file->url;
    const pith_status status = how->open(file, &top->memory, &top->state, error);
    if (status != PITH_OK) {
        arena_reset(&top->memory);
        return explain(status, name, how, error);
    }
    u->depth++;
    return PITH_OK;
}

pith_status unpack_open(unpacker *u, const pith_file *file, pith_error *error) {
    unpack_close(u);
    detected found;
    TRY(detect_format(file, &found, error));
    u->budget = BUDGET_BYTES + BUDGET_RATIO * (size_t)file->length;
    if (found.container)
        return open_level(u, found.container, file, (slice){0}, error);
    u->whole = (contained){.file = *file, .metadata = {.url = file->url}};
    u->whole_format = found;
    return PITH_OK;
}

/* Counts what was unpacked; too much ends it all. */
static pith_status spend(unpacker *u, const contained *one, pith_error *error) {
    if (one->file.length <= u->budget) {
        u->budget -= one->file.length;
        return PITH_OK;
    }
    unpack_close(u);
    return error_set(error, PITH_ERROR_LIMIT, 0, 0,
                     "what is packed in it is more than %d times its size", BUDGET_RATIO);
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

static void hand_out(const contained *one, const format *how, pith_item *out) {
    *out = (pith_item){.source = {.text = one->file.data,
                                  .length = one->file.length,
                                  .title = public_slice(one->title),
                                  .format = how->public.name,
                                  .charset = one->file.charset,
                                  .metadata = one->metadata},
                       .name = public_slice(one->name)};
}

pith_status unpack_next(unpacker *u, pith_item *out, bool *found, pith_error *error) {
    *found = false;
    if (u->whole_format.format) {
        hand_out(&u->whole, u->whole_format.format, out);
        u->whole_format = (detected){0};
        *found = true;
        return PITH_OK;
    }
    while (u->depth > 0) {
        unpack_level *top = &u->levels[u->depth - 1];
        contained one = {0};
        bool more = false;
        detected kind;
        TRY(explain(top->how->next(top->state, &one, &more, error), top->name, top->how, error));
        if (!more) {
            close_level(u);
            continue;
        }
        TRY(spend(u, &one, error));
        TRY(detect_format(&one.file, &kind, error));
        one.name = full_name(top, one.name);
        if (one.metadata.url.length == 0)
            one.metadata.url = top->url;
        if (kind.container) {
            one.file.url = one.metadata.url;
            TRY(open_level(u, kind.container, &one.file, one.name, error));
            continue;
        }
        hand_out(&one, kind.format, out);
        *found = true;
        return PITH_OK;
    }
    return PITH_OK;
}
