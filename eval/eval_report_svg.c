/* eval_report_svg.c - charts as SVG.
 *
 * Drawings are 400 units wide, which is about what a telephone shows, so that letters of 11 units
 * can be read there and on paper. Colours are Okabe and Ito's, which the colour-blind can tell
 * apart, and lines differ in their dashes as well, for grey printers. */
#include "eval/eval_report.h"

#include <math.h>

enum { WIDTH = 400, LEFT = 44, RIGHT = 10, TOP = 12, PLOT = 170, LEGEND_LINE = 15, AXIS = 38 };

static const char *const colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                      "#e69f00", "#56b4e9", "#000000", "#8c6d31"};
static const char *const dashes[] = {"none", "5 2", "2 2", "7 2 2 2"};

enum { COLOURS = sizeof colours / sizeof *colours, DASHES = sizeof dashes / sizeof *dashes };

/* The least of 1, 2, 5 times a power of ten that is at least `value`. */
static double round_up(double value) {
    if (value <= 0)
        return 1;
    const double power = pow(10, floor(log10(value)));
    const double steps[] = {1, 2, 5, 10};
    for (size_t i = 0; i < 4; i++)
        if (value <= steps[i] * power * (1 + 1e-9))
            return steps[i] * power;
    return 10 * power;
}

static void open_svg(buffer *out, int height, const char *title) {
    buffer_format(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>", WIDTH, height);
    buffer_add_html(out, slice_of(title));
    buffer_add(out, "</title>\n");
}

/* ---- lines ---- */

static double greatest(const report_chart *c) {
    double most = 0;
    for (size_t i = 0; i < c->series_count * c->label_count; i++)
        most = fmax(most, c->values[i]);
    return round_up(most);
}

static double x_of(const report_chart *c, size_t label) {
    const double step = (double)(WIDTH - LEFT - RIGHT) / (double)c->label_count;
    return LEFT + step * ((double)label + 0.5);
}

static void draw_axes(const report_chart *c, double most, buffer *out) {
    enum { TICKS = 4 };
    for (int t = 0; t <= TICKS; t++) {
        const double y = TOP + PLOT - (double)t * PLOT / TICKS;
        buffer_format(out, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
        buffer_format(out, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.4g</text>\n", LEFT - 5,
                      y + 4, most * t / TICKS);
    }
    /* As many labels as have room: about 26 units each. */
    const size_t every = 1 + c->label_count * 26 / (size_t)(WIDTH - LEFT - RIGHT);
    for (size_t i = 0; i < c->label_count; i += every)
        buffer_format(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                      x_of(c, i), TOP + PLOT + 14, c->labels[i]);
    buffer_format(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", WIDTH - RIGHT,
                  TOP + PLOT + 29, c->x_title);
    buffer_format(out, "<text x=\"%d\" y=\"%d\">%s</text>\n", LEFT, TOP + PLOT + 29, c->y_title);
}

static void draw_series(const report_chart *c, size_t series, double most, buffer *out) {
    const char *colour = colours[series % COLOURS], *dash = dashes[series % DASHES];
    buffer_format(out,
                  "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" "
                  "stroke-dasharray=\"%s\" points=\"",
                  colour, dash);
    for (size_t i = 0; i < c->label_count; i++)
        buffer_format(out, "%.1f,%.1f ", x_of(c, i),
                      TOP + PLOT - c->values[series * c->label_count + i] / most * PLOT);
    buffer_add(out, "\"/>\n");
    const int column = (int)(series % 3), row = (int)(series / 3);
    const int x = LEFT + column * 118, y = TOP + PLOT + AXIS + row * LEGEND_LINE + 8;
    buffer_format(out,
                  "<path stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" "
                  "d=\"M%d %dh18\"/><text x=\"%d\" y=\"%d\">",
                  colour, dash, x, y - 4, x + 23, y);
    buffer_add_html(out, c->names[series]);
    buffer_add(out, "</text>\n");
}

void report_svg_chart(const report_chart *c, buffer *out) {
    const int legend = (int)((c->series_count + 2) / 3) * LEGEND_LINE;
    const double most = greatest(c);
    open_svg(out, TOP + PLOT + AXIS + legend + 4, c->title);
    draw_axes(c, most, out);
    for (size_t s = 0; s < c->series_count; s++)
        draw_series(c, s, most, out);
    buffer_add(out, "</svg>\n");
}

/* ---- intervals ---- */

enum { LABELS = 170, ROW = 18 };

/* The text cells of a row, but those that are the same in every row. */
static void add_label(const report_table *t, size_t row, buffer *out) {
    bool some = false;
    for (size_t c = 0; c < t->column_count; c++) {
        const report_cell *cell = &t->cells[row * t->column_count + c];
        bool differs = t->row_count == 1;
        for (size_t i = 0; i < t->row_count && cell->kind == CELL_TEXT; i++)
            differs = differs || !slice_equal(cell->text, t->cells[i * t->column_count + c].text);
        if (cell->kind != CELL_TEXT || !differs)
            continue;
        buffer_add(out, some ? " " : "");
        buffer_add_html(out, cell->text);
        some = true;
    }
}

/* The label of a row, narrowed to its room. */
static void draw_label(const report_table *t, size_t row, double y, buffer *out) {
    static const double LETTER = 5.8; /* mean width of one of 11 units' size */
    buffer label = {.memory = out->memory};
    add_label(t, row, &label);
    const bool narrow = (double)label.length * LETTER > LABELS - 8;
    buffer_format(out, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\"", LABELS - 8, y + 4);
    if (narrow)
        buffer_format(out, " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"", LABELS - 8);
    buffer_add(out, ">");
    buffer_add_slice(out, (slice){label.data, label.length});
    buffer_add(out, "</text>");
}

static void find_range(const report_table *t, size_t column, double *low, double *high) {
    const double scale = t->columns[column].scale;
    *low = INFINITY;
    *high = -INFINITY;
    for (size_t row = 0; row < t->row_count; row++) {
        const report_cell *cell = &t->cells[row * t->column_count + column];
        if (cell->kind != CELL_NUMBER)
            continue;
        *low =
            fmin(*low, fmin(cell->number, cell->low < cell->high ? cell->low : INFINITY) * scale);
        *high = fmax(*high, fmax(cell->number, cell->high) * scale);
    }
}

void report_svg_intervals(const report_table *t, size_t column, buffer *out) {
    enum { TICKS = 4 };
    double low, high;
    find_range(t, column, &low, &high);
    if (low > high)
        return;
    const double step = round_up(fmax(high - low, 1e-6) / TICKS);
    const double from = floor(low / step) * step, to = ceil(high / step + 1e-9) * step;
    const double unit = (WIDTH - LABELS - RIGHT) / (to - from);
    const int bottom = TOP + (int)t->row_count * ROW;
    open_svg(out, bottom + 18, t->columns[column].title);
    for (double tick = from; tick <= to + step / 2; tick += step)
        buffer_format(out,
                      "<path class=\"grid\" d=\"M%.1f %dV%d\"/><text x=\"%.1f\" y=\"%d\" "
                      "text-anchor=\"middle\">%.4g</text>\n",
                      LABELS + (tick - from) * unit, TOP, bottom, LABELS + (tick - from) * unit,
                      bottom + 13, tick);
    for (size_t row = 0; row < t->row_count; row++) {
        const report_cell *cell = &t->cells[row * t->column_count + column];
        const double scale = t->columns[column].scale, y = TOP + ((double)row + 0.5) * ROW;
        draw_label(t, row, y, out);
        if (cell->kind == CELL_NUMBER && cell->low < cell->high)
            buffer_format(out, "<path class=\"range\" d=\"M%.1f %.1fH%.1f\"/>",
                          LABELS + (cell->low * scale - from) * unit, y,
                          LABELS + (cell->high * scale - from) * unit);
        if (cell->kind == CELL_NUMBER)
            buffer_format(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                          LABELS + (cell->number * scale - from) * unit, y);
        buffer_add(out, "\n");
    }
    buffer_add(out, "</svg>\n");
}
