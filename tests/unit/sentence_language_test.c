/* sentence_language_test.c - where sentences end in the manner of news, language by language:
 * abbreviations, initials, ordinals, quotations, addresses, lists, capitals, forgotten spaces. The
 * ends were decided by hand before anything was run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/packed.h"
#include "text/sentence.h"

#include <string.h>

/* `marked` is a text with a "|" where a sentence must end, and nowhere else. */
static void expect(const language_model *language, const char *marked) {
    char text[1024], found[2048];
    size_t length = 0, used = 0, at = 0, last = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|')
            text[length++] = *p;
    span s;
    while (sentence_next((slice){text, length}, language, &at, &s)) {
        memcpy(found + used, text + last, s.end - last);
        used += s.end - last;
        last = s.end;
        if (at < length)
            found[used++] = '|';
    }
    found[used] = '\0';
    assert_string_equal(found, marked);
}

/* Each of `marked`, up to NULL. */
static void expect_all(const char *code, const char *const *marked) {
    const pith_model builtin = {pith_builtin_data};
    language_model language;
    assert_true(model_language(&builtin, code, &language));
    for (; *marked; marked++)
        expect(&language, *marked);
}

static void test_english(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Sen. R. J. Miller (D-Ohio) left at 5 p.m. Tuesday.| His aide said: \"No comment.\"| He "
        "was 71.",
        "Visit www.example.org/a.b?c=d.| Or write to j.doe@mail.example.com.| Thanks!",
        "SHARES FELL 3.5 PCT. ON FRIDAY.| INVESTORS FLED.| NO ONE KNOWS WHY.",
        "i went home.| it was late.| nobody saw me, i think.",
        "\"Who did it?\" asked Mr. O'Neill.| \"I did!\" she cried.| Nobody moved.",
        "Prices rose to $1.5 bn. from $900 m. last year.| Analysts were surprised.",
        "He paused... then went on.| \"Well...\" she said.| And that was it...| The end came soon.",
        "The firm (formerly Acme Corp.) grew.| (It was founded in 1902.)| It now has 40 sites.",
        "Version 2.0.1 is out.| Get it at 9 a.m. on Monday!| See Fig. 3 and pp. 12-15 for details.",
        "The minister resigned.|The deputy took over.| Nobody was told.",
        "Dr. Smith, Ph.D., and Prof. Lee, M.D., met Capt. Jones Jr. on Fifth Ave. yesterday.| They "
        "agreed.",
        "Yahoo! posted a loss.| So did Jeopardy! in its second year.| Ratings fell.",
        NULL};
    expect_all("en", marked);
}

static void test_german(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Am 3. Mai 2019 kam Dr. h.c. Weber nach Köln.| Er blieb bis zum 12. Juni.",
        "Das kostet ca. 3,5 Mio. Euro.| Bzw. etwas mehr, d. h. etwa 4 Mio. Euro.",
        "„Wer war das?“, fragte sie.| „Ich“, sagte er.| Dann ging er.",
        "Kaiser Wilhelm II. besuchte die Stadt im 19. Jahrhundert.| Das war z. B. 1891.",
        "Er sagte: „Ich komme. Warte nicht.“| Sie wartete trotzdem.",
        "Die Sitzung beginnt um 9.30 Uhr.| Ort: Hauptstr. 12, 50667 Köln.",
        "Vgl. Abb. 3 auf S. 12.| Siehe auch Kap. 4 u. a. m.",
        "»Komm!«, rief er.| »Nein!«| Sie lief davon.",
        "ALLE KAMEN.| NIEMAND GING.| WARUM?",
        "Der 1. FC Köln gewann 2:1.| Trainer war A. Müller.",
        "Die Fa. Meier GmbH & Co. KG zog um.| Der Umzug dauerte lange.",
        "Mehr unter www.beispiel.de.| Fragen an info@beispiel.de.",
        "Sie kam zu spät ... und ging gleich wieder.| Schade ...",
        "Am Montag, 4.3., ist frei.| Am Dienstag nicht.",
        "Der Minister trat zurück.|Der Stellvertreter übernahm.| Niemand wusste es.",
        NULL};
    expect_all("de", marked);
}

static void test_french(void **state) {
    (void)state;
    static const char *const marked[] = {
        "M. Dupont et Mme Roy arrivent à 8 h 30.| Le Dr Petit les attend.",
        "« Qui est là ? » demanda-t-il.| « C'est moi. »| Elle entra.",
        "Le groupe (env. 300 pers.) a quitté l'av. Foch vers 17 h.| Il pleuvait.",
        "J.-P. Martin, né le 1er avril 1950, est mort hier.| Il avait 70 ans.",
        "Voir p. 12, fig. 3, etc.| La suite est au vol. 2.",
        "C'est fini...| Personne ne bouge...| On attend.",
        "LE PRÉSIDENT DÉMISSIONNE.| LE PAYS ATTEND.",
        "L'action vaut 3,50 €.| Elle valait 1.200 francs en 1990.",
        "Écrivez à jean@exemple.fr.| Ou voyez www.exemple.fr/page.html.",
        "Quoi ?!| Impossible !| Et pourtant, c'est vrai.",
        "Le XXe siècle commence.| Louis XIV. n'y est pour rien.",
        "Le ministre est parti.|Son adjoint le remplace.| Fin.",
        "1) Ouvrir le capot.| 2) Retirer le filtre.| 3) Fermer.",
        "Av. J.-C., on comptait autrement.| Puis tout changea.",
        NULL};
    expect_all("fr", marked);
}

static void test_spanish(void **state) {
    (void)state;
    static const char *const marked[] = {
        "El Sr. García y la Dra. López llegaron a las 5 p.m. del lunes.| Nadie los esperaba.",
        "¿Quién es?| ¡Soy yo!| Nadie respondió.",
        "Vive en la Avda. Sur, n.º 12, 3.º izq.| Es pequeño.",
        "Los EE. UU. y la UE firmaron.| La ONU, no.",
        "Costó 1.500.000 ptas. en 1990.| Hoy vale más.",
        "J. L. Borges nació en 1899.| Murió en 1986.",
        "Pensó... y calló.| Nada...| Luego habló.",
        "EL PRESIDENTE RENUNCIÓ.| EL PAÍS ESPERA.",
        "Más en www.ejemplo.es.| O escriba a ana@ejemplo.es.",
        "Véase pág. 3, art. 5, etc.| El resto es fácil.",
        "¡¿Qué?!| No puede ser.",
        "El ministro dimitió.|El segundo lo sustituye.| Fin.",
        "a) Abrir la tapa.| b) Sacar el filtro.| c) Cerrar.",
        NULL};
    expect_all("es", marked);
}

static void test_italian(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Il sig. Rossi e il dott. Bianchi arrivano alle 8.30.| Piove.",
        "«Chi è?» chiese.| «Sono io.»| Entrò.",
        "L'art. 5, comma 2, lett. b, del d.lgs. n. 81 vale ancora.| Non è cambiato.",
        "G. Verdi nacque nel 1813.| Morì nel 1901.",
        "Costa 3,5 mln. di euro.| Troppo!",
        "Vedi pag. 3, fig. 2, ecc.| Il resto è chiaro.",
        "IL GOVERNO CADE.| SI VOTA A GIUGNO.",
        "Scrivi a info@esempio.it.| Oppure vai su www.esempio.it.",
        "Non so... forse domani.| Vedremo...| La sera arrivò.",
        "Nel sec. XIX d.C. la città crebbe.| Poi decadde.",
        "Papa Giovanni Paolo II. parlò.| Tutti ascoltarono.",
        "Il ministro lascia.|Il vice lo sostituisce.| Fine.",
        "Perché?!| Nessuno lo sa!| Davvero.",
        "S. Francesco e S. Chiara vissero ad Assisi.| È vero.",
        NULL};
    expect_all("it", marked);
}

static void test_dutch(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Dhr. J. van den Berg en mevr. De Vries kwamen om 8.30 uur.| Het regende.",
        "\"Wie is daar?\" vroeg hij.| \"Ik.\"| Ze kwam binnen.",
        "Zie blz. 3, afb. 2, enz.| De rest is duidelijk.",
        "Het kost ca. 3,5 mln. euro.| Dat is veel, d.w.z. te veel.",
        "'s Avonds bleef hij thuis.| 's Morgens werkte hij.",
        "Prof. dr. A. Jansen werd 80.| Hij bleef tot het einde.",
        "DE MINISTER VERTREKT.| NIEMAND WEET WAAROM.",
        "Mail naar info@voorbeeld.nl.| Of kijk op www.voorbeeld.nl.",
        "Nou... misschien morgen.| We zien wel...| De avond viel.",
        "Het artikel (nr. 12) is weg.| (Dat was gisteren.)| Jammer.",
        "De minister vertrok.|De staatssecretaris neemt het over.| Einde.",
        "Koning Willem I. regeerde lang.| Daarna kwam zijn zoon.",
        "Wat?!| Dat kan niet!| Toch wel.",
        "1. Open het deksel.| 2. Neem het filter eruit.| 3. Sluit het.",
        "Hij zei: 'Kom. Ik wacht.'| Zij kwam.",
        NULL};
    expect_all("nl", marked);
}

static void test_polish(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Prof. dr hab. J. Kowalski przyjechał o godz. 8.30.| Padało.",
        "Kto tam?| „To ja”, powiedział.| Weszła.",
        "Ul. Długa 5, m. 3, to adres p. Nowaka.| Mieszka tam od 1990 r.| Jest mały.",
        "Kosztuje ok. 3,5 mln zł, tj. za dużo.| Nikt nie kupi.",
        "W XIX w. miasto rosło.| Potem upadło.",
        "Zob. s. 12, rys. 3 itd.| Reszta jest jasna.",
        "MINISTER ODCHODZI.| NIKT NIE WIE DLACZEGO.",
        "Pisz na info@przyklad.pl.| Albo zajrzyj na www.przyklad.pl.",
        "Nie wiem... może jutro.| Zobaczymy...| Nadszedł wieczór.",
        "Dnia 3. maja 1791 r. uchwalono konstytucję.| To było dawno.",
        "Jan Paweł II. mówił długo.| Wszyscy słuchali.",
        "Co?!| Niemożliwe!| A jednak.",
        "Minister odszedł.|Zastąpi go zastępca.| Koniec.",
        "M.in. Polska i np. Czechy się zgodziły.| Inni nie.",
        "– Chodź – powiedział.| – Nie.| Odszedł.",
        NULL};
    expect_all("pl", marked);
}

static void test_russian(void **state) {
    (void)state;
    static const char *const marked[] = {
        "В 1990 г. в г. Москве жило 9 млн. человек.| Сейчас больше.",
        "А. С. Пушкин родился в 1799 г.| Он умер в 1837 г.",
        "— Кто там? — спросил он.| — Это я.| Она вошла.",
        "См. стр. 12, рис. 3 и т. д.| Остальное ясно.",
        "Цена — 3,5 тыс. руб.| Это дорого.",
        "МИНИСТР УШЁЛ.| НИКТО НЕ ЗНАЕТ ПОЧЕМУ.",
        "Пишите на info@primer.ru.| Или зайдите на www.primer.ru.",
        "Не знаю... может, завтра.| Посмотрим...| Наступил вечер.",
        "Ул. Ленина, д. 5, кв. 3 — адрес И. И. Иванова.| Он там живёт.",
        "Что?!| Не может быть!| И всё же.",
        "Министр ушёл.|Его заменит заместитель.| Конец.",
        "В XIX в. город рос.| Потом пришёл упадок.",
        "Т. е. никто не знал, т. к. все спали.| Утром узнали.",
        "Акад. Павлов и проф. Иванов, к. т. н., спорили.| Долго.",
        NULL};
    expect_all("ru", marked);
}

static void test_turkish(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Prof. Dr. A. Yılmaz saat 8.30'da geldi.| Yağmur yağıyordu.",
        "\"Kim o?\" diye sordu.| \"Benim.\"| İçeri girdi.",
        "3. Selim 1789'da tahta çıktı.| 19. yüzyıl zordu.",
        "Bkz. s. 12, şek. 3 vb.| Gerisi açık.",
        "Fiyat 1.500.000 TL oldu.| Yaklaşık 3,5 milyon kişi etkilendi.",
        "BAKAN İSTİFA ETTİ.| KİMSE NEDENİNİ BİLMİYOR.",
        "info@ornek.com.tr adresine yazın.| Ya da www.ornek.com.tr adresine bakın.",
        "Bilmiyorum... belki yarın.| Göreceğiz...| Akşam oldu.",
        "Ne?!| Olamaz!| Ama oldu.",
        "Bakan gitti.|Yerine yardımcısı geçti.| Son.",
        "Atatürk Cad. No. 5'te oturuyor.| Ev küçük.",
        "Dedi ki: \"Gel. Bekliyorum.\"| O da geldi.",
        "M.Ö. 500'de kent büyüdü.| Sonra yıkıldı.",
        "Hz. Mevlana Konya'da yaşadı.| Orada öldü.",
        "1) Kapağı açın.| 2) Süzgeci çıkarın.| 3) Kapatın.",
        NULL};
    expect_all("tr", marked);
}

static void test_swedish(void **state) {
    (void)state;
    static const char *const marked[] = {
        "Prof. A. Svensson kom kl. 8.30.| Det regnade.",
        "”Vem är det?” frågade han.| ”Jag.”| Hon gick in.",
        "Se s. 12, fig. 3 o.s.v.| Resten är klart.",
        "Det kostar ca 3,5 milj. kr, dvs. för mycket.| Ingen köper.",
        "Den 3. maj 1990 föddes han.| Han dog i fjol.",
        "MINISTERN AVGÅR.| INGEN VET VARFÖR.",
        "Skriv till info@exempel.se.| Eller se www.exempel.se.",
        "Jag vet inte... kanske i morgon.| Vi får se...| Kvällen kom.",
        "Bl.a. Sverige och t.ex. Norge sade ja.| Andra inte.",
        "Va?!| Omöjligt!| Ändå var det så.",
        "Ministern gick.|Hans ställföreträdare tar över.| Slut.",
        "Karl XII. dog 1718.| Kriget tog slut.",
        "- Kom, sade han.| - Nej.| Hon gick.",
        "Priset steg 2,5 proc. i fjol.| Nu faller det.",
        NULL};
    expect_all("sv", marked);
}

static void test_japanese(void **state) {
    (void)state;
    static const char *const marked[] = {
        "川が増水した。|町は橋を閉じた！|誰が払うのか？|誰も知らない。",
        "「行こう。急げ」と彼は言った。|彼女は走った。",
        "彼は「もう遅い。」と言った。|雨が降った。",
        "（これは例である。）|次に進む。",
        "価格は3.5%上がった。|Ver.2.0が出た。",
        "えっ？！|本当ですか！？|はい。",
        "山田氏（45）は語った。|記者は黙った。",
        "詳しくはwww.example.jpへ。|info@example.jpでも可。",
        "そうですね……明日にしましょう。|はい。",
        "『雨。』という本を読んだ。|面白かった。",
        NULL};
    expect_all("ja", marked);
}

static void test_chinese(void **state) {
    (void)state;
    static const char *const marked[] = {"河水上涨了。|城市关闭了桥！|谁来付钱？|没人知道。",
                                         "他说：“走吧。快点！”|她跑了。",
                                         "“走吧。”他说。|她没动。",
                                         "（这是例子。）|下一步。",
                                         "价格上涨了3.5%。|2.0版出了。",
                                         "什么？！|不可能！！|是的。",
                                         "《你好吗？》是一本书。|很好看。",
                                         "请访问www.example.cn。|或写信到info@example.cn。",
                                         "我想……明天吧。|好的。",
                                         "第一，开盖；第二，取出滤网；第三，关上。|完了。",
                                         NULL};
    expect_all("zh", marked);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),  cmocka_unit_test(test_german),
        cmocka_unit_test(test_french),   cmocka_unit_test(test_spanish),
        cmocka_unit_test(test_italian),  cmocka_unit_test(test_dutch),
        cmocka_unit_test(test_polish),   cmocka_unit_test(test_russian),
        cmocka_unit_test(test_turkish),  cmocka_unit_test(test_swedish),
        cmocka_unit_test(test_japanese), cmocka_unit_test(test_chinese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
