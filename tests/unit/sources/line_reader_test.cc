#include "indexer/sources/line_reader.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kMaxLine = 1000;

std::vector<std::string> lines_of(std::string_view bytes, std::size_t max_chunk = 1 << 20,
                                  std::size_t max_line = kMaxLine) {
  MemoryStream stream(bytes, max_chunk);
  LineReader reader(stream, max_line);
  std::vector<std::string> lines;
  while (const auto line = reader.next()) {
    EXPECT_EQ(line->number, lines.size() + 1);
    lines.emplace_back(line->too_long ? "<too long>" : line->text);
  }
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.line_number(), lines.size());
  return lines;
}

TEST(LineReader, EndsLinesAtLineFeeds) {
  EXPECT_THAT(lines_of("a\nb\n"), ElementsAre("a", "b"));
  EXPECT_THAT(lines_of("a\n\nb"), ElementsAre("a", "", "b"));
  EXPECT_THAT(lines_of(""), IsEmpty());
  EXPECT_THAT(lines_of("\n"), ElementsAre(""));
}

TEST(LineReader, DropsACarriageReturnBeforeTheLineFeedOnly) {
  EXPECT_THAT(lines_of("a\r\nb\rc\n\r\r\nd\r"), ElementsAre("a", "b\rc", "\r", "d\r"));
}

TEST(LineReader, KeepsOtherSeparatorsWithinLines) {
  EXPECT_THAT(lines_of("a\u2028b\u0085c\u2029d\v\f\ne"),
              ElementsAre("a\u2028b\u0085c\u2029d\v\f", "e"));
}

TEST(LineReader, PassesOverLinesThatAreTooLong) {
  const std::string longest(kMaxLine, 'x');
  EXPECT_THAT(lines_of(longest + "\n" + longest + "x\n" + longest + "\r\nb\n"),
              ElementsAre(longest, "<too long>", longest, "b"));
  EXPECT_THAT(lines_of("a\n" + longest + "x"), ElementsAre("a", "<too long>"));
}

TEST(LineReader, YieldsTheSameHoweverTheBytesArrive) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 60; i > 0; --i) {
      const std::size_t length = random() % 10 == 0 ? random() % 1200 : random() % 20;
      bytes.append(length, static_cast<char>('a' + random() % 26));
      bytes += random() % 3 == 0 ? "\r\n" : random() % 20 == 0 ? "\r" : "\n";
    }
    EXPECT_EQ(lines_of(bytes), lines_of(bytes, 1 + random() % 700)) << round;
  }
}

// Endless lines, without any memory behind them.
class EndlessStream : public ByteStream {
 public:
  explicit EndlessStream(std::size_t size) : left_(size) {}

  std::size_t read(std::span<char> buffer) override {
    largest_ = std::max(largest_, buffer.size());
    const std::size_t count = std::min(buffer.size(), left_);
    std::fill_n(buffer.begin(), count, 'x');
    left_ -= count;
    return count;
  }
  std::size_t largest() const { return largest_; }

 private:
  std::size_t left_;
  std::size_t largest_ = 0;
};

TEST(LineReader, DoesNotKeepALineThatIsTooLong) {
  EndlessStream stream(std::size_t{500} << 20);
  LineReader reader(stream, kMaxLine);
  EXPECT_TRUE(reader.next()->too_long);
  EXPECT_FALSE(reader.next());
  EXPECT_LE(stream.largest(), std::size_t{1} << 20);  // The room that it was offered.
}

}  // namespace
}  // namespace fundstelle
