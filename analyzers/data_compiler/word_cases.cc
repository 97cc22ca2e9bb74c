#include "analyzers/data_compiler/word_cases.h"

#include <algorithm>

#include "analyzers/data_compiler/tables.h"
#include "analyzers/folding.h"

namespace fundstelle {
namespace {

// One in so many occurrences is written small: the capitals of the others may be those of
// sentences and headlines.
constexpr std::uint64_t kSmallOneIn = 10;
// Occurrences in onboard's corpus of English, 250 million words.
constexpr std::uint64_t kCommon = 2'500;

}  // namespace

void WordCases::add_english_frequencies(const std::filesystem::path& path) {
  add_frequencies(path, &Word::english);
}

void WordCases::add_german_frequencies(const std::filesystem::path& path) {
  add_frequencies(path, &Word::german);
}

void WordCases::add_english_words(const std::filesystem::path& path) {
  add_words(path, &Word::english);
}

void WordCases::add_german_words(const std::filesystem::path& path) {
  add_words(path, &Word::german);
}

// Of hunspell-de's flags, h, i and j let a compound begin with the word and m lets one end with it:
// what has one is a common noun, what has none a name.
void WordCases::add_german_dictionary(const std::filesystem::path& path) {
  for_each_line(path, [&](std::string_view line) {
    const std::size_t slash = line.find('/');
    if (slash == std::string_view::npos || !starts_upper(line)) return;
    if (line.find_first_of("hijm", slash) == std::string_view::npos) return;
    words_[fold_name(line.substr(0, slash))].german_noun = true;
  });
}

NameRoles WordCases::roles(const std::string& key) const {
  const auto word = words_.find(key);
  if (word == words_.end()) return {};
  std::uint32_t roles = 0;
  const auto add = [&](bool is, NameRole role) {
    if (is) roles |= static_cast<std::uint32_t>(role);
  };
  add(is_word(word->second.english), NameRole::kEnglishWord);
  add(is_word(word->second.german), NameRole::kGermanWord);
  add(word->second.german_noun, NameRole::kGermanNoun);
  return NameRoles(roles);
}

std::vector<std::string> WordCases::common_english_words() const {
  std::vector<std::string> common;
  for (const auto& [key, word] : words_) {
    if (word.english.small >= kCommon && is_word(word.english)) common.push_back(key);
  }
  std::sort(common.begin(), common.end());
  return common;
}

bool WordCases::is_word(const Cases& cases) {
  const std::uint64_t all = cases.small + cases.capital;
  return all > 0 ? cases.small * kSmallOneIn >= all : cases.listed_small;
}

void WordCases::add_frequencies(const std::filesystem::path& path, Cases Word::*language) {
  for_each_frequency(path, [&](std::string_view written, std::uint64_t count) {
    Cases& cases = words_[fold_name(written)].*language;
    (starts_upper(written) ? cases.capital : cases.small) += count;
  });
}

void WordCases::add_words(const std::filesystem::path& path, Cases Word::*language) {
  for_each_line(path, [&](std::string_view line) {
    if (!starts_upper(line)) (words_[fold_name(line)].*language).listed_small = true;
    // Premieren: names have no plural.
    if (language == &Word::german && starts_upper(line) && line.ends_with("en")) {
      const std::string singular = fold_name(line.substr(0, line.size() - 1));
      if (const auto word = words_.find(singular); word != words_.end()) {
        word->second.german_noun = true;
      }
    }
  });
}

}  // namespace fundstelle
