#!/usr/bin/env python3
"""What a page holds and nobody is shown, and what is shown by other means than paragraphs: frames,
noscript, template, hidden words, details, dialog, shadow trees, AMP, pictures. Hidden blocks may be
what tabs show: the trees judge them. TAP."""

import subprocess
import sys

from tap import PITH, Results

MAIN = ["The council met on Monday to decide whether the old ferry should sail through the winter.",
        "Engineers said that the hull had been patched eleven times since spring, and would not last.",
        "A new ferry would cost four million, which the council hopes to raise from harbour fees."]
SHOWN = "".join(f"<p>{p}</p>" for p in MAIN)
SECRET = "The seals have taken over the slipway, and nobody dares to chase them away from it."

# Each with where the secret stands; True: it is to be read.
CASES = {
    "iframe": (f"{{}}<iframe src='/x'>{SECRET}</iframe>", False),
    "template": (f"{{}}<template><p>{SECRET}</p></template>", False),
    "declarative shadow tree": (f"{{}}<x-card><template shadowrootmode='open'><p>{SECRET}</p></template></x-card>", False),
    "slotted text of a shadow tree": ("<x-article><template shadowrootmode='open'><slot></slot></template>{}"
                                      f"<p>{SECRET}</p></x-article>", True),
    "inline, hidden": (f"<p>{{}}</p><p>He paused.<span style='display:none'> {SECRET}</span></p>", False),
    "dialog": (f"{{}}<dialog><p>{SECRET}</p></dialog>", False),
    "dialog by its role": (f"{{}}<div role='dialog' aria-modal='true'><p>{SECRET}</p></div>", False),
    "dialog that asks, by its role": (f"{{}}<section role='alertdialog'><p>{SECRET}</p></section>", False),
    "tooltip": (f"{{}}<div role='tooltip'><p>{SECRET}</p></div>", False),
    "note by its role": (f"{{}}<div role='note'><p>{SECRET}</p></div>", True),
    "details": (f"{{}}<details><summary>How long does it last?</summary><p>{SECRET}</p></details>", True),
    "script": (f"{{}}<script>document.write('<p>{SECRET}</p>')</script>", False),
    "comment": (f"{{}}<!-- <p>{SECRET}</p> -->", False),
    "conditional comment": (f"{{}}<!--[if IE]><p>{SECRET}</p><![endif]-->", False),
    "video's fallback": (f"{{}}<video src=v><p>{SECRET}</p></video>", False),
    "object's fallback": (f"{{}}<object data=o><p>{SECRET}</p></object>", False),
    "text area": (f"{{}}<textarea>{SECRET}</textarea>", False),
    "alternative text of a picture": (f"{{}}<picture><source srcset=a.webp><img src=a.jpg alt='{SECRET}'></picture>", False),
    "a picture between words": (f"{{}}<p>Then <picture><img src=a.jpg alt=x></picture>{SECRET}</p>", True),
    "noscript's picture": (f"{{}}<noscript><img src=a.jpg alt='{SECRET}'></noscript>", False),
    "AMP's own elements": (f"{{}}<amp-img src=a.jpg alt='{SECRET}'></amp-img><amp-ad>{SECRET}</amp-ad>", False),
}
FRAMES = f"<html><head><title>F</title></head><frameset cols='20%,*'><frame src=a><frame src=b><noframes><body>{SHOWN}" \
         "</body></noframes></frameset></html>"
AMP = f"<!doctype html><html amp lang=en><head><style amp-boilerplate>body{{}}</style></head><body><article><h1>Ferry</h1>{SHOWN}</article></body></html>"
NOSCRIPT = f"<html><body><div id=app></div><noscript><article>{SHOWN}</article></noscript></body></html>"


def extract(page):
    done = subprocess.run([PITH, "extract", "-i", "html"], input=page.encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False)
    return " ".join(done.stdout.decode().split())


def main():
    results = Results()
    for name, (body, read) in CASES.items():
        text = extract("<html lang=en><head><title>Ferry</title></head><body><article><h1>Ferry to sail all winter"
                       f"</h1>{body.format(SHOWN)}</article></body></html>")
        results.check(name, (SECRET in text) == read and all(p in text for p in MAIN), text)
    for name, page in ("frames", FRAMES), ("AMP", AMP), ("a page whose text is in noscript", NOSCRIPT):
        text = extract(page)
        results.check(name, all(p in text for p in MAIN), text)
    return results.end()


if __name__ == "__main__":
    sys.exit(main())
