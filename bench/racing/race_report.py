"""The figures of bench/race as a section of a Markdown page, with a plot."""
import dataclasses

from racing import plot
from racing.figures import in_megabytes, in_milliseconds, in_rounds, in_seconds, median
from racing.machine import describe_machine
from racing.report import replace_section, table

HEADER = ['', 'build', 'peak memory', 'index', 'cold search, median', '95th percentile',
          'warm top 10', 'answered']
NONE = '–'
LANGUAGES = {'en': 'English', 'de': 'German'}


@dataclasses.dataclass
class Lap:
    """One collection that has been raced over."""
    collection: object
    heat: object
    queries: int
    skipped: list  # Names of contestants.


def write_report(page, laps, versions):
    """Rewrites the section `race` of `page`, and its plot."""
    picture = page.with_name(f'{page.stem}-race.svg')
    parts = [f'Machine: {describe_machine()}.',
             'Versions: ' + ', '.join(f'{name} {version}' for name, version in versions.items())
             + '.',
             f'![The figures below as dots]({picture.name})']
    for lap in laps:
        parts += [heading(lap), lap_table(lap), remarks(lap)]
    draw(picture, laps, versions)
    replace_section(page, 'race', '\n\n'.join(parts))


def heading(lap):
    collection = lap.collection
    return (f'### {collection.name}: {collection.documents:,} documents, '
            f'{in_megabytes(collection.bytes)}, {LANGUAGES[collection.language]}')


def lap_table(lap):
    rows = [row(name, result, lap.queries) for name, result in lap.heat.results.items()]
    rows += [[name] + [NONE] * (len(HEADER) - 1) for name in lap.skipped]
    return table(HEADER, rows)


def row(name, result, queries):
    def shown(value, form):
        return NONE if value is None else form(value)

    return [name, in_seconds(median(result.build_seconds)),
            in_megabytes(median(result.peak_bytes)), in_megabytes(result.index_bytes),
            shown(result.cold_median(), in_milliseconds),
            shown(result.cold_percentile(0.95), in_milliseconds),
            shown(result.warm_median(), in_milliseconds),
            f'{result.answered} of {queries}' if result.cold_seconds else NONE]


def remarks(lap):
    heat = lap.heat
    text = (f'Medians of {in_rounds(heat.rounds)}. To start and end an empty program took '
            f'{in_milliseconds(median(heat.empty_seconds))}.')
    if lap.skipped:
        text += (f" {' and '.join(lap.skipped)}: skipped, as so many documents would be as many "
                 'files.')
    return text


def draw(picture, laps, names):
    def series(value):
        values = {name: [value(lap.heat.results[name]) if name in lap.heat.results else None
                         for lap in laps] for name in names}
        return {name: row for name, row in values.items() if any(v is not None for v in row)}

    def scaled(value, factor):
        return None if value is None else value * factor

    groups = [lap.collection.name for lap in laps]
    panels = [
        plot.dots('Build, s', groups, series(lambda r: median(r.build_seconds))),
        plot.dots('Peak memory of the build, MB', groups,
                  series(lambda r: median(r.peak_bytes) / 1e6)),
        plot.dots('Index, MB', groups, series(lambda r: r.index_bytes / 1e6)),
        plot.dots('Cold search, median, ms', groups,
                  series(lambda r: scaled(r.cold_median(), 1e3))),
        plot.dots('Warm top 10, mean, ms', groups, series(lambda r: scaled(r.warm_median(), 1e3))),
    ]
    plot.draw(picture, panels, columns=2, size=(1000, 960))
