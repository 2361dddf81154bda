/* packed_book.c - what EPUB, OpenDocument and Office Open XML share: a zip file of parts in XML, of
 * which some are the text and one says whose it is. */
#include "read/packed_book.h"

pith_status packed_book_open(const pith_file *file, bool (*wanted)(const char *name),
                             pith_status (*read)(packed_book *book, pith_error *error), arena *a,
                             void **state, pith_error *error) {
    const slice in = {file->data, file->length};
    packed_book *book = arena_alloc_zero(a, 1, sizeof *book);
    TRY_MEMORY(book);
    book->memory = book->text.memory = a;
    /* Compound File Binary, in which Office packs what has a password, and once packed all. */
    if (slice_starts(in, SLICE("\xd0\xcf\x11\xe0")))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0,
                         "the document has a password, or is of a format before 2007");
    if (!slice_starts(in, SLICE("PK")))
        return error_set(error, PITH_ERROR_FORMAT, 0, 0, "no zip file, which starts with 'PK'");
    TRY(archive_members_read(in, wanted, a, &book->members, error));
    TRY(read(book, error));
    *state = book;
    return PITH_OK;
}

static pith_slice public_slice(slice s) {
    return (pith_slice){s.data, s.length};
}

pith_status packed_book_next(void *state, contained *out, bool *found, pith_error *error) {
    (void)error;
    packed_book *book = state;
    const dublin_core *about = &book->about;
    *found = !book->handed_out;
    book->handed_out = true;
    *out = (contained){.file = {.data = book->text.data,
                                .length = book->text.length,
                                .format = "outline",
                                .charset = "utf-8"},
                       .metadata = {.author = public_slice(about->creator),
                                    .date = public_slice(about->date),
                                    .site = public_slice(about->publisher),
                                    .description = public_slice(about->description)}};
    /* What stands on the page is meant; the other may be that of a template. */
    if (!book->text.has_title)
        out->title = about->title;
    return PITH_OK;
}

bool packed_book_starts(slice head, slice mark) {
    if (!slice_starts(head, SLICE("PK\3\4")))
        return false;
    for (size_t at = 0; at + mark.length <= head.length; at++)
        if (slice_starts(slice_range(head, at, head.length), mark))
            return true;
    return false;
}

bool packed_book_ends(const char *name, const char *ending) {
    const slice all = slice_of(name), end = slice_of(ending);
    return all.length >= end.length &&
           slice_alike(slice_range(all, all.length - end.length, all.length), end);
}
