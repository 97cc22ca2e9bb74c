"""Lucene 8: the two small Java programs in bench/lucene/."""
import glob
import os
import re

from racing.contestant import Contestant
from racing.failure import Failure
from racing.processes import Command
from racing.programs import ROOT, output_of

PARTS = ('core', 'analyzers-common', 'facet')
JARS = '/usr/share/java/lucene-{part}-8.*.jar'
HEAP = '-Xmx1g'
WARM_UP_SECONDS = 5


class Lucene(Contestant):
    name = 'Lucene'
    programs = ('java', 'javac')
    searches_cold = False

    @staticmethod
    def version():
        return re.search(r'-(8[\d.]+)\.jar', jars()[0]).group(1)

    def prepare(self):
        super().prepare()
        sources = sorted(map(str, (ROOT / 'bench' / 'lucene').glob('*.java')))
        output_of(['javac', '-cp', ':'.join(jars()), '-d', self._classes(), *sources])
        self.collection.tsv()

    def build_command(self):
        return self._java('LuceneIndexer', self.collection.tsv(), self.index, os.cpu_count())

    def warm_seconds(self, queries):
        return self._searcher('top', queries, rounds=1)

    def count_seconds(self, queries):
        """Mean seconds to count the matches by year; each query's best of three."""
        return self._searcher('count', queries, rounds=3)

    def _searcher(self, task, queries, rounds):
        path = self.folder / 'queries.txt'
        path.write_text(''.join(' '.join(words) + '\n' for words in queries), encoding='utf-8')
        output = self.runner.output(self._java('LuceneSearcher', task, self.index,
                                               self.collection.language, path, WARM_UP_SECONDS,
                                               rounds))
        seconds, results = output.split()
        if int(results) == 0:
            raise Failure('Lucene found nothing at all')
        return float(seconds)

    def _java(self, program, *arguments):
        classes = ':'.join([*jars(), self._classes()])
        return Command(('java', HEAP, '-cp', classes, program, *map(str, arguments)))

    def _classes(self):
        return str(self.folder / 'classes')


def jars():
    found = [path for part in PARTS for path in sorted(glob.glob(JARS.format(part=part)))[-1:]]
    if len(found) < len(PARTS):
        raise Failure('no Lucene 8 on this machine: run tools/packages install bench')
    return found
