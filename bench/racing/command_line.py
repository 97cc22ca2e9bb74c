"""What the command lines of both scripts share."""
import argparse
import contextlib
import pathlib
import sys
import tempfile

from racing.failure import Failure
from racing.programs import ROOT


def parser(description):
    """With the options that both have; `description` is the script's own text."""
    options = argparse.ArgumentParser(description=description,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--rounds', type=positive, default=3, metavar='N',
                         help='how often each figure is taken; the median counts (default: 3)')
    options.add_argument('--queries', type=positive, default=50, metavar='N',
                         help='how many queries are asked cold (default: 50)')
    options.add_argument('--report', type=pathlib.Path, metavar='FILE',
                         default=ROOT / 'docs' / 'performance.md',
                         help='the Markdown page to write into; the plot is put beside it '
                              '(default: docs/performance.md)')
    options.add_argument('--work', type=pathlib.Path, metavar='FOLDER',
                         help='where copies and indexes are kept (default: a temporary folder)')
    return options


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f'{text} is less than 1')
    return number


@contextlib.contextmanager
def work_folder(given):
    """`given`, which must be empty or absent; without it a folder that vanishes afterwards."""
    if given is None:
        with tempfile.TemporaryDirectory(prefix='fundstelle-bench-') as folder:
            yield pathlib.Path(folder)
        return
    given.mkdir(parents=True, exist_ok=True)
    if any(given.iterdir()):
        raise Failure(f'{given} is not empty')
    yield given.resolve()


def run(script, main):
    """Ends the process with main's success or with one line about its failure."""
    try:
        main()
    except Failure as failure:
        print(f'{script}: {failure}', file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
