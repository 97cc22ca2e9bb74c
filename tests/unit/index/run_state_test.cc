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

TEST(RunState, IsNoneBeforeTheFirstRun) {
  EXPECT_FALSE(read_run_state(TemporaryFolder().path()));
}

TEST(RunState, IsNoneWhenTheFileIsDamaged) {
  const TemporaryFolder folder;
  for (const char* content : {"", "{", "[]", "{\"command\":7}", "null", "\xFF"}) {
    folder.write("state.json", content);
    EXPECT_FALSE(read_run_state(folder.path())) << content;
  }
}

}  // namespace
}  // namespace fundstelle
