// What an index remembers of the files it has read. States are read when they are asked for: there
// may be hundreds of thousands.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <xapian.h>

#include "index/file_state.h"

namespace fundstelle {

class FileStates {
 public:
  /// `database` must outlive the object.
  explicit FileStates(const Xapian::Database& database) : database_(database) {}

  /// The state of the file with that number (index/terms.h). Throws Error when it is damaged,
  /// Xapian::Error.
  std::optional<FileState> find(std::uint64_t file) const;

  /// Calls `take` with each, ascending by number. Nothing may be written meanwhile. Throws as
  /// find().
  void for_each(const std::function<void(std::uint64_t file, FileState&&)>& take) const;

 private:
  const Xapian::Database& database_;
};

}  // namespace fundstelle
