#include "indexer/runs/file_reading.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "index/terms.h"
#include "indexer/facets/field_values.h"
#include "indexer/sources/article_reader.h"

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

// Thrown when so many records fail that the file cannot be what its name says. All that fail are
// listed and remembered, so their number has to have an end.
struct GivenUp {};

constexpr std::size_t kManyFailures = 10'000;
constexpr std::size_t kMaxWarnings = 1'000;  // listed, of one file

FileStamp stamp(const FileState& state) {
  return {state.size, state.modified_ns, state.inode, state.device};
}

Failure whole_file(const FileState& state, std::string reason, bool lost) {
  return {state.path, std::nullopt, 0, {}, std::move(reason), lost};
}

Failure given_up(const FileState& state) {
  return whole_file(state,
                    fmt::format("{} records failed, more than could be read, and the rest was left "
                                "out; see whether the file is what its name says",
                                state.failures.size()),
                    true);
}

}  // namespace

void FileReading::read(const FoundFile& file, const FileState* before) {
  const bool untouched = before != nullptr && stamp(*before) == file.stamp;
  FileState state = make_state(file);
  // A file written within this very second may change again without a new time stamp.
  state.trusted = file.stamp.modified_ns / kNanosecondsPerSecond < now_ns() / kNanosecondsPerSecond;
  const Remembered remembered = remembered_by(untouched ? before : nullptr);
  ArticleSink sink = sink_for(state, remembered);
  sink.progress = [&](std::uint64_t read_bytes) {
    if (read_bytes > file.stamp.size + kToleratedGrowth) throw StillGrowing{};
    report(done_bytes_ + std::min(read_bytes, file.stamp.size));
  };
  writer_.begin_file(number_of(file));
  bool complete = false;
  try {
    const ReadResult result = read_articles(file.path, options_.limits, sink);
    complete = result == ReadResult::kComplete;
    state.unreadable = result == ReadResult::kUnreadable;
  } catch (const StillGrowing&) {
    summary_.changing = true;
  } catch (const GivenUp&) {
    book(given_up(state), remembered, state);
  }
  finish_warnings(state);
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
  ArticleSink sink = sink_for(state, {});
  sink.progress = [&](std::uint64_t read_bytes) {
    state.size = read_bytes;
    report(done_bytes_ + read_bytes);
  };
  writer_.begin_file(file_number(state.path));
  try {
    read_json_lines(descriptor, state.path, options_.limits, sink);
  } catch (const GivenUp&) {
    book(given_up(state), {}, state);
  }
  finish_warnings(state);
  summary_.bytes += state.size;
  done_bytes_ += state.size;
  writer_.end_file(std::move(state), false);
}

void FileReading::keep(FileState state) {
  state.trusted = false;
  writer_.begin_file(file_number(state.path));
  writer_.end_file(std::move(state), false);
}

FileReading::Remembered FileReading::remembered_by(const FileState* state) {
  if (state == nullptr) return {};
  Remembered remembered(state->failures.begin(), state->failures.end());
  remembered.insert(state->warnings.begin(), state->warnings.end());
  return remembered;
}

ArticleSink FileReading::sink_for(FileState& state, Remembered remembered) {
  articles_in_file_ = 0;
  unlisted_warnings_ = 0;
  return {[this, &state, remembered](Article&& article) {
            ++articles_;
            ++articles_in_file_;
            for (Failure& warning : value_warnings(article, options_.facets)) {
              book(std::move(warning), remembered, state);
            }
            writer_.add(std::move(article));
          },
          [this, &state, remembered = std::move(remembered)](Failure&& failure) {
            book(std::move(failure), remembered, state);
            const std::size_t failed = state.failures.size();
            if (failed >= kManyFailures && failed > articles_in_file_) throw GivenUp{};
          },
          {}};
}

void FileReading::book(Failure&& failure, const Remembered& remembered, FileState& state) {
  if (!failure.lost && state.warnings.size() >= kMaxWarnings) {
    ++unlisted_warnings_;
    return;
  }
  auto& booked = failure.lost ? state.failures : state.warnings;
  booked.push_back(failure.to_string());
  if (remembered.contains(booked.back())) {
    if (failure.lost) ++summary_.skipped;
    return;
  }
  observer_.failure(failure);
  auto& listed = failure.lost ? summary_.failures : summary_.warnings;
  listed.push_back(std::move(failure));
}

void FileReading::finish_warnings(FileState& state) {
  if (unlisted_warnings_ == 0) return;
  Failure more = whole_file(state, fmt::format("and {} more warnings", unlisted_warnings_), false);
  state.warnings.push_back(more.to_string());
  observer_.failure(more);
  summary_.warnings.push_back(std::move(more));
}

void FileReading::remember_unreadable(Failure&& failure, const FileState* before) {
  FileState state;
  state.path = failure.path;
  state.unreadable = true;
  book(std::move(failure), remembered_by(before), state);
  writer_.begin_file(file_number(state.path));
  writer_.end_file(std::move(state), false);
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
