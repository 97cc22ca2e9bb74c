// Kills the indexer at random times and looks at what is left.
//
// After each kill searches answer, with the state before the run or the state after it; `indexer
// check` finds nothing; and the next run ends in the very state that a run without any disturbance
// reaches on the same sources, with nothing left lying about. The times are spread over what such a
// run takes, so that they hit it while it reads, writes segments, merges, builds columns, publishes
// or commits.
//
// How many kills is said by the environment variable FUNDSTELLE_CRASH_KILLS (30 unless set; 300 for
// a thorough test of some minutes), the seed by FUNDSTELLE_CRASH_SEED.
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "base/error.h"
#include "tests/cli/eventually.h"
#include "tests/cli/program_fixture.h"
#include "tests/crash/answers.h"
#include "tests/crash/index_state.h"
#include "tests/crash/kill_figures.h"
#include "tests/crash/killed_runs.h"
#include "tests/crash/leavings.h"
#include "tests/crash/random_sources.h"
#include "tests/crash/settings.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr int kKilled = 128 + SIGKILL;

void expect_equal(const IndexState& state, const IndexState& expected) {
  if (const std::string found = difference(state, expected); !found.empty()) ADD_FAILURE() << found;
}

class Crash : public ProgramTest {
 protected:
  Crash()
      : random_(setting("FUNDSTELLE_CRASH_SEED", 1)), sources_(folder() / "sources", random_()) {
    write("../plain.toml", "");
    write("../topics.toml", "[facets.topic]\nfield = \"topic\"\n");
    roots_ = {sources_.news(), sources_.archive()};
  }

  /// A run of this kind that is left alone, to see what it takes.
  void measure(const KilledRun& kind);

  /// A run of this kind, killed, perhaps a second, and the run after it.
  void crash(const KilledRun& kind);

  int kills_ = 0;
  std::map<std::string, KillFigures> figures_;

 private:
  fs::path config() const { return folder() / (with_topics_ ? "topics.toml" : "plain.toml"); }
  void prepare(const KilledRun& kind);
  std::vector<std::string> arguments(const KilledRun& kind, const std::string& command) const;
  void start(const KilledRun& kind);
  void kill_and_look(const KilledRun& kind, KillFigures& figures);
  void finish(const KilledRun& kind);
  IndexState build_apart() const;
  IndexState state_of(const fs::path& index) const;
  void expect_no_index() const;

  std::mt19937_64 random_;
  RandomSources sources_;
  std::vector<std::string> roots_;
  bool with_topics_ = false;
  IndexState before_;            // empty: there is no index
  IndexState after_;             // empty: not known yet
  std::set<std::string> found_;  // in the index folder before the run
  std::unique_ptr<RunningProgram> run_;
};

std::vector<std::string> Crash::arguments(const KilledRun& kind, const std::string& command) const {
  std::vector<std::string> arguments = {"--index", index(), "--config", config(), command};
  if (kind.from_nothing) arguments.insert(arguments.end(), roots_.begin(), roots_.end());
  if (kind.changes_roots && command == "forget") {
    const bool forgets = roots_.size() == 1;
    if (!forgets) arguments.back() = "update";
    arguments.push_back(sources_.archive());
  }
  if (command == "watch") arguments.insert(arguments.end(), roots_.begin(), roots_.end());
  return arguments;
}

void Crash::prepare(const KilledRun& kind) {
  if (kind.from_nothing) fs::remove_all(index());
  before_ = kind.from_nothing ? IndexState() : std::move(after_);
  after_.clear();
  if (kind.changes_facets) with_topics_ = !with_topics_;
  if (kind.changes_roots) {
    roots_ = roots_.size() == 1 ? std::vector{sources_.news(), sources_.archive()}
                                : std::vector{sources_.news()};
  }
  if (kind.changes_sources && !kind.follows) sources_.change();
  found_.clear();
  if (kind.from_nothing) return;
  for (const auto& entry : fs::directory_iterator(index())) found_.insert(entry.path().filename());
}

void Crash::start(const KilledRun& kind) {
  run_ = std::make_unique<RunningProgram>(indexer_command(arguments(kind, kind.command)));
  if (!kind.follows) return;
  ASSERT_TRUE(eventually([&] { return run_->err().find("Ctrl-C ends") != std::string::npos; }));
  if (kind.changes_sources) sources_.change_one_file();
}

void Crash::measure(const KilledRun& kind) {
  SCOPED_TRACE(kind.name + ", left alone");
  prepare(kind);
  const auto begin = Clock::now();
  start(kind);
  if (kind.follows) {
    const auto changed = Clock::now();
    const std::size_t told = run_->out().size();
    EXPECT_TRUE(eventually([&] { return run_->out().size() > told; }));
    figures_[kind.name].typical = Milliseconds(Clock::now() - changed).count();
    run_->signal(SIGTERM);
    EXPECT_EQ(run_->wait().exit_code, 0);
  } else {
    const Outcome outcome = run_->wait();
    figures_[kind.name].typical = Milliseconds(Clock::now() - begin).count();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  after_ = build_apart();
  expect_equal(state_of(index()), after_);
}

void Crash::crash(const KilledRun& kind) {
  KillFigures& figures = figures_[kind.name];
  prepare(kind);
  kill_and_look(kind, figures);
  const bool again = !kind.follows && before_ != after_ && random_() % 4 == 0;
  if (again && !HasFailure()) kill_and_look(kind, figures);
  if (!HasFailure()) finish(kind);
}

void Crash::kill_and_look(const KilledRun& kind, KillFigures& figures) {
  const double share = static_cast<double>(random_() % 1000) / 1000;
  // Who follows changes waits for them to cease, which is no time to be killed in.
  const Milliseconds delay(figures.typical * (kind.follows ? 0.8 + 0.5 * share : 1.1 * share));
  SCOPED_TRACE(fmt::format("kill {} ({}) after {:.1f} ms", kills_, kind.name, delay.count()));
  start(kind);
  std::this_thread::sleep_for(delay);
  run_->signal(SIGKILL);
  const Outcome outcome = run_->wait();
  EXPECT_THAT(outcome.exit_code, AnyOf(0, kKilled)) << outcome.err;
  ++kills_;
  ++figures.kills;
  // The computer is not always as busy as when the run was measured.
  if (outcome.exit_code != kKilled) {
    ++figures.too_late;
    figures.typical *= 0.9;
  } else if (!kind.follows && share > 0.8) {
    figures.typical *= 1.15;
  }
  ++figures.leavings[leavings(index(), found_)];
  if (after_.empty()) after_ = build_apart();
  if (before_.empty() && !fs::exists(index() / "XAPIANDB")) {
    ++figures.before;
    expect_no_index();
    return;
  }
  const IndexState now = state_of(index());
  const bool is_before = now == before_;
  ++(is_before ? figures.before : figures.after);
  if (!is_before) {
    expect_equal(now, after_);
    before_ = after_;  // what was published stays
  }
  const Outcome check = indexer({"check", "--quiet"});
  EXPECT_EQ(check.exit_code, 0) << check.out << check.err;
  EXPECT_EQ(check.out, "");
}

void Crash::finish(const KilledRun& kind) {
  SCOPED_TRACE(fmt::format("the run after kill {} ({})", kills_, kind.name));
  const bool done = before_ == after_ && kind.changes_roots;  // nothing is left to forget
  const Outcome outcome =
      run_program(indexer_command(arguments(kind, done ? "update" : kind.next)));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  expect_equal(state_of(index()), after_);
  EXPECT_EQ(indexer({"check", "--quiet"}).exit_code, 0);
  EXPECT_THAT(litter(index()), IsEmpty());
}

IndexState Crash::build_apart() const {
  const fs::path apart = folder() / "apart";
  fs::remove_all(apart);
  std::vector<std::string> arguments = {"--index", apart, "--config", config(), "update"};
  arguments.insert(arguments.end(), roots_.begin(), roots_.end());
  const Outcome outcome = run_program(indexer_command(arguments));
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  IndexState state = state_of(apart);
  const auto expect_matches = [&](const std::string& query, int count) {
    EXPECT_THAT(state["answer " + query], StartsWith(fmt::format("{} matches\n", count)));
  };
  expect_matches("*", sources_.documents(roots_));
  for (const std::string& word : marker_words()) {
    expect_matches(marker_query(word), sources_.documents(roots_, word));
  }
  return state;
}

IndexState Crash::state_of(const fs::path& index) const {
  IndexState state = read_index_state(index);
  std::vector<std::string> arguments = {"--index", index, "--batch", "-"};
  arguments.insert(arguments.end(), answer_options().begin(), answer_options().end());
  Command search = searcher_command(arguments);
  search.input = query_batch();
  const Outcome outcome = run_program(search);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const auto& [query, answer] : parse_answers(outcome.out)) {
    state["answer " + query] = fmt::format("{} matches\n{}", answer.matches, answer.records);
  }
  return state;
}

void Crash::expect_no_index() const {
  const Outcome search = searcher({"*"});
  EXPECT_EQ(search.exit_code, 2);
  EXPECT_EQ(search.out, "");
  EXPECT_THAT(search.err, HasSubstr("there is no index at " + index().string() + " yet"));
}

TEST_F(Crash, LeavesTheStateBeforeOrTheStateAfter) {
  const int wanted = setting("FUNDSTELLE_CRASH_KILLS", 30);
  for (const KilledRun& kind : killed_runs()) measure(kind);
  for (std::size_t round = 0; kills_ < wanted && !HasFailure(); ++round) {
    crash(killed_runs()[round % killed_runs().size()]);
  }
  fmt::print("{} kills\n", kills_);
  for (const auto& [name, figures] : figures_) fmt::print("{}: {}\n", name, to_text(figures));
}

}  // namespace
}  // namespace fundstelle
