#include "cli/spelling.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace fundstelle {
namespace {

/// The candidate that starts with `given`, if it is the only one.
std::optional<std::string> only_completion(std::string_view given,
                                           std::span<const std::string> candidates) {
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    if (!candidate.starts_with(given)) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_previous(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({replaced, previous[j] + 1, current[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before_previous[j - 2] + 1);
      }
    }
    before_previous.swap(previous);
    previous.swap(current);
  }
  return previous[b.size()];
}

std::optional<std::string> nearest_name(std::string_view given,
                                        std::span<const std::string> candidates) {
  // Leading dashes are no letters: `-x` is near to nothing.
  const std::size_t letters = given.size() - std::min(given.find_first_not_of('-'), given.size());
  if (letters == 0) return std::nullopt;
  std::size_t best = std::max<std::size_t>(1, letters / 3) + 1;
  if (letters == 1) best = 0;
  std::optional<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(given, candidate);
    if (distance >= best) continue;
    best = distance;
    nearest = candidate;
  }
  return nearest ? nearest : only_completion(given, candidates);
}

std::string did_you_mean(std::string_view given, std::span<const std::string> candidates) {
  const std::optional<std::string> name = nearest_name(given, candidates);
  return name ? fmt::format("did you mean {}?", *name) : std::string();
}

}  // namespace fundstelle
