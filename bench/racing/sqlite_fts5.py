"""SQLite FTS5: the sqlite3 shell, and for warm searches the library within Python."""
import sqlite3
import statistics
import time

from racing.contestant import Contestant
from racing.processes import Command
from racing.programs import package_version

# Stems are for English only.
TOKENIZERS = {'en': 'porter unicode61', 'de': 'unicode61'}
BUILD = '''\
pragma journal_mode = off;
pragma synchronous = off;
create virtual table docs using fts5(
  id unindexed, language unindexed, year unindexed, title, text, tokenize = '{tokenizer}');
.mode ascii
.separator "\\t" "\\n"
.import {tsv} docs
insert into docs(docs) values ('optimize');
'''
COLD = '''\
select id, title, snippet(docs, 4, '[', ']', '…', 32) from docs
where docs match '{match}' order by rank limit 10'''
WARM = 'select id from docs where docs match ? order by rank limit 10'
COUNT = 'select year, count(*) from docs where docs match ? group by year'


class SqliteFts5(Contestant):
    name = 'SQLite FTS5'
    programs = ('sqlite3',)

    @staticmethod
    def version():
        return package_version('sqlite3')

    def prepare(self):
        super().prepare()
        tokenizer = TOKENIZERS[self.collection.language]
        self._script().write_text(BUILD.format(tokenizer=tokenizer, tsv=self.collection.tsv()))

    def build_command(self):
        return Command(('sqlite3', '-bail', str(self.index), f'.read {self._script()}'))

    def search_command(self, words):
        return Command(('sqlite3', '-readonly', str(self.index), COLD.format(match=match(words))))

    def count_hits(self, output):
        return len(output.splitlines())

    def warm_seconds(self, queries):
        return statistics.fmean(self._query_seconds(WARM, queries))

    def count_seconds(self, queries):
        """Mean seconds to count the matches by year; each query's best of three."""
        rounds = [self._query_seconds(COUNT, queries) for _ in range(3)]
        return statistics.fmean(map(min, zip(*rounds)))

    def _query_seconds(self, statement, queries):
        database = sqlite3.connect(f'file:{self.index}?mode=ro', uri=True)
        seconds = []
        for words in queries:
            start = time.perf_counter()
            database.execute(statement, (match(words),)).fetchall()
            seconds.append(time.perf_counter() - start)
        database.close()
        return seconds

    def _script(self):
        return self.folder / 'build.sql'


def match(words):
    return ' OR '.join(f'"{word}"' for word in words)
