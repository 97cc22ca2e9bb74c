"""The programs that a race calls: where they are, of which version, in which surroundings."""
import os
import pathlib
import shutil
import subprocess

from racing.failure import Failure

ROOT = pathlib.Path(__file__).resolve().parents[2]
NEEDED = ('time', 'gnuplot', 'dpkg-query', 'zstd')  # By the scripts themselves.


def require_for(contestants):
    """Fails unless all programs can be run that a race of these needs."""
    names = [*NEEDED, *(name for contestant in contestants for name in contestant.programs)]
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        raise Failure(f"no {', '.join(missing)} on this machine: run tools/packages install bench")


def fundstelle_program(name):
    """indexer or searcher: in FUNDSTELLE_BIN, else as the preset release builds them."""
    given = os.environ.get('FUNDSTELLE_BIN')
    folder = pathlib.Path(given) if given else ROOT / 'build' / 'release' / 'bin'
    program = folder.resolve() / name
    if not (program.is_file() and os.access(program, os.X_OK)):
        raise Failure(f'no programs in {folder}: build them, or set FUNDSTELLE_BIN')
    return str(program)


def package_version(package):
    """The version of an installed Debian package without epoch and revision."""
    version = output_of(['dpkg-query', '--show', '--showformat=${Version}', package])
    return version.split(':')[-1].split('-')[0].split('+')[0]


def output_of(argv):
    """What a program prints; untimed."""
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"{argv[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done.stdout


def clean_environment(home):
    """Nothing of the user's own configuration, and the same language everywhere."""
    return {'HOME': str(home), 'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8', 'LC_ALL': 'C.UTF-8'}
