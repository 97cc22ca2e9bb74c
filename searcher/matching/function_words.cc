#include "searcher/matching/function_words.h"

#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kLeastCapitals = 2;

bool has_small_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_islower(static_cast<UChar32>(next_character(text, at))) != 0) return true;
  }
  return false;
}

bool has_small_letter(const query::Node& node) {
  return has_small_letter(node.text) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [](const query::Node& child) { return has_small_letter(child); });
}

bool is_in_capitals(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (u_isupper(static_cast<UChar32>(next_character(text, at))) != 0) ++capitals;
  }
  return capitals >= kLeastCapitals && !has_small_letter(text);
}

}  // namespace

FunctionWords::FunctionWords(const query::Node& tree, const LanguageShares& shares)
    : shares_(shares), has_small_letters_(has_small_letter(tree)) {}

void FunctionWords::decide(QueryWord& word, std::string_view written) const {
  if (has_small_letters_ && is_in_capitals(written)) {
    for (QueryWord::Reading& reading : word.readings) reading.stop = false;
    return;
  }
  for (std::size_t language = 0; language < word.readings.size(); ++language) {
    const std::size_t other = 1 - language;
    if (word.readings[other].stop && shares_[language] < shares_[other]) {
      word.readings[language].stop = true;
    }
  }
}

}  // namespace fundstelle
