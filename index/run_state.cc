#include "index/run_state.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "base/error.h"

namespace fundstelle {
namespace {

using nlohmann::ordered_json;

constexpr const char* kFileName = "state.json";
constexpr std::size_t kRunsKept = 10;

ordered_json to_json(const RunState& run) {
  return {{"command", run.command},     {"started", run.started.to_string()},
          {"seconds", run.seconds},     {"exit_code", run.exit_code},
          {"error", run.error},         {"added", run.added},
          {"updated", run.updated},     {"deleted", run.deleted},
          {"unchanged", run.unchanged}, {"failed", run.failed},
          {"skipped", run.skipped},     {"documents", run.documents}};
}

RunState from_json(const ordered_json& json) {
  RunState run;
  run.command = json.at("command");
  run.started = parse_date(json.at("started").get<std::string>()).value_or(Date{});
  run.seconds = json.at("seconds");
  run.exit_code = json.at("exit_code");
  run.error = json.at("error");
  run.added = json.at("added");
  run.updated = json.at("updated");
  run.deleted = json.at("deleted");
  run.unchanged = json.at("unchanged");
  run.failed = json.at("failed");
  run.skipped = json.at("skipped");
  run.documents = json.at("documents");
  return run;
}

// A timer's uneventful runs would soon be all that is remembered: of these the last will do.
bool is_uneventful(const RunState& run) {
  return run.exit_code == 0 && run.added + run.updated + run.deleted == 0;
}

}  // namespace

void write_run_state(const std::filesystem::path& index, const RunState& state) {
  std::vector<RunState> runs = read_run_states(index);
  if (!runs.empty() && is_uneventful(runs.front()) && is_uneventful(state)) {
    runs.erase(runs.begin());
  }
  runs.insert(runs.begin(), state);
  runs.resize(std::min(runs.size(), kRunsKept));
  ordered_json json;
  for (const RunState& run : runs) json["runs"].push_back(to_json(run));
  const auto replace = ordered_json::error_handler_t::replace;
  write_file_atomically(index / kFileName, json.dump(2, ' ', false, replace) + "\n");
}

std::vector<RunState> read_run_states(const std::filesystem::path& index) {
  try {
    const auto text = read_regular_file(index / kFileName);
    if (!text) return {};
    const ordered_json json = ordered_json::parse(*text);
    std::vector<RunState> runs;
    for (const ordered_json& run : json.at("runs")) runs.push_back(from_json(run));
    return runs;
  } catch (const nlohmann::json::exception&) {
    return {};
  } catch (const Error&) {  // it cannot be read
    return {};
  }
}

std::optional<RunState> read_run_state(const std::filesystem::path& index) {
  std::vector<RunState> runs = read_run_states(index);
  if (runs.empty()) return std::nullopt;
  return std::move(runs.front());
}

}  // namespace fundstelle
