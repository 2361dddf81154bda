/* centroid.c - sentences like the centre of all documents, near the beginning of their own, and
 * like its first sentence.
 *
 *   centroid[t] = count[t] * idf[t] / sources
 *   C(i) = sum over the distinct terms t of sentence i of centroid[t]
 *   P(i) = (m - place) / m * max C      place = 0, 1, … among the m sentences of its source, max C
 *                                       the greatest there
 *   F(i) = X[i] . X[first of its source] * max C
 *   score(i) = C(i) + P(i) + F(i)
 *
 * The centroid is of all sources, place and first sentence of each. MEAD, by Radev, Jing, Stys and
 * Tam, "Centroid-based summarization of multiple documents", Information Processing and Management
 * 40, 2004, section 4; equal weights as in its example. Its F is a product of raw counts; here it
 * is the cosine, brought to the scale of the other two. The redundancy penalty R is the selector's.
 * Scores are >= 0. O(nnz). */
#include "rank/methods.h"

enum { PART_CENTROID, PART_POSITION, PART_FIRST, PART_COUNT };

static const char *const part_names[] = {"centroid", "position", "first"};

static double centroid_of(const rank_input *input, uint32_t i) {
    const document *doc = input->doc;
    const sparse_row row = vectors_row(input->vectors, i);
    double sum = 0;
    for (uint32_t k = 0; k < row.count; k++) {
        const term *t = &doc->terms[row.terms[k]];
        sum += t->count * (double)t->idf / rank_source_count(input);
    }
    return sum;
}

/* The sentences [first, end) of one source. */
static void score_source(const rank_input *input, uint32_t first, uint32_t end, double *parts) {
    double greatest = 0;
    for (uint32_t i = first; i < end; i++) {
        double *row = parts + (size_t)i * PART_COUNT;
        row[PART_CENTROID] = centroid_of(input, i);
        if (row[PART_CENTROID] > greatest)
            greatest = row[PART_CENTROID];
    }
    const sparse_row opening = vectors_row(input->vectors, first);
    for (uint32_t i = first; i < end; i++) {
        double *row = parts + (size_t)i * PART_COUNT;
        row[PART_POSITION] = greatest * (end - i) / (end - first);
        row[PART_FIRST] = greatest * sparse_dot(vectors_row(input->vectors, i), opening);
    }
}

pith_status centroid_score(const rank_input *input, rank_result *out) {
    TRY(rank_parts(input, "centroid", part_names, PART_COUNT, out));
    for (uint32_t first = 0, end = 0; first < input->count; first = end) {
        end = rank_source_end(input, first);
        score_source(input, first, end, out->parts);
    }
    rank_add_up(out, input->count);
    return PITH_OK;
}
