#include "indexer/schedules/systemd_units.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/sanitize.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::string_view kOrigin =
    "# Written by `indexer schedule install`; `indexer schedule remove` takes it away.\n";

// What the indexer never does. It opens no socket and no other process' memory; ICU, Xapian and
// simdjson generate no code.
constexpr std::string_view kRestrictions = R"(NoNewPrivileges=yes
PrivateNetwork=yes
RestrictAddressFamilies=none
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
)";

bool is_control(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
}

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control);
}

std::string doubled(std::string_view text, char special) {
  std::string result;
  for (const char byte : text) result.append(byte == special ? 2 : 1, byte);
  return result;
}

// A value that systemd takes as it is, but for specifiers.
std::string plain_value(std::string_view text) {
  return doubled(sanitize_for_terminal(text), '%');
}

void check_texts(const ScheduledRun& run) {
  for (const std::string& argument : run.command()) {
    if (is_valid_utf8(argument)) continue;
    throw Error(
        fmt::format("systemd takes no path that is not UTF-8: {}", sanitize_for_terminal(argument)),
        "rename it, or take a crontab line (--cron)");
  }
  // systemd: "Executable name contains special characters".
  const std::string& program = run.program.native();
  if (program.find_first_of("\"'\\") == program.npos && !has_controls(program)) return;
  throw Error(
      fmt::format("systemd runs no program with quotes, backslashes or control characters in its "
                  "path: {}",
                  sanitize_for_terminal(program)),
      "install the programs elsewhere, or take a crontab line (--cron)");
}

// The program's path has specifiers, but no variables.
std::string exec_start(const ScheduledRun& run) {
  std::string line = fmt::format("\"{}\"", doubled(run.program.string(), '%'));
  const std::vector<std::string> command = run.command();
  for (auto argument = command.begin() + 1; argument != command.end(); ++argument) {
    line += " " + exec_argument(*argument);
  }
  return line;
}

// Everything is read-only but the index. A folder whose name has control characters cannot be
// exempted, so there the file system stays as it is.
std::string file_system_limits(const ScheduledRun& run) {
  const std::string index = run.index.string();
  if (has_controls(index)) return "";
  return fmt::format("ProtectSystem=strict\nProtectHome=read-only\nReadWritePaths={}\n",
                     path_word(index));
}

}  // namespace

std::string exec_argument(std::string_view text) {
  std::string argument = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      argument.append("\\").append(1, byte);
    } else if (byte == '%' || byte == '$') {
      argument.append(2, byte);
    } else if (is_control(byte)) {
      argument += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    } else {
      argument += byte;
    }
  }
  return argument + "\"";
}

std::string path_word(std::string_view path) {
  std::string word = "\"";
  for (const char byte : path) {
    if (byte == '"' || byte == '\\') word += '\\';
    word.append(byte == '%' ? 2 : 1, byte);
  }
  return word + "\"";
}

std::string service_unit(const ScheduledRun& run) {
  check_texts(run);
  return fmt::format(
      "{}[Unit]\n"
      "Description=Fundstelle: update of the index \"{}\"\n"
      "\n"
      "[Service]\n"
      "Type=oneshot\n"
      "ExecStart={}\n"
      "# Another indexer is at work, or a source was changing: the next run goes on.\n"
      "SuccessExitStatus=75\n"
      "Nice=10\n"
      "IOSchedulingClass=idle\n"
      "MemoryMax={}M\n"
      "{}{}{}",
      kOrigin, plain_value(run.index.string()), exec_start(run), run.memory_max >> 20,
      run.as_root ? "" : "PrivateUsers=yes\n", file_system_limits(run), kRestrictions);
}

std::string timer_unit(const ScheduledRun& run) {
  return fmt::format(
      "{}[Unit]\n"
      "Description=Fundstelle: update of the index \"{}\" ({})\n"
      "\n"
      "[Timer]\n"
      "OnCalendar={}\n"
      "RandomizedDelaySec={}s\n"
      "Persistent=true\n"
      "\n"
      "[Install]\n"
      "WantedBy=timers.target\n",
      kOrigin, plain_value(run.index.string()), interval_text(run.interval),
      on_calendar(run.interval), random_delay_seconds(run.interval));
}

}  // namespace fundstelle
