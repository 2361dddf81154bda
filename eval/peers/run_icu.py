"""ICU: UAX 29 with CLDR's suppressions of breaks after abbreviations ("ss=standard")."""

import icu
import rows


def sentences(row):
    text = icu.UnicodeString(row["text"])
    ends = icu.BreakIterator.createSentenceInstance(icu.Locale(row["lang"] + "@ss=standard"))
    ends.setText(text)
    out, start = [], 0
    for end in ends:
        out.append(str(text[start:end]))
        start = end
    return out


rows.answer("sentences", sentences)
