// `indexer watch`: how it ends, and what does not end it.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "index/write_lock.h"
#include "tests/cli/watching.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class WatchingUntil : public Watching, public testing::WithParamInterface<int> {};

TEST_P(WatchingUntil, SignalEndsInSuccessAndWithAUsableIndex) {
  start();
  watch_->signal(GetParam());
  const Outcome end = watch_->wait();
  EXPECT_EQ(end.exit_code, 0) << end.err;
  EXPECT_EQ(found({"Leuchtturm"}), std::vector<std::string>{"a.txt"});
  EXPECT_EQ(update().exit_code(), 0);
}

INSTANTIATE_TEST_SUITE_P(AnySignal, WatchingUntil, testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST_F(Watching, SignalDuringTheFirstRunLeavesNothingBehind) {
  write("long.jsonl", [] {
    std::string lines;
    for (int i = 0; i < 20'000; ++i) lines += json_line({{"id", i}, {"text", "Leuchtturm"}});
    return lines;
  }());
  watch_.emplace(watch_command({news()}));
  ASSERT_TRUE(eventually([&] { return fs::exists(index() / "gen-0001" / "segments"); }));
  watch_->signal(SIGTERM);
  EXPECT_EQ(watch_->wait().exit_code, 0);
  // Unless the signal came so late that all was published.
  if (!fs::exists(index() / "XAPIANDB")) {
    EXPECT_FALSE(fs::exists(index() / "gen-0001"));
  }
  EXPECT_EQ(update().count("documents"), 20'002);
}

TEST_F(Watching, LetsOtherIndexersWorkInBetween) {
  start();
  write("../more/c.txt", "Leuchtturm\n");
  const IndexerRun other = update({"--wait", "30", folder() / "more"});
  EXPECT_EQ(other.exit_code(), 0) << other.outcome.err;
  write("d.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt", "d.txt"}));
}

TEST_F(Watching, WaitsForAnotherIndexerToEnd) {
  start();
  {
    const WriteLock other(index(), std::chrono::seconds(30), "indexer rebuild");
    write("c.txt", "Leuchtturm\n");
    ASSERT_TRUE(says("the index is being written"));
  }
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
}

TEST_F(Watching, AnotherIndexerAtTheBeginningEndsItUnlessItShallWait) {
  std::optional<WriteLock> other;
  other.emplace(index(), std::chrono::seconds(0), "indexer rebuild");
  EXPECT_EQ(run_program(watch_command({news()})).exit_code, 75);
  watch_.emplace(watch_command({"--wait", "60", news()}));
  other.reset();
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt"}));
}

TEST_F(Watching, SourceThatGoesAndComesBackKeepsItsDocuments) {
  start();
  fs::rename(news(), folder() / "away");
  ASSERT_TRUE(says("cannot read the source"));
  EXPECT_EQ(found({"Leuchtturm"}), std::vector<std::string>{"a.txt"});
  EXPECT_THAT(indexer({"status"}).out, HasSubstr("failed: cannot read the source"));
  fs::rename(folder() / "away", news());
  write("c.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
}

TEST_F(Watching, SourceThatIsMadeAnewIsTakenUp) {
  start();
  fs::remove_all(news());
  ASSERT_TRUE(says("cannot read the source"));
  write("a.txt", "Leuchtturm\n");
  write("b.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "b.txt"}));
}

TEST_F(Watching, RemovalOfMostDocumentsIsRefusedAndSaidOnce) {
  write("c.txt", "Brandung\n");
  start();
  fs::remove(news() / "b.txt");
  fs::remove(news() / "c.txt");
  ASSERT_TRUE(says("2 of 3 documents would be removed"));
  EXPECT_THAT(found({"Brandung"}), ElementsAre("b.txt", "c.txt"));
  write("c.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
  const std::string err = watch_->err();
  const auto first = err.find("would be removed");
  EXPECT_EQ(err.find("would be removed", first + 1), std::string::npos) << err;
}

TEST_F(Watching, SourceMissingFromTheBeginningEndsIt) {
  const Outcome run = run_program(watch_command({folder() / "nothing"}));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("cannot read the source"));
}

TEST_F(Watching, StandardInputCannotBeWatched) {
  const Outcome run = run_program(watch_command({"-"}));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("standard input cannot be watched"));
}

TEST_F(Watching, ServiceManagerIsToldOfBeginningAndEnd) {
  const int manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  const std::string name = folder() / "notify";
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, name.data(), name.size());
  ASSERT_EQ(::bind(manager, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  const timeval limit{30, 0};
  ::setsockopt(manager, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  const auto receive = [&] {
    std::array<char, 1024> buffer{};
    return std::string(buffer.data(),
                       std::max<ssize_t>(0, ::recv(manager, buffer.data(), 1024, 0)));
  };
  Command command = watch_command({news()});
  command.environment["NOTIFY_SOCKET"] = name;
  watch_.emplace(command);
  EXPECT_THAT(receive(), HasSubstr("STATUS=2 documents"));
  EXPECT_EQ(receive(), "READY=1");
  watch_->signal(SIGTERM);
  EXPECT_EQ(receive(), "STOPPING=1");
  ::close(manager);
}

}  // namespace
}  // namespace fundstelle
