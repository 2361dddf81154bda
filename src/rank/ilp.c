/* ilp.c - see ilp.h. The program of Gillick and Favre (2009), for sentences s and concepts c:
 *
 *   maximise    sum over c of weight[c] * z[c]
 *   subject to  sum over s of cost[s] * x[s] <= room
 *               sum over the s that hold c of x[s] >= z[c]       for each c
 *               x[s] in {0, 1}, 0 <= z[c] <= 1
 *
 * Their second family of constraints, x[s] <= z[c] for each concept of a chosen sentence, is left
 * out: as weights are positive, nothing is gained by leaving z[c] below 1. z follows from x and
 * needs no integrality of its own.
 *
 * GLPK is opened when it is first needed (base/dynlib.h), so that nothing else waits for it. It
 * writes nothing, and what would make it end the process comes back here by its hook. A search of
 * a wall clock's length would not be the same twice: what bounds it is the size of the program, the
 * simplex iterations at the root and the nodes of branch and bound. Its environment belongs to the
 * thread. When it was ours it is given back whole; when the caller uses GLPK too, it is left alone.
 */
#include "rank/ilp.h"

#include "base/dynlib.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>

/* Papers, the hardest of what was tried, take 0.1 s in the median and 1.2 s at most. */
enum { SENTENCES_MAX = 1000, CONCEPTS_MAX = 4000, ITERATIONS_MAX = 20000, NODES_MAX = 500 };

typedef struct glpk {
    int (*glp_init_env)(void);
    int (*glp_free_env)(void);
    int (*glp_term_out)(int);
    void (*glp_error_hook)(void (*)(void *), void *);
    glp_prob *(*glp_create_prob)(void);
    void (*glp_delete_prob)(glp_prob *);
    void (*glp_set_obj_dir)(glp_prob *, int);
    int (*glp_add_rows)(glp_prob *, int);
    int (*glp_add_cols)(glp_prob *, int);
    void (*glp_set_row_bnds)(glp_prob *, int, int, double, double);
    void (*glp_set_col_bnds)(glp_prob *, int, int, double, double);
    void (*glp_set_col_kind)(glp_prob *, int, int);
    void (*glp_set_obj_coef)(glp_prob *, int, double);
    void (*glp_set_mat_col)(glp_prob *, int, int, const int *, const double *);
    void (*glp_init_smcp)(glp_smcp *);
    int (*glp_simplex)(glp_prob *, const glp_smcp *);
    int (*glp_get_status)(glp_prob *);
    void (*glp_init_iocp)(glp_iocp *);
    int (*glp_intopt)(glp_prob *, const glp_iocp *);
    int (*glp_ios_reason)(glp_tree *);
    void (*glp_ios_terminate)(glp_tree *);
    int (*glp_mip_status)(glp_prob *);
    double (*glp_mip_col_val)(glp_prob *, int);
} glpk;

static pith_status open_glpk(glpk *g) {
    const dynlib_symbol symbols[] = {
        DYNLIB_SYMBOL(g, glp_init_env),      DYNLIB_SYMBOL(g, glp_free_env),
        DYNLIB_SYMBOL(g, glp_term_out),      DYNLIB_SYMBOL(g, glp_error_hook),
        DYNLIB_SYMBOL(g, glp_create_prob),   DYNLIB_SYMBOL(g, glp_delete_prob),
        DYNLIB_SYMBOL(g, glp_set_obj_dir),   DYNLIB_SYMBOL(g, glp_add_rows),
        DYNLIB_SYMBOL(g, glp_add_cols),      DYNLIB_SYMBOL(g, glp_set_row_bnds),
        DYNLIB_SYMBOL(g, glp_set_col_bnds),  DYNLIB_SYMBOL(g, glp_set_col_kind),
        DYNLIB_SYMBOL(g, glp_set_obj_coef),  DYNLIB_SYMBOL(g, glp_set_mat_col),
        DYNLIB_SYMBOL(g, glp_init_smcp),     DYNLIB_SYMBOL(g, glp_simplex),
        DYNLIB_SYMBOL(g, glp_get_status),    DYNLIB_SYMBOL(g, glp_init_iocp),
        DYNLIB_SYMBOL(g, glp_intopt),        DYNLIB_SYMBOL(g, glp_ios_reason),
        DYNLIB_SYMBOL(g, glp_ios_terminate), DYNLIB_SYMBOL(g, glp_mip_status),
        DYNLIB_SYMBOL(g, glp_mip_col_val),
    };
    return dynlib_open("libglpk.so.40", symbols, sizeof symbols / sizeof *symbols, NULL);
}

/* One program. Rows: 1 the budget, 2 + c concept c. Columns: 1 + s sentence s, then the concepts.
 */
typedef struct program {
    const glpk *g;
    const rank_input *input;
    const concepts *c;
    int *rows;      /* [concepts + 2] scratch for a column, from 1 on */
    double *values; /* [concepts + 2] */
    bool *members;
    glp_prob *lp;
    int nodes;
} program;

static void fill_column(program *p, int column, int length, bool whole, double most, double gain) {
    p->g->glp_set_col_bnds(p->lp, column, GLP_DB, 0, most);
    p->g->glp_set_col_kind(p->lp, column, whole ? GLP_IV : GLP_CV);
    p->g->glp_set_obj_coef(p->lp, column, gain);
    p->g->glp_set_mat_col(p->lp, column, length, p->rows, p->values);
}

static void fill_program(program *p) {
    const int sentences = (int)p->input->count;
    const int count = (int)p->c->count;
    p->g->glp_set_obj_dir(p->lp, GLP_MAX);
    p->g->glp_add_rows(p->lp, 1 + count);
    p->g->glp_add_cols(p->lp, sentences + count);
    p->g->glp_set_row_bnds(p->lp, 1, GLP_UP, 0, (double)rank_room(p->input));
    for (int c = 0; c < count; c++)
        p->g->glp_set_row_bnds(p->lp, 2 + c, GLP_LO, 0, 0);
    for (int s = 0; s < sentences; s++) {
        const uint32_t first = p->c->offsets[s];
        const int held = (int)(p->c->offsets[s + 1] - first);
        p->rows[1] = 1;
        p->values[1] = (double)rank_cost(p->input, (uint32_t)s);
        for (int k = 0; k < held; k++) {
            p->rows[2 + k] = 2 + (int)p->c->ids[first + (uint32_t)k];
            p->values[2 + k] = 1;
        }
        fill_column(p, 1 + s, 1 + held, true, 1, 0);
    }
    for (int c = 0; c < count; c++) {
        p->rows[1] = 2 + c;
        p->values[1] = -1;
        fill_column(p, 1 + sentences + c, 1, false, 1, p->c->weights[c]);
    }
}

/* Called at each node of the search. */
static void count_node(glp_tree *tree, void *context) {
    program *p = context;
    if (p->g->glp_ios_reason(tree) == GLP_ISELECT && ++p->nodes > NODES_MAX)
        p->g->glp_ios_terminate(tree);
}

static ilp_outcome search(program *p) {
    glp_smcp simplex;
    glp_iocp tree;
    p->g->glp_init_smcp(&simplex);
    simplex.msg_lev = GLP_MSG_OFF;
    simplex.it_lim = ITERATIONS_MAX;
    if (p->g->glp_simplex(p->lp, &simplex) != 0 || p->g->glp_get_status(p->lp) != GLP_OPT)
        return ILP_TOO_LONG;
    p->g->glp_init_iocp(&tree);
    tree.msg_lev = GLP_MSG_OFF;
    tree.cb_func = count_node;
    tree.cb_info = p;
    if (p->g->glp_intopt(p->lp, &tree) != 0 || p->g->glp_mip_status(p->lp) != GLP_OPT)
        return ILP_TOO_LONG;
    for (uint32_t s = 0; s < p->input->count; s++)
        p->members[s] = p->g->glp_mip_col_val(p->lp, 1 + (int)s) > 0.5;
    return ILP_SOLVED;
}

static void jump_back(void *place) {
    longjmp(*(jmp_buf *)place, 1);
}

/* GLPK asks for memory in pieces, and ends the process when there is none: then it jumps here. */
static ilp_outcome search_guarded(program *p, bool *memory) {
    jmp_buf place;
    volatile ilp_outcome outcome = ILP_TOO_LONG;
    *memory = true;
    if (setjmp(place) != 0) {
        *memory = false;
    } else {
        p->g->glp_error_hook(jump_back, &place);
        p->lp = p->g->glp_create_prob();
        fill_program(p);
        outcome = search(p);
        p->g->glp_delete_prob(p->lp);
    }
    p->g->glp_error_hook(NULL, NULL);
    return outcome;
}

pith_status ilp_cover(const rank_input *input, const concepts *c, bool *members,
                      ilp_outcome *outcome) {
    glpk g;
    *outcome = ILP_TOO_LARGE;
    if (input->count > SENTENCES_MAX || c->count > CONCEPTS_MAX)
        return PITH_OK;
    *outcome = ILP_NO_SOLVER;
    if (open_glpk(&g) != PITH_OK)
        return PITH_OK;
    program p = {.g = &g,
                 .input = input,
                 .c = c,
                 .rows = ARENA_ARRAY(input->arena, int, (size_t)c->count + 2),
                 .values = ARENA_ARRAY(input->arena, double, (size_t)c->count + 2),
                 .members = members};
    TRY_MEMORY(p.rows);
    TRY_MEMORY(p.values);
    const int environment = g.glp_init_env(); /* 0: made, 1: was there, else failed */
    if (environment > 1)
        return PITH_ERROR_MEMORY;
    const int talks = g.glp_term_out(GLP_OFF);
    bool memory;
    *outcome = search_guarded(&p, &memory);
    g.glp_term_out(talks);
    if (environment == 0)
        g.glp_free_env();
    return memory ? PITH_OK : PITH_ERROR_MEMORY;
}
