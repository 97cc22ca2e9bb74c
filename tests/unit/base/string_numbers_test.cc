#include "base/string_numbers.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(StringNumbers, CountInOrderOfFirstAppearance) {
  StringNumbers numbers;
  EXPECT_EQ(numbers.find("oil"), std::nullopt);
  EXPECT_EQ(numbers.number("oil"), 0U);
  EXPECT_EQ(numbers.number(""), 1U);
  EXPECT_EQ(numbers.number("oil"), 0U);
  EXPECT_EQ(numbers.find(""), 1U);
  EXPECT_EQ(numbers.text(0), "oil");
  EXPECT_EQ(numbers.size(), 2U);
}

TEST(StringNumbers, AreSortedByTheBytesOfTheirStrings) {
  using std::string_literals::operator""s;
  const std::vector<std::string> ascending{
      "", "\0"s, "\0\0\0\0\0\0\0\0\0"s, "a", "a\0"s, "abcdefgh", "abcdefgha", "abcdefghb", "\xff"};
  StringNumbers numbers;
  std::vector<std::string> shuffled = ascending;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(1));
  for (const std::string& text : shuffled) numbers.number(text);
  std::vector<std::string> sorted;
  for (const std::uint32_t number : numbers.sorted()) sorted.emplace_back(numbers.text(number));
  EXPECT_EQ(sorted, ascending);
}

TEST(StringNumbers, ForgetAll) {
  StringNumbers numbers;
  numbers.number("a");
  numbers.clear();
  EXPECT_EQ(numbers.size(), 0U);
  EXPECT_EQ(numbers.find("a"), std::nullopt);
  EXPECT_EQ(numbers.number("b"), 0U);
}

// Against a map, one by one and many at once.
TEST(StringNumbers, AreThoseOfAMapOverRandomStrings) {
  std::mt19937 random(1);
  StringNumbers numbers;
  std::map<std::string, std::uint32_t> expected;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::string> texts;
    std::vector<std::uint32_t> wanted, got;
    for (unsigned i = random() % 40; i > 0; --i) {
      texts.push_back("word" + std::to_string(random() % 30'000));
      const auto next = static_cast<std::uint32_t>(expected.size());
      wanted.push_back(expected.try_emplace(texts.back(), next).first->second);
    }
    if (round % 2 == 0) {
      numbers.number_all(texts, got);
    } else {
      for (const std::string& text : texts) got.push_back(numbers.number(text));
    }
    ASSERT_EQ(got, wanted);
  }
  EXPECT_EQ(numbers.size(), expected.size());
  for (const auto& [text, number] : expected) ASSERT_EQ(numbers.find(text), number);
}

}  // namespace
}  // namespace fundstelle
