// Several sources in one index: each has its own removals, and trouble with one harms none.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class SeveralSources : public ProgramTest {
 protected:
  SeveralSources() {
    for (int i = 0; i < 5; ++i) {
      write("large/" + std::to_string(i) + ".txt", "Leuchtturm " + std::to_string(i) + "\n");
    }
    write("small/small.txt", "Leuchtturm klein\n");
    EXPECT_EQ(update({large(), small()}).exit_code(), 0);
  }

  fs::path large() const { return news() / "large"; }
  fs::path small() const { return news() / "small"; }

  // Refused, although it is the small one, and also the large one is as before.
  void expect_refused(const std::string& reason) const {
    write("large/new.txt", "Windmühle\n");
    for (const char* kind : {"update", "rebuild"}) {
      const IndexerRun refused = run(kind);
      EXPECT_EQ(refused.exit_code(), 2) << kind;
      EXPECT_THAT(refused.outcome.err, HasSubstr(reason));
      EXPECT_EQ(search({"Leuchtturm"}).matches(), 6);
      EXPECT_EQ(search({"Windmühle"}).matches(), 0);
    }
  }
};

TEST_F(SeveralSources, NothingChangesWhenOneIsGone) {
  fs::remove_all(small());
  expect_refused("cannot read the source " + small().string());
}

TEST_F(SeveralSources, NothingChangesWhenOneIsEmpty) {
  fs::remove(small() / "small.txt");
  expect_refused("the source " + small().string() + " has no file any more, and 1 documents");
}

TEST_F(SeveralSources, TheOtherCanBeUpdatedByItself) {
  fs::remove_all(small());
  write("large/new.txt", "Windmühle\n");
  EXPECT_THAT(update({large()}).changes(), ElementsAre(1, 0, 0, 5));
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 6);
}

TEST_F(SeveralSources, OneThatIsGoneCanBeForgotten) {
  fs::remove_all(small());
  EXPECT_EQ(run("forget", {small()}).exit_code(), 0);
  EXPECT_EQ(run("update").exit_code(), 0);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 5);
}

TEST_F(SeveralSources, FilesInTwoOfThemAreIndexedOnce) {
  EXPECT_THAT(update({news()}).changes(), ElementsAre(0, 0, 0, 6));
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 0, 6));
  EXPECT_EQ(run("rebuild").count("documents"), 6);
}

}  // namespace
}  // namespace fundstelle
