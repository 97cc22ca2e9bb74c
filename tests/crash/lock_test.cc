// Several indexers at once: one works, the others say who does or wait for it.
//
// Where a test needs an indexer to be at work for sure, it is stopped (SIGSTOP) once it holds the
// lock.
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <xapian.h>

#include "base/error.h"
#include "index/generations.h"
#include "index/write_lock.h"
#include "tests/cli/eventually.h"
#include "tests/cli/program_fixture.h"
#include "tests/faults/faulty_program.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

constexpr int kRefused = 75;
constexpr int kRecords = 20'000;  // enough for a run to be seen at work

class Lock : public ProgramTest {
 protected:
  Lock() {
    for (int i = 0; i < kRecords; ++i) {
      records_ += json_line({{"id", fmt::format("r{}", i)},
                             {"text", "Der Leuchtturm steht seit gestern im Hafen von Hamburg."}});
    }
    write("records.jsonl", records_);
  }

  std::unique_ptr<RunningProgram> start(std::vector<std::string> options = {}) const {
    std::vector<std::string> arguments = {"--index", index(), "update", news()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return std::make_unique<RunningProgram>(indexer_command(arguments));
  }

  std::vector<std::unique_ptr<RunningProgram>> start_many(
      int count, const std::vector<std::string>& options = {}) const {
    std::vector<std::unique_ptr<RunningProgram>> runs;
    for (int i = 0; i < count; ++i) runs.push_back(start(options));
    return runs;
  }

  /// An indexer that holds the lock and has been stopped.
  std::unique_ptr<RunningProgram> start_holder() const {
    auto run = start();
    EXPECT_TRUE(eventually([&] { return !lock_text().empty(); }));
    run->signal(SIGSTOP);
    EXPECT_THAT(lock_text(), HasSubstr(fmt::format("pid {} since ", run->id())));
    return run;
  }

  std::string lock_text() const {
    std::ifstream in(index() / "lock");
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// That `refused` names the run at work: pid, start and command.
  void expect_named(const Outcome& refused, const RunningProgram& holder) const {
    EXPECT_EQ(refused.exit_code, kRefused);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err,
                HasSubstr(fmt::format("the index is being written: pid {} since ", holder.id())));
    EXPECT_THAT(refused.err, MatchesRegex(".* since 20..-..-..T..:..:..Z: indexer --index .*"));
    EXPECT_THAT(refused.err, HasSubstr("update " + news().string()));
    EXPECT_THAT(refused.err, HasSubstr("--wait"));
  }

  void expect_complete_index() const {
    EXPECT_EQ(search({"Leuchtturm"}).matches(), kRecords);
    EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
  }

 private:
  std::string records_;
};

TEST_F(Lock, SecondIndexerNamesTheFirstAndEnds) {
  const auto holder = start_holder();
  expect_named(start()->wait(), *holder);
  holder->signal(SIGCONT);
  EXPECT_EQ(holder->wait().exit_code, 0);
  expect_complete_index();
}

TEST_F(Lock, SevenMoreIndexersAllNameTheFirst) {
  const auto holder = start_holder();
  for (const auto& run : start_many(7)) expect_named(run->wait(), *holder);
  holder->signal(SIGCONT);
  EXPECT_EQ(holder->wait().exit_code, 0);
  expect_complete_index();
}

TEST_F(Lock, EightAtOnceWorkOrNameOneOfThem) {
  write("../index/lock", "pid 1 since 2020-01-01T00:00:00Z: indexer of long ago\n");
  const auto runs = start_many(8);
  std::vector<std::string> names;
  for (const auto& run : runs) names.push_back(fmt::format("pid {} since ", run->id()));
  int done = 0;
  for (const auto& run : runs) {
    const Outcome outcome = run->wait();
    EXPECT_THAT(outcome.exit_code, AnyOf(0, kRefused)) << outcome.err;
    done += outcome.exit_code == 0 ? 1 : 0;
    if (outcome.exit_code != kRefused) continue;
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return outcome.err.find(name) != std::string::npos;
    })) << outcome.err;
  }
  EXPECT_GE(done, 1);
  expect_complete_index();
}

TEST_F(Lock, EightAtOnceThatWaitAllSucceed) {
  for (const auto& run : start_many(8, {"--wait", "100"})) {
    const Outcome outcome = run->wait();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  expect_complete_index();
}

TEST_F(Lock, IsHeldUntilTheRunIsRecorded) {
  if (!kFaultsWork) GTEST_SKIP() << "a sanitizer wants to be loaded first";
  const RunningProgram run(
      with_fault(indexer_command({"--index", index(), "update", news()}),
                 {.below = index() / "state.json", .calls = "rename", .at = 1, .number = 0}));
  ASSERT_TRUE(eventually([&] { return fs::exists(index() / "state.json.new"); }));
  for (int i = 0; i < 30; ++i) {
    EXPECT_THROW(WriteLock(index(), 0ms, "test"), Error);
    std::this_thread::sleep_for(10ms);
  }
}

TEST_F(Lock, WaitEndsWhenTheHolderDoes) {
  const auto holder = start_holder();
  const auto waiting = start({"--wait", "100"});
  holder->signal(SIGCONT);
  EXPECT_EQ(holder->wait().exit_code, 0);
  const Outcome outcome = waiting->wait();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  expect_complete_index();
}

TEST_F(Lock, WaitInVainNamesTheHolder) {
  const auto holder = start_holder();
  expect_named(start({"--wait", "1"})->wait(), *holder);
  holder->signal(SIGCONT);
  holder->wait();
}

TEST_F(Lock, KilledHolderIsNotInTheWay) {
  const auto holder = start_holder();
  holder->signal(SIGKILL);
  holder->wait();
  const Outcome next = start()->wait();
  EXPECT_EQ(next.exit_code, 0) << next.err;
  expect_complete_index();
}

TEST_F(Lock, ForeignLockOfXapianIsRespectedAndLeftAlone) {
  ASSERT_EQ(update().exit_code(), 0);
  const Generations generations(index());
  const fs::path folder = generations.folder(generations.current().value());
  const auto inode = [&] {
    struct stat status {};
    EXPECT_EQ(::stat((folder / "flintlock").c_str(), &status), 0);
    return status.st_ino;
  };
  const ino_t before = inode();
  write("more.txt", "Noch ein Leuchtturm\n");
  {
    const Xapian::WritableDatabase foreign(folder.string(), Xapian::DB_OPEN);
    const Outcome refused = start()->wait();
    EXPECT_EQ(refused.exit_code, kRefused);
    EXPECT_THAT(refused.err, HasSubstr("another program is writing to the index"));
    EXPECT_EQ(search({"Leuchtturm"}).matches(), kRecords);
  }
  EXPECT_EQ(inode(), before);
  EXPECT_EQ(start()->wait().exit_code, 0);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), kRecords + 1);
}

}  // namespace
}  // namespace fundstelle
