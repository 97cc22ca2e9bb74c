"""Processes, run one at a time and timed from outside.

The clock runs from posix_spawn to the return of wait4: that is a fork and an exec, and no shell.
"""
import dataclasses
import os
import pathlib
import subprocess
import tempfile
import time

from racing import programs
from racing.failure import Failure


@dataclasses.dataclass(frozen=True)
class Command:
    """What to run. `accepted` are the exit codes that are no failure."""
    argv: tuple
    accepted: tuple = (0,)


class Runner:
    """Runs commands in a folder, with an environment that knows nothing of the user."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        home = self.folder / 'home'
        home.mkdir(parents=True, exist_ok=True)
        self._environment = programs.clean_environment(home)
        self._messages = self.folder / 'messages'

    def output(self, command):
        """What the command prints; untimed."""
        done = subprocess.run(command.argv, env=self._environment, capture_output=True, check=False)
        self._check(command, done.returncode, done.stderr)
        return done.stdout.decode(errors='replace')

    def seconds(self, command):
        """Runs the command with its output thrown away."""
        devices = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                   (os.POSIX_SPAWN_OPEN, 2, self._messages,
                    os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)]
        start = time.perf_counter()
        process = os.posix_spawnp(command.argv[0], command.argv, self._environment,
                                  file_actions=devices)
        _, status, _ = os.wait4(process, 0)
        elapsed = time.perf_counter() - start
        self._check(command, os.waitstatus_to_exitcode(status), self._messages.read_bytes())
        return elapsed

    def seconds_and_peak(self, command):
        """Seconds, and the peak memory in bytes.

        wait4 would count the memory of this process too, as a spawned process begins with it; so
        the peak is taken by time(1), which is small.
        """
        with tempfile.NamedTemporaryFile(dir=self.folder, mode='r') as report:
            timed = Command(('time', '--quiet', '--format=%M', f'--output={report.name}',
                             *command.argv), command.accepted)
            seconds = self.seconds(timed)
            return seconds, int(report.read().split()[-1]) * 1024

    @staticmethod
    def _check(command, code, messages):
        if code not in command.accepted:
            last = messages.decode(errors='replace').strip()[-500:]
            raise Failure(f"{' '.join(command.argv)[:300]} ended with {code}: {last}")


def size_of(path):
    """Bytes of a file or of all files in a folder."""
    path = pathlib.Path(path)
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob('*') if file.is_file())
