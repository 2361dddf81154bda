"""choppa: LanguageTool's SRX rules; the end of a line ends a sentence ("_one")."""

import rows
from choppa import DEFAULT_SRX_RULESET, SRX_2_XSD, SrxDocument, SrxTextIterator

RULES = SrxDocument(ruleset=DEFAULT_SRX_RULESET, validate_ruleset=SRX_2_XSD)
WITHOUT = ("fi", "tr", "hy", "bg", "am", "my", "kk")


def sentences(row):
    if row["lang"] in WITHOUT:
        raise ValueError("no rules")
    return list(SrxTextIterator(RULES, f"{row['lang']}_one", row["text"]))


rows.answer("sentences", sentences)
