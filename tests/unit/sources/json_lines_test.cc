// Records: JSON Lines and .json files, good and bad.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/sources/json_parser.h"
#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

Reading read_lines(std::string_view bytes, const ReadLimits& limits = {}) {
  return read_bytes("a.jsonl", bytes, limits);
}

TEST(JsonLines, YieldsOneArticlePerLine) {
  const Reading reading = read_lines(
      "{\"id\":\"x\",\"title\":\"One\",\"text\":\"first\"}\n"
      "\n"
      "{\"text\":\"second\"}\r\n"
      "{\"id\":17,\"text\":\"third\"}");
  ASSERT_THAT(reading.articles, SizeIs(3));
  EXPECT_THAT(reading.failures, IsEmpty());
  EXPECT_EQ(reading.articles[0].id(), "x");
  EXPECT_EQ(reading.articles[0].title, "One");
  EXPECT_EQ(reading.articles[0].text, "first");
  EXPECT_EQ(reading.articles[1].record, std::nullopt);
  EXPECT_EQ(reading.articles[1].number, 2U);
  EXPECT_EQ(reading.articles[1].line, 3U);
  EXPECT_EQ(reading.articles[1].title, "");
  EXPECT_EQ(reading.articles[2].id(), "17");
}

TEST(JsonLines, KeepsIdsThatAreNumbersAsWritten) {
  const Reading reading =
      read_lines("{\"id\":12345678901234567890123,\"text\":\"a\"}\n{\"id\":1.50,\"text\":\"b\"}\n");
  ASSERT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[0].id(), "12345678901234567890123");
  EXPECT_EQ(reading.articles[1].id(), "1.50");
}

TEST(JsonLines, SkipsTheByteOrderMark) {
  EXPECT_EQ(read_lines("\xEF\xBB\xBF{\"text\":\"a\"}\n").article().text, "a");
}

// Every character of `text` as two bytes, behind a byte order mark.
std::string utf16_le(std::u16string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char16_t unit : text) {
    bytes += static_cast<char>(unit & 0xFF);
    bytes += static_cast<char>(unit >> 8);
  }
  return bytes;
}

TEST(JsonLines, AreReadInUtf16) {
  std::u16string lines;
  for (int i = 0; i < 5000; ++i) lines += u"{\"text\":\"Größe \u010A 🍏\"}\r\n";
  const Reading reading = read_lines(utf16_le(lines));
  ASSERT_THAT(reading.articles, SizeIs(5000));
  for (const Article& article : reading.articles) ASSERT_EQ(article.text, "Größe \u010A 🍏");
  EXPECT_THAT(reading.failures, IsEmpty());
  EXPECT_EQ(read_bytes("a.json", utf16_le(u"[{\"text\":\"ä\"}]")).article().text, "ä");
}

TEST(JsonLines, LosesOnlyTheLineThatIsCut) {
  const Reading reading =
      read_lines("{\"text\":\"a\"}\n{\"text\":\"b\n{\"text\":\"c\"}\n{\"text\":");
  EXPECT_THAT(reading.articles, SizeIs(2));
  ASSERT_THAT(reading.failures, SizeIs(2));
  EXPECT_EQ(reading.failures[0].line, 2U);
  EXPECT_EQ(reading.failures[0].record, "2");
  EXPECT_TRUE(reading.failures[0].lost);
  EXPECT_EQ(reading.failures[1].line, 4U);
}

class MalformedLine : public testing::TestWithParam<const char*> {};

TEST_P(MalformedLine, IsLostWithAReason) {
  const Reading reading = read_lines(GetParam() + "\n{\"text\":\"b\"}\n"s);
  EXPECT_THAT(reading.articles, SizeIs(1));
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_TRUE(reading.failure().lost);
  EXPECT_EQ(reading.failure().line, 1U);
  EXPECT_FALSE(reading.failure().reason.empty());
}

INSTANTIATE_TEST_SUITE_P(JsonLines, MalformedLine,
                         testing::Values("{", "}", "{\"text\":\"a\"", "{\"text\":\"a\",}",
                                         "{\"text\" \"a\"}", "{\"text\":\"a\"} {\"text\":\"b\"}",
                                         "{\"text\":\"a\"}x", "{text:\"a\"}",
                                         "{\"text\":\"a\",\"n\":01}", "{\"text\":\"a\",\"n\":+1}",
                                         "{\"text\":\"a\",\"n\":tru}", "{\"text\":\"a\",\"n\":nul}",
                                         "{\"text\":\"a\",\"n\":[1,,2]}",
                                         "{\"text\":\"a\",\"n\":{\"x\"}}", "{\"text\":\"a\\x\"}",
                                         "{\"text\":\"a\tb\"}", "[1,2]", "\"text\"", "17", "null",
                                         "[{\"text\":\"a\"}]"));

TEST(JsonLines, SaysThatARecordIsNoObject) {
  EXPECT_THAT(read_lines("[1]\n").failure().reason, HasSubstr("no JSON object"));
  EXPECT_THAT(read_lines("17\n").failure().reason, HasSubstr("no JSON object"));
}

TEST(JsonLines, LosesRecordsWithoutText) {
  const Reading reading = read_lines(
      "{\"id\":\"x\",\"title\":\"t\"}\n{\"text\":\" \\n\"}\n{\"text\":null}\n{\"text\":{}}\n");
  EXPECT_THAT(reading.articles, IsEmpty());
  ASSERT_THAT(reading.failures, SizeIs(4));
  EXPECT_EQ(reading.failures[0].record, "x");
  EXPECT_THAT(reading.failures[0].reason, HasSubstr("no text"));
}

TEST(JsonLines, KeepsTheFirstOfTwoRecordsWithOneId) {
  const Reading reading = read_lines(
      "{\"id\":\"7\",\"text\":\"a\"}\n{\"id\":7,\"text\":\"b\"}\n{\"id\":8,\"text\":\"c\"}\n");
  ASSERT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[0].text, "a");
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_EQ(reading.failure().line, 2U);
  EXPECT_THAT(reading.failure().reason, HasSubstr("line 1"));
  EXPECT_TRUE(reading.failure().lost);
}

TEST(JsonLines, DoesNotCountALostRecordAsTheFirstWithItsId) {
  const Reading reading = read_lines("{\"id\":1}\n{\"id\":1,\"text\":\"b\"}\n");
  EXPECT_THAT(reading.articles, SizeIs(1));
}

TEST(JsonLines, ReportsAnIdThatIsNoStringOrNumber) {
  const Reading reading = read_lines("{\"id\":[1],\"text\":\"a\"}\n");
  EXPECT_EQ(reading.article().number, 1U);
  EXPECT_EQ(reading.article().record, std::nullopt);
  EXPECT_EQ(reading.failure().field, "id");
  EXPECT_FALSE(reading.failure().lost);
}

TEST(JsonLines, TakesEmptyIdsForAbsent) {
  const Reading reading =
      read_lines("{\"id\":\"\",\"text\":\"a\"}\n{\"id\":null,\"text\":\"b\"}\n");
  EXPECT_THAT(reading.articles, SizeIs(2));
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(JsonLines, GoesOnWithoutABadDate) {
  const Reading reading = read_lines("{\"text\":\"a\",\"date\":\"31.02.2025\"}\n");
  EXPECT_EQ(reading.article().date, std::nullopt);
  EXPECT_EQ(reading.failure().field, "date");
  EXPECT_EQ(reading.failure().line, 1U);
  EXPECT_THAT(reading.failure().reason, HasSubstr("'31.02.2025'"));
  EXPECT_FALSE(reading.failure().lost);
}

TEST(JsonLines, ReplacesNulCharactersAndNamesTheirFields) {
  const Reading reading = read_lines(R"({"text":"a\u0000b","city":["Ulm\u0000","\u0000Bonn"]})"
                                     "\n");
  EXPECT_EQ(reading.article().text, "a\uFFFDb");
  ASSERT_THAT(reading.failures, SizeIs(2));
  EXPECT_EQ(
      reading.failures[0].to_string(),
      reading.article().path +
          ":1: text: 1 NUL character (\\u0000) was replaced by U+FFFD; write the field without it");
  EXPECT_EQ(reading.failures[1].field, "city");
  EXPECT_THAT(reading.failures[1].reason, HasSubstr("2 NUL characters (\\u0000) were replaced"));
  EXPECT_FALSE(reading.failures[1].lost);
}

TEST(JsonLines, RepairsLoneSurrogates) {
  const Reading reading =
      read_lines(R"({"text":"a\ud800b\udc00c\ud83d\ude00 \\ud800 \ud83d","n":["\udead"]})"
                 "\n");
  EXPECT_EQ(reading.article().text, "a\uFFFDb\uFFFDc😀 \\ud800 \uFFFD");
  EXPECT_FALSE(reading.failure().lost);
  EXPECT_THAT(reading.failure().reason, HasSubstr("4 characters"));
}

TEST(JsonLines, KeepsOtherSeparatorsWithinStrings) {
  const Reading reading = read_lines("{\"text\":\"a\u2028b\u0085c\"}\n{\"text\":\"\\u2028d\"}\n");
  EXPECT_EQ(reading.articles.at(0).text, "a\u2028b\u0085c");
  EXPECT_EQ(reading.articles.at(1).text, "\u2028d");
}

TEST(JsonLines, ReadsLinesInWindows1252) {
  const Reading reading = read_lines(
      "{\"text\":\"M\xFCller \xFC"
      "ber \xC4pfel\"}\n{\"text\":\"Öl\"}\n");
  EXPECT_EQ(reading.articles.at(0).text, "Müller über Äpfel");
  EXPECT_EQ(reading.articles.at(1).text, "Öl");
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(JsonLines, RepairsLinesThatAreMostlyUtf8) {
  const Reading reading = read_lines("{\"text\":\"Öl, Käse, Übung \xFF\"}\n");
  EXPECT_EQ(reading.article().text, "Öl, Käse, Übung \uFFFD");
  EXPECT_FALSE(reading.failure().lost);
}

TEST(JsonLines, KeepsControlCharacters) {
  EXPECT_EQ(read_lines("{\"text\":\"a\\u001b[31m\\u0007\"}\n").article().text, "a\x1B[31m\x07");
}

TEST(JsonLines, LosesLinesOverTheLimit) {
  const std::string big = "{\"text\":\"" + std::string(5000, 'x') + "\"}\n";
  const Reading reading = read_lines("{\"text\":\"a\"}\n" + big + "{\"text\":\"b\"}\n", {4096});
  EXPECT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[1].number, 3U);
  EXPECT_EQ(reading.failure().line, 2U);
  EXPECT_EQ(reading.failure().reason, "is larger than 4K; raise --max-record to index it");
}

TEST(JsonLines, ReadsFromADescriptor) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string bytes = "{\"text\":\"a\"}\n{\"text\":\"b\"}";
  ASSERT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  ::close(ends[1]);
  Reading reading;
  EXPECT_EQ(read_json_lines(ends[0], "-", {}, sink_into(reading)), ReadResult::kComplete);
  ::close(ends[0]);
  ASSERT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[1].id(), "-#2");
}

TEST(JsonLines, ReportsADescriptorThatCannotBeRead) {
  Reading reading;
  EXPECT_EQ(read_json_lines(-1, "-", {}, sink_into(reading)), ReadResult::kUnreadable);
  EXPECT_THAT(reading.failure().reason, HasSubstr("Bad file descriptor"));
}

TEST(JsonLines, MayBeEmpty) {
  EXPECT_THAT(read_lines("").failures, IsEmpty());
  EXPECT_THAT(read_lines("\n \n").failures, IsEmpty());
}

TEST(JsonFile, YieldsTheElementsOfAnArray) {
  const Reading reading = read_bytes(
      "a.json",
      "[\n  {\n    \"id\": \"x\",\n    \"text\": \"first\"\n  },\n  {\"text\": \"second\"}\n]\n");
  ASSERT_THAT(reading.articles, SizeIs(2));
  EXPECT_EQ(reading.articles[0].id(), "x");
  EXPECT_THAT(reading.articles[1].id(), HasSubstr("a.json#2"));
  EXPECT_EQ(reading.articles[1].line, 0U);
}

TEST(JsonFile, YieldsASingleObject) {
  const Reading reading = read_bytes("a.json", "\xEF\xBB\xBF{\n\"text\":\n\"only\"}\n");
  EXPECT_EQ(reading.article().text, "only");
  EXPECT_EQ(reading.article().number, 1U);
}

TEST(JsonFile, LosesOnlyTheBadElements) {
  const Reading reading =
      read_bytes("a.json", "[{\"text\":\"a\"},\n17,\n{\"text\":\"b\",},\n{\"text\":\"c\"}]");
  EXPECT_THAT(reading.articles, SizeIs(2));
  ASSERT_THAT(reading.failures, SizeIs(2));
  EXPECT_EQ(reading.failures[0].line, 2U);
  EXPECT_EQ(reading.failures[1].line, 3U);
  EXPECT_EQ(reading.failures[1].record, "3");
}

TEST(JsonFile, KeepsWhatStandsBeforeTheCut) {
  const Reading reading = read_bytes("a.json", "[{\"text\":\"a\"},\n{\"text\":\"b");
  EXPECT_THAT(reading.articles, SizeIs(1));
  EXPECT_EQ(reading.failure().line, 2U);
  EXPECT_THAT(reading.failure().reason, HasSubstr("ends in the middle"));
}

TEST(JsonFile, ReportsWhatIsNoArrayOrObject) {
  EXPECT_THAT(read_bytes("a.json", "").failure().reason, HasSubstr("empty"));
  EXPECT_THAT(read_bytes("a.json", "\"text\"").failure().reason, HasSubstr("no JSON object"));
  EXPECT_TRUE(read_bytes("a.json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n").failure().lost);
  EXPECT_THAT(read_bytes("a.json", "[{\"text\":\"a\"}] x").failures, SizeIs(1));
  EXPECT_THAT(read_bytes("a.json", "[]").failures, IsEmpty());
}

TEST(JsonFile, LosesElementsOverTheLimit) {
  const std::string big = "{\"text\":\"" + std::string(5000, 'x') + "\"}";
  const Reading reading = read_bytes("a.json", "[" + big + ",{\"text\":\"b\"}]", {4096});
  EXPECT_THAT(reading.articles, SizeIs(1));
  EXPECT_THAT(reading.failure().reason, HasSubstr("--max-record"));
}

TEST(JsonParser, RepairedTextHasRoomForWhatIsReadBehindItsEnd) {
  std::size_t replaced = 0;
  const std::string repaired = repair_surrogate_escapes(R"("\ud800")", replaced);
  EXPECT_GE(repaired.capacity(), repaired.size() + simdjson::SIMDJSON_PADDING);
}

TEST(JsonParser, LeavesValidSurrogatePairsAlone) {
  std::size_t replaced = 0;
  EXPECT_EQ(repair_surrogate_escapes(R"("\ud83d\ude00\\ud800\n")", replaced),
            R"("\ud83d\ude00\\ud800\n")");
  EXPECT_EQ(replaced, 0U);
  EXPECT_EQ(repair_surrogate_escapes(R"("\uD800\uD83D\uDE00\udfff")", replaced),
            R"("\ufffd\uD83D\uDE00\ufffd")");
  EXPECT_EQ(replaced, 2U);
  for (const char* cut : {"\\", "\\u", "\\ud8", "\\ud800", "\\ud800\\", "\\ud800\\udc0"}) {
    EXPECT_NO_THROW(repair_surrogate_escapes(cut, replaced)) << cut;
  }
}

}  // namespace
}  // namespace fundstelle
