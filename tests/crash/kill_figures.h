// What came of the kills of one kind of run, to see whether they hit it at all times of its work.
#pragma once

#include <map>
#include <string>

namespace fundstelle {

struct KillFigures {
  double typical = 0;  ///< Milliseconds that a run takes about, when it is left alone.
  int kills = 0;
  int too_late = 0;  ///< The run had ended.
  int before = 0;    ///< The state after the kill.
  int after = 0;
  std::map<std::string, int> leavings;  ///< What lay about, and how often.
};

std::string to_text(const KillFigures& figures);

}  // namespace fundstelle
