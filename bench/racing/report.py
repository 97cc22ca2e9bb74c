"""The generated parts of a Markdown page."""
import os
import pathlib

from racing.failure import Failure


def table(header, rows):
    """A Markdown table; all columns but the first are figures."""
    lines = [header, ['---'] + ['---:'] * (len(header) - 1), *rows]
    return '\n'.join('| ' + ' | '.join(line) + ' |' for line in lines)


def replace_section(page, name, content):
    """Puts `content` between the page's comments `NAME: begin` and `NAME: end`."""
    page = pathlib.Path(page)
    begin, end = f'<!-- {name}: begin -->', f'<!-- {name}: end -->'
    text = page.read_text(encoding='utf-8') if page.exists() else f'{begin}\n{end}\n'
    head, found_begin, rest = text.partition(begin)
    _, found_end, tail = rest.partition(end)
    if not (found_begin and found_end):
        raise Failure(f'{page} lacks the lines "{begin}" and "{end}"')
    aside = page.with_name(page.name + '.new')
    aside.write_text(f'{head}{begin}\n{content.strip()}\n{end}{tail}', encoding='utf-8')
    os.replace(aside, page)
