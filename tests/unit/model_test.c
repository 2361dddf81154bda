/* model_test.c - the built-in model answers, and a damaged one is refused at the right byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/packed.h"

#include <math.h>
#include <stdlib.h>

/* A copy of the built-in model that a test may damage, and its size. */
static unsigned char *copy_of_builtin(size_t *size) {
    const model_header *header = (const void *)pith_builtin_data;
    *size = (size_t)header->size;
    unsigned char *copy = malloc(*size);
    assert_non_null(copy);
    memcpy(copy, pith_builtin_data, *size);
    return copy;
}

/* Makes the checksum right again, so that the damage behind it is what is met. */
static void seal(unsigned char *data, size_t size) {
    model_header *header = (void *)data;
    header->hash =
        slice_checksum((slice){(const char *)data + sizeof *header, size - sizeof *header});
}

static model_section *section(unsigned char *data, model_kind kind) {
    model_header *header = (void *)data;
    model_section *sections = (void *)(data + sizeof *header);
    for (uint32_t i = 0; i < header->section_count; i++)
        if (sections[i].kind == (uint32_t)kind)
            return &sections[i];
    fail_msg("no section of kind %d", (int)kind);
    return NULL;
}

static void refuse(unsigned char *data, size_t size, const char *reason) {
    pith_error error = {0};
    pith_model *model = NULL;
    assert_int_equal(pith_model_open(data, size, &model, &error), PITH_ERROR_MODEL);
    assert_null(model);
    if (!strstr(error.message, reason))
        fail_msg("'%s' does not say '%s'", error.message, reason);
}

static void test_builtin_is_whole(void **state) {
    (void)state;
    size_t size;
    unsigned char *copy = copy_of_builtin(&size);
    pith_model *model;
    assert_int_equal(pith_model_open(copy, size, &model, NULL), PITH_OK);
    assert_string_equal(pith_model_languages(model), pith_model_languages(pith_model_builtin()));
    pith_model_free(model);
    free(copy);
}

static void test_english_tables_answer(void **state) {
    (void)state;
    language_model en;
    assert_true(model_language(pith_model_builtin(), "en", &en));
    uint16_t value;
    assert_true(table_find(&en.stopwords, SLICE("the"), &value));
    assert_false(table_find(&en.stopwords, SLICE("parliament"), &value));
    assert_true(table_find(&en.abbreviations, SLICE("mr"), &value));
    assert_true(value & ABBREVIATION_TITLE);
    uint16_t common, rare;
    assert_true(table_find(&en.idf, SLICE("said"), &common));
    assert_true(table_find(&en.idf, SLICE("parliament"), &rare));
    assert_true(common < rare);
    assert_true(en.idf_unknown >= (float)(rare / IDF_SCALE));
    assert_false(table_find(&en.words, SLICE(""), &value));
}

static void test_unknown_language_is_not_found(void **state) {
    (void)state;
    language_model any;
    assert_false(model_language(pith_model_builtin(), "", &any));
    assert_false(model_language(pith_model_builtin(), "xx", &any));
    assert_false(model_language(pith_model_builtin(), "english-that-is-too-long", &any));
}

static void test_truncated_is_refused(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    refuse(data, 0, "does not start as one");
    refuse(data, 10, "does not start as one");
    refuse(data, sizeof(model_header), "cut short");
    refuse(data, size - 8, "cut short");
    free(data);
}

static void test_any_flipped_byte_is_refused(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    for (size_t at = 0; at < size; at += at < 600 ? 7 : size / 50) {
        data[at] ^= 0x10;
        pith_model *model = NULL;
        assert_int_equal(pith_model_open(data, size, &model, NULL), PITH_ERROR_MODEL);
        data[at] ^= 0x10;
    }
    free(data);
}

static void test_another_version_is_named(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    ((model_header *)(void *)data)->version = MODEL_VERSION + 1;
    refuse(data, size, "the model has version 11, this library reads version 10");
    free(data);
}

static void test_hostile_sections_are_refused(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *table = section(data, MODEL_TABLE);
    const model_section good = *table;
    table->offset = size + 8;
    seal(data, size);
    refuse(data, size, "outside the file");
    *table = good;
    table->offset += 4;
    seal(data, size);
    refuse(data, size, "outside the file");
    *table = good;
    table->count *= 2;
    seal(data, size);
    refuse(data, size, "impossible size");
    *table = good;
    table->kind = 77;
    seal(data, size);
    refuse(data, size, "unknown kind");
    *table = good;
    memset(table->name, 'x', sizeof table->name);
    seal(data, size);
    refuse(data, size, "name has no end");
    *table = good;
    memset(data + table->offset, 0xff, (size_t)SLOT_BYTES * table->count);
    seal(data, size);
    refuse(data, size, "no free slot");
    free(data);
}

static void test_cues_without_a_role_are_refused(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *cues = section(data, MODEL_TABLE);
    while (strcmp(cues->name, "cues") != 0)
        cues++;
    const uint16_t no_role = CUE_ROLE * (PITH_ROLE_TAIL + 1);
    memcpy(data + cues->offset + (size_t)SLOT_BYTES * cues->count - sizeof no_role, &no_role,
           sizeof no_role);
    seal(data, size);
    refuse(data, size, "names no role");
    free(data);
}

static void test_weights_that_are_no_numbers_are_refused(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    const model_section *s = section(data, MODEL_WEIGHTS);
    model_weight *w = (void *)(data + s->offset);
    w->value = NAN;
    seal(data, size);
    refuse(data, size, "not a finite number");
    w->value = -1e9;
    seal(data, size);
    refuse(data, size, "too great");
    w->value = 1;
    memset(w->name, 'x', sizeof w->name);
    seal(data, size);
    refuse(data, size, "name has no end");
    free(data);
}

/* The section of that kind and name. */
static model_section *section_of(unsigned char *data, model_kind kind, const char *name) {
    model_section *s = section(data, kind);
    while (s->kind != (uint32_t)kind || strcmp(s->name, name) != 0)
        s++;
    return s;
}

static void test_damaged_trees(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *s = section_of(data, MODEL_TREES, "auto-short");
    model_tree *tree = (model_tree *)(void *)(data + s->offset);
    const model_tree whole = *tree;
    tree->nodes[1] = 1;
    seal(data, size);
    refuse(data, size, "root");
    *tree = whole;
    tree->features[0] = 4000;
    seal(data, size);
    refuse(data, size, "feature without a name");
    *tree = whole;
    s->size -= 8; /* cut short */
    seal(data, size);
    refuse(data, size, "impossible size");
    free(data);
}

static void test_damaged_borders(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *s = section_of(data, MODEL_BORDERS, "auto-short");
    model_border *borders = (model_border *)(void *)(data + s->offset);
    const model_border first = borders[0];
    borders[0].value = NAN;
    seal(data, size);
    refuse(data, size, "not a finite number");
    borders[0].value = borders[1].value;
    seal(data, size);
    refuse(data, size, "not in order");
    borders[0] = (model_border){first.feature + 1, first.value};
    seal(data, size);
    refuse(data, size, "not in order");
    borders[0].feature = 4000;
    seal(data, size);
    refuse(data, size, "feature without a name");
    for (uint32_t i = 0; i <= TREE_BORDERS_MAX; i++)
        borders[i] = (model_border){0, (float)i};
    seal(data, size);
    refuse(data, size, "too many borders");
    s->count--;
    seal(data, size);
    refuse(data, size, "impossible size");
    free(data);
}

static void test_damaged_nets(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *s = section_of(data, MODEL_NET, "together");
    model_input *inputs = (model_input *)(void *)(data + s->offset);
    const model_input first = inputs[0];
    const float numbers[] = {NAN, INFINITY, -2 * (float)MODEL_WEIGHT_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        inputs[0].hidden[NET_HIDDEN - 1] = numbers[i];
        seal(data, size);
        refuse(data, size, "a number of a net is not finite, or too great");
    }
    inputs[0] = first;
    s->count--;
    seal(data, size);
    refuse(data, size, "impossible size");
    s->size -= sizeof *inputs;
    seal(data, size);
    refuse(data, size, "the inputs of a net are not those with names");
    s->count = 1;
    s->size = sizeof *inputs;
    seal(data, size);
    refuse(data, size, "impossible size");
    free(data);
}

/* The status of reading with this model, or else of summarizing; frees it. */
static pith_status use(unsigned char *data, size_t size, pith_error *error) {
    seal(data, size);
    pith_model *model;
    assert_int_equal(pith_model_open(data, size, &model, NULL), PITH_OK);
    pith_doc *doc;
    assert_int_equal(pith_doc_new(model, &doc), PITH_OK);
    const char text[] = "The river rose by two metres. The town closed both bridges. A ferry will "
                        "run from June. Farms lost hay. The mayor thanked the crews.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    const pith_summary *summary;
    pith_status status = pith_doc_read(doc, &source, 1, NULL, error);
    if (status == PITH_OK)
        status = pith_summarize(doc, NULL, &summary, error);
    pith_doc_free(doc);
    pith_model_free(model);
    free(data);
    return status;
}

static void test_weights_of_other_features_are_refused(void **state) {
    (void)state;
    pith_error error = {0};
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    const model_section *roles = section_of(data, MODEL_WEIGHTS, "roles");
    strcpy(((model_weight *)(void *)(data + roles->offset))[1].name, "other");
    assert_int_equal(use(data, size, &error), PITH_ERROR_MODEL);
    assert_non_null(strstr(error.message, "roles"));
    error = (pith_error){0};
    data = copy_of_builtin(&size);
    data[section_of(data, MODEL_TEXT, "auto-short")->offset] = '?'; /* the first letter of a name */
    assert_int_equal(use(data, size, &error), PITH_ERROR_MODEL);
    assert_non_null(strstr(error.message, "auto"));
    error = (pith_error){0};
    data = copy_of_builtin(&size);
    const model_section *together = section_of(data, MODEL_WEIGHTS, "together");
    strcpy(((model_weight *)(void *)(data + together->offset))[2].name, "other");
    assert_int_equal(use(data, size, &error), PITH_ERROR_MODEL);
    assert_non_null(strstr(error.message, "auto"));
}

/* Such as one packed by hand: it is used, and the answer says that pacsum was. */
static void test_a_model_without_trees_says_so(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    static const model_kind kinds[] = {MODEL_TREES, MODEL_BORDERS, MODEL_TEXT};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        section_of(data, kinds[k], "auto-short")->name[0] = 'b';
    seal(data, size);
    pith_model *model;
    pith_doc *doc;
    const pith_summary *summary;
    assert_int_equal(pith_model_open(data, size, &model, NULL), PITH_OK);
    assert_int_equal(pith_doc_new(model, &doc), PITH_OK);
    static const char text[] = "The river rose by two metres. The town closed both bridges.";
    const pith_source source = {.text = text, .length = sizeof text - 1};
    assert_int_equal(pith_doc_read(doc, &source, 1, NULL, NULL), PITH_OK);
    assert_int_equal(pith_summarize(doc, NULL, &summary, NULL), PITH_OK);
    assert_string_equal(summary->method, "pacsum");
    assert_non_null(strstr(summary->note, "the model has no trees for auto: pacsum was used"));
    pith_doc_free(doc);
    pith_model_free(model);
    free(data);
}

static void test_arguments_are_checked(void **state) {
    (void)state;
    pith_model *model;
    assert_int_equal(pith_model_open(NULL, 0, &model, NULL), PITH_ERROR_ARGUMENT);
    assert_int_equal(pith_model_open(pith_builtin_data + 1, 64, &model, NULL), PITH_ERROR_ARGUMENT);
    pith_model_free(NULL);
}

static void test_damaged_grams(void **state) {
    (void)state;
    size_t size;
    unsigned char *data = copy_of_builtin(&size);
    model_section *grams = section(data, MODEL_GRAMS);
    const model_section whole = *grams;
    grams->count += 1; /* no power of two */
    seal(data, size);
    refuse(data, size, "n-grams");
    *grams = whole;
    grams->size -= 1; /* no whole rows */
    seal(data, size);
    refuse(data, size, "n-grams");
    *grams = whole;
    grams->count = 1; /* no bucket has a number */
    seal(data, size);
    refuse(data, size, "n-grams");
    free(data);
}

static void test_languages_without_tables(void **state) {
    (void)state;
    language_model language;
    assert_true(model_language(pith_model_builtin(), "yi", &language));
    assert_true(language.idf.count > 0);
    assert_false(model_language(pith_model_builtin(), "und", &language));
    assert_false(model_language(pith_model_builtin(), "", &language));
    assert_false(model_language(pith_model_builtin(), "a-code-too-long", &language));
    language = model_no_language(pith_model_builtin());
    assert_string_equal(language.code, "und");
    assert_int_equal(language.idf.count, 0);
    assert_true(language.idf_unknown == 1.0F);
    uint16_t value;
    assert_false(table_find(&language.stopwords, SLICE("the"), &value));
    assert_true(language.roles.count > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_builtin_is_whole),
        cmocka_unit_test(test_damaged_grams),
        cmocka_unit_test(test_damaged_trees),
        cmocka_unit_test(test_damaged_borders),
        cmocka_unit_test(test_damaged_nets),
        cmocka_unit_test(test_languages_without_tables),
        cmocka_unit_test(test_english_tables_answer),
        cmocka_unit_test(test_unknown_language_is_not_found),
        cmocka_unit_test(test_truncated_is_refused),
        cmocka_unit_test(test_any_flipped_byte_is_refused),
        cmocka_unit_test(test_another_version_is_named),
        cmocka_unit_test(test_hostile_sections_are_refused),
        cmocka_unit_test(test_cues_without_a_role_are_refused),
        cmocka_unit_test(test_weights_that_are_no_numbers_are_refused),
        cmocka_unit_test(test_weights_of_other_features_are_refused),
        cmocka_unit_test(test_a_model_without_trees_says_so),
        cmocka_unit_test(test_arguments_are_checked),
    };
    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
