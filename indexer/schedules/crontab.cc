#include "indexer/schedules/crontab.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/sanitize.h"

namespace fundstelle {
namespace {

bool has_mark(std::string_view line, std::string_view name) {
  return line.ends_with(fmt::format(" # {}", name));
}

// Calls `visit` with each line, its line feed cut off, and whether there was one.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    visit(text.substr(0, end), end != text.npos);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
}

bool needs_quotes(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:@";
  return text.empty() || text.find_first_not_of(kPlain) != text.npos;
}

}  // namespace

std::string crontab_word(std::string_view text) {
  if (text.find('\n') != text.npos) {
    throw Error(fmt::format("a crontab cannot hold '{}': its name has a line feed",
                            sanitize_for_terminal(text)),
                "rename it, or take a systemd timer (--systemd)");
  }
  if (!needs_quotes(text)) return std::string(text);
  std::string word = "'";
  for (const char byte : text) {
    switch (byte) {
      case '\'':
        word += "'\\''";
        break;
      case '%':
        word += "\\%";
        break;
      case '\\':
        // Some crons make one of two backslashes, others do not: no two may stand side by side, nor
        // one before an escaped percent sign. An empty pair of quotes keeps them apart.
        word += "\\''";
        break;
      default:
        word += byte;
    }
  }
  return word + "'";
}

std::string crontab_line(const ScheduledRun& run) {
  std::string line = cron_fields(run.interval);
  for (const std::string& argument : run.command()) line += " " + crontab_word(argument);
  return fmt::format("{} # {}", line, run.name());
}

std::optional<std::string> find_crontab_line(std::string_view crontab, std::string_view name) {
  std::optional<std::string> found;
  for_each_line(crontab, [&](std::string_view line, bool) {
    if (has_mark(line, name)) found = line;
  });
  return found;
}

std::string set_crontab_line(std::string_view crontab, std::string_view name,
                             std::string_view line) {
  std::string edited;
  bool written = false;
  for_each_line(crontab, [&](std::string_view old, bool) {
    if (!has_mark(old, name)) {
      edited.append(old).append("\n");
    } else if (!written) {
      edited.append(line).append("\n");
      written = true;
    }
  });
  if (!written) edited.append(line).append("\n");
  return edited;
}

std::string remove_crontab_line(std::string_view crontab, std::string_view name) {
  std::string edited;
  for_each_line(crontab, [&](std::string_view line, bool ended) {
    if (has_mark(line, name)) return;
    edited += line;
    if (ended) edited += '\n';
  });
  return edited;
}

}  // namespace fundstelle
