// Indexes that lie in tests/data/indexes: one of this version, which must be read as it was
// written, and one of the version before, which the next update must make new with nothing lost.
//
// They were made from the texts beside them. Another Xapian, ICU or word list only makes a note.
#include <fstream>

#include <gmock/gmock.h>
#include <xapian.h>

#include "index/generations.h"
#include "index/index_metadata.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StoredIndex : public ProgramTest {
 protected:
  static fs::path stored() { return fs::path(FUNDSTELLE_TEST_DATA) / "indexes"; }

  // Puts the index of that version in place.
  void take(std::uint32_t schema) const {
    fs::copy(stored() / std::to_string(schema), index(), fs::copy_options::recursive);
  }

  // Puts the texts of the source in place, and makes it known to the index by that path.
  void move_source() const {
    fs::copy(stored() / "news", news(), fs::copy_options::recursive);
    const Generations generations(index());
    Xapian::WritableDatabase database(generations.folder(*generations.current()).string(),
                                      Xapian::DB_OPEN);
    IndexMetadata metadata = read_index_metadata(database);
    for (Source& source : metadata.sources) {
      if (source.path != kStandardInput) source.path = news();
    }
    write_index_metadata(database, metadata);
    database.commit();
  }

  // What was in the three records and two files, however it got into the index.
  void expect_everything() const {
    EXPECT_THAT(found({"*"}), ElementsAre("-#2", "harbour.md", "leuchtturm.txt", "n1", "n3"));
    EXPECT_THAT(found({"Brücken"}), ElementsAre("-#2"));
    EXPECT_THAT(found({"Bridges"}), ElementsAre("n1"));
    EXPECT_THAT(found({"\"old lamps\""}), testing::IsEmpty());
    EXPECT_THAT(found({"\"new lamps\""}), ElementsAre("harbour.md"));
    EXPECT_THAT(found({"--company", "Siemens", "*"}), ElementsAre("-#2", "harbour.md"));
    EXPECT_THAT(found({"--company", "Alibaba", "*"}), ElementsAre("n1"));
    EXPECT_THAT(found({"--city", "Berlin", "*"}), ElementsAre("-#2"));
    EXPECT_THAT(found({"--city", "Munich", "*"}), ElementsAre("n1"));
    EXPECT_THAT(found({"--language", "de", "*"}), ElementsAre("-#2", "leuchtturm.txt"));
    EXPECT_THAT(found({"--year", "2003", "*"}), ElementsAre("n3"));
    EXPECT_THAT(found({"--year", "2017..2019", "*"}), ElementsAre("-#2", "n1"));
    const SearcherRun newest = search({"--sort", "newest", "-n", "1", "*"});
    EXPECT_THAT(newest.names(), ElementsAre("harbour.md"));
    const Json bridge = search({"title:bridge"}).hits.at(0);
    EXPECT_EQ(bridge.at("date"), "2019-03-02T07:15:30Z");
    EXPECT_EQ(bridge.at("url"), "https://example.org/bridge");
    EXPECT_EQ(bridge.at("fields").at("author"), "Ada Byrne");
    EXPECT_EQ(bridge.at("fields").at("pages"), 3);
  }
};

TEST_F(StoredIndex, OfThisVersionIsReadAsItWasWritten) {
  take(kSchemaVersion);
  expect_everything();
}

TEST_F(StoredIndex, OfTheVersionBeforeIsNotSearchedButSaysWhatToDo) {
  take(kSchemaVersion - 1);
  const Outcome refused = searcher({"bridge"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("another version of Fundstelle"));
  EXPECT_THAT(refused.err, HasSubstr("run `indexer update`, which rebuilds it"));
}

TEST_F(StoredIndex, OfTheVersionBeforeIsMadeNewByTheNextUpdateWithNothingLost) {
  take(kSchemaVersion - 1);
  move_source();
  const IndexerRun updated = run("update");
  EXPECT_EQ(updated.exit_code(), 0) << updated.outcome.err;
  EXPECT_THAT(updated.outcome.err, HasSubstr("another version of Fundstelle: rebuilding it"));
  EXPECT_EQ(updated.count("documents"), 5);
  expect_everything();
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 0, 2));
  EXPECT_EQ(indexer({"check"}).exit_code, 0);
}

TEST_F(StoredIndex, OfTheVersionBeforeIsLeftAloneWhereItsSourceIsNotThere) {
  take(kSchemaVersion - 1);
  const IndexerRun stopped = run("update");
  EXPECT_EQ(stopped.exit_code(), 2);
  move_source();
  EXPECT_EQ(run("update").exit_code(), 0);
  expect_everything();
}

}  // namespace
}  // namespace fundstelle
