#include "indexer/sources/reasons.h"

#include <array>

#include <fmt/format.h>

namespace fundstelle {
namespace {

// 64M as the options take it; bytes when it is no whole number of a unit.
std::string size_text(std::size_t bytes) {
  constexpr std::array kUnits = {'K', 'M', 'G'};
  std::string text = fmt::format("{} bytes", bytes);
  for (const char unit : kUnits) {
    if (bytes == 0 || bytes % 1024 != 0) break;
    bytes /= 1024;
    text = fmt::format("{}{}", bytes, unit);
  }
  return text;
}

}  // namespace

std::string too_large_reason(std::size_t max_record, bool bounded_by_memory) {
  return fmt::format("is larger than {}; raise {} to index it", size_text(max_record),
                     bounded_by_memory ? "--memory" : "--max-record");
}

std::string too_many_parts_reason(std::size_t parts, std::string_view kind) {
  return fmt::format("has more than {} {}; raise --memory to index it", parts, kind);
}

std::string expansion_reason(std::uint64_t limit, std::uint64_t max_expansion) {
  return fmt::format(
      "unpacks to more than {} and more than {} times its size, and the rest was left out; raise "
      "--max-expansion to index it",
      size_text(limit), max_expansion);
}

std::string replaced_reason(std::size_t count) {
  return fmt::format("{} that could not be read {} replaced by U+FFFD; save the text as UTF-8",
                     count == 1 ? "1 character" : fmt::format("{} characters", count),
                     count == 1 ? "was" : "were");
}

std::string guessed_reason(std::string_view encoding) {
  return fmt::format("the encoding was guessed with little confidence ({}); save the text as UTF-8",
                     encoding);
}

}  // namespace fundstelle
