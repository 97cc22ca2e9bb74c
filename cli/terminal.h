// What the programs need to know about the terminal they write to, if it is one: its width, whether
// colours are wanted, the reader's language.
#pragma once

#include <cstddef>

#include "cli/environment.h"

namespace fundstelle {

enum class ColorMode { kAuto, kAlways, kNever };

/// True when `descriptor` (STDOUT_FILENO, STDERR_FILENO) is a terminal.
bool is_terminal(int descriptor);

/// True when standard error can show a line that is drawn again and again: a terminal, and `TERM`
/// is not `dumb`.
bool can_redraw(const Environment& environment, bool stderr_is_terminal);

/// Columns of the terminal behind `descriptor`, else `COLUMNS`, else 80.
std::size_t terminal_width(int descriptor, const Environment& environment);

/// Whether to write colours: as `mode` says; with kAuto on a terminal unless `NO_COLOR` is set or
/// `TERM` is `dumb`.
bool use_color(ColorMode mode, const Environment& environment, bool stdout_is_terminal);

/// True when the locale's language for messages is German: the first of `LC_ALL`, `LC_MESSAGES`
/// and `LANG` that is set decides.
bool speaks_german(const Environment& environment);

}  // namespace fundstelle
