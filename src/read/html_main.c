/* html_main.c - from measures to roles.
 *
 * Boosted trees give each block the chance that it is of the main text (html_chances.c), knowing
 * the kind of the page (html_kind.c). Then the likeliest are taken (likeliest.c), and where these
 * have no prose, the first paragraphs. Roles follow from the markup, and for what is not taken from
 * where it stands. Linear in the blocks.
 *
 * Markup without furniture, as in mails and feeds, is not judged: all of it is text. */
#include "read/html_main.h"

#include "read/html_boxes.h"
#include "read/html_chances.h"
#include "read/html_notice.h"
#include "read/html_sections.h"
#include "read/html_stories.h"
#include "read/html_teasers.h"
#include "read/likeliest.h"

#include <string.h>

/* A page of whose main text less is expected has none that stands out: held out, 3 % of the
 * articles of the development pages, and of shops 65 %, indexes 65 %, services 32 %, forums 22 %.
 */
#define ARTICLE_F1 0.8
static const char NO_ARTICLE[] = "no article stands out on this page; its likeliest text is taken";
static const char NOTICE[] =
    "the page is a notice (an error, a log-in, or one that asks for cookies, "
    "scripts or a person); what was asked for is not on it";

/* Words of a line in bold that is a heading, and of one that tells author or date. */
enum { HEADING_WORDS = 14, BYLINE_WORDS = 16 };

/* ---- Chances ---- */

/* What stands around the text of pages: elements, and classes and ids. */
enum {
    FURNITURE_TAGS = 1 << HTML_NAV | 1 << HTML_HEADER | 1 << HTML_FOOTER | 1 << HTML_ASIDE |
                     1 << HTML_FORM | 1 << HTML_BUTTON
};
static const html_cues FURNITURE_CUES =
    HTML_CUE(NAV) | HTML_CUE(HEADER) | HTML_CUE(FOOTER) | HTML_CUE(SIDEBAR) | HTML_CUE(WIDGET) |
    HTML_CUE(RELATED) | HTML_CUE(POPULAR) | HTML_CUE(MORE) | HTML_CUE(SHARE) | HTML_CUE(AD) |
    HTML_CUE(SUBSCRIBE) | HTML_CUE(COOKIE) | HTML_CUE(MODAL) | HTML_CUE(LOGIN) | HTML_CUE(FORM) |
    HTML_CUE(PAGER) | HTML_CUE(CAROUSEL) | HTML_CUE(PROMO);

/* Markup of which nothing is called furniture and the lesser part is links, as mails and feeds have
 * it. Two of the 1,491 pages that the trees are fitted to are like that, and all of both is text.
 */
static bool is_fragment(const html_view *v) {
    const html_sums all = v->sums[v->count];
    for (uint32_t i = 0; i < v->count; i++) {
        const html_block *b = &v->page->blocks[i];
        if ((b->tags | b->inner) & FURNITURE_TAGS || (b->cues | b->near_cues) & FURNITURE_CUES)
            return false;
    }
    return 2 * all.link_words < all.words;
}

/* Of a fragment all is text but links such as "Read more", and boxes. */
static void take_fragment(const html_view *v, float *chances) {
    for (uint32_t i = 0; i < v->count; i++) {
        const html_block *b = &v->page->blocks[i];
        const bool link = b->link_words > 0 && b->link_words >= b->words;
        const page_line *line = &v->lines->lines[i];
        chances[i] = link && line->cues & (1U << PITH_ROLE_UI | 1U << PITH_ROLE_RELATED) ? 0 : 1;
    }
    html_empty_boxes(v, chances);
}

static bool is_article(const document *doc) {
    return doc->kind && strcmp(doc->kind, "article") == 0;
}

static pith_status judge_page(document *doc, const html_view *v, float *chances) {
    float kinds[KINDS];
    TRY(html_kind_judge(doc->model, v, kinds));
    if (!doc->kind)
        doc->kind = html_kind_likeliest(v, kinds);
    TRY(html_look(doc->model, v, chances));
    html_empty_boxes(v, chances);
    if (is_article(doc)) {
        html_empty_stories(v, chances);
        html_empty_teasers(v, chances);
        html_empty_sections(v, chances);
    }
    return html_look_again(doc->model, v, kinds, doc->arena, chances);
}

/* ---- Roles ---- */

static bool near_tag(const html_block *b, unsigned tag) {
    return ((b->near | b->inner) >> tag & 1) != 0;
}

static bool says(const page_line *line, pith_role role) {
    return (line->cues >> role & 1) != 0;
}

/* A short line all in bold, without a full stop. */
static bool is_bold_heading(const page_line *line, const html_block *b) {
    return b->strong_words > 0 && b->strong_words >= b->words && line->words <= HEADING_WORDS &&
           !(line->marks & (LINE_ENDS_STOP | LINE_ENDS_COLON));
}

/* A line that tells who wrote it or when, and nothing else; else PITH_ROLE_BODY. */
static pith_role origin_role(const page_line *line, const html_block *b) {
    const html_cues near = b->near_cues;
    if (line->words > BYLINE_WORDS || line->marks & LINE_ENDS_STOP)
        return PITH_ROLE_BODY;
    if (near_tag(b, HTML_TIME))
        return PITH_ROLE_DATELINE;
    if (near & HTML_CUE(DATE) || says(line, PITH_ROLE_DATELINE) ||
        (near & HTML_CUE(META) && line->digits > 0))
        return line->digits > 0 ? PITH_ROLE_DATELINE : PITH_ROLE_BODY;
    return near & HTML_CUE(AUTHOR) || says(line, PITH_ROLE_BYLINE) ? PITH_ROLE_BYLINE
                                                                   : PITH_ROLE_BODY;
}

static pith_role main_role(const html_view *v, uint32_t i) {
    const html_block *b = &v->page->blocks[i];
    const page_line *line = &v->lines->lines[i];
    if (i == v->title)
        return PITH_ROLE_TITLE;
    if (html_heading(b) > 0)
        return PITH_ROLE_SUBHEADING;
    if (near_tag(b, HTML_FIGCAPTION) ||
        (b->near_cues & HTML_CUE(CAPTION) && says(line, PITH_ROLE_CAPTION)))
        return PITH_ROLE_CAPTION;
    if (near_tag(b, HTML_LI))
        return PITH_ROLE_LIST;
    if (b->tags >> HTML_BLOCKQUOTE & 1)
        return PITH_ROLE_QUOTE;
    const pith_role origin = origin_role(line, b);
    if (origin != PITH_ROLE_BODY)
        return origin;
    return is_bold_heading(line, b) ? PITH_ROLE_SUBHEADING : PITH_ROLE_BODY;
}

/* Of a block that is not of the main text; `place`: 0 before it, 1 in it, 2 after it. */
static pith_role other_role(const html_view *v, uint32_t i, int place) {
    const html_block *b = &v->page->blocks[i];
    const page_line *line = &v->lines->lines[i];
    if (i == v->title)
        return PITH_ROLE_TITLE;
    if (place == 2)
        return PITH_ROLE_TAIL;
    if (near_tag(b, HTML_FIGCAPTION) || b->near_cues & HTML_CUE(CAPTION) ||
        says(line, PITH_ROLE_CAPTION))
        return PITH_ROLE_CAPTION;
    const pith_role origin = origin_role(line, b);
    if (origin != PITH_ROLE_BODY)
        return origin;
    if (place == 1 && (b->cues & HTML_CUE(RELATED) || says(line, PITH_ROLE_RELATED) ||
                       (2 * b->link_words > b->words && line->words > 3)))
        return PITH_ROLE_RELATED;
    return PITH_ROLE_UI;
}

/* Boxes that ask to subscribe read like text, and must be surer to be taken. With 0.5 .. 0.9 here
 * the F1 of the development pages is the same to 0.0001. */
#define SUBSCRIBE_CHANCE 0.8F

static bool is_taken(const html_view *v, const float *chances, float least, uint32_t i) {
    if (v->page->blocks[i].near_cues & HTML_CUE(SUBSCRIBE) && chances[i] < SUBSCRIBE_CHANCE)
        return false;
    return chances[i] >= least;
}

/* Paragraphs that a page with prose gives at least. */
enum { FIRST_PARAGRAPHS = 3 };

/* Sees to it that some prose is taken where there is any: else the first paragraphs of the smallest
 * element with half of it are made sure, but for dialogs and what asks about cookies. */
static void keep_first_paragraphs(const html_view *v, float *chances, float least) {
    for (uint32_t i = 0; i < v->count; i++)
        if (html_is_prose(v, i) && is_taken(v, chances, least, i))
            return;
    if (v->half == HTML_NONE)
        return;
    const html_node *holder = &v->page->nodes[v->half];
    unsigned kept = 0;
    for (uint32_t i = holder->first_block; i < holder->end_block && kept < FIRST_PARAGRAPHS; i++) {
        const bool of_notice = chances[i] == 0 || v->page->blocks[i].cues & HTML_CUE(COOKIE);
        if (of_notice || !html_is_prose(v, i))
            continue;
        chances[i] = 1;
        kept++;
    }
}

/* The lead of an article stands where the trees doubt most, between what is not text and what is: a
 * first running text with a word of the headline is beyond doubt. (On a shop's page it is as likely
 * what a buyer says.) */
static void trust_lead(const html_view *v, block *blocks) {
    uint32_t lead = 0;
    while (lead < v->count &&
           !(role_competes(blocks[lead].role) && v->lines->lines[lead].marks & LINE_SENTENCE))
        lead++;
    if (v->title != HTML_NONE && lead < v->count && page_speaks_of(v->lines, lead, v->title))
        blocks[lead].doubt = 0;
}

/* On pages of shops and on indexes what is taken is the likeliest that there is, and much of it is
 * no text: notes on the offer or the site, buyers' opinions. What is doubted more than this is
 * spare; eval/README.md says what other limits would leave in briefs. */
#define SPARE_DOUBT 0.35F

static void set_spares(document *doc, uint32_t first, uint32_t count) {
    if (!doc->kind || (strcmp(doc->kind, "product") != 0 && strcmp(doc->kind, "index") != 0))
        return;
    for (uint32_t i = first; i < first + count; i++)
        doc->blocks[i].spare = doc->blocks[i].doubt > SPARE_DOUBT;
}

static void set_roles(document *doc, uint32_t first, const html_view *v, float *chances) {
    double expected;
    const float least = likeliest_chance(v->lines, chances, &expected);
    if (expected < ARTICLE_F1 && !doc->note)
        doc->note = NO_ARTICLE;
    for (uint32_t i = 0; i < v->count; i++)
        doc->blocks[first + i].doubt = 1 - chances[i];
    keep_first_paragraphs(v, chances, least);
    uint32_t last = 0;
    for (uint32_t i = 0; i < v->count; i++)
        if (is_taken(v, chances, least, i))
            last = i;
    bool begun = false;
    for (uint32_t i = 0; i < v->count; i++) {
        const bool taken = is_taken(v, chances, least, i);
        begun = begun || taken;
        block *b = &doc->blocks[first + i];
        b->first_words = v->lines->lines[i].first_words;
        b->stop_words = v->lines->lines[i].stop_words;
        b->role = taken ? main_role(v, i) : other_role(v, i, i > last ? 2 : begun ? 1 : 0);
    }
    if (is_article(doc))
        trust_lead(v, doc->blocks + first);
    set_spares(doc, first, v->count);
}

/* Of a page without a sentence in its text, such as a gallery of photos, the captions are the text.
 */
static void read_captions(const html_view *v, block *blocks) {
    for (uint32_t i = 0; i < v->count; i++)
        if (role_competes(blocks[i].role) && v->lines->lines[i].marks & LINE_SENTENCE)
            return;
    for (uint32_t i = 0; i < v->count; i++) {
        const bool caption = near_tag(&v->page->blocks[i], HTML_FIGCAPTION);
        if (caption && v->lines->lines[i].marks & LINE_SENTENCE)
            blocks[i].role = PITH_ROLE_BODY;
    }
}

/* A notice is no text of what was asked for. */
static void leave_notice(document *doc, uint32_t first, uint32_t count, const char *note) {
    for (uint32_t i = 0; i < count; i++)
        doc->blocks[first + i].role = PITH_ROLE_UI;
    doc->kind = "notice";
    doc->note = note;
}

/* "the page leads elsewhere at once: https://..." NULL: no memory. */
static const char *onward_note(arena *a, slice onward) {
    static const char start[] = "the page leads elsewhere at once: ";
    char *note = arena_alloc(a, sizeof start + onward.length);
    if (!note)
        return NULL;
    memcpy(note, start, sizeof start - 1);
    memcpy(note + sizeof start - 1, onward.data, onward.length);
    note[sizeof start - 1 + onward.length] = '\0';
    return note;
}

pith_status html_assign(document *doc, uint32_t first, const html_page *source) {
    const slice onward = source->meta.facts[HTML_ONWARD];
    if (onward.length > 0) {
        const char *note = onward_note(doc->arena, onward);
        TRY_MEMORY(note);
        leave_notice(doc, first, source->block_count, note);
        return PITH_OK;
    }
    const arena_mark mark = arena_save(doc->arena);
    html_view view;
    page lines;
    if (source->block_count == 0)
        return PITH_OK;
    TRY(page_measure(doc, first, source->block_count, doc->arena, &lines));
    TRY(page_relate(doc->arena, &lines));
    TRY(html_measure(doc, first, source, &lines, doc->arena, &view));
    float *chances = ARENA_ARRAY(doc->arena, float, (size_t)view.count);
    TRY_MEMORY(chances);
    if (is_fragment(&view))
        take_fragment(&view, chances);
    else
        TRY(judge_page(doc, &view, chances));
    set_roles(doc, first, &view, chances);
    read_captions(&view, doc->blocks + first);
    if (html_is_notice(doc, first, &view))
        leave_notice(doc, first, view.count, NOTICE);
    arena_rewind(doc->arena, mark);
    return PITH_OK;
}
