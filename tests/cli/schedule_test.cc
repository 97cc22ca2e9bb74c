// `indexer schedule` with programs in the places of systemctl and crontab that write down what they
// are told.
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "base/date.h"
#include "index/run_state.h"
#include "index/schedule_state.h"
#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Schedule : public ProgramTest {
 protected:
  Schedule() {
    write("a.txt", "Ein Labor in Berlin.");
    update();
  }

  void add_program(const std::string& name, const std::string& script) const {
    const fs::path file = write("../bin/" + name, "#!/bin/sh\n" + script);
    fs::permissions(file, fs::perms::owner_all);
  }

  // Writes down its arguments; fails when the first word but --user is in the file `failing`.
  void add_systemctl() const {
    add_program("systemctl", "echo \"$*\" >> '" + (folder() / "systemctl.log").string() +
                                 "'\nread failing < '" + (folder() / "failing").string() +
                                 "'\n[ \"$2\" != \"$failing\" ] || { echo no bus >&2; exit 1; }\n");
    fail_at("nothing");
  }

  void fail_at(const std::string& verb) const { write("../failing", verb + "\n"); }

  void add_crontab() const {
    const std::string file = "'" + crontab().string() + "'";
    add_program("crontab",
                "case $1 in\n"
                "-l) [ -e " +
                    file +
                    " ] || { echo no crontab for ada >&2; exit 1; }\n"
                    "    /bin/cat " +
                    file +
                    " ;;\n"
                    "-r) /bin/rm " +
                    file +
                    " ;;\n"
                    "-) /bin/cat > " +
                    file +
                    " ;;\n"
                    "esac\n");
  }

  fs::path crontab() const { return folder() / "crontab"; }
  fs::path units() const { return folder() / "home/.config/systemd/user"; }

  Outcome schedule(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", index(), "schedule"});
    Command command = indexer_command(std::move(arguments));
    command.environment["PATH"] = folder() / "bin";
    return run_program(command);
  }

  // The only file in units() with this extension.
  fs::path unit(const std::string& extension) const {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(units())) {
      if (entry.path().extension() != extension) continue;
      EXPECT_TRUE(found.empty());
      found = entry.path();
    }
    return found;
  }

  std::vector<std::string> files() const {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder())) {
      paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }
};

TEST_F(Schedule, WritesAndStartsATimer) {
  add_systemctl();
  const Outcome run = schedule({"install"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("15min, by a systemd timer: "));
  EXPECT_THAT(read(unit(".timer")), HasSubstr("OnCalendar=*:00/15\n"));
  EXPECT_THAT(read(unit(".service")),
              HasSubstr("\"--index\" \"" + index().string() + "\" \"update\" \"--quiet\"\n"));
  const std::string timer = unit(".timer").filename();
  EXPECT_THAT(read(folder() / "systemctl.log"),
              EndsWith("--user daemon-reload\n--user enable " + timer + "\n--user restart " +
                       timer + "\n"));
}

TEST_F(Schedule, ShowsExactlyWhatItWouldWriteAndTouchesNothing) {
  add_systemctl();
  schedule({"show"});  // the fake's log is there from now on
  const auto before = files();
  const std::string shown = schedule({"show", "--every", "2h"}).out;
  EXPECT_EQ(files(), before);
  ASSERT_EQ(schedule({"install", "--every", "2h"}).exit_code, 0);
  const fs::path service = unit(".service"), timer = unit(".timer");
  EXPECT_EQ(shown, "# " + service.string() + "\n" + read(service) + "\n# " + timer.string() + "\n" +
                       read(timer));
  const Outcome installed = schedule({"show"});
  EXPECT_EQ(installed.out, shown);
  EXPECT_THAT(installed.err, HasSubstr("installed: "));
}

TEST_F(Schedule, LeavesNoTraceOfATimer) {
  add_systemctl();
  schedule({"show"});
  const auto before = files();
  ASSERT_EQ(schedule({"install"}).exit_code, 0);
  ASSERT_EQ(schedule({"remove"}).exit_code, 0);
  EXPECT_THAT(read(folder() / "systemctl.log"),
              AllOf(HasSubstr("--user disable --now "), HasSubstr("--user clean --what=state ")));
  fs::remove(folder() / "home");  // The tests' home folder; nothing but the units was in it.
  EXPECT_EQ(files(), before);
  const Outcome again = schedule({"remove"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("no schedule to remove"));
}

TEST_F(Schedule, PutsBackWhatWasThereWhenSystemctlFails) {
  add_systemctl();
  ASSERT_EQ(schedule({"install", "--every", "daily"}).exit_code, 0);
  const std::string timer = read(unit(".timer"));
  fail_at("restart");
  const Outcome run = schedule({"install", "--every", "hourly"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, AllOf(HasSubstr("`systemctl --user restart "), HasSubstr("no bus")));
  EXPECT_EQ(read(unit(".timer")), timer);
  EXPECT_EQ(read_schedule_state(index())->every, "daily");
}

TEST_F(Schedule, WritesNothingWhenTheFirstInstallationFails) {
  add_systemctl();
  fail_at("enable");
  EXPECT_EQ(schedule({"install", "--systemd"}).exit_code, 2);
  EXPECT_FALSE(fs::exists(units()));
  EXPECT_FALSE(read_schedule_state(index()));
}

TEST_F(Schedule, TakesCronWhenNoUserManagerAnswers) {
  add_systemctl();
  fail_at("show");
  add_crontab();
  const Outcome run = schedule({"install"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(read(crontab()),
              AllOf(StartsWith("*/15 * * * * /"), HasSubstr(" update --quiet # ")));
  EXPECT_FALSE(fs::exists(units()));
}

TEST_F(Schedule, KeepsAndGivesBackACrontab) {
  add_crontab();
  const std::string others = "MAILTO=ada\n0 5 * * 1 tar -zcf x\n";
  write("../crontab", others);
  ASSERT_EQ(schedule({"install", "--cron"}).exit_code, 0);
  const std::string once = read(crontab());
  EXPECT_EQ(schedule({"show"}).out, once.substr(others.size()));
  ASSERT_EQ(schedule({"install", "--cron"}).exit_code, 0);
  EXPECT_EQ(read(crontab()), once);
  ASSERT_EQ(schedule({"remove"}).exit_code, 0);
  EXPECT_EQ(read(crontab()), others);
}

TEST_F(Schedule, LeavesNoCrontabThatWasNotThere) {
  add_crontab();
  ASSERT_EQ(schedule({"install", "--cron"}).exit_code, 0);
  ASSERT_EQ(schedule({"remove"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(crontab()));
}

TEST_F(Schedule, NeverOverwritesACrontabThatItCouldNotRead) {
  write("../crontab", "0 5 * * 1 tar\n");
  add_program("crontab", "[ \"$1\" = -l ] && { echo disk error >&2; exit 1; }\n> '" +
                             crontab().string() + "'\n");
  const Outcome run = schedule({"install", "--cron"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("disk error"));
  EXPECT_EQ(read(crontab()), "0 5 * * 1 tar\n");
}

TEST_F(Schedule, MovesFromATimerToACrontab) {
  add_systemctl();
  add_crontab();
  ASSERT_EQ(schedule({"install"}).exit_code, 0);
  ASSERT_EQ(schedule({"install", "--cron"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(units()));
  EXPECT_THAT(read(crontab()), HasSubstr("update --quiet"));
}

TEST_F(Schedule, SaysWhatToInstallWhenNothingIsThere) {
  const Outcome run = schedule({"install"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("install cron"));
  EXPECT_EQ(schedule({"install", "--systemd"}).exit_code, 2);
  EXPECT_EQ(schedule({"install", "--cron"}).exit_code, 2);
  EXPECT_EQ(schedule({"remove"}).exit_code, 0);
}

TEST_F(Schedule, WantsAnIndexThatHasBeenBuilt) {
  add_crontab();
  Command command = indexer_command({"--index", folder() / "none", "schedule", "install"});
  command.environment["PATH"] = folder() / "bin";
  const Outcome run = run_program(command);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("indexer update SOURCE"));
  EXPECT_FALSE(fs::exists(folder() / "none"));
}

TEST_F(Schedule, NamesTheConfigurationInForce) {
  add_crontab();
  write("../settings.toml", "");
  EXPECT_THAT(schedule({"show", "--cron", "--config", "settings.toml"}).out,
              HasSubstr(" --config " + (folder() / "settings.toml").string() + " update"));
}

TEST_F(Schedule, RefusesOtherActionsAndIntervals) {
  add_crontab();
  EXPECT_EQ(schedule({}).exit_code, 2);
  EXPECT_THAT(schedule({"instal"}).err, HasSubstr("did you mean install?"));
  EXPECT_THAT(schedule({"install", "--every", "45min"}).err, HasSubstr("30min or hourly"));
  EXPECT_EQ(schedule({"install", "--cron", "--systemd"}).exit_code, 2);
  EXPECT_FALSE(fs::exists(crontab()));
}

TEST_F(Schedule, RunsItsCrontabLineThroughAShellWhateverThePaths) {
  add_crontab();
  const fs::path odd = folder() / "in'dex \"$HOME\" ü";
  const std::string shown =
      run_program(indexer_command({"--index", odd, "schedule", "show", "--cron"})).out;
  Command shell;
  shell.program = "/bin/sh";
  shell.arguments = {"-c", shown.substr(std::string("*/15 * * * * ").size())};
  const Outcome run = run_program(shell);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("knows of no sources")) << "the index is new";
  EXPECT_TRUE(fs::is_directory(odd));
}

TEST_F(Schedule, IsInTheStatus) {
  EXPECT_EQ(parse_records(indexer({"status", "--format", "json"}).out)[0]["data"]["schedule"],
            nullptr);
  add_crontab();
  schedule({"install", "--every", "daily"});
  const Json status = parse_records(indexer({"status", "--format", "json"}).out)[0]["data"];
  EXPECT_EQ(status["schedule"]["kind"], "cron");
  EXPECT_EQ(status["schedule"]["every"], "daily");
  const auto next = parse_date(status["next_run"].get<std::string>());
  ASSERT_TRUE(next);
  EXPECT_GT(next->seconds + 60, std::time(nullptr));
  EXPECT_LE(next->seconds, std::time(nullptr) + 86400);
  EXPECT_THAT(indexer({"status"}).out,
              HasSubstr("\nschedule   daily, by a crontab line; next run"));
}

TEST_F(Schedule, IsMissedInTheNotesOfASearchWhenRunsStayAway) {
  add_crontab();
  schedule({"install"});
  EXPECT_THAT(search({"Labor"}).summary["notes"], IsEmpty());
  ScheduleState old_schedule = *read_schedule_state(index());
  old_schedule.installed.seconds -= 86400;
  write_schedule_state(index(), old_schedule);
  EXPECT_THAT(search({"Labor"}).summary["notes"], IsEmpty()) << "the run is a recent one";
  RunState old_run = *read_run_state(index());
  old_run.started.seconds -= 86400;
  write_run_state(index(), old_run);
  const SearcherRun late = search({"Labor"});
  ASSERT_EQ(late.summary["notes"].size(), 1U);
  EXPECT_THAT(late.summary["notes"][0].get<std::string>(),
              HasSubstr("older than its schedule allows (15min)"));
  schedule({"remove"});
  EXPECT_THAT(search({"Labor"}).summary["notes"], IsEmpty());
}

}  // namespace
}  // namespace fundstelle
