/* extraction_table.c - means over pages: of all, and of each group of them (--by). Linear in pages
 * and groups together. */
#include "eval/extraction_table.h"

#include "base/status.h"
#include "eval/resample.h"

static const report_column columns[] = {{"data", "data", 0, 1},
                                        {"group", "group", 0, 1},
                                        {"system", "system", 0, 1},
                                        {"pages", "pages", 0, 1},
                                        {"precision", "word P", 2, 100},
                                        {"recall", "word R", 2, 100},
                                        {"f1", "word F1", 2, 100},
                                        {"shingle_precision", "shingle P", 2, 100},
                                        {"shingle_recall", "shingle R", 2, 100},
                                        {"shingle_f1", "shingle F1", 2, 100},
                                        {"rouge_l_f", "ROUGE-L", 2, 100},
                                        {"with_kept", "with kept", 1, 100},
                                        {"without_dropped", "without dropped", 1, 100}};

report_table *extraction_table(eval_report *report) {
    report_table *table =
        report_add_table(report, "scores", "Main text", columns, sizeof columns / sizeof *columns);
    if (table)
        table->note = SLICE("Ranges are 95 % intervals of the bootstrap over pages.");
    return table;
}

static double over(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

/* Sums over some pages. */
typedef struct totals {
    double pages;
    double precision;
    double recall;
    double rouge_l;
    double shingle_precision, with_precision; /* and pages that have one */
    double shingle_recall, with_recall;
    double kept, with;
    double dropped, without;
} totals;

static void add(totals *t, const page_score *page) {
    bool counts;
    t->pages++;
    t->precision += page->words.precision;
    t->recall += page->words.recall;
    t->rouge_l += page->rouge_l;
    t->shingle_precision += shingle_precision(&page->shingles, &counts);
    t->with_precision += counts;
    t->shingle_recall += shingle_recall(&page->shingles, &counts);
    t->with_recall += counts;
    t->kept += (double)page->kept;
    t->with += (double)page->with;
    t->dropped += (double)page->dropped;
    t->without += (double)page->without;
}

static void fill(const totals *t, const interval *f1, report_cell *cells) {
    const double precision = over(t->shingle_precision, t->with_precision);
    const double recall = over(t->shingle_recall, t->with_recall);
    cells[3] = cell_number(t->pages);
    cells[4] = cell_number(t->precision / t->pages);
    cells[5] = cell_number(t->recall / t->pages);
    cells[6] = cell_interval(f1->value, f1->low, f1->high);
    cells[7] = cell_number(precision);
    cells[8] = cell_number(recall);
    cells[9] = cell_number(over(2 * precision * recall, precision + recall));
    cells[10] = cell_number(t->rouge_l / t->pages);
    if (t->with > 0)
        cells[11] = cell_number(t->kept / t->with);
    if (t->without > 0)
        cells[12] = cell_number(t->dropped / t->without);
}

/* A line for the pages of a group, or for all when it is NULL. */
static pith_status add_line(run *r, report_table *table, const char *system,
                            const page_score *pages, const slice *group) {
    double *f1s = ARENA_ARRAY(&r->memory, double, r->file_rows);
    double *ones = ARENA_ARRAY(&r->memory, double, r->file_rows);
    TRY_MEMORY(f1s && ones);
    totals t = {0};
    size_t count = 0;
    for (size_t i = 0; i < r->file_rows; i++) {
        if (!pages[i].counts || (group && !slice_equal(*group, pages[i].group)))
            continue;
        add(&t, &pages[i]);
        f1s[count] = pages[i].words.f1;
        ones[count++] = 1;
    }
    if (count == 0)
        return PITH_OK;
    const ratio_score score = {f1s, ones, NULL, 1, count, 1};
    interval f1;
    TRY(resample_ratio(&score, r->options->seed, &r->memory, &f1));
    report_cell *cells = report_add_row(r->report, table);
    TRY_MEMORY(cells);
    cells[0] = cell_text(r->data);
    cells[1] = cell_text(group ? *group : SLICE("all"));
    cells[2] = cell_text(slice_of(system));
    fill(&t, &f1, cells);
    return PITH_OK;
}

/* Groups that get a line; of a member with more values the first so many. */
enum { GROUPS_MOST = 64 };

pith_status extraction_table_add(run *r, report_table *table, const char *system,
                                 const page_score *pages) {
    slice groups[GROUPS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < r->file_rows && count < GROUPS_MOST; i++) {
        size_t g = 0;
        while (g < count && !slice_equal(groups[g], pages[i].group))
            g++;
        if (g == count && pages[i].group.length > 0)
            groups[count++] = pages[i].group;
    }
    for (size_t g = 0; g < count; g++)
        TRY(add_line(r, table, system, pages, &groups[g]));
    return add_line(r, table, system, pages, NULL);
}
