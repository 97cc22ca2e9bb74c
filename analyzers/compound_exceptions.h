// German words that the rules of compound_splitter.h get wrong, and how they are split.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/word_list.h"

namespace fundstelle {

class CompoundExceptions {
 public:
  CompoundExceptions() = default;
  /// A word a line, its parts separated by `|`; a word without one stays whole.
  explicit CompoundExceptions(std::string_view lines);

  /// Where the parts of a word end, by its german_key(); empty when it stays whole, null when it is
  /// no exception.
  const std::vector<std::size_t>* find(std::string_view key) const;

 private:
  std::unordered_map<std::string, std::vector<std::size_t>, StringHash, std::equal_to<>> ends_;
};

}  // namespace fundstelle
