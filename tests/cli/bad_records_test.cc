// Bad records in files of JSON, and records that only look bad.
#include <fstream>
#include <string_view>

#include "tests/cli/bad_input.h"

namespace fundstelle {
namespace {

using std::string_view_literals::operator""sv;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST_F(BadInput, SeparatorsOfUnicodeDoNotEndARecord) {
  write("lines.jsonl",
        "{\"id\":\"one\",\"text\":\"Zwielicht\u2028am\u2029Abend\u0085hier\"}\n"
        "{\"id\":\"two\",\"text\":\"Zwielicht\"}\r\n"
        "{\"id\":\"three\",\"text\":\"Zwielicht\"}");
  const IndexerRun run = update_around();
  expect_no_failure(run);
  EXPECT_EQ(run.count("added"), 5);
  const SearcherRun found = search({"Zwielicht Abend"});
  EXPECT_THAT(found.sorted_names(), ElementsAre("one", "three", "two"));
  EXPECT_EQ(found.names()[0], "one");
  EXPECT_EQ(found.hits[0].at("snippets")[0].at("text"), "Zwielicht\u2028am\u2029Abend\u0085hier");
}

TEST_F(BadInput, NulInAStringIsReplacedAndReported) {
  const auto path = write("nul.jsonl",
                          "{\"id\":\"one\",\"text\":\"eins\"}\n"
                          "{\"id\":\"two\",\"text\":\"Zwielicht\\u0000Abend\"}\n");
  const IndexerRun run = update_around();
  expect_warning(run, path, ":2: text",
                 "(\\u0000) was replaced by U+FFFD; write the field without");
  EXPECT_EQ(run.warnings[0].at("record"), "two");
  EXPECT_THAT(found({"+Zwielicht +Abend"}), ElementsAre("two"));
}

TEST_F(BadInput, LineCutInTheMiddle) {
  const auto path = write("cut.jsonl",
                          "{\"id\":\"one\",\"text\":\"eins\"}\n"
                          "{\"id\":\"two\",\"text\":\"zw\n"
                          "{\"id\":\"three\",\"text\":\"drei\"}\n");
  const IndexerRun run = update_around();
  expect_failure(run, path, ":2", "the JSON ends in the middle");
  EXPECT_EQ(run.count("added"), 4);
  EXPECT_THAT(found({"eins drei"}), ElementsAre("one", "three"));
}

TEST_F(BadInput, ArrayCutInTheMiddleKeepsWhatCameBefore) {
  const auto path = write("cut.json", "[{\"id\":\"one\",\"text\":\"eins\"},\n{\"id\":\"two\",\"te");
  expect_failure(update_around(), path, ":2", "ends in the middle");
  EXPECT_THAT(found({"eins"}), ElementsAre("one"));
}

TEST_F(BadInput, LineThatIsNoJson) {
  const auto path = write("mixed.jsonl", "{\"id\":\"one\",\"text\":\"eins\"}\nkein JSON\n[1,2]\n");
  const IndexerRun run = update_around();
  EXPECT_EQ(run.exit_code(), 1);
  ASSERT_EQ(run.failures.size(), 2U);
  EXPECT_THAT(run.outcome.err, HasSubstr(path.string() + ":2: "));
  EXPECT_THAT(run.outcome.err, HasSubstr(path.string() + ":3: "));
  EXPECT_THAT(found({"eins"}), ElementsAre("one"));
}

TEST_F(BadInput, WrongDateInARecordLosesTheDateOnly) {
  const auto path = write("dates.jsonl",
                          "{\"id\":\"one\",\"text\":\"eins\",\"date\":\"2024-02-29\"}\n"
                          "{\"id\":\"two\",\"text\":\"zwei\",\"date\":\"31.02.2025\"}\n");
  const IndexerRun run = update_around();
  expect_warning(run, path, ":2: date", "'31.02.2025' is no date and was left out");
  EXPECT_EQ(run.warnings[0].at("record"), "two");
  EXPECT_EQ(search({"eins"}).hits[0].at("date"), "2024-02-29");
  EXPECT_TRUE(search({"zwei"}).hits[0].at("date").is_null());
}

TEST_F(BadInput, RecordWithoutText) {
  const auto path = write("silent.jsonl",
                          "{\"id\":\"one\",\"title\":\"Zwielicht\"}\n"
                          "{\"id\":\"two\",\"text\":\"Zwielicht\"}\n");
  const IndexerRun run = update_around();
  expect_failure(run, path, ":1", "has no text");
  EXPECT_EQ(run.failures[0].at("record"), "one");
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("two"));
}

TEST_F(BadInput, OfTwoRecordsWithOneIdTheFirstIsKept) {
  const auto path = write("twins.jsonl",
                          "{\"id\":\"twin\",\"text\":\"eins\"}\n"
                          "{\"id\":\"other\",\"text\":\"zwei\"}\n"
                          "{\"id\":\"twin\",\"text\":\"drei\"}\n");
  const IndexerRun run = update_around();
  expect_failure(run, path, ":3", "has the same id as the record in line 1");
  EXPECT_EQ(run.failures[0].at("record"), "twin");
  EXPECT_THAT(found({"eins zwei drei"}), ElementsAre("other", "twin"));
  EXPECT_THAT(found({"drei"}), ElementsAre());
}

TEST_F(BadInput, OverlongLine) {
  const auto path =
      write("long.jsonl",
            "{\"id\":\"one\",\"text\":\"eins\"}\n"
            "{\"id\":\"two\",\"text\":\"" +
                std::string(3 << 20, 'x') + "\"}\n{\"id\":\"three\",\"text\":\"drei\"}\n");
  expect_failure(update_around({"--max-record", "1M"}), path, ":2",
                 "is larger than 1M; raise --max-record to index it");
  EXPECT_THAT(found({"eins drei"}), ElementsAre("one", "three"));
}

TEST_F(BadInput, LineOf500MegabytesNeedsNoMemory) {
  const auto path = write("huge.jsonl", "{\"id\":\"one\",\"text\":\"eins\"}\n{\"text\":\"");
  {
    // Sparse: half a gigabyte to read, but none on the disk.
    std::ofstream out(path, std::ios::binary | std::ios::in);
    out.seekp(500 << 20);
    out << "\"}\n{\"id\":\"three\",\"text\":\"drei\"}\n";
  }
  ASSERT_GT(std::filesystem::file_size(path), std::uintmax_t{500} << 20);
  const IndexerRun run = update_around();
  expect_failure(run, path, ":2", "is larger than 64M");
  EXPECT_THAT(found({"eins drei"}), ElementsAre("one", "three"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(run.outcome.peak_memory, std::uint64_t{200} << 20);
#endif
}

TEST_F(BadInput, DamagedCompressionKeepsWhatCameBefore) {
  const auto path = write("damaged.jsonl.gz", "\x1f\x8b\x08\0\0\0\0\0\0\x03 no deflate"sv);
  const IndexerRun run = update_around();
  EXPECT_EQ(run.exit_code(), 1);
  ASSERT_EQ(run.failures.size(), 1U);
  EXPECT_THAT(run.outcome.err, HasSubstr("indexer: " + path.string() + ":"));
}

TEST_F(BadInput, CompaniesBeyondAThousandAreLeftOut) {
  Json companies = Json::array();
  for (int i = 0; i < 100'000; ++i) companies.push_back("Firma" + std::to_string(i));
  const auto path = write(
      "many.jsonl", json_line({{"id", "many"}, {"text", "Zwielicht"}, {"companies", companies}}));
  expect_warning(update_around(), path, ":1: companies",
                 "holds more than 1000 values; 99000 were left out");
  EXPECT_THAT(found({"company:Firma999"}), ElementsAre("many"));
  EXPECT_EQ(search({"Zwielicht"}).hits.at(0).at("facets").at("company").size(), 1000U);
}

TEST_F(BadInput, ValueOfAMegabyteIsLeftOut) {
  const auto path = write(
      "long.jsonl",
      json_line(
          {{"id", "long"}, {"text", "Zwielicht"}, {"city", {std::string(1 << 20, 'x'), "Emden"}}}));
  expect_warning(update_around(), path, ":1: city",
                 "1 value is longer than 4096 bytes and was left out");
  EXPECT_EQ(search({"Zwielicht"}).hits.at(0).at("facets").at("city"), Json({"Emden"}));
}

TEST_F(BadInput, ValuesOfADefinedFacetAreLimited) {
  Json tags = Json::array();
  for (int i = 0; i < 1'500; ++i) tags.push_back(i);
  const auto path = write("tags.jsonl", json_line({{"text", "Zwielicht"}, {"tags", tags}}));
  const auto config = folder() / "config.toml";
  std::ofstream(config) << "[facets.tags]\n";
  expect_warning(update_around({"--config", config}), path, ":1: tags",
                 "holds more than 1000 values; 500 were left out");
  EXPECT_THAT(found({"tags:999"}), ElementsAre("tags.jsonl#1"));
}

TEST_F(BadInput, WarningsAreRememberedAndToldOnce) {
  const auto path = write("dated.jsonl", json_line({{"text", "Zwielicht"}, {"date", "gestern"}}));
  update_around();
  const IndexerRun again = update_around();
  EXPECT_EQ(again.exit_code(), 0);
  EXPECT_EQ(again.count("skipped"), 0);
  EXPECT_EQ(again.count("warnings"), 0);
  EXPECT_THAT(indexer({"status"}).out,
              HasSubstr("warnings   1\n  " + path.string() + ":1: date: 'gestern' is no date"));
  EXPECT_THAT(indexer({"update", "--dry-run", news()}).out, HasSubstr("0 added"));
}

TEST_F(BadInput, OfTheWarningsOfARecordTheFirstAreListed) {
  Json years = Json::array();
  for (int i = 0; i < 1'000; ++i) years.push_back(i % 900);
  write("years.jsonl", json_line({{"text", "Zwielicht"}, {"year", years}}));
  const IndexerRun run = update_around();
  EXPECT_EQ(run.count("warnings"), 11);
  EXPECT_EQ(run.warnings.back().at("reason"), "line 1: and 990 more values that were left out");
}

TEST_F(BadInput, FileInWhichFarTooMuchFailsIsGivenUp) {
  const auto good = json_line({{"id", "one"}, {"text", "Zwielicht"}});
  std::string lines = good;
  for (int i = 0; i < 20'000; ++i) lines += "{\n";
  const auto path = write("no.jsonl", lines + json_line({{"id", "two"}, {"text", "Zwielicht"}}));
  const IndexerRun run = update_around({"--quiet"});
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_EQ(run.count("failed"), 10'001);
  EXPECT_EQ(run.failures.back().at("path"), path.string());
  EXPECT_THAT(run.failures.back().at("reason").get<std::string>(),
              HasSubstr("10000 records failed, more than could be read"));
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("one"));
  EXPECT_EQ(update_around().count("unchanged"), 3);
}

}  // namespace
}  // namespace fundstelle
