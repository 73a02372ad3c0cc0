"""Makes tests/fixtures/normalizer.json: sentences of our own, and what PyPI's normaliser and jiwer make of them.

usage: pip install whisper-normalizer==0.1.15 jiwer==4.0.0; python bench/normalizer-vectors.py > tests/fixtures/normalizer.json
"""

import json
import random

import jiwer
from whisper_normalizer.basic import BasicTextNormalizer
from whisper_normalizer.english import EnglishSpellingNormalizer, EnglishTextNormalizer

SENTENCES = """
Mr. Smith won't come, he's gone to St. John's with Dr. Jones Jr.
I'd been waiting; she'd gone, they've done it and we'll see.
It's been said that he's got twenty-one horses, hasn't he?
Let's go, y'all! I'ma do it, imma stay, you're gonna wanna see.
Ma'am, the Rev. and the Hon. Sen. met Gov. and Lt. Col. Brown, Esq.
Woulda, coulda, shoulda. 'Cause I dunno, kinda, sorta, gotta.
Hmm, uh, um, mm, mhm, mmm: the umbrella hums.
He paid $20 million, £3.50 and €7, or 99 cents.
Two dollars and seven cents. Five pounds and thirty cents. Zero point five dollars.
$2 and ¢7 is $2.07, $0.05 is five cents.
It costs twenty five dollars and one cent.
One hundred and five. One hundred fifty thousand three hundred and twenty.
nineteen eighty four, twenty twenty, nineteen oh five
The 1960s, the 21st, the 32nd, the 3 rd and the 4 th.
Twenty first, thirty second, fifth, ninth, nineth, twelfth, twentieth, hundredth, two thousandth
Two millions, three hundreds, sixes and sevens, twenties, the nineties
One oh one, double oh seven, triple five, double million, triple
Three point one four, point five, point, no point at all, 5 point million
Two and a half, three million and a half, and a half, a dog and a half
minus five, negative ten, plus two, positive, minus, minus money
fifty percent, ten per cent, per, percent, per annum, 7 percent
The address is 192.168.0.1 and version 1.2.3 of 10.5
1,000,000 people and 1,5 or 12,345.67
He said (quietly) no [laughter] to <unk> everything.
Café naïve résumé façade jalapeño Ærø straße œuvre Łódź
The colour of the neighbour's grey jewellery in the theatre centre
We organise, realise and analyse catalogues of aluminium tyres
ten thousand dollars, one million euros, six hundred pounds
A4 paper, b2b, 5g network, mp3, 3d, 10k, 2nd2none
half past six, quarter to nine, 6:30, 10:45 p.m.
one, ones, 1, 1s, 11, 101, one1 1one
zero zero seven, o o, oh no, oh five
eleven twelve thirteen, ten eleven, five fifteen, fifty fifteen
hundred, a hundred, two hundred hundred, thousand thousand, thousand million
1.5 million, 2.25 thousand, 1.2.3 million, 0.5 thousand, 3.1415 hundred
three quintillion two sextillion one decillion septillion octillion nonillion quadrillion
constructor toString hasOwnProperty __proto__ valueOf
Twenty one point five percent of one hundred and ten dollars
e-mail, mother-in-law, twenty-five-year-old, one-two-three
'Tis the season; rock 'n' roll; the dogs' bones; O'Brien's
and and and, and five, five and, five and six, hundred and, hundred and six
100% sure, 50 %, % off, $ off, $5.00, $5.5.5, .5, 5., . . .
+5 -5 +- 5 ±5 $-5 -$5 £ 5
first second third fourth sixth seventh eighth tenth eleventh
1st 2nd 3rd 4th 11th 22nd 5s 5 s 5 street
twenty1 1twenty twenty 1 one 20 20 one
“Curly quotes,” she said—dashes – and… ellipses
don’t won’t can’t it’s
naïve née über Ünder
"""

OTHER = """
Der Fluß fließt, „ganz ruhig“, durch die schöne Straße (leise) [Lachen].
L'été dernier, j'ai vu l'œuvre — à Noël — n'est-ce pas ?
¿Dónde está el niño? ¡Aquí, señor!
Não há ação sem coração.
Å, ä och ö är bokstäver.
Il était 12,5 % à 10:30, 3.14 et 1 000 €.
Привет, мир! Ёлка и йод.
今日は、いい天気ですね。
我们去了北京，看了长城！
안녕하세요, 세계! 오늘 날씨가 좋네요.
สวัสดีครับ ผมชื่อสมชาย
ＡＢＣ １２３ ｶﾞｷﾞ ﬁne ½ ² ™
नमस्ते दुनिया
"""

UNITS = "one two three four five six seven eight nine ten eleven twelve fifteen nineteen first third fifth ninths sixes".split()
TENS = "twenty thirty forty fifty ninety twenties thirtieth".split()
MORE = "hundred thousand million billion hundreds thousandth o oh zero and point double triple a half".split()
OTHERS = "dollars cents pound euros percent per cent minus plus negative dogs the 5 17 200 3.5 $4 £12 ¢7 1990 0 10% 0.25".split()


def sentences():
    rng = random.Random(20)
    for line in SENTENCES.strip().split("\n"):
        yield line
    for _ in range(300):
        yield " ".join(rng.choice(rng.choice([UNITS, TENS, MORE, OTHERS])) for _ in range(rng.randint(2, 8)))
    british = sorted(EnglishSpellingNormalizer().mapping)
    for _ in range(40):
        yield " ".join(rng.sample(british, 4)).capitalize() + "."


def main():
    english = EnglishTextNormalizer()
    words, letters = BasicTextNormalizer(), BasicTextNormalizer(split_letters=True)
    texts = list(sentences())
    others = OTHER.strip().split("\n")
    rows = {"english": [], "basic": [[t, words(t)] for t in others], "letters": [[t, letters(t)] for t in others]}
    for text in texts:
        try:
            rows["english"].append([text, english(text)])
        except (AssertionError, TypeError):
            continue  # The original itself breaks on a few rows of random words.
    normal = [(n or "").strip() for _, n in rows["english"]]
    rows["errors"] = []
    rng = random.Random(21)
    for reference in [n for n in normal if n][:80]:
        heard = [w for w in reference.split() if rng.random() > 0.2]
        for _ in range(rng.randint(0, 3)):
            heard.insert(rng.randint(0, len(heard)), rng.choice(UNITS))
        got = jiwer.process_words(reference, " ".join(heard))
        edits = got.substitutions + got.deletions + got.insertions
        rows["errors"].append({"reference": reference, "heard": " ".join(heard), "edits": edits, "wer": got.wer})
    print("{")
    for at, (name, list_) in enumerate(rows.items()):
        body = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in list_)
        print(f'  "{name}": [\n{body}\n  ]' + ("," if at < len(rows) - 1 else ""))
    print("}")


if __name__ == "__main__":
    main()
