// Suggestions for mistyped names: options, commands, configuration keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fundstelle {

/// Edits (a letter inserted, deleted, replaced, or two neighbours swapped) that turn `a` into `b`:
/// the optimal string alignment distance, counted in bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `given`: by edit distance, at most one edit in three letters, else the
/// only one that starts with `given`. Of equally near ones, the first. Nothing when none is near.
std::optional<std::string> nearest_name(std::string_view given,
                                        std::span<const std::string> candidates);

/// `did you mean NAME?`, or an empty string when no candidate is near.
std::string did_you_mean(std::string_view given, std::span<const std::string> candidates);

}  // namespace fundstelle
