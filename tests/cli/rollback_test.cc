// indexer rollback: the generation before is in force again.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Rollback : public ProgramTest {
 protected:
  // Generation 1 has `before.txt`, generation 2 `after.txt`, too.
  void build_two_generations() const {
    write("before.txt", "Leuchtturm\n");
    update();
    write("after.txt", "Leuchtturm\n");
    EXPECT_EQ(run("rebuild").exit_code(), 0);
  }
};

TEST_F(Rollback, GoesBackAndForth) {
  build_two_generations();
  const IndexerRun back = run("rollback");
  EXPECT_EQ(back.exit_code(), 0);
  EXPECT_EQ(back.count("generation"), 1);
  EXPECT_EQ(back.count("documents"), 1);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("before.txt"));

  EXPECT_EQ(run("rollback").count("generation"), 2);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("after.txt", "before.txt"));
}

TEST_F(Rollback, SaysWhichGenerationIsInForce) {
  build_two_generations();
  EXPECT_THAT(indexer({"rollback"}).out,
              HasSubstr("generation 1 is in force again; 1 documents in " + index().string()));
}

TEST_F(Rollback, IsGoneOnFromByAnUpdate) {
  build_two_generations();
  run("rollback");
  write("new.txt", "Leuchtturm\n");
  const IndexerRun updated = run("update");
  EXPECT_THAT(updated.changes(), ElementsAre(2, 0, 0, 1));
  EXPECT_EQ(updated.count("generation"), 1);
  EXPECT_EQ(indexer({"check"}).exit_code, 0);
  EXPECT_EQ(run("rebuild").count("generation"), 3);
  EXPECT_EQ(run("rollback").count("generation"), 1);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 3);
}

TEST_F(Rollback, IsRefusedWhenThereIsNothingToGoBackTo) {
  for (const bool with_index : {false, true}) {
    if (with_index) update({write("a.txt", "Leuchtturm\n")});
    const Outcome refused = indexer({"rollback"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("there is no generation to go back to"),
                                   HasSubstr("indexer rebuild")));
  }
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 1);
}

TEST_F(Rollback, LeavesTheIndexAsItIsWhenTheOneBeforeIsDamaged) {
  build_two_generations();
  std::ofstream(index() / "gen-0001" / "iamglass", std::ios::trunc) << "nothing of Xapian's";
  EXPECT_EQ(indexer({"rollback"}).exit_code, 2);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 2);
}

TEST_F(Rollback, MendsAnIndexWhoseCurrentGenerationIsDamaged) {
  build_two_generations();
  std::ofstream(index() / "gen-0002" / "iamglass", std::ios::trunc) << "nothing of Xapian's";
  EXPECT_EQ(searcher({"Leuchtturm"}).exit_code, 2);
  EXPECT_EQ(indexer({"rollback"}).exit_code, 0);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 1);
}

}  // namespace
}  // namespace fundstelle
