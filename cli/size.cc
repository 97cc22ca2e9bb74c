#include "cli/size.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::string_view kUnits = "KMGT";
constexpr std::uint64_t kMaxBytes = std::numeric_limits<std::int64_t>::max();

/// The power of two that a unit stands for; nothing when there is no such unit.
std::optional<unsigned> unit_shift(std::string_view unit) {
  std::string upper;
  for (const char letter : unit) upper += upper_ascii(letter);
  if (upper.empty() || upper == "B") return 0;
  const std::size_t at = kUnits.find(upper.front());
  const std::string rest = upper.substr(1);
  if (at == std::string_view::npos || !(rest.empty() || rest == "B" || rest == "IB")) {
    return std::nullopt;
  }
  return static_cast<unsigned>(10 * (at + 1));
}

}  // namespace

std::uint64_t parse_size(std::string_view text) {
  const auto fail = [&](std::string_view why) {
    throw Error(fmt::format("'{}' is not a size: {}", text, why),
                "a size is a whole number and a unit, such as 64M, 1G or 256MiB");
  };
  const std::string_view trimmed = trim(text);
  std::uint64_t number = 0;
  const auto [end, problem] =
      std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  if (problem == std::errc::result_out_of_range) fail("it is too large");
  if (problem != std::errc()) fail("it does not start with a whole number");
  const std::string_view unit =
      trim(trimmed.substr(static_cast<std::size_t>(end - trimmed.data())));
  const std::optional<unsigned> shift = unit_shift(unit);
  if (!shift) fail(fmt::format("'{}' is not a unit", unit));
  if (number == 0) fail("it must be more than zero");
  if (number > (kMaxBytes >> *shift)) fail("it is too large");
  return number << *shift;
}

std::string format_size(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  double amount = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  // 1023.95 would be printed as 1024.
  while (amount >= 1023.95 && unit + 1 < kUnits.size()) {
    amount /= 1024;
    ++unit;
  }
  const double rounded = std::round(amount * 10) / 10;
  const bool whole = rounded == std::floor(rounded);
  return fmt::format("{:.{}f} {}iB", rounded, whole ? 0 : 1, kUnits[unit]);
}

}  // namespace fundstelle
