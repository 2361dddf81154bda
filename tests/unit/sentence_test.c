/* sentence_test.c - where sentences end. Expected sentences are worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/packed.h"
#include "text/sentence.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static language_model english(void) {
    static const pith_model builtin = {pith_builtin_data};
    language_model language;
    assert_true(model_language(&builtin, "en", &language));
    return language;
}

/* `marked` is a text with a "|" where a sentence must end, and nowhere else. */
static void expect_sentences_in(const language_model *language, const char *marked) {
    char text[2048];
    char found[4096] = "";
    size_t length = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|')
            text[length++] = *p;
    size_t at = 0;
    size_t last = 0;
    span s;
    while (sentence_next((slice){text, length}, language, &at, &s)) {
        assert_true(s.start < s.end && s.start >= last && s.end <= length);
        strncat(found, text + last, s.start - last);
        strncat(found, text + s.start, s.end - s.start);
        last = s.end;
        if (at < length)
            strcat(found, "|");
    }
    strncat(found, text + last, length - last);
    assert_string_equal(found, marked);
}

static void expect_sentences(const char *marked) {
    const language_model language = english();
    expect_sentences_in(&language, marked);
}

static void test_plain(void **state) {
    (void)state;
    expect_sentences("One sentence only");
    expect_sentences("It rained all day.| Nobody came!| Did they know?| They did.");
    expect_sentences("A wrapped\nline stays\r\none sentence.| The next\none begins.");
    expect_sentences("Really?!| Yes!!!| 40 people came.| $5 each.");
    expect_sentences("Who built it?............ 12");
}

static void test_text_cut_into_words(void **state) {
    (void)state;
    expect_sentences("police came at noon .| nobody was hurt , mr. lee said .| why ?| who knows !");
    expect_sentences("\" it is over , \" he said .| \" there were two .\"| they left .");
}

static void test_abbreviations(void **state) {
    (void)state;
    expect_sentences("Dr. Lee met Mrs. Ortiz and Gen. Park on St. John's Road.");
    expect_sentences(
        "Acme Inc. shares fell.| Acme Inc. Chief Tom Lee left Brown Bros. Ltd. today.");
    expect_sentences("They sued Acme Inc.| It won.");
    expect_sentences("See p. 12, Fig. 3 and No. 7 of vol. 2.| There is more.");
    expect_sentences("On Jan. 3 they met.| By Sept. 2020 it was over.");
    expect_sentences("The answer is no.| Nobody asked.");
    expect_sentences("Apples, pears, etc. were sold.| Plums, etc.| Then came winter.");
}

static void test_initials_and_acronyms(void **state) {
    (void)state;
    expect_sentences("J. R. R. Lowe and George W. Park spoke.");
    expect_sentences("The U.S. Senate met in Washington, D.C. on Monday.");
    expect_sentences("She left the U.S.| The rest stayed.");
    expect_sentences("They came from the U.S.| Thousands stayed.");
    expect_sentences("They left at 9 a.m. Monday and at 5 p.m. ET came back.");
    expect_sentences("It closed at 5 p.m.| Visitors were sent home.");
    expect_sentences("Ann Hall, Ph.D., wrote it, i.e. all of it.");
}

static void test_numbers(void **state) {
    (void)state;
    expect_sentences("It rose 3.5 percent to 1,200.50 in 2019.| In 2020 it fell.");
    expect_sentences("Version 2.0.1 came out.| 300 users tried it.");
}

static void test_ellipses(void **state) {
    (void)state;
    expect_sentences("Well ... maybe not.| I thought... no.| He stopped...| Then he ran.");
    expect_sentences("One . . . two.| Three\xe2\x80\xa6| Four.");
    expect_sentences("That was left out.| . . . The rest was kept.");
    expect_sentences("Nobody spoke.| ...and then the lights went out.");
    expect_sentences("Maybe ... I do not know.");
}

static void test_quotations(void **state) {
    (void)state;
    expect_sentences("\"Why?\" he asked.| \"Go!\" she said.");
    expect_sentences("\"Why?\" Mr. Tom Lee asked.| \"Why not?\"| The room fell silent.");
    expect_sentences("He said, \"It is over.\"| They left.");
    expect_sentences("\xe2\x80\x9cIt is late. \xe2\x80\x9d");
    expect_sentences("\xe2\x80\x9cIt is late.\xe2\x80\x9d| \xe2\x80\x9cLet us go.\xe2\x80\x9d");
    expect_sentences("He told them: \"Come in. Sit down. Be quiet.\"| They did.");
    expect_sentences("\"It is late.| We must go.\"| They went.");
    expect_sentences("She called it 'a mess. A real one' and left.| He stayed.");
    expect_sentences("The dogs' bowls are empty.| The cats' are full.");
    expect_sentences("He began \"a letter.| It was never sent.| Then \"Come in\" was heard.");
    expect_sentences("They wrote \xc2\xabIt rained.| We stayed in.\xc2\xbb| They came home.");
    expect_sentences("Run! she shouted to them.| It was great!| answered everything in an hour.");
}

/* A paragraph that is one quotation stays whole, unless it is a speech. */
static void test_quoted_paragraphs(void **state) {
    (void)state;
    expect_sentences("\"It is late. We must go.\"");
    expect_sentences("\xe2\x80\x9cIt is late. We must go.\xe2\x80\x9d (Smith 55).");
    expect_sentences("\xc2\xabIt is late. We must go.\xc2\xbb");
    expect_sentences("\"It is late.| We must go.\" (Smith 55).| They went.");
    expect_sentences("\"It is late.\"| \"We must go.\"");
    expect_sentences("\"It is late.| We must go.");
    expect_sentences(
        "\"The bridge was built in a year of floods, when nobody could cross for weeks.| It was "
        "paid for by the farmers on both banks, who had lost a harvest to the water that year.| "
        "Nobody thought that it would stand for longer than they would, and yet it stood for two "
        "hundred years until the railway took its place.\"");
}

static void test_brackets_and_notes(void **state) {
    (void)state;
    expect_sentences("He stayed (it was late.) at the inn.| (Nobody knew.)| She left.");
    expect_sentences("He died in 1805.[6]| An army came. [12]| Nothing followed.");
    expect_sentences("\"It was so\" (Smith 55).| More came.");
    expect_sentences("\"It was so!\"| (Nobody else had seen it.)| More came.");
    expect_sentences("\"It was so!\" (Smith et al.)");
}

static void test_headings_and_lists(void **state) {
    (void)state;
    expect_sentences("A heading without a stop");
    expect_sentences("1. First do this.| 2. Then do that.| 3. Rest.");
    expect_sentences("1) flour| 2) sugar| 3) salt");
    expect_sentences("(a) Sow it.| (b) Reap it.| (c) Eat it.");
    expect_sentences("i) one thing| ii) another| iii) the last");
    expect_sentences("\xe2\x80\xa2 milk| \xe2\x80\xa2 honey");
    expect_sentences("Names follow -----| Tom Lee");
    expect_sentences("They chose option 2) and paid.");
    expect_sentences("1. Sow| 2. Reap| a) Eat it| b) Sell it| 1. Rest| 2. Sow");
    expect_sentences("1. Paint that a) is white or b) is blue.| 2. Brushes.");
    expect_sentences("1. Go as 1) said it.| 2. Stop.");
}

static void test_addresses(void **state) {
    (void)state;
    expect_sentences("Go to www.example.com/a.b?c=D.e or mail a.b@example.org.| They answer.");
    expect_sentences("The node.js and README.md files.| Done.");
}

static void test_forgotten_spaces(void **state) {
    (void)state;
    expect_sentences("It ended.|The crowd left.|Mr. Lee stayed.");
    expect_sentences("The river rose.|Bridges were closed.| Call obj.Method(x) or file.Tar again.");
    expect_sentences("Look at example.Com and ASP.NET now.");
}

static void test_tokenised_text(void **state) {
    (void)state;
    expect_sentences("It rained .| Nobody came !| `` We know , '' he said .| She left .");
    expect_sentences("He said : \" It is over . \"| They left .");
}

static void test_case(void **state) {
    (void)state;
    expect_sentences("it rained all day.| nobody came.| was it late?| yes, very late.");
    expect_sentences("IT RAINED ALL DAY.| NOBODY CAME.");
    expect_sentences("THE U.S. IS LARGE.| DR. LEE AGREES.");
    expect_sentences("a great day out!| we loved it.| Mix it, and -- voila! -- it is done.");
    expect_sentences("She works at Yahoo! in the office.");
    expect_sentences("Thanks! :)| See you tomorrow ;-)");
}

static void test_other_scripts(void **state) {
    (void)state;
    const language_model empty = {.code = "und"};
    expect_sentences_in(&empty, "\xe4\xb8\x80\xe3\x80\x82|\xe4\xba\x8c\xef\xbc\x9f|\xe4\xb8\x89");
    expect_sentences_in(&empty, "\xe0\xa4\x95\xe0\xa5\xa4| \xe0\xa4\x96\xe0\xa5\xa4");
    expect_sentences_in(&empty, "\xd8\xa3\xd8\x9f| \xd8\xa8.");
    expect_sentences_in(&empty, "\xd0\x94\xd0\xb0.| \xd0\x9d\xd0\xb5\xd1\x82.");
}

/* Any bytes that are valid UTF-8: spans in order, not empty, without white space at the ends, whole
 * characters, and nothing but white space between them. */
static void check_cover(slice text) {
    const language_model language = english();
    size_t at = 0;
    size_t last = 0;
    span s;
    while (sentence_next(text, &language, &at, &s)) {
        assert_true(s.start < s.end && s.end <= text.length && s.end <= at);
        for (size_t i = last; i < s.start;)
            assert_true(utf8_is_space(utf8_next(text, &i)));
        size_t first = s.start;
        size_t back = utf8_back(text, s.end);
        assert_false(utf8_is_space(utf8_next(text, &first)));
        assert_false(utf8_is_space(utf8_next(text, &back)));
        assert_int_equal(utf8_valid_prefix(slice_range(text, s.start, s.end)), s.end - s.start);
        last = s.end;
    }
    while (last < text.length)
        assert_true(utf8_is_space(utf8_next(text, &last)));
}

static void test_anything_is_covered(void **state) {
    (void)state;
    static const char *const pieces[] = {".",
                                         "!",
                                         "?",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\"",
                                         "'",
                                         "`",
                                         "(",
                                         ")",
                                         "[1]",
                                         "a",
                                         "A",
                                         "1",
                                         "I",
                                         "Mr",
                                         "etc",
                                         "\xe2\x80\xa6",
                                         "\xe2\x80\x9c",
                                         "\xe2\x80\x9d",
                                         "\xe2\x80\x99",
                                         "\xe3\x80\x82",
                                         "\xe2\x80\xa2",
                                         "1)",
                                         "b.",
                                         "The",
                                         "said",
                                         ":)",
                                         "\xcc\x81",
                                         "\xef\xbb\xbf",
                                         "U.S",
                                         "-",
                                         "\xc2\xa0",
                                         "\xf0\x9f\x98\x80",
                                         ". . ."};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char text[256];
        size_t length = 0;
        for (int i = 0; i < 20; i++) {
            random = random * 1664525 + 1013904223;
            const char *piece = pieces[(random >> 16) % PIECES];
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        check_cover((slice){text, length});
    }
}

static void test_hostile_lengths(void **state) {
    (void)state;
    static const char *const units[] = {
        "a",  ".",        ". ",           "\" ",  "'s ", "a.",     "1) ", "A. ",           "(\"",
        "!a", "\xcc\x81", "Same again. ", "[1].", ".:)", "Mr. \"", "\n",  "\xe2\x80\x9c x"};
    enum { LENGTH = 1 << 19 };
    char *text = malloc(LENGTH);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        const size_t unit = strlen(units[u]);
        size_t length = 0;
        for (; length + unit <= LENGTH; length += unit)
            memcpy(text + length, units[u], unit);
        check_cover((slice){text, length});
    }
    free(text);
}

static void test_empty(void **state) {
    (void)state;
    check_cover((slice){NULL, 0});
    check_cover(SLICE(" \n\t "));
}

static void expect_language(const char *code, const char *marked) {
    language_model language;
    assert_true(model_language(pith_model_builtin(), code, &language));
    expect_sentences_in(&language, marked);
}

/* In Portuguese a hyphen ties a pronoun to its verb, so that "o" is no initial; "P." and "R." mark
 * who asks and answers; and what a colon introduces in guillemets is a sentence. */
static void test_portuguese(void **state) {
    (void)state;
    expect_language("pt", "Ela viu-o.| Depois saiu.");
    expect_language("pt", "P. -- Como foi o ano?| R. -- Foi bom.");
    expect_language("pt", "O presidente disse:| «A ponte vai abrir amanhã.»");
    expect_language("pt", "O presidente chamou-lhe: «a ponte de todos».");
    expect_language("fr", "Le maire a dit : «Le pont va ouvrir demain.»");
}

static void test_abbreviations_of_languages(void **state) {
    (void)state;
    expect_language("de", "Das gilt z. B. für Dr. Lang, Nr. 5 usw.| Die Stadt schweigt.");
    expect_language("de", "Er kam am 3. Mai.| Sie blieb bis zum 4. August, im 20. Jahrhundert.");
    expect_language("de", "Im Jahr 1990.| Danach kam der 2. Weltkrieg ins Kino.");
    expect_language("fr", "M. Petit et Mme. Grand sont venus.| Ils sont partis.");
    expect_language("it", "Secondo l'art. 5, l'avv. Neri ha ragione.| Nessuno risponde.");
    expect_language("es", "¿Vino el Sr. Vega?| ¡No!| Vive en la pág. 5.");
    expect_language("pl", "Mieszka przy ul. Długiej 5.| Pracuje jako dr hab. Nowak.");
    expect_language("ru", "Он жил в г. Туле, на ул. Лесной, и т.д.| Потом уехал.");
    expect_language("da", "Han kom den 3. maj.| Hr. Holm blev hjemme.");
    expect_language("fi", "Hän tuli 3. toukokuuta.| Esim. Matti jäi kotiin.");
}

/* Marks that are others' colons, marks in titles, and no space behind any. */
static void test_marks_of_languages(void **state) {
    (void)state;
    expect_language("hy", "Մութ է:| Ես տուն եմ գնում:");
    expect_language("hy", "Եկավ։| Գնաց։");
    expect_language("el", "Πού είναι;| Στο σπίτι.");
    expect_language("en", "He has one: Rain; snow; hail.");
    expect_language("tr", "Gece bitti...| O da eve gitti.");
    expect_language("zh", "我看过《等一下！再见》了。|你呢？|好！");
    expect_language("ja", "楽しい!|また行きたい。|「はい。」と言った。");
    expect_language("ja", "終わった。|「始まる」と言う。");
    expect_language("zh", "他问：“好吗？”，没人答。|走了。");
    expect_language("ja", "安い?|2008年に開店。");
    expect_language("hi", "वह आया।| वह गया।");
    expect_language("ar", "هل جاء؟| نعم.");
    expect_language("hy", "Ահա ցանկը. հաց, ջուր:| Ուրիշ ոչինչ:");
}

/* A label and its colon; commas where no full stop is; a space that was forgotten. */
/* Emoji and notes belong to the sentence that they follow. */
static void test_emoji_and_small_numbers(void **state) {
    (void)state;
    expect_sentences(
        "We are going again! 🎉🎉| Bring cake.😀| See you 👍🏽.| Bye! 👩‍👩‍👧 "
        "🇳🇴");
    expect_sentences("They moved.¹²| The king fled.³| 40 men stayed.");
    expect_sentences("There are n! ways to do it.| Count them.");
}

/* Nothing is marked, but the next sentence shows: a capital that no name has, a picture, a polite
 * Japanese predicate. */
static void test_ends_that_no_mark_shows(void **state) {
    (void)state;
    expect_sentences("The bridge fell in the year she was born| He sold his boat.| Why?");
    expect_sentences("Closed until the water falls| However two shops stay open");
    expect_sentences("Home after two weeks 😀| The garden is a jungle 🌱| Tomorrow we start");
    expect_sentences("We saw It Rains on BBC One and then The Others.| It was of Him they sang.");
    expect_sentences("✓ Free parking ✓ The best rooms ✓ It is quiet");
    expect_sentences("He said \"I rest my case He lost\" and left.| I know what I know.");
    expect_language("de", "Wir helfen wenn Sie anrufen.| Danke dass Ihnen das gefällt");
    expect_language("tr", "Köprü dün gece kapandı| Ancak vali bunu yalanladı.");
    expect_language("fr", "On y mange bien et sans se ruiner| Il faut y aller.");
    expect_language("ja", "楽しかった☆|明日も行く♪|駅前です|店は広い。|君の🐶を見た。");
    expect_language("ja", "アニメ「らき☆すた」を見た。|静かでしたが寒い。");
}

static void test_full_stops_of_every_script(void **state) {
    (void)state;
    const language_model none = model_no_language(pith_model_builtin());
    expect_sentences_in(&none, "བོད་ཡིག་ཡིན།| ང་འགྲོ།");
    expect_sentences_in(&none, "ᱥᱟᱱᱛᱟᱲᱤ᱾| ᱯᱟᱹᱨᱥᱤ᱿");
    expect_sentences_in(&none, "ܐܢܐ ܐܙܠ܀| ܗܘ ܐܬܐ܀");
    expect_sentences_in(&none, "ꯃꯩꯇꯩ꯫| ꯂꯣꯟ꯫");
    expect_sentences_in(&none, "ߒߞߏ߹| ߟߊ߬");
    expect_sentences_in(&none, "ꦲꦏ꧉| ꦗꦮ꧉");
    expect_sentences_in(&none, "𑀅𑀲𑁇| 𑀅𑀲𑁈");
    expect_sentences_in(&none, "သူလာသည်။| ငါ၊ သွားသည်။");
}

static void test_asides_in_wide_brackets(void **state) {
    (void)state;
    expect_language("zh", "他来（是吗？）了。|（我不知道。）|谢谢！");
    expect_language("zh", "她说：“雨大吗？路远！”|我走了。");
}

static void test_spaced_guillemets(void **state) {
    (void)state;
    expect_language("fr", "Il a dit : « Non ! » et est parti.| « Viens ! »| Elle vint.");
    expect_language("it", "Poi tutto finì...| I ragazzi tornarono.");
}

static void test_arabic_clauses(void **state) {
    (void)state;
    expect_language("ar", "الطقس:| تتساقط الأمطار غدا على المدن الساحلية.");
    expect_language("ar", "قال المدير: نعمل كل يوم من أجل المدينة.| وصمت.");
    expect_language("ar", "الألوان: أحمر وأزرق.");
    expect_language("ar",
                    "وصل القطار إلى المحطة في الصباح الباكر من يوم السبت،| ونزل منه عشرة رجال "
                    "يحملون حقائب كبيرة،| ثم ساروا معا نحو السوق القديم في وسط المدينة، واشتروا "
                    "الخبز والجبن،| وجلسوا قرب النهر حتى غابت الشمس");
    expect_language("ar",
                    "وصل القطار إلى المحطة في الصباح الباكر من يوم السبت، ونزل منه عشرة رجال "
                    "يحملون حقائب كبيرة، ثم ساروا معا نحو السوق القديم في وسط المدينة، واشتروا "
                    "الخبز والجبن، وجلسوا قرب النهر حتى غابت الشمس.");
    expect_language("ar", "انتهى اليوم.|بدأ الليل.| جاء د.أحمد.");
    expect_language("fa", "او گفت: فردا به خانه برمی گردم و می مانم.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_text_cut_into_words),
        cmocka_unit_test(test_abbreviations),
        cmocka_unit_test(test_initials_and_acronyms),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_ellipses),
        cmocka_unit_test(test_quotations),
        cmocka_unit_test(test_quoted_paragraphs),
        cmocka_unit_test(test_portuguese),
        cmocka_unit_test(test_brackets_and_notes),
        cmocka_unit_test(test_headings_and_lists),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_forgotten_spaces),
        cmocka_unit_test(test_tokenised_text),
        cmocka_unit_test(test_case),
        cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_abbreviations_of_languages),
        cmocka_unit_test(test_marks_of_languages),
        cmocka_unit_test(test_emoji_and_small_numbers),
        cmocka_unit_test(test_ends_that_no_mark_shows),
        cmocka_unit_test(test_full_stops_of_every_script),
        cmocka_unit_test(test_asides_in_wide_brackets),
        cmocka_unit_test(test_spaced_guillemets),
        cmocka_unit_test(test_arabic_clauses),
        cmocka_unit_test(test_anything_is_covered),
        cmocka_unit_test(test_hostile_lengths),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
