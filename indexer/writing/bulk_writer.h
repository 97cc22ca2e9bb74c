// Builds a whole generation: articles are grouped into batches, each batch becomes a small database
// of its own (a segment) in one of several threads, and at the end all segments are merged at once.
//
// A batch ends after a number of bytes or documents, whatever the number of threads, and segments
// are merged in their order, so the same articles always give the same database.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "analyzers/language_data.h"
#include "index/facets.h"
#include "indexer/writing/article_writer.h"
#include "indexer/writing/bounded_queue.h"

namespace fundstelle {

/// Measured on 107,000 German documents; Xapian's in-memory trees outgrow the cache beyond.
struct BulkLimits {
  std::size_t batch_bytes = std::size_t{2} << 20;  ///< Text of one segment.
  std::size_t batch_documents = 10'000;
  std::size_t flush_bytes = std::size_t{1} << 19;  ///< Text between two flushes within a segment.
  std::size_t flush_documents = 2'000;
  std::size_t merge_width = 100;  ///< Segments merged at once: each holds several open files.
};

/// Not copyable: it owns threads and a folder of segments.
class BulkWriter : public ArticleWriter {
 public:
  /// Segments lie in `workspace`, a folder that is created here and removed at the end. The
  /// references must outlive the writer.
  BulkWriter(std::filesystem::path workspace, const LanguageData& data, const FacetSchema& schema,
             int this_year, unsigned jobs, BulkLimits limits = {});
  /// Stops the threads and removes the workspace.
  ~BulkWriter() override;
  BulkWriter(const BulkWriter&) = delete;
  BulkWriter& operator=(const BulkWriter&) = delete;

  void begin_file(std::uint64_t file) override;
  void add(Article&& article) override;
  void end_file(FileState&& state, bool complete) override;

  /// Waits for the threads and merges all segments into a new database at `target`. Throws Error.
  void merge_into(const std::filesystem::path& target);

  std::uint64_t documents() const { return documents_; }

 private:
  struct Batch {
    std::uint32_t number = 0;
    std::size_t bytes = 0;
    std::vector<Article> articles;
    std::vector<FileState> files;
  };

  void submit();
  void work();
  void write_segment(const Batch& batch, class DocumentBuilder& builder) const;
  std::filesystem::path segment(std::uint32_t number) const;
  void rethrow_failure();

  const std::filesystem::path workspace_;
  const LanguageData& data_;
  const FacetSchema& schema_;
  const int this_year_;
  const BulkLimits limits_;
  Batch batch_;
  std::uint64_t documents_ = 0;
  std::uint64_t documents_in_file_ = 0;
  BoundedQueue<Batch> queue_;
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace fundstelle
