#!/usr/bin/env python3
"""Texts of our own in 20 languages and the encodings that they are written in: nobody says which, and
the command reads them as it reads the same text in UTF-8; said by a page, also when few letters
tell. TAP."""

import json
import subprocess
import sys

from tap import PITH, Results

SAMPLES = {
    "en cp1252": "The café on the quay closed early. “We’re out of flour,” said the owner — for the "
                 "third day. The naïve visitors waited outside.",
    "de cp1252": "Der Fluß führt seit Tagen Hochwasser. Die Brücke bleibt gesperrt, und für die "
                 "Schüler fährt ein Bus über die Dörfer.",
    "fr cp1252": "La rivière a débordé dans la nuit. Les élèves ont été évacués, et la mairie espère "
                 "rouvrir l’école après les fêtes de Noël.",
    "es cp1252": "La señora mayor vivía en una montaña lejana. Mañana llegará el camión con el "
                 "carbón, según anunció el dueño del almacén.",
    "pt cp1252": "A inundação atingiu a região durante a madrugada. A população não pôde voltar às "
                 "casas, e as estações estão fechadas até amanhã.",
    "sv cp1252": "Färjan gick på grund i tät dimma. Passagerarna fördes över till en annan båt, och "
                 "ingen människa skadades på ön.",
    "pl cp1250": "Rzeka wezbrała w nocy i zalała łąki. Mieszkańcy wracają już do domów, lecz szkoła "
                 "pozostanie zamknięta jeszcze przez tydzień.",
    "cs cp1250": "Řeka se v noci rozvodnila a zatopila louky. Lidé se vracejí domů, ale škola "
                 "zůstane ještě týden zavřená kvůli vlhkým zdem.",
    "hu cp1250": "A folyó éjszaka kilépett a medréből. Az iskolát bezárták, a szülők pedig "
                 "kérték, hogy őrizzék tovább a gátat és a hidakat.",
    "ru koi8-r": "Ночью река вышла из берегов и затопила луга. Жители возвращаются домой, но школа "
                 "останется закрытой ещё неделю.",
    "ru cp1251": "Ночью река вышла из берегов и затопила луга. Жители возвращаются домой, но школа "
                 "останется закрытой ещё неделю.",
    "uk cp1251": "Уночі річка вийшла з берегів і затопила луки. Мешканці повертаються додому, але "
                 "школа залишиться зачиненою ще тиждень.",
    "bg cp1251": "През нощта реката излезе от коритото си и заля ливадите. Жителите се връщат по "
                 "домовете, но училището остава затворено.",
    "el cp1253": "Το ποτάμι ξεχείλισε τη νύχτα και πλημμύρισε τα λιβάδια. Οι κάτοικοι επιστρέφουν "
                 "στα σπίτια τους, αλλά το σχολείο μένει κλειστό.",
    "tr cp1254": "Irmak gece taştı ve çayırları su bastı. Halk evlerine dönüyor, ancak okul bir "
                 "hafta daha kapalı kalacak; öğrenciler çok şaşkın.",
    "he cp1255": "הנהר עלה על גדותיו בלילה והציף את האחו. התושבים חוזרים לבתיהם, אך בית הספר יישאר "
                 "סגור עוד שבוע.",
    "ar cp1256": "فاض النهر ليلا وغمر المروج. يعود السكان إلى بيوتهم، لكن المدرسة ستبقى مغلقة أسبوعا "
                 "آخر بسبب الرطوبة.",
    "th cp874": "แม่น้ำเอ่อล้นในเวลากลางคืนและท่วมทุ่งหญ้า ชาวบ้านกำลังกลับบ้าน แต่โรงเรียนจะปิดต่อไปอีกหนึ่งสัปดาห์",
    "ja cp932": "夜のうちに川があふれ、牧草地が水につかった。住民は家に戻りつつあるが、学校はもう一週間休みになる。",
    "ja euc_jp": "夜のうちに川があふれ、牧草地が水につかった。住民は家に戻りつつあるが、学校はもう一週間休みになる。",
    "ja iso2022_jp": "夜のうちに川があふれ、牧草地が水につかった。住民は家に戻りつつあるが、学校はもう一週間休みになる。",
    "zh gb18030": "夜里河水漫过堤岸，淹没了草地。居民们正在返回家中，但学校还要再关闭一个星期。",
    "zh big5": "夜裡河水漫過堤岸，淹沒了草地。居民們正在返回家中，但學校還要再關閉一個星期。",
    "ko cp949": "밤사이 강물이 넘쳐 풀밭이 물에 잠겼다. 주민들은 집으로 돌아가고 있지만 학교는 한 주 더 문을 닫는다.",
    "ko utf-16": "밤사이 강물이 넘쳐 풀밭이 물에 잠겼다. 주민들은 집으로 돌아가고 있지만 학교는 한 주 더 문을 닫는다.",
    "zh utf-32": "夜里河水漫过堤岸，淹没了草地。居民们正在返回家中，但学校还要再关闭一个星期。",
}


def sentences(data):
    done = subprocess.run([PITH, "segment", "-f", "json"], input=data, stdout=subprocess.PIPE,
                          check=True)
    return json.loads(done.stdout)["sentences"]


def texts(data):
    return [s["text"] for s in sentences(data)]


def problems(text, encoding):
    data = text.encode(encoding)
    wanted = texts(text.encode())
    if texts(data) != wanted:
        yield f"read as {texts(data)}"
    if encoding.startswith("iso2022") or encoding.startswith("utf"):
        return
    for s in sentences(data):
        if data[s["start"]:s["end"]].decode(encoding) != s["text"]:
            yield f"{s['text']} is not at its offsets"


def main():
    results = Results()
    for name, text in SAMPLES.items():
        results.problems(name, problems(text, name.split()[1]))
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
