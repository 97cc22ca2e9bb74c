#include "tests/crash/kill_figures.h"

#include <fmt/format.h>

namespace fundstelle {

std::string to_text(const KillFigures& figures) {
  std::string text = fmt::format(
      "{:.0f} ms a run; {} kills ({} too late), {} before, {} after; left:", figures.typical,
      figures.kills, figures.too_late, figures.before, figures.after);
  for (const auto& [what, times] : figures.leavings) text += fmt::format(" {} {},", times, what);
  text.pop_back();
  return text;
}

}  // namespace fundstelle
