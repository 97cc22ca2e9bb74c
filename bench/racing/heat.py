"""One collection, all contestants, several rounds.

In a round each contestant runs once, and each round begins with another one, so that what else the
machine does, its caches and its heat fall on all alike. Searches take turns query by query.
"""
import dataclasses
import os
import sys

from racing.failure import Failure
from racing.figures import median, percentile
from racing.processes import Command, size_of

EMPTY_PROGRAM = Command(('true',))


@dataclasses.dataclass
class Result:
    """What one contestant did. Seconds and bytes; an empty list where it has no such search."""
    build_seconds: list = dataclasses.field(default_factory=list)
    peak_bytes: list = dataclasses.field(default_factory=list)
    index_bytes: int = 0
    answered: int = 0  # Cold queries with a hit.
    cold_seconds: list = dataclasses.field(default_factory=list)  # A list of rounds for each query.
    warm_seconds: list = dataclasses.field(default_factory=list)

    def cold_median(self):
        return median(map(median, self.cold_seconds)) if self.cold_seconds else None

    def cold_percentile(self, share):
        return percentile(map(median, self.cold_seconds), share) if self.cold_seconds else None

    def warm_median(self):
        return median(self.warm_seconds) if self.warm_seconds else None


class Heat:
    """`contestants` by name; `results` has an entry for each."""

    def __init__(self, runner, contestants, rounds):
        self.runner = runner
        self.contestants = contestants
        self.rounds = rounds
        self.results = {contestant.name: Result() for contestant in contestants}
        self.empty_seconds = []

    def build(self):
        for contestant in self.contestants:
            say(f'preparing {contestant.name}')
            contestant.prepare()
        for contestant in self._turns('building', self.contestants):
            contestant.remove_index()
            os.sync()
            seconds, peak = self.runner.seconds_and_peak(contestant.build_command())
            result = self.results[contestant.name]
            result.build_seconds.append(seconds)
            result.peak_bytes.append(peak)
            result.index_bytes = size_of(contestant.index)

    def search_cold(self, queries):
        """A process for each query; the files are in the system's memory."""
        searching = [contestant for contestant in self.contestants if contestant.searches_cold]
        for contestant in searching:
            self._count_answers(contestant, queries)
            self.results[contestant.name].cold_seconds = [[] for _ in queries]
        for round_number in range(self.rounds):
            say(f'searching cold, round {round_number + 1} of {self.rounds}')
            for number, words in enumerate(queries):
                for contestant in rotated(searching, round_number + number):
                    seconds = self.runner.seconds(contestant.search_command(words))
                    self.results[contestant.name].cold_seconds[number].append(seconds)
                self.empty_seconds.append(self.runner.seconds(EMPTY_PROGRAM))

    def search_warm(self, queries):
        """All queries in one process."""
        searching = [contestant for contestant in self.contestants if contestant.searches_warm]
        for contestant in self._turns('searching warm', searching):
            seconds = contestant.warm_seconds(queries)
            self.results[contestant.name].warm_seconds.append(seconds)

    def _turns(self, task, contestants):
        for round_number in range(self.rounds):
            for contestant in rotated(contestants, round_number):
                say(f'{task}, round {round_number + 1} of {self.rounds}: {contestant.name}')
                yield contestant

    def _count_answers(self, contestant, queries):
        outputs = (self.runner.output(contestant.search_command(words)) for words in queries)
        answered = sum(contestant.count_hits(output) > 0 for output in outputs)
        if answered == 0:
            raise Failure(f'{contestant.name} found nothing at all')
        self.results[contestant.name].answered = answered


def rotated(items, by):
    by %= max(1, len(items))
    return items[by:] + items[:by]


def say(message):
    print(f'==> {message}', file=sys.stderr, flush=True)
