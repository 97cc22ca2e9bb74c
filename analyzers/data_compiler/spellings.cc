#include "analyzers/data_compiler/spellings.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"

namespace fundstelle {
namespace {

using Words = std::set<std::string, std::less<>>;

struct Difference {
  std::string_view british;
  std::string_view american;
};
constexpr std::array kDifferences = {
    Difference{"our", "or"},       Difference{"ise", "ize"},    Difference{"isa", "iza"},
    Difference{"isi", "izi"},      Difference{"yse", "yze"},    Difference{"ysi", "yzi"},
    Difference{"tre", "ter"},      Difference{"bre", "ber"},    Difference{"tring", "tering"},
    Difference{"tred", "tered"},   Difference{"ogue", "og"},    Difference{"ence", "ense"},
    Difference{"lled", "led"},     Difference{"lling", "ling"}, Difference{"ller", "ler"},
    Difference{"llor", "lor"},     Difference{"pped", "ped"},   Difference{"pping", "ping"},
    Difference{"lment", "llment"}, Difference{"lful", "llful"}, Difference{"ae", "e"},
    Difference{"oe", "e"},         Difference{"grey", "gray"},  Difference{"plough", "plow"},
    Difference{"tyre", "tire"},    Difference{"mould", "mold"}, Difference{"sceptic", "skeptic"},
    Difference{"gramme", "gram"},  Difference{"ium", "um"}};

Words read_words(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw Error(fmt::format("cannot read {}", path.string()));
  Words words;
  for (std::string word; std::getline(in, word);) {
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (plain && !word.empty()) words.insert(std::move(word));
  }
  return words;
}

// `word` with `from` replaced by `to` in one place, as `own` does not have it and `other` does.
std::string counterpart(const std::string& word, std::string_view from, std::string_view to,
                        const Words& other) {
  for (std::size_t at = word.rfind(from); at != std::string::npos && at > 0;
       at = word.rfind(from, at - 1)) {
    std::string changed = word;
    changed.replace(at, from.size(), to);
    if (other.contains(changed)) return changed;
  }
  return {};
}

}  // namespace

std::map<std::string, std::string> compile_spellings(const std::filesystem::path& british,
                                                     const std::filesystem::path& american) {
  const Words of_britain = read_words(british);
  const Words of_america = read_words(american);
  std::map<std::string, std::string> preferred;
  const auto add = [&](const std::string& word, const std::string& other) {
    // Never a chain: what others are replaced by stays as it is.
    if (!other.empty() && !preferred.contains(other)) preferred.emplace(word, other);
  };
  for (const Difference& difference : kDifferences) {
    for (const std::string& word : of_britain) {
      if (of_america.contains(word)) continue;
      add(word, counterpart(word, difference.british, difference.american, of_america));
    }
    for (const std::string& word : of_america) {
      if (of_britain.contains(word)) continue;
      const std::string other =
          counterpart(word, difference.american, difference.british, of_britain);
      if (of_america.contains(other)) add(word, other);  // else the British one was replaced above
    }
  }
  return preferred;
}

}  // namespace fundstelle
