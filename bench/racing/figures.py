"""Medians and percentiles, and how figures are written."""
import math
import statistics

median = statistics.median


def percentile(values, share):
    """The smallest value that is not below `share` of all values (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def in_seconds(seconds):
    return rounded(seconds, 's')


def in_milliseconds(seconds):
    return rounded(seconds * 1e3, 'ms')


def in_megabytes(size):
    return rounded(size / 1e6, 'MB')


def in_rounds(count):
    return '1 round' if count == 1 else f'{count} rounds'


def rounded(figure, unit):
    """Three digits or more."""
    decimals = 2 if figure < 10 else 1 if figure < 100 else 0
    return f'{figure:,.{decimals}f} {unit}'
