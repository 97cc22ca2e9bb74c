// The kinds of runs that are killed. One more kind is one more entry of killed_runs().
#pragma once

#include <string>
#include <vector>

namespace fundstelle {

/// A way to bring an index in line with its sources.
struct KilledRun {
  std::string name;
  std::string command;
  /// The command of the run after a kill.
  std::string next;
  bool from_nothing = false;    ///< There is no index before.
  bool changes_sources = true;  ///< Before the run; for one that follows changes, meanwhile.
  bool changes_facets = false;
  bool changes_roots = false;  ///< Forgets a source or takes it in again.
  bool follows = false;        ///< Goes on until it is killed.
};

inline const std::vector<KilledRun>& killed_runs() {
  static const std::vector<KilledRun> all = {
      {.name = "first build", .command = "update", .next = "update", .from_nothing = true},
      {.name = "update", .command = "update", .next = "update"},
      {.name = "rebuild", .command = "rebuild", .next = "rebuild"},
      {.name = "rebuild, then update", .command = "rebuild", .next = "update"},
      {.name = "other facets", .command = "update", .next = "update", .changes_facets = true},
      {.name = "forget and take in",
       .command = "forget",
       .next = "forget",
       .changes_sources = false,
       .changes_roots = true},
      {.name = "watch", .command = "watch", .next = "update", .follows = true},
  };
  return all;
}

}  // namespace fundstelle
