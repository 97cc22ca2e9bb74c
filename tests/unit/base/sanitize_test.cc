#include "base/sanitize.h"

#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

TEST(SanitizeForTerminal, LeavesTextAlone) {
  EXPECT_EQ(sanitize_for_terminal("Häuser \xE2\x82\xAC 北京 😀"), "Häuser \xE2\x82\xAC 北京 😀");
}

TEST(SanitizeForTerminal, ShowsControlCharacters) {
  EXPECT_EQ(sanitize_for_terminal("\x1b[31mred\x07\x7f"), "\\x1b[31mred\\x07\\x7f");
  EXPECT_EQ(sanitize_for_terminal("a\nb\tc\r"), "a\\nb\\tc\\x0d");
  EXPECT_EQ(sanitize_for_terminal(std::string_view("\0", 1)), "\\x00");
}

TEST(SanitizeForTerminal, ShowsC1Controls) {
  EXPECT_EQ(sanitize_for_terminal("\xC2\x9B"
                                  "31m\xC2\x85"),
            "\\x9b31m\\x85");
}

TEST(SanitizeForTerminal, ShowsBidirectionalControlsAndSeparators) {
  EXPECT_EQ(sanitize_for_terminal("a\u202Eb\u2066c\u200Fd\u2028e\u061C"),
            "a\\u202eb\\u2066c\\u200fd\\u2028e\\u061c");
}

TEST(SanitizeForTerminal, ShowsWhatShowsNothing) {
  EXPECT_EQ(sanitize_for_terminal("a\u200Bb\uFEFFc\u00ADd\U000E0041"),
            "a\\u200bb\\ufeffc\\u00add\\U000e0041");
}

TEST(SanitizeForTerminal, LeavesOutWhatShowsNothingWhereTextIsRead) {
  EXPECT_EQ(sanitize_for_terminal("For\u00ADschung\u200B\u202E\x1b", Invisible::kLeftOut),
            "Forschung\\x1b");
}

TEST(SanitizeForTerminal, LeavesJoinersThatShapeLetters) {
  EXPECT_EQ(sanitize_for_terminal("می\u200Cخواهم"), "می\u200Cخواهم");
}

TEST(SanitizeForTerminal, ReplacesIllFormedBytes) {
  EXPECT_EQ(sanitize_for_terminal("caf\xE9!"), "caf\uFFFD!");
}

TEST(SanitizeForTerminal, NeverLetsAControlByteThrough) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string text(16, '\0');
    for (char& letter : text) letter = static_cast<char>(byte(random));
    const std::string safe = sanitize_for_terminal(text);
    ASSERT_TRUE(is_valid_utf8(safe));
    for (std::size_t at = 0; at < safe.size();) {
      const char32_t character = next_character(safe, at);
      ASSERT_GE(character, 0x20U);
      ASSERT_FALSE(character >= 0x7F && character <= 0x9F);
    }
  }
}

TEST(SanitizeForReading, MovesMarksOverRemovedCharacters) {
  const std::vector<ByteRange> marks{{1, 3}, {5, 8}};
  const MarkedText marked = sanitize_for_reading("a\u00ADb\nc\u200Bd", marks);
  EXPECT_EQ(marked.text, "ab cd");
  EXPECT_EQ(marked.marks, (std::vector<ByteRange>{{3, 4}}));
}

TEST(SanitizeForReading, JoinsMarksThatTouchOrOverlap) {
  const std::vector<ByteRange> marks{{4, 6}, {0, 2}, {2, 3}, {5, 9}};
  EXPECT_EQ(sanitize_for_reading("abcdefgh", marks).marks,
            (std::vector<ByteRange>{{0, 3}, {4, 8}}));
}

}  // namespace
}  // namespace fundstelle
