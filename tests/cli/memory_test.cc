// indexer --memory: that it holds, and that it changes nothing else.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::uint64_t kMega = std::uint64_t{1} << 20;

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

TEST_F(Memory, RecordTooLargeForItFailsByItself) {
  std::string text;
  while (text.size() < 8 * kMega) text += "Leuchtturm an der Küste. ";
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
  EXPECT_THAT(run.outcome.err, HasSubstr("--memory 50 MiB is too little: 135M is the least"));
  EXPECT_EQ(update({news(), "--memory", "135M"}).exit_code(), 0);
}

}  // namespace
}  // namespace fundstelle
