"""A collection, put into the forms that the contestants read. None of this is timed.

A collection is a folder with docs.jsonl or docs.jsonl.zst: one JSON object a line with `id`,
`title`, `text`, and perhaps `language`, `date` and `year`.
"""
import collections
import json
import pathlib
import re
import shutil
import subprocess

from racing.failure import Failure

FILES_A_FOLDER = 1000


class Collection:
    """`limit`: only so many documents, from the first on."""

    def __init__(self, source, work, limit=None):
        self.name = pathlib.Path(source).resolve().name
        self.folder = pathlib.Path(work) / self.name
        if self.folder.exists():
            raise Failure(f'two collections are called {self.name}')
        self.folder.mkdir(parents=True)
        self.json_lines = self.folder / 'docs.jsonl'
        self._tsv = self.folder / 'docs.tsv'
        self._files = self.folder / 'files'
        self.documents, self.bytes = self._copy(pathlib.Path(source), limit)
        self.language = self._main_language()

    def records(self):
        """The documents, one by one, as they lie in the file."""
        with open(self.json_lines, encoding='utf-8', newline='\n') as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise Failure(f'{self.name}, line {number}: {error}') from error

    def tsv(self):
        """The path of a table: id, language, year, title and text, each on one line."""
        if not self._tsv.exists():
            with open(self._tsv, 'w', encoding='utf-8') as table:
                for record in self.records():
                    row = (record.get('id'), language_of(record), year_of(record),
                           record.get('title'), record.get('text'))
                    table.write('\t'.join(map(one_line, row)) + '\n')
        return self._tsv

    def files(self):
        """The path of a folder with a text file for each document."""
        if not self._files.exists():
            for number, record in enumerate(self.records()):
                folder = self._files / f'{number // FILES_A_FOLDER:04}'
                folder.mkdir(parents=True, exist_ok=True)
                text = f"{record.get('title') or ''}\n\n{record.get('text') or ''}\n"
                (folder / f'{number:08}.txt').write_text(text, encoding='utf-8')
        return self._files

    def remove(self):
        """Deletes its folder with all indexes in it."""
        shutil.rmtree(self.folder)

    def _copy(self, source, limit):
        documents = size = 0
        with open(self.json_lines, 'wb') as copy:
            for line in read_lines(source):
                if documents == limit:
                    break
                copy.write(line)
                documents += 1
                size += len(line)
        if documents == 0:
            raise Failure(f'{source} holds no documents')
        return documents, size

    def stemmer(self):
        """The stemmer of the collection's language, as Snowball calls it."""
        return {'en': 'english', 'de': 'german'}[self.language]

    def _main_language(self):
        counts = collections.Counter(language_of(record) for record in self.records())
        return counts.most_common(1)[0][0]


def read_lines(source):
    """The lines of a collection's documents, as bytes."""
    plain, packed = source / 'docs.jsonl', source / 'docs.jsonl.zst'
    if plain.is_file():
        with open(plain, 'rb') as lines:
            yield from lines
    elif packed.is_file():
        with subprocess.Popen(['zstd', '-dcq', packed], stdout=subprocess.PIPE) as unpacking:
            yield from unpacking.stdout
            if unpacking.wait() != 0:
                raise Failure(f'{packed} cannot be unpacked')
    else:
        raise Failure(f'{source} is no collection: it has neither docs.jsonl nor docs.jsonl.zst')


def language_of(record):
    """de or en: the two languages whose analyzers all contestants have."""
    return 'de' if str(record.get('language', '')).startswith('de') else 'en'


def year_of(record):
    year = re.search(r'(?:19|20)\d\d', str(record.get('date') or record.get('year') or ''))
    return year.group() if year else ''


def one_line(value):
    return ' '.join(str(value or '').split())
