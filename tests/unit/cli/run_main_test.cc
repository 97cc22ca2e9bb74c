#include "cli/run_main.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/standard_output.h"

namespace fundstelle {
namespace {

// Every test runs in a process of its own, since run_main() changes signals and descriptors.

using testing::ExitedWithCode;

[[noreturn]] void exit_like(const std::function<int()>& body) {
  std::exit(run_main("searcher", body));
}

/// Puts a pipe without a reader in the place of standard output.
void break_stdout() {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  close(ends[0]);
  dup2(ends[1], STDOUT_FILENO);
  close(ends[1]);
}

void redirect_stdout(const char* path) {
  const int descriptor = open(path, O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) std::abort();
  dup2(descriptor, STDOUT_FILENO);
}

void print_bytes(std::size_t count) {
  const std::string line(99, 'x');
  for (std::size_t i = 0; i < count; i += 100) std::puts(line.c_str());
}

TEST(RunMain, PassesTheExitCodeOn) {
  EXPECT_EXIT(exit_like([] { return 1; }), ExitedWithCode(1), "^$");
}

TEST(RunMain, PrintsAnErrorWithItsHintAndGivesItsCode) {
  EXPECT_EXIT(exit_like([]() -> int {
                throw Error("the index is locked", "run again", ExitCode::kTemporary);
              }),
              ExitedWithCode(75), "^searcher: the index is locked\nsearcher:   run again\n$");
}

TEST(RunMain, CallsTheUnforeseenAnInternalError) {
  EXPECT_EXIT(exit_like([]() -> int { throw std::logic_error("odd"); }), ExitedWithCode(2),
              "^searcher: internal error: odd\n$");
  EXPECT_EXIT(exit_like([]() -> int { throw 5; }), ExitedWithCode(2),
              "^searcher: internal error\n$");
}

TEST(RunMain, ReportsExhaustedMemory) {
  EXPECT_EXIT(exit_like([]() -> int { throw std::bad_alloc(); }), ExitedWithCode(2),
              "^searcher: out of memory\n$");
}

TEST(RunMain, KnowsTheErrorsOfCli11) {
  EXPECT_EXIT(exit_like([]() -> int { throw CLI::ValidationError("--limit", "bad"); }),
              ExitedWithCode(2), "^searcher: --limit: bad\n");
  EXPECT_EXIT(exit_like([]() -> int { throw CLI::CallForHelp(); }), ExitedWithCode(0), "^$");
}

TEST(RunMain, AClosedPipeEndsItQuietly) {
  for (const std::size_t bytes : {std::size_t{100}, std::size_t{1} << 20}) {
    EXPECT_EXIT(exit_like([bytes] {
                  break_stdout();
                  print_bytes(bytes);
                  return 1;
                }),
                ExitedWithCode(0), "^$");
  }
}

TEST(RunMain, AClosedPipeIsNoticedMidway) {
  EXPECT_EXIT(exit_like([]() -> int {
                break_stdout();
                print_bytes(1 << 20);
                finish_stdout();
                throw Error("not reached");
              }),
              ExitedWithCode(0), "^$");
}

TEST(RunMain, AFullDiskIsAnError) {
  for (const std::size_t bytes : {std::size_t{100}, std::size_t{1} << 20}) {
    EXPECT_EXIT(exit_like([bytes] {
                  redirect_stdout("/dev/full");
                  print_bytes(bytes);
                  return 0;
                }),
                ExitedWithCode(2), "^searcher: cannot write to standard output: No space left");
  }
}

TEST(RunMain, AClosedStandardOutputIsAnError) {
  EXPECT_EXIT(
      {
        close(STDOUT_FILENO);
        exit_like([] {
          print_bytes(100);
          return 0;
        });
      },
      ExitedWithCode(2), "cannot write to standard output: Bad file descriptor");
}

TEST(RunMain, NoFileTakesTheNumberOfAClosedStream) {
  EXPECT_EXIT(
      {
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        exit_like([] { return open("/dev/null", O_RDONLY | O_CLOEXEC) > STDERR_FILENO ? 0 : 1; });
      },
      ExitedWithCode(0), "");
}

TEST(RunMain, ResultsFoundBeforeAnErrorAreWritten) {
  EXPECT_EXIT(
      {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        exit_like([]() -> int {
          std::fputs("hit\n", stdout);
          throw Error("bad line");
        });
      },
      ExitedWithCode(2), "^hit\nsearcher: bad line\n$");
}

}  // namespace
}  // namespace fundstelle
