// Golden tests of the formats for other programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/output/printed.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;
using testing::Not;

PrintOptions format(OutputFormat format) {
  return {.format = format};
}

SearchResult with_id(std::string query_id) {
  SearchResult result = sample_result();
  result.query_id = std::move(query_id);
  return result;
}

SearchResult with_title(std::string title) {
  SearchResult result;
  result.hits.resize(1);
  result.hits.front().title = std::move(title);
  return result;
}

TEST(JsonPrinter, WritesHitsThenFacetsThenTheSummary) {
  EXPECT_EQ(
      printed({sample_result()}, format(OutputFormat::kJson)),
      R"({"type":"hit","data":{"rank":1,"score":12.3457,"id":"/news/ki labor.md","path":"/news/ki labor.md","url":null,"title":"Amazon schließt Forschungslabor","title_highlights":[[17,26],[27,32]],"language":"de","date":"2025-07-24","facets":{"company":["Amazon","Microsoft"],"city":["Shanghai"],"year":["2025"],"language":["de"]},"snippets":[{"text":"Das Labor wird geschlossen.","offset":0,"highlights":[[4,9]]},{"text":"„Schade“, sagt\nein \"Sprecher\" des Labors.","offset":120,"highlights":[[39,45]]}],"fields":{"pages":12.50,"tags":["a",  "b"]}}}
{"type":"hit","data":{"rank":2,"score":3.0,"id":"r\t17","path":"/news/wire.jsonl","url":"https://example.org/17","title":null,"title_highlights":[],"language":null,"date":null,"facets":{"company":[],"city":[],"year":["2018","2019"],"language":[]},"snippets":[],"fields":{}}}
{"type":"facet","data":{"name":"company","values":[{"value":"Amazon","count":1234,"selected":true},{"value":"Microsoft","count":617,"selected":false}],"more":12}}
{"type":"facet","data":{"name":"year","values":[{"value":"2025","count":3,"selected":false},{"value":"2018","count":1,"selected":false}],"more":0}}
{"type":"summary","data":{"query":"Labor","matches":1240,"shown":2,"offset":0,"mode":null,"corrected":null,"notes":["the index is 3 days old"],"milliseconds":3.14}}
)");
}

TEST(JsonPrinter, PutsTheQueryIdFirstInEveryRecord) {
  const std::string lines = printed({with_id("q 1")}, format(OutputFormat::kJson));
  EXPECT_THAT(lines, HasSubstr(R"({"type":"hit","data":{"query_id":"q 1","rank":1,)"));
  EXPECT_THAT(lines, HasSubstr(R"({"type":"facet","data":{"query_id":"q 1","name":)"));
  EXPECT_THAT(lines, HasSubstr(R"({"type":"summary","data":{"query_id":"q 1","query":)"));
}

TEST(JsonPrinter, ExplainsFirst) {
  SearchResult result = sample_result();
  result.explanation = Explanation{"a b",           "(many a b)",
                                   "Query(a OR b)", {"a: Za", "b: Zb"},
                                   {"the"},         {{"en", 0.75}, {"de", 0.25}}};
  result.hits.front().contributions = {{"a", 1.25}};
  const std::string lines = printed({result}, format(OutputFormat::kJson));
  EXPECT_THAT(lines,
              testing::StartsWith(
                  R"json({"type":"explain","data":{"query":"a b","tree":"(many a b)",)json"
                  R"json("xapian":"Query(a OR b)","groups":["a: Za","b: Zb"],)json"
                  R"json("function_words":["the"],"languages":{"en":0.75,"de":0.25}}})json"));
  EXPECT_THAT(lines, HasSubstr(R"(},"contributions":[{"word":"a","score":1.25}]}})"));
}

TEST(JsonPrinter, EscapesControlCharactersInStoredFields) {
  SearchResult result = with_title("a");
  result.hits.front().fields = {{"note", "[\"\x7F\u009B\"]"}};
  EXPECT_THAT(printed({result}, format(OutputFormat::kJson)),
              HasSubstr(R"("note":["\u007f\u009b"])"));
}

TEST(JsonPrinter, EscapesAllControlCharacters) {
  const std::string lines =
      printed({with_title("a\x1b[31m\x7f\u009B\u2028")}, format(OutputFormat::kJson));
  EXPECT_THAT(lines, HasSubstr("\"a\\u001b[31m\\u007f\\u009b\u2028\""));
}

TEST(JsonPrinter, ReplacesInvalidUtf8) {
  EXPECT_THAT(printed({with_title("a\xFF\xC3")}, format(OutputFormat::kJson)),
              HasSubstr("\"a\uFFFD\uFFFD\""));
}

TEST(JsonPrinter, WritesFieldsThatAreNotJsonAsStrings) {
  SearchResult result = sample_result();
  result.hits.front().fields = {{"broken", "{\"a\":\n"},
                                {"huge", "123456789012345678901234567890"}};
  EXPECT_THAT(
      printed({result}, format(OutputFormat::kJson)),
      HasSubstr(R"("fields":{"broken":"{\"a\":\n","huge":123456789012345678901234567890})"));
}

TEST(CsvPrinter, FollowsRfc4180) {
  EXPECT_EQ(printed({sample_result()}, format(OutputFormat::kCsv)),
            "rank,score,id,title,language,date,company,city,year,url,path,snippet\n"
            "1,12.3457,/news/ki labor.md,Amazon schließt Forschungslabor,de,2025-07-24,"
            "Amazon|Microsoft,Shanghai,2025,,/news/ki labor.md,"
            "\"Das Labor wird geschlossen. … „Schade“, sagt\nein \"\"Sprecher\"\" des Labors.\"\n"
            "2,3.0000,r\t17,,,,,,2018|2019,https://example.org/17,/news/wire.jsonl,\n");
}

TEST(CsvPrinter, QuotesWhatNeedsIt) {
  for (const std::string title : {"a,b", "a\nb", "a\rb"}) {
    EXPECT_THAT(printed({with_title(title)}, format(OutputFormat::kCsv)),
                HasSubstr(",\"" + title + "\","));
  }
}

TEST(CsvPrinter, WritesOneHeaderForABatch) {
  SearchResult first = with_id("q1");
  SearchResult second = with_id("q2");
  first.hits.resize(1);
  second.hits.resize(1);
  first.hits.front().snippets.clear();
  second.hits.front().snippets.clear();
  EXPECT_EQ(printed({first, second}, format(OutputFormat::kCsv)),
            "query_id,rank,score,id,title,language,date,company,city,year,url,path,snippet\n"
            "q1,1,12.3457,/news/ki labor.md,Amazon schließt Forschungslabor,de,2025-07-24,"
            "Amazon|Microsoft,Shanghai,2025,,/news/ki labor.md,\n"
            "q2,1,12.3457,/news/ki labor.md,Amazon schließt Forschungslabor,de,2025-07-24,"
            "Amazon|Microsoft,Shanghai,2025,,/news/ki labor.md,\n");
}

TEST(TsvPrinter, ReplacesWhatWouldBreakItsLines) {
  EXPECT_EQ(printed({with_title("a\tb\nc\rd\\e \"f\",g\x1bh\u009Bi")}, format(OutputFormat::kTsv)),
            "rank\tscore\tid\ttitle\tlanguage\tdate\tcompany\tcity\tyear\turl\tpath\tsnippet\n"
            "0\t0.0000\t\ta b c d e \"f\",g h i\t\t\t\t\t\t\t\t\n");
}

TEST(TrecPrinter, EncodesWhiteSpaceAndPercentInIds) {
  SearchResult result = sample_result();
  result.hits.back().id = "100%\u00A0ä\n";
  EXPECT_EQ(printed({result}, {.format = OutputFormat::kTrec, .tag = "my run"}),
            "1 Q0 /news/ki%20labor.md 1 12.345678 my%20run\n"
            "1 Q0 100%25%C2%A0ä%0A 2 3.000000 my%20run\n");
}

TEST(TrecPrinter, NamesTheQueryInABatch) {
  EXPECT_THAT(printed({with_id("q 7")}, format(OutputFormat::kTrec)), HasSubstr("q%207 Q0 "));
}

TEST(PathsPrinter, NamesEachFileOnceInOrderOfItsBestHit) {
  SearchResult result;
  for (const char* path : {"/b.jsonl", "/a.md", "/b.jsonl"}) {
    result.hits.emplace_back().path = path;
  }
  EXPECT_EQ(printed({result}, format(OutputFormat::kPaths)), "/b.jsonl\n/a.md\n");
}

TEST(PathsPrinter, EndsPathsWithNulWhenAsked) {
  SearchResult result;
  result.hits.emplace_back().path = "/a\nb.md";
  EXPECT_EQ(printed({result}, {.format = OutputFormat::kPaths, .null_separated = true}),
            std::string("/a\nb.md\0", 8));
}

TEST(Printers, LeaveWriteErrorsOnTheStream) {
  std::FILE* const full = std::fopen("/dev/full", "w");
  ASSERT_NE(full, nullptr);
  make_printer(format(OutputFormat::kJson), full)->print(sample_result());
  EXPECT_NE(std::ferror(full), 0);
  std::fclose(full);
}

}  // namespace
}  // namespace fundstelle
