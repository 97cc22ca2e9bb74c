// Generations of an index on disk:
//
//   INDEX/XAPIANDB    stub file naming the current generation
//   INDEX/gen-0007/   a Xapian database (glass)
//   INDEX/gen-0006/   the generation before, kept until the next publication
//
// A new generation becomes visible by one rename of the stub file; nothing that a reader has open
// is touched. Folders that neither the stub nor its predecessor names are leftovers of runs that
// were stopped and are removed by the next writer.
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

  std::filesystem::path folder(std::uint32_t generation) const;

  /// The generation before `current`, if it is still there.
  std::optional<std::uint32_t> previous(std::uint32_t current) const;

  /// What lies in the index folder beside `current` and the generation before it: left behind by
  /// runs that were stopped, or the work of one that is building.
  std::vector<std::filesystem::path> leftovers(std::uint32_t current) const;

  /// A number no generation has yet. Removes leftovers, unless the stub is damaged: then any
  /// generation may be the last good one. For the holder of the lock only.
  std::uint32_t prepare_next() const;

  /// Makes `generation` the current one: its files are synchronised to disk, then the stub is
  /// replaced, damaged or not, then generations before the previous one are removed. Throws Error.
  void publish(std::uint32_t generation) const;

 private:
  // What the stub file says.
  struct Stub {
    std::optional<std::uint32_t> generation;  // Nothing when there is none yet, or on damage.
    std::optional<Error> damage;              // Why the stub cannot be read.
  };
  Stub read_stub() const;
  std::uint32_t highest() const;
  std::vector<std::filesystem::path> all_but(std::optional<std::uint32_t> first,
                                             std::optional<std::uint32_t> second) const;
  void remove_all_but(std::optional<std::uint32_t> first,
                      std::optional<std::uint32_t> second) const;

  std::filesystem::path index_;
};

}  // namespace fundstelle
