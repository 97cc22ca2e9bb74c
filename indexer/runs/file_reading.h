// Reads one file of a run into a writer and keeps the books about it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "indexer/runs/index_run.h"
#include "indexer/sources/walk.h"
#include "indexer/writing/article_writer.h"

namespace fundstelle {

class FileReading {
 public:
  /// The references must outlive the object; `summary` receives bytes, failures and `changing`.
  FileReading(ArticleWriter& writer, const ReadLimits& limits, const RunObserver& observer,
              RunSummary& summary)
      : writer_(writer), limits_(limits), observer_(observer), summary_(summary) {}

  /// Files of `total_bytes` in all are going to be read.
  void start(std::uint64_t total_bytes) {
    total_bytes_ = total_bytes;
    observer_.start(total_bytes);
  }

  /// Reads `file` and hands its articles and its new state to the writer. Failures that `before`
  /// (may be null) already remembers of the untouched file count as skipped.
  void read(const FoundFile& file, const FileState* before);

  /// Reads JSON Lines from `descriptor`, which stays the caller's. Nothing that came earlier is
  /// removed.
  void read_standard_input(int descriptor);

  /// Keeps what the index has of a file that cannot be read now; it is read when it can be.
  void keep(FileState state);

  /// Remembers a path that could not be looked at (walk.h); documents it had before stay. When
  /// `before` (may be null) remembers the same, the failure counts as skipped.
  void remember_unreadable(Failure&& failure, const FileState* before);

 private:
  // Hands articles to the writer and books failures in `state`; those that `known` (may be null)
  // remembers count as skipped.
  ArticleSink sink_for(FileState& state, const FileState* known);
  // Tells the observer and lists the failure in the summary, or counts it as skipped.
  void count(Failure&& failure, bool known);
  void report(std::uint64_t done_bytes);

  ArticleWriter& writer_;
  const ReadLimits& limits_;
  const RunObserver& observer_;
  RunSummary& summary_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t done_bytes_ = 0;
  std::uint64_t articles_ = 0;
};

/// The number under which the index keeps a file found on disk.
std::uint64_t number_of(const FoundFile& file);

/// Why the file has to be read again, as part of a sentence; empty when it is as it was when the
/// state was written.
std::string change_reason(const FileState& state, const FoundFile& file);

}  // namespace fundstelle
