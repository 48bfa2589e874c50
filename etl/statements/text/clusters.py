"""Copies of one statement: texts that share most of their word sequences, clustered, never merged.

A text's signature is a MinHash by one permutation (Li, Owen, Zhang, "One Permutation Hashing", NIPS 2012): its sequences of
SHINGLE words are hashed into BINS bins, and each bin keeps 16 bits of its smallest hash. The share of equal bins estimates
the Jaccard similarity of two texts (standard error at 0.6 and 128 bins: 0.04). Two texts from SIMILAR on are copies, and so
are the copies of a copy. Signatures are committed: no word can be read from them, and a clone without texts has the same
clusters.
"""

import hashlib
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from operator import eq

RULE = "shared_word_sequences"
WORD = re.compile(r"[^\W_]+")
SHINGLE = 5  # words
BINS = 128
BAND = 4  # bins: two texts are compared where all bins of a band are equal (similarity 0.6: 99 % of such pairs are met)
SIMILAR = (
    0.6  # copies on several sites differ in frame, contact lines and a local quotation; see tests/test_clusters.py
)
MIN_WORDS = 40  # shorter texts say too little to be told apart

Signature = bytes  # BINS numbers of 16 bits, big endian; 0: no sequence fell into that bin


def signature(text: str) -> Signature:
    """The signature of a text; empty where it has less than MIN_WORDS words."""
    words = WORD.findall(text.casefold())
    if len(words) < MIN_WORDS:
        return b""
    least: dict[int, int] = {}
    for start in range(len(words) - SHINGLE + 1):
        shingle = " ".join(words[start : start + SHINGLE]).encode()
        value, place = divmod(int.from_bytes(hashlib.blake2b(shingle, digest_size=8).digest()), BINS)
        if value < least.get(place, value + 1):
            least[place] = value
    numbers = (least[place] % 65535 + 1 if place in least else 0 for place in range(BINS))
    return b"".join(number.to_bytes(2) for number in numbers)


def similarity(one: Signature, other: Signature) -> float:
    """The estimated Jaccard similarity of two texts, 0 to 1."""
    ones, others = numbers(one), numbers(other)
    unfilled = sum(a == b == 0 for a, b in zip(ones, others, strict=True)) if 0 in ones and 0 in others else 0
    equal: int = sum(map(eq, ones, others))
    return (equal - unfilled) / (BINS - unfilled)


def numbers(of: Signature) -> tuple[int, ...]:
    """The numbers of a signature."""
    return struct.unpack(f">{len(of) // 2}H", of)


def cluster(signatures: Mapping[str, Signature]) -> dict[str, str]:
    """By key of a text: the least key of its cluster, its own where it has no copy. A pure function of the signatures."""
    root = {key: key for key in sorted(signatures)}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    for one, other in sorted(candidates(signatures)):
        first, second = find(one), find(other)
        if first != second and similarity(signatures[one], signatures[other]) >= SIMILAR:
            root[max(first, second)] = min(first, second)
    return {key: find(key) for key in root}


def candidates(signatures: Mapping[str, Signature]) -> Iterable[tuple[str, str]]:
    """Pairs of keys with an equal band in which at least two bins are filled."""
    bands: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for key in sorted(signatures):
        filled = numbers(signatures[key])
        for start in range(0, len(filled), BAND):
            band = filled[start : start + BAND]
            if band.count(0) <= BAND - 2:
                bands[start, *band].append(key)
    return {pair for keys in bands.values() for pair in combinations(keys, 2)}
