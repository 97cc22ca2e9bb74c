// What every test of bad input checks: the message, and that nothing else is lost.
#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {

/// Two good documents stand around the bad input, before and behind it in the order of the run;
/// they are found whatever happens in between.
class BadInput : public ProgramTest {
 protected:
  BadInput() {
    write("a-before.txt", "Der Leuchtturm steht vor der Küste.\n");
    write("z-after.txt", "Der Leuchtturm steht hinter dem Deich.\n");
  }

  /// The run that meets the bad input: it goes on, and the good documents are found.
  IndexerRun update_around(const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments = options;
    arguments.push_back(news());
    IndexerRun run = update(arguments);
    EXPECT_EQ(found({"Leuchtturm"}), (std::vector<std::string>{"a-before.txt", "z-after.txt"}));
    return run;
  }

  /// Exit code 1 and one failure: `where` in the message, behind the path (`:2: date`), and
  /// `reason`, on standard error as well as in the record.
  static void expect_failure(const IndexerRun& run, const std::filesystem::path& path,
                             const std::string& where, const std::string& reason) {
    EXPECT_EQ(run.exit_code(), 1) << run.outcome.err;
    ASSERT_EQ(run.failures.size(), 1U) << run.outcome.out;
    EXPECT_EQ(run.count("failed"), 1);
    EXPECT_EQ(run.failures.front().at("path"), path.string());
    EXPECT_THAT(run.failures.front().at("reason").get<std::string>(), ::testing::HasSubstr(reason));
    EXPECT_THAT(run.outcome.err,
                ::testing::AllOf(::testing::StartsWith("indexer: " + path.string() + where + ": "),
                                 ::testing::HasSubstr(reason)));
  }

  /// The same for a warning, with which a run goes through: exit code 0 and no failure.
  static void expect_warning(const IndexerRun& run, const std::filesystem::path& path,
                             const std::string& where, const std::string& reason) {
    EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
    EXPECT_TRUE(run.failures.empty()) << run.outcome.out;
    ASSERT_EQ(run.warnings.size(), 1U) << run.outcome.out;
    EXPECT_EQ(run.count("warnings"), 1);
    EXPECT_EQ(run.count("failed"), 0);
    EXPECT_EQ(run.warnings.front().at("path"), path.string());
    EXPECT_THAT(run.warnings.front().at("reason").get<std::string>(), ::testing::HasSubstr(reason));
    EXPECT_THAT(run.outcome.err,
                ::testing::AllOf(::testing::StartsWith("indexer: " + path.string() + where + ": "),
                                 ::testing::HasSubstr(reason)));
  }

  static void expect_no_failure(const IndexerRun& run) {
    EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
    EXPECT_TRUE(run.failures.empty()) << run.outcome.out;
    EXPECT_TRUE(run.warnings.empty()) << run.outcome.out;
    EXPECT_EQ(run.outcome.err, "");
  }
};

}  // namespace fundstelle
