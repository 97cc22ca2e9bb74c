// Generations of an index on disk:
//
//   INDEX/XAPIANDB    stub file naming the current generation and, in a comment, the one before
//   INDEX/gen-0007/   a Xapian database (glass)
//   INDEX/gen-0006/   the generation before, kept until the next publication
//
// A new generation becomes visible by one rename of the stub file; nothing that a reader has open
// is touched. Folders that the stub does not name, and a stub not yet renamed, are leftovers of
// runs that were stopped and are removed by the next writer. Numbers are not given twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/error.h"

namespace fundstelle {

class Generations {
 public:
  explicit Generations(std::filesystem::path index) : index_(std::move(index)) {}

  const std::filesystem::path& index() const { return index_; }

  /// The published generation, or nothing when there is none yet. Throws Error when the index
  /// folder is a file or the stub cannot be read.
  std::optional<std::uint32_t> current() const;

  /// The generation that was current before, or nothing when there is none. Throws as current().
  std::optional<std::uint32_t> previous() const;

  std::filesystem::path folder(std::uint32_t generation) const;

  /// What lies in the index folder beside the current generation and the one before: left behind by
  /// runs that were stopped, or the work of one that is building. Nothing when the stub is damaged:
  /// then any generation may be the last good one.
  std::vector<std::filesystem::path> leftovers() const;

  /// Removes the leftovers. For the holder of the lock only.
  void remove_leftovers() const;

  /// A number no generation has.
  std::uint32_t next() const;

  /// Makes `generation` the current one: its files are synchronised to disk, then the stub is
  /// replaced, damaged or not, then all generations but it and the one before are removed. Throws
  /// Error.
  void publish(std::uint32_t generation) const;

 private:
  // What the stub file says.
  struct Stub {
    std::optional<std::uint32_t> generation;  // Nothing when there is none yet, or on damage.
    std::optional<std::uint32_t> previous;
    std::optional<Error> damage;  // Why the stub cannot be read.
  };
  Stub read_stub() const;
  std::vector<std::filesystem::path> all_but(std::optional<std::uint32_t> first,
                                             std::optional<std::uint32_t> second) const;

  std::filesystem::path index_;
};

}  // namespace fundstelle
