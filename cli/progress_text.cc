#include "cli/progress_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace fundstelle {
namespace {

/// Cells between the bar's brackets.
struct BarCells {
  static constexpr std::size_t kMin = 8;
  static constexpr std::size_t kMax = 40;
};

/// Before this the rate says nothing, in seconds.
constexpr double kSettlingTime = 1;
/// Longer estimates are noise, in seconds: 100 hours.
constexpr double kLongestEstimate = 360'000;

std::optional<double> fraction_done(const ProgressState& state) {
  if (!state.total_bytes) return std::nullopt;
  if (*state.total_bytes == 0) return 1.0;
  return std::min(1.0,
                  static_cast<double>(state.done_bytes) / static_cast<double>(*state.total_bytes));
}

std::string rate(const ProgressState& state) {
  if (state.seconds < kSettlingTime) return {};
  const double per_second = static_cast<double>(state.documents) / state.seconds;
  return format_count(static_cast<std::uint64_t>(std::llround(per_second))) + "/s";
}

std::string estimate(const ProgressState& state) {
  const std::optional<double> fraction = fraction_done(state);
  if (!fraction || *fraction <= 0 || state.seconds < kSettlingTime) return {};
  const double left = state.seconds / *fraction * (1 - *fraction);
  if (left > kLongestEstimate) return {};
  return format_duration(left);
}

std::string count_documents(const ProgressState& state) {
  return fmt::format("{} document{}", format_count(state.documents),
                     state.documents == 1 ? "" : "s");
}

std::string join(std::vector<std::string> parts, std::string_view separator) {
  std::erase(parts, std::string());
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string bar(double fraction, std::size_t cells) {
  const auto full = static_cast<std::size_t>(fraction * static_cast<double>(cells));
  return fmt::format("[{:#<{}}{:-<{}}]", "", full, "", cells - full);
}

/// A layout: what stands left of the bar and right of it.
struct Layout {
  std::string before;
  std::string after;
};

/// From the fullest to the barest.
std::vector<Layout> layouts(std::string_view label, const ProgressState& state, double fraction) {
  const std::string percent = fmt::format("{:3}%", static_cast<int>(fraction * 100));
  const std::string left = estimate(state);
  const std::string left_text = left.empty() ? "" : left + " left";
  const std::string name(label);
  const std::string speed = rate(state);
  return {{name, join({percent, count_documents(state), speed, left_text}, "  ")},
          {name, join({percent, speed, left_text}, "  ")},
          {"", join({percent, speed, left_text}, "  ")},
          {"", join({percent, speed, left}, " ")},
          {"", join({percent, left}, " ")},
          {"", percent}};
}

std::string without_bar(std::string_view label, const ProgressState& state, std::size_t columns) {
  const std::string documents = count_documents(state);
  const std::string name(label);
  for (const std::string& text :
       {join({name, documents, rate(state), format_duration(state.seconds)}, "  "),
        join({name, documents, rate(state)}, "  "), join({documents, rate(state)}, "  ")}) {
    if (text.size() <= columns) return text;
  }
  return documents.substr(0, columns);
}

}  // namespace

std::string format_progress_bar(std::string_view label, const ProgressState& state,
                                std::size_t width) {
  const std::size_t columns = std::max(width, kMinBarWidth) - 1;
  const std::optional<double> fraction = fraction_done(state);
  if (!fraction) return without_bar(label, state, columns);
  for (const Layout& layout : layouts(label, state, *fraction)) {
    const std::string before = layout.before.empty() ? "" : layout.before + " ";
    // Two brackets and a blank.
    const std::size_t taken = before.size() + layout.after.size() + 3;
    if (taken + BarCells::kMin > columns) continue;
    const std::size_t cells = std::min(columns - taken, BarCells::kMax);
    return before + bar(*fraction, cells) + " " + layout.after;
  }
  return {};
}

std::string format_progress_line(std::string_view label, const ProgressState& state) {
  const std::optional<double> fraction = fraction_done(state);
  const std::string percent =
      fraction ? fmt::format("{} %", static_cast<int>(*fraction * 100)) : "";
  const std::string left = estimate(state);
  return fmt::format(
      "{}: {}", label,
      join({percent, count_documents(state), rate(state), left.empty() ? "" : left + " left"},
           ", "));
}

std::string format_duration(double seconds) {
  const long long whole = std::llround(std::max(0.0, seconds));
  const long long hours = whole / 3600;
  const long long minutes = whole / 60 % 60;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60);
  return fmt::format("{}:{:02}", minutes, whole % 60);
}

std::string format_count(std::uint64_t count) {
  const std::string digits = std::to_string(count);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

}  // namespace fundstelle
