/* rouge_read_config.c - the XML configuration of ROUGE-1.5.5, by libxml2:
 *
 *     <ROUGE_EVAL><EVAL ID="1">
 *       <PEER-ROOT>systems</PEER-ROOT> <MODEL-ROOT>references</MODEL-ROOT>
 *       <INPUT-FORMAT TYPE="SEE"/>
 *       <PEERS><P ID="A">1.html</P></PEERS> <MODELS><M ID="B">1.html</M></MODELS>
 *     </EVAL></ROUGE_EVAL>
 *
 * The parser may not go to the network, load entities or external files. */
#include "base/status.h"
#include "eval/file.h"
#include "eval/rouge_corpus.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <string.h>

static bool is_named(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *child_of(const xmlNode *node, const char *name) {
    for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
        if (is_named(child, name))
            return child;
    return NULL;
}

/* Copies a string of libxml2's without the blanks around it, and frees it. */
static pith_status keep(rouge_corpus *corpus, xmlChar *string, slice *out) {
    slice s = slice_of((const char *)string);
    while (s.length > 0 && strchr(" \t\r\n", s.data[0]))
        s = slice_range(s, 1, s.length);
    while (s.length > 0 && strchr(" \t\r\n", s.data[s.length - 1]))
        s.length--;
    char *copy = arena_alloc(rouge_corpus_memory(corpus), s.length);
    if (copy && s.length > 0)
        memcpy(copy, s.data, s.length);
    xmlFree(string);
    TRY_MEMORY(copy);
    *out = (slice){copy, s.length};
    return PITH_OK;
}

static pith_status content_of(rouge_corpus *corpus, const xmlNode *node, slice *out) {
    return keep(corpus, node ? xmlNodeGetContent(node) : NULL, out);
}

static pith_status attribute_of(rouge_corpus *corpus, const xmlNode *node, const char *name,
                                slice *out) {
    return keep(corpus, xmlGetProp(node, (const xmlChar *)name), out);
}

static size_t count_children(const xmlNode *node, const char *name) {
    size_t count = 0;
    for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
        count += is_named(child, name);
    return count;
}

/* What the parts of one EVAL share. */
typedef struct evaluation {
    rouge_corpus *corpus;
    slice id;
    bool see;
    rouge_row row;
} evaluation;

static pith_status read_file(const evaluation *e, const xmlNode *node, slice root,
                             rouge_text *out) {
    slice name;
    TRY(content_of(e->corpus, node, &name));
    char *path = rouge_corpus_path(e->corpus, root, name);
    TRY_MEMORY(path);
    return rouge_corpus_read(e->corpus, e->id, path, e->see, out);
}

static pith_status read_peers(evaluation *e, const xmlNode *peers, slice root) {
    const size_t capacity = e->corpus->system_count + count_children(peers, "P");
    rouge_text *systems = ARENA_ARRAY(rouge_corpus_memory(e->corpus), rouge_text, capacity);
    TRY_MEMORY(systems);
    e->row.systems = systems;
    for (const xmlNode *p = peers ? peers->children : NULL; p; p = p->next) {
        if (!is_named(p, "P"))
            continue;
        slice name;
        TRY(attribute_of(e->corpus, p, "ID", &name));
        const size_t index = rouge_corpus_system(e->corpus, name);
        TRY_MEMORY(index != SIZE_MAX);
        while (e->row.system_count <= index)
            systems[e->row.system_count++] = (rouge_text){.missing = true};
        TRY(read_file(e, p, root, &systems[index]));
    }
    return PITH_OK;
}

static pith_status read_models(evaluation *e, const xmlNode *models, slice root) {
    rouge_text *references =
        ARENA_ARRAY(rouge_corpus_memory(e->corpus), rouge_text, count_children(models, "M"));
    TRY_MEMORY(references);
    e->row.references = references;
    for (const xmlNode *m = models ? models->children : NULL; m; m = m->next) {
        if (!is_named(m, "M"))
            continue;
        rouge_text text;
        TRY(read_file(e, m, root, &text));
        if (!text.missing)
            references[e->row.reference_count++] = text;
    }
    return PITH_OK;
}

static pith_status read_evaluation(rouge_corpus *corpus, const xmlNode *node) {
    evaluation e = {.corpus = corpus};
    slice peer_root, model_root, format;
    TRY(attribute_of(corpus, node, "ID", &e.id));
    TRY(content_of(corpus, child_of(node, "PEER-ROOT"), &peer_root));
    TRY(content_of(corpus, child_of(node, "MODEL-ROOT"), &model_root));
    const xmlNode *type = child_of(node, "INPUT-FORMAT");
    format = (slice){0};
    if (type)
        TRY(attribute_of(corpus, type, "TYPE", &format));
    e.see = slice_equal(format, SLICE("SEE"));
    if (!e.see && !slice_equal(format, SLICE("SPL"))) {
        rouge_corpus_skip(corpus, "row %.*s: INPUT-FORMAT is neither SEE nor SPL; left out",
                          e.id.length < 80 ? (int)e.id.length : 80, e.id.data);
        return PITH_OK;
    }
    e.row.id = (pith_slice){e.id.data, e.id.length};
    TRY(read_peers(&e, child_of(node, "PEERS"), peer_root));
    TRY(read_models(&e, child_of(node, "MODELS"), model_root));
    return rouge_corpus_add(corpus, &e.row);
}

static pith_status read_root(rouge_corpus *corpus, const xmlNode *root, const char *path,
                             pith_error *error) {
    if (count_children(root, "EVAL") == 0)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0,
                         "%s: no EVAL element below the first one; not a ROUGE configuration",
                         path);
    const size_t first = corpus->row_count;
    for (const xmlNode *node = root->children; node; node = node->next)
        if (is_named(node, "EVAL"))
            TRY(read_evaluation(corpus, node));
    rouge_corpus_sort(corpus, first);
    return PITH_OK;
}

pith_status rouge_read_config(rouge_corpus *corpus, const char *path, pith_error *error) {
    slice content;
    TRY(file_read(rouge_corpus_memory(corpus), path, &content, error));
    if (content.length > INT_MAX)
        return error_set(error, PITH_ERROR_LIMIT, 0, 0, "%s: too large", path);
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDoc *document = xmlReadMemory(content.data, (int)content.length, NULL, NULL, options);
    if (!document)
        return error_set(error, PITH_ERROR_ARGUMENT, 0, 0, "%s: not well-formed XML", path);
    const pith_status status = read_root(corpus, xmlDocGetRootElement(document), path, error);
    xmlFreeDoc(document);
    return status;
}
