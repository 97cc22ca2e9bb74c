"""Omega: omindex and, to search its index, Xapian's quest."""
import re

from racing.contestant import Contestant
from racing.processes import Command
from racing.programs import package_version


class Omega(Contestant):
    name = 'Omega'
    programs = ('omindex', 'quest')
    needs_files = True
    searches_warm = False

    @staticmethod
    def version():
        return package_version('xapian-omega')

    def prepare(self):
        super().prepare()
        self.collection.files()

    def build_command(self):
        return Command(('omindex', '--overwrite', '--db', str(self.index), '--stemmer',
                        self.collection.stemmer(), '--url', '/', str(self.collection.files())))

    def search_command(self, words):
        return Command(('quest', '--db', str(self.index), '--msize', '10', '--stemmer',
                        self.collection.stemmer(), ' '.join(words)))

    def count_hits(self, output):
        return len(re.findall(r'^\d+: \[', output, re.MULTILINE))
