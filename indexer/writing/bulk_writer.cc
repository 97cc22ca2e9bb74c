#include "indexer/writing/bulk_writer.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "base/error.h"
#include "base/hash.h"
#include "index/terms.h"
#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/thread_memory.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

void merge(const std::vector<fs::path>& segments, const fs::path& target) {
  with_xapian_errors([&] {
    Xapian::Database all;
    for (const fs::path& path : segments) all.add_database(open_database(path));
    all.compact(target.string());
  });
}

std::size_t bytes_of(const Article& article) {
  std::size_t bytes = article.title.size() + article.text.size();
  for (const auto& [name, value] : article.fields) bytes += name.size() + value.size();
  return bytes;
}

// Segments, which a writer has made in a folder of its own.
void remove(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) fs::remove_all(folder);
}

}  // namespace

BulkWriter::BulkWriter(fs::path workspace, const LanguageData& data, const FacetSchema& schema,
                       int this_year, unsigned jobs, BulkLimits limits,
                       const StoredArticles* before, std::optional<SegmentKind> segments)
    : workspace_(std::move(workspace)),
      data_(data),
      schema_(schema),
      this_year_(this_year),
      limits_(limits),
      before_(before),
      queue_(1) {
  if (!fs::create_directory(workspace_)) {
    throw Error(fmt::format("{} is there already", workspace_.string()), "remove it");
  }
  try {
    segments_.emplace(segments ? *segments : fastest_kind(workspace_ / "format"));
    start(jobs);
  } catch (...) {
    stop();
    throw;
  }
}

BulkWriter::~BulkWriter() {
  stop();
}

void BulkWriter::start(unsigned jobs) {
  reserve_thread_memory(jobs);
  try {
    for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error& error) {
    // Fewer will do; the database is the same.
    if (threads_.empty()) {
      throw system_failure("cannot start a thread", error.code(),
                           "allow more processes or more memory");
    }
  }
}

void BulkWriter::stop() {
  queue_.abandon();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
  std::error_code ignored;
  fs::remove_all(workspace_, ignored);  // created in the constructor, and nobody else's
}

void BulkWriter::begin_file(std::uint64_t) {
  documents_in_file_ = 0;
  keys_in_file_.clear();
}

void BulkWriter::add(Article&& article) {
  const std::size_t bytes = bytes_of(article);
  if (bytes > limits_.large_article) return write_large(std::move(article), bytes);
  count(article);
  batch_.bytes += bytes;
  batch_.articles.push_back(std::move(article));
  if (is_full()) submit();
}

void BulkWriter::count(const Article& article) {
  if (before_ != nullptr) keys_in_file_.push_back(hash64(article.key()));
  ++documents_;
  ++documents_in_file_;
}

void BulkWriter::end_file(FileState&& state, bool complete) {
  if (!complete && before_ != nullptr) take_over(state);
  state.documents = documents_in_file_;
  batch_.files.push_back(std::move(state));
}

void BulkWriter::take_over(FileState& state) {
  std::vector<std::uint64_t> seen = std::exchange(keys_in_file_, {});
  std::sort(seen.begin(), seen.end());
  const auto take = [&](Article&& article) {
    if (!std::binary_search(seen.begin(), seen.end(), hash64(article.key()))) {
      add(std::move(article));
    }
  };
  const auto lose = [&](const Error& damage) {
    // The build may be there to mend just that.
    lost_documents_ = true;
    state.failures.push_back(
        fmt::format("{}: documents were lost: {}", state.path, damage.message()));
  };
  try {
    before_->for_each(state.path, take);
  } catch (const Xapian::Error& error) {
    if (!is_damage(error)) throw;
    lose(translate(error));
  } catch (const Error& damage) {
    lose(damage);
  }
}

// Half of what has been read already, or of what is to come if that is less, so that all threads
// begin and end at nearly the same time, however many they are.
bool BulkWriter::is_full() const {
  const std::uint64_t half = std::min(submitted_bytes_, expected_bytes_) / 2;
  const std::uint64_t bytes = std::min<std::uint64_t>(
      std::max<std::uint64_t>(half, limits_.least_batch_bytes), limits_.batch_bytes);
  return batch_.bytes >= bytes || batch_.articles.size() >= limits_.batch_documents;
}

void BulkWriter::submit() {
  submitted_bytes_ += batch_.bytes;
  const std::uint32_t next = batch_.number + 1;
  if (!queue_.push(std::exchange(batch_, Batch{}))) rethrow_failure();
  batch_.number = next;
}

// In the thread that reads, so that no further record is held meanwhile.
void BulkWriter::write_large(Article&& article, std::size_t bytes) {
  if (!batch_.articles.empty()) submit();
  submitted_bytes_ += bytes;
  count(article);
  const std::unique_lock alone(building_);
  with_xapian_errors([&] {
    DocumentBuilder builder(
        data_, schema_, this_year_,
        std::min(limits_.remembered_words, limits_.remembered_words_of_large_article), workspace_);
    IndexedDocument& document = builder.build(std::move(article));
    const auto database = segments_->create_for(document, segment(batch_.number++));
    database->add(document);
    database->finish();
  });
}

void BulkWriter::work() {
  try {
    std::optional<DocumentBuilder> builder;
    while (auto batch = queue_.pop()) {
      if (!builder) {
        builder.emplace(data_, schema_, this_year_, limits_.remembered_words, workspace_);
      }
      const std::shared_lock with_others(building_);
      write_segment(std::move(*batch), *builder);
    }
  } catch (...) {
    const std::lock_guard lock(failure_mutex_);
    if (!failure_) failure_ = std::current_exception();
    queue_.abandon();
  }
}

void BulkWriter::write_segment(Batch&& batch, DocumentBuilder& builder) const {
  with_xapian_errors([&] {
    const std::unique_ptr<Segment> database = segments_->create(segment(batch.number));
    for (Article& article : batch.articles) database->add(builder.build(std::move(article)));
    for (const FileState& file : batch.files) {
      database->set_metadata(file_state_key(file_number(file.path)), file.serialize());
    }
    database->finish();
  });
}

fs::path BulkWriter::segment(std::uint32_t number) const {
  return workspace_ / fmt::format("segment-{:06}", number);
}

void BulkWriter::rethrow_failure() {
  const std::lock_guard lock(failure_mutex_);
  if (failure_) std::rethrow_exception(failure_);
}

void BulkWriter::merge_into(const fs::path& target) {
  submit();
  queue_.close();
  for (std::thread& thread : threads_) thread.join();
  rethrow_failure();

  std::vector<fs::path> segments;
  for (std::uint32_t i = 0; i < batch_.number; ++i) segments.push_back(segment(i));
  for (int level = 0; segments.size() > limits_.merge_width; ++level) {
    std::vector<fs::path> merged;
    for (std::size_t from = 0; from < segments.size(); from += limits_.merge_width) {
      const std::size_t to = std::min(from + limits_.merge_width, segments.size());
      const std::vector<fs::path> group(segments.begin() + static_cast<std::ptrdiff_t>(from),
                                        segments.begin() + static_cast<std::ptrdiff_t>(to));
      merged.push_back(workspace_ / fmt::format("merged-{}-{:06}", level, merged.size()));
      merge(group, merged.back());
      remove(group);
    }
    segments = std::move(merged);
  }
  merge(segments, target);
  fs::remove_all(workspace_);  // see stop(); a kill must not leave it behind in what is published
}

}  // namespace fundstelle
