// Divides the memory that a run may take among what needs it.
//
// What a run takes depends on the threads that build documents, on the spellings they remember, and
// on the largest record: each has its share, and where memory is short, first the remembered
// spellings become fewer, then the largest record smaller, then the threads fewer. Documents, terms
// and counts stay the same. Beside the plan come 32 bytes for each record with an id in the largest
// file, and the states of all files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace fundstelle {

/// Measured as resident memory, with jemalloc.
struct MemoryShares {
  std::uint64_t fixed = std::uint64_t{40} << 20;   ///< Program, language data, reading, batches.
  std::uint64_t thread = std::uint64_t{40} << 20;  ///< A batch and the segment made of it.
  /// A batch that waits in a thread while a large record is indexed.
  std::uint64_t waiting = std::uint64_t{6} << 20;
  std::uint64_t spelling = 200;      ///< A remembered spelling with its stem and its parts.
  std::uint64_t record_factor = 6;   ///< Bytes for each byte of the record being indexed.
  std::uint64_t reading_factor = 3;  ///< The same while it is read, beside its parts.
};

struct MemoryPlan {
  unsigned jobs = 1;
  std::size_t remembered_words = 0;  ///< In each analyzer; there are two a thread.
  std::size_t max_record = 0;        ///< Bytes.
  bool record_bounded = false;       ///< `max_record` is less than what was asked for.
  std::uint64_t parts_memory = 0;    ///< As in ReadLimits.
};

struct MemoryRequest {
  /// Bytes. Without it 1 GiB, or what `max_record` needs if that is more.
  std::optional<std::uint64_t> memory;
  unsigned jobs = 1;
  std::size_t max_record = 0;
  /// The user asked for this size of a record, so it may not be lowered.
  bool record_is_fixed = false;
};

/// Throws Error, naming the least that works, when `memory` is too little.
MemoryPlan plan_memory(const MemoryRequest& request, const MemoryShares& shares = {});

}  // namespace fundstelle
