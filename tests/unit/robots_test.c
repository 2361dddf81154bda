/* robots.txt: the examples of RFC 9309, and what people write. */
#include "cli/robots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool allows(const char *rules, const char *path) {
    char url[256] = "https://example.org";
    strcat(url, path);
    return robots_allow((pith_slice){rules, strlen(rules)}, url);
}

static void test_groups(void **state) {
    (void)state;
    assert_true(allows("", "/a"));
    assert_true(allows("rubbish\n\n:\nDisallow: /\n", "/a"));
    assert_false(allows("User-agent: *\nDisallow: /\n", "/a"));
    assert_false(allows("user-AGENT : PITH # us\nDISALLOW:/a\r\n", "/a"));
    /* A group by name counts alone; several names may share one; groups of one name are one. */
    assert_true(allows("User-agent: *\nDisallow: /\n\nUser-agent: pith\nDisallow: /b\n", "/a"));
    assert_false(allows("User-agent: other\nUser-agent: pith\nDisallow: /a\n", "/a"));
    assert_true(allows("User-agent: pith\nDisallow: /b\nUser-agent: other\nDisallow: /a\n", "/a"));
    assert_false(allows("User-agent: pith\nDisallow: /b\nUser-agent: o\nAllow: /\n"
                        "User-agent: pith\nDisallow: /a\n",
                        "/a"));
    /* Other lines neither end the names nor count. */
    assert_false(allows("User-agent: *\nCrawl-delay: 3\nSitemap: x\nDisallow: /a", "/a"));
    assert_true(allows("User-agent: *\nDisallow:\n", "/a"));
}

static void test_rules(void **state) {
    (void)state;
    static const char longest[] = "User-agent: *\nDisallow: /a/\nAllow: /a/b\nDisallow: /a/b/c\n";
    assert_false(allows(longest, "/a/x"));
    assert_true(allows(longest, "/a/b"));
    assert_false(allows(longest, "/a/b/c/d"));
    assert_true(allows("User-agent: *\nDisallow: /page\nAllow: /page\n", "/page"));
    static const char stars[] = "User-agent: *\nDisallow: /*.gif$\nDisallow: /*/private*/x\n"
                                "Disallow: *?print=\n";
    assert_false(allows(stars, "/a/b.gif"));
    assert_true(allows(stars, "/a/b.gif?x"));
    assert_true(allows(stars, "/a/b.giff"));
    assert_false(allows(stars, "/a.gif.gif"));
    assert_false(allows(stars, "/u/private-1/x/y"));
    assert_true(allows(stars, "/u/private-1/y"));
    assert_false(allows(stars, "/a?print=1"));
    assert_false(allows("User-agent: *\nDisallow: /$\n", ""));
    assert_true(allows("User-agent: *\nDisallow: /$\n", "/a"));
    assert_false(allows("User-agent: *\nDisallow: /a*\n", "/a"));
    assert_false(allows("User-agent: *\nDisallow: /\n", "?q=1"));
}

static void test_sites(void **state) {
    (void)state;
    assert_int_equal(robots_site_length("http://a.org/b"), 12);
    assert_int_equal(robots_site_length("http://a.org"), 12);
    assert_int_equal(robots_site_length("http://a.org?x=/"), 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_sites),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
