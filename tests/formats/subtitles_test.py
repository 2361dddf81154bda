#!/usr/bin/env python3
"""Subtitles: cues as running text. TAP."""

from samples import Samples, texts

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>The rain fell</i> all night,
and the river

2
00:00:03,000 --> 00:00:05,500 X1:100
rose by two metres.

3
00:00:05,600 --> 00:00:07,000
- Is the bridge closed?
- {\\an8}It is, since 9&nbsp;o'clock.

4
00:00:20,000 --> 00:00:22,000
[door slams]
♪ Nobody missed the rain. ♪
""".replace("\n", "\r\n")

# As speech recognition writes them: every line is shown twice, words have times.
ROLLING = """WEBVTT
Kind: captions

STYLE
::cue { color: red }

NOTE this is no text

00:00.000 --> 00:02.000 align:start position:0%

the<00:00.500><c> rain</c><00:01.000><c> fell</c>

00:02.000 --> 00:02.010
the rain fell

00:02.010 --> 00:04.000
the rain fell
all<00:03.000><c> night</c> and

00:04.000 --> 00:06.000
all night and
the river rose
"""


def main():
    s = Samples()
    code, [one], error = s.documents(s.write("film", SRT))
    s.check("told from its times", code == 0 and one["format"] == "subtitles", one, error)
    s.check("cues are joined, a pause parts paragraphs", texts(one) ==
            ["The rain fell all night, and the river rose by two metres. Is the bridge closed? "
             "It is, since 9\u00a0o'clock.".replace("\u00a0", " "), "Nobody missed the rain. ♪"],
            texts(one))
    data = SRT.encode()
    code, out, error = s.run("-n1", "-m", "lead", "-f", "json", "film")
    s.check("a sentence over two cues leads back to both",
            '"text":"The rain fell all night, and the river rose by two metres."' in out, out)
    start = data.index(b"The rain")
    end = data.index(b"metres.") + len("metres.")
    s.check("with its place", f'"start":{start},"end":{end}' in out, out, start, end)
    code, [one], error = s.documents(s.write("talk.vtt", ROLLING))
    s.check("what rolls up is said once", texts(one) == ["the rain fell all night and the river rose"],
            texts(one))
    for name, text in {"nothing": "", "no cue": "WEBVTT\n\n", "times only": "00:01.000 --> 00:02.000\n" * 9,
                       "times without end": "00:01.000 --> " * 9999, "open tags": "WEBVTT\n\n00:00.000 --> "
                       "00:01.000\n" + "<[{&" * 50_000,
                       "a million numbers": "00:00:00,000 --> 00:00:01,000\n" + "1" * 1_000_000}.items():
        code, _, error = s.run("-n1", "-m", "lead", s.write("x.srt", text))
        expected = 1 if name == "nothing" else 0
        s.check("no harm in " + name, code == expected, code, error)
    s.end()


if __name__ == "__main__":
    main()
