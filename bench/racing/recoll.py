"""Recoll: recollindex and recollq."""
from racing.contestant import Contestant
from racing.processes import Command
from racing.programs import package_version

# In the foreground at full priority, and without the spelling dictionary, which others do not make.
CONFIGURATION = '''\
topdirs = {files}
dbdir = {index}
indexstemminglanguages = {stemmer}
defaultcharset = UTF-8
idxniceprio = 0
noaspell = 1
loglevel = 1
'''


class Recoll(Contestant):
    name = 'Recoll'
    programs = ('recollindex', 'recollq')
    needs_files = True
    searches_warm = False

    @staticmethod
    def version():
        return package_version('recollcmd')

    def prepare(self):
        super().prepare()
        (self.folder / 'recoll.conf').write_text(CONFIGURATION.format(
            files=self.collection.files(), index=self.index, stemmer=self.collection.stemmer()))

    def build_command(self):
        return Command(('recollindex', '-c', str(self.folder), '-z'))

    def search_command(self, words):
        return Command(('recollq', '-c', str(self.folder), '-s', self.collection.stemmer(), '-o', '-n', '10',
                        '-A', '-p', '2', ' '.join(words)))

    def count_hits(self, output):
        return sum(line.startswith('text/plain\t') for line in output.splitlines())
