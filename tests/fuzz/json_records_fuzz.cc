// Fuzzes files of records: the first byte says in which pieces the rest comes and how long a record
// may be, the rest is read as JSON Lines and as JSON.
#include <array>
#include <cstddef>

#include "indexer/sources/record_reader.h"
#include "tests/fuzz/article_check.h"

namespace fundstelle {
namespace {

constexpr std::array<std::size_t, 8> kChunks = {1, 2, 3, 7, 64, 1'000, 4'096, 300'000};
constexpr std::array<std::size_t, 4> kMaxRecords = {8, 100, 5'000, std::size_t{64} << 20};

using Read = ReadResult (*)(ByteStream&, const std::string&, const ReadLimits&, const ArticleSink&);

FuzzedReading read(std::string_view bytes, std::size_t chunk, std::size_t max_record, Read read) {
  FuzzedReading reading;
  FuzzedStream stream(bytes, chunk);
  ReadLimits limits;
  limits.max_record = max_record;
  read(stream, "a.json", limits, reading.sink());
  return reading;
}

void check_same(const FuzzedReading& a, const FuzzedReading& b) {
  check(a.articles.size() == b.articles.size() && a.failures.size() == b.failures.size(),
        "how the bytes come does not matter");
  for (std::size_t i = 0; i < a.articles.size(); ++i) {
    check(a.articles[i].key() == b.articles[i].key() && a.articles[i].text == b.articles[i].text &&
              a.articles[i].fields == b.articles[i].fields,
          "how the bytes come does not matter to an article");
  }
  for (std::size_t i = 0; i < a.failures.size(); ++i) {
    check(a.failures[i].to_string() == b.failures[i].to_string(),
          "how the bytes come does not matter to a failure");
  }
}

void run_as(std::string_view bytes, std::size_t chunk, std::size_t max_record, Read how) {
  const FuzzedReading reading = read(bytes, chunk, max_record, how);
  check_reading(reading);
  std::size_t last = 0;
  for (const Article& article : reading.articles) {
    check(article.number > last, "records are numbered in their order");
    last = article.number;
  }
  check_same(reading, read(bytes, bytes.size() + 1, max_record, how));
}

void run(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto option = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  const std::size_t chunk = kChunks[option % kChunks.size()];
  const std::size_t max_record = kMaxRecords[option / kChunks.size() % kMaxRecords.size()];
  run_as(bytes, chunk, max_record, read_json_lines);
  run_as(bytes, chunk, max_record, read_json);
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
