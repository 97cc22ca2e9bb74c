#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/document.h"

namespace fundstelle {
namespace {

std::string text_of(std::string_view source) {
  return read_markdown(source).text;
}

TEST(Markdown, SeparatesHeadingsAndParagraphsByEmptyLines) {
  EXPECT_EQ(text_of("# One\nfirst\nline\n\nsecond  \nbroken\n\nSetext\n===\n***\nend"),
            "One\n\nfirst line\n\nsecond\nbroken\n\nSetext\n\nend");
}

TEST(Markdown, DropsTheMarks) {
  EXPECT_EQ(text_of("**Bold**, *it*, ~~out~~, `code` and [a link](http://x.y \"t\"), <http://a.b>"),
            "Bold, it, out, code and a link, http://a.b");
  EXPECT_EQ(text_of("![an *image*](x.png)"), "an image");
  EXPECT_EQ(text_of("> quoted\n> text"), "quoted text");
  EXPECT_EQ(text_of("In**ner**mark"), "Innermark");
}

TEST(Markdown, WritesListItemsAsLines) {
  EXPECT_EQ(text_of("Before\n\n- one\n- two\n  - inner\n- three\n\nAfter"),
            "Before\n\n- one\n- two\n- inner\n- three\n\nAfter");
  EXPECT_EQ(text_of("1. one\n\n   more\n\n2. two\n"), "- one\nmore\n- two");
  EXPECT_EQ(text_of("- [ ] open\n- [x] done\n"), "- open\n- done");
}

TEST(Markdown, WritesTableRowsAsLines) {
  EXPECT_EQ(text_of("Before\n\n| a | b |\n|---|---|\n| 1 | *2* |\n| 3 |   |\n\nAfter"),
            "Before\n\na\tb\n1\t2\n3\t\n\nAfter");
}

TEST(Markdown, KeepsCodeAsItStands) {
  EXPECT_EQ(text_of("Before\n```cpp\nint  x;\n\n  y &amp;\n```\nAfter"),
            "Before\n\nint  x;\n\n  y &amp;\n\nAfter");
}

TEST(Markdown, DropsHtmlTagsButNotTheirText) {
  EXPECT_EQ(text_of("a <b>bold</b><br>word <!-- gone -->end"), "a bold\nword end");
  EXPECT_EQ(text_of("<div align=\"center\">\n<p>Within</p>\n</div>\n\nAfter"), "Within\n\nAfter");
  EXPECT_EQ(text_of("<script>\nvar x = 1;\n</script>\n\nAfter"), "After");
}

TEST(Markdown, DecodesEntities) {
  EXPECT_EQ(text_of("M&uuml;ller &amp; S&ouml;hne &#228; &#xE4; &#150; &unknown; &#0; &nbsp;x"),
            "Müller & Söhne ä ä – &unknown; \uFFFD \u00A0x");
}

TEST(Markdown, TakesTheFirstHeadingOfAnyLevel) {
  EXPECT_EQ(read_markdown("Text\n\n## The *first* &amp; best\n\n# Second").heading,
            "The first & best");
  EXPECT_EQ(read_markdown("Text only").heading, "");
}

TEST(Markdown, SurvivesDeepNesting) {
  EXPECT_NO_THROW(read_markdown(std::string(20000, '>') + " deep"));
  EXPECT_NO_THROW(read_markdown(std::string(20000, '*') + "deep" + std::string(20000, '*')));
  EXPECT_NO_THROW(read_markdown(std::string(20000, '[') + "deep"));
}

TEST(Markdown, IsTakenForPlainTextWhenItsLinksComeToFarMoreThanIt) {
  std::string source = "[r]: /" + std::string(50'000, 'u') + "&amp;\n\n";
  for (int i = 0; i < 1'000; ++i) source += "[r] ";
  const Document document = read_markdown(source);
  EXPECT_TRUE(document.text == source);
  ASSERT_EQ(document.notices.size(), 1U);
  EXPECT_NE(document.notices[0].reason.find("links"), std::string::npos);
}

TEST(Markdown, MayUseALinkOften) {
  std::string source = "[r]: https://example.org/a/long/address 'and a title'\n\n";
  for (int i = 0; i < 10'000; ++i) source += "[r] ";
  const Document document = read_markdown(source);
  EXPECT_EQ(document.text.substr(0, 5), "r r r");
  EXPECT_TRUE(document.notices.empty());
}

TEST(Markdown, SaysWhatIsMissingOfItsHtml) {
  std::string deep = "Text\n\n<div>begin";
  for (int i = 0; i < 1'000; ++i) deep += "<b>";
  const Document document = read_markdown(deep + "end</div>\n\nMore");
  EXPECT_EQ(document.text, "Text\n\nbegin\n\nMore");
  EXPECT_FALSE(document.cut_short.empty());
}

}  // namespace
}  // namespace fundstelle
