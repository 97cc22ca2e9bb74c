#include "indexer/sources/article.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(Article, IsKnownByItsPathIdOrNumber) {
  Article article;
  article.path = "/news/a.jsonl";
  EXPECT_EQ(article.id(), "/news/a.jsonl");
  article.number = 3;
  EXPECT_EQ(article.id(), "/news/a.jsonl#3");
  article.record = "n-17";
  EXPECT_EQ(article.id(), "n-17");
}

TEST(Article, HasKeysThatDoNotCollide) {
  Article numbered, named, file, other;
  numbered.path = named.path = file.path = "/a.jsonl";
  other.path = "/b.jsonl";
  numbered.number = named.number = other.number = 3;
  named.record = other.record = "3";
  EXPECT_NE(numbered.key(), named.key());
  EXPECT_NE(numbered.key(), file.key());
  EXPECT_NE(named.key(), other.key());
  named.number = 4;  // The id counts, not the place.
  Article moved = named;
  moved.number = 9;
  EXPECT_EQ(named.key(), moved.key());
}

TEST(Failure, SaysWhereAndWhat) {
  EXPECT_EQ((Failure{"/a.txt", {}, 0, {}, "is empty", true}).to_string(), "/a.txt: is empty");
  EXPECT_EQ((Failure{"/a.jsonl", "n-17", 5, "date", "is no date", false}).to_string(),
            "/a.jsonl:5: date: is no date");
  EXPECT_EQ((Failure{"/a.json", "n-17", 0, {}, "has no text", true}).to_string(),
            "/a.json#n-17: has no text");
}

TEST(Failure, KeepsControlCharactersFromTheTerminal) {
  const Failure failure{"/a\n\x1B[31m\u0085\u202E.txt", {}, 0, {}, "bad\tvalue\x7F", true};
  EXPECT_EQ(failure.to_string(), "/a\\n\\x1b[31m\\x85\\u202e.txt: bad\\tvalue\\x7f");
}

TEST(Failure, ShowsInvalidBytesAsReplacementCharacters) {
  EXPECT_EQ((Failure{"/M\xFCller.txt", {}, 0, {}, "is empty", true}).to_string(),
            "/M\uFFFDller.txt: is empty");
}

}  // namespace
}  // namespace fundstelle
