// indexer --memory: that it holds, and that it changes nothing else.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::uint64_t kMega = std::uint64_t{1} << 20;
constexpr std::uint64_t kBase = 100 * kMega;
constexpr int kLongWords = 500'000;  // 8 MB
constexpr int kManyWords = 90'000;

class Memory : public ProgramTest {
 protected:
  // Texts of many different words, German and English.
  void write_records(int count, int words) const {
    std::string lines;
    unsigned state = 1;
    for (int i = 0; i < count; ++i) {
      std::string text = i % 2 == 0 ? "Siemens in München:" : "Amazon in New York:";
      for (int word = 0; word < words; ++word) {
        state = state * 1'664'525 + 1'013'904'223;
        text += (word % 3 == 0 ? " Wort" : " word") + std::to_string((state >> 16) % 50'000);
      }
      lines += json_line({{"id", std::to_string(i)}, {"text", text}});
    }
    write("records.jsonl", lines);
  }

  static std::string record_of_different_words(const std::string& id, int words) {
    std::string text;
    for (int word = 0; word < words; ++word) text += "word" + std::to_string(word) + " and ";
    return json_line({{"id", id}, {"text", text}, {"language", "en"}});
  }
};

TEST_F(Memory, HoldsAndChangesNothing) {
  write_records(40'000, 60);
  const IndexerRun run = update({news(), "--memory", "160M", "--jobs", "8"});
  EXPECT_EQ(run.exit_code(), 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(run.outcome.peak_memory, 160 * kMega);
#endif
  const SearcherRun bounded = search({"Wort17", "word4711", "--limit", "100"});
  EXPECT_EQ(indexer({"rebuild", "--jobs", "1"}).exit_code, 0);
  const SearcherRun unbounded = search({"Wort17", "word4711", "--limit", "100"});
  EXPECT_EQ(bounded.hits, unbounded.hits);
  EXPECT_EQ(bounded.facets, unbounded.facets);
  EXPECT_GT(bounded.matches(), 0);
}

TEST_F(Memory, HoldsInAnUpdateOfTheLiveGeneration) {
  write_records(10, 60);
  update();
  write_records(20'000, 60);
  const IndexerRun run = update({"--memory", "160M"});
  EXPECT_EQ(run.count("added"), 19'990);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_LT(run.outcome.peak_memory, 160 * kMega);
#endif
}

TEST_F(Memory, OfALongRecordIsBoundedBySixTimesItsText) {
  write("before.txt", "Leuchtturm");
  update();
  const std::string long_record = record_of_different_words("long", kLongWords);
  write("long.jsonl", long_record);
  const IndexerRun first = update({news(), "--jobs", "1"});
  EXPECT_EQ(first.count("documents"), 2);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const std::uint64_t bound = kBase + 6 * long_record.size();
  EXPECT_LT(first.outcome.peak_memory, bound);
  EXPECT_LT(indexer({"rebuild", "--jobs", "1"}).peak_memory, bound);
  const SearcherRun shown = search({"word77", "word99"});
  EXPECT_EQ(shown.matches(), 1);
  EXPECT_LT(shown.outcome.peak_memory, long_record.size() + kBase);
#endif
}

// Each word is a term or two that Xapian would hold in some hundred bytes until the commit.
TEST_F(Memory, IsTheReasonToRebuildForADocumentOfManyDifferentWords) {
  write("before.txt", "Leuchtturm");
  update();
  write("odd.jsonl", "no record\n" + record_of_different_words("many", kManyWords));
  IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_EQ(run.failures.size(), 1U) << "told twice";
  EXPECT_EQ(run.count("documents"), 2);
  EXPECT_THAT(run.outcome.err, HasSubstr("very many different words has changed: rebuilding"));
  EXPECT_THAT(found({"word77"}), ElementsAre("many"));
  std::filesystem::remove(news() / "odd.jsonl");
  run = update();
  EXPECT_THAT(run.outcome.err, HasSubstr("very many different words has changed: rebuilding"));
  EXPECT_EQ(run.count("documents"), 1);
}

TEST_F(Memory, StandardInputIsNotReadTwice) {
  write("before.txt", "Leuchtturm");
  update();
  const IndexerRun refused = run("update", {"-"}, record_of_different_words("many", kManyWords));
  EXPECT_EQ(refused.exit_code(), 2);
  EXPECT_THAT(refused.outcome.err, HasSubstr("has too many different words for an update"));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("before.txt"));
}

TEST_F(Memory, OfValuesIsBoundedToo) {
  std::string numbers = "1";
  while (numbers.size() < kMega) numbers += ",1";
  write("data.jsonl", R"({"text":"Leuchtturm","data":[)" + numbers + "]}\n");
  std::string page = "<p>Leuchtturm</p>";
  while (page.size() < kMega) page += "<b>x</b>";
  write("page.html", page);
  const IndexerRun run = update({news(), "--memory", "115M", "--jobs", "1"});
  ASSERT_EQ(run.failures.size(), 1U);
  EXPECT_THAT(run.failures[0].at("reason"), HasSubstr("values; raise --memory to index it"));
  ASSERT_EQ(run.warnings.size(), 1U);
  EXPECT_THAT(run.warnings[0].at("reason"), HasSubstr("elements and attributes; raise --memory"));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("page.html"));
  EXPECT_EQ(update({news(), "--retry-failed"}).count("added"), 1);
}

TEST_F(Memory, RecordTooLargeForItFailsByItself) {
  std::string text;
  while (text.size() < 20 * kMega) text += "Leuchtturm an der Küste. ";
  write("large.txt", text);
  write("small.txt", "Leuchtturm");
  const IndexerRun run = update({news(), "--memory", "200M"});
  EXPECT_EQ(run.exit_code(), 1);
  ASSERT_EQ(run.failures.size(), 1U);
  EXPECT_THAT(run.failures[0].at("reason"), HasSubstr("raise --memory to index it"));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("small.txt"));
}

TEST_F(Memory, TooLittleIsRefusedWithTheLeastThatWorks) {
  write("small.txt", "Leuchtturm");
  const IndexerRun run = update({news(), "--memory", "50M"});
  EXPECT_EQ(run.exit_code(), 2);
  EXPECT_THAT(run.outcome.err, HasSubstr("--memory 50 MiB is too little: 108M is the least"));
  EXPECT_EQ(update({news(), "--memory", "108M"}).exit_code(), 0);
}

}  // namespace
}  // namespace fundstelle
