#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <pwd.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/config.h"
#include "indexer/schedules/process.h"
#include "indexer/schedules/scheduler.h"
#include "indexer/schedules/systemd_units.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

// The user's folder of configurations, where the user manager looks for units.
fs::path config_home(const Environment& environment) {
  const auto ours = xdg_folder("XDG_CONFIG_HOME", ".config", environment);
  if (ours) return ours->parent_path();
  const passwd* const user = ::getpwuid(::geteuid());
  return fs::path(user == nullptr ? "/" : user->pw_dir) / ".config";
}

ProcessResult systemctl(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"systemctl", "--user"});
  return run_process(arguments);
}

void must_systemctl(const std::vector<std::string>& arguments) {
  const ProcessResult result = systemctl(arguments);
  if (result.succeeded()) return;
  throw Error(
      fmt::format("`systemctl --user {}` failed: {}", fmt::join(arguments, " "), result.reason()),
      result.started ? "nothing was changed; the user manager answers in a login session "
                       "only (XDG_RUNTIME_DIR), --cron does without"
                     : "nothing was changed; install systemd, --cron does without");
}

class SystemdScheduler : public Scheduler {
 public:
  explicit SystemdScheduler(fs::path folder) : folder_(std::move(folder)) {}

  ScheduleKind kind() const override { return ScheduleKind::kSystemd; }

  bool available() const override { return systemctl({"show", "--property=Version"}).succeeded(); }

  std::string plan(const ScheduledRun& run) const override {
    return listing(service(run.name()), service_unit(run)) + "\n" +
           listing(timer(run.name()), timer_unit(run));
  }

  std::optional<std::string> installed(const std::string& name) const override {
    std::string texts;
    for (const fs::path& file : {service(name), timer(name)}) {
      const auto text = read_file(file);
      if (text) texts += (texts.empty() ? "" : "\n") + listing(file, *text);
    }
    if (texts.empty()) return std::nullopt;
    return texts;
  }

  std::string place(const std::string& name) const override { return timer(name).string(); }

  void install(const ScheduledRun& run) const override {
    const std::string name = run.name();
    const std::string service_text = service_unit(run);
    // Before anything is written: does a user manager answer at all?
    must_systemctl({"show", "--property=Version"});
    const auto old_service = read_file(service(name));
    const auto old_timer = read_file(timer(name));
    try {
      create_folder();
      write_file_atomically(service(name), service_text);
      write_file_atomically(timer(name), timer_unit(run));
      must_systemctl({"daemon-reload"});
      must_systemctl({"enable", name + ".timer"});
      // A timer that is running keeps its old times until it is started anew.
      must_systemctl({"restart", name + ".timer"});
    } catch (const Error&) {
      if (!old_timer) systemctl({"disable", "--now", name + ".timer"});
      put_back(service(name), old_service);
      put_back(timer(name), old_timer);
      remove_empty_folders();
      systemctl({"daemon-reload"});
      throw;
    }
  }

  bool remove(const std::string& name) const override {
    if (!fs::exists(service(name)) && !fs::exists(timer(name))) return false;
    if (fs::exists(timer(name))) {
      must_systemctl({"disable", "--now", name + ".timer"});
      // The stamp file that Persistent= keeps.
      systemctl({"clean", "--what=state", name + ".timer"});
    }
    put_back(timer(name), std::nullopt);
    put_back(service(name), std::nullopt);
    remove_empty_folders();
    systemctl({"daemon-reload"});
    systemctl({"reset-failed", name + ".service"});  // Fails when no run had.
    return true;
  }

  std::string caveat() const override {
    const passwd* const user = ::getpwuid(::geteuid());
    std::error_code unknown;
    if (user == nullptr ||
        fs::exists(fs::path("/var/lib/systemd/linger") / user->pw_name, unknown)) {
      return "";
    }
    return "the timer runs while you are logged in; for runs at all times: loginctl enable-linger";
  }

 private:
  fs::path service(const std::string& name) const { return folder_ / (name + ".service"); }
  fs::path timer(const std::string& name) const { return folder_ / (name + ".timer"); }

  // As `systemctl cat` shows units.
  static std::string listing(const fs::path& file, const std::string& text) {
    return fmt::format("# {}\n{}", file.string(), text);
  }

  void create_folder() const {
    std::error_code failure;
    fs::create_directories(folder_, failure);
    if (fs::is_directory(folder_)) return;
    throw system_failure(fmt::format("cannot create {}", folder_.string()), failure);
  }

  // ~/.config/systemd/user, as far as nothing else is there.
  void remove_empty_folders() const {
    std::error_code not_empty;
    fs::path folder = folder_;
    for (int level = 0; level < 3 && fs::remove(folder, not_empty); ++level) {
      folder = folder.parent_path();
    }
  }

  static void put_back(const fs::path& file, const std::optional<std::string>& content) {
    if (content) return write_file_atomically(file, *content);
    std::error_code failure;
    fs::remove(file, failure);
    if (failure) throw system_failure(fmt::format("cannot remove {}", file.string()), failure);
  }

  fs::path folder_;
};

}  // namespace

std::unique_ptr<Scheduler> make_systemd_scheduler(const Environment& environment) {
  return std::make_unique<SystemdScheduler>(config_home(environment) / "systemd" / "user");
}

}  // namespace fundstelle
