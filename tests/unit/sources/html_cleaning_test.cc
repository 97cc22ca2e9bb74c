#include "indexer/sources/html_cleaning.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(CleanHtml, LeavesTextAndTagsAsTheyAre) {
  const std::string page =
      "<!DOCTYPE html><HTML><?xml?><p>a < b &amp; c</p><br/><br /></ p><1><></>x";
  EXPECT_EQ(clean_html(page),
            "<!DOCTYPE html><HTML><?xml?><p>a < b &amp; c</p><br/><br/></ p><1><></>x");
}

TEST(CleanHtml, KeepsTheAttributesThatAreLookedAt) {
  EXPECT_EQ(clean_html("<html lang=de class=x xml:lang='de'><p id=a Hidden role = \"search\">"),
            "<html lang=de xml:lang='de'><p Hidden role = \"search\">");
  EXPECT_EQ(clean_html("<meta name=a content='b > c' charset=x><link rel=r href=h type=t>"),
            "<meta name=a content='b > c'><link rel=r href=h>");
  EXPECT_EQ(clean_html("<a name=x href=y content=z>"), "<a>");
}

TEST(CleanHtml, FindsTheEndOfATagBehindItsValues) {
  EXPECT_EQ(clean_html("<a title=\"x > y\" b='>' c=d/>e</a f>"), "<a>e</a>");
  EXPECT_EQ(clean_html("<a =b=\">\" / c/>x"), "<a/>x");
}

TEST(CleanHtml, DropsWhatIsInComments) {
  EXPECT_EQ(clean_html("a<!-- <p> -->b<!-->c<!--->d<!-- x --!>e<!----->f"),
            "a<!---->b<!---->c<!---->d<!---->e<!---->f");
  EXPECT_EQ(clean_html("a<<!-- -->b>c"), "a<<!---->b>c");
  EXPECT_EQ(clean_html("a<!-- -- > never closed"), "a");
}

TEST(CleanHtml, DropsWhatIsInScriptsAndStyles) {
  EXPECT_EQ(clean_html("<script src=x>a < b; '</scripty>' </SCRIPT>c"), "<script></SCRIPT>c");
  EXPECT_EQ(clean_html("<Style>p {}</style >c<script/>d"), "<Style></style>c<script/>d");
  EXPECT_EQ(clean_html("a<script>b"), "a<script>");
}

TEST(CleanHtml, DropsATagThatIsNeverClosed) {
  EXPECT_EQ(clean_html("a<b c='d>e"), "a");
  EXPECT_EQ(clean_html("a</b"), "a");
  EXPECT_EQ(clean_html("a<"), "a<");
  EXPECT_EQ(clean_html("a<!b"), "a<!b");
}

}  // namespace
}  // namespace fundstelle
