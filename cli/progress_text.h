// The wording of progress: a bar that fits its terminal, and a line for logs. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

struct ProgressState {
  std::uint64_t done_bytes = 0;
  std::optional<std::uint64_t> total_bytes;  ///< Nothing as long as it is unknown.
  std::uint64_t documents = 0;
  double seconds = 0;  ///< Since the work began.
};

/// The narrowest terminal that a bar is made for, in columns.
inline constexpr std::size_t kMinBarWidth = 30;

/// `indexing [######--------]  45%  12,345 documents  3,210/s  0:12 left`, leaving out what does
/// not fit: always shorter than `width` columns, so that no terminal wraps it (a `width` below
/// kMinBarWidth is taken as that). ASCII, provided `label` is. Without a total there is no bar.
std::string format_progress_bar(std::string_view label, const ProgressState& state,
                                std::size_t width);

/// `indexing: 45 %, 12,345 documents, 3,210/s, 0:12 left`
std::string format_progress_line(std::string_view label, const ProgressState& state);

/// `0:12`, `12:34`, `1:02:03`; rounded to whole seconds.
std::string format_duration(double seconds);

/// `1234567` as `1,234,567`.
std::string format_count(std::uint64_t count);

}  // namespace fundstelle
