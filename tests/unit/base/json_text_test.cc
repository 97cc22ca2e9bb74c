#include "base/json_text.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(JsonString, EscapesWhatJsonAndTerminalsDemand) {
  EXPECT_EQ(json_string("a\"\\\n\t\r\b\f\x01ä\u2028"),
            "\"a\\\"\\\\\\n\\t\\r\\b\\f\\u0001ä\u2028\"");
  EXPECT_EQ(json_string("\x7F\u0080x\u009F"), R"("\u007f\u0080x\u009f")");
}

TEST(JsonString, ReplacesIllFormedBytes) {
  EXPECT_EQ(json_string("M\xFCller"), "\"M\uFFFDller\"");
  EXPECT_EQ(json_string("\xE2\x82"), "\"\uFFFD\"");
}

TEST(EscapeControls, EscapesDelAndC1) {
  EXPECT_EQ(escape_controls("{\"a\":\"\x7F\u0080x\u009F\"}"), R"({"a":"\u007f\u0080x\u009f"})");
}

TEST(EscapeControls, LeavesAllElseAlone) {
  const std::string json = "{\"a\":\n\t\"~\\u0001\u00A0ä\u2028😀\"}";
  EXPECT_EQ(escape_controls(json), json);
}

}  // namespace
}  // namespace fundstelle
