"""The machine, for the report."""
import datetime
import os
import re


def describe_machine():
    """The processor, its cores, the memory and the date, in one line."""
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        model = re.search(r'^model name\s*: (.*)$', file.read(), re.MULTILINE)
    with open('/proc/meminfo', encoding='utf-8') as file:
        memory = int(re.search(r'^MemTotal:\s*(\d+)', file.read(), re.MULTILINE).group(1))
    processor = model.group(1) if model else os.uname().machine
    gigabytes = round(memory * 1024 / 1e9)
    return f'{processor}, {os.cpu_count()} cores, {gigabytes} GB, {datetime.date.today():%Y-%m-%d}'
