#include "indexer/runs/file_reading.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/utf8.h"
#include "index/terms.h"

namespace fundstelle {
namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

// The path as documents show it.
std::string display_path(const std::filesystem::path& path) {
  return repair_utf8(path.native()).text;
}

FileState make_state(const FoundFile& file) {
  FileState state;
  state.path = display_path(file.path);
  state.size = file.stamp.size;
  state.modified_ns = file.stamp.modified_ns;
  state.inode = file.stamp.inode;
  state.device = file.stamp.device;
  return state;
}

// Thrown when a file turns out larger than it was found: somebody writes to it, and reading on
// could take for ever.
struct StillGrowing {};

constexpr std::uint64_t kToleratedGrowth = std::uint64_t{1} << 20;  // bytes

FileStamp stamp(const FileState& state) {
  return {state.size, state.modified_ns, state.inode, state.device};
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

void FileReading::read(const FoundFile& file, const FileState* before) {
  const bool untouched = before != nullptr && stamp(*before) == file.stamp;
  FileState state = make_state(file);
  // A file written within this very second may change again without a new time stamp.
  state.trusted = file.stamp.modified_ns / kNanosecondsPerSecond < now_ns() / kNanosecondsPerSecond;
  const ArticleSink sink{[&](Article&& article) {
                           ++articles_;
                           writer_.add(std::move(article));
                         },
                         [&](Failure&& failure) {
                           state.failures.push_back(failure.to_string());
                           const bool known =
                               untouched && contains(before->failures, state.failures.back());
                           count(std::move(failure), known);
                         },
                         [&](std::uint64_t read_bytes) {
                           if (read_bytes > file.stamp.size + kToleratedGrowth)
                             throw StillGrowing{};
                           report(done_bytes_ + std::min(read_bytes, file.stamp.size));
                         }};
  writer_.begin_file(number_of(file));
  bool complete = false;
  try {
    const ReadResult result = read_articles(file.path, limits_, sink);
    complete = result == ReadResult::kComplete;
    state.unreadable = result == ReadResult::kUnreadable;
  } catch (const StillGrowing&) {
    summary_.changing = true;
  }
  if (const auto after = read_stamp(file.path); !after || *after != file.stamp) {
    summary_.changing = true;
    state.trusted = false;
  }
  summary_.bytes += file.stamp.size;
  writer_.end_file(std::move(state), complete);
  report(done_bytes_ += file.stamp.size);
}

void FileReading::remember_unreadable(Failure&& failure, const FileState* before) {
  FileState state;
  state.path = failure.path;
  state.unreadable = true;
  state.failures.push_back(failure.to_string());
  const bool known = before != nullptr && contains(before->failures, state.failures.back());
  count(std::move(failure), known);
  writer_.begin_file(file_number(state.path));
  writer_.end_file(std::move(state), false);
}

void FileReading::count(Failure&& failure, bool known) {
  if (known) {
    ++summary_.skipped;
    return;
  }
  observer_.failure(failure);
  summary_.failures.push_back(std::move(failure));
}

void FileReading::report(std::uint64_t done_bytes) {
  writer_.expect(total_bytes_ - std::min(done_bytes, total_bytes_));
  observer_.progress(done_bytes, articles_);
}

std::uint64_t number_of(const FoundFile& file) {
  return file_number(display_path(file.path));
}

bool is_unchanged(const FileState& state, const FoundFile& file) {
  return state.trusted && !state.unreadable && stamp(state) == file.stamp;
}

}  // namespace fundstelle
