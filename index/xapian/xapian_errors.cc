#include "index/xapian/xapian_errors.h"

#include <string_view>

#include <fmt/format.h>

namespace fundstelle {
namespace {

// Xapian reports with the same type that it could not make the lock file, and tells why in words.
bool is_held(std::string_view detail) {
  return detail.find("already locked") != std::string_view::npos;
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
  if (is_damage(error) && type != "DatabaseVersionError") {
    return Error(fmt::format("the index is damaged ({})", detail), "run `indexer rebuild`");
  }
  if (type == "DatabaseOpeningError") {
    return Error(fmt::format("the index cannot be opened ({})", detail),
                 "check its permissions; if it is damaged, run `indexer rebuild`");
  }
  if (type == "DatabaseLockError" && !is_held(detail)) {
    return Error(fmt::format("the index cannot be locked ({})", detail));
  }
  if (type == "DatabaseLockError") {
    return Error(fmt::format("another program is writing to the index ({})", detail),
                 "try again when it has finished", ExitCode::kTemporary);
  }
  if (type == "DatabaseVersionError") {
    return Error(fmt::format("the index was written by another version of Xapian ({})", detail),
                 "run `indexer rebuild`");
  }
  if (type == "DatabaseModifiedError") {
    return Error("the index changed while it was read", "try again", ExitCode::kError);
  }
  return Error(fmt::format("{}: {}", type, detail));
}

}  // namespace fundstelle
