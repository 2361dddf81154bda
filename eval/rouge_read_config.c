/* rouge_read_config.c - the XML configuration of ROUGE-1.5.5:
 *
 *     <ROUGE_EVAL><EVAL ID="1">
 *       <PEER-ROOT>systems</PEER-ROOT> <MODEL-ROOT>references</MODEL-ROOT>
 *       <INPUT-FORMAT TYPE="SEE"/>
 *       <PEERS><P ID="A">1.html</P></PEERS> <MODELS><M ID="B">1.html</M></MODELS>
 *     </EVAL></ROUGE_EVAL> */
#include "base/status.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"
#include "eval/xml_tree.h"

static slice text_of(const xml_element *element) {
    return element ? element->text : (slice){0};
}

static const xml_element *child_of(const xml_element *element, const char *name) {
    return xml_find(element->first, name);
}

static size_t count_children(const xml_element *element, const char *name) {
    size_t count = 0;
    for (const xml_element *e = element ? xml_find(element->first, name) : NULL; e;
         e = xml_find(e->next, name))
        count++;
    return count;
}

/* What the parts of one EVAL share. */
typedef struct evaluation {
    rouge_corpus *corpus;
    slice id;
    bool see;
    rouge_row row;
} evaluation;

static pith_status read_file(const evaluation *e, const xml_element *element, slice root,
                             rouge_text *out) {
    char *path = rouge_corpus_path(e->corpus, root, element->text);
    TRY_MEMORY(path);
    return rouge_corpus_read(e->corpus, e->id, path, e->see, out);
}

static pith_status read_peers(evaluation *e, const xml_element *peers, slice root) {
    const size_t capacity = e->corpus->system_count + count_children(peers, "P");
    rouge_text *systems = ARENA_ARRAY(rouge_corpus_memory(e->corpus), rouge_text, capacity);
    TRY_MEMORY(systems);
    e->row.systems = systems;
    for (const xml_element *p = peers ? child_of(peers, "P") : NULL; p;
         p = xml_find(p->next, "P")) {
        const size_t index = rouge_corpus_system(e->corpus, xml_attribute_of(p, "ID"));
        TRY_MEMORY(index != SIZE_MAX);
        while (e->row.system_count <= index)
            systems[e->row.system_count++] = (rouge_text){.missing = true};
        TRY(read_file(e, p, root, &systems[index]));
    }
    return PITH_OK;
}

static pith_status read_models(evaluation *e, const xml_element *models, slice root) {
    rouge_text *references =
        ARENA_ARRAY(rouge_corpus_memory(e->corpus), rouge_text, count_children(models, "M"));
    TRY_MEMORY(references);
    e->row.references = references;
    for (const xml_element *m = models ? child_of(models, "M") : NULL; m;
         m = xml_find(m->next, "M")) {
        rouge_text text;
        TRY(read_file(e, m, root, &text));
        if (!text.missing)
            references[e->row.reference_count++] = text;
    }
    return PITH_OK;
}

static pith_status read_evaluation(rouge_corpus *corpus, const xml_element *node) {
    evaluation e = {.corpus = corpus, .id = xml_attribute_of(node, "ID")};
    const xml_element *type = child_of(node, "INPUT-FORMAT");
    const slice format = type ? xml_attribute_of(type, "TYPE") : (slice){0};
    e.see = slice_equal(format, SLICE("SEE"));
    if (!e.see && !slice_equal(format, SLICE("SPL"))) {
        rouge_corpus_skip(corpus, "row %.*s: INPUT-FORMAT is neither SEE nor SPL; left out",
                          e.id.length < 80 ? (int)e.id.length : 80, e.id.data);
        return PITH_OK;
    }
    e.row.id = (pith_slice){e.id.data, e.id.length};
    TRY(read_peers(&e, child_of(node, "PEERS"), text_of(child_of(node, "PEER-ROOT"))));
    TRY(read_models(&e, child_of(node, "MODELS"), text_of(child_of(node, "MODEL-ROOT"))));
    return rouge_corpus_add(corpus, &e.row);
}

static pith_status read_root(rouge_corpus *corpus, const xml_element *root, const char *path,
                             pith_error *error) {
    if (count_children(root, "EVAL") == 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "%s: no EVAL element below the first one; not a ROUGE configuration",
                         path);
    const size_t first = corpus->row_count;
    for (const xml_element *e = child_of(root, "EVAL"); e; e = xml_find(e->next, "EVAL"))
        TRY(read_evaluation(corpus, e));
    rouge_corpus_sort(corpus, first);
    return PITH_OK;
}

pith_status rouge_read_config(rouge_corpus *corpus, const char *path, pith_error *error) {
    slice content;
    TRY(file_read(rouge_corpus_memory(corpus), path, &content, error));
    xml_element *root;
    TRY(xml_tree_parse(rouge_corpus_memory(corpus), content, path, &root, error));
    return read_root(corpus, root, path, error);
}
