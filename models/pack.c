/* pack.c - the build tool that packs the plain text of models/ into one blob (see model/model.h).
 *
 *     pack OUT models/en models/de ... models/roles.weights models/langid.grams models/auto.trees
 * ...
 *
 * A folder is a language, named by its code; each file in it that TABLES lists becomes a table. A
 * file *.weights becomes the weights of that name for every language, a file *.grams those of the
 * n-grams of scripts, a file *.trees the decision trees of that name. The order of the sections is
 * that of the arguments and of TABLES, so the same text gives the same bytes. Errors name file and
 * line. */
#include "pack.h"

#include "text/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- tables ---- */

typedef struct entry {
    slice key;
    uint16_t value;
} entry;

typedef struct table_source {
    map keys; /* folded */
    entry *entries;
    size_t capacity;
    double idf_greatest;
} table_source;

typedef struct bit_name {
    const char *name;
    uint16_t bit;
} bit_name;

static const bit_name ABBREVIATION_BITS[] = {
    {"plain", ABBREVIATION_PLAIN},     {"title", ABBREVIATION_TITLE},
    {"number", ABBREVIATION_NUMBER},   {"month", ABBREVIATION_MONTH},
    {"ordinal", ABBREVIATION_ORDINAL}, {NULL, 0}};
static const bit_name WORD_BITS[] = {{"pronoun", WORD_PRONOUN},
                                     {"connective", WORD_CONNECTIVE},
                                     {"speech", WORD_SPEECH},
                                     {"starter", WORD_STARTER},
                                     {"month", WORD_MONTH},
                                     {"not_key", WORD_NOT_KEY},
                                     {"inner", WORD_INNER},
                                     {"joint", WORD_JOINT},
                                     {"elided", WORD_ELIDED},
                                     {"bonus", WORD_BONUS},
                                     {"stigma", WORD_STIGMA},
                                     {"definite", WORD_DEFINITE},
                                     {"link", WORD_LINK},
                                     {"expletive", WORD_EXPLETIVE},
                                     {"capital", WORD_CAPITAL},
                                     {"indefinite", WORD_INDEFINITE},
                                     {NULL, 0}};
static const bit_name CUE_PLACES[] = {
    {"line", CUE_LINE}, {"start", CUE_START}, {"end", CUE_END}, {"any", CUE_ANY}, {NULL, 0}};

/* The bits of a comma-separated list of names. */
static uint16_t parse_bits(const reader *r, const char *list, const bit_name *names) {
    uint16_t bits = 0;
    while (*list) {
        const size_t length = strcspn(list, ",");
        const bit_name *n = names;
        while (n->name && (strlen(n->name) != length || memcmp(n->name, list, length) != 0))
            n++;
        if (!n->name)
            die("%s:%zu: unknown kind '%.*s'", r->path, r->number, (int)length, list);
        bits = (uint16_t)(bits | n->bit);
        list += length + (list[length] == ',');
    }
    return bits;
}

static unsigned long parse_count(const reader *r, const char *text) {
    char *end;
    errno = 0;
    const unsigned long value = strtoul(text, &end, 10);
    if (errno || end == text || *end)
        die("%s:%zu: '%s' is not a count", r->path, r->number, text);
    return value;
}

static slice fold_key(output *out, const reader *r, const char *word) {
    char folded[512];
    const size_t length = utf8_fold(slice_of(word), folded, sizeof folded);
    if (length == SIZE_MAX || length == 0)
        die("%s:%zu: '%s' is empty or too long", r->path, r->number, word);
    char *copy = checked(arena_alloc(&out->memory, length));
    memcpy(copy, folded, length);
    return (slice){copy, length};
}

/* Adds `key`; one that is there already gets the union of both values when `merge`, else false. */
static bool add_key(table_source *t, slice key, uint16_t value, bool merge) {
    bool added;
    const uint32_t id = map_intern_borrowed(&t->keys, key, &added);
    if (id == MAP_ABSENT)
        die("out of memory");
    if (!added) {
        t->entries[id].value |= value;
        return merge;
    }
    if (id >= t->capacity) {
        t->capacity = t->capacity ? 2 * t->capacity : 1024;
        t->entries = checked(realloc(t->entries, t->capacity * sizeof *t->entries));
    }
    t->entries[id] = (entry){key, value};
    return true;
}

static void add_entry(output *out, table_source *t, const reader *r, const char *word,
                      uint16_t value, bool merge) {
    if (!add_key(t, fold_key(out, r, word), value, merge))
        die("%s:%zu: '%s' is there twice", r->path, r->number, word);
}

static void read_words(output *out, table_source *t, reader *r) {
    while (next_line(r))
        add_entry(out, t, r, field(r, 0), 1, true);
}

static void read_abbreviations(output *out, table_source *t, reader *r) {
    while (next_line(r))
        add_entry(out, t, r, field(r, 0), parse_bits(r, field(r, 1), ABBREVIATION_BITS), true);
}

static void read_kinds(output *out, table_source *t, reader *r) {
    while (next_line(r))
        add_entry(out, t, r, field(r, 0), parse_bits(r, field(r, 1), WORD_BITS), true);
}

static void read_cues(output *out, table_source *t, reader *r) {
    while (next_line(r)) {
        int role = 0;
        while (pith_role_name((pith_role)role) &&
               strcmp(pith_role_name((pith_role)role), field(r, 1)) != 0)
            role++;
        if (!pith_role_name((pith_role)role))
            die("%s:%zu: unknown role '%s'", r->path, r->number, field(r, 1));
        const uint16_t places = parse_bits(r, field(r, 2), CUE_PLACES);
        add_entry(out, t, r, field(r, 0), (uint16_t)(CUE_ROLE * role + places), false);
    }
}

static void read_notices(output *out, table_source *t, reader *r) {
    while (next_line(r))
        add_entry(out, t, r, field(r, 0), parse_bits(r, field(r, 1), CUE_PLACES), false);
}

_Static_assert((int)CLASS_STEPS == (int)TAG_STEPS, "one range of steps");

static uint16_t parse_odds(const reader *r, const char *text) {
    const double step = parse_number(r, text);
    if (step < -CLASS_STEPS || step >= CLASS_STEPS)
        die("%s:%zu: '%s' is no step", r->path, r->number, text);
    return (uint16_t)(step + CLASS_STEPS);
}

/* Word or ending, kind, steps of the noun and of the adjective. */
static void read_classes(output *out, table_source *t, reader *r) {
    static const char *const kinds[] = {"NOUN", "PROPN", "ADJ",  "VERB",  "AUX",   "ADV", "DET",
                                        "ADP",  "PRON",  "PART", "CCONJ", "SCONJ", "NUM", "OTHER"};
    while (next_line(r)) {
        unsigned kind = 0;
        while (kind < sizeof kinds / sizeof *kinds && strcmp(kinds[kind], field(r, 1)) != 0)
            kind++;
        if (kind == sizeof kinds / sizeof *kinds)
            die("%s:%zu: unknown kind '%s'", r->path, r->number, field(r, 1));
        const unsigned noun = parse_odds(r, field(r, 2));
        const unsigned adjective = parse_odds(r, field(r, 3));
        add_entry(out, t, r, field(r, 0),
                  (uint16_t)(kind << CLASS_KIND_SHIFT | noun << CLASS_NOUN_SHIFT | adjective),
                  false);
    }
}

/* Word, logarithm of the number of documents that it was met in, steps of the odds to be in a tag
 * and to be one alone. */
static void read_tags(output *out, table_source *t, reader *r) {
    while (next_line(r)) {
        const unsigned long met = parse_count(r, field(r, 1));
        if (met > UINT16_MAX >> TAG_MET_SHIFT)
            die("%s:%zu: '%s' is out of range", r->path, r->number, field(r, 1));
        const unsigned in = parse_odds(r, field(r, 2));
        const unsigned alone = parse_odds(r, field(r, 3));
        add_entry(out, t, r, field(r, 0),
                  (uint16_t)(met << TAG_MET_SHIFT | in << TAG_WORD_SHIFT | alone), false);
    }
}

/* Word, steps. */
static void read_wording(output *out, table_source *t, reader *r) {
    while (next_line(r)) {
        const double steps = parse_number(r, field(r, 1));
        if (steps != round(steps) || steps < -WORDING_ZERO || steps >= WORDING_ZERO)
            die("%s:%zu: '%s' is no step", r->path, r->number, field(r, 1));
        add_entry(out, t, r, field(r, 0), (uint16_t)(steps + WORDING_ZERO), false);
    }
}

/* First line: "*", number of documents. The others: word, number of documents with it. */
static void read_idf(output *out, table_source *t, reader *r) {
    if (!next_line(r) || strcmp(field(r, 0), "*") != 0)
        die("%s:%zu: expected '*' and the number of documents first", r->path, r->number);
    const double documents = (double)parse_count(r, field(r, 1));
    while (next_line(r)) {
        const double df = (double)parse_count(r, field(r, 1));
        const double idf = log((documents + 1) / (df + 1)) + 1;
        if (df < 1 || df > documents || idf * IDF_SCALE > UINT16_MAX)
            die("%s:%zu: '%s' is out of range", r->path, r->number, field(r, 1));
        add_entry(out, t, r, field(r, 0), (uint16_t)lround(idf * IDF_SCALE), false);
        if (idf > t->idf_greatest)
            t->idf_greatest = idf;
    }
}

static unsigned letters_of(slice s) {
    unsigned letters = 0;
    for (size_t at = 0; at < s.length; letters++)
        utf8_next(s, &at);
    return letters;
}

/* Bytes of the whole letters that both start with. */
static size_t common_start(slice a, slice b) {
    size_t kept = 0;
    for (size_t at_a = 0, at_b = 0; at_a < a.length && at_b < b.length; kept = at_a)
        if (utf8_next(a, &at_a) != utf8_next(b, &at_b))
            break;
    return kept;
}

/* An ending, and what it becomes, "-" for nothing: its own start and at most one letter more. */
static void read_suffixes(output *out, table_source *t, reader *r) {
    while (next_line(r)) {
        const slice ending = slice_of(field(r, 0));
        slice becomes = slice_of(field(r, 1));
        if (slice_equal(becomes, slice_of("-")))
            becomes.length = 0;
        const size_t kept = common_start(ending, becomes);
        size_t end = kept;
        const uint32_t letter = end < becomes.length ? utf8_next(becomes, &end) : 0;
        const unsigned cut = letters_of(slice_range(ending, kept, ending.length));
        if (ending.length == 0 || letters_of(ending) > SUFFIX_LONGEST || end < becomes.length ||
            letter > SUFFIX_LETTER_MASK)
            die("%s:%zu: '%s' cannot become '%s'", r->path, r->number, ending.data, field(r, 1));
        add_entry(out, t, r, ending.data, (uint16_t)(letter | cut << SUFFIX_CUT_SHIFT), false);
    }
}

/* Adds those of `words` that are written in a script without spaces, and what they start with. */
static void add_lexicon(table_source *lexicon, const table_source *words) {
    for (uint32_t i = 0; i < words->keys.count; i++) {
        const slice word = words->entries[i].key;
        size_t at = 0;
        if (word_class_of(utf8_next(word, &at)) != WB_IDEOGRAPH)
            continue;
        for (; at < word.length; utf8_next(word, &at))
            add_key(lexicon, slice_range(word, 0, at), LEXICON_PREFIX, true);
        add_key(lexicon, word, LEXICON_WORD, true);
    }
}

/* A table is made of one or two files. Every language has stop words, and may have the rest. */
static const struct table_kind {
    const char *name;
    const char *file;
    const char *more;
    void (*read)(output *out, table_source *t, reader *r);
    bool lexical; /* its words join the lexicon */
    bool pairs;   /* its keys are pairs of words with a space between */
} TABLES[] = {
    {"stopwords", "stopwords.txt", NULL, read_words, true, false},
    {"abbreviations", "abbreviations.tsv", NULL, read_abbreviations, false, false},
    {"words", "words.tsv", "word_parts.tsv", read_kinds, false, false},
    {"cues", "cues.tsv", NULL, read_cues, false, false},
    {"notices", "notices.tsv", NULL, read_notices, false, false},
    {"idf", "idf.tsv", NULL, read_idf, true, false},
    {"classes", "classes.tsv", NULL, read_classes, false, false},
    {"suffixes", "suffixes.tsv", NULL, read_suffixes, false, false},
    {"tags", "tags.tsv", NULL, read_tags, false, false},
    {"wording", "wording.tsv", NULL, read_wording, false, false},
    {"phrasing", "phrasing.tsv", NULL, read_wording, false, true},
};

/* Adds a file to the table; does nothing when it is not there and need not be. */
static void read_table_file(output *out, table_source *t, const struct table_kind *kind,
                            const char *folder, const char *file, bool needed) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    reader r = {.path = path, .file = fopen(path, "r")};
    if (!r.file && !needed && errno == ENOENT)
        return;
    if (!r.file)
        die("%s: %s", path, strerror(errno));
    kind->read(out, t, &r);
    free(r.line);
    fclose(r.file);
}

static uint64_t pair_hash(slice key) {
    size_t space = 0;
    while (space < key.length && key.data[space] != ' ')
        space++;
    if (space == key.length)
        die("'%.*s' is no pair of words", (int)key.length, key.data);
    return table_pair_hash(slice_hash(slice_range(key, 0, space)),
                           slice_hash(slice_range(key, space + 1, key.length)));
}

/* A look-up of what is not there goes on to the next free slot: six slots on average at a load of
 * 0.7, two at 0.4. Small tables can afford that, large ones are as full as they may be. */
static uint32_t slots_for(uint32_t keys) {
    enum { SMALL = 1024 };
    const uint64_t room = keys < SMALL ? 2 * (uint64_t)keys : ((uint64_t)keys * 4 + 2) / 3;
    uint32_t slots = TABLE_SLOTS_MIN;
    while (slots < room)
        slots *= 2;
    return slots;
}

/* Of two keys with one fingerprint the first stays: a look-up could not tell them apart. */
static void pack_table(output *out, const char *language, const char *name, bool pairs,
                       const table_source *t) {
    const uint32_t slots = slots_for(t->keys.count);
    unsigned char *room =
        add_section(out, language, name, MODEL_TABLE, slots, (size_t)SLOT_BYTES * slots);
    for (uint32_t i = 0; i < t->keys.count; i++) {
        const slice key = t->entries[i].key;
        const uint64_t hash = pairs ? pair_hash(key) : slice_hash(key);
        if (!table_add(room, slots, hash, t->entries[i].value))
            fprintf(stderr, "pack: %s/%s: '%.*s' cannot be told from another word, left out\n",
                    language, name, (int)key.length, key.data);
    }
}

/* "" is the language of weights for all. */
static void pack_weights(output *out, const char *language, const char *path) {
    char name[24];
    section_name(path, name);
    reader r = open_lines(path);
    model_weight *items = NULL;
    uint32_t count = 0;
    while (next_line(&r)) {
        items = checked(realloc(items, (count + 1) * sizeof *items));
        memset(&items[count], 0, sizeof *items);
        if (strlen(field(&r, 0)) >= sizeof items->name)
            die("%s:%zu: the name is too long", path, r.number);
        memcpy(items[count].name, field(&r, 0), strlen(field(&r, 0)));
        items[count].value = parse_number(&r, field(&r, 1));
        count++;
    }
    void *room = add_section(out, language, name, MODEL_WEIGHTS, count, count * sizeof *items);
    if (count)
        memcpy(room, items, count * sizeof *items);
    free(items);
    close_lines(&r);
}

static void pack_language(output *out, const char *folder, const char *language) {
    table_source lexicon = {.keys.arena = &out->memory};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        table_source t = {.keys.arena = &out->memory};
        read_table_file(out, &t, &TABLES[i], folder, TABLES[i].file, i == 0);
        if (TABLES[i].more)
            read_table_file(out, &t, &TABLES[i], folder, TABLES[i].more, false);
        if (i == 0 || t.keys.count > 0)
            pack_table(out, language, TABLES[i].name, TABLES[i].pairs, &t);
        if (t.idf_greatest > 0) {
            model_weight *w =
                add_section(out, language, "idf-unknown", MODEL_WEIGHTS, 1, sizeof *w);
            *w = (model_weight){.name = "idf-unknown", .value = t.idf_greatest};
        }
        if (TABLES[i].lexical)
            add_lexicon(&lexicon, &t);
        free(t.entries);
    }
    if (lexicon.keys.count > 0)
        pack_table(out, language, "lexicon", false, &lexicon);
    free(lexicon.entries);
    static const char *const WEIGHTS[] = {"classes-context", "keyword"};
    for (size_t i = 0; i < sizeof WEIGHTS / sizeof *WEIGHTS; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s.weights", folder, WEIGHTS[i]);
        if (access(path, F_OK) == 0)
            pack_weights(out, language, path);
    }
}

/* ---- weights and the list of languages ---- */

/* The step that a letter stands for: its place in the alphabet of base64. */
static unsigned char parse_step(const reader *r, char letter) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *place = strchr(letters, letter);
    if (!place || letter == '\0')
        die("%s:%zu: '%c' is no step", r->path, r->number, letter);
    return (unsigned char)(place - letters);
}

/* The rows of one script; the line that names it is at hand. */
static void pack_script(output *out, reader *r) {
    char name[24];
    snprintf(name, sizeof name, "%s", field(r, 1));
    const unsigned long rows = parse_count(r, field(r, 2));
    pack_text(out, name, field(r, 3));
    size_t columns = 1;
    for (const char *c = field(r, 3); *c; c++)
        columns += *c == ' ';
    const size_t width = (columns + GRAM_BLOCK - 1) / GRAM_BLOCK * GRAM_BLOCK;
    if (width > GRAM_COLUMNS_MAX)
        die("%s:%zu: more than %d languages", r->path, r->number, GRAM_COLUMNS_MAX);
    unsigned char *steps = add_section(out, "", name, MODEL_GRAMS, (uint32_t)rows, rows * width);
    for (unsigned long row = 0; row < rows; row++, steps += width) {
        if (!next_line(r) || strlen(field(r, 0)) != columns)
            die("%s:%zu: expected %zu steps", r->path, r->number, columns);
        for (size_t i = 0; i < columns; i++)
            steps[i] = parse_step(r, r->fields[0][i]);
    }
}

/* "scale", what a step is worth; for each script "script", name, rows, languages, then the rows. */
static void pack_grams(output *out, const char *path) {
    reader r = open_lines(path);
    while (next_line(&r)) {
        if (strcmp(field(&r, 0), "script") == 0) {
            pack_script(out, &r);
            continue;
        }
        model_weight *w = add_section(out, "", "gram-scale", MODEL_WEIGHTS, 1, sizeof *w);
        *w = (model_weight){.name = "gram-scale", .value = parse_number(&r, field(&r, 1))};
    }
    close_lines(&r);
}

static void pack_languages(output *out, char **codes, int count) {
    char list[4096] = "";
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length +=
            (size_t)snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "", codes[i]);
    pack_text(out, "languages", list);
}

/* The code of the language that a folder is named by. Slashes at its end are cut off. */
static char *language_of(char *folder) {
    for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--)
        folder[n - 1] = '\0';
    char *slash = strrchr(folder, '/');
    return slash ? slash + 1 : folder;
}

int main(int argc, char **argv) {
    if (argc < 3)
        die("usage: pack OUT FOLDER... FILE.weights... FILE.grams... FILE.trees... FILE.net...");
    output *out = checked(calloc(1, sizeof *out));
    char *languages[MAX_SECTIONS];
    int language_count = 0;
    for (int i = 2; i < argc; i++) {
        const char *dot = strrchr(argv[i], '.');
        if (dot && strcmp(dot, ".weights") == 0) {
            pack_weights(out, "", argv[i]);
        } else if (dot && strcmp(dot, ".grams") == 0) {
            pack_grams(out, argv[i]);
        } else if (dot && strcmp(dot, ".trees") == 0) {
            pack_trees(out, argv[i]);
        } else if (dot && strcmp(dot, ".net") == 0) {
            pack_net(out, argv[i]);
        } else {
            languages[language_count] = language_of(argv[i]);
            pack_language(out, argv[i], languages[language_count++]);
        }
    }
    pack_languages(out, languages, language_count);
    write_output(out, argv[1]);
    arena_free(&out->memory);
    free(out->data);
    free(out);
    return 0;
}
