// A document's terms that no longer fit in memory: sorted, one behind the other, in a scratch file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/scratch_file.h"

namespace fundstelle {

/// Appends a run to a file, term by term, ascending.
class TermRunWriter {
 public:
  /// `file` must outlive the writer.
  explicit TermRunWriter(ScratchFile& file) : file_(file) {}

  /// `number` is whatever the caller wants to know of the term.
  void add(std::string_view term, std::uint32_t occurrences, std::uint32_t number);
  /// To be called once, behind the last term.
  void finish();

 private:
  ScratchFile& file_;
  std::string buffer_;
};

/// Reads a run again.
class TermRunReader {
 public:
  /// The run lies in `file` from `begin` to `end`. Goes to the first term. Throws Error.
  TermRunReader(const ScratchFile& file, std::uint64_t begin, std::uint64_t end);

  bool at_end() const { return at_end_; }
  std::string_view term() const { return term_; }  ///< Valid until next() is called.
  std::uint32_t occurrences() const { return occurrences_; }
  std::uint32_t number() const { return number_; }
  /// Throws Error.
  void next();

 private:
  void fill();

  const ScratchFile* file_;
  std::uint64_t offset_;
  std::uint64_t end_;
  std::string buffer_;
  std::string_view rest_;  // of the buffer
  std::string_view term_;
  std::uint32_t occurrences_ = 0;
  std::uint32_t number_ = 0;
  bool at_end_ = false;
};

}  // namespace fundstelle
