// Runs that are stopped, and what they leave for the next one.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/marker.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A pipe that the test holds open, so that it never comes to an end.
class EndlessInput {
 public:
  explicit EndlessInput(const fs::path& path) {
    EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    EXPECT_GE(descriptor_, 0);
  }
  ~EndlessInput() { ::close(descriptor_); }
  EndlessInput(const EndlessInput&) = delete;
  EndlessInput& operator=(const EndlessInput&) = delete;

  void write(const std::string& bytes) const {
    EXPECT_EQ(::write(descriptor_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

  // True when all was read within a minute.
  bool was_taken() const {
    for (int i = 0; i < 6'000; ++i) {
      int left = 0;
      if (::ioctl(descriptor_, FIONREAD, &left) == 0 && left == 0) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

 private:
  int descriptor_ = -1;
};

class StoppedRun : public ProgramTest {
 protected:
  // `indexer KIND -`, which gets the signal while it waits for more records.
  Outcome stop(const std::string& kind, int signal) const {
    const fs::path pipe = folder() / "pipe";
    fs::remove(pipe);
    const EndlessInput input(pipe);
    input.write(json_line({{"id", "one"}, {"text", "Leuchtturm"}}));
    Command command = indexer_command(
        {"-c", R"(exec "$0" --index "$1" "$2" - < "$3")", FUNDSTELLE_INDEXER, index(), kind, pipe});
    command.program = "sh";
    RunningProgram running(command);
    // It looks out for signals since before it reads.
    EXPECT_TRUE(input.was_taken());
    running.signal(signal);
    return running.wait();
  }

  std::vector<std::string> generations() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(index())) {
      const std::string name = entry.path().filename();
      if (name.starts_with("gen-")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

TEST_F(StoppedRun, OfAFirstBuildLeavesNoGenerationAndEndsByTheSignal) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Outcome stopped = stop("update", signal);
    EXPECT_EQ(stopped.exit_code, 128 + signal);
    EXPECT_EQ(stopped.out, "");
    EXPECT_THAT(stopped.err, HasSubstr("stopped; the index is as before"));
    EXPECT_THAT(generations(), IsEmpty());
  }
  EXPECT_EQ(update({write("a.txt", "Leuchtturm\n")}).exit_code(), 0);
}

TEST_F(StoppedRun, OfARebuildOrAnUpdateLeavesTheIndexAsItWas) {
  update({write("a.txt", "Leuchtturm\n")});
  for (const char* kind : {"rebuild", "update"}) {
    EXPECT_EQ(stop(kind, SIGTERM).exit_code, 128 + SIGTERM);
    EXPECT_THAT(generations(), ElementsAre("gen-0001"));
    EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("a.txt"));
  }
  EXPECT_EQ(run("update").exit_code(), 0);
}

TEST_F(StoppedRun, LeavesWhatTheNextUpdateRemoves) {
  update({write("a.txt", "Leuchtturm\n")});
  fs::create_directories(index() / "gen-0099" / "segments" / "segment-000000");
  write_marker(index() / "gen-0099", {read_marker(index())->index_id, Fate::kUnfinished});
  EXPECT_EQ(run("update").exit_code(), 0);
  EXPECT_THAT(generations(), ElementsAre("gen-0001"));
}

TEST_F(StoppedRun, ThatWasKilledIsNotedBySearchesAndRecordedByTheNext) {
  update({write("a.txt", "Leuchtturm\n")});
  EXPECT_EQ(stop("update", SIGKILL).exit_code, 128 + SIGKILL);
  EXPECT_THAT(search({"Leuchtturm"}).summary.at("notes").dump(),
              AllOf(HasSubstr("did not end"), HasSubstr("it was killed, crashed")));
  EXPECT_EQ(run("update").exit_code(), 0);
  EXPECT_EQ(search({"Leuchtturm"}).summary.at("notes").size(), 0U);
  EXPECT_THAT(indexer({"status"}).out, HasSubstr("update: failed: process "));
}

}  // namespace
}  // namespace fundstelle
