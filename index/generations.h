// Generations of an index on disk:
//
//   INDEX/fundstelle  the index's id (marker.h)
//   INDEX/XAPIANDB    stub file naming the current generation and, in a comment, the one before
//   INDEX/gen-0007/   a Xapian database (generation_folder.h)
//   INDEX/gen-0006/   the generation before, kept until the next publication
//   INDEX/generation.tmp/   one that has no marker yet, or none any more
//
// A new generation becomes visible by one rename of the stub file; nothing that a reader has open
// is touched. Only a folder with exactly the name of a generation and a marker of this index is
// ever removed: one that was not finished, left by a run that was stopped, or one whose documents
// are in later ones. Whatever else lies in the index folder stays. Numbers are not given twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "index/marker.h"

namespace fundstelle {

class Generations {
 public:
  explicit Generations(std::filesystem::path index) : index_(std::move(index)) {}

  const std::filesystem::path& index() const { return index_; }

  /// The published generation, or nothing when there is none yet. Throws Error when the index
  /// folder is a file, when the stub cannot be read, and as damage() says.
  std::optional<std::uint32_t> current() const;

  /// The generation that was current before, or nothing when there is none. Throws as current().
  std::optional<std::uint32_t> previous() const;

  /// Why it cannot be told which generation is current: the stub is damaged, or it is missing where
  /// there are generations. With the way out as the hint. Throws Error when the stub cannot be read
  /// for the moment.
  std::optional<Error> damage() const;

  /// Generations that may be taken into use when the stub is damaged, the most likely one first:
  /// those that were published, then others, the latest first. They may be half built.
  std::vector<std::uint32_t> candidates() const;

  std::filesystem::path folder(std::uint32_t generation) const;

  /// What a stopped run has left in the index folder, or the work of one that is building: the next
  /// run removes it. Nothing when the stub is damaged: then any generation may be the last good
  /// one.
  std::vector<std::filesystem::path> leftovers() const;

  /// Generations beside the current one and the one before that are never removed: they hold
  /// documents that could not be carried over, or are not known to be of this index.
  std::vector<std::filesystem::path> kept() const;

  /// Makes the index folder and what the stub names known as ours, as far as an older version or a
  /// kill has not done so, and removes the leftovers. For the holder of the lock only. Throws
  /// Error.
  void take_possession() const;

  /// Makes a folder with nothing but a marker, with a number that no generation has. Only after
  /// take_possession(). Throws Error.
  std::uint32_t create() const;

  /// Removes what create() made, if it was not published.
  void discard(std::uint32_t generation) const noexcept;

  /// From now on the generation is removed by people only, should another be published.
  void keep(std::uint32_t generation) const;

  /// Makes `generation` the current one: its files are synchronised to disk, then the stub is
  /// replaced, damaged or not, then the generation before the one before is removed, unless it is
  /// to be kept. Throws Error; then the stub is as before, or replaced and perhaps not on the disk.
  void publish(std::uint32_t generation) const;

 private:
  // What the stub file says.
  struct Stub {
    std::optional<std::uint32_t> generation;  // Nothing when there is none yet, or on damage.
    std::optional<std::uint32_t> previous;
    std::optional<Error> damage;
  };
  Stub read_stub() const;
  Error stub_error(const std::string& what) const;
  // Of the marker in the index folder; empty when there is none.
  std::string id() const;
  std::vector<std::uint32_t> numbers() const;
  std::optional<Fate> fate(std::uint32_t generation) const;
  void set_fate(std::uint32_t generation, Fate fate) const;

  std::filesystem::path index_;
};

}  // namespace fundstelle
