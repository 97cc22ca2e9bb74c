// The terms of one document, gathered in any order and given back sorted.
//
// They are counted in a hash table. When a long document fills it, what is in it goes to a scratch
// file as a sorted run, and the runs are merged in the end: a document takes the same memory
// however many different words it has.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/scratch_file.h"
#include "base/string_numbers.h"

namespace fundstelle {

struct DocumentTerm {
  std::string_view text;
  std::uint32_t occurrences = 0;
  /// What add_stem() called it: several numbers when it was put aside in between; none for terms
  /// that came by add().
  std::span<const std::uint32_t> numbers;
};

/// What is held in memory before a run is written.
struct TermTableLimits {
  std::size_t terms = 390'000;  ///< As many as fill a table of 2^19 places.
  std::size_t bytes = std::size_t{16} << 20;
};

/// Keeps its memory between documents. Not safe for use by two threads at once.
class DocumentTerms {
 public:
  /// Runs are put aside in `scratch`, a folder.
  explicit DocumentTerms(std::filesystem::path scratch, TermTableLimits limits = {})
      : scratch_(std::move(scratch)), limits_(limits) {}

  /// Begins another document.
  void clear();

  /// Adds `occurrences` to those of `term`; 0 is fine for terms that are only there. Throws Error
  /// when a run cannot be written.
  void add(std::string_view term, std::uint32_t occurrences);
  /// The same for a stem. Returns a number for it, from 0, which for_each() tells again.
  std::uint32_t add_stem(std::string_view term, std::uint64_t hash, std::uint32_t occurrences);

  /// How many numbers add_stem() has given.
  std::uint32_t numbers() const { return numbers_; }
  /// True when the document has had so many terms that some were put aside.
  bool has_runs() const { return !run_ends_.empty(); }

  /// Calls `take` with each term once, ascending by bytes. Throws Error.
  void for_each(const std::function<void(const DocumentTerm&)>& take);

 private:
  static constexpr std::uint32_t kNoNumber = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t count(std::string_view term, std::uint64_t hash, std::uint32_t occurrences);
  void sort();
  DocumentTerm in_memory(std::uint32_t place) const;
  void write_run();
  void merge_runs(const std::function<void(const DocumentTerm&)>& take);

  std::filesystem::path scratch_;
  TermTableLimits limits_;
  StringNumbers terms_;
  std::vector<std::uint32_t> occurrences_;   // by number in the table
  std::vector<std::uint32_t> stem_numbers_;  // the same; kNoNumber of others
  std::vector<std::uint32_t> sorted_;        // empty until it is needed
  std::uint32_t numbers_ = 0;
  std::optional<ScratchFile> file_;
  std::vector<std::uint64_t> run_ends_;
};

}  // namespace fundstelle
