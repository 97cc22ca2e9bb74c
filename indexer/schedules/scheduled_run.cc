#include "indexer/schedules/scheduled_run.h"

#include <fmt/format.h>

#include "base/hash.h"

namespace fundstelle {

std::vector<std::string> ScheduledRun::command() const {
  std::vector<std::string> command{program.string(), "--index", index.string()};
  if (!config.empty()) command.insert(command.end(), {"--config", config.string()});
  command.insert(command.end(), {"update", "--quiet"});
  return command;
}

std::string ScheduledRun::name() const {
  return fmt::format("fundstelle-{:016x}", hash64(index.string()));
}

}  // namespace fundstelle
