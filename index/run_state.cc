#include "index/run_state.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"

namespace fundstelle {
namespace {

constexpr const char* kFileName = "state.json";

}  // namespace

void write_run_state(const std::filesystem::path& index, const RunState& state) {
  const nlohmann::ordered_json json = {
      {"command", state.command},     {"started", state.started.to_string()},
      {"seconds", state.seconds},     {"exit_code", state.exit_code},
      {"error", state.error},         {"added", state.added},
      {"updated", state.updated},     {"deleted", state.deleted},
      {"unchanged", state.unchanged}, {"failed", state.failed},
      {"skipped", state.skipped},     {"documents", state.documents}};
  const auto replace = nlohmann::ordered_json::error_handler_t::replace;
  write_file_atomically(index / kFileName, json.dump(2, ' ', false, replace) + "\n");
}

std::optional<RunState> read_run_state(const std::filesystem::path& index) {
  std::ifstream in(index / kFileName);
  if (!in) return std::nullopt;
  try {
    const nlohmann::json json = nlohmann::json::parse(in);
    RunState state;
    state.command = json.at("command");
    state.started = parse_date(json.at("started").get<std::string>()).value_or(Date{});
    state.seconds = json.at("seconds");
    state.exit_code = json.at("exit_code");
    state.error = json.at("error");
    state.added = json.at("added");
    state.updated = json.at("updated");
    state.deleted = json.at("deleted");
    state.unchanged = json.at("unchanged");
    state.failed = json.at("failed");
    state.skipped = json.at("skipped");
    state.documents = json.at("documents");
    return state;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace fundstelle
