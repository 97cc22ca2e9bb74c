// The forms of output: names, order and offsets are part of the contract.
#include <algorithm>
#include <string>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Output : public ProgramTest {
 protected:
  Output() {
    write("news.jsonl", json_line({{"id", "first one"},
                                   {"language", "de"},
                                   {"title", "Häuser, \"alt\""},
                                   {"text", text_},
                                   {"date", "2025-07-24"},
                                   {"url", "https://example.org/1"},
                                   {"companies", {"Amazon", "Siemens"}},
                                   {"city", "Shanghai"},
                                   {"author", "Lena"}}) +
                            json_line({{"id", "50%"}, {"text", "Ein Haus."}, {"language", "de"}}));
    update();
  }

  static std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) keys.push_back(key);
    return keys;
  }

  static std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
      lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
  }

  const std::string text_ =
      "Das Häuschen an der Küste – es ist alt. Große Häuser stehen dahinter, und hinter den "
      "Häusern liegt das Meer. Niemand weiß, wem das Haus gehört.\n\nDie Züge fahren vorbei.";
};

TEST_F(Output, JsonRecordsComeInTheOrderOfTheContract) {
  std::vector<std::string> types;
  for (const Json& record : parse_records(searcher({"--format", "json", "Haus"}).out)) {
    EXPECT_THAT(keys(record), ElementsAre("type", "data"));
    const std::string type = record.at("type");
    types.push_back(type == "facet" ? record.at("data").at("name").get<std::string>() : type);
  }
  EXPECT_THAT(types, ElementsAre("hit", "hit", "company", "city", "year", "language", "summary"));
}

TEST_F(Output, JsonMembersComeInTheOrderOfTheContract) {
  const SearcherRun run = search({"Haus"});
  ASSERT_EQ(run.hits.size(), 2U);
  for (const Json& hit : run.hits) {
    EXPECT_THAT(keys(hit),
                ElementsAre("rank", "score", "id", "path", "url", "title", "title_highlights",
                            "language", "date", "facets", "snippets", "fields"));
    EXPECT_THAT(keys(hit.at("facets")), ElementsAre("company", "city", "year", "language"));
    for (const Json& snippet : hit.at("snippets")) {
      EXPECT_THAT(keys(snippet), ElementsAre("text", "offset", "highlights"));
    }
  }
  for (const auto& [name, facet] : run.facets) {
    EXPECT_THAT(keys(facet), ElementsAre("name", "values", "more"));
    for (const Json& value : facet.at("values")) {
      EXPECT_THAT(keys(value), ElementsAre("value", "count", "selected"));
    }
  }
  EXPECT_THAT(keys(run.summary), ElementsAre("query", "matches", "shown", "offset", "mode",
                                             "corrected", "notes", "milliseconds"));
}

TEST_F(Output, JsonValuesAreThoseOfTheDocument) {
  const SearcherRun run = search({"Häuser"});
  const Json& hit = run.hits.at(0);
  EXPECT_EQ(hit.at("rank"), 1);
  EXPECT_EQ(hit.at("id"), "first one");
  EXPECT_EQ(hit.at("path"), (news() / "news.jsonl").string());
  EXPECT_EQ(hit.at("url"), "https://example.org/1");
  EXPECT_EQ(hit.at("date"), "2025-07-24");
  EXPECT_EQ(hit.at("facets").at("company"), Json({"Amazon", "Siemens"}));
  EXPECT_EQ(hit.at("fields").dump(), R"({"author":"Lena"})");
  EXPECT_GT(hit.at("score").get<double>(), run.hits.at(1).at("score").get<double>());
}

TEST_F(Output, FieldWithoutAValueIsNullOrAbsent) {
  const SearcherRun run = search({"--sort", "oldest", "--offset", "1", "*"});
  const Json& hit = run.hits.at(0);
  EXPECT_EQ(hit.at("id"), "50%");
  for (const char* name : {"url", "title", "date"}) EXPECT_TRUE(hit.at(name).is_null()) << name;
  EXPECT_EQ(hit.at("title_highlights"), Json::array());
  EXPECT_EQ(hit.at("fields"), Json::object());
  EXPECT_TRUE(hit.at("facets").value("company", Json::array()).empty());
}

TEST_F(Output, OffsetsAreBytesOfTheStringsBesideThem) {
  const Json hit = search({"--snippet-length", "60", "--snippets", "3", "Häuser"}).hits.at(0);
  const auto marked = [](const std::string& text, const Json& ranges) {
    std::vector<std::string> words;
    for (const Json& range : ranges) {
      const std::size_t begin = range.at(0), end = range.at(1);
      EXPECT_LT(begin, end);
      EXPECT_LE(end, text.size());
      words.push_back(text.substr(begin, end - begin));
    }
    return words;
  };
  EXPECT_THAT(marked(hit.at("title"), hit.at("title_highlights")), ElementsAre("Häuser"));
  std::vector<std::string> words;
  for (const Json& snippet : hit.at("snippets")) {
    const std::string text = snippet.at("text");
    EXPECT_EQ(text_.substr(snippet.at("offset"), text.size()), text);
    for (std::string& word : marked(text, snippet.at("highlights"))) words.push_back(word);
  }
  EXPECT_THAT(words, ElementsAre("Häuser", "Häusern", "Haus"));
}

TEST_F(Output, SnippetsCanBeLeftOut) {
  EXPECT_EQ(search({"--snippets", "0", "Haus"}).hits.at(0).at("snippets"), Json::array());
}

TEST_F(Output, SnippetsAreNoLongerThanAskedFor) {
  const SearcherRun run = search({"--snippet-length", "40", "Haus"});
  for (const Json& snippet : run.hits.at(0).at("snippets")) {
    const std::string text = snippet.at("text");
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    EXPECT_LE(characters, 40);
  }
}

TEST_F(Output, ColouredTextWithoutItsMarksIsThePlainText) {
  const std::string plain = searcher({"--color", "never", "Haus"}).out;
  std::string coloured = searcher({"--color", "always", "Haus"}).out;
  EXPECT_NE(coloured, plain);
  for (std::size_t at; (at = coloured.find('\x1B')) != coloured.npos;) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  EXPECT_EQ(coloured, plain);
}

TEST_F(Output, Csv) {
  const auto table = lines(searcher({"--format", "csv", "--snippets", "0", "Häuser"}).out);
  ASSERT_EQ(table.size(), 3U);
  EXPECT_EQ(table[0], "rank,score,id,title,language,date,company,city,year,url,path,snippet");
  EXPECT_THAT(table[1], StartsWith("1,"));
  EXPECT_THAT(table[1],
              HasSubstr(",first one,\"Häuser, \"\"alt\"\"\",de,2025-07-24,Amazon|Siemens,Shanghai,"
                        "2025,https://example.org/1," +
                        (news() / "news.jsonl").string() + ","));
}

TEST_F(Output, TsvIsOneLineAHitWhateverTheTextHolds) {
  write("lines.md", "---\ntitle: \"Haus\\tund\\nHof\"\n---\nEin Haus.\n");
  update();
  const auto table = lines(searcher({"--format", "tsv", "Haus"}).out);
  ASSERT_EQ(table.size(), 4U);
  for (const std::string& line : table) EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 11);
  EXPECT_THAT(table[0], StartsWith("rank\tscore\tid\ttitle\tlanguage\tdate\tcompany\tcity\tyear"));
}

TEST_F(Output, TrecEncodesWhatWouldBreakAColumn) {
  const auto run = lines(searcher({"--format", "trec", "Haus"}).out);
  ASSERT_EQ(run.size(), 2U);
  EXPECT_THAT(run[0] + run[1], AllOf(HasSubstr("1 Q0 first%20one "), HasSubstr("1 Q0 50%25 ")));
  for (const std::string& line : run) EXPECT_EQ(std::count(line.begin(), line.end(), ' '), 5);
}

TEST_F(Output, PathsOfHits) {
  const std::string path = (news() / "news.jsonl").string();
  EXPECT_THAT(searcher({"--format", "paths", "Häuser", "--limit", "1"}).out, path + "\n");
  EXPECT_THAT(searcher({"--format", "paths", "-0", "-n", "1", "Häuser"}).out, path + '\0');
}

TEST_F(Output, ShowPrintsTheDocument) {
  const Outcome shown = searcher({"--show", "first one"});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_THAT(shown.out, AllOf(HasSubstr("Häuser, \"alt\""), HasSubstr("2025-07-24"),
                               HasSubstr("gehört.\n\nDie Züge fahren vorbei.")));
  const SearcherRun record = search({"--show", "first one"});
  EXPECT_EQ(record.hits.at(0).at("snippets")[0].at("text"), text_);
}

// But for JSON, which keeps every text as it is.
TEST_F(Output, HoldsNoCharactersThatShowNothingOrTurnTheOrder) {
  const std::string hidden = "\u200B\uFEFF\u00AD\u202E\u2066\U000E0041\u200D";
  const std::string id = "hid" + hidden + "den";
  write("hidden.jsonl", json_line({{"id", id},
                                   {"title", "Dunkel Zwie" + hidden + "licht"},
                                   {"text", "Dunkel Zwie" + hidden + "licht im می\u200Cخواهم"},
                                   {"company", "Ac" + hidden + "me"},
                                   {"extra", "a" + hidden + "b"}}));
  update();
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--show", id},
                                                    {"Dunkel"},
                                                    {"--format", "csv", "Dunkel"},
                                                    {"--format", "tsv", "Dunkel"},
                                                    {"--company", "No" + hidden + "body"}}) {
    const Outcome run = searcher(arguments);
    EXPECT_NE(run.out, "") << arguments[0];
    for (const char* character :
         {"\u200B", "\uFEFF", "\u00AD", "\u202E", "\u2066", "\U000E0041", "\u200D"}) {
      EXPECT_THAT(run.out, Not(HasSubstr(character))) << arguments[0];
    }
  }
  EXPECT_THAT(searcher({"--show", id}).out, HasSubstr("Zwielicht im می\u200Cخواهم"));
  EXPECT_THAT(searcher({"--show", "x" + hidden}).err, HasSubstr("\\u200b"));
  EXPECT_EQ(search({"Dunkel"}).hits.at(0).at("title"), "Dunkel Zwie" + hidden + "licht");
}

TEST_F(Output, ShowOfAnUnknownIdIsAnError) {
  const Outcome shown = searcher({"--show", "nobody"});
  EXPECT_EQ(shown.exit_code, 2);
  EXPECT_EQ(shown.out, "");
  EXPECT_THAT(shown.err, HasSubstr("no document has the id 'nobody'"));
}

TEST_F(Output, ShowOfAnIdOfSeveralListsThem) {
  const auto other = write("other.jsonl", json_line({{"id", "50%"}, {"text", "Zwilling"}}));
  update();
  const Outcome shown = searcher({"--show", "50%"});
  EXPECT_EQ(shown.exit_code, 2);
  EXPECT_THAT(shown.err,
              AllOf(HasSubstr("2 documents have the id '50%'"),
                    HasSubstr((news() / "news.jsonl").string()), HasSubstr(other.string())));
}

TEST_F(Output, TextFitsTheWidthOfTheTerminal) {
  for (const int width : {60, 200}) {
    Command command = searcher_command({"--index", index(), "Haus"});
    command.environment["COLUMNS"] = std::to_string(width);
    for (const std::string& line : lines(run_program(command).out)) {
      if (line.find('/') != line.npos || line.find("█") != line.npos) continue;
      EXPECT_LE(line.size(), static_cast<std::size_t>(width) + 20) << line;
    }
  }
}

}  // namespace
}  // namespace fundstelle
