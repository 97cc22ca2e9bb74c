// Compressed files: whole, in several parts, cut and damaged.
#include "indexer/sources/byte_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string gzipped(const std::string& text) {
  std::string packed(compressBound(text.size()) + 64, '\0');
  z_stream state{};
  deflateInit2(&state, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  state.avail_in = static_cast<uInt>(text.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

std::string zstd_packed(const std::string& text) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress2(context, packed.data(), packed.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return packed;
}

std::string records(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i) {
    text +=
        "{\"id\":" + std::to_string(i) + ",\"text\":\"number " + std::to_string(i * 7919) + "\"}\n";
  }
  return text;
}

struct Packer {
  const char* ending;
  std::string (*pack)(const std::string&);
};

void PrintTo(const Packer& packer, std::ostream* stream) {
  *stream << packer.ending;
}

class CompressedFile : public testing::TestWithParam<Packer> {
 protected:
  static Reading read(const std::string& packed) {
    return read_bytes(std::string("a.jsonl") + GetParam().ending, packed);
  }
  static std::string pack(const std::string& text) { return GetParam().pack(text); }
};

TEST_P(CompressedFile, IsReadToItsEnd) {
  const Reading reading = read(pack(records(1, 50000)));
  EXPECT_THAT(reading.articles, SizeIs(50000));
  EXPECT_THAT(reading.failures, IsEmpty());
  EXPECT_EQ(reading.articles.back().id(), "50000");
  EXPECT_EQ(reading.result, ReadResult::kComplete);
}

TEST_P(CompressedFile, MayHaveSeveralParts) {
  const Reading reading =
      read(pack(records(1, 100)) + pack("") + pack(records(101, 200)) + pack(records(201, 300)));
  EXPECT_THAT(reading.articles, SizeIs(300));
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST_P(CompressedFile, MayBeEmptyInside) {
  const Reading reading = read(pack(""));
  EXPECT_THAT(reading.articles, IsEmpty());
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST_P(CompressedFile, KeepsTheRecordsBeforeTheCut) {
  const std::string packed = pack(records(1, 50000));
  const Reading reading = read(packed.substr(0, packed.size() / 2));
  EXPECT_GT(reading.articles.size(), 1000U);
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_THAT(reading.failure().reason, HasSubstr("ends in the middle"));
  EXPECT_EQ(reading.failure().line, reading.articles.size() + 1);
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
}

TEST_P(CompressedFile, IsReportedWhenOnlyTheLastByteLacks) {
  std::string packed = pack(records(1, 100));
  packed.pop_back();
  const Reading reading = read(packed);
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_THAT(reading.failure().reason, HasSubstr("ends in the middle"));
}

// All but the bits that fill up the last byte of a deflate stream are covered by the checksum.
TEST_P(CompressedFile, NeverYieldsAllRecordsFromDamagedData) {
  const std::string packed = pack(records(1, 30));
  std::size_t unnoticed = 0;
  for (std::size_t at = 10; at < packed.size(); ++at) {  // Behind gzip's time stamp and system.
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const Reading reading = read(damaged);
    if (reading.result == ReadResult::kUnreadable) continue;
    ++unnoticed;
    ASSERT_THAT(reading.articles, SizeIs(30)) << at;
    EXPECT_EQ(reading.articles[29].text, "number 237570") << at;
  }
  EXPECT_LE(unnoticed, 1U);
}

TEST_P(CompressedFile, IsReportedWhenItIsNotCompressedAtAll) {
  const Reading reading = read(records(1, 3));
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
  EXPECT_THAT(reading.failure().reason, HasSubstr("damaged"));
}

TEST_P(CompressedFile, IsReportedWhenSomethingFollows) {
  const Reading reading = read(pack(records(1, 3)) + "garbage that is no header");
  EXPECT_THAT(reading.failures, SizeIs(1));
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
}

INSTANTIATE_TEST_SUITE_P(ByteStream, CompressedFile,
                         testing::Values(Packer{".gz", gzipped}, Packer{".zst", zstd_packed}));

TEST(ByteStream, SkipsThePaddingBehindGzip) {
  const Reading reading =
      read_bytes("a.jsonl.gz", gzipped(records(1, 3)) + std::string(2000, '\0'));
  EXPECT_THAT(reading.articles, SizeIs(3));
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(ByteStream, DoesNotWaitForTheWriterOfAPipe) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder.path() / "a.jsonl").c_str(), 0600), 0);
  const Reading reading = read_file(folder.path() / "a.jsonl");
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
  EXPECT_THAT(reading.failure().reason, HasSubstr("not a regular file"));
}

TEST(ByteStream, ReportsAFileThatCannotBeOpened) {
  const Reading reading = read_file("/nonexistent/a.txt");
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
  EXPECT_THAT(reading.failure().reason, HasSubstr("No such file"));
  EXPECT_TRUE(reading.failure().lost);
}

TEST(ByteStream, ReadsNoMoreThanAskedFor) {
  const std::string bytes(100000, 'x');
  for (const std::size_t limit : {0U, 1U, 16384U, 99999U, 100000U, 200000U}) {
    MemoryStream stream(bytes, 777);
    EXPECT_EQ(read_all(stream, limit).size(), std::min(bytes.size(), limit + 1)) << limit;
  }
}

TEST(LimitStream, YieldsWhatIsWithinTheLimit) {
  const auto limited = limit_stream(std::make_unique<MemoryStream>("12345"), 5, "reason");
  EXPECT_EQ(read_all(*limited, 100), "12345");
}

TEST(LimitStream, ThrowsBehindTheLimit) {
  const auto limited = limit_stream(std::make_unique<MemoryStream>("12345", 2), 4, "reason");
  std::string buffer(10, '\0');
  EXPECT_EQ(limited->read(buffer), 2U);
  EXPECT_EQ(limited->read(buffer), 2U);
  EXPECT_THROW(limited->read(buffer), StreamLimit);
}

// 40 MB of records that pack to some kilobytes.
TEST_P(CompressedFile, IsCutShortWhereItUnpacksToFarMoreThanItsSize) {
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += "{\"text\":\"" + std::string(10'000, 'a') + "\"}\n";
  const std::string packed = pack(text);
  const std::string name = std::string("a.jsonl") + GetParam().ending;
  ReadLimits limits;
  limits.max_expansion = 100;
  const Reading reading = read_bytes(name, packed, limits);
  EXPECT_EQ(reading.result, ReadResult::kCutShort);
  EXPECT_GT(reading.articles.size(), 100U);
  EXPECT_LT(reading.articles.size(), 4'000U);
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_TRUE(reading.failure().lost);
  EXPECT_EQ(reading.failure().line, reading.articles.size() + 1);
  EXPECT_THAT(reading.failure().reason, HasSubstr("more than 100 times its size"));
  EXPECT_THAT(reading.failure().reason, HasSubstr("raise --max-expansion"));

  limits.max_expansion = 0;
  EXPECT_THAT(read_bytes(name, packed, limits).articles, SizeIs(4'000));
}

}  // namespace
}  // namespace fundstelle
