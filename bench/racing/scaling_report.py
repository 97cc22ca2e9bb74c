"""The figures of bench/scaling as a section of a Markdown page, with a plot."""
from racing import plot
from racing.figures import in_megabytes, in_milliseconds, in_rounds, in_seconds
from racing.machine import describe_machine
from racing.report import replace_section, table

FORMS = {'s': in_seconds, 'ms': in_milliseconds, 'MB': in_megabytes}
UNITS = {'s': 1, 'ms': 1e3, 'MB': 1e-6}


class Measure:
    """One figure over the sizes: `curves` maps a name to a list with a figure for each size."""

    def __init__(self, title, unit):
        self.title = title
        self.unit = unit
        self.curves = {}

    def add(self, name, figure):
        """Appends the figure of the next size, in seconds or bytes."""
        self.curves.setdefault(name, []).append(figure)


def write_report(page, name, sizes, measures, rounds):
    """Rewrites the section `scaling` of `page`, and its plot. `name` is that of the collection."""
    picture = page.with_name(f'{page.stem}-scaling.svg')
    parts = [f'Machine: {describe_machine()}.',
             f'The first documents of {name}; medians of {in_rounds(rounds)}.',
             f'![The figures below as curves]({picture.name})']
    for measure in measures:
        form = FORMS[measure.unit]
        header = [measure.title] + [f'{size:,} documents' for size in sizes]
        rows = [[curve, *map(form, figures)] for curve, figures in measure.curves.items()]
        parts.append(table(header, rows))
    panels = [plot.curves(f'{measure.title}, {measure.unit}', sizes, scaled(measure))
              for measure in measures]
    plot.draw(picture, panels, columns=2, size=(1000, 800))
    replace_section(page, 'scaling', '\n\n'.join(parts))


def scaled(measure):
    factor = UNITS[measure.unit]
    return {name: [figure * factor for figure in figures]
            for name, figures in measure.curves.items()}
