/* html_features.c - what a block of a web page is judged by: how its text reads (lines.c), what the
 * markup says of it (html_page.c), what stands around it, and the elements that hold it.
 *
 * That link density and length of a block and of its neighbours tell most is the finding of
 * Kohlschuetter, Fankhauser and Nejdl (WSDM 2010); that the element with most prose counts, of
 * Readability. Each block asks a few sums over ranges of blocks, which are differences of running
 * sums: linear in blocks and elements. */
#include "read/html_features.h"

#include <math.h>

static const char *const names[] = {
#define HTML_NAME(constant, name) name,
    HTML_FEATURES(HTML_NAME)};
static const char *const level_names[] = {HTML_LEVEL_FEATURES(HTML_NAME)};
static const char *const neighbour_names[] = {HTML_NEIGHBOUR_FEATURES(HTML_NAME)};
static const char *const tag_names[] = {HTML_TAGS(HTML_NAME)};
static const char *const cue_names[] = {HTML_CUES(HTML_NAME)};
#undef HTML_NAME

static void join(char out[HTML_NAME_BYTES], const char *kind, unsigned number, const char *name) {
    size_t n = 0;
    for (const char *s = kind; *s; s++)
        out[n++] = *s;
    if (number > 0)
        out[n++] = (char)('0' + number);
    if (n > 0)
        out[n++] = ':';
    strcpy(out + n, name);
}

void html_feature_name(unsigned f, char out[HTML_NAME_BYTES]) {
    if (f < HF_LEVELS)
        join(out, "", 0, names[f]);
    else if (f < HF_NEIGHBOURS)
        join(out, "level", 1 + (f - HF_LEVELS) / HL_COUNT, level_names[(f - HF_LEVELS) % HL_COUNT]);
    else if (f < HF_TAGS) {
        const unsigned k = (f - HF_NEIGHBOURS) / HN_COUNT;
        join(out, k < HTML_NEIGHBOURS ? "before" : "after", 1 + k % HTML_NEIGHBOURS,
             neighbour_names[(f - HF_NEIGHBOURS) % HN_COUNT]);
    } else if (f < HF_CUES)
        join(out, "tag", 0, tag_names[f - HF_TAGS]);
    else
        join(out, "cue", 0, cue_names[f - HF_CUES]);
}

/* ---- Sums ---- */

static html_sums between(const html_view *v, uint32_t from, uint32_t to) {
    const html_sums *a = &v->sums[from];
    const html_sums *b = &v->sums[to];
    return (html_sums){.words = b->words - a->words,
                       .link_words = b->link_words - a->link_words,
                       .prose = b->prose - a->prose,
                       .recurring = b->recurring - a->recurring};
}

static html_sums around(const html_view *v, uint32_t i, uint32_t before, uint32_t after) {
    const uint32_t from = i > before ? i - before : 0;
    const uint32_t to = v->count - i > after ? i + after : v->count;
    return between(v, from, to);
}

static html_sums inside(const html_view *v, uint32_t node) {
    const html_node *n = &v->page->nodes[node];
    return between(v, n->first_block, n->end_block);
}

static float share(double part, double whole) {
    return whole > 0 ? (float)(part / whole) : 0;
}

static float log_of(double x) {
    return (float)log1p(x);
}

unsigned html_heading(const html_block *b) {
    for (unsigned level = 1; level <= 4; level++)
        if (b->near >> (HTML_H1 + level - 1) & 1)
            return level;
    return 0;
}

static bool is_prose(const page_line *line, const html_block *b) {
    return line->marks & LINE_SENTENCE && 2 * b->link_words < b->words;
}

bool html_is_prose(const html_view *v, uint32_t i) {
    return is_prose(&v->lines->lines[i], &v->page->blocks[i]);
}

/* ---- The page ---- */

static pith_status sum_blocks(html_view *v, arena *a) {
    v->sums = arena_alloc_zero(a, (size_t)v->count + 1, sizeof *v->sums);
    v->heading = ARENA_ARRAY(a, uint32_t, (size_t)v->count + 1);
    TRY_MEMORY(v->sums && v->heading);
    uint32_t heading = HTML_NONE;
    for (uint32_t i = 0; i < v->count; i++) {
        const html_block *b = &v->page->blocks[i];
        const page_line *line = &v->lines->lines[i];
        html_sums s = v->sums[i];
        s.words += line->words;
        s.link_words += b->link_words < line->words ? b->link_words : line->words;
        if (is_prose(line, b)) {
            s.prose += line->words;
            s.recurring += (float)line->words * v->lines->relations[i].recurring;
        }
        v->sums[i + 1] = s;
        v->heading[i] = heading;
        if (html_heading(b) > 0)
            heading = i;
    }
    return PITH_OK;
}

static bool same_blocks(const html_node *a, const html_node *b) {
    return a->first_block == b->first_block && a->end_block == b->end_block;
}

/* Finds for each element the nearest one around it with more blocks, and how many its parent holds
 * that are like it: they are counted under the hash of both. */
static pith_status link_nodes(html_view *v, arena *a) {
    const html_page *p = v->page;
    uint32_t slots = 64;
    while (slots < 2 * p->node_count)
        slots *= 2;
    v->up = ARENA_ARRAY(a, uint32_t, (size_t)p->node_count + 1);
    v->alike = ARENA_ARRAY(a, uint16_t, (size_t)p->node_count + 1);
    uint16_t *counts = arena_alloc_zero(a, slots, sizeof *counts);
    TRY_MEMORY(v->up && v->alike && counts);
    for (uint32_t n = 0; n < p->node_count; n++) {
        const html_node *node = &p->nodes[n];
        if (node->parent == HTML_NONE)
            v->up[n] = HTML_NONE;
        else
            v->up[n] =
                same_blocks(node, &p->nodes[node->parent]) ? v->up[node->parent] : node->parent;
        if (node->end_block == node->first_block)
            continue;
        uint16_t *count = &counts[(node->shape ^ node->parent * 2654435761U) & (slots - 1)];
        *count = (uint16_t)(*count + (*count < UINT16_MAX));
    }
    for (uint32_t n = 0; n < p->node_count; n++)
        v->alike[n] = counts[(p->nodes[n].shape ^ p->nodes[n].parent * 2654435761U) & (slots - 1)];
    return PITH_OK;
}

/* The element that gathers most points: each block of prose gives some to the element that holds it
 * and half of them to the one around that; links take their share off. As Readability has it. */
static pith_status find_best(html_view *v, arena *a) {
    const html_page *p = v->page;
    float *points = arena_alloc_zero(a, (size_t)p->node_count + 1, sizeof *points);
    TRY_MEMORY(points);
    for (uint32_t i = 0; i < v->count; i++) {
        const page_line *line = &v->lines->lines[i];
        if (!is_prose(line, &p->blocks[i]))
            continue;
        const float commas = line->commas * (float)line->words;
        const float length = line->words < 60 ? (float)line->words / 20 : 3;
        const uint32_t holder = v->up[p->blocks[i].node];
        if (holder == HTML_NONE)
            continue;
        points[holder] += 1 + commas + length;
        if (v->up[holder] != HTML_NONE)
            points[v->up[holder]] += (1 + commas + length) / 2;
    }
    float best = 0;
    v->best = HTML_NONE;
    for (uint32_t n = 0; n < p->node_count; n++) {
        const html_sums s = inside(v, n);
        points[n] *= 1 - share(s.link_words, s.words);
        if (points[n] > best) {
            best = points[n];
            v->best = n;
        }
    }
    return PITH_OK;
}

/* The smallest element with at least `part` of the prose of the page: the last one in the order of
 * the page, for they hold one another. */
static uint32_t holder_of(const html_view *v, double part) {
    uint32_t found = HTML_NONE;
    const double wanted = part * v->sums[v->count].prose;
    for (uint32_t n = 0; n < v->page->node_count && wanted > 0; n++)
        if (inside(v, n).prose >= wanted)
            found = n;
    return found;
}

/* ---- The title ---- */

enum { TITLE_HASHES = 32, TITLE_WORDS = 30 };

typedef struct word_set {
    uint16_t words[TITLE_HASHES];
    uint32_t count;
} word_set;

/* The next word of ASCII letters and digits and bytes beyond ASCII, as a hash of small letters; 0
 * at the end. */
static uint16_t next_hash(slice s, size_t *at) {
    uint32_t hash = 2166136261U;
    bool word = false;
    for (; *at < s.length; (*at)++) {
        unsigned char c = (unsigned char)s.data[*at];
        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c + 'a' - 'A');
        const bool inner = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (!inner && word)
            break;
        if (inner)
            hash = (hash ^ c) * 16777619U;
        word = word || inner;
    }
    const uint16_t folded = (uint16_t)(hash >> 16 ^ hash);
    return word ? (folded ? folded : 1) : 0;
}

static void set_words(slice s, word_set *out) {
    size_t at = 0;
    out->count = 0;
    for (uint16_t hash; out->count < TITLE_HASHES && (hash = next_hash(s, &at)) != 0;)
        out->words[out->count++] = hash;
}

/* The share of the words of both that they have in common (Dice). */
static float overlap(const word_set *title, slice text) {
    size_t at = 0;
    uint32_t common = 0, count = 0;
    for (uint16_t hash; (hash = next_hash(text, &at)) != 0 && count <= TITLE_HASHES; count++)
        for (uint32_t k = 0; k < title->count; k++)
            if (title->words[k] == hash) {
                common++;
                break;
            }
    /* What a title has behind its end, the name of the site, is not missed. */
    const uint32_t shorter = count < title->count ? count : title->count;
    return share(2.0 * common, count + shorter);
}

static pith_status match_title(html_view *v, const document *doc, uint32_t first, arena *a) {
    v->title_match = arena_alloc_zero(a, (size_t)v->count + 1, sizeof *v->title_match);
    TRY_MEMORY(v->title_match);
    word_set title, headline;
    set_words(v->page->title, &title);
    set_words(v->page->meta.facts[HTML_HEADLINE], &headline);
    float best = 0.5F;
    v->title = HTML_NONE;
    for (uint32_t i = 0; i < v->count; i++) {
        if (v->lines->lines[i].words > TITLE_WORDS)
            continue;
        const span s = doc->blocks[first + i].span;
        const slice text = slice_range(doc->text, s.start, s.end);
        const float one = overlap(&title, text);
        const float two = overlap(&headline, text);
        const float match = one > two ? one : two;
        v->title_match[i] = match;
        const unsigned heading = html_heading(&v->page->blocks[i]);
        const float bonus = heading == 1 ? 1.0F : heading > 1 ? 0.3F : 0;
        const float words = v->lines->lines[i].words > 1 ? 0 : -0.5F;
        if (match + bonus + words > best && (match > 0.4F || heading == 1)) {
            best = match + bonus + words;
            v->title = i;
        }
    }
    return PITH_OK;
}

pith_status html_measure(const document *doc, uint32_t first, const html_page *source,
                         const page *lines, arena *a, html_view *out) {
    *out = (html_view){.page = source, .lines = lines, .count = source->block_count};
    TRY(sum_blocks(out, a));
    TRY(link_nodes(out, a));
    TRY(find_best(out, a));
    out->half = holder_of(out, 0.5);
    out->most = holder_of(out, 0.9);
    return match_title(out, doc, first, a);
}

/* ---- One block ---- */

static bool has(const page_line *line, uint32_t mark) {
    return (line->marks & mark) != 0;
}

static float flag(bool set) {
    return set ? 1.0F : 0.0F;
}

static float cue(const page_line *line, pith_role role) {
    return flag(line->cues >> role & 1);
}

static void text_features(const page_line *line, float *f) {
    f[HF_LOG_WORDS] = log_of(line->words);
    f[HF_ENDS_STOP] = flag(has(line, LINE_ENDS_STOP));
    f[HF_ENDS_QUESTION] = flag(has(line, LINE_ENDS_QUESTION));
    f[HF_ENDS_COLON] = flag(has(line, LINE_ENDS_COLON));
    f[HF_STARTS_LOWER] = flag(has(line, LINE_STARTS_LOWER));
    f[HF_STARTS_DIGIT] = flag(has(line, LINE_STARTS_DIGIT));
    f[HF_STARTS_QUOTE] = flag(has(line, LINE_STARTS_QUOTE));
    f[HF_ALL_CAPITALS] = flag(has(line, LINE_ALL_CAPITALS));
    f[HF_SIGN] = flag(has(line, LINE_LINK));
    f[HF_DATE] = flag(has(line, LINE_DATE));
    f[HF_DOUBLED] = flag(has(line, LINE_DOUBLED));
    f[HF_SENTENCE] = flag(has(line, LINE_SENTENCE));
    f[HF_STOPS] = log_of(line->stops);
    f[HF_COMMAS] = line->commas;
    f[HF_CAPITALS] = line->capitals;
    f[HF_STOPWORDS] = line->stopwords;
    f[HF_DIGITS] = line->digits;
    f[HF_SYMBOLS] = line->symbols;
    f[HF_CUE_UI_LINE] = flag(line->line_cues >> PITH_ROLE_UI & 1);
    f[HF_CUE_UI] = cue(line, PITH_ROLE_UI);
    f[HF_CUE_RELATED] = cue(line, PITH_ROLE_RELATED);
    f[HF_CUE_TAIL] = cue(line, PITH_ROLE_TAIL);
    f[HF_CUE_CAPTION] = cue(line, PITH_ROLE_CAPTION);
    f[HF_CUE_BYLINE] = cue(line, PITH_ROLE_BYLINE);
    f[HF_CUE_DATELINE] = cue(line, PITH_ROLE_DATELINE);
}

static void relation_features(const line_relations *r, float *f) {
    f[HF_RECURRING] = r->recurring;
    f[HF_COMMON] = r->common;
    f[HF_FAMILIAR] = r->familiar;
    f[HF_PECULIAR] = r->peculiar;
    f[HF_COPIES] = log_of(r->copies);
    f[HF_SHAPES] = log_of(r->shapes);
}

/* 0 before, 1 in, 2 behind a stretch of lines. */
static float place(main_stretch s, uint32_t i) {
    return i < s.start ? 0 : i < s.end ? 1 : 2;
}

/* How many steps up from `node` lead to one that holds block `i`. */
static float levels_to(const html_view *v, uint32_t node, uint32_t i) {
    float steps = 0;
    for (; node != HTML_NONE && steps < 6; node = v->up[node], steps++)
        if (i >= v->page->nodes[node].first_block && i < v->page->nodes[node].end_block)
            return steps;
    return node == HTML_NONE ? 7 : 6;
}

static float signed_log(double x) {
    return x < 0 ? -log_of(-x) : log_of(x);
}

static void heading_features(const html_view *v, uint32_t i, float *f) {
    const uint32_t h = v->heading[i];
    f[HF_SINCE_TITLE] = v->title == HTML_NONE ? -9 : signed_log((double)i - (double)v->title);
    f[HF_TITLE_MATCH] = v->title_match[i];
    f[HF_SINCE_HEADING] = h == HTML_NONE ? 9 : log_of(i - h);
    f[HF_LAST_HEADING] = h == HTML_NONE ? 0 : (float)html_heading(&v->page->blocks[h]);
    f[HF_HEADING_LINKS] =
        h == HTML_NONE ? 0 : share(v->page->blocks[h].link_words, v->page->blocks[h].words);
    const uint16_t off = 1U << PITH_ROLE_TAIL | 1U << PITH_ROLE_RELATED | 1U << PITH_ROLE_UI;
    f[HF_HEADING_CUE] = flag(h != HTML_NONE && (v->lines->lines[h].cues & off) != 0);
}

static void place_features(const html_view *v, uint32_t i, float *f) {
    const html_sums all = v->sums[v->count];
    const html_sums before = v->sums[i];
    const html_sums after = between(v, i + 1, v->count);
    f[HF_PAGE_WORDS] = log_of(all.words);
    f[HF_PAGE_BLOCKS] = log_of(v->count);
    f[HF_PAGE_PROSE] = share(all.prose, all.words);
    f[HF_PAGE_LINKS] = share(all.link_words, all.words);
    f[HF_PAGE_KIND] = v->page->meta.kind;
    f[HF_BLOCKS_BEFORE] = share(i, v->count);
    f[HF_WORDS_BEFORE] = share(before.words, all.words);
    f[HF_PROSE_BEFORE] = share(before.prose, all.prose);
    f[HF_LOG_PROSE_BEFORE] = log_of(before.prose);
    f[HF_PROSE_AFTER] = log_of(after.prose);
    f[HF_LOOSE] = place(v->lines->loose, i);
    f[HF_STRICT] = place(v->lines->strict, i);
    f[HF_BEST] = levels_to(v, v->best, i);
    f[HF_HALF] = levels_to(v, v->half, i);
    f[HF_MOST] = levels_to(v, v->most, i);
    const html_sums near = around(v, i, 2, 3);
    const html_sums four_before = around(v, i, 4, 0);
    const html_sums four_after = around(v, i, 0, 5);
    const html_sums wide = around(v, i, 10, 11);
    f[HF_PROSE_NEAR] = share(near.prose, near.words);
    f[HF_PROSE_BEFORE_4] = share(four_before.prose, four_before.words);
    f[HF_PROSE_AFTER_4] = share(four_after.prose, four_after.words);
    f[HF_PROSE_WIDE] = share(wide.prose, wide.words);
    f[HF_LINKS_NEAR] = share(near.link_words, near.words);
    f[HF_LINKS_WIDE] = share(wide.link_words, wide.words);
    f[HF_RECURRING_NEAR] = near.prose > 0 ? near.recurring / (float)near.prose : 0;
}

static void level_features(const html_view *v, uint32_t node, float *f) {
    for (unsigned level = 0; level < HTML_LEVELS; level++, f += HL_COUNT) {
        const html_sums s = inside(v, node);
        const html_node *n = &v->page->nodes[node];
        const uint32_t blocks = n->end_block - n->first_block;
        f[HL_WORDS] = log_of(s.words);
        f[HL_LINKS] = share(s.link_words, s.words);
        f[HL_PROSE] = share(s.prose, s.words);
        f[HL_BLOCKS] = log_of(blocks);
        f[HL_LENGTH] = log_of(share(s.words, blocks));
        f[HL_ALIKE] = log_of(v->alike[node]);
        if (v->up[node] != HTML_NONE)
            node = v->up[node];
    }
}

/* How near two blocks stand: the level at which the element of one holds the other. */
static float shared_level(const html_view *v, uint32_t i, uint32_t other) {
    uint32_t node = v->page->blocks[i].node;
    for (unsigned level = 0; level < HTML_LEVELS && node != HTML_NONE; level++, node = v->up[node])
        if (other >= v->page->nodes[node].first_block && other < v->page->nodes[node].end_block)
            return (float)level;
    return HTML_LEVELS;
}

static void neighbour_features(const html_view *v, uint32_t i, float *f) {
    for (unsigned k = 0; k < 2 * HTML_NEIGHBOURS; k++, f += HN_COUNT) {
        const uint32_t distance = 1 + k % HTML_NEIGHBOURS;
        const bool before = k < HTML_NEIGHBOURS;
        memset(f, 0, HN_COUNT * sizeof *f);
        f[HN_SHARES] = HTML_LEVELS + 1;
        if (before ? i < distance : v->count - i <= distance)
            continue;
        const uint32_t at = before ? i - distance : i + distance;
        const page_line *line = &v->lines->lines[at];
        const html_block *b = &v->page->blocks[at];
        f[HN_WORDS] = log_of(line->words);
        f[HN_LINKS] = share(b->link_words, b->words);
        f[HN_SENTENCE] = flag(is_prose(line, b));
        f[HN_HEADING] = (float)html_heading(b);
        f[HN_SHARES] = shared_level(v, i, at);
    }
}

/* 2 where it is near, 1 where it is farther up, else 0. */
static float nearness(uint64_t near, uint64_t all, unsigned bit) {
    return near >> bit & 1 ? 2 : (float)(all >> bit & 1);
}

void html_features(const html_view *v, uint32_t i, float out[HTML_FEATURE_COUNT]) {
    const html_block *b = &v->page->blocks[i];
    const page_line *line = &v->lines->lines[i];
    text_features(line, out);
    relation_features(&v->lines->relations[i], out);
    out[HF_LINK_SHARE] = share(b->link_words, b->words);
    out[HF_LINKS] = log_of(b->links);
    out[HF_STRONG_SHARE] = share(b->strong_words, b->words);
    out[HF_BREAKS] = log_of(b->breaks);
    out[HF_HEADING] = (float)html_heading(b);
    out[HF_OWN_TAG] = v->page->nodes[b->node].tag;
    out[HF_DEPTH] = 0;
    for (uint32_t n = b->node; n != HTML_NONE && out[HF_DEPTH] < 16; n = v->up[n])
        out[HF_DEPTH]++;
    heading_features(v, i, out);
    place_features(v, i, out);
    level_features(v, b->node, out + HF_LEVELS);
    neighbour_features(v, i, out + HF_NEIGHBOURS);
    for (unsigned tag = 0; tag < HTML_TAG_COUNT; tag++)
        out[HF_TAGS + tag] = nearness((uint64_t)b->near | b->inner, b->tags | b->inner, tag);
    for (unsigned c = 0; c < HTML_CUE_COUNT; c++)
        out[HF_CUES + c] = nearness(b->near_cues, b->cues, c);
}
