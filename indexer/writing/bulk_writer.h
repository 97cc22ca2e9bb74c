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
#include <limits>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "analyzers/language_data.h"
#include "index/facets.h"
#include "indexer/segments/segment_factory.h"
#include "indexer/writing/article_writer.h"
#include "indexer/writing/bounded_queue.h"
#include "indexer/writing/stored_articles.h"

namespace fundstelle {

/// What a batch holds, and so where segments end. Larger segments make a smaller index, as each has
/// chunks of postings of its own: 2 % from 2 to 4 MiB.
struct BulkLimits {
  std::size_t batch_bytes = std::size_t{4} << 20;  ///< Of title, text and metadata.
  /// The first and the last batches are smaller, down to this: until the first is full, and while
  /// only the last is left, threads have nothing to do.
  std::size_t least_batch_bytes = std::size_t{1} << 20;
  std::size_t batch_documents = 20'000;
  std::size_t merge_width = 100;  ///< Segments merged at once: each holds several open files.
  /// A larger article becomes a segment of its own, which is built while nothing else is read or
  /// built: it takes several times the memory of its text.
  std::size_t large_article = std::size_t{1} << 20;
  std::size_t remembered_words = 300'000;  ///< In each analyzer.
  std::size_t remembered_words_of_large_article = 100'000;
};

/// Not copyable: it owns threads and a folder of segments.
class BulkWriter : public ArticleWriter {
 public:
  /// Segments lie in `workspace`, a folder that must not be there, is created here and removed at
  /// the end. Documents that stay although they did not come again (end_file) are taken from
  /// `before`, which may be null. Segments are of the fastest kind that there is for the Xapian at
  /// hand unless one is given. The references must outlive the writer. Throws Error.
  BulkWriter(std::filesystem::path workspace, const LanguageData& data, const FacetSchema& schema,
             int this_year, unsigned jobs, BulkLimits limits = {},
             const StoredArticles* before = nullptr,
             std::optional<SegmentKind> segments = std::nullopt);
  /// Stops the threads and removes the workspace.
  ~BulkWriter() override;
  BulkWriter(const BulkWriter&) = delete;
  BulkWriter& operator=(const BulkWriter&) = delete;

  void expect(std::uint64_t bytes) override { expected_bytes_ = bytes; }
  void begin_file(std::uint64_t file) override;
  void add(Article&& article) override;
  void end_file(FileState&& state, bool complete) override;

  /// Waits for the threads, merges all segments into a new database at `target` and removes the
  /// workspace. Throws Error.
  void merge_into(const std::filesystem::path& target);

  std::uint64_t documents() const { return documents_; }
  /// Documents that should have been taken from `before` cannot be read.
  bool lost_documents() const { return lost_documents_; }
  /// How many were full so far.
  std::uint32_t batches() const { return batch_.number; }

 private:
  struct Batch {
    std::uint32_t number = 0;
    std::size_t bytes = 0;
    std::vector<Article> articles;
    std::vector<FileState> files;
  };

  void start(unsigned jobs);
  // Ends the threads and removes the workspace.
  void stop();
  // Adds what `before_` has of the file and did not come again.
  void take_over(FileState& state);
  void count(const Article& article);
  bool is_full() const;
  void submit();
  void write_large(Article&& article, std::size_t bytes);
  void work();
  void write_segment(Batch&& batch, class DocumentBuilder& builder) const;
  std::filesystem::path segment(std::uint32_t number) const;
  void rethrow_failure();

  const std::filesystem::path workspace_;
  const LanguageData& data_;
  const FacetSchema& schema_;
  const int this_year_;
  const BulkLimits limits_;
  const StoredArticles* before_;
  std::optional<SegmentFactory> segments_;
  Batch batch_;
  std::uint64_t submitted_bytes_ = 0;
  std::uint64_t expected_bytes_ = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t documents_ = 0;
  std::uint64_t documents_in_file_ = 0;
  bool lost_documents_ = false;
  std::vector<std::uint64_t> keys_in_file_;  // hashes; only with `before_`
  BoundedQueue<Batch> queue_;
  std::shared_mutex building_;  // exclusive for a large article
  std::mutex failure_mutex_;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace fundstelle
