"""Queries drawn from a collection itself; the same ones each time.

A query has one to four different words of one document, all of medium document frequency: neither
function words nor words that stand in a few documents only.
"""
import collections
import random
import re

from racing.failure import Failure

WORD = re.compile(r'[^\W\d_]{3,}')
SEED = 1
MOST_WORDS = 4
MEDIUM = (0.0005, 0.02)  # Of all documents.
FEWEST_DOCUMENTS = 3
MOST_BROAD = 0.3
BROAD_LETTERS = 6  # Function words are shorter, for the most part.


def words_of(record):
    """The different words of a document, in small letters, in the order of the alphabet."""
    text = f"{record.get('title') or ''} {record.get('text') or ''}"
    return sorted(set(WORD.findall(text.lower())))


def document_frequencies(collection):
    frequencies = collections.Counter()
    for record in collection.records():
        frequencies.update(words_of(record))
    return frequencies


def medium_words(frequencies, documents):
    least = max(FEWEST_DOCUMENTS, MEDIUM[0] * documents)
    most = max(least, MEDIUM[1] * documents)
    return {word for word, count in frequencies.items() if least <= count <= most}


def draw_queries(collection, frequencies, count):
    """`count` lists of words: one of one word, one of two, and so on, over and over."""
    chance = random.Random(SEED)
    medium = medium_words(frequencies, collection.documents)
    order = chance.sample(range(collection.documents), min(collection.documents, 20 * count))
    wanted = {number: place for place, number in enumerate(order)}
    candidates = {}
    for number, record in enumerate(collection.records()):
        if number in wanted:
            candidates[wanted[number]] = [word for word in words_of(record) if word in medium]
    queries = []
    for place in range(len(order)):
        length = len(queries) % MOST_WORDS + 1
        if len(queries) < count and len(candidates[place]) >= length:
            queries.append(chance.sample(candidates[place], length))
    if not queries:
        raise Failure(f'{collection.name} is too small to draw queries from')
    return queries


def broad_queries(collection, frequencies, count):
    """Single words of the highest document frequencies: what makes facets count much."""
    most = MOST_BROAD * collection.documents
    broad = [word for word, frequency in frequencies.most_common(5000)
             if len(word) >= BROAD_LETTERS and frequency <= most]
    return [[word] for word in broad[:count]]
