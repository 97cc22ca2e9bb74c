#include "indexer/sources/json_splitter.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Split {
  std::vector<std::string> elements;
  std::vector<std::size_t> lines;
  JsonSplitter::End end = JsonSplitter::End::kComplete;
  std::size_t last_line = 0;

  friend bool operator==(const Split&, const Split&) = default;
};

// Feeds `json` in chunks of the sizes that `next_size` gives.
template <typename NextSize>
Split split_in_chunks(std::string_view json, std::size_t max_element, NextSize&& next_size) {
  Split split;
  JsonSplitter splitter(max_element, [&](const JsonElement& element) {
    EXPECT_EQ(element.number, split.elements.size() + 1);
    split.elements.emplace_back(element.too_long ? "<too long>" : element.text);
    split.lines.push_back(element.line);
  });
  while (!json.empty()) {
    const std::string_view chunk = json.substr(0, next_size());
    splitter.feed(chunk);
    json.remove_prefix(chunk.size());
  }
  split.end = splitter.finish();
  split.last_line = splitter.line();
  return split;
}

Split split(std::string_view json, std::size_t max_element = 1000) {
  return split_in_chunks(json, max_element, [] { return std::string_view::npos; });
}

TEST(JsonSplitter, YieldsTheElementsOfAnArray) {
  const Split result = split(" [ {\"a\": [1, 2]} ,\n{\"b\":{}}\n, 3, \"x\" ]\n");
  EXPECT_THAT(result.elements, ElementsAre("{\"a\": [1, 2]}", "{\"b\":{}}", "3", "\"x\""));
  EXPECT_THAT(result.lines, ElementsAre(1, 2, 3, 3));
  EXPECT_EQ(result.end, JsonSplitter::End::kComplete);
}

TEST(JsonSplitter, IsNotMisledByStrings) {
  EXPECT_THAT(split(R"([{"a":"],[\"}{,\\"},{"b":"\\\\"}])").elements,
              ElementsAre(R"({"a":"],[\"}{,\\"})", R"({"b":"\\\\"})"));
}

TEST(JsonSplitter, TakesAnythingElseForOneElement) {
  EXPECT_THAT(split(" {\"a\":\n[1]} \n").elements, ElementsAre("{\"a\":\n[1]}"));
  EXPECT_THAT(split("{} {}").elements, ElementsAre("{} {}"));
}

TEST(JsonSplitter, KnowsEmptyArraysAndEmptyFiles) {
  EXPECT_THAT(split(" [ ] ").elements, IsEmpty());
  EXPECT_EQ(split("[]").end, JsonSplitter::End::kComplete);
  EXPECT_EQ(split(" \n").end, JsonSplitter::End::kEmpty);
}

TEST(JsonSplitter, NoticesAnArrayThatIsCutOff) {
  for (const char* json : {"[", "[{}", "[{},", "[{},{\"a\":\"]", "[{},[{}]"}) {
    EXPECT_EQ(split(json).end, JsonSplitter::End::kTruncated) << json;
  }
  EXPECT_THAT(split("[{},{\"a\"").elements, ElementsAre("{}"));
}

TEST(JsonSplitter, NoticesWhatFollowsTheArray) {
  EXPECT_EQ(split("[{}] x").end, JsonSplitter::End::kTrailing);
  EXPECT_EQ(split("[{}]\n x\n\n").last_line, 2U);
  EXPECT_EQ(split_in_chunks("[{}]\n x\n\n", 1000, [] { return std::size_t{1}; }).last_line, 2U);
  EXPECT_EQ(split("[{}][{}]").end, JsonSplitter::End::kTrailing);
}

TEST(JsonSplitter, HandsOnEmptyElementsForTheParserToRefuse) {
  EXPECT_THAT(split("[1,,2]").elements, ElementsAre("1", "", "2"));
  EXPECT_THAT(split("[1,]").elements, ElementsAre("1", ""));
}

TEST(JsonSplitter, PassesOverElementsThatAreTooLong) {
  EXPECT_THAT(split(R"(["123456789", "12345678" , {"a":"1234567890"}, 1])", 10).elements,
              ElementsAre("<too long>", "\"12345678\"", "<too long>", "1"));
  EXPECT_THAT(split("{\"a\": 1234567890}", 10).elements, ElementsAre("<too long>"));
}

// A random JSON value, with brackets and escapes within its strings.
std::string random_value(std::mt19937& random, int depth) {
  constexpr std::string_view kPieces[] = {"[", "]", "{", "}", ",", "\\\"", "\\\\", "a", "ä", " "};
  const unsigned kind = random() % (depth > 0 ? 4 : 2);
  if (kind == 0) return std::to_string(random() % 1000);
  if (kind == 1) {
    std::string text = "\"";
    for (std::size_t i = random() % 8; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
    return text + "\"";
  }
  std::string value = kind == 2 ? "[" : "{";
  for (std::size_t i = random() % 4; i > 0; --i) {
    if (kind == 3) value += "\"k\" : ";
    value += random_value(random, depth - 1);
    if (i > 1) value += random() % 2 == 0 ? "," : " ,\n ";
  }
  return value + (kind == 2 ? "]" : "}");
}

TEST(JsonSplitter, YieldsTheSameHoweverTheBytesArrive) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> elements;
    std::string json = "[";
    for (std::size_t i = random() % 6; i > 0; --i) {
      if (!elements.empty()) json += random() % 2 == 0 ? "," : "\n,\t";
      elements.push_back(random_value(random, 3));
      json += elements.back();
    }
    json += " ]\n";
    const Split whole = split(json);
    EXPECT_EQ(whole.elements, elements) << json;
    EXPECT_EQ(whole.end, JsonSplitter::End::kComplete) << json;
    EXPECT_EQ(split_in_chunks(json, 1000, [&] { return 1 + random() % 9; }), whole) << json;
    EXPECT_EQ(split_in_chunks(json, 12, [&] { return 1 + random() % 9; }), split(json, 12)) << json;
  }
}

TEST(JsonSplitter, WhiteSpaceInsideALongElementCountsInWhateverPiecesItComes) {
  const std::string json = "[\"a\"     \"b\"]";  // 11 bytes within the brackets
  for (const std::size_t bytes : {1U, 2U, 3U, 5U, 100U}) {
    EXPECT_THAT(split_in_chunks(json, 8, [&] { return bytes; }).elements, ElementsAre("<too long>"))
        << bytes;
    EXPECT_THAT(split_in_chunks("[\"a\"         ]", 8, [&] { return bytes; }).elements,
                ElementsAre("\"a\""))
        << bytes;
  }
}

}  // namespace
}  // namespace fundstelle
