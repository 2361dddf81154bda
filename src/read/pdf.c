/* pdf.c - the format "pdf": papers, reports and books, as "pdftotext -tsv" (poppler-utils) tells
 * where their words stand. A PDF says where each letter goes, and nothing of what belongs together:
 * lines are put in order, running heads and page numbers found, paragraphs joined across columns
 * and pages, divided words joined, by files pdf_*.c. The PDF itself is not read here: a program of
 * its own takes it apart, and is all that a hostile one can take over.
 *
 * Of poppler's two outputs with places, the table says the same as -bbox-layout in half the bytes,
 * and needs no parser of XML. */
#include "read/pdf.h"

#include "read/format.h"
#include "text/language.h"

static bool starts_with(slice s, slice start) {
    return s.length >= start.length && memcmp(s.data, start.data, start.length) == 0;
}

static unsigned recognize_pdf(slice head) {
    return starts_with(head, SLICE("%PDF-")) || starts_with(head, SLICE("level\tpage_num\t")) ? 100
                                                                                              : 0;
}

/* The words that the language of the text has, as far as its first lines tell. */
static pith_status find_language(const document *doc, const pdf_text *text, language_model *out) {
    enum { SAMPLE = 1 << 10 };
    char *sample = arena_alloc(doc->arena, SAMPLE);
    TRY_MEMORY(sample);
    size_t length = 0;
    for (uint32_t i = 0; i < text->word_count; i++) {
        const slice word = pdf_word(text, i);
        if (length + word.length + 1 > SAMPLE)
            break;
        memcpy(sample + length, word.data, word.length);
        length += word.length;
        sample[length++] = ' ';
    }
    const language_guess guess = language_detect(doc->model, (slice){sample, length});
    if (!model_language(doc->model, guess.code, out))
        *out = model_no_language(doc->model);
    return PITH_OK;
}

static pith_status parse_pdf(writer *out, span decoded, pith_error *error) {
    document *doc = out->doc;
    const slice head = slice_range(doc->decoded, decoded.start, decoded.end);
    if (!starts_with(head, SLICE("level\tpage_num\t")))
        return error_set(
            error, PITH_ERROR_FORMAT, out->source, 0,
            "no PDF, which starts with '%%PDF-', nor what 'pdftotext -tsv' makes of one");
    pdf_text text = {.decoded = doc->decoded, .arena = doc->arena};
    language_model language;
    TRY(pdf_read_table(decoded, &text));
    if (text.word_count == 0)
        return error_set(error, PITH_ERROR_FORMAT, out->source, 0,
                         "no text: its pages may be pictures");
    TRY(find_language(doc, &text, &language));
    TRY(pdf_find_furniture(&text));
    TRY(pdf_order(&text));
    pdf_classify(&text);
    return pdf_write_blocks(out, &text, &language.idf);
}

const format pdf_format = {
    .public = {.name = "pdf",
               .summary = "papers, reports, books; a program reads 'pdftotext -tsv'"},
    .suffixes = ".pdf ",
    .recognize = recognize_pdf,
    .parse = parse_pdf,
};
