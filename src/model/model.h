/* model.h - read-only view of a packed model: word tables and weights, used in place.
 *
 * A packed model is one position-independent blob, little-endian, every part 8-byte aligned:
 *
 *   header    magic "PITHMODL", u32 version, u32 section count, u64 size of the whole, u64
 *             checksum of all that follows the header
 *   sections  one record each: language[8], name[24], u32 kind, u32 count, u64 offset, u64 size
 *   data      of the sections
 *
 * A table maps folded words (or phrases) to u16 values. It is an open-addressing array of
 * `count` (a power of two) slots of SLOT_BYTES each: a fingerprint of three bytes (0 = free), and
 * its value of two, so that a look-up asks for one line of memory; slot = low bits of
 * slice_hash(key), fingerprint = its high ones (0 is stored as 1). The words themselves are not
 * stored: a word that is not in the table is taken for one that is with a chance of about probe
 * length / 2^24.
 *
 * Grams are the weights of a language classifier: `count` (a power of two) rows, one a bucket of
 * n-grams, of one unsigned byte a column, padded to a multiple of GRAM_BLOCK columns. The text of
 * the same name lists the languages of the columns, parted by spaces.
 *
 * Trees are records as they are used. The text of the same name lists their features, each followed
 * by a space, and the borders of the same name are what these are compared with.
 *
 * A net is a record for each of its inputs, whose names the text of the same name lists, each
 * followed by a space, and two more: what the hidden units start from, and what they are worth.
 *
 * Weights are records of name[56] and one IEEE double, in the order of the file they come from. A
 * text is NUL-terminated; the one called "languages" lists the codes of the languages, joined by ",
 * ". */
#ifndef PITH_MODEL_MODEL_H
#define PITH_MODEL_MODEL_H

#include "base/slice.h"
#include "base/status.h"

enum { MODEL_VERSION = 10 };
#define MODEL_MAGIC "PITHMODL"

typedef struct model_header {
    char magic[8];
    uint32_t version;
    uint32_t section_count;
    uint64_t size; /* of the whole blob */
    uint64_t hash; /* slice_checksum of all bytes behind the header */
} model_header;

typedef struct model_section {
    char language[8]; /* code, NUL-padded; empty for what every language shares */
    char name[24];    /* NUL-padded */
    uint32_t kind;    /* model_kind */
    uint32_t count;   /* slots of a table, records of weights or trees, bytes of a text */
    uint64_t offset;  /* of its data in the blob */
    uint64_t size;    /* of its data, in bytes */
} model_section;

typedef enum model_kind {
    MODEL_TABLE = 1,
    MODEL_WEIGHTS = 2,
    MODEL_TEXT = 3,
    MODEL_GRAMS = 4,
    MODEL_TREES = 5,
    MODEL_BORDERS = 6,
    MODEL_NET = 7
} model_kind;

/* A view of a table; all zero is an empty one. */
typedef struct word_table {
    const unsigned char *slots; /* SLOT_BYTES each */
    uint32_t count;
} word_table;

/* With 24 bits, and a few slots looked at, one word in some million that are not in a table is
 * taken for one that is. */
enum { FINGERPRINT_BYTES = 3, SLOT_BYTES = 5, TABLE_SLOTS_MIN = 8 };

/* A key's fingerprint, never 0. */
static inline uint32_t table_fingerprint(uint64_t hash) {
    const uint32_t high = (uint32_t)(hash >> (64 - 8 * FINGERPRINT_BYTES));
    return high ? high : 1;
}

/* The fingerprint in slot `i`; 0: free. */
static inline uint32_t table_slot(const unsigned char *slots, uint32_t i) {
    uint32_t four;
    memcpy(&four, slots + (size_t)SLOT_BYTES * i, sizeof four);
    return four & ((1U << 8 * FINGERPRINT_BYTES) - 1);
}

/* The value in slot `i`. */
static inline uint16_t table_value(const unsigned char *slots, uint32_t i) {
    uint16_t value;
    memcpy(&value, slots + (size_t)SLOT_BYTES * i + FINGERPRINT_BYTES, sizeof value);
    return value;
}

/* Puts an entry into a table of `count` slots, one of them free. False: one with its fingerprint is
 * there. */
static inline bool table_add(unsigned char *slots, uint32_t count, uint64_t hash, uint16_t value) {
    const uint32_t fingerprint = table_fingerprint(hash);
    uint32_t slot = (uint32_t)hash & (count - 1);
    for (uint32_t met; (met = table_slot(slots, slot)) != 0; slot = (slot + 1) & (count - 1))
        if (met == fingerprint)
            return false;
    memcpy(slots + (size_t)SLOT_BYTES * slot, &fingerprint, FINGERPRINT_BYTES);
    memcpy(slots + (size_t)SLOT_BYTES * slot + FINGERPRINT_BYTES, &value, sizeof value);
    return true;
}

/* The hash that a table of pairs of words has for a pair, by the slice_hash of each. */
static inline uint64_t table_pair_hash(uint64_t first, uint64_t second) {
    const uint64_t both[] = {first, second};
    return slice_hash((slice){(const char *)both, sizeof both});
}

/* The value of `key`, which is folded as text/token does it. False when it is not there. */
bool table_find(const word_table *table, slice key, uint16_t *value);

/* The same by the key's slice_hash. */
bool table_find_hash(const word_table *table, uint64_t hash, uint16_t *value);

/* Asks the machine for what table_find_hash will look at: worth it some look-ups ahead. */
static inline void table_expect(const word_table *table, uint64_t hash) {
    if (table->count == 0)
        return;
    const uint32_t slot = (uint32_t)hash & (table->count - 1);
    __builtin_prefetch(table->slots + (size_t)SLOT_BYTES * slot);
}

/* Values of the table "abbreviations": what kind of word it is (bits). */
enum {
    ABBREVIATION_PLAIN = 1,   /* "etc", "inc": may end a sentence */
    ABBREVIATION_TITLE = 2,   /* "mr", "gen": a name follows, never ends a sentence */
    ABBREVIATION_NUMBER = 4,  /* "no", "pp": not an end when a number follows */
    ABBREVIATION_MONTH = 8,   /* "jan", "mon": not an end when a number follows */
    ABBREVIATION_ORDINAL = 16 /* "3", "iv": an ordinal with its full stop, as German has them */
};

/* Values of the table "cues": CUE_ROLE * role + place. A key is a folded phrase of at most
 * CUE_WORDS words, joined by single spaces; see models/en/README. */
enum {
    CUE_LINE = 1,  /* the block is this phrase and nothing else */
    CUE_START = 2, /* the block starts with it */
    CUE_END = 4,   /* the block ends with it */
    CUE_ANY = 8,   /* it stands anywhere in the block */
    CUE_WORDS = 5,
    CUE_ROLE = 16
};

/* Values of the table "words": kinds of words that rules ask for (bits). */
enum {
    WORD_PRONOUN = 1,       /* refers back: "he", "they", "this" */
    WORD_CONNECTIVE = 2,    /* leans on the sentence before: "however", "but"; a mark: may end a
                              clause as a full stop does */
    WORD_SPEECH = 4,        /* verb of speech: "said", "added" */
    WORD_STARTER = 8,       /* often the first word of a sentence: "the", "it" (case-blind) */
    WORD_MONTH = 16,        /* names of months and weekdays, for datelines */
    WORD_NOT_KEY = 32,      /* carries no topic by itself: no key phrase alone */
    WORD_INNER = 64,        /* never the last word of a key phrase: "latest", "former" */
    WORD_JOINT = 128,       /* between capitalised words it is part of their name: "of", "de" */
    WORD_ELIDED = 256,      /* loses its vowel before another word, with its apostrophe: "l'" */
    WORD_BONUS = 512,       /* by which a sentence says that it matters: "conclusion" */
    WORD_STIGMA = 1024,     /* by which it says that it does not: "hardly", "perhaps" */
    WORD_DEFINITE = 2048,   /* article of what is known: "the" */
    WORD_LINK = 4096,       /* between words of a key phrase it is part of it: "taxa de juro" */
    WORD_EXPLETIVE = 8192,  /* refers to nothing, whatever its first word does: "there is" */
    WORD_CAPITAL = 16384,   /* may have its capital anywhere: "you" in German, "Sie" */
    WORD_INDEFINITE = 32768 /* article of what is new: "a" */
};

/* Values of the table "lexicon", into whose words text without spaces is cut (bits). */
enum {
    LEXICON_WORD = 1,
    LEXICON_PREFIX = 2 /* a longer word starts so */
};

/* Value of the table "classes": what part of speech a word mostly is, and how much more likely than
 * anything else it is a noun, or an adjective before its noun, as natural logarithms in steps of
 * CLASS_STEP. The key of a word's ending starts with "-". */
enum {
    CLASS_STEPS = 32,      /* a step s is stored as s + CLASS_STEPS, in 6 bits */
    CLASS_KIND_SHIFT = 12, /* kind: 4 bits; see keyword/speech.h */
    CLASS_NOUN_SHIFT = 6,
    CLASS_STEP_MASK = 2 * CLASS_STEPS - 1
};
#define CLASS_STEP 0.25

/* Value of the table "tags": in how many documents of those that people tagged the word was met, as
 * a logarithm to base 2, and how much more likely than other words it then was in a tag, and alone
 * one where it was a candidate alone, as natural logarithms of the odds in steps of TAG_STEP. */
enum {
    TAG_STEPS = 32,     /* a step s is stored as s + TAG_STEPS, in 6 bits */
    TAG_MET_SHIFT = 12, /* 4 bits */
    TAG_WORD_SHIFT = 6,
    TAG_STEP_MASK = 2 * TAG_STEPS - 1
};
#define TAG_STEP 0.25

/* Value of the tables "wording" and "phrasing": how much a word is one of summaries, as natural
 * logarithms of odds in steps of 1 / WORDING_SCALE, and WORDING_ZERO more. */
enum { WORDING_SCALE = 100, WORDING_ZERO = 1 << 15 };

/* Weights lie in [-MODEL_WEIGHT_MAX, MODEL_WEIGHT_MAX]; so do sums of some stay finite, also as
 * floats. Fitted ones are below 100. */
#define MODEL_WEIGHT_MAX 1e6

/* Value of the table "idf": round(IDF_SCALE * (ln((N + 1) / (df + 1)) + 1)). */
#define IDF_SCALE 4096.0

/* Value of a suffix rule (text/suffix.h), whose key is an ending of at most SUFFIX_LONGEST letters:
 * how many of its letters are cut off, and the letter that takes their place, 0 for none; a rule
 * that would leave fewer letters than SUFFIX_STEM_LEAST is not for that word. */
enum {
    SUFFIX_LETTER_MASK = 0x7ff,
    SUFFIX_CUT_SHIFT = 11,
    SUFFIX_LONGEST = 6,
    SUFFIX_STEM_LEAST = 2
};

typedef struct model_weight {
    char name[56]; /* NUL-terminated */
    double value;
} model_weight;

typedef struct weights {
    const model_weight *items;
    uint32_t count;
} weights;

/* The columns of a row of grams come in blocks of this many. GRAM_NEUTRAL is the step of an n-gram
 * that is as frequent in a language as in all of its script. */
enum { GRAM_BLOCK = 16, GRAM_COLUMNS_MAX = 64, GRAM_NEUTRAL = 32 };

/* Weights of the n-grams of a script; see text/language.c. `steps` NULL: there are none. */
typedef struct gram_weights {
    const char *codes; /* of the columns, parted by spaces */
    const unsigned char *steps;
    double scale;   /* natural logarithm that a step is worth */
    uint32_t width; /* columns of a row, with padding */
    uint32_t shift; /* from a hash to its bucket */
} gram_weights;

/* Something that trees compare a feature with. The bin of a value is the number of the borders of
 * its feature that it is above. */
typedef struct model_border {
    uint32_t feature;
    float value;
} model_border;

/* Features that trees may ask for, borders of one, whose number is a
 * signed byte, and trees, so that sums
 * of their nodes are integers of 32 bits. */
enum { TREE_FEATURES_MAX = 512, TREE_BORDERS_MAX = 127, TREES_MAX = 4096 };

/* A decision tree whose nodes of one level all ask the same: is the feature's bin above this one?
 * The answers, first to last, are the bits of the number of a leaf, high to low. */
enum { TREE_DEPTH = 6, TREE_LEAVES = 1 << TREE_DEPTH };

/* Nodes are whole numbers of at most this size; TREE_SCALE of them make 1. */
enum { TREE_LEAF_MAX = 32767, TREE_SCALE = 4096 };

typedef struct model_tree {
    uint16_t features[TREE_DEPTH];
    int8_t bins[TREE_DEPTH];
    int16_t nodes[2 * TREE_LEAVES]; /* root 1, below node k nodes 2k and 2k + 1, from TREE_LEAVES
                                       on the leaves; a node is the mean of the leaves below it,
                                       in what was fitted, less that of all: the root is 0 */
} model_tree;

typedef struct forest {
    const char *features; /* their names, each followed by a space */
    const model_tree *trees;
    const model_border *borders; /* by feature, and those of one ascend */
    uint32_t count;
    uint32_t border_count;
} forest;

/* What an input of a net is compared with, and what it is worth; see net.c. */
enum { NET_HIDDEN = 16, NET_INPUTS_MAX = 512 };

typedef struct model_input {
    float mean;
    float scale;
    float direct;
    float hidden[NET_HIDDEN];
} model_input;

typedef struct net {
    const char *names;         /* of the inputs, each followed by a space */
    const model_input *inputs; /* and two more records */
    uint32_t count;            /* of inputs; 0: there is no net */
} net;

/* What the model knows of one language. Views only: lives as long as the model. */
typedef struct language_model {
    char code[8];
    word_table stopwords;
    word_table abbreviations;
    word_table idf;
    word_table cues;
    word_table notices; /* phrases of what stands in place of a page: CUE_ANY, CUE_LINE */
    word_table words;
    word_table lexicon;
    word_table classes;
    word_table suffixes;
    word_table tags;
    word_table wording;
    word_table phrasing; /* of pairs of words: table_pair_hash */
    bool elides;         /* has words that are WORD_ELIDED */
    bool runs_on;        /* has marks that are WORD_CONNECTIVE */
    float idf_unknown;   /* of a word that the idf table lacks: the greatest in it */
    const struct background_terms *background; /* what terms are asked for instead of idf, by their
                                                  stems; or NULL */
    forest text;     /* is a line of a page its text? This and the next are of all languages */
    forest headline; /* is it the headline? */
    weights roles;   /* log-odds of both without any tree */
    weights classes_context; /* of the words beside a word, for its class */
} language_model;

/* Fills `out` for `code`; false when the model lacks that language. */
bool model_language(const pith_model *model, const char *code, language_model *out);

/* What is known of a text in no language of the model: no words, all of one rarity. */
language_model model_no_language(const pith_model *model);

/* The weights `name` for `code` ("" for those of every language), or count 0. */
weights model_weights(const pith_model *model, const char *code, const char *name);

/* The weights of the n-grams of `script`. */
gram_weights model_grams(const pith_model *model, const char *script);

/* The trees `name`, or count 0. */
forest model_forest(const pith_model *model, const char *name);

/* The net called `name`, of no inputs when there is none. */
net model_net(const pith_model *model, const char *name);

/* The text `name`, or "". NUL-terminated; of the model. */
const char *model_text(const pith_model *model, const char *name);

/* The model that is built into the library. */
const pith_model *model_builtin(void);

/* Its blob (builtin.S). */
extern const unsigned char pith_builtin_data[];

#endif
