// The crontab line of an index, and the editing of a crontab's text: pure functions, nothing is
// run.
//
// A line ends in a shell comment with the name of the schedule (`# fundstelle-3f…`), which is how
// it is found again. All other lines stay as they are, byte for byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/schedules/scheduled_run.h"

namespace fundstelle {

/// `text` as one word of a command in a crontab: quoted for the shell, then for cron, to which an
/// unescaped `%` is a line feed. Throws Error for a line feed, which a crontab cannot hold.
std::string crontab_word(std::string_view text);

/// Without a line feed at its end. Throws Error as crontab_word() does.
std::string crontab_line(const ScheduledRun& run);

/// The line with the mark `name`, without a line feed; nothing when there is none.
std::optional<std::string> find_crontab_line(std::string_view crontab, std::string_view name);

/// `crontab` with `line` in the place of the one with the mark `name`, else at its end.
std::string set_crontab_line(std::string_view crontab, std::string_view name,
                             std::string_view line);

/// `crontab` without lines with the mark `name`.
std::string remove_crontab_line(std::string_view crontab, std::string_view name);

}  // namespace fundstelle
