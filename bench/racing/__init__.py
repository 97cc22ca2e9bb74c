"""What bench/race and bench/scaling share.

A collection is prepared once for all contestants; each contestant says how it is built and
searched; processes are timed one at a time; the figures become Markdown and a plot. Python's
standard library only.
"""
