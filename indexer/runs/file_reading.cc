#include "indexer/runs/file_reading.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "index/terms.h"

namespace fundstelle {
namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

FileState make_state(const FoundFile& file) {
  FileState state;
  state.path = file.path;
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
  ArticleSink sink = sink_for(state, untouched ? before : nullptr);
  sink.progress = [&](std::uint64_t read_bytes) {
    if (read_bytes > file.stamp.size + kToleratedGrowth) throw StillGrowing{};
    report(done_bytes_ + std::min(read_bytes, file.stamp.size));
  };
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

void FileReading::read_standard_input(int descriptor) {
  FileState state;
  state.path = kStandardInput;
  ArticleSink sink = sink_for(state, nullptr);
  sink.progress = [&](std::uint64_t read_bytes) {
    state.size = read_bytes;
    report(done_bytes_ + read_bytes);
  };
  writer_.begin_file(file_number(state.path));
  read_json_lines(descriptor, state.path, limits_, sink);
  summary_.bytes += state.size;
  done_bytes_ += state.size;
  writer_.end_file(std::move(state), false);
}

void FileReading::keep(FileState state) {
  state.trusted = false;
  writer_.begin_file(file_number(state.path));
  writer_.end_file(std::move(state), false);
}

ArticleSink FileReading::sink_for(FileState& state, const FileState* known) {
  return {[this](Article&& article) {
            ++articles_;
            writer_.add(std::move(article));
          },
          [this, &state, known](Failure&& failure) {
            state.failures.push_back(failure.to_string());
            count(std::move(failure),
                  known != nullptr && contains(known->failures, state.failures.back()));
          },
          {}};
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
  return file_number(file.path);
}

std::string change_reason(const FileState& state, const FoundFile& file) {
  if (state.unreadable) return "could not be read last time";
  if (state.size != file.stamp.size) return "its size changed";
  if (state.modified_ns != file.stamp.modified_ns) return "its modification time changed";
  if (stamp(state) != file.stamp) return "another file has taken its place";
  return state.trusted ? "" : "may have changed while it was read last time";
}

}  // namespace fundstelle
