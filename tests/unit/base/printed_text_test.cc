#include "base/printed_text.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

// What is left of a text for reading.
std::string shown(std::string_view text) {
  std::string shown;
  PrintedText characters(text);
  while (const auto printed = characters.next()) {
    if (printed->effect == Effect::kShown) {
      shown.append(text, printed->begin, printed->end - printed->begin);
    }
  }
  return shown;
}

TEST(PrintedText, ShowsLettersSignsAndMarks) {
  for (const char* text :
       {"Häuser €", "北京", "e\u0301", "😀", "नमस्ते", "العربية", "\u00A0", "\uE000"}) {
    EXPECT_EQ(shown(text), text);
  }
}

TEST(PrintedText, HidesWhatShowsNothing) {
  for (const char* hidden :
       {"\u200B", "\uFEFF", "\u2060", "\u00AD", "\u034F", "\u115F", "\u3164", "\u180E", "\uFE0F",
        "\U000E0100", "\U000E0041", "\U000E007F", "\uFFF9", "\u2064", "\u200C", "\u200D"}) {
    EXPECT_EQ(shown("a" + std::string(hidden) + "b"), "ab");
    EXPECT_EQ(shown(hidden), "");
  }
}

TEST(PrintedText, HidesWhatTurnsTheOrderRound) {
  for (const char* control : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                              "\u2068", "\u2069", "\u200E", "\u200F", "\u061C"}) {
    EXPECT_EQ(shown("a" + std::string(control) + "b"), "ab");
    EXPECT_EQ(shown("א" + std::string(control) + "ع"), "אع");
  }
}

TEST(PrintedText, KeepsJoinersThatShapeLetters) {
  for (const char* text :
       {"می\u200Cخواهم", "ه\u200D", "क्\u200Dष", "क्\u200Cष", "ර්\u200Dය", "র\u200D্য"}) {
    EXPECT_EQ(shown(text), text);
  }
}

TEST(PrintedText, KeepsJoinersBetweenEmojiThatMakeOne) {
  for (const char* text : {"👨\u200D👩\u200D👧", "👩🏽\u200D🚀", "🏳\u200D🌈"}) {
    EXPECT_EQ(shown(text), text);
  }
  EXPECT_EQ(shown("🏳\uFE0F\u200D🌈"), "🏳\u200D🌈");
}

TEST(PrintedText, KeepsOneJoinerInARow) {
  EXPECT_EQ(shown("می\u200C\u200C\u200Cخ"), "می\u200Cخ");
  EXPECT_EQ(shown("👨\u200D\u200D👩"), "👨\u200D👩");
  EXPECT_EQ(shown("😀\u200D"), "😀");
  EXPECT_EQ(shown("😀\u200Da"), "😀a");
}

TEST(PrintedText, TellsControlsAndBreaks) {
  for (const char* control : {"\n", "\t", "\x1b", "\x7f", "\u0085", "\u009B"}) {
    EXPECT_EQ(PrintedText(control).next()->effect, Effect::kControl);
  }
  EXPECT_EQ(PrintedText("\u2028").next()->effect, Effect::kBreak);
  EXPECT_EQ(PrintedText("\u2029").next()->effect, Effect::kBreak);
}

TEST(PrintedText, LeavesTextsThatStayAsTheyAre) {
  for (char32_t a = 0x80; a < 0xE0200; a += a < 0x3000 ? 1 : 97) {
    std::string text = "ب";
    append_utf8(text, a);
    text += "\u200D👨\u200C";
    append_utf8(text, a + 1);
    text += "\u200D👩";
    const std::string once = shown(text);
    ASSERT_EQ(shown(once), once) << std::hex << static_cast<unsigned>(a);
  }
}

}  // namespace
}  // namespace fundstelle
