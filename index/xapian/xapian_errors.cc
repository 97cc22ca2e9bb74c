#include "index/xapian/xapian_errors.h"

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace fundstelle {
namespace {

// Xapian reports with the same type that it could not make the lock file, and tells why in words.
bool is_held(std::string_view detail) {
  return detail.find("already locked") != std::string_view::npos;
}

// Xapian keeps the number to itself and hands out the system's words for it.
std::error_code cause_of(const Xapian::Error& error) {
  constexpr int kHighest = 134;
  const char* words = error.get_error_string();
  for (int number = 1; words != nullptr && number < kHighest; ++number) {
    const std::error_code cause(number, std::system_category());
    if (cause.message() == words) return cause;
  }
  return {};
}

}  // namespace

bool is_damage(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  // A missing file, or a table that ends too early without the system having reported anything.
  const bool is_incomplete = type == "DatabaseNotFoundError" ||
                             (type == "DatabaseError" && error.get_error_string() == nullptr);
  return type == "DatabaseCorruptError" || type == "DatabaseVersionError" || is_incomplete;
}

Error translate(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  std::string detail = error.get_msg();
  if (error.get_error_string() != nullptr) detail += fmt::format(": {}", error.get_error_string());
  const auto make = [&](std::string message, std::string hint = {},
                        ExitCode code = ExitCode::kError) {
    return Error(std::move(message), std::move(hint), code, cause_of(error));
  };
  if (is_damage(error) && type != "DatabaseVersionError") {
    return make(fmt::format("the index is damaged ({})", detail), "run `indexer rebuild`");
  }
  if (type == "DatabaseOpeningError") {
    return make(fmt::format("the index cannot be opened ({})", detail),
                "check its permissions; if it is damaged, run `indexer rebuild`");
  }
  if (type == "DatabaseLockError" && !is_held(detail)) {
    return make(fmt::format("the index cannot be locked ({})", detail));
  }
  if (type == "DatabaseLockError") {
    return make(fmt::format("another program is writing to the index ({})", detail),
                "try again when it has finished", ExitCode::kTemporary);
  }
  if (type == "DatabaseVersionError") {
    return make(fmt::format("the index was written by another version of Xapian ({})", detail),
                "run `indexer rebuild`");
  }
  if (type == "DatabaseModifiedError") {
    return make("the index changed while it was read", "try again");
  }
  return make(fmt::format("{}: {}", type, detail));
}

}  // namespace fundstelle
