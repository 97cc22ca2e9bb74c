"""Plots by gnuplot, as SVG."""
import collections
import subprocess

from racing.failure import Failure

# Colours that the colour-blind can tell apart (Okabe and Ito).
COLOURS = {'Fundstelle': '#d55e00', 'Lucene': '#0072b2', 'SQLite FTS5': '#009e73',
           'Omega': '#cc79a7', 'Recoll': '#e69f00'}
DOT_DISTANCE = 0.12  # Of neighbours in a group; groups are 1 apart.


def colour_of(name):
    """By the contestant, which is what stands before a comma."""
    return COLOURS[name.split(',')[0]]


def draw(path, panels, columns, size):
    """Writes `panels` (each the commands of one plot) into one picture."""
    rows = -(-len(panels) // columns)
    head = [f"set terminal svg size {size[0]},{size[1]} font 'sans-serif,12' background '#ffffff'",
            f"set output '{path}'",
            'set encoding utf8', 'set border 3', 'set tics nomirror', 'set grid y',
            f'set multiplot layout {rows},{columns}']
    script = '\n'.join([*head, *panels, 'unset multiplot']) + '\n'
    done = subprocess.run(['gnuplot'], input=script, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise Failure(f'gnuplot: {done.stderr.strip()[-500:]}')


def dots(title, groups, series):
    """One panel of dots, one for each group and name, on a logarithmic scale.

    `series` maps a name to one value for each of `groups`, None where there is none.
    """
    lines, plots = [], []
    for number, (name, values) in enumerate(series.items()):
        shift = (number - (len(series) - 1) / 2) * DOT_DISTANCE
        lines += [f'$dots{number} << EOD']
        lines += [f'{group + shift:g} {value:.6g}' for group, value in enumerate(values)
                  if value is not None]
        lines += ['EOD']
        plots.append(f"$dots{number} using 1:2 with points linecolor '{colour_of(name)}' "
                     f'pointtype 7 pointsize 1.3 title {quoted(name)}')
    ticks = ', '.join(f'{quoted(group)} {number}' for number, group in enumerate(groups))
    return panel(title, [*lines, f'set xtics ({ticks})',
                         f'set xrange [-0.5:{len(groups) - 0.5}]', 'set logscale y'], plots)


def curves(title, sizes, series):
    """One panel of curves over the number of documents, both scales logarithmic."""
    lines, plots = [], []
    drawn = collections.Counter()  # By colour: further curves of a contestant are dashed.
    for number, (name, values) in enumerate(series.items()):
        colour = colour_of(name)
        drawn[colour] += 1
        lines += [f'$curve{number} << EOD']
        lines += [f'{size} {value:.6g}' for size, value in zip(sizes, values)]
        lines += ['EOD']
        plots.append(f"$curve{number} using 1:2 with linespoints linecolor '{colour}' linewidth 2 "
                     f'pointtype 7 dashtype {drawn[colour]} title {quoted(name)}')
    ticks = ', '.join(f'{quoted(short(size))} {size}' for size in sizes)
    return panel(title, [*lines, f'set xtics ({ticks})', 'set logscale xy',
                         f'set xrange [{sizes[0] * 0.7:g}:{sizes[-1] * 1.4:g}]',
                         'set xlabel "documents"'], plots)


def panel(title, settings, plots):
    """Above stands the title, below what the colours mean."""
    return '\n'.join([f'set title {quoted(title)}', 'set yrange [*:*]',
                      'set key below font ",10"', *settings, 'plot ' + ', '.join(plots)])


def quoted(text):
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('_', '\\\\_')
    return f'"{escaped}"'


def short(number):
    if number >= 1_000_000:
        return f'{number / 1e6:g} M'
    return f'{number / 1e3:g} k' if number >= 1_000 else str(number)
