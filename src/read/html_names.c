/* html_names.c - what the names in a page tell: elements by the HTML Standard, classes and ids by
 * the words that page makers share ("comment", "sidebar"), whatever their language. Words are
 * parted at anything but letters and where small letters go over to capitals, and compared with
 * the starts of words below. Constant time for each word. */
#include "read/html.h"

#include <stdlib.h>

/* ---- Elements ---- */

typedef struct element {
    const char *name;
    html_element_kind kind;
} element;

/* Sorted by name. Others are inline, as browsers have it. */
static const element elements[] = {
    {"a", {HTML_A, HTML_INLINE}},
    {"address", {HTML_DIV, HTML_BLOCK}},
    {"amp-ad", {HTML_OTHER, HTML_DROPPED}},
    {"article", {HTML_ARTICLE, HTML_BLOCK}},
    {"aside", {HTML_ASIDE, HTML_BLOCK}},
    {"audio", {HTML_OTHER, HTML_DROPPED}},
    {"b", {HTML_STRONG, HTML_INLINE}},
    {"blockquote", {HTML_BLOCKQUOTE, HTML_BLOCK}},
    {"body", {HTML_OTHER, HTML_BLOCK}},
    {"br", {HTML_OTHER, HTML_BREAK}},
    {"button", {HTML_BUTTON, HTML_BLOCK}},
    {"canvas", {HTML_OTHER, HTML_DROPPED}},
    {"caption", {HTML_FIGCAPTION, HTML_BLOCK}},
    {"center", {HTML_DIV, HTML_BLOCK}},
    {"datalist", {HTML_OTHER, HTML_DROPPED}},
    {"dd", {HTML_LI, HTML_BLOCK}},
    {"details", {HTML_DETAILS, HTML_BLOCK}},
    {"dialog", {HTML_ASIDE, HTML_BLOCK}},
    {"div", {HTML_DIV, HTML_BLOCK}},
    {"dl", {HTML_DL, HTML_BLOCK}},
    {"dt", {HTML_LI, HTML_BLOCK}},
    {"fieldset", {HTML_FORM, HTML_BLOCK}},
    {"figcaption", {HTML_FIGCAPTION, HTML_BLOCK}},
    {"figure", {HTML_FIGURE, HTML_BLOCK}},
    {"footer", {HTML_FOOTER, HTML_BLOCK}},
    {"form", {HTML_FORM, HTML_BLOCK}},
    {"h1", {HTML_H1, HTML_BLOCK}},
    {"h2", {HTML_H2, HTML_BLOCK}},
    {"h3", {HTML_H3, HTML_BLOCK}},
    {"h4", {HTML_H4, HTML_BLOCK}},
    {"h5", {HTML_H4, HTML_BLOCK}},
    {"h6", {HTML_H4, HTML_BLOCK}},
    {"head", {HTML_OTHER, HTML_BLOCK}},
    {"header", {HTML_HEADER, HTML_BLOCK}},
    {"hr", {HTML_OTHER, HTML_BLOCK}},
    {"html", {HTML_OTHER, HTML_BLOCK}},
    {"iframe", {HTML_OTHER, HTML_DROPPED}},
    {"li", {HTML_LI, HTML_BLOCK}},
    {"main", {HTML_MAIN, HTML_BLOCK}},
    {"math", {HTML_OTHER, HTML_INLINE}},
    {"menu", {HTML_UL, HTML_BLOCK}},
    {"nav", {HTML_NAV, HTML_BLOCK}},
    {"noframes", {HTML_OTHER, HTML_BLOCK}},
    {"noscript", {HTML_NOSCRIPT, HTML_BLOCK}},
    {"object", {HTML_OTHER, HTML_DROPPED}},
    {"ol", {HTML_OL, HTML_BLOCK}},
    {"option", {HTML_OTHER, HTML_DROPPED}},
    {"p", {HTML_P, HTML_BLOCK}},
    {"pre", {HTML_PRE, HTML_BLOCK}},
    {"script", {HTML_OTHER, HTML_DROPPED}},
    {"section", {HTML_SECTION, HTML_BLOCK}},
    {"select", {HTML_OTHER, HTML_DROPPED}},
    {"strong", {HTML_STRONG, HTML_INLINE}},
    {"style", {HTML_OTHER, HTML_DROPPED}},
    {"summary", {HTML_H4, HTML_BLOCK}},
    {"svg", {HTML_OTHER, HTML_DROPPED}},
    {"table", {HTML_TABLE, HTML_BLOCK}},
    {"tbody", {HTML_OTHER, HTML_BLOCK}},
    {"td", {HTML_CELL, HTML_CELL_FLOW}},
    {"template", {HTML_OTHER, HTML_DROPPED}},
    {"textarea", {HTML_OTHER, HTML_DROPPED}},
    {"tfoot", {HTML_OTHER, HTML_BLOCK}},
    {"th", {HTML_CELL, HTML_CELL_FLOW}},
    {"thead", {HTML_OTHER, HTML_BLOCK}},
    {"time", {HTML_TIME, HTML_INLINE}},
    {"title", {HTML_OTHER, HTML_DROPPED}},
    {"tr", {HTML_ROW, HTML_BLOCK}},
    {"ul", {HTML_UL, HTML_BLOCK}},
    {"video", {HTML_OTHER, HTML_DROPPED}},
};

static int compare_element(const void *name, const void *item) {
    return strcmp(name, ((const element *)item)->name);
}

html_element_kind html_kind(const char *name) {
    const element *found = bsearch(name, elements, sizeof elements / sizeof *elements,
                                   sizeof *elements, compare_element);
    return found ? found->kind : (html_element_kind){HTML_OTHER, HTML_INLINE};
}

/* ---- Classes and ids ---- */

typedef struct stem {
    const char *start; /* of a word; the whole of one of fewer than four letters */
    uint8_t length;
    uint8_t cue;
} stem;

#define STEM(start, cue)                                                                           \
    { (start), sizeof(start) - 1, CUE_##cue }

/* Sorted by their first letter. */
static const stem stems[] = {
    STEM("about", CONTACT),
    STEM("abstract", SUMMARY),
    STEM("accordion", QUESTION),
    STEM("ad", AD),
    STEM("address", CONTACT),
    STEM("ads", AD),
    STEM("advert", AD),
    STEM("aff", AD),
    STEM("alert", NOTICE),
    STEM("also", RELATED),
    STEM("answer", QUESTION),
    STEM("article", ARTICLE),
    STEM("aside", SIDEBAR),
    STEM("audio", VIDEO),
    STEM("author", AUTHOR),
    STEM("avatar", USER),
    STEM("badge", VOTE),
    STEM("banner", HERO),
    STEM("bar", NAV),
    STEM("basket", SHOP),
    STEM("bio", AUTHOR),
    STEM("blog", BLOG),
    STEM("blockquote", QUOTE),
    STEM("body", BODY),
    STEM("bottom", FOOTER),
    STEM("breadcrumb", NAV),
    STEM("btn", BUTTON),
    STEM("button", BUTTON),
    STEM("buy", SHOP),
    STEM("byline", AUTHOR),
    STEM("calendar", EVENT),
    STEM("caption", CAPTION),
    STEM("card", CARD),
    STEM("carousel", CAROUSEL),
    STEM("cart", SHOP),
    STEM("categor", TAGS),
    STEM("checkout", SHOP),
    STEM("citation", NOTE),
    STEM("code", MARKUP),
    STEM("col", ITEM),
    STEM("collapse", TAB),
    STEM("colophon", FOOTER),
    STEM("column", ITEM),
    STEM("comment", COMMENT),
    STEM("complementary", SIDEBAR),
    STEM("composer", FORM),
    STEM("consent", COOKIE),
    STEM("contact", CONTACT),
    STEM("content", CONTENT),
    STEM("contentinfo", FOOTER),
    STEM("cookie", COOKIE),
    STEM("copy", TEXT),
    STEM("copyright", FOOTER),
    STEM("credit", CAPTION),
    STEM("cta", PROMO),
    STEM("date", DATE),
    STEM("dek", SUMMARY),
    STEM("descri", SUMMARY),
    STEM("desc", SUMMARY),
    STEM("detail", SPEC),
    STEM("dialog", MODAL),
    STEM("discuss", THREAD),
    STEM("disclaimer", NOTICE),
    STEM("disqus", COMMENT),
    STEM("donat", PROMO),
    STEM("drawer", MODAL),
    STEM("dropdown", MODAL),
    STEM("editor", TEXT),
    STEM("editsection", READER),
    STEM("email", SUBSCRIBE),
    STEM("embed", VIDEO),
    STEM("entry", ENTRY),
    STEM("event", EVENT),
    STEM("excerpt", SUMMARY),
    STEM("facebook", SHARE),
    STEM("faq", QUESTION),
    STEM("feature", SPEC),
    STEM("feed", LIST),
    STEM("field", FORM),
    STEM("figcaption", CAPTION),
    STEM("figure", IMAGE),
    STEM("filter", FORM),
    STEM("follow", SHARE),
    STEM("foot", FOOTER),
    STEM("footnote", NOTE),
    STEM("footer", FOOTER),
    STEM("form", FORM),
    STEM("forum", THREAD),
    STEM("gallery", IMAGE),
    STEM("gdpr", COOKIE),
    STEM("grid", CARD),
    STEM("head", TITLE),
    STEM("header", HEADER),
    STEM("headline", TITLE),
    STEM("hero", HERO),
    STEM("hidden", HIDDEN),
    STEM("hide", HIDDEN),
    STEM("image", IMAGE),
    STEM("img", IMAGE),
    STEM("infobox", SPEC),
    STEM("ingredient", RECIPE),
    STEM("input", FORM),
    STEM("instruction", RECIPE),
    STEM("intro", SUMMARY),
    STEM("item", ITEM),
    STEM("job", EVENT),
    STEM("keyword", TAGS),
    STEM("kicker", META),
    STEM("label", META),
    STEM("latest", POPULAR),
    STEM("lead", SUMMARY),
    STEM("legal", NOTICE),
    STEM("lightbox", MODAL),
    STEM("like", VOTE),
    STEM("list", LIST),
    STEM("login", LOGIN),
    STEM("logo", HEADER),
    STEM("main", MAIN),
    STEM("markdown", MARKUP),
    STEM("masthead", HEADER),
    STEM("media", IMAGE),
    STEM("member", USER),
    STEM("menu", NAV),
    STEM("message", THREAD),
    STEM("meta", META),
    STEM("modal", MODAL),
    STEM("modified", DATE),
    STEM("more", MORE),
    STEM("nav", NAV),
    STEM("navbar", NAV),
    STEM("navbox", NAV),
    STEM("navigation", NAV),
    STEM("news", BLOG),
    STEM("newsletter", SUBSCRIBE),
    STEM("next", PAGER),
    STEM("noprint", READER),
    STEM("note", NOTE),
    STEM("noteref", NOTE),
    STEM("notice", NOTICE),
    STEM("notif", NOTICE),
    STEM("offer", PROMO),
    STEM("optin", SUBSCRIBE),
    STEM("option", SHOP),
    STEM("outbrain", RELATED),
    STEM("overlay", MODAL),
    STEM("page", PAGE),
    STEM("pagination", PAGER),
    STEM("pager", PAGER),
    STEM("panel", TAB),
    STEM("paywall", SUBSCRIBE),
    STEM("permalink", META),
    STEM("photo", IMAGE),
    STEM("player", VIDEO),
    STEM("popup", MODAL),
    STEM("popover", MODAL),
    STEM("popular", POPULAR),
    STEM("post", POST),
    STEM("prev", PAGER),
    STEM("price", SHOP),
    STEM("print", READER),
    STEM("privacy", COOKIE),
    STEM("product", PRODUCT),
    STEM("profile", USER),
    STEM("promo", PROMO),
    STEM("prose", MARKUP),
    STEM("publish", DATE),
    STEM("pullquote", QUOTE),
    STEM("question", QUESTION),
    STEM("quote", QUOTE),
    STEM("rail", SIDEBAR),
    STEM("rating", REVIEW),
    STEM("recent", POPULAR),
    STEM("recipe", RECIPE),
    STEM("recirc", RELATED),
    STEM("recommend", RELATED),
    STEM("reference", NOTE),
    STEM("reflist", NOTE),
    STEM("register", LOGIN),
    STEM("related", RELATED),
    STEM("reply", COMMENT),
    STEM("replies", COMMENT),
    STEM("respond", COMMENT),
    STEM("result", LIST),
    STEM("review", REVIEW),
    STEM("rich", MARKUP),
    STEM("rte", MARKUP),
    STEM("reader", READER),
    STEM("search", FORM),
    STEM("section", SECTION),
    STEM("share", SHARE),
    STEM("sharing", SHARE),
    STEM("shop", SHOP),
    STEM("sidebar", SIDEBAR),
    STEM("sign", LOGIN),
    STEM("signature", USER),
    STEM("similar", RELATED),
    STEM("site", HEADER),
    STEM("skip", READER),
    STEM("slick", CAROUSEL),
    STEM("slide", CAROUSEL),
    STEM("social", SHARE),
    STEM("sort", FORM),
    STEM("source", META),
    STEM("spec", SPEC),
    STEM("sponsor", AD),
    STEM("sr", READER),
    STEM("standfirst", SUMMARY),
    STEM("story", STORY),
    STEM("subhead", SUMMARY),
    STEM("subnav", NAV),
    STEM("subscri", SUBSCRIBE),
    STEM("subtitle", SUMMARY),
    STEM("suggest", RELATED),
    STEM("summary", SUMMARY),
    STEM("swiper", CAROUSEL),
    STEM("tab", TAB),
    STEM("tabs", TAB),
    STEM("taboola", RELATED),
    STEM("tag", TAGS),
    STEM("tags", TAGS),
    STEM("taxonomy", TAGS),
    STEM("teaser", CARD),
    STEM("testimonial", REVIEW),
    STEM("text", TEXT),
    STEM("thread", THREAD),
    STEM("tile", CARD),
    STEM("time", DATE),
    STEM("title", TITLE),
    STEM("toc", TOC),
    STEM("toggle", TAB),
    STEM("tooltip", MODAL),
    STEM("toolbar", NAV),
    STEM("top", HEADER),
    STEM("topic", THREAD),
    STEM("trending", POPULAR),
    STEM("twitter", SHARE),
    STEM("upsell", RELATED),
    STEM("user", USER),
    STEM("utility", NAV),
    STEM("variant", SHOP),
    STEM("video", VIDEO),
    STEM("visually", READER),
    STEM("vote", VOTE),
    STEM("widget", WIDGET),
    STEM("wishlist", SHOP),
    STEM("wysiwyg", MARKUP),
};

enum { STEM_COUNT = sizeof stems / sizeof *stems, WORD_BYTES = 24, WHOLE_BYTES = 4 };

/* The cue of one word in small letters, NUL-terminated. The longest start counts. */
static html_cues cue_of(const char *word, size_t length) {
    size_t low = 0, high = STEM_COUNT;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (stems[middle].start[0] < word[0])
            low = middle + 1;
        else
            high = middle;
    }
    size_t best = 0;
    html_cues cues = 0;
    for (; low < STEM_COUNT && stems[low].start[0] == word[0]; low++) {
        const size_t n = stems[low].length;
        if (stems[low].start[1] == word[1] && n <= length && n > best &&
            memcmp(stems[low].start, word, n) == 0 && (n >= WHOLE_BYTES || n == length)) {
            best = n;
            cues = (html_cues)1 << stems[low].cue;
        }
    }
    return cues;
}

bool html_stands_apart(const char *tag, const char *names, html_cues cues) {
    static const struct {
        const char *tag; /* NULL: any */
        const char *word;
    } known[] = {{NULL, "editsection"}, {NULL, "infobox"},   {NULL, "navbox"},
                 {NULL, "reflist"},     {NULL, "noteref"},   {"ol", "references"},
                 {"sup", "reference"},  {"sup", "footnote"}, {"sup", "noprint"}};
    if (!(cues & (HTML_CUE(READER) | HTML_CUE(SPEC) | HTML_CUE(NAV) | HTML_CUE(NOTE))))
        return false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(names, known[i].word) && (!known[i].tag || strcmp(known[i].tag, tag) == 0))
            return true;
    return false;
}

html_cues html_cues_of(const char *names) {
    html_cues cues = 0;
    while (*names) {
        char word[WORD_BYTES];
        size_t length = 0;
        bool small = false;
        for (; *names; names++) {
            const char c = *names;
            const bool capital = c >= 'A' && c <= 'Z';
            if (!(c >= 'a' && c <= 'z') && (!capital || small))
                break;
            small = small || !capital;
            if (length + 1 < WORD_BYTES)
                word[length++] = capital ? (char)(c + 'a' - 'A') : c;
        }
        word[length] = '\0';
        if (length > 1)
            cues |= cue_of(word, length);
        else if (length == 0)
            names++;
    }
    return cues;
}
