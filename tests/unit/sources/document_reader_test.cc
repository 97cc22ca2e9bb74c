// Files that are one document each: encodings, titles, bad files. Markup has tests of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "indexer/sources/format.h"
#include "tests/unit/sources/reading.h"
#include "tests/unit/without_privileges.h"

namespace fundstelle {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

TEST(TextFile, IsOneDocument) {
  const Reading reading = read_bytes("a.txt", "Headline\n\nBody.\n");
  ASSERT_THAT(reading.articles, SizeIs(1));
  EXPECT_THAT(reading.failures, IsEmpty());
  EXPECT_EQ(reading.article().title, "Headline");
  EXPECT_EQ(reading.article().text, "Headline\n\nBody.\n");
  EXPECT_EQ(reading.article().number, 0U);
  EXPECT_EQ(reading.article().id(), reading.article().path);
}

TEST(TextFile, HasLineFeedsOnly) {
  EXPECT_EQ(read_bytes("a.txt", "a\r\nb\rc\r\n").article().text, "a\nb\rc\n");
}

TEST(TextFile, KeepsUnusualCharacters) {
  const std::string text = "So\u00ADft u\u0308 \u2028 \u0085 \x1B[1m \x07 \uFEFF";
  EXPECT_EQ(read_bytes("a.txt", text).article().text, text);
}

TEST(TextFile, TakesItsTitleFromTheFirstLine) {
  EXPECT_EQ(read_bytes("a.txt", "\n \n  First line \nSecond").article().title, "First line");
  std::string umlauts;
  for (int i = 0; i < 300; ++i) umlauts += "ä";
  EXPECT_EQ(read_bytes("a.txt", umlauts).article().title, truncate_characters(umlauts, 200));
}

TEST(TextFile, MayHaveFrontMatter) {
  const Article article =
      read_bytes("a.txt", "---\r\ntitle: T\r\nyear: 2025\r\n---\r\nBody\r\n").article();
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.text, "Body\n");
  EXPECT_THAT(article.years, ElementsAre(2025));
}

TEST(TextFile, IsReadInWindows1252) {
  const Reading reading = read_bytes("a.txt",
                                     "M\xFCller \xFC"
                                     "ber \xC4pfel");
  EXPECT_EQ(reading.article().text, "Müller über Äpfel");
  EXPECT_THAT(reading.failures, IsEmpty());
}

TEST(TextFile, IsReadInUtf16) {
  EXPECT_EQ(read_bytes("a.txt",
                       "\xFF\xFE"
                       "a\0\xE4\0\r\0\n\0"s)
                .article()
                .text,
            "aä\n");
}

TEST(TextFile, SaysWhenItsEncodingIsAGuess) {
  const Reading reading = read_bytes("a.txt", "\x81\x8D\x90 \x8F\x9D");
  EXPECT_THAT(reading.articles, SizeIs(1));
  ASSERT_THAT(reading.failures, SizeIs(2));
  EXPECT_THAT(reading.failures[0].reason, HasSubstr("little confidence"));
  EXPECT_FALSE(reading.failures[0].lost);
}

TEST(TextFile, SaysHowManyCharactersWereReplaced) {
  const Reading reading = read_bytes("a.txt", "Öl, Käse, Übung, Größe \xFF und \xFE");
  EXPECT_EQ(reading.article().text, "Öl, Käse, Übung, Größe \uFFFD und \uFFFD");
  EXPECT_THAT(reading.failure().reason, HasSubstr("2 characters"));
  EXPECT_FALSE(reading.failure().lost);
}

TEST(TextFile, ReplacesAStrayNul) {
  const Reading reading = read_bytes("a.txt", std::string(500, 'x') + '\0' + "y");
  EXPECT_EQ(reading.article().text, std::string(500, 'x') + "\uFFFDy");
  EXPECT_FALSE(reading.failure().lost);
}

class BadFile : public testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(BadFile, IsLostWithAReason) {
  for (const char* name : {"a.txt", "a.md", "a.html", "A.HTM"}) {
    const Reading reading = read_bytes(name, GetParam().first);
    EXPECT_THAT(reading.articles, IsEmpty()) << name;
    ASSERT_THAT(reading.failures, SizeIs(1)) << name;
    EXPECT_THAT(reading.failure().reason, HasSubstr(GetParam().second)) << name;
    EXPECT_TRUE(reading.failure().lost) << name;
    EXPECT_EQ(reading.result, ReadResult::kComplete) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Documents, BadFile,
    testing::Values(std::pair("", "is empty"), std::pair(" \n\t\r\n", "no text"),
                    std::pair("\xEF\xBB\xBF", "no text"),
                    std::pair("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0"s, "binary"),
                    std::pair("\x01\x02\x03\x04\x05 abc", "binary")));

TEST(TextFile, WithFrontMatterOnlyHoldsNoText) {
  EXPECT_THAT(read_bytes("a.txt", "---\ntitle: T\n---\n\n").failure().reason, HasSubstr("no text"));
}

TEST(TextFile, OverTheLimitIsLost) {
  EXPECT_THAT(read_bytes("a.txt", std::string(4096, 'x'), {4096}).articles, SizeIs(1));
  const Reading reading = read_bytes("a.txt", std::string(4097, 'x'), {4096});
  EXPECT_THAT(reading.articles, IsEmpty());
  EXPECT_EQ(reading.failure().reason, "is larger than 4K; raise --max-record to index it");
}

TEST(TextFile, WithoutPermissionIsUnreadable) {
  const TemporaryFolder folder;
  const auto path = folder.write("a.txt", "text");
  ::chmod(path.c_str(), 0);
  const WithoutPrivileges nobody(folder.path());
  const Reading reading = read_file(path);
  EXPECT_EQ(reading.result, ReadResult::kUnreadable);
  EXPECT_THAT(reading.failure().reason, HasSubstr("Permission denied"));
}

TEST(TextFile, ThatIsAFolderIsUnreadable) {
  const TemporaryFolder folder;
  folder.write("a.txt/b.txt", "text");
  EXPECT_EQ(read_file(folder.path() / "a.txt").result, ReadResult::kUnreadable);
}

TEST(TextFile, IsShownByAnIdInUtf8) {
  const Reading reading = read_bytes("M\xFCller \n.txt", "text");
  EXPECT_THAT(reading.article().path, testing::EndsWith("/M\xFCller \n.txt"));
  EXPECT_THAT(reading.article().id(), testing::EndsWith("/M\uFFFDller \n.txt"));
}

TEST(Formats, AreToldByTheName) {
  for (const char* name : {"a.txt", "a.md", "a.html", "a.htm", "a.json", "a.jsonl", "a.ndjson",
                           "a.jsonl.gz", "a.ndjson.gz", "a.jsonl.zst", "a.ndjson.zst", "A.TXT"}) {
    EXPECT_TRUE(format_of(name)) << name;
  }
  for (const char* name : {"a", "a.pdf", "a.json.gz", "a.txt.gz", "a.txt~", "txt", "a.gz"}) {
    EXPECT_FALSE(format_of(name)) << name;
  }
}

TEST(Formats, ThatAreUnknownAreReported) {
  const Reading reading = read_bytes("a.docx", "text");
  EXPECT_THAT(reading.articles, IsEmpty());
  EXPECT_THAT(reading.failure().reason, HasSubstr("no format"));
}

TEST(FrontMatter, KeepsTheTypesOfItsValues) {
  const Article article = read_bytes("a.md",
                                     "---\n"
                                     "title: \"T: x\"\n"
                                     "date: 24. Juli 2025\n"
                                     "lang: de-AT\n"
                                     "companies: [Amazon, '1&1']\n"
                                     "city:\n  - Köln\n  - Ulm\n"
                                     "year: 2025\n"
                                     "author: Lena\n"
                                     "number: 1.50\n"
                                     "quoted: '1.50'\n"
                                     "flag: true\n"
                                     "word: no\n"
                                     "nothing: ~\n"
                                     "nested: {a: [1, 'x', null]}\n"
                                     "folded: >\n  two\n  lines\n"
                                     "...\n"
                                     "Body\n")
                              .article();
  EXPECT_EQ(article.title, "T: x");
  EXPECT_EQ(article.date, parse_date("2025-07-24"));
  EXPECT_EQ(article.language, "de-AT");
  EXPECT_THAT(article.companies, ElementsAre("Amazon", "1&1"));
  EXPECT_THAT(article.cities, ElementsAre("Köln", "Ulm"));
  EXPECT_THAT(article.years, ElementsAre(2025));
  EXPECT_THAT(
      article.fields,
      ElementsAre(Pair("author", "\"Lena\""), Pair("number", "1.50"), Pair("quoted", "\"1.50\""),
                  Pair("flag", "true"), Pair("word", "\"no\""),
                  Pair("nested", "{\"a\":[1,\"x\",null]}"), Pair("folded", "\"two lines\"")));
  EXPECT_EQ(article.text, "Body");
}

TEST(FrontMatter, ThatDoesNotParseLeavesTheBody) {
  const Reading reading = read_bytes("a.md", "---\ntitle: T\ndate: [2025\n---\n# H\n\nBody\n");
  EXPECT_EQ(reading.article().title, "H");
  EXPECT_EQ(reading.article().text, "H\n\nBody");
  ASSERT_THAT(reading.failures, SizeIs(1));
  EXPECT_FALSE(reading.failure().lost);
  EXPECT_THAT(reading.failure().reason, HasSubstr("front matter"));
}

TEST(FrontMatter, NamesTheLineOfTheError) {
  EXPECT_EQ(read_bytes("a.md", "---\na: 1\nb: \"x\" y\n---\nBody\n").failure().line, 3U);
}

TEST(FrontMatter, WithABadValueLosesOnlyThat) {
  const Reading reading = read_bytes("a.md", "---\ntitle: {a: b}\nyear: 99\nlang: de\n---\nBody\n");
  EXPECT_EQ(reading.article().language, "de");
  EXPECT_EQ(reading.article().title, "Body");
  EXPECT_THAT(reading.failures, SizeIs(2));
}

TEST(FrontMatter, MustBeAMappingAtTheVeryBeginning) {
  const std::string rules = "---\nOnly a text\n---\nbetween rules\n";
  EXPECT_EQ(read_bytes("a.txt", rules).article().text, rules);
  const std::string open = "---\ntitle: T\nno end\n";
  EXPECT_EQ(read_bytes("a.txt", open).article().text, open);
  const std::string late = "\n---\ntitle: T\n---\n";
  EXPECT_EQ(read_bytes("a.txt", late).article().text, late);
}

TEST(FrontMatter, MayBeEmpty) {
  EXPECT_EQ(read_bytes("a.txt", "---\n# comment\n---\nBody\n").article().text, "Body\n");
  EXPECT_EQ(read_bytes("a.txt", "---\n---\nBody\n").article().text, "Body\n");
}

TEST(FrontMatter, DoesNotUnfoldWithoutEnd) {
  std::string bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) bomb += "*a" + std::to_string(i - 1) + ", ";
    bomb += "x]\n";
  }
  EXPECT_EQ(read_bytes("a.txt", bomb + "---\nBody\n").article().text, "Body\n");
  EXPECT_EQ(read_bytes("a.txt", "---\na: &a [*a]\n---\nBody\n").article().text, "Body\n");
  EXPECT_EQ(
      read_bytes("a.txt", "---\na: " + std::string(50000, '[') + "\n---\nBody\n").article().text,
      "Body\n");
}

TEST(FrontMatter, DoesNotReplaceTheBody) {
  const Article article = read_bytes("a.txt", "---\ncontent: news\n---\nBody\n").article();
  EXPECT_EQ(article.text, "Body\n");
  EXPECT_THAT(article.fields, ElementsAre(Pair("content", "\"news\"")));
  EXPECT_EQ(read_bytes("a.txt", "---\ntext: news\n---\n").article().text, "news");
}

TEST(FrontMatter, ReadsEscapesThatYamlCppWritesAsOneByte) {
  const Article article =
      read_bytes("a.txt", "---\nnote: \"é\\_b\\Nc\"\n\"k\\_\": 1\n---\nBody\n").article();
  EXPECT_THAT(article.fields,
              ElementsAre(Pair("note", "\"é\u00A0b\\u0085c\""), Pair("k\u00A0", "1")));
}

TEST(FrontMatter, SaysWhyItIsTooMuch) {
  const auto reason = [](const std::string& yaml) {
    const Reading reading = read_bytes("a.txt", "---\n" + yaml + "\n---\nBody\n");
    EXPECT_EQ(reading.article().text, "Body\n");
    EXPECT_FALSE(reading.failure().lost);
    return reading.failure().reason;
  };
  std::string values = "a: [";
  for (int i = 0; i < 20'000; ++i) values += "b, ";
  EXPECT_THAT(reason(values + "]"), HasSubstr("holds more than 20000 values"));
  EXPECT_THAT(reason("a: &a [x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\n"
                     "c: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]"),
              HasSubstr("holds more than 1000 values"));
  EXPECT_THAT(reason("a: " + std::string(100, '[') + std::string(100, ']')),
              HasSubstr("is nested too deeply"));
  EXPECT_THAT(reason("a: " + std::string(1000, '[') + std::string(1000, ']')),
              HasSubstr("is nested too deeply"));
}

TEST(FrontMatter, OfMoreThanAMebibyteIsText) {
  const std::string source = "---\na: " + std::string(1 << 20, 'x') + "\n---\nBody\n";
  const Reading reading = read_bytes("a.txt", source);
  EXPECT_EQ(reading.article().text, source);
  EXPECT_THAT(reading.failure().reason, HasSubstr("was taken for text"));
}

}  // namespace
}  // namespace fundstelle
