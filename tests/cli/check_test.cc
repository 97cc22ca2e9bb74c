// indexer check: exit codes, what is printed, and that sound indexes have no findings, whatever was
// done to their sources and whatever an indexer does at the same time.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>
#include <xapian.h>

#include "index/file_state.h"
#include "index/generations.h"
#include "index/terms.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Check : public ProgramTest {
 protected:
  void expect_sound() const {
    const Outcome run = indexer({"check"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("sound: "));
    EXPECT_EQ(run.err, "");
  }

  // Takes away what is remembered of a file.
  void forget_file(const fs::path& path) const {
    const Generations generations(index());
    const fs::path folder = generations.folder(generations.current().value());
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN);
    database.set_metadata(file_state_key(file_number(path.string())), "");
    database.commit();
  }
};

TEST_F(Check, CorpusIsSoundAfterEveryKindOfRun) {
  fs::copy(FUNDSTELLE_CORPUS, news(), fs::copy_options::recursive);
  EXPECT_EQ(update().exit_code(), 0);
  expect_sound();
  fs::remove(news() / "de" / "amazon-forschungslabor-shanghai.md");
  write("en/amazon-closes-shanghai-ai-lab.md", "# Another\n\nSiemens opens in Berlin.\n");
  write("records.jsonl", json_line({{"id", "1"}, {"text", "one"}, {"date", "2025-07-24"}}) +
                             json_line({{"id", "2"}, {"text", "two"}, {"company", "Siemens"}}));
  EXPECT_EQ(update().exit_code(), 0);
  expect_sound();
  write("records.jsonl", json_line({{"id", "2"}, {"text", "two or three"}}));
  EXPECT_EQ(update().exit_code(), 0);
  expect_sound();
  EXPECT_EQ(indexer({"rebuild"}).exit_code, 0);
  expect_sound();
}

TEST_F(Check, EmptyIndexIsSound) {
  fs::create_directory(news());
  EXPECT_EQ(update().exit_code(), 0);
  expect_sound();
}

TEST_F(Check, NoIndexYetIsTheUsualError) {
  const Outcome run = indexer({"check"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("there is no index at " + index().string() + " yet"));
}

TEST_F(Check, QuietlyPrintsNothingWhenSound) {
  write("a.txt", "Leuchtturm\n");
  update();
  const Outcome run = indexer({"check", "--quiet"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.out + run.err, "");
}

TEST_F(Check, DamageIsPrintedWithWhatToDo) {
  const fs::path file = write("a\x1b[31m.txt", "Leuchtturm\n");
  update();
  forget_file(file);
  for (const char* quiet : {"--quiet", "--verbose"}) {
    const Outcome run = indexer({"check", quiet});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_THAT(run.out, AllOf(StartsWith("files: 1 document is of a file that is not remembered"),
                               HasSubstr("a\\x1b[31m.txt"), HasSubstr("\n1 damage in "),
                               HasSubstr("what to do: run `indexer rebuild`\n")));
  }
}

TEST_F(Check, DamageAsRecords) {
  const fs::path file = write("a.txt", "Leuchtturm\n");
  update();
  forget_file(file);
  const Outcome run = indexer({"check", "--format", "json"});
  EXPECT_EQ(run.exit_code, 2);
  const std::vector<Json> records = parse_records(run.out);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].at("type"), "damage");
  const Json& damage = records[0].at("data");
  EXPECT_EQ(damage.at("part"), "files");
  EXPECT_THAT(damage.at("what").get<std::string>(), HasSubstr(file.string()));
  EXPECT_EQ(damage.at("do"), "run `indexer rebuild`");
  EXPECT_EQ(records[1].at("type"), "summary");
  EXPECT_EQ(records[1].at("data").at("damages"), 1);
  EXPECT_EQ(records[1].at("data").at("documents"), 1);
  EXPECT_EQ(indexer({"rebuild"}).exit_code, 0);
  expect_sound();
}

TEST_F(Check, SoundIndexAsRecords) {
  write("a.txt", "Leuchtturm\n");
  update();
  const std::vector<Json> records = parse_records(indexer({"check", "--format", "json"}).out);
  ASSERT_EQ(records.size(), 1U);
  const Json& summary = records[0].at("data");
  EXPECT_EQ(summary.at("damages"), 0);
  EXPECT_EQ(summary.at("documents"), 1);
  EXPECT_EQ(summary.at("files"), 1);
  EXPECT_EQ(summary.at("generation"), 1);
  EXPECT_EQ(summary.at("index"), index().string());
}

// As after a kill between a commit and its checksums.
TEST_F(Check, ChecksumsOfTheStateBeforeAreNotedAndMadeAnewByTheNextUpdate) {
  const fs::path checksums = index() / "gen-0001" / "checksums";
  write("a.txt", "Leuchtturm\n");
  update();
  fs::copy(checksums, folder() / "before");
  write("b.txt", "Windmühle\n");
  update();
  expect_sound();
  fs::copy(folder() / "before", checksums, fs::copy_options::overwrite_existing);
  const Outcome run = indexer({"check"});
  EXPECT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.err, HasSubstr("checksums is of the state before the last change"));
  EXPECT_EQ(update().changes(), (std::vector<int>{0, 0, 0, 2}));
  expect_sound();
}

class ReadOnlyCheck : public Check {
 protected:
  // By somebody who may read the index and no more.
  Outcome check() const {
    const auto set_all = [&](fs::perms folders, fs::perms files) {
      for (const auto& entry : fs::recursive_directory_iterator(index())) {
        fs::permissions(entry.path(), entry.is_directory() ? folders : files);
      }
      fs::permissions(index(), folders);
    };
    set_all(fs::perms(0555), fs::perms(0444));
    Command command = indexer_command({"--index", index(), "check"});
    command.obey_permissions = true;
    const Outcome run = run_program(command);
    set_all(fs::perms(0755), fs::perms(0644));
    return run;
  }
};

TEST_F(ReadOnlyCheck, OfASoundIndexFindsNothing) {
  write("a.txt", "Leuchtturm\n");
  update();
  const Outcome run = check();
  EXPECT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.out, StartsWith("sound: "));
  EXPECT_EQ(run.err, "");
}

TEST_F(ReadOnlyCheck, FindsDamage) {
  const fs::path file = write("a.txt", "Leuchtturm\n");
  update();
  forget_file(file);
  const Outcome run = check();
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, StartsWith("files: 1 document is of a file that is not remembered"));
}

TEST_F(ReadOnlyCheck, SaysWhatItCouldNotLookAt) {
  write("a.txt", "Leuchtturm\n");
  update();
  fs::remove(index() / "gen-0001" / "checksums");
  const Outcome run = check();
  EXPECT_EQ(run.exit_code, 0) << run.out;
  EXPECT_THAT(run.err, AllOf(HasSubstr("the bytes of the tables could not be checked"),
                             HasSubstr("the structure of the tables was not checked")));
}

TEST_F(Check, FindsNoDamageWhileAnIndexerWrites) {
  for (int file = 0; file < 30; ++file) {
    write(std::to_string(file) + ".txt", "Leuchtturm " + std::to_string(file) + "\n");
  }
  update();
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int round = 0; round < 30; ++round) {
      write(std::to_string(round) + ".txt", "Windmühle in Runde " + std::to_string(round) + "\n");
      EXPECT_EQ(indexer({round % 10 == 9 ? "rebuild" : "update", "--quiet"}).exit_code, 0);
    }
    done = true;
  });
  while (!done) {
    const Outcome run = indexer({"check", "--quiet"});
    EXPECT_THAT(run.exit_code, AnyOf(0, 75)) << run.err;
    EXPECT_EQ(run.out, "");
  }
  writer.join();
  expect_sound();
}

}  // namespace
}  // namespace fundstelle
