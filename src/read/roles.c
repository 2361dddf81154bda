/* roles.c - what each block of a page is.
 *
 * First boosted trees judge each line (line_odds.c): those of the model "text" give the chance that
 * it is of the text, of which the likeliest are taken (likeliest.c), and the best headline is
 * sought above (headline.c). So the page has parts: head, headline, lead, text, what stands inside
 * the text, tail. Then each line of a part gets the role that its marks and cues say (lines.c).
 * Between both stands the benefit of the doubt: a stretch outside the text is given back to it when
 * it shows no sign of furniture, and when no text remains all is text. So an essay, a dialogue, a
 * list of sentences or a poem, which have none, lose nothing. What the trees said stays with each
 * block as its doubt, for the choice of sentences. Linear in the lines. models/README.md has the
 * measurements. */
#include "read/roles.h"

#include "read/features.h"
#include "read/headline.h"
#include "read/likeliest.h"
#include "read/line_odds.h"
#include "read/trail.h"

#include <math.h>

/* Most lines and bytes of one page: those of the longest that the trees were fitted on have 1,483
 * lines and 12,032 words. A longer text is judged in pieces, since in a book furniture is so seldom
 * that chance finds more: in one of 1 MB the trees took a fifth of the prose for captions. Also,
 * what is known of a line takes some 300 bytes, which here is 0.5 MB whatever the text's length. */
enum { PAGE_LINES = 1536, PAGE_BYTES = 72 << 10 };

/* A stretch of at least so many lines, most of their words outside running text, is furniture
 * without any other sign: a menu, a list of links. */
enum { MENU_LINES = 4 };

/* Longest subheading, in words. */
enum { SUBHEADING_WORDS = 14 };

/* Words of a line that is as long as running text. */
enum { LONG_WORDS = 8 };

/* Longest link or credit, in words. */
enum { LINK_WORDS = 40 };

/* Longest date and author line, in words. */
enum { DATELINE_WORDS = 16 };

/* Lines of a signature behind the line "-- " that parts it from a mail (RFC 3676, section 4.3);
 * more are no signature. It should have four. */
enum { SIGNATURE_LINES = 8 };

/* On a page with furniture a line that the trees did not take is text after all only when it is
 * this part as likely as those that they took. */
#define LIKELY_TEXT 0.35F

/* How many lines behind the text a sentence without any sign of furniture still belongs to it. */
enum { TEXT_GAP = 3 };

/* Pages that quote in double marks so often quote in single marks in headlines only. */
enum { DOUBLE_QUOTING = 2 };

/* Records of the weights "roles". */
enum { ROLE_BIAS_TEXT, ROLE_BIAS_HEADLINE, ROLE_BIASES };

/* Parts of a page, in their order. */
typedef enum page_part {
    PART_HEAD,  /* menus and notices above the article */
    PART_TITLE, /* its headline, one line at most */
    PART_LEAD,  /* between headline and text: date, author, picture */
    PART_BODY,  /* the text, with its subheadings and lists */
    PART_INNER, /* between two pieces of text, but not of it */
    PART_TAIL   /* behind the text */
} page_part;

typedef struct scene {
    const document *doc;
    const block *blocks;
    page page;
    uint8_t *parts; /* page_part of each line */
    float *chances; /* of each line that it is of the text, by the trees */
    float least;    /* the chance from which on lines are taken */
    uint32_t trail; /* the trail of links to the headline, or the headline itself */
    bool furnished; /* there is something that is not text */
    bool opening;   /* the text begins here */
    bool book;      /* the text is longer than a page */
} scene;

static bool has(const page_line *line, uint32_t mark) {
    return (line->marks & mark) != 0;
}

static bool cue(uint16_t cues, pith_role role) {
    return (cues >> role & 1) != 0;
}

/* Running text, or a line as long: some write sentences without stops. */
static bool is_long(const page_line *line) {
    return has(line, LINE_SENTENCE) || line->words >= LONG_WORDS;
}

/* Is there any sign that the line is not of the text? So are dates and addresses in short ones. */
static bool shows_furniture(const scene *s, uint32_t i) {
    const page_line *line = &s->page.lines[i];
    return line->cues != 0 || i == s->trail || s->page.relations[i].copies > 0 ||
           has(line, LINE_DOUBLED) || (has(line, LINE_DATE | LINE_LINK) && !is_long(line));
}

/* Is there no sign of furniture outside of running text? Then all is text. Lines that are no
 * sentences, as in verses and lists, may stand together while they are few, or parted by prose. */
static bool is_quiet(const scene *s) {
    for (uint32_t i = 0, others = 0; i < s->page.count; i++) {
        const page_line *line = &s->page.lines[i];
        others = is_long(line) ? 0 : others + 1;
        if (others == MENU_LINES || (!has(line, LINE_SENTENCE) && shows_furniture(s, i)))
            return false;
    }
    return true;
}

/* ---- The parts ---- */

/* The chance from which on lines are taken: that of the likeliest, when one of these is as long as
 * running text; lists of words are text only when that is likely by itself. */
static float least_chance(const scene *s) {
    double expected;
    const float least = likeliest_chance(&s->page, s->chances, &expected);
    for (uint32_t i = 0; i < s->page.count; i++)
        if (s->chances[i] >= least && is_long(&s->page.lines[i]))
            return least;
    return 0.5F;
}

/* Marks the lines of the text. Returns the first of them, or the number of lines, and *last. */
static uint32_t find_text(scene *s, uint32_t *last) {
    const language_model *language = s->doc->language;
    uint32_t first = s->page.count;
    line_odds(&s->page, &language->text, language->roles.items[ROLE_BIAS_TEXT].value, s->page.count,
              s->chances);
    for (uint32_t i = 0; i < s->page.count; i++)
        s->chances[i] = 1 / (1 + expf(-s->chances[i]));
    s->least = least_chance(s);
    for (uint32_t i = 0; i < s->page.count; i++) {
        s->parts[i] = s->chances[i] >= s->least ? PART_BODY : PART_HEAD;
        if (s->parts[i] != PART_BODY)
            continue;
        first = first < i ? first : i;
        *last = i;
    }
    return first;
}

/* Cuts the page into parts. Without text all is head. */
static pith_status judge_parts(scene *s) {
    const uint32_t count = s->page.count;
    uint32_t last = 0;
    const uint32_t first = find_text(s, &last);
    if (first == count)
        return PITH_OK;
    TRY(headline_find(s->doc, s->blocks, &s->page,
                      s->doc->language->roles.items[ROLE_BIAS_HEADLINE].value, first, &s->trail));
    const uint32_t title = trail_end(s->doc->text, s->blocks, s->trail, first);
    for (uint32_t i = 0; i < count; i++) {
        if (i == title)
            s->parts[i] = PART_TITLE;
        else if (s->parts[i] != PART_BODY)
            s->parts[i] = i > last    ? PART_TAIL
                          : i > first ? PART_INNER
                          : i > title ? PART_LEAD
                                      : PART_HEAD;
    }
    return PITH_OK;
}

/* ---- The benefit of the doubt ---- */

/* Does the line in the text say of itself that it is something else? A link or a credit in so many
 * words, without a full stop; words of a picture that stand there twice; a button (but one word may
 * as well be a heading). */
static bool disowns_itself(const scene *s, const page_line *line) {
    if (has(line, LINE_DOUBLED) && (s->furnished || !has(line, LINE_ENDS_STOP)))
        return true;
    if (s->furnished && cue(line->line_cues, PITH_ROLE_UI) && line->words > 1 &&
        !has(line, LINE_ENDS_COLON))
        return true;
    const bool link = cue(line->cues, PITH_ROLE_RELATED) || cue(line->cues, PITH_ROLE_CAPTION);
    return link && line->words <= LINK_WORDS && !has(line, LINE_ENDS_STOP);
}

/* Gives the lines [from, to), which are not of the text, back to it unless they show otherwise. */
static void judge_stretch(scene *s, uint32_t from, uint32_t to) {
    uint32_t words = 0;
    uint32_t prose = 0;
    bool furniture = false;
    for (uint32_t i = from; i < to; i++) {
        const page_line *line = &s->page.lines[i];
        furniture = furniture || shows_furniture(s, i);
        words += line->words;
        prose += is_long(line) ? line->words : 0;
    }
    furniture = furniture || (to - from >= MENU_LINES && 2 * prose < words);
    s->furnished = s->furnished || furniture;
    if (!furniture)
        memset(s->parts + from, PART_BODY, to - from);
}

static void give_doubt(scene *s) {
    for (uint32_t i = 0, to; i < s->page.count; i = to) {
        const uint8_t part = s->parts[i];
        for (to = i + 1; to < s->page.count && s->parts[to] == part;)
            to++;
        if (part != PART_BODY && part != PART_TITLE)
            judge_stretch(s, i, to);
    }
    uint8_t *title = memchr(s->parts, PART_TITLE, s->page.count);
    if (title && !s->furnished)
        *title = PART_BODY;
}

/* Does line i, outside the text, belong to it? A sentence that shows no sign of being something
 * else, between headline and text, or close behind a line of the text, or anywhere in a book. */
static bool belongs_to_text(const scene *s, uint32_t i) {
    bool close = s->parts[i] == PART_LEAD || s->book;
    for (uint32_t k = 1; k <= TEXT_GAP && k <= i && s->parts[i] > PART_BODY; k++)
        close = close || s->parts[i - k] == PART_BODY;
    return close && has(&s->page.lines[i], LINE_SENTENCE) &&
           has(&s->page.lines[i], LINE_ENDS_STOP) && !shows_furniture(s, i);
}

/* Puts the parts in order again: behind the last running text, all from the first line on that is a
 * cue is tail; what is before the last line of text is inside. */
static void order_parts(scene *s) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < s->page.count; i++)
        if (s->parts[i] == PART_BODY && has(&s->page.lines[i], LINE_SENTENCE))
            end = i + 1;
    while (end < s->page.count && s->page.lines[end].line_cues == 0)
        end++;
    for (uint32_t i = end; i < s->page.count && end > 0; i++)
        if (s->parts[i] == PART_BODY)
            s->parts[i] = PART_TAIL;
    while (end > 0 && s->parts[end - 1] != PART_BODY)
        end--;
    for (uint32_t i = 0; i < end; i++)
        if (s->parts[i] == PART_TAIL)
            s->parts[i] = PART_INNER;
}

/* Does the line alone say that other stories follow? */
static bool names_others(const page_line *line) {
    const unsigned others = 1U << PITH_ROLE_RELATED | 1U << PITH_ROLE_TAIL;
    return (line->line_cues & others) != 0;
}

/* Corrects single lines: in the text those that disown themselves, or are named by a line that says
 * that other stories follow; outside those that are of it. */
static void judge_lines(scene *s) {
    uint32_t body = 0;
    bool named = false;
    for (uint32_t i = 0; i < s->page.count; i++) {
        const page_line *line = &s->page.lines[i];
        named = names_others(line) || (named && !is_long(line));
        if (s->parts[i] == PART_BODY && (disowns_itself(s, line) || (named && s->furnished)))
            s->parts[i] = PART_INNER;
        else if (belongs_to_text(s, i))
            s->parts[i] = PART_BODY;
        s->furnished = s->furnished || s->parts[i] == PART_INNER;
        body += s->parts[i] == PART_BODY;
    }
    order_parts(s);
    if (body == 0)
        memset(s->parts, PART_BODY, s->page.count);
}

/* ---- Roles ---- */

/* Is there a blank line between line i and the next? */
static bool parted(const scene *s, uint32_t i) {
    uint32_t newlines = 0;
    for (uint32_t at = s->blocks[i].span.end; at < s->blocks[i + 1].span.start; at++)
        newlines += s->doc->text.data[at] == '\n';
    return newlines > 1;
}

/* Without furniture around, a heading must at least be a paragraph of its own. */
static bool stands_alone(const scene *s, uint32_t i) {
    return s->furnished || (parted(s, i) && (i == 0 || parted(s, i - 1)));
}

/* A short line of the text, followed by running text, that is not a sentence: without a stop, or on
 * a page with furniture a question, or in the single quotation marks of headlines. */
static bool is_subheading(const scene *s, uint32_t i) {
    const page_line *line = &s->page.lines[i];
    const uint32_t last = s->page.count - 1;
    if (line->words > SUBHEADING_WORDS || i == last || s->parts[i + 1] != PART_BODY ||
        !has(line + 1, LINE_SENTENCE) || has(line, LINE_ITEM | LINE_STARTS_LOWER) ||
        headline_goes_on(s->doc, &s->blocks[i]))
        return false;
    if (!has(line, LINE_ENDS_STOP))
        return stands_alone(s, i);
    if (!s->furnished || i == 0)
        return false;
    const bool question = has(line, LINE_ENDS_QUESTION) && !has(line, LINE_STARTS_QUOTE) &&
                          line->stops == 0 && has(line - 1, LINE_SENTENCE);
    return question || (has(line, LINE_STARTS_QUOTE) && has(line, LINE_HEADLINE_QUOTE) &&
                        s->page.doubles >= DOUBLE_QUOTING);
}

static bool is_quoted_mail(const scene *s, uint32_t i) {
    return s->doc->text.data[s->blocks[i].span.start] == '>';
}

/* Who wrote the mail that is quoted in the next line. */
static bool is_attribution(const scene *s, uint32_t i) {
    return has(&s->page.lines[i], LINE_ENDS_COLON) && i + 1 < s->page.count &&
           is_quoted_mail(s, i + 1) && !is_quoted_mail(s, i);
}

static pith_role text_role(const scene *s, uint32_t i) {
    if (has(&s->page.lines[i], LINE_ITEM))
        return PITH_ROLE_LIST;
    if (is_quoted_mail(s, i))
        return PITH_ROLE_QUOTE;
    if (is_attribution(s, i))
        return PITH_ROLE_BYLINE;
    return is_subheading(s, i) ? PITH_ROLE_SUBHEADING : PITH_ROLE_BODY;
}

/* The role that the line itself says it has, or `otherwise`. */
static pith_role told_role(const page_line *line, pith_role otherwise) {
    if (cue(line->cues, PITH_ROLE_CAPTION))
        return PITH_ROLE_CAPTION;
    if (cue(line->cues, PITH_ROLE_RELATED))
        return PITH_ROLE_RELATED;
    if (line->words <= DATELINE_WORDS && cue(line->cues, PITH_ROLE_BYLINE))
        return PITH_ROLE_BYLINE;
    if (line->words <= DATELINE_WORDS &&
        (has(line, LINE_DATE) || cue(line->cues, PITH_ROLE_DATELINE)))
        return PITH_ROLE_DATELINE;
    if (cue(line->cues, PITH_ROLE_UI))
        return PITH_ROLE_UI;
    return has(line, LINE_DOUBLED) ? PITH_ROLE_CAPTION : otherwise;
}

static pith_role role_of(const scene *s, uint32_t i) {
    const page_line *line = &s->page.lines[i];
    switch ((page_part)s->parts[i]) {
    case PART_HEAD:
        return told_role(line, PITH_ROLE_UI);
    case PART_TITLE:
        return s->opening ? PITH_ROLE_TITLE : PITH_ROLE_SUBHEADING;
    case PART_LEAD:
        return told_role(line, line->words > 4 ? PITH_ROLE_CAPTION : PITH_ROLE_UI);
    case PART_INNER:
        return told_role(line, has(line, LINE_ENDS_STOP) ? PITH_ROLE_CAPTION
                               : line->words > 4         ? PITH_ROLE_RELATED
                                                         : PITH_ROLE_UI);
    case PART_TAIL:
        return PITH_ROLE_TAIL;
    default:
        return text_role(s, i);
    }
}

/* Is the line the separator of mail and signature? Or starts with it, when lines were joined. */
static bool starts_signature(const scene *s, uint32_t i) {
    const slice line = slice_range(s->doc->text, s->blocks[i].span.start, s->blocks[i].span.end);
    return line.length >= 2 && memcmp(line.data, "--", 2) == 0 &&
           (line.length == 2 || line.data[2] == '\n' || line.data[2] == '\r');
}

/* A signature at the end of a mail is no text. */
static void cut_signature(scene *s) {
    const uint32_t count = s->page.count;
    for (uint32_t i = count; i-- > 1 && count - i <= SIGNATURE_LINES + 1;)
        if (starts_signature(s, i))
            memset(s->parts + i, PART_TAIL, count - i);
}

/* A headline above the text that the trees did not see: the first line, when it is like a
 * subheading and no other line is the headline. */
static void find_first_title(scene *s) {
    if (!memchr(s->parts, PART_TITLE, s->page.count) && s->parts[0] == PART_BODY &&
        is_subheading(s, 0))
        s->parts[0] = PART_TITLE;
}

/* The lead stands where the trees doubt most, between what is not text and what is: a first
 * running text with a word of the headline is beyond doubt. */
static void trust_lead(const scene *s) {
    const uint8_t *title = memchr(s->parts, PART_TITLE, s->page.count);
    uint32_t lead = 0;
    while (lead < s->page.count &&
           !(s->parts[lead] == PART_BODY && has(&s->page.lines[lead], LINE_SENTENCE)))
        lead++;
    if (title && lead < s->page.count &&
        page_speaks_of(&s->page, lead, (uint32_t)(title - s->parts)))
        s->chances[lead] = 1;
}

/* The chance from which on line i is text; the trees alone judge what is below a line such as "More
 * news", until they find text again. */
static float wanted_chance(const scene *s, uint32_t i, bool *others) {
    *others = names_others(&s->page.lines[i]) || (*others && s->chances[i] < s->least);
    return *others ? s->least : LIKELY_TEXT * s->least;
}

/* Takes lines that are surely furniture out of the text again, unless nothing else is in it. */
static void believe_trees(scene *s) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < s->page.count; i++)
        if (s->parts[i] == PART_BODY && s->chances[i] >= s->least)
            end = i + 1;
    bool others = false;
    for (uint32_t i = 0; i < s->page.count && end > 0 && s->furnished && !s->book; i++)
        if (s->chances[i] < wanted_chance(s, i, &others) && s->parts[i] == PART_BODY)
            s->parts[i] = i < end ? PART_INNER : PART_TAIL;
}

/* Are the trees and biases for the features that are measured here? */
static bool is_fitted(const language_model *language) {
    return strcmp(language->text.features, line_feature_names) == 0 &&
           strcmp(language->headline.features, line_feature_names) == 0 &&
           language->roles.count == ROLE_BIASES &&
           strcmp(language->roles.items[ROLE_BIAS_TEXT].name, "text") == 0 &&
           strcmp(language->roles.items[ROLE_BIAS_HEADLINE].name, "headline") == 0;
}

/* Finds the part of each line. Without trees, and without a sign of furniture, all is text. */
static pith_status find_parts(scene *s) {
    const language_model *language = s->doc->language;
    memset(s->parts, PART_BODY, s->page.count);
    s->trail = s->page.count;
    if (language->text.count == 0)
        return PITH_OK;
    if (!is_fitted(language))
        return PITH_ERROR_MODEL;
    if (is_quiet(s))
        return PITH_OK;
    TRY(page_relate(s->doc->arena, &s->page));
    TRY(judge_parts(s));
    give_doubt(s);
    judge_lines(s);
    return PITH_OK;
}

/* Judges the blocks [first, first + count) as one page. */
static pith_status assign_page(document *doc, uint32_t first, uint32_t count, bool opening,
                               bool book) {
    scene s = {.doc = doc, .blocks = doc->blocks + first, .opening = opening, .book = book};
    TRY(page_measure(doc, first, count, doc->arena, &s.page));
    s.parts = arena_alloc(doc->arena, count);
    s.chances = arena_alloc_zero(doc->arena, count, sizeof *s.chances);
    TRY_MEMORY(s.parts && s.chances);
    TRY(find_parts(&s));
    cut_signature(&s);
    find_first_title(&s);
    trust_lead(&s);
    believe_trees(&s);
    for (uint32_t i = 0; i < count; i++) {
        block *b = &doc->blocks[first + i];
        b->role = role_of(&s, i);
        b->first_words = s.page.lines[i].first_words;
        b->stop_words = s.page.lines[i].stop_words;
        b->doubt = s.furnished ? 1 - s.chances[i] : 0;
    }
    return PITH_OK;
}

/* Bytes that the blocks [first, end) stretch over. */
static size_t stretch(const document *doc, uint32_t first, uint32_t end) {
    return doc->blocks[end - 1].span.end - doc->blocks[first].span.start;
}

/* The end of the page that begins with block `first`: at most PAGE_LINES, of about `bytes`. */
static uint32_t page_end(const document *doc, uint32_t first, uint32_t end, size_t bytes) {
    uint32_t at = first + 1;
    while (at < end && at - first < PAGE_LINES && stretch(doc, first, at) < bytes)
        at++;
    return at;
}

pith_status roles_assign(document *doc, uint32_t first, uint32_t count) {
    if (count == 0)
        return PITH_OK;
    const uint32_t end = first + count;
    const size_t pages = stretch(doc, first, end) / PAGE_BYTES + 1;
    const size_t bytes = stretch(doc, first, end) / pages + 1;
    const arena_mark mark = arena_save(doc->arena);
    for (uint32_t at = first, to; at < end; at = to) {
        to = page_end(doc, at, end, bytes);
        TRY(assign_page(doc, at, to - at, at == first, pages > 1));
        arena_rewind(doc->arena, mark);
    }
    return PITH_OK;
}
