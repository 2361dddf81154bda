/* language_test.c - which language a text is in, and the words of scripts without spaces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/language.h"
#include "text/word.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *code;
    const char *text;
} SENTENCES[] = {
    {"en", "The council decided yesterday that the old bridge will be closed next summer."},
    {"de", "Der Stadtrat hat gestern beschlossen, dass die alte Brücke im Sommer gesperrt wird."},
    {"fr", "Le conseil a décidé hier que le vieux pont serait fermé pendant tout l'été."},
    {"es", "El ayuntamiento decidió ayer que el puente viejo se cerrará durante el verano."},
    {"pt", "A câmara decidiu ontem que a ponte velha não vai abrir durante o verão."},
    {"it", "Il consiglio ha deciso ieri che il vecchio ponte resterà chiuso per tutta l'estate."},
    {"ca", "L'ajuntament va decidir ahir que el pont vell es tancarà durant tot l'estiu."},
    {"nl", "De gemeenteraad besloot gisteren dat de oude brug deze zomer wordt gesloten."},
    {"da", "Byrådet besluttede i går, at den gamle bro skal være lukket hele sommeren."},
    {"sv", "Kommunfullmäktige beslutade i går att den gamla bron ska stängas i sommar."},
    {"fi", "Kaupunginvaltuusto päätti eilen, että vanha silta suljetaan ensi kesäksi."},
    {"pl", "Rada miasta zdecydowała wczoraj, że stary most zostanie zamknięty na lato."},
    {"cs", "Zastupitelstvo včera rozhodlo, že starý most bude přes léto uzavřen."},
    {"hu", "A városi tanács tegnap úgy döntött, hogy a régi hidat nyáron lezárják."},
    {"ro", "Consiliul a hotărât ieri că podul cel vechi va fi închis toată vara."},
    {"tr", "Belediye meclisi dün eski köprünün yaz boyunca kapatılmasına karar verdi."},
    {"vi", "Hội đồng thành phố hôm qua quyết định đóng cửa cây cầu cũ vào mùa hè."},
    {"ru", "Городской совет вчера решил, что старый мост закроют на всё лето."},
    {"uk", "Міська рада вчора вирішила, що старий міст закриють на все літо."},
    {"bg", "Общинският съвет реши вчера старият мост да бъде затворен през лятото."},
    {"sr", "Градско веће је јуче одлучило да стари мост буде затворен током лета."},
    {"sr", "Gradsko vijeće jučer je odlučilo da će stari most biti zatvoren cijelo ljeto."},
    {"el", "Το δημοτικό συμβούλιο αποφάσισε χθες να κλείσει η παλιά γέφυρα."},
    {"ar", "قرر المجلس أمس إغلاق الجسر القديم خلال فصل الصيف."},
    {"fa", "شورای شهر دیروز تصمیم گرفت که پل قدیمی را در تابستان ببندد."},
    {"he", "המועצה החליטה אתמול לסגור את הגשר הישן במשך הקיץ."},
    {"yi", "דער שטאָטראַט האָט נעכטן באַשלאָסן אַז די אַלטע בריק וועט זיין פֿאַרמאַכט."},
    {"hi", "परिषद ने कल फैसला किया कि पुराना पुल गर्मियों में बंद रहेगा।"},
    {"ne", "परिषद्ले हिजो पुरानो पुल गर्मीमा बन्द गर्ने निर्णय गरेको छ।"},
    {"ta", "பழைய பாலம் கோடையில் மூடப்படும் என்று சபை நேற்று முடிவு செய்தது."},
    {"th", "สภาเมืองตัดสินใจเมื่อวานนี้ว่าจะปิดสะพานเก่า"},
    {"hy", "Քաղաքային խորհուրդը երեկ որոշեց փակել հին կամուրջը։"},
    {"ko", "시의회는 어제 오래된 다리를 여름 동안 폐쇄하기로 결정했다."},
    {"ja", "市議会は昨日、古い橋を夏の間閉鎖することを決めた。"},
    {"zh", "市议会昨天决定夏天关闭旧桥。"},
    {"und", "საქალაქო საბჭომ გუშინ გადაწყვიტა ძველი ხიდის დაკეტვა."},
};

static language_guess detect(const char *text) {
    return language_detect(pith_model_builtin(), slice_of(text));
}

static void test_sentences(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) {
        const language_guess guess = detect(SENTENCES[i].text);
        assert_string_equal(guess.code, SENTENCES[i].code);
        assert_true(guess.confidence >= 0 && guess.confidence <= 1);
    }
}

/* Names and loan words alone must not turn an English page into something else. */
static void test_little_text_is_english(void **state) {
    (void)state;
    static const char *const texts[] = {"", "1984", "OK", "Obama", "Menu", "Tesla shares fall"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const language_guess guess = detect(texts[i]);
        assert_true(strcmp(guess.code, "en") == 0 || strcmp(guess.code, "und") == 0);
    }
}

static void test_composed_or_not(void **state) {
    (void)state;
    const language_guess composed =
        detect("Kaupunginvaltuusto p\xc3\xa4\xc3\xa4tti sulkea sillan.");
    const language_guess apart = detect("Kaupunginvaltuusto pa\xcc\x88"
                                        "a\xcc\x88tti sulkea sillan.");
    assert_string_equal(composed.code, "fi");
    assert_string_equal(apart.code, "fi");
    assert_true(composed.confidence == apart.confidence);
}

/* A long article in German between English menus. */
static void test_most_of_a_long_text_counts(void **state) {
    (void)state;
    char text[8192] = "Home News Sport Weather Subscribe to our newsletter today. ";
    for (int i = 0; i < 40; i++)
        strcat(text, "Der Stadtrat hat gestern beschlossen, dass die Brücke gesperrt wird. ");
    strcat(text, "Read more about this story and leave a comment below.");
    assert_string_equal(detect(text).code, "de");
}

/* Whatever the bytes, it ends and reads only them. */
static void test_hostile_texts(void **state) {
    (void)state;
    enum { BYTES = 1 << 20 };
    static const char *const units[] = {
        "a",        "\xcc\x81", "\xef\xbf\xbd", "\xf0\x9f\x98\x80", " ", "\xe4\xb8\xad",
        "\xd7\x90", "a ",       "\xef\xb7\xba"};
    char *text = malloc(BYTES);
    assert_non_null(text);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        const size_t length = strlen(units[u]);
        size_t size = 0;
        for (; size + length <= BYTES; size += length)
            memcpy(text + size, units[u], length);
        const language_guess guess = language_detect(pith_model_builtin(), (slice){text, size});
        assert_true(guess.confidence >= 0 && guess.confidence <= 1);
    }
    free(text);
}

/* ---- words ---- */

/* Words of a language speak for it, and letters in disorder against every one. */
static void test_evidence_of_words(void **state) {
    (void)state;
    const pith_model *model = pith_model_builtin();
    const slice polish = SLICE("Mieszkańcy wracają do domów, lecz szkoła pozostanie zamknięta.");
    const slice wrong = SLICE("Mieszkañcy wracaj¹ do domów, lecz szko³a pozostanie zamkniêta.");
    const double right = language_evidence(model, "latin", polish, polish, "cs pl ");
    assert_true(right > language_evidence(model, "latin", wrong, wrong, "de fr ") + 10);
    assert_true(right > language_evidence(model, "latin", polish, polish, "cs sk ") + 10);
    assert_true(language_evidence(model, "latin", SLICE(""), SLICE(""), "pl ") == 0);
    /* Letters that the language has cost less than others; ASCII costs nothing. */
    const slice none = SLICE("");
    assert_true(language_evidence(model, "latin", none, SLICE("ł"), "pl ") >
                language_evidence(model, "latin", none, SLICE("ł"), "de ") + 2);
    assert_true(language_evidence(model, "greek", none, SLICE("άλφα"), "el ") < 0);
    assert_true(language_evidence(model, "latin", none, SLICE("plain"), "pl ") == 0);
    assert_true(language_evidence(model, "hebrew", none, SLICE("שלום"), "he ") == 0);
}

static void expect_words(const char *code, const char *text, const char *expected) {
    language_model language;
    char found[512] = "";
    assert_true(model_language(pith_model_builtin(), code, &language));
    size_t at = 0;
    span word;
    bool wordlike;
    while (word_next(slice_of(text), &language, &at, &word, &wordlike)) {
        strncat(found, text + word.start, word.end - word.start);
        strcat(found, "|");
    }
    assert_string_equal(found, expected);
}

static void test_words_without_spaces(void **state) {
    (void)state;
    expect_words("zh", "中国的经济。", "中国|的|经济|");
    expect_words("ja", "東京で発表した。", "東京|で|発表|し|た|");
    expect_words("zh", "BBC的新闻 2021", "BBC|的|新闻|2021|");
    /* Nothing known of the characters: one by one. */
    expect_words("en", "中国", "中|国|");
}

/* Cod and salmon are no words of the lexicon: two in a row are one, but for stop words (and),
 * numerals (three) and the start of a known word (China). */
static void test_unknown_characters_go_in_pairs(void **state) {
    (void)state;
    expect_words("zh", "鳕鲑", "鳕鲑|");
    expect_words("zh", "鳕鲑鳕", "鳕鲑|鳕|");
    expect_words("zh", "鳕和鲑", "鳕|和|鲑|");
    expect_words("zh", "三鲑", "三|鲑|");
    expect_words("zh", "鲑中国鳕 鲑", "鲑|中国|鳕|鲑|");
    expect_words("ja", "鱈鮭の鮭", "鱈鮭|の|鮭|");
}

static void test_elided_articles_are_no_words(void **state) {
    (void)state;
    expect_words("fr", "L'eau d’Évian, aujourd'hui qu'il", "eau|Évian|aujourd'hui|il|");
    expect_words("it", "dell'arte e l'", "arte|e|l|");
    expect_words("en", "d'accord don't", "d'accord|don't|");
}

/* A vowel stays with its consonant on either side, marks too. */
static void test_clusters_of_thai(void **state) {
    (void)state;
    expect_words("en", "แกะมา", "แกะ|มา|");
    expect_words("en", "น้ำ", "น้ำ|");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_little_text_is_english),
        cmocka_unit_test(test_composed_or_not),
        cmocka_unit_test(test_most_of_a_long_text_counts),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_evidence_of_words),
        cmocka_unit_test(test_words_without_spaces),
        cmocka_unit_test(test_unknown_characters_go_in_pairs),
        cmocka_unit_test(test_elided_articles_are_no_words),
        cmocka_unit_test(test_clusters_of_thai),
    };
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
