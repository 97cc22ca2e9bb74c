#include "indexer/checks/findings.h"

#include <algorithm>

#include <fmt/format.h>

namespace fundstelle {

void Findings::add(std::string_view name, std::string what, std::string remedy) {
  Part& found = part(name);
  if (++found.found > kShownOfPart) return;
  found.shown.push_back({found.name, std::move(what), std::move(remedy)});
}

void Findings::add(std::string_view name, const std::function<std::string()>& what) {
  Part& found = part(name);
  if (++found.found <= kShownOfPart) found.shown.push_back({found.name, what(), {}});
}

std::size_t Findings::size() const {
  std::size_t size = 0;
  for (const Part& part : parts_) size += part.found;
  return size;
}

std::vector<Damage> Findings::shown() const {
  std::vector<Damage> all;
  for (const Part& part : parts_) {
    all.insert(all.end(), part.shown.begin(), part.shown.end());
    if (part.found > kShownOfPart) {
      all.push_back({part.name, fmt::format("and {} more", part.found - kShownOfPart), {}});
    }
  }
  for (Damage& damage : all) {
    if (damage.remedy.empty()) damage.remedy = remedy_;
  }
  return all;
}

Findings::Part& Findings::part(std::string_view name) {
  const auto known = std::find_if(parts_.begin(), parts_.end(),
                                  [&](const Part& part) { return part.name == name; });
  if (known != parts_.end()) return *known;
  return parts_.emplace_back(Part{std::string(name), 0, {}});
}

}  // namespace fundstelle
