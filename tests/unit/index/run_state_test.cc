#include "index/run_state.h"

#include <gtest/gtest.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

TEST(RunState, ComesBackAsItWas) {
  const TemporaryFolder folder;
  RunState state;
  state.command = "rebuild";
  state.started = {1'753'369'340, true};
  state.seconds = 1.5;
  state.exit_code = 1;
  state.error = "a \"reason\"\xFF";
  state.added = 1;
  state.updated = 2;
  state.deleted = 3;
  state.unchanged = 4;
  state.failed = 5;
  state.skipped = 6;
  state.documents = 7;
  write_run_state(folder.path(), state);
  const auto read = read_run_state(folder.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->command, "rebuild");
  EXPECT_EQ(read->started, state.started);
  EXPECT_EQ(read->seconds, 1.5);
  EXPECT_EQ(read->exit_code, 1);
  EXPECT_EQ(read->error, "a \"reason\"\uFFFD");
  EXPECT_EQ(read->added, 1U);
  EXPECT_EQ(read->updated, 2U);
  EXPECT_EQ(read->deleted, 3U);
  EXPECT_EQ(read->unchanged, 4U);
  EXPECT_EQ(read->failed, 5U);
  EXPECT_EQ(read->skipped, 6U);
  EXPECT_EQ(read->documents, 7U);
}

RunState run_that_added(std::uint64_t documents) {
  RunState run;
  run.command = "update";
  run.added = documents;
  return run;
}

TEST(RunState, OfTheLastTenRunsIsRemembered) {
  const TemporaryFolder folder;
  for (std::uint64_t i = 1; i <= 12; ++i) write_run_state(folder.path(), run_that_added(i));
  const std::vector<RunState> runs = read_run_states(folder.path());
  ASSERT_EQ(runs.size(), 10U);
  EXPECT_EQ(runs.front().added, 12U);
  EXPECT_EQ(runs.back().added, 3U);
}

TEST(RunState, OfRunsInARowWithoutEventIsThatOfTheLast) {
  const TemporaryFolder folder;
  write_run_state(folder.path(), run_that_added(1));
  for (int i = 0; i < 3; ++i) write_run_state(folder.path(), run_that_added(0));
  RunState failed = run_that_added(0);
  failed.exit_code = 2;
  write_run_state(folder.path(), failed);
  write_run_state(folder.path(), failed);
  EXPECT_EQ(read_run_states(folder.path()).size(), 4U);
}

TEST(RunState, IsNoneBeforeTheFirstRun) {
  EXPECT_FALSE(read_run_state(TemporaryFolder().path()));
}

TEST(RunState, IsNoneWhenTheFileIsDamaged) {
  const TemporaryFolder folder;
  for (const char* content :
       {"", "{", "[]", "{\"runs\":7}", "{\"runs\":[{\"command\":7}]}", "null", "\xFF"}) {
    folder.write("state.json", content);
    EXPECT_FALSE(read_run_state(folder.path())) << content;
  }
}

}  // namespace
}  // namespace fundstelle
