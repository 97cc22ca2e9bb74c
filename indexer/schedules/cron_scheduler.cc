#include <fmt/format.h>

#include "base/error.h"
#include "indexer/schedules/crontab.h"
#include "indexer/schedules/process.h"
#include "indexer/schedules/scheduler.h"

namespace fundstelle {
namespace {

Error no_crontab() {
  return Error("there is no `crontab` in PATH", "install cron (on Debian: apt-get install cron)");
}

// Whether a failed `crontab -l` means that the user has no crontab. It must be told for certain
// from any other failure: what is not read would be lost when the crontab is written.
bool says_none(const ProcessResult& result) {
  for (const char* message : {"no crontab for", "not allowed to use this program"}) {
    if (result.err.find(message) != result.err.npos) return true;
  }
  return result.err.empty();
}

std::string read_crontab() {
  const ProcessResult result = run_process({"crontab", "-l"});
  if (!result.started) return "";
  if (result.exit_code == 0) return result.out;
  if (says_none(result)) return "";
  throw Error(fmt::format("`crontab -l` failed: {}", result.reason()), "nothing was changed");
}

void write_crontab(const std::string& crontab) {
  // An empty crontab is none.
  const ProcessResult result =
      crontab.empty() ? run_process({"crontab", "-r"}) : run_process({"crontab", "-"}, crontab);
  if (!result.started) throw no_crontab();
  if (result.exit_code == 0) return;
  throw Error(fmt::format("`crontab {}` failed: {}", crontab.empty() ? "-r" : "-", result.reason()),
              "the crontab is as it was");
}

class CronScheduler : public Scheduler {
 public:
  ScheduleKind kind() const override { return ScheduleKind::kCron; }

  bool available() const override { return run_process({"crontab", "-l"}).started; }

  std::string plan(const ScheduledRun& run) const override { return crontab_line(run) + "\n"; }

  std::optional<std::string> installed(const std::string& name) const override {
    const auto line = find_crontab_line(read_crontab(), name);
    if (!line) return std::nullopt;
    return *line + "\n";
  }

  std::string place(const std::string&) const override { return "your crontab (crontab -l)"; }

  void install(const ScheduledRun& run) const override {
    const std::string line = crontab_line(run);
    if (!available()) throw no_crontab();
    const std::string crontab = read_crontab();
    const std::string edited = set_crontab_line(crontab, run.name(), line);
    if (edited != crontab) write_crontab(edited);
  }

  bool remove(const std::string& name) const override {
    const std::string crontab = read_crontab();
    if (!find_crontab_line(crontab, name)) return false;
    write_crontab(remove_crontab_line(crontab, name));
    return true;
  }

  std::string caveat() const override { return ""; }
};

}  // namespace

std::unique_ptr<Scheduler> make_cron_scheduler() {
  return std::make_unique<CronScheduler>();
}

}  // namespace fundstelle
