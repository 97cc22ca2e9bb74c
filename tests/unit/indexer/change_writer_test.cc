// What the guard against mass deletion counts, and that a trial says what the real thing does. What
// is written is tested with LiveWriter (writers_test.cc).
#include "indexer/writing/change_writer.h"

#include <random>

#include <gmock/gmock.h>

#include "tests/unit/indexer/live_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

std::vector<std::uint64_t> numbers(const WriteCounts& counts) {
  return {counts.added, counts.updated, counts.deleted, counts.unchanged};
}

class ChangeWriterTest : public LiveIndex {
 protected:
  ChangeWriterTest() { update("/a", {{"1", "one"}, {"2", "two"}, {"3", "three"}}); }

  TrialWriter trial_{database_};
};

TEST_F(ChangeWriterTest, CountsWhatDidNotComeAgainAsLost) {
  write(trial_, "/a", {{"1", "one"}});
  EXPECT_EQ(trial_.lost(), 2U);
}

TEST_F(ChangeWriterTest, CountsARemovedFileAsLost) {
  trial_.remove_file(file_number("/a"));
  EXPECT_EQ(trial_.lost(), 3U);
}

TEST_F(ChangeWriterTest, LosesNothingThatCameUnderAnotherName) {
  write(trial_, "/b", {{"1", "one"}, {"2", "two"}, {"3", "three"}});
  trial_.remove_file(file_number("/a"));
  EXPECT_THAT(numbers(trial_.counts()), ElementsAre(3, 0, 3, 0));
  EXPECT_EQ(trial_.lost(), 0U);
}

TEST_F(ChangeWriterTest, TakesOneCopyForOneLoss) {
  update("/copies", {{"1", "same"}, {"2", "same"}, {"3", "same"}});
  write(trial_, "/moved", {{"1", "same"}});
  trial_.remove_file(file_number("/copies"));
  EXPECT_EQ(trial_.lost(), 2U);
}

TEST_F(ChangeWriterTest, LosesNothingByAReplacement) {
  write(trial_, "/a", {{"1", "other"}, {"2", "texts"}, {"3", "throughout"}});
  EXPECT_THAT(numbers(trial_.counts()), ElementsAre(0, 3, 0, 0));
  EXPECT_EQ(trial_.lost(), 0U);
}

TEST_F(ChangeWriterTest, LosesNothingOfAFileThatWasNotReadToItsEnd) {
  write(trial_, "/a", {{"4", "four"}}, false);
  EXPECT_THAT(numbers(trial_.counts()), ElementsAre(1, 0, 0, 3));
  EXPECT_EQ(trial_.lost(), 0U);
}

TEST_F(ChangeWriterTest, TriesOnAnEmptyDatabase) {
  const Xapian::Database nothing;
  TrialWriter trial(nothing);
  write(trial, "/a", {{"1", "one"}});
  trial.remove_file(file_number("/b"));
  EXPECT_THAT(numbers(trial.counts()), ElementsAre(1, 0, 0, 0));
}

TEST_F(ChangeWriterTest, TriesWithoutAChange) {
  const auto revision = database_.get_revision();
  write(trial_, "/a", {{"4", "four"}});
  trial_.remove_file(file_number("/a"));
  database_.commit();
  EXPECT_EQ(database_.get_revision(), revision);
  EXPECT_EQ(database_.get_doccount(), 3U);
}

// The same counts, whatever is written.
TEST_F(ChangeWriterTest, TriesWhatLiveWriterDoes) {
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    TrialWriter trial(database_);
    LiveWriter live(database_, builder_);
    for (const char* file : {"/a", "/b", "/c"}) {
      if (random() % 4 == 0) {
        for (ChangeWriter* writer :
             {static_cast<ChangeWriter*>(&trial), static_cast<ChangeWriter*>(&live)}) {
          writer->remove_file(file_number(file));
        }
        continue;
      }
      Records records;
      for (int id = 0; id < 6; ++id) {
        if (random() % 3 == 0) continue;
        records.emplace_back(std::to_string(id), "text number " + std::to_string(random() % 3));
      }
      const bool complete = random() % 4 != 0;
      write(trial, file, records, complete);
      write(live, file, records, complete);
    }
    ASSERT_EQ(numbers(trial.counts()), numbers(live.counts())) << round;
    ASSERT_EQ(trial.lost(), live.lost()) << round;
    live.commit();
  }
}

}  // namespace
}  // namespace fundstelle
