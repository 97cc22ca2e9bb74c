// Where articles go: into a new generation (bulk_writer.h) or into the live one (live_writer.h).
#pragma once

#include <cstdint>

#include "index/file_state.h"
#include "indexer/sources/article.h"

namespace fundstelle {

/// Documents, not files.
struct WriteCounts {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t deleted = 0;
  std::uint64_t unchanged = 0;
};

/// Files come one after another: begin_file, its articles, end_file.
class ArticleWriter {
 public:
  virtual ~ArticleWriter() = default;

  /// So much is still to be read, roughly and in bytes of files.
  virtual void expect(std::uint64_t) {}
  virtual void begin_file(std::uint64_t file) = 0;
  virtual void add(Article&& article) = 0;
  /// `complete` is false when the file could not be read to its end: documents it had before and
  /// that did not come this time stay. `state.documents` is set by the writer.
  virtual void end_file(FileState&& state, bool complete) = 0;
};

}  // namespace fundstelle
