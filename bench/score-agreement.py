"""Compares the word error rate of `dictum bench --json` with PyPI's whisper-normalizer and jiwer on the same texts.

usage: pip install whisper-normalizer==0.1.15 jiwer==4.0.0
       dictum bench --manifest M.tsv --json | tail -1 > bench.json; python bench/score-agreement.py bench.json M.tsv
"""

import csv
import json
import sys

import jiwer
from whisper_normalizer.basic import BasicTextNormalizer
from whisper_normalizer.english import EnglishTextNormalizer

LIMIT_POINTS = 0.2
BY_CHARACTER = {"zh", "ja", "ko", "th", "lo", "my", "km", "bo"}


def normalizer_of(language):
    if language == "en":
        return EnglishTextNormalizer()
    return BasicTextNormalizer(split_letters=language in BY_CHARACTER)


def main(bench_path, manifest_path):
    with open(bench_path, encoding="utf-8") as file:
        bench = json.load(file)
    with open(manifest_path, encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    spoken = [(rows[result["id"]], result["text"]) for result in bench["results"] if rows[result["id"]]["language"] != "-"]
    normalize = normalizer_of(spoken[0][0]["language"])
    references = [normalize(row["text"]).strip() for row, _ in spoken]
    theirs = 100 * jiwer.wer(references, [normalize(text).strip() for _, text in spoken])
    difference = abs(bench["wer"] - theirs)
    print(f"ours {bench['wer']:.3f} %  jiwer {theirs:.3f} %  difference {difference:.3f}")
    sys.exit(difference > LIMIT_POINTS)


if __name__ == "__main__":
    main(*sys.argv[1:])
