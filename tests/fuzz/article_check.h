// What the fuzz targets of the readers share: files in memory, and what holds of all that is read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "indexer/sources/article_reader.h"
#include "indexer/sources/byte_stream.h"
#include "indexer/sources/value_limits.h"
#include "tests/fuzz/check.h"

namespace fundstelle {

/// A stream over bytes in memory that yields at most `max_chunk` of them at a time.
class FuzzedStream : public ByteStream {
 public:
  FuzzedStream(std::string_view bytes, std::size_t max_chunk)
      : bytes_(bytes), max_chunk_(max_chunk) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), bytes_.size(), max_chunk_});
    bytes_.copy(buffer.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
  const std::size_t max_chunk_;
};

struct FuzzedReading {
  std::vector<Article> articles;
  std::vector<Failure> failures;

  ArticleSink sink() {
    return {[this](Article&& article) { articles.push_back(std::move(article)); },
            [this](Failure&& failure) { failures.push_back(std::move(failure)); }};
  }
};

inline void check_string(std::string_view text) {
  check(is_valid_utf8(text), "all strings are valid UTF-8");
  check(text.find('\0') == text.npos, "no string holds a NUL");
}

inline void check_values(const std::vector<std::string>& values) {
  check(values.size() <= kValueLimits.values, "there are no more values than allowed");
  for (const std::string& value : values) {
    check_string(value);
    check(!value.empty() && value.size() <= kValueLimits.bytes, "values are as long as allowed");
  }
}

/// The invariants of article.h and metadata.h.
inline void check_article(const Article& article) {
  check(!trim(article.text).empty(), "an article has a text");
  check_string(article.title);
  check_string(article.text);
  check_string(article.url);
  check_string(article.language);
  check_string(article.id());
  check_values(article.companies);
  check_values(article.cities);
  for (const auto& [name, json] : article.fields) {
    check_string(name);
    check(nlohmann::json::accept(json), "the value of a field is JSON");
  }
}

inline void check_reading(const FuzzedReading& reading) {
  for (const Article& article : reading.articles) check_article(article);
  for (const Failure& failure : reading.failures) {
    check(!failure.reason.empty(), "a failure has a reason");
    check(is_valid_utf8(failure.to_string()), "a failure can be shown");
  }
}

}  // namespace fundstelle
