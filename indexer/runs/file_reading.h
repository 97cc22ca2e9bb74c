// Reads one file of a run into a writer and keeps the books about it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"
#include "indexer/sources/article_sink.h"
#include "indexer/sources/walk.h"
#include "indexer/writing/article_writer.h"

namespace fundstelle {

class FileReading {
 public:
  /// The references must outlive the object; `summary` receives bytes, failures, warnings and
  /// `changing`.
  FileReading(ArticleWriter& writer, const RunOptions& options, const RunObserver& observer,
              RunSummary& summary)
      : writer_(writer), options_(options), observer_(observer), summary_(summary) {}

  /// Files of `total_bytes` in all are going to be read.
  void start(std::uint64_t total_bytes) {
    total_bytes_ = total_bytes;
    observer_.start(total_bytes);
  }

  /// Reads `file` and hands its articles and its new state to the writer. Of what `before` (may be
  /// null) already remembers of the untouched file, failures count as skipped and warnings are not
  /// told again. A file in which very many records fail, more than can be read, is given up.
  void read(const FoundFile& file, const FileState* before);

  /// Reads JSON Lines from `descriptor`, which stays the caller's. Nothing that came earlier is
  /// removed.
  void read_standard_input(int descriptor);

  /// Keeps what the index has of a file that cannot be read now; it is read when it can be.
  void keep(FileState state);

  /// Remembers a path that could not be looked at (walk.h); documents it had before stay. When
  /// `before` (may be null) remembers the same, it is treated as in read().
  void remember_unreadable(Failure&& failure, const FileState* before);

 private:
  using Remembered = std::unordered_set<std::string>;

  // Failures and warnings of the state; none when it is null.
  static Remembered remembered_by(const FileState* state);
  // Hands articles to the writer and books in `state` what goes wrong. Throws GivenUp.
  ArticleSink sink_for(FileState& state, Remembered remembered);
  // Books a failure or a warning in `state`. Unless it is remembered, the observer is told and the
  // summary lists it.
  void book(Failure&& failure, const Remembered& remembered, FileState& state);
  // Of a file that was read: says how many warnings were not listed.
  void finish_warnings(FileState& state);
  void report(std::uint64_t done_bytes);

  ArticleWriter& writer_;
  const RunOptions& options_;
  const RunObserver& observer_;
  RunSummary& summary_;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t done_bytes_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t articles_in_file_ = 0;
  std::uint64_t unlisted_warnings_ = 0;  // Of the file that is read.
};

/// The number under which the index keeps a file found on disk.
std::uint64_t number_of(const FoundFile& file);

/// Why the file has to be read again, as part of a sentence; empty when it is as it was when the
/// state was written.
std::string change_reason(const FileState& state, const FoundFile& file);

}  // namespace fundstelle
