"""What every contestant has in common."""
import pathlib
import shutil


class Contestant:
    """A search program over one collection. Paths are its own; commands are run by others."""

    name = ''
    programs = ()           # Those it calls, Fundstelle's own apart.
    needs_files = False     # Reads a folder of text files.
    searches_cold = True    # Has a program that answers one query and ends.
    searches_warm = True    # Answers many queries in one process.

    def __init__(self, runner, collection):
        self.runner = runner
        self.collection = collection
        self.folder = collection.folder / type(self).__name__.lower()
        self.index = self.folder / 'index'

    @staticmethod
    def version():
        raise NotImplementedError

    def prepare(self):
        """Puts the collection into the form it is read in; untimed."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def build_command(self):
        """Builds self.index, which does not exist."""
        raise NotImplementedError

    def search_command(self, words):
        """The ten best documents with any of the words."""
        raise NotImplementedError

    def count_hits(self, output):
        """How many documents the output of a search shows."""
        raise NotImplementedError

    def warm_seconds(self, queries):
        """Mean seconds of a top ten in one process for all queries."""
        raise NotImplementedError

    def remove_index(self):
        if self.index.is_dir():
            shutil.rmtree(self.index)
        else:
            pathlib.Path(self.index).unlink(missing_ok=True)
