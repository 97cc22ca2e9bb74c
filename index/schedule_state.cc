#include "index/schedule_state.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "index/index_folder.h"

namespace fundstelle {
namespace {

constexpr const char* kFileName = "schedule.json";
constexpr const char* kSystemd = "systemd";
constexpr const char* kCron = "cron";

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kFirstMonday = 4 * 24 * kHour;  // 1970-01-05

}  // namespace

std::string schedule_kind_name(ScheduleKind kind) {
  return kind == ScheduleKind::kSystemd ? kSystemd : kCron;
}

std::string schedule_kind_text(ScheduleKind kind) {
  return kind == ScheduleKind::kSystemd ? "systemd timer" : "crontab line";
}

void write_schedule_state(const std::filesystem::path& index, const ScheduleState& state) {
  const nlohmann::ordered_json json = {{"kind", schedule_kind_name(state.kind)},
                                       {"every", state.every},
                                       {"interval", state.interval},
                                       {"installed", state.installed.to_string()},
                                       {"command", state.command}};
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  const PrivateFiles files(current_readers(index));
  write_file_atomically(index / kFileName, json.dump(2, ' ', false, replace) + "\n");
}

std::optional<ScheduleState> read_schedule_state(const std::filesystem::path& index) {
  try {
    const auto text = read_regular_file(index / kFileName);
    if (!text) return std::nullopt;
    const nlohmann::json json = nlohmann::json::parse(*text);
    ScheduleState state;
    state.kind = json.at("kind") == kCron ? ScheduleKind::kCron : ScheduleKind::kSystemd;
    state.every = json.at("every");
    state.interval = json.at("interval");
    state.installed = parse_date(json.at("installed").get<std::string>()).value_or(Date{});
    state.command = json.at("command").get<std::vector<std::string>>();
    if (state.interval <= 0) return std::nullopt;
    return state;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  } catch (const Error&) {  // it cannot be read
    return std::nullopt;
  }
}

void remove_schedule_state(const std::filesystem::path& index) {
  std::error_code failure;
  std::filesystem::remove(index / kFileName, failure);
  if (failure && failure != std::errc::not_a_directory) {
    throw system_failure(fmt::format("cannot remove {}", (index / kFileName).string()), failure);
  }
}

Date next_run(std::int64_t interval, std::int64_t now, std::int64_t utc_offset) {
  const std::int64_t since_monday = now + utc_offset - kFirstMonday;
  return {now + interval - since_monday % interval, true};
}

bool is_overdue(const ScheduleState& schedule, const RunState& last_run, std::int64_t now) {
  const std::int64_t since = std::max(last_run.started.seconds, schedule.installed.seconds);
  return now - since > 2 * schedule.interval + kHour;
}

}  // namespace fundstelle
