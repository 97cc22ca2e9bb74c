// What a schedule runs: `indexer --index INDEX update --quiet`, how often, and with how much
// memory. Plain data; systemd_units.h and crontab.h write it down in the two languages.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/schedules/interval.h"

namespace fundstelle {

struct ScheduledRun {
  std::filesystem::path program;  ///< The indexer, absolute.
  std::filesystem::path index;    ///< Absolute.
  std::filesystem::path config;   ///< Absolute; empty for none.
  Interval interval = kDefaultInterval;
  std::uint64_t memory_max = 0;  ///< Bytes beyond which systemd ends a run.
  bool as_root = false;

  /// The program and its arguments.
  std::vector<std::string> command() const;

  /// `fundstelle-` and 16 hex digits that stand for the index: the name of the units, and the mark
  /// on the crontab line. Several indexes can be scheduled side by side.
  std::string name() const;
};

}  // namespace fundstelle
