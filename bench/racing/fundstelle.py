"""Fundstelle: indexer and searcher."""
import json
import statistics

from racing.contestant import Contestant
from racing.processes import Command
from racing.programs import fundstelle_program, output_of

DEFAULT_FACETS = 'company,city,year,language'


class Fundstelle(Contestant):
    name = 'Fundstelle'

    @staticmethod
    def version():
        return output_of([fundstelle_program('searcher'), '--version']).split('\n')[0].split()[-1]

    def build_command(self):
        return Command((fundstelle_program('indexer'), '--quiet', '--index', str(self.index),
                        'update', str(self.collection.json_lines)), accepted=(0, 1))

    def search_command(self, words):
        return self._searcher('--format', 'json', *words)

    def search_without_facets(self, words):
        return self._searcher('--format', 'json', '--facets', 'none', *words)

    def count_hits(self, output):
        return output.count('{"type":"hit"')

    def warm_seconds(self, queries):
        command = self._searcher('--batch', self._write_batch(queries), '--format', 'trec')
        return self.runner.seconds(command) / len(queries)

    def count_seconds(self, queries, facets=DEFAULT_FACETS):
        """Mean seconds to match and count, no hit being shown; each query's best of three."""
        batch = self._write_batch(queries * 3)
        command = self._searcher('--batch', batch, '--format', 'json', '--limit', '0',
                                 '--facets', facets)
        output = self.runner.output(command)
        records = [json.loads(line) for line in output.splitlines() if '"type":"summary"' in line]
        times = [record['data']['milliseconds'] / 1000 for record in records]
        count = len(queries)
        return statistics.fmean(min(times[number::count]) for number in range(count))

    def _searcher(self, *arguments):
        return Command((fundstelle_program('searcher'), '--index', str(self.index), *arguments),
                       accepted=(0, 1))

    def _write_batch(self, queries):
        path = self.folder / 'queries.jsonl'
        with open(path, 'w', encoding='utf-8') as batch:
            for number, words in enumerate(queries):
                batch.write(json.dumps({'id': str(number), 'text': ' '.join(words)}) + '\n')
        return str(path)
