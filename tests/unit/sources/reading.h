// Helpers of the tests: a folder that goes away again, and everything a file holds at once.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/byte_stream.h"

namespace fundstelle {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "fundstelle-test-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  std::filesystem::path path_;
};

/// What reading a file yielded.
struct Reading {
  std::vector<Article> articles;
  std::vector<Failure> failures;
  ReadResult result = ReadResult::kComplete;

  /// The only article or failure; throws when there is none.
  const Article& article() const { return articles.at(0); }
  const Failure& failure() const { return failures.at(0); }
};

inline ArticleSink sink_into(Reading& reading) {
  return {[&reading](Article&& article) { reading.articles.push_back(std::move(article)); },
          [&reading](Failure&& failure) { reading.failures.push_back(std::move(failure)); }};
}

inline Reading read_file(const std::filesystem::path& path, const ReadLimits& limits = {}) {
  Reading reading;
  reading.result = read_articles(path, limits, sink_into(reading));
  return reading;
}

/// Reads `bytes` as a file called `name`.
inline Reading read_bytes(const std::string& name, std::string_view bytes,
                          const ReadLimits& limits = {}) {
  const TemporaryFolder folder;
  return read_file(folder.write(name, bytes), limits);
}

/// A stream over bytes in memory that yields at most `max_chunk` of them at a time.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes, std::size_t max_chunk = 1 << 20)
      : bytes_(bytes), max_chunk_(max_chunk) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), bytes_.size(), max_chunk_});
    bytes_.copy(buffer.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  std::size_t max_chunk_;
};

}  // namespace fundstelle
