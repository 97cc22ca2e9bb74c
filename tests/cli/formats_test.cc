// The formats of the contract, and the ids and fields that documents get.
#include <chrono>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <zstd.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class Formats : public ProgramTest {
 protected:
  // The only document that is found.
  Json hit(const std::vector<std::string>& query) const {
    const SearcherRun run = search(query);
    EXPECT_EQ(run.hits.size(), 1U) << run.outcome.out << run.outcome.err;
    return run.hits.empty() ? Json() : run.hits.front();
  }
};

constexpr const char* kRecords =
    "{\"id\":\"one\",\"text\":\"Leuchtturm\"}\n{\"id\":2,\"text\":\"Leuchtturm\"}\n";

std::string gzip(const std::string& bytes) {
  Command command;
  command.program = "gzip";
  command.input = bytes;
  return run_program(command).out;
}

std::string zstandard(const std::string& bytes) {
  std::string compressed(ZSTD_compressBound(bytes.size()), '\0');
  compressed.resize(
      ZSTD_compress(compressed.data(), compressed.size(), bytes.data(), bytes.size(), 3));
  return compressed;
}

TEST_F(Formats, JsonLinesUnderBothNamesAndCompressed) {
  const std::string second = "{\"id\":\"three\",\"text\":\"Leuchtturm\"}";
  write("a.jsonl", kRecords);
  write("b.ndjson", second);
  write("c.jsonl.gz", gzip(kRecords));
  write("d.jsonl.zst", zstandard(kRecords));
  write("e.ndjson.gz", gzip(second));
  write("f.ndjson.zst", zstandard(second));
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_THAT(found({"Leuchtturm"}),
              ElementsAre("2", "2", "2", "one", "one", "one", "three", "three", "three"));
}

TEST_F(Formats, SeveralGzipMembersAreOneFile) {
  write("a.jsonl.gz", gzip(kRecords) + gzip("{\"id\":\"three\",\"text\":\"Leuchtturm\"}\n"));
  update();
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("2", "one", "three"));
}

TEST_F(Formats, CompressedFileThatUnpacksWithoutEndIsCutShort) {
  const std::string record = json_line({{"text", std::string(50'000, 'x') + " Leuchtturm"}});
  std::string records;
  for (int i = 0; i < 400; ++i) records += record;
  const auto path = write("bomb.jsonl.zst", zstandard(records));
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 1);
  ASSERT_EQ(run.failures.size(), 1U);
  EXPECT_EQ(run.failures[0].at("path"), path.string());
  EXPECT_THAT(run.failures[0].at("reason").get<std::string>(), HasSubstr("--max-expansion"));
  EXPECT_GT(run.count("documents"), 0);
  EXPECT_LT(run.count("documents"), 400);

  const IndexerRun again = update();
  EXPECT_EQ(again.exit_code(), 0);
  EXPECT_EQ(again.count("skipped"), 1);
  EXPECT_EQ(again.count("bytes"), 0);

  EXPECT_EQ(update({"--retry-failed", "--max-expansion", "0", news()}).count("documents"), 400);
  // A bound that is met later takes nothing away.
  EXPECT_EQ(update({"--retry-failed", news()}).count("documents"), 400);
}

TEST_F(Formats, JsonHoldsAnArrayOrOneObject) {
  write("array.json", "[\n {\"id\":\"one\",\"text\":\"Leuchtturm\"},\n {\"text\":\"Turm\"}\n]\n");
  write("object.json", "{\n \"id\": \"three\",\n \"text\": \"Leuchtturm\"\n}\n");
  EXPECT_EQ(update().exit_code(), 0);
  EXPECT_THAT(found({"*"}), ElementsAre("array.json#2", "one", "three"));
}

TEST_F(Formats, RecordWithoutAnIdIsKnownByItsNumber) {
  const auto path = write("r.jsonl", "{\"text\":\"eins\"}\n\n{\"text\":\"Leuchtturm\"}\n");
  update();
  EXPECT_EQ(hit({"Leuchtturm"}).at("id"), path.string() + "#2");
  EXPECT_EQ(hit({"Leuchtturm"}).at("path"), path.string());
  EXPECT_THAT(searcher({"--show", path.string() + "#2"}).out, HasSubstr("Leuchtturm"));
}

TEST_F(Formats, MarkdownShowsNoMarkup) {
  write("a.md",
        "# Die *Überschrift*\n\nEin **Leuchtturm** mit [Verweis](https://example.org/x).\n");
  update();
  const Json document = hit({"Leuchtturm"});
  EXPECT_EQ(document.at("title"), "Die Überschrift");
  EXPECT_THAT(document.at("snippets")[0].at("text").get<std::string>(),
              AllOf(HasSubstr("Ein Leuchtturm mit Verweis"), Not(HasSubstr("*")),
                    Not(HasSubstr("example.org"))));
}

TEST_F(Formats, HtmlGivesTitleLanguageAndTextButNoScripts) {
  write("a.html",
        "<!DOCTYPE html><html lang=de><head><title>Titel &amp; mehr</title>"
        "<meta name=author content='Lena'><style>p{color:red}</style>"
        "<script>var Geheim;</script></head><body><nav>Startseite</nav>"
        "<p>Ein Leucht&shy;turm an der K&uuml;ste.</p></body></html>");
  update();
  const Json document = hit({"Leuchtturm"});
  EXPECT_EQ(document.at("title"), "Titel & mehr");
  EXPECT_EQ(document.at("language"), "de");
  EXPECT_EQ(document.at("fields").at("author"), "Lena");
  EXPECT_THAT(found({"Geheim Startseite color"}), ElementsAre());
}

TEST_F(Formats, FirstLineOfATextIsItsTitleAndStaysInTheText) {
  write("a.txt", "\n  Die erste Zeile  \n\nEin Leuchtturm.\n");
  update();
  const Json document = hit({"--snippet-length", "1000", "Leuchtturm"});
  EXPECT_EQ(document.at("title"), "Die erste Zeile");
  EXPECT_THAT(searcher({"--show", document.at("id")}).out, HasSubstr("  Die erste Zeile"));
}

TEST_F(Formats, RecordWithoutATitleHasNone) {
  write("r.jsonl", "{\"id\":\"one\",\"text\":\"Leuchtturm\\nzwei\"}\n");
  update();
  EXPECT_TRUE(hit({"Leuchtturm"}).at("title").is_null());
}

TEST_F(Formats, AllNamesOfTheFieldsAreUnderstood) {
  write("r.jsonl", json_line({{"id", 7},
                              {"title", "Titel"},
                              {"body", "Leuchtturm"},
                              {"lang", "de-AT"},
                              {"published", "24. Juli 2025"},
                              {"url", "https://example.org/7"},
                              {"companies", {"VW", "Firma Müller"}},
                              {"cities", "München"},
                              {"author", "Lena"},
                              {"section", {{"name", "Wirtschaft"}}}}));
  update();
  const Json document = hit({"Leuchtturm"});
  EXPECT_EQ(document.at("id"), "7");
  EXPECT_EQ(document.at("date"), "2025-07-24");
  EXPECT_EQ(document.at("language"), "de");
  EXPECT_EQ(document.at("url"), "https://example.org/7");
  EXPECT_EQ(document.at("facets").dump(),
            R"({"company":["Volkswagen","Firma Müller"],"city":["Munich"],"year":["2025"],)"
            R"("language":["de"]})");
  EXPECT_EQ(document.at("fields").dump(), R"({"author":"Lena","section":{"name":"Wirtschaft"}})");
}

TEST_F(Formats, YearOfTheMetadataGoesBeforeThatOfTheDate) {
  write("r.jsonl",
        "{\"id\":1,\"text\":\"Leuchtturm\",\"date\":\"2025-01-01\",\"year\":[2018,\"2019\"]}");
  update();
  EXPECT_EQ(hit({"Leuchtturm"}).at("facets").at("year"), Json({"2018", "2019"}));
}

TEST_F(Formats, FieldOfTheMetadataBecomesAFacetByConfiguration) {
  write("r.jsonl", json_line({{"id", "one"}, {"text", "eins"}, {"section", "Wirtschaft"}}) +
                       json_line({{"id", "two"}, {"text", "zwei"}, {"section", "Sport"}}));
  const auto config = write("../config.toml", "[facets.section]\n");
  const Outcome indexed = indexer({"--config", config, "update", news()});
  EXPECT_EQ(indexed.exit_code, 0) << indexed.err;
  EXPECT_THAT(found({"--facet", "section=sport"}), ElementsAre("two"));
  EXPECT_THAT(found({"section:wirtschaft"}), ElementsAre("one"));
  EXPECT_EQ(search({"--facets", "section"}).count_of("section", "Sport"), 1);
}

}  // namespace
}  // namespace fundstelle
