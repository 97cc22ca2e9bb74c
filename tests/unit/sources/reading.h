// Helpers of the tests: everything a file holds at once.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/article_reader.h"
#include "indexer/sources/byte_stream.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {

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
