// What a full disk does to runs: the index lies on a small file system of its own, mounted in a
// namespace that only the tested programs see. Skipped where the system does not allow that.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;

// Runs in $DISK, 2 MiB large; `indexer` and `searcher` use the index there.
constexpr const char* kPreparation = R"sh(
mount -t tmpfs -o size=2M,nr_inodes=200 tmpfs "$DISK" || exit 99
cd "$DISK"
indexer() { "$INDEXER" --index "$DISK/index" "$@" 2>&1; echo "exit $?"; }
matches() { "$SEARCHER" --index "$DISK/index" --limit 0 --format json "$@" | grep -o '"matches":[0-9]*'; }
room() { du -sb "$DISK" | cut -f1; }
)sh";

class FullDisk : public ProgramTest {
 protected:
  FullDisk() {
    for (int i = 0; i < 20; ++i) write(fmt::format("old/{}.txt", i), "Der Leuchtturm am Meer.\n");
    std::filesystem::create_directory(folder() / "disk");
  }

  // Text that takes some megabytes of index: no two words are alike.
  void write_much() const {
    for (int file = 0; file < 20; ++file) {
      std::string text = "Die Brandung am Deich.\n";
      for (int i = 0; i < 8000; ++i) text += fmt::format("w{}x{} ", file, i);
      write(fmt::format("new/{}.txt", file), text);
    }
  }

  // What `script` prints.
  std::string run(const std::string& script) const {
    Command command;
    command.program = "unshare";
    if (::geteuid() != 0) command.arguments.emplace_back("--map-root-user");
    for (const char* argument : {"--mount", "sh", "-c"}) {
      command.arguments.emplace_back(argument);
    }
    command.arguments.push_back(kPreparation + script);
    command.environment = {{"INDEXER", FUNDSTELLE_INDEXER},
                           {"SEARCHER", FUNDSTELLE_SEARCHER},
                           {"DISK", folder() / "disk"},
                           {"NEWS", news()}};
    const Outcome outcome = run_program(command);
    mounted_ = outcome.exit_code != 99 && outcome.exit_code != 127 && outcome.out != "";
    return outcome.out + outcome.err;
  }

  mutable bool mounted_ = true;
};

TEST_F(FullDisk, UpdateSaysWhatIsMissingAndLeavesTheIndexAsItWas) {
  const std::string built = run("indexer update \"$NEWS\"");
  if (!mounted_) GTEST_SKIP() << built;
  write_much();
  const std::string out = run(R"sh(
    mv "$NEWS/new" "$NEWS.later"; indexer update "$NEWS"; before=$(room)
    mv "$NEWS.later" "$NEWS/new"; indexer update
    echo "grown by $(( $(room) - before > 4096 ))"
    matches Leuchtturm; matches Brandung; indexer check
  )sh");
  EXPECT_THAT(out, HasSubstr("no space left on the disk for the index at " +
                             (folder() / "disk/index").string()));
  EXPECT_THAT(out, HasSubstr("are needed"));
  EXPECT_THAT(out, HasSubstr("exit 2"));
  EXPECT_THAT(out, HasSubstr("grown by 0"));
  EXPECT_THAT(out, HasSubstr("\"matches\":20"));
  EXPECT_THAT(out, HasSubstr("\"matches\":0"));
  EXPECT_THAT(out, HasSubstr("sound: 20 documents"));
}

TEST_F(FullDisk, RebuildLeavesTheGenerationBeforeAndNothingElse) {
  const std::string built = run("indexer update \"$NEWS\"");
  if (!mounted_) GTEST_SKIP() << built;
  write_much();
  const std::string out = run(R"sh(
    mv "$NEWS/new" "$NEWS.later"; indexer update "$NEWS"
    mv "$NEWS.later" "$NEWS/new"; indexer rebuild
    matches Leuchtturm; indexer check; echo index: $(ls index)
  )sh");
  EXPECT_THAT(out, HasSubstr("no space left on the disk"));
  EXPECT_THAT(out, HasSubstr("exit 2"));
  EXPECT_THAT(out, HasSubstr("\"matches\":20"));
  EXPECT_THAT(out, HasSubstr("sound: 20 documents"));
  EXPECT_THAT(out, HasSubstr("index: XAPIANDB fundstelle gen-0001 lock state.json\n"));
}

TEST_F(FullDisk, FirstBuildLeavesNoGeneration) {
  write_much();
  const std::string out =
      run(R"sh(indexer update "$NEWS"; echo index: $(ls index); matches Meer)sh");
  if (!mounted_) GTEST_SKIP() << out;
  EXPECT_THAT(out, HasSubstr("exit 2"));
  EXPECT_THAT(out, HasSubstr("there is no index at"));
  EXPECT_THAT(out, HasSubstr("index: fundstelle lock state.json\n"));
}

TEST_F(FullDisk, ReadOnlyFileSystemIsNamed) {
  const std::string out = run(R"sh(
    indexer update "$NEWS"; cd /; mount -o remount,ro "$DISK"; indexer update; matches Leuchtturm
  )sh");
  if (!mounted_) GTEST_SKIP() << out;
  EXPECT_THAT(out, HasSubstr("Read-only file system"));
  EXPECT_THAT(out, HasSubstr("exit 2"));
  EXPECT_THAT(out, HasSubstr("\"matches\":20"));
}

}  // namespace
}  // namespace fundstelle
