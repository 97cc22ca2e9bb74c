// Index folders that are none, damaged or of another version.
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <xapian.h>

#include "index/generations.h"
#include "index/index_metadata.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class BadIndex : public ProgramTest {
 protected:
  BadIndex() { write("lighthouse.txt", "Der Leuchtturm steht vor der Küste.\n"); }

  void overwrite(const fs::path& path, std::string_view bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }

  fs::path generation() const {
    const Generations generations(index());
    return generations.folder(generations.current().value());
  }

  void expect_searcher_error(const std::string& message, const std::string& hint) const {
    const Outcome run = searcher({"Leuchtturm"});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, AllOf(StartsWith("searcher: "), HasSubstr(message), HasSubstr(hint)));
  }

  // After a rebuild from the named source everything is as it should be.
  void expect_rebuild_repairs() const {
    const Outcome run = indexer({"rebuild", news()});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("lighthouse.txt"));
  }
};

TEST_F(BadIndex, IsAFile) {
  overwrite(index(), "no index");
  expect_searcher_error(index().string() + " is not a folder", "--index");
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 2);
  EXPECT_THAT(run.outcome.err, HasSubstr(index().string() + " is not a folder"));
  EXPECT_EQ(fs::file_size(index()), 8U);
}

TEST_F(BadIndex, IsAnEmptyFolder) {
  fs::create_directory(index());
  expect_searcher_error("there is no index at " + index().string() + " yet", "indexer update");
  EXPECT_EQ(update().exit_code(), 0);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("lighthouse.txt"));
}

TEST_F(BadIndex, IsNotThereYet) {
  expect_searcher_error("there is no index at " + index().string() + " yet", "indexer update");
  EXPECT_FALSE(fs::exists(index()));
}

TEST_F(BadIndex, StatusOfNoIndexIsAnError) {
  const Outcome run = indexer({"status"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("there is no index at " + index().string() + " yet"));
}

// Each with records that are nowhere but in the index.
TEST_F(BadIndex, DamagedStubIsMendedByARollback) {
  for (const bool missing : {false, true}) {
    update();
    run("update", {"-"}, json_line({{"id", "r"}, {"text", "Zwielicht"}}));
    overwrite(index() / "XAPIANDB", "garbage\n");
    if (missing) fs::remove(index() / "XAPIANDB");
    expect_searcher_error(missing ? "XAPIANDB is missing" : "XAPIANDB does not name a generation",
                          "`indexer rollback` takes gen-0001 back into use");
    EXPECT_EQ(update().exit_code(), 2);
    EXPECT_EQ(indexer({"forget", news()}).exit_code, 2);
    const Outcome check = indexer({"check"});
    EXPECT_EQ(check.exit_code, 2);
    EXPECT_THAT(check.out, HasSubstr("`indexer rollback` takes gen-0001 back into use"));
    EXPECT_EQ(run("rollback").exit_code(), 0);
    EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("lighthouse.txt"));
    EXPECT_EQ(search({"Zwielicht"}).matches(), 1);
    EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
  }
}

TEST_F(BadIndex, DamagedStubDoesNotCostDocumentsInARebuild) {
  for (const std::vector<std::string>& sources :
       {std::vector<std::string>{}, std::vector<std::string>{news()}}) {
    update();
    run("update", {"-"}, json_line({{"id", "r"}, {"text", "Zwielicht"}}));
    overwrite(index() / "XAPIANDB", "");
    const IndexerRun rebuilt = run("rebuild", sources);
    EXPECT_EQ(rebuilt.exit_code(), 0);
    EXPECT_THAT(rebuilt.outcome.err, HasSubstr("taking over what is in gen-000"));
    EXPECT_EQ(search({"Zwielicht"}).matches(), 1);
    EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("lighthouse.txt"));
  }
}

TEST_F(BadIndex, DamagedGenerationIsKeptByRebuilds) {
  update();
  run("update", {"-"}, json_line({{"id", "r"}, {"text", "Zwielicht"}}));
  overwrite(generation() / "postlist.glass", std::string(8192, '\x55'));
  const Outcome first = indexer({"rebuild", news()});
  EXPECT_THAT(first.err, HasSubstr("gen-0001 cannot be read; it is kept"));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(indexer({"rebuild"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(index() / "gen-0001/termlist.glass"));
  EXPECT_THAT(indexer({"check"}).err, HasSubstr("gen-0001 is not in use"));
}

TEST_F(BadIndex, FolderOfTheUsersIsLeftAlone) {
  write("../index/gen-2024/precious.txt", "precious");
  write("../index/gen-1 holiday/p.txt", "precious");
  const IndexerRun refused = update();
  EXPECT_EQ(refused.exit_code(), 2);
  EXPECT_THAT(refused.outcome.err, HasSubstr("not empty, and no index: it holds gen-1 holiday"));
  EXPECT_TRUE(fs::exists(index() / "gen-2024/precious.txt"));
  EXPECT_TRUE(fs::exists(index() / "gen-1 holiday/p.txt"));
  EXPECT_FALSE(fs::exists(index() / "lock"));
}

TEST_F(BadIndex, WithALinkInPlaceOfAFileChangesNothingElsewhere) {
  update();
  const fs::path victim = write("../victim", "victim");
  for (const char* name : {"lock", "state.json.new", "XAPIANDB.new", "fundstelle.new"}) {
    fs::remove(index() / name);
    fs::create_symlink(victim, index() / name);
    indexer({"rebuild"});
    EXPECT_EQ(fs::file_size(victim), 6U) << name;
    fs::remove(index() / name);
  }
  const fs::path moved = folder() / "termlist.glass";
  fs::rename(generation() / "termlist.glass", moved);
  fs::create_symlink(moved, generation() / "termlist.glass");
  write("more.txt", "Brandung\n");
  EXPECT_THAT(update().outcome.err, HasSubstr("symbolic link"));
}

TEST_F(BadIndex, IsReadByItsOwnerOnlyUnlessItIsOpened) {
  update();
  run("rebuild");
  const auto is_readable_by = [&](fs::perms who) {
    const auto readable = [&](const fs::path& path) {
      return (fs::status(path).permissions() & who) != fs::perms::none;
    };
    bool any = readable(index());
    for (const auto& entry : fs::recursive_directory_iterator(index())) any |= readable(entry);
    return any;
  };
  EXPECT_FALSE(is_readable_by(fs::perms::group_read | fs::perms::others_read));
  EXPECT_EQ(run("update", {"--mode", "group"}).exit_code(), 0);
  run("rebuild");  // it stays so
  EXPECT_TRUE(is_readable_by(fs::perms::group_read));
  EXPECT_FALSE(is_readable_by(fs::perms::others_read));
}

TEST_F(BadIndex, GenerationThatIsGone) {
  update();
  fs::remove_all(generation());
  expect_searcher_error("", "indexer rebuild");
  EXPECT_EQ(update().exit_code(), 2);
  expect_rebuild_repairs();
}

TEST_F(BadIndex, DamagedTable) {
  update();
  overwrite(generation() / "postlist.glass", std::string(8192, '\x55'));
  expect_searcher_error("damaged", "indexer rebuild");
  expect_rebuild_repairs();
}

TEST_F(BadIndex, DamagedOneIsNotRebuiltWithoutItsSources) {
  update();
  overwrite(generation() / "postlist.glass", std::string(8192, '\x55'));
  const Outcome run = indexer({"rebuild"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, AllOf(HasSubstr("damaged"), HasSubstr("its list of sources is lost, too")));
  EXPECT_FALSE(fs::exists(index() / "gen-0002"));
}

TEST_F(BadIndex, OfAnotherVersionIsRefusedBySearcherAndRebuiltByIndexer) {
  update();
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata("fundstelle:schema",
                          std::string(1, static_cast<char>(kSchemaVersion + 1)));
    database.commit();
  }
  expect_searcher_error("was written by another version of Fundstelle", "indexer");
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
  EXPECT_THAT(run.outcome.err, HasSubstr("another version"));
  EXPECT_EQ(run.count("generation"), 2);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("lighthouse.txt"));
}

TEST_F(BadIndex, OfOtherAnalyzersAnswersWithANoteAndIsRebuiltByTheNextUpdate) {
  update();
  {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
    database.set_metadata("fundstelle:fingerprint", "analyzer 0");
    database.commit();
  }
  const SearcherRun noted = search({"Leuchtturm"});
  EXPECT_EQ(noted.exit_code(), 0);
  EXPECT_THAT(noted.summary.at("notes").dump(), HasSubstr("other analyzers; run `indexer update`"));

  const IndexerRun run = IndexerRun(indexer({"update", "--format", "json"}));
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_THAT(run.outcome.err, HasSubstr("the analyzers have changed"));
  EXPECT_EQ(run.count("generation"), 2);
  EXPECT_EQ(search({"Leuchtturm"}).summary.at("notes").size(), 0U);
}

TEST_F(BadIndex, WithAnyDamagedByteInItsVersionFileIsAnsweredOrRefused) {
  update();
  const fs::path version = generation() / "iamglass";
  std::ostringstream sound;
  sound << std::ifstream(version, std::ios::binary).rdbuf();
  for (std::size_t at = 0; at < sound.str().size(); ++at) {
    // Also the height of a tree: more than Xapian has room for, and one more than it has.
    for (const char changed : {'\x7F', static_cast<char>(sound.str()[at] + 4)}) {
      std::string bytes = sound.str();
      bytes[at] = changed;
      overwrite(version, bytes);
      EXPECT_LE(searcher({"Leuchtturm"}).exit_code, 2) << at;
    }
  }
}

// Puts what `xapian-compact` would make of `databases` in place of the generation in force.
void compact_into(const fs::path& generation, const std::vector<fs::path>& databases) {
  const fs::path made = generation.parent_path() / "made";
  Xapian::Database all;
  for (const fs::path& path : databases) all.add_database(Xapian::Database(path.string()));
  all.compact(made.string());
  fs::remove_all(generation);
  fs::rename(made, generation);
}

TEST_F(BadIndex, MadeOfSeveralByAnotherProgramIsRefused) {
  update();
  const fs::path other = folder() / "other";
  const fs::path more = folder() / "more.jsonl";
  std::string records;
  for (int id = 0; id < 20; ++id) {
    records += json_line({{"id", std::to_string(id)}, {"text", "Windmühle"}, {"year", 1987}});
  }
  overwrite(more, records);
  ASSERT_EQ(run_program(indexer_command({"--index", other, "update", more})).exit_code, 0);
  compact_into(generation(), {generation(), other / "gen-0001"});
  expect_searcher_error(
      "the index was changed by another program (it has 21 documents, indexed "
      "were ",
      "run `indexer rebuild` with all its sources named");
  const Outcome check = indexer({"check"});
  EXPECT_EQ(check.exit_code, 2);
  EXPECT_THAT(check.out, AllOf(StartsWith("columns: the index was changed by another program"),
                               HasSubstr("\n1 damage in "), HasSubstr("`indexer rebuild`")));
  for (const char* mode : {"--dry-run", "--retry-failed"}) {
    const Outcome run = indexer({"update", mode});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.err, HasSubstr("was changed by another program"));
  }
  EXPECT_EQ(indexer({"rebuild", news(), more}).exit_code, 0);
  EXPECT_EQ(search({"*"}).matches(), 21);
  EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
}

TEST_F(BadIndex, CompactedByAnotherProgramAnswersAsBefore) {
  write("mill.txt", "Die Windmühle steht auf dem Hügel.\n");
  update();
  const std::string before = searcher({"--format", "paths", "*"}).out;
  compact_into(generation(), {generation()});
  EXPECT_EQ(searcher({"--format", "paths", "*"}).out, before);
  EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
  write("mill.txt", "Die Wassermühle steht am Bach.\n");
  EXPECT_EQ(update().exit_code(), 0);
  EXPECT_THAT(found({"Wassermühle"}), ElementsAre("mill.txt"));
  EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
}

// The version file ends in eight numbers, here of a byte each: of documents, from there to the last
// document, ..., the sum of lengths, one more.
TEST_F(BadIndex, WithOtherCountsIsDamaged) {
  update();
  const fs::path path = generation() / "iamglass";
  std::string bytes;
  {
    std::ifstream in(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  for (std::size_t from_end = 1; from_end <= 8; ++from_end) {
    std::string changed = bytes;
    changed[bytes.size() - from_end] ^= 2;
    overwrite(path, changed);
    EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 2) << from_end;
    expect_searcher_error("the index is damaged", "indexer rebuild");
  }
}

TEST_F(BadIndex, ThatIsAnotherProgramsDatabaseIsLeftAlone) {
  Xapian::WritableDatabase(index().string(), Xapian::DB_CREATE).commit();
  const Outcome run = searcher({"Leuchtturm"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_TRUE(fs::exists(index() / "iamglass"));
}

}  // namespace
}  // namespace fundstelle
