// Lets single writes of the indexer fail, or all from one on, and looks at what is left.
//
// Whatever cannot be written, and whoever wanted to write it (a thread, a destructor in Xapian, the
// publication): the run ends with 2 and a message; searches answer with the state before it, or
// after it when only something behind the publication failed; nothing is left lying about; and the
// next run ends in the very state of a run without any fault.
//
// At how many positions is said by the environment variable FUNDSTELLE_FAULT_POSITIONS (4 a command
// unless set; 200 for a thorough test of some minutes).
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"
#include "tests/crash/index_state.h"
#include "tests/crash/leavings.h"
#include "tests/crash/settings.h"
#include "tests/faults/faulty_program.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class FailingWrites : public ProgramTest {
 protected:
  // An index of two generations, with records from standard input in it.
  FailingWrites() {
    write_sources(1);
    update({news(), folder() / "more"});
    run("update", {"-"}, json_line({{"id", "r"}, {"text", "Zwielicht"}}));
    run("rebuild");
    fs::copy(index(), before(), fs::copy_options::recursive);
  }

  void write_sources(int edition) const {
    std::string records;
    for (int i = 0; i < 300; ++i) {
      records += json_line({{"id", i},
                            {"text", fmt::format("Leuchtturm {} Ausgabe {}", i, edition * (i % 3))},
                            {"company", fmt::format("Firma {}", i % 50)}});
    }
    write("records.jsonl", records);
    for (int i = 0; i < 20; ++i) {
      write(fmt::format("{}.txt", i), fmt::format("Brandung {} {}\n", i, edition));
    }
    write("../more/a.txt", "Deich\n");
  }

  fs::path before() const { return folder() / "before"; }

  void restore() const {
    fs::remove_all(index());
    fs::copy(before(), index(), fs::copy_options::recursive);
  }

  Outcome run_with(const std::vector<std::string>& arguments, const Fault& fault) const {
    std::vector<std::string> all = {"--index", index()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    Command command = with_fault(indexer_command(all), fault);
    command.environment["FAULT_COUNT"] = folder() / "count";
    return run_program(command);
  }

  long calls() const {
    long count = 0;
    std::ifstream(folder() / "count") >> count;
    return count;
  }

  // Runs the command once without a fault, then with one at many places.
  void try_all(const std::vector<std::string>& arguments) const {
    restore();
    const IndexState old = read_index_state(index());
    ASSERT_EQ(run_with(arguments, {.below = index()}).exit_code, 0);
    const long count = calls();
    const IndexState done = read_index_state(index());
    const long wanted = setting("FUNDSTELLE_FAULT_POSITIONS", 4);
    const long step = std::max(1L, count / wanted);
    for (long at = 1; at <= count && !HasFailure(); at += step) {
      const Fault fault{.below = index(),
                        .at = at,
                        .all = at / step % 2 == 0,
                        .number = at / step % 3 == 0 ? EIO : ENOSPC};
      SCOPED_TRACE(fmt::format("write {} of {}{}: {}", at, count,
                               fault.all ? " and all after it" : "", std::strerror(fault.number)));
      try_one(arguments, fault, old, done);
    }
  }

  void try_one(const std::vector<std::string>& arguments, const Fault& fault, const IndexState& old,
               const IndexState& done) const {
    restore();
    const Outcome failed = run_with(arguments, fault);
    const IndexState now = read_index_state(index());
    const bool is_done = now == done;
    EXPECT_EQ(is_done ? std::string() : difference(now, old), "");
    if (failed.exit_code == 0) {
      EXPECT_TRUE(is_done);
    } else {
      EXPECT_EQ(failed.exit_code, 2);
      EXPECT_THAT(failed.err, HasSubstr("indexer: "));
      EXPECT_THAT(failed.err, Not(HasSubstr("internal error")));
      EXPECT_THAT(failed.err, AnyOf(HasSubstr(std::strerror(fault.number)), HasSubstr("space")));
    }
    EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
    EXPECT_THAT(searcher({"Zwielicht"}).exit_code, 0);
    EXPECT_THAT(litter(index()), IsEmpty());
    if (arguments.front() == "rollback" && is_done) return;  // the next would go forth again
    const Outcome next = run_with(arguments, {.below = index()});
    const bool is_forgotten = arguments.front() == "forget" && is_done;
    EXPECT_EQ(next.exit_code, is_forgotten ? 2 : 0) << next.err;
    EXPECT_EQ(difference(read_index_state(index()), done), "");
    EXPECT_THAT(litter(index()), IsEmpty());
  }

  void SetUp() override {
    if (!kFaultsWork) GTEST_SKIP() << "a sanitizer wants to be loaded first";
  }
};

TEST_F(FailingWrites, OfAnUpdate) {
  write_sources(2);
  try_all({"update"});
}

TEST_F(FailingWrites, OfARebuild) {
  try_all({"rebuild"});
}

TEST_F(FailingWrites, OfForget) {
  try_all({"forget", folder() / "more"});
}

TEST_F(FailingWrites, OfARollback) {
  try_all({"rollback"});
}

TEST_F(FailingWrites, OfAFirstBuildLeaveNoIndex) {
  const std::vector<std::string> build = {"update", news()};
  fs::remove_all(index());
  ASSERT_EQ(run_with(build, {.below = index()}).exit_code, 0);
  const long count = calls();
  const long step = std::max(1L, count / setting("FUNDSTELLE_FAULT_POSITIONS", 4));
  for (long at = 1; at <= count && !HasFailure(); at += step) {
    SCOPED_TRACE(fmt::format("write {} of {}", at, count));
    fs::remove_all(index());
    const Outcome failed =
        run_with(build, {.below = index(), .at = at, .all = at / step % 2 == 0, .number = ENOSPC});
    EXPECT_THAT(failed.exit_code, AnyOf(0, 2));
    EXPECT_THAT(searcher({"Leuchtturm"}).exit_code, AnyOf(failed.exit_code, 0));
    EXPECT_THAT(fs::exists(index()) ? litter(index()) : std::vector<fs::path>(), IsEmpty());
    EXPECT_EQ(run_with(build, {.below = index()}).exit_code, 0);
    EXPECT_EQ(search({"Leuchtturm"}).matches(), 300);
  }
}

TEST_F(FailingWrites, OfAScheduleLeaveNone) {
  const fs::path program =
      write("../bin/crontab", "#!/bin/sh\n[ \"$1\" = -l ] && exit 0\n/bin/cat > '" +
                                  (folder() / "crontab").string() + "'\n");
  fs::permissions(program, fs::perms::owner_all);
  const auto install = [&](long at) {
    Command command =
        with_fault(indexer_command({"--index", index(), "schedule", "install", "--cron"}),
                   {.below = index(), .at = at, .all = true, .number = ENOSPC});
    command.environment["PATH"] = (folder() / "bin").string();
    command.environment["FAULT_COUNT"] = folder() / "count";
    return run_program(command);
  };
  for (long at = 1;; ++at) {
    const Outcome outcome = install(at);
    if (outcome.exit_code == 0) break;
    SCOPED_TRACE(fmt::format("write {}", at));
    ASSERT_EQ(outcome.exit_code, 2) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("No space left"));
    EXPECT_FALSE(fs::exists(folder() / "crontab"));
    EXPECT_THAT(litter(index()), IsEmpty());
    ASSERT_LT(at, 20);
  }
  EXPECT_TRUE(fs::exists(folder() / "crontab"));
}

TEST_F(FailingWrites, OfReadingTheStubIsNoReasonToStartAnew) {
  for (const char* command : {"update", "rebuild", "rollback", "forget"}) {
    std::vector<std::string> arguments = {command};
    if (arguments.front() == "forget") arguments.push_back(folder() / "more");
    const IndexState old = read_index_state(index());
    const Outcome failed = run_with(
        arguments,
        {.below = index() / "XAPIANDB", .calls = "read", .at = 1, .all = true, .number = EIO});
    EXPECT_EQ(failed.exit_code, 2) << command;
    EXPECT_THAT(failed.err, HasSubstr("XAPIANDB: Input/output error"));
    EXPECT_EQ(difference(read_index_state(index()), old), "");
  }
}

}  // namespace
}  // namespace fundstelle
