// Searches, status and check beside an indexer that never rests.
//
// The sources go back and forth between two states, by updates and by rebuilds. Whatever is asked
// meanwhile, by programs that start afresh and by batches that keep the index open, is answered
// with one of the two states: never with an error, with nothing or with a mixture.
//
// How many searches is said by the environment variable FUNDSTELLE_CRASH_SEARCHES (150 unless set;
// 5000 for a thorough test of some minutes). There is one rebuild for 500, and one at least.
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"
#include "tests/crash/answers.h"
#include "tests/crash/random_sources.h"
#include "tests/crash/settings.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;

constexpr int kReaders = 3;
constexpr int kUpdatesForARebuild = 4;
constexpr int kSearchesForABatch = 25;
constexpr int kTimesInABatch = 10;

class Readers : public ProgramTest {
 protected:
  Readers() : sources_(folder() / "sources", setting("FUNDSTELLE_CRASH_SEED", 1)) {
    learn(0);
    fs::copy(folder() / "sources", folder() / "other", fs::copy_options::recursive);
    sources_.change();
    learn(1);
  }

  /// Writes one state, then the other, until no reader is left.
  void write_until(const std::atomic<int>& readers_left, int rebuilds_wanted);
  /// Searches until `wanted` searches have been done by all readers.
  void search_until(std::atomic<int>& searches, int wanted);
  void ask_until(const std::atomic<int>& readers_left);

  int updates_ = 0;
  int rebuilds_ = 0;
  std::atomic<int> batched_ = 0;
  std::atomic<int> checks_ = 0;
  std::atomic<int> unfinished_checks_ = 0;

 private:
  void learn(std::size_t state);
  void exchange_sources() const;
  void expect_known(const std::string& query, const Answer& answer) const;
  void search(const std::string& query) const;
  void search_batch();

  RandomSources sources_;
  std::array<std::map<std::string, Answer>, 2> known_;
  std::array<int, 2> documents_{};
};

void Readers::learn(std::size_t state) {
  const std::string apart = folder() / fmt::format("apart-{}", state);
  const Outcome built = run_program(
      indexer_command({"--index", apart, "update", sources_.news(), sources_.archive()}));
  ASSERT_EQ(built.exit_code, 0) << built.err;
  for (const std::string& query : test_queries()) {
    std::vector<std::string> arguments = {"--index", apart};
    arguments.insert(arguments.end(), answer_options().begin(), answer_options().end());
    arguments.push_back(query);
    const Outcome outcome = run_program(searcher_command(arguments));
    ASSERT_EQ(outcome.exit_code, 0) << query << ": " << outcome.err;
    known_[state][query] = parse_answers(outcome.out).at(0).second;
  }
  documents_[state] = known_[state]["*"].matches;
  ASSERT_EQ(documents_[state], sources_.documents({sources_.news(), sources_.archive()}));
}

void Readers::exchange_sources() const {
  fs::rename(folder() / "sources", folder() / "spare");
  fs::rename(folder() / "other", folder() / "sources");
  fs::rename(folder() / "spare", folder() / "other");
}

void Readers::write_until(const std::atomic<int>& readers_left, int rebuilds_wanted) {
  for (int run = 1; readers_left > 0 || rebuilds_ < rebuilds_wanted; ++run) {
    exchange_sources();
    const bool rebuild = run % (kUpdatesForARebuild + 1) == 0;
    const Outcome outcome = indexer({rebuild ? "rebuild" : "update"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    ++(rebuild ? rebuilds_ : updates_);
    if (HasFailure()) return;
  }
}

void Readers::search_until(std::atomic<int>& searches, int wanted) {
  for (int number = ++searches; number <= wanted && !HasFailure(); number = ++searches) {
    search(test_queries()[static_cast<std::size_t>(number) % test_queries().size()]);
    if (number % kSearchesForABatch == 0) search_batch();
  }
}

void Readers::search(const std::string& query) const {
  std::vector<std::string> arguments = answer_options();
  arguments.push_back(query);
  const Outcome outcome = searcher(arguments);
  ASSERT_EQ(outcome.exit_code, 0) << query << ": " << outcome.err;
  const auto answers = parse_answers(outcome.out);
  ASSERT_EQ(answers.size(), 1U);
  expect_known(query, answers.front().second);
}

void Readers::search_batch() {
  std::vector<std::string> arguments = {"--index", index(), "--batch", "-"};
  arguments.insert(arguments.end(), answer_options().begin(), answer_options().end());
  Command command = searcher_command(arguments);
  command.input = query_batch(kTimesInABatch);
  const Outcome outcome = run_program(command);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto answers = parse_answers(outcome.out);
  ASSERT_EQ(answers.size(), test_queries().size() * kTimesInABatch);
  for (const auto& [query, answer] : answers) expect_known(query, answer);
  batched_ += static_cast<int>(answers.size());
}

void Readers::expect_known(const std::string& query, const Answer& answer) const {
  if (answer == known_[0].at(query) || answer == known_[1].at(query)) return;
  ADD_FAILURE() << query << " has " << answer.matches << " matches, in the two states there are "
                << known_[0].at(query).matches << " and " << known_[1].at(query).matches << "\n"
                << answer.records.substr(0, 2000);
}

void Readers::ask_until(const std::atomic<int>& readers_left) {
  while (readers_left > 0 && !HasFailure()) {
    const Outcome status = indexer({"status", "--format", "json"});
    EXPECT_EQ(status.exit_code, 0) << status.err;
    if (status.exit_code == 0) {
      EXPECT_THAT(parse_records(status.out).at(0).at("data").at("documents").get<int>(),
                  AnyOf(documents_[0], documents_[1]));
    }
    const Outcome check = indexer({"check", "--quiet"});
    EXPECT_THAT(check.exit_code, AnyOf(0, 75)) << check.out << check.err;
    ++checks_;
    if (check.exit_code == 75) ++unfinished_checks_;
  }
}

TEST_F(Readers, SeeOneOfTwoStatesWhileTheIndexerNeverRests) {
  ASSERT_FALSE(HasFatalFailure());
  const int wanted = setting("FUNDSTELLE_CRASH_SEARCHES", 150);
  ASSERT_EQ(indexer({"update", folder() / "sources" / "news", folder() / "sources" / "archive"})
                .exit_code,
            0);
  const auto begin = std::chrono::steady_clock::now();
  std::atomic<int> readers_left = kReaders;
  std::atomic<int> searches = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kReaders; ++i) {
    threads.emplace_back([&] {
      search_until(searches, wanted);
      --readers_left;
    });
  }
  threads.emplace_back([&] { ask_until(readers_left); });
  write_until(readers_left, 1 + wanted / 500);
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  fmt::print(
      "{} searches and {} in batches, {} status and check ({} checks gave up), beside {} "
      "updates and {} rebuilds in {:.0f} s\n",
      wanted, batched_.load(), checks_.load(), unfinished_checks_.load(), updates_, rebuilds_,
      seconds.count());
}

}  // namespace
}  // namespace fundstelle
