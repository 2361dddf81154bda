/* pith.h - the one public header of libpith, and its manual.
 *
 * pith reads a document as people really have it, and gives back the few sentences and the key
 * phrases that carry it, with the reason for each choice. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ## A first program
 *
 *     pith_doc *doc;
 *     const pith_summary *summary;
 *     pith_source source = {.text = text, .length = length};
 *     if (pith_doc_new(pith_model_builtin(), &doc) == PITH_OK &&
 *         pith_doc_read(doc, &source, 1, NULL, NULL) == PITH_OK &&
 *         pith_summarize(doc, NULL, &summary, NULL) == PITH_OK)
 *         for (size_t i = 0; i < summary->count; i++)
 *             printf("%.*s\n", (int)summary->picks[i].text.length, summary->picks[i].text.data);
 *     pith_doc_free(doc);
 *
 * ## Rules that hold everywhere
 *
 * - Status: every function that can fail returns a pith_status; out-parameters are written only on
 *   PITH_OK. The optional last argument, a pith_error of the caller's, says more.
 * - Ownership: a pith_model and a pith_doc belong to the caller, who frees them. Everything reached
 *   from a document (strings, arrays, summaries) belongs to the document and lives until the next
 *   pith_doc_read or pith_doc_free of that document.
 * - Threads: a pith_model is immutable and may be shared by any number of threads. A pith_doc is
 *   for one thread at a time. The library has no mutable globals, never prints, exits or aborts,
 *   and reads neither environment, locale nor files.
 * - Offsets are bytes into the source as the caller gave it, half open [start, end), also where
 *   invalid bytes were repaired, or it was in another encoding than UTF-8.
 * - Strings are UTF-8, always valid, length-counted and not NUL-terminated unless said otherwise.
 * - Scores are finite doubles; higher is better. Equal scores go to the earlier sentence. The same
 *   input gives the same output on any thread.
 * - Cost: time and memory grow no worse than n log n with the bytes read; the default needs about
 *   ten bytes of memory for each byte of a long text, and at worst, in lines of one letter, 350
 *   bytes for each sentence. A document keeps its memory for the next reading and gives it back in
 *   pith_doc_free.
 * - Options are structs whose first field is their size: let pith_..._options_init fill them with
 *   the defaults, then change fields. NULL means the defaults. A value out of range is an error. */
#ifndef PITH_H
#define PITH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PITH_API __attribute__((visibility("default")))
#else
#define PITH_API
#endif

/* ## Version */

#define PITH_VERSION "0.1.0"

/* The version of the library that is linked, as "major.minor.patch". NUL-terminated, static. */
PITH_API const char *pith_version(void);

/* ## Limits. Exceeding one is PITH_ERROR_LIMIT; pith_error.message names it. */

/* Bytes of all sources of a document together: 256 MiB. */
#define PITH_MAX_BYTES ((size_t)256 << 20)
/* Sentences of a document. */
#define PITH_MAX_SENTENCES ((size_t)1 << 22)
/* Blocks of a document: lines or paragraphs that are not blank. */
#define PITH_MAX_BLOCKS ((size_t)1 << 22)
/* Different words of a document. */
#define PITH_MAX_FORMS ((size_t)1 << 24)
/* Sources of a document. */
#define PITH_MAX_SOURCES ((size_t)1 << 16)
/* Bytes of one token that are looked at to stem it; a longer one is its own stem. */
#define PITH_MAX_STEM_BYTES ((size_t)128)

/* ## Errors */

/* Pinned: a value never changes its meaning. */
typedef enum pith_status {
    PITH_OK = 0,
    PITH_ERROR_MEMORY = 1,   /* the heap is exhausted */
    PITH_ERROR_ARGUMENT = 2, /* NULL where an object is needed, or an option out of its range */
    PITH_ERROR_METHOD = 3,   /* no method of that name; the message lists those there are */
    PITH_ERROR_LANGUAGE = 4, /* not a code of a language; the message lists those there are */
    PITH_ERROR_ENCODING =
        5, /* the text is in an encoding that is not read, or no text; the message says */
    PITH_ERROR_LIMIT = 6,  /* one of the limits above is exceeded */
    PITH_ERROR_MODEL = 7,  /* a model or a file of terms is damaged, of another version or kind */
    PITH_ERROR_FORMAT = 8, /* no format of that name, the bytes are not of it, or what it needs is
                              not installed; the message says */
    PITH_ERROR_IO = 9      /* a function of the caller could not read or write */
} pith_status;

/* What went wrong; of the caller, written only when a function fails. */
typedef struct pith_error {
    pith_status code;
    size_t source;     /* index of the source concerned, 0 when none is */
    size_t offset;     /* byte in that source, or in the model file, 0 when none is known */
    char message[488]; /* one English sentence without a final full stop; NUL-terminated */
} pith_error;

/* A short English phrase for `status`. NUL-terminated, static, never NULL. */
PITH_API const char *pith_status_text(pith_status status);

/* ## Basic types */

/* Bytes [data, data + length), of the document; data may be NULL when length is 0. */
typedef struct pith_slice {
    const char *data;
    size_t length;
} pith_slice;

/* A half-open range of bytes in one source. */
typedef struct pith_span {
    size_t source; /* index into the sources given to pith_doc_read */
    size_t start;
    size_t end;
} pith_span;

/* What a block of a page is. Only BODY, LIST and QUOTE compete for a place in a summary. */
typedef enum pith_role {
    PITH_ROLE_BODY = 0,       /* running text */
    PITH_ROLE_TITLE = 1,      /* the headline; steers the choice */
    PITH_ROLE_SUBHEADING = 2, /* a heading inside the text */
    PITH_ROLE_LIST = 3,       /* an item of a list */
    PITH_ROLE_QUOTE = 4,      /* a quoted block */
    PITH_ROLE_DATELINE = 5,   /* date and time of publishing */
    PITH_ROLE_BYLINE = 6,     /* who wrote it */
    PITH_ROLE_CAPTION = 7,    /* words of a picture: caption, credit */
    PITH_ROLE_UI = 8,         /* buttons, players, share bars, notices */
    PITH_ROLE_RELATED = 9,    /* links to other articles inside the text */
    PITH_ROLE_TAIL = 10       /* everything after the article: more news, comments, footer */
} pith_role;

/* The role as a lower-case word ("body"). NUL-terminated, static; NULL for an unknown value. */
PITH_API const char *pith_role_name(pith_role role);

/* ## Models: word lists, document frequencies, cues and weights, for one or more languages */

typedef struct pith_model pith_model;

/* The model that is built into the library. Static: never free it. */
PITH_API const pith_model *pith_model_builtin(void);

/* Opens a packed model of `size` bytes that the caller keeps unchanged, and 8-byte aligned, until
 * pith_model_free; it is checked whole, then used in place. PITH_ERROR_MODEL with the offset when
 * it is damaged. */
PITH_API pith_status pith_model_open(const void *data, size_t size, pith_model **out,
                                     pith_error *error);

/* Frees what pith_model_open made. NULL and the built-in model are ignored. */
PITH_API void pith_model_free(pith_model *model);

/* The languages of `model` as codes such as "en", separated by ", ". NUL-terminated; lives as long
 * as the model. */
PITH_API const char *pith_model_languages(const pith_model *model);

/* What a model knows of a language. */
typedef struct pith_language {
    const char *stems;    /* "Snowball", "suffixes" (rules of the model), or "none": words
                              are their own. NUL-terminated, static */
    size_t stop_words;    /* words that carry nothing by themselves */
    size_t abbreviations; /* that are written with a full stop */
    size_t words;         /* pronouns, connectives, verbs of speech, words that start sentences */
    size_t cues;          /* phrases that tell what a line of a page is: "read more" */
    size_t frequencies;   /* words whose share of documents is known */
} pith_language;

/* False when `model` lacks the language `code`, which may be a longer tag of it. */
PITH_API bool pith_model_get_language(const pith_model *model, const char *code,
                                      pith_language *out);

/* ## Backgrounds: how common words are in a corpus of your own, instead of the model's */

typedef struct pith_background pith_background;

/* Opens a file of terms (below) of `size` bytes that the caller keeps unchanged, mapped or read,
 * until pith_background_free: its checksum is looked at, then it is used in place, by any number of
 * threads. PITH_ERROR_MODEL when it is damaged or of another version. Memory: 3 % of its size. */
PITH_API pith_status pith_background_open(const void *data, size_t size, pith_background **out,
                                          pith_error *error);

/* NULL is ignored. */
PITH_API void pith_background_free(pith_background *background);

/* ## Formats: how documents are written down */

typedef struct pith_format {
    const char *name;     /* as given in pith_source: "html" */
    const char *summary;  /* one line */
    const char *library;  /* the shared libraries that are opened when they are first needed, parted
                             by blanks; or NULL */
    bool holds_documents; /* a file of it holds others: only pith_reader reads it */
} pith_format;

/* The formats that there are; *count of them. Static. NULL at and beyond the last. */
PITH_API const pith_format *pith_formats(size_t i);

/* Can `format` be read here? False when it was left out of this build, or its library is not
 * installed. */
PITH_API bool pith_format_available(const pith_format *format);

/* What is known of a document beside its text. Each may be empty. */
typedef struct pith_metadata {
    pith_slice author;
    pith_slice date;        /* of publishing, as it is given: in pages mostly ISO 8601 */
    pith_slice site;        /* the name of the publication */
    pith_slice url;         /* its address: the canonical one, when it names one */
    pith_slice image;       /* address of the lead image */
    pith_slice image_text;  /* what is said instead of the image, for those who do not see it */
    pith_slice description; /* what its makers say that it is about */
} pith_metadata;

/* ## Documents */

typedef struct pith_doc pith_doc;

/* One text of a document. Zero it, then fill it: either `text`, or `sentences`. */
typedef struct pith_source {
    const char *text; /* as people have it, with or without page furniture; read only in the call */
    size_t length;    /* bytes of text */
    const pith_slice *sentences; /* or: already split; kept as they are, all body; blank ones are
                                    not counted */
    size_t sentence_count;
    pith_slice title;    /* the headline when it is known apart from the text, else empty */
    bool known;          /* the reader has read this one: nothing of it is chosen, what all but
                            repeats it is left out, and the rest is welcome as it is new */
    const char *format;  /* a name from pith_formats that holds no other documents; NULL: "text",
                            pasted or plain */
    const char *charset; /* as who sent it says, such as "windows-1252"; NULL: told from the bytes.
                            Valid UTF-8 with characters beyond ASCII is UTF-8 whatever is said */
    pith_metadata metadata; /* as far as it is known apart from the text */
} pith_source;

typedef struct pith_read_options {
    size_t size;          /* sizeof(pith_read_options) */
    const char *language; /* code of a language in the model, or a longer tag of it ("pt-BR"); "und"
                             for none of them, which uses no knowledge of any, as does the code of a
                             language that the model lacks; or "auto" (default): told from the text
                           */
    bool all_blocks;      /* true: every block competes, whatever its role. Default false */
    const pith_background *background; /* how common each word is, for every score that asks for it;
                             it must outlive the document. A text in a language that it lacks is
                             PITH_ERROR_LANGUAGE. Default NULL: as the model says */
} pith_read_options;

PITH_API void pith_read_options_init(pith_read_options *options);

/* Makes an empty document that reads with `model`, which must outlive it. */
PITH_API pith_status pith_doc_new(const pith_model *model, pith_doc **out);

/* NULL is ignored. */
PITH_API void pith_doc_free(pith_doc *doc);

/* Forgets what the document held, and reads `count` sources (1 .. PITH_MAX_SOURCES) as one set:
 * blocks and their roles, sentences, words, stems. The sources are copied. Offsets into a source
 * given as sentences count the bytes of those sentences as if each was followed by one newline. On
 * an error the document is empty and usable again. Reading plain UTF-8 again in a document that
 * has read as much before allocates nothing from the heap; parsers and converters of other formats
 * and charsets have heaps of their own. */
PITH_API pith_status pith_doc_read(pith_doc *doc, const pith_source *sources, size_t count,
                                   const pith_read_options *options, pith_error *error);

/* Facts about what was read. */
typedef struct pith_doc_facts {
    pith_slice title;     /* of the first source that has one; white space as single spaces */
    const char *language; /* code of the language it was read as; "und" when that of the text is
                             unsure or not in the model; NUL-terminated */
    size_t words;         /* in the blocks that compete */
    size_t repaired;      /* pieces that were no characters, and NULs, replaced by U+FFFD */
    size_t blocks;
    size_t sentences;
    double language_confidence; /* in [0, 1], the probability that the language is right; 1 when it
                                   was given, 0 for "und" that was not */
    const char *format;         /* of the first source; NUL-terminated, static */
    pith_metadata metadata;     /* of the first source that has any of each */
    const char *charset;        /* that the first source was decoded from, as the Encoding Standard
                                   names it: "utf-8", "windows-1252"; NUL-terminated, lives as long
                                   as the text */
    const char *note; /* of a web page on which no article stands out, or that is a notice:
                         that; of a language that the model lacks: that; else NULL. Lives as long
                         as the text */
    const char *kind; /* of web page: "article", "documentation", "service" (what a firm
                         says of itself), "product", "forum", "index" (of articles, of
                         products), "video", "notice" (what stands in place of a page: an error, a
                         log-in, one that asks for cookies, scripts or a person, or leads
                         elsewhere at once; it has no text); else NULL. Static */
} pith_doc_facts;

PITH_API void pith_doc_get_facts(const pith_doc *doc, pith_doc_facts *out);

typedef struct pith_block {
    pith_span span;
    pith_role role;
    pith_slice text;      /* white space as single spaces; control characters, lines drawn with
                             characters ("------", leaders and the page number behind them) and the
                             bullet of a list item dropped */
    const char *language; /* code of the language that it was read as: mostly that of the document,
                             another when "auto" found it in that */
    double doubt;         /* the chance, 0 to 1, that it is not of the text, whatever its role: the
                             greater, the less welcome are its sentences. 0 for text without
                             furniture around it */
} pith_block;

typedef struct pith_sentence {
    pith_slice text; /* white space as single spaces; control characters and drawn lines dropped;
                        empty when it is nothing else */
    pith_span span;
    size_t block;   /* index of its block */
    pith_role role; /* of its block */
    bool competes;  /* may be chosen for a summary */
    size_t words;
} pith_sentence;

typedef struct pith_token {
    pith_span span;
    pith_slice form; /* folded (NFKC, case) */
    pith_slice stem; /* what forms are counted under */
    bool stop;       /* a stop word */
} pith_token;

/* The i-th block or sentence, in the order of the sources; token i of a sentence. False when there
 * is none. Tokens are words: punctuation has none. */
PITH_API bool pith_doc_get_block(const pith_doc *doc, size_t i, pith_block *out);
PITH_API bool pith_doc_get_sentence(const pith_doc *doc, size_t i, pith_sentence *out);
PITH_API bool pith_doc_get_token(const pith_doc *doc, size_t sentence, size_t i, pith_token *out);

/* ## Files: from the bytes of a file, a page or a mailbox to the documents in it */

typedef struct pith_reader pith_reader;

/* What is known of the bytes beside themselves. Zero it, then fill what is known. */
typedef struct pith_file {
    const char *data; /* kept by the caller, unchanged, as long as documents of it are read */
    size_t length;
    const char *name;    /* of the file or the last part of its address: its ending is a hint. NULL:
                            none */
    const char *format;  /* a name from pith_formats; NULL: told from bytes and name */
    const char *charset; /* as who sent it says; NULL: told from the bytes */
    pith_slice url;      /* where it came from */
} pith_file;

/* A document of a file. */
typedef struct pith_item {
    pith_source source; /* ready for pith_doc_read; lives until the next one is asked for */
    pith_slice name;    /* its name or number inside the file; empty when it is the whole file */
} pith_item;

PITH_API pith_status pith_reader_new(pith_reader **out);

/* NULL is ignored. */
PITH_API void pith_reader_free(pith_reader *reader);

/* Begins to read `file`, and forgets the one before. PITH_ERROR_FORMAT when it is of no format that
 * is read here. */
PITH_API pith_status pith_reader_open(pith_reader *reader, const pith_file *file,
                                      pith_error *error);

/* The next document. *found: false at the end, and `out` is not written. On an error that document
 * cannot be read; the next call goes on behind it, or ends. */
PITH_API pith_status pith_reader_next(pith_reader *reader, pith_item *out, bool *found,
                                      pith_error *error);

/* ## Methods */

typedef enum pith_task {
    PITH_TASK_SUMMARIZE = 0,
    PITH_TASK_KEYWORDS = 1,
    PITH_TASK_TERMS = 2 /* of groups of documents */
} pith_task;

typedef struct pith_method {
    const char *name;    /* as given in options */
    const char *summary; /* one line */
    const char *source;  /* the paper, or "pith" */
} pith_method;

/* The methods for `task`; *count of them. Static. */
PITH_API const pith_method *pith_methods(pith_task task, size_t *count);

/* ## Summaries */

typedef enum pith_unit {
    PITH_SENTENCES = 0,
    PITH_WORDS = 1,  /* as counted by pith */
    PITH_BYTES = 2,  /* of UTF-8 of the chosen texts, one separator byte between two of them */
    PITH_PERCENT = 3 /* of the words that compete */
} pith_unit;

/* What has been told in the summaries of several documents, so that none tells it again. */
typedef struct pith_told pith_told;

PITH_API pith_status pith_told_new(pith_told **out);

/* NULL is ignored. */
PITH_API void pith_told_free(pith_told *told);

typedef struct pith_summary_options {
    size_t size;        /* sizeof(pith_summary_options) */
    const char *method; /* a name from pith_methods; default "auto" */
    pith_unit unit;     /* default PITH_SENTENCES */
    size_t budget;      /* at most so many units; 1 .. SIZE_MAX/2, percent 1 .. 100; default 3 */
    bool truncate;      /* of a budget of words, bytes or percent: cut the best sentence that does
                           not fit, at the end of a word. Default false: sentences stay whole, and
                           shorter ones fill the rest */
    pith_slice query;   /* sentences with words of this, by their stems, are preferred, in every
                           method; default empty */
    pith_told *told; /* nothing in it is told again, and what is told now is added to it: sentences
                        that all but repeat one of an earlier summary are left out, and a document
                        that is all but one of those has an empty summary, with a note. Used by one
                        thread at a time; default NULL: what others told does not matter */
} pith_summary_options;

PITH_API void pith_summary_options_init(pith_summary_options *options);

/* A named share of a score; the parts of a pick add up to its score. */
typedef struct pith_part {
    const char *name; /* NUL-terminated, static */
    double value;
} pith_part;

typedef struct pith_pick {
    pith_slice text; /* white space as single spaces; control characters and drawn lines dropped;
                        without the dateline ("LONDON (Reuters) - ") that the document starts
                        with, and the bullet of a list's item */
    pith_span span;  /* of that text */
    size_t index;    /* of the sentence in the document */
    double score;    /* comparable within one document and method only */
    const pith_part *parts;
    size_t part_count;
    bool truncated;     /* the text was cut to the budget */
    const size_t *also; /* indices of other sources that say all but the same, ascending */
    size_t also_count;
} pith_pick;

typedef struct pith_summary {
    const pith_pick *picks; /* in document order; of several sources that are all dated, in the
                               order of their dates, else by their place in their source */
    size_t count;
    const char *method; /* the one that was used; NUL-terminated, static */
    const char *note;   /* why there are fewer sentences than asked for, or another method than
                           asked for was used; NULL when there is nothing to say. NUL-terminated */
} pith_summary;

/* Chooses the sentences of `doc` that carry it. May be called again on the same document, with
 * other options; earlier summaries stay as they are. PITH_ERROR_METHOD for an unknown method,
 * PITH_ERROR_ARGUMENT for a budget or unit out of range. To have a summary of at most 100 words:
 *
 *     pith_summary_options options;
 *     pith_summary_options_init(&options);
 *     options.unit = PITH_WORDS;
 *     options.budget = 100;
 *     status = pith_summarize(doc, &options, &summary, &error);
 *
 * A sentence that all but repeats a chosen one is left out, and one that cannot stand alone (half a
 * quotation, "He added:" without what went before, a line without a full stop) is less welcome than
 * its score says. A single text of 1,000 sentences or more, such as a book, is covered from its
 * start to its end: each of its equal parts, begun at a heading where one is near, has its share of
 * the budget, unless there is a query. An empty document, or a budget that no sentence fits, gives
 * an empty summary with a note. */
PITH_API pith_status pith_summarize(pith_doc *doc, const pith_summary_options *options,
                                    const pith_summary **out, pith_error *error);

/* ## Key phrases */

typedef struct pith_vocabulary pith_vocabulary;

/* Opens a thesaurus of `length` bytes that the caller keeps unchanged until pith_vocabulary_free: a
 * concept a line, its preferred label, behind a tab other labels parted by "|", and behind another
 * those of broader concepts; what stands behind one more tab is not looked at, nor are empty lines
 * and those that start with "#". Its labels are read in `language`, which is that of the documents
 * it is used for. PITH_ERROR_MODEL names a line that is broken, or says that there is no term.
 * Memory: 12 to 24 bytes a label. Shared by any number of threads. */
PITH_API pith_status pith_vocabulary_open(const pith_model *model, const char *language,
                                          const char *text, size_t length, pith_vocabulary **out,
                                          pith_error *error);

/* NULL is ignored. */
PITH_API void pith_vocabulary_free(pith_vocabulary *vocabulary);

typedef struct pith_keyword_options {
    size_t size;        /* sizeof(pith_keyword_options) */
    const char *method; /* a name from pith_methods; default "auto" */
    size_t count;       /* at most so many, 1 .. 100000; default 10 */
    size_t words;       /* of at most so many words, 1 .. 5, but for labels; default 5 */
    double min_score;   /* of at least this score, 0 .. 1; default 0 */
    double diversity;   /* 0 .. 1, default 0: of the score of a phrase all of whose words are in
                           better ones, the share that it loses */
    const pith_slice *exclude; /* phrases that are not wanted, in whatever inflection; UTF-8 */
    size_t exclude_count;
    const pith_vocabulary *vocabulary; /* phrases of at most 12 words that are labels of it, in
                             whatever inflection, come first: their scores are 0.5 to 1, those of
                             others at most 0.5. What would be no phrase without it, as a verb or a
                             small word alone, must be a name, written as in the vocabulary.
                             Default NULL; it must outlive what is extracted */
    bool vocabulary_only;              /* no others. Default false */
    bool explain; /* give the parts of the scores, where the method knows them; default false */
} pith_keyword_options;

PITH_API void pith_keyword_options_init(pith_keyword_options *options);

/* What a key phrase is, by its looks. */
typedef enum pith_keyword_kind {
    PITH_KEYWORD_TERM = 0,
    PITH_KEYWORD_NAME = 1,   /* its words are capitalised, also inside sentences */
    PITH_KEYWORD_ACRONYM = 2 /* one word of two to six capitals */
} pith_keyword_kind;

/* The kind as a word ("term"). NUL-terminated, static; NULL for an unknown value. */
PITH_API const char *pith_keyword_kind_name(pith_keyword_kind kind);

typedef struct pith_keyword {
    pith_slice phrase;      /* in its most frequent surface form; the earlier one when two tie */
    double score;           /* in [0, 1]: by "auto" the chance that somebody would tag the text with
                               it; by other methods the best phrase has 1 */
    size_t count;           /* of occurrences in the title and in the blocks that compete */
    const pith_span *spans; /* of those occurrences, in order */
    pith_keyword_kind kind;
    size_t sentence; /* index of the sentence where it is first met */
    bool is_label;   /* the phrase is the preferred label of the vocabulary, which need not stand in
                        the text: the spans are those of all its labels */
    const pith_part *parts; /* of the logarithm of the odds, ln(score / (1 - score)): they add up */
    size_t part_count;      /* 0 unless asked for */
    pith_slice
        broader; /* of a label: those of broader concepts, parted by "|", as the first line of
                           its concept has them; bytes of the vocabulary */
} pith_keyword;

typedef struct pith_keywords {
    const pith_keyword *keywords; /* best first */
    size_t count;
    const char *method; /* the one that was asked for; NUL-terminated, static */
    const char *note;   /* why another one was used in its place; NULL when there is nothing to say.
                           Static */
} pith_keywords;

/* The key phrases of `doc`, best first: names and terms, no stop words at their edges. "auto" gives
 * fewer than asked for when the others are not likely enough to be worth a reader's time; by other
 * methods none is a part of a better one. May be called again, before or after pith_summarize: both
 * use what one pith_doc_read has found. PITH_ERROR_METHOD for an unknown method,
 * PITH_ERROR_ARGUMENT for an option out of range. A document without words gives none. */
PITH_API pith_status pith_extract_keywords(pith_doc *doc, const pith_keyword_options *options,
                                           const pith_keywords **out, pith_error *error);

/* ## Terms of a corpus: in how many documents, and how often, its words and phrases stand
 *
 * A counter counts documents in memory that its caller gives it, and writes what it has counted as
 * a file of terms whenever that is full. Files of terms are merged by adding them up, so that it
 * makes no difference to a single byte how a corpus was divided. The format is text, and described
 * in pith(1). */

/* Takes bytes. False: it cannot, and wants no more. */
typedef bool pith_write(void *to, const char *bytes, size_t length);

/* Fills `room` with at most `size` bytes; how many. 0: at the end; more than `size`: it cannot. */
typedef size_t pith_read(void *from, char *room, size_t size);

typedef struct pith_counter pith_counter;

/* Makes a counter of words, and of phrases of at most `words` words (1 .. 5), inside `memory` of
 * `size` bytes (1 MiB .. 16 GiB; aligned to 8), which the caller keeps: there is nothing to free.
 * Processes may share it, one at a time. */
PITH_API pith_status pith_counter_new(void *memory, size_t size, size_t words, pith_counter **out);

/* Counts the words of `doc` that compete, as part of `group` (at most 512 bytes of its name count)
 * unless that is empty. PITH_ERROR_LIMIT: it is full, and as it was; write it out and try again. */
PITH_API pith_status pith_counter_add(pith_counter *counter, pith_doc *doc, pith_slice group,
                                      pith_error *error);

/* Writes all that was counted as a file of terms, and forgets it, also on an error. */
PITH_API pith_status pith_counter_write(pith_counter *counter, pith_write *write, void *to,
                                        pith_error *error);

/* A file of terms, to be read once from its start. */
typedef struct pith_term_input {
    pith_read *read;
    void *from; /* its first argument */
} pith_term_input;

/* Writes the sum of `count` files (1 or more) as one. PITH_ERROR_MODEL when one (error->source) is
 * damaged, which may be seen only at its end: what was written then has no end either. Memory:
 * about 25 KB a file. */
PITH_API pith_status pith_terms_merge(const pith_term_input *inputs, size_t count,
                                      pith_write *write, void *to, pith_error *error);

typedef struct pith_terms_options {
    size_t size;          /* sizeof(pith_terms_options) */
    const char *method;   /* a name from pith_methods; default "log-odds" */
    size_t count;         /* at most so many terms of each group, 1 .. 100000; default 20 */
    size_t min_documents; /* of documents with the term at least, in all groups; default 1 */
} pith_terms_options;

PITH_API void pith_terms_options_init(pith_terms_options *options);

typedef struct pith_term {
    pith_slice form;      /* in which it is mostly written; the last by its bytes when two tie */
    const char *language; /* NUL-terminated */
    double score;         /* how much it distinguishes the group; without groups, documents */
    size_t documents;     /* that hold it: of the group; without groups, of all */
    size_t occurrences;   /* in these */
} pith_term;

typedef struct pith_term_group {
    pith_slice name;
    size_t documents; /* one that is in two languages counts in both */
    size_t words;
    const pith_term *terms; /* best first; neither stop words nor numbers */
    size_t count;
} pith_term_group;

typedef struct pith_terms {
    const pith_term_group *groups; /* by name; or a single one without a name: there are none */
    size_t count;
    size_t documents; /* of all */
    size_t words;
} pith_terms;

/* Lists the terms that distinguish each group of the documents of `count` files from the other
 * groups, each language by itself; without groups, those that most documents have. `model` knows
 * the stop words. Memory: that of pith_terms_merge, and some 100 bytes for each term that is
 * listed. */
PITH_API pith_status pith_terms_list(const pith_model *model, const pith_term_input *inputs,
                                     size_t count, const pith_terms_options *options,
                                     pith_terms **out, pith_error *error);

/* NULL is ignored. */
PITH_API void pith_terms_free(pith_terms *terms);

#ifdef __cplusplus
}
#endif

#endif
