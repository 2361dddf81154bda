/* html_meta.c - what a page says of itself in attributes: Open Graph, the cards of Twitter, the
 * names that page makers and libraries use, microdata, <time> and <link rel="canonical">. Each
 * says it for machines, so the words are taken as they are; the most careful of them wins. */
#include "read/html_meta.h"

#include "read/html.h"

#include <string.h>
#include <strings.h>

typedef struct meta_name {
    const char *name;
    uint8_t fact;
    uint8_t rank;
} meta_name;

/* Names and properties of <meta>, in small letters, and what they say. */
static const meta_name meta_names[] = {
    {"og:title", HTML_HEADLINE, HTML_RANK_OPEN_GRAPH},
    {"twitter:title", HTML_HEADLINE, HTML_RANK_TWITTER},
    {"title", HTML_HEADLINE, HTML_RANK_NAME},
    {"dc.title", HTML_HEADLINE, HTML_RANK_NAME},
    {"dcterms.title", HTML_HEADLINE, HTML_RANK_NAME},
    {"citation_title", HTML_HEADLINE, HTML_RANK_OPEN_GRAPH},
    {"author", HTML_AUTHOR, HTML_RANK_NAME},
    {"article:author", HTML_AUTHOR, HTML_RANK_OPEN_GRAPH},
    {"og:article:author", HTML_AUTHOR, HTML_RANK_OPEN_GRAPH},
    {"parsely-author", HTML_AUTHOR, HTML_RANK_TWITTER},
    {"sailthru.author", HTML_AUTHOR, HTML_RANK_TWITTER},
    {"dc.creator", HTML_AUTHOR, HTML_RANK_NAME},
    {"dcterms.creator", HTML_AUTHOR, HTML_RANK_NAME},
    {"citation_author", HTML_AUTHOR, HTML_RANK_OPEN_GRAPH},
    {"byl", HTML_AUTHOR, HTML_RANK_NAME},
    {"article:published_time", HTML_DATE, HTML_RANK_OPEN_GRAPH},
    {"og:article:published_time", HTML_DATE, HTML_RANK_OPEN_GRAPH},
    {"og:pubdate", HTML_DATE, HTML_RANK_OPEN_GRAPH},
    {"parsely-pub-date", HTML_DATE, HTML_RANK_TWITTER},
    {"sailthru.date", HTML_DATE, HTML_RANK_TWITTER},
    {"datepublished", HTML_DATE, HTML_RANK_TWITTER},
    {"pubdate", HTML_DATE, HTML_RANK_NAME},
    {"publishdate", HTML_DATE, HTML_RANK_NAME},
    {"publish-date", HTML_DATE, HTML_RANK_NAME},
    {"publication_date", HTML_DATE, HTML_RANK_NAME},
    {"citation_publication_date", HTML_DATE, HTML_RANK_NAME},
    {"date", HTML_DATE, HTML_RANK_NAME},
    {"dc.date", HTML_DATE, HTML_RANK_NAME},
    {"dc.date.issued", HTML_DATE, HTML_RANK_NAME},
    {"dcterms.date", HTML_DATE, HTML_RANK_NAME},
    {"dcterms.created", HTML_DATE, HTML_RANK_NAME},
    {"og:site_name", HTML_SITE, HTML_RANK_OPEN_GRAPH},
    {"application-name", HTML_SITE, HTML_RANK_NAME},
    {"citation_journal_title", HTML_SITE, HTML_RANK_NAME},
    {"og:url", HTML_URL, HTML_RANK_NAME},
    {"og:image", HTML_IMAGE, HTML_RANK_OPEN_GRAPH},
    {"og:image:url", HTML_IMAGE, HTML_RANK_OPEN_GRAPH},
    {"og:image:secure_url", HTML_IMAGE, HTML_RANK_OPEN_GRAPH},
    {"twitter:image", HTML_IMAGE, HTML_RANK_TWITTER},
    {"twitter:image:src", HTML_IMAGE, HTML_RANK_TWITTER},
    {"og:image:alt", HTML_IMAGE_TEXT, HTML_RANK_OPEN_GRAPH},
    {"twitter:image:alt", HTML_IMAGE_TEXT, HTML_RANK_TWITTER},
    {"og:description", HTML_DESCRIPTION, HTML_RANK_OPEN_GRAPH},
    {"twitter:description", HTML_DESCRIPTION, HTML_RANK_TWITTER},
    {"description", HTML_DESCRIPTION, HTML_RANK_NAME},
    {"dc.description", HTML_DESCRIPTION, HTML_RANK_NAME},
    {"og:locale", HTML_LANGUAGE, HTML_RANK_TIME},
};

enum { NAME_BYTES = 32 };

static void lower(const char *name, char out[NAME_BYTES]) {
    size_t n = 0;
    for (; name[n] && n + 1 < NAME_BYTES; n++)
        out[n] = name[n] >= 'A' && name[n] <= 'Z' ? (char)(name[n] + 'a' - 'A') : name[n];
    out[n] = '\0';
}

static bool is_address(slice said) {
    return said.length > 4 && (memcmp(said.data, "http", 4) == 0 || said.data[0] == '/');
}

pith_status html_meta_offer(html_meta *m, arena *a, html_fact fact, unsigned rank, slice said) {
    while (said.length > 0 && (unsigned char)said.data[0] <= ' ')
        said = slice_range(said, 1, said.length);
    /* An author's page is not the author's name. */
    if (said.length == 0 || rank <= m->ranks[fact] || (fact == HTML_AUTHOR && is_address(said)))
        return PITH_OK;
    char *copy = arena_alloc(a, said.length);
    TRY_MEMORY(copy);
    memcpy(copy, said.data, said.length);
    m->facts[fact] = (slice){copy, said.length};
    m->ranks[fact] = (uint8_t)rank;
    return PITH_OK;
}

void html_meta_type(html_meta *m, const char *type, unsigned rank) {
    static const struct {
        const char *part;
        uint8_t kind;
    } kinds[] = {
        {"Forum", HTML_PAGE_FORUM},      {"QAPage", HTML_PAGE_FORUM},
        {"Discussion", HTML_PAGE_FORUM}, {"Article", HTML_PAGE_ARTICLE},
        {"article", HTML_PAGE_ARTICLE},  {"BlogPosting", HTML_PAGE_ARTICLE},
        {"Report", HTML_PAGE_ARTICLE},   {"Product", HTML_PAGE_PRODUCT},
        {"product", HTML_PAGE_PRODUCT},  {"CollectionPage", HTML_PAGE_LIST},
        {"ItemList", HTML_PAGE_LIST},    {"SearchResults", HTML_PAGE_LIST},
        {"Recipe", HTML_PAGE_ARTICLE},   {"website", HTML_PAGE_OTHER},
        {"profile", HTML_PAGE_OTHER},    {"video", HTML_PAGE_OTHER},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && rank > m->kind_rank; i++) {
        if (strstr(type, kinds[i].part)) {
            m->kind = kinds[i].kind;
            m->kind_rank = (uint8_t)rank;
        }
    }
}

/* The address in the content of a refresh, "0; url='/story'" (HTML Standard, 4.2.5.3), as far as it
 * has no blanks or marks that no address has; unless it comes later than at once, as that of a page
 * does which is to be read first. */
static slice onward_of(const char *content) {
    enum { AT_ONCE = 1, LATE = 100 }; /* seconds */
    static const char blanks[] = " \t\r\n";
    unsigned seconds = 0;
    content += strspn(content, blanks);
    for (; *content >= '0' && *content <= '9'; content++)
        seconds = seconds < LATE ? 10 * seconds + (unsigned)(*content - '0') : LATE;
    content += strspn(content, ".0123456789");
    content += strspn(content, " \t\r\n;,");
    if (seconds > AT_ONCE || strncasecmp(content, "url", 3) != 0)
        return (slice){0};
    content += 3 + strspn(content + 3, blanks);
    if (*content != '=')
        return (slice){0};
    content += 1 + strspn(content + 1, " \t\r\n\"'");
    size_t length = 0;
    while (content[length] > ' ' && content[length] < 0x7f && !strchr("\"'<>", content[length]))
        length++;
    return (slice){content, length};
}

static pith_status look_at_meta(html_meta *m, arena *a, html_attributes attributes) {
    const char *content = html_attribute(attributes, "content");
    const char *event = html_attribute(attributes, "http-equiv");
    if (content && event && strcasecmp(event, "refresh") == 0)
        return html_meta_offer(m, a, HTML_ONWARD, HTML_RANK_NAME, onward_of(content));
    const char *said = html_attribute(attributes, "property");
    said = said ? said : html_attribute(attributes, "name");
    said = said ? said : html_attribute(attributes, "itemprop");
    if (!content || !said)
        return PITH_OK;
    char name[NAME_BYTES];
    lower(said, name);
    if (strcmp(name, "og:type") == 0) {
        html_meta_type(m, content, HTML_RANK_NAME);
        m->is_video = strncmp(content, "video", 5) == 0;
    }
    for (size_t i = 0; i < sizeof meta_names / sizeof *meta_names; i++)
        if (strcmp(meta_names[i].name, name) == 0)
            return html_meta_offer(m, a, meta_names[i].fact, meta_names[i].rank, slice_of(content));
    return PITH_OK;
}

static pith_status look_at_microdata(html_meta *m, arena *a, html_attributes attributes) {
    const char *what = html_attribute(attributes, "itemprop");
    if (!what)
        return PITH_OK;
    const char *content = html_attribute(attributes, "content");
    content = content ? content : html_attribute(attributes, "datetime");
    if (!content)
        return PITH_OK;
    if (strcmp(what, "datePublished") == 0)
        return html_meta_offer(m, a, HTML_DATE, HTML_RANK_MICRODATA, slice_of(content));
    if (strcmp(what, "headline") == 0)
        return html_meta_offer(m, a, HTML_HEADLINE, HTML_RANK_MICRODATA, slice_of(content));
    if (strcmp(what, "author") == 0)
        return html_meta_offer(m, a, HTML_AUTHOR, HTML_RANK_MICRODATA, slice_of(content));
    return PITH_OK;
}

pith_status html_meta_element(html_meta *m, arena *a, const char *name,
                              html_attributes attributes) {
    if (!attributes)
        return PITH_OK;
    if (strcmp(name, "meta") == 0)
        return look_at_meta(m, a, attributes);
    const char *value;
    if (strcmp(name, "link") == 0) {
        const char *rel = html_attribute(attributes, "rel");
        if (rel && strcmp(rel, "canonical") == 0 && (value = html_attribute(attributes, "href")))
            return html_meta_offer(m, a, HTML_URL, HTML_RANK_OPEN_GRAPH, slice_of(value));
        return PITH_OK;
    }
    if (strcmp(name, "html") == 0 && (value = html_attribute(attributes, "lang")))
        return html_meta_offer(m, a, HTML_LANGUAGE, HTML_RANK_NAME, slice_of(value));
    TRY(look_at_microdata(m, a, attributes));
    if (strcmp(name, "time") == 0 && (value = html_attribute(attributes, "datetime")))
        return html_meta_offer(m, a, HTML_DATE, HTML_RANK_TIME, slice_of(value));
    return PITH_OK;
}
