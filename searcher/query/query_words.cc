#include "searcher/query/query_words.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_error.h"

namespace fundstelle::query {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::size_t offset_in(std::string_view query, std::string_view part) {
  return static_cast<std::size_t>(part.data() - query.data());
}

// `Haus~` and `Haus~1`, but not `~100` or an address such as uni.example/~meier.
bool looks_fuzzy(std::string_view word) {
  const std::size_t tilde = word.find_last_not_of("0123456789");
  return tilde != std::string_view::npos && word[tilde] == '~' && has_letter(word.substr(0, tilde));
}

// `Leser*innen`, `Leser*in`
bool has_gender_star(std::string_view word) {
  const std::size_t star = word.find('*');
  if (star == 0 || star == std::string_view::npos) return false;
  const std::string_view ending = word.substr(star + 1);
  return (ending == "in" || ending.starts_with("innen")) &&
         ending.find('*') == std::string_view::npos;
}

}  // namespace

std::optional<Field> find_field(std::string_view name, const std::set<std::string>& facets) {
  if (std::any_of(name.begin(), name.end(), is_capital)) return std::nullopt;
  for (const std::string_view field : {kTitleField, kExactField}) {
    if (name == field) return Field{std::string(field), false};
  }
  for (const std::string& facet : facets) {
    if (equal_ignoring_case(name, facet)) return Field{facet, true};
  }
  return std::nullopt;
}

std::optional<Node> read_word(std::string_view query, std::string_view text, Range range,
                              std::string_view field) {
  Node node{.kind = Kind::kWord, .field = std::string(field), .range = range};
  if (text == "*") {
    node.kind = Kind::kAll;
    return node;
  }
  if (!has_word_character(text)) return std::nullopt;
  node.text = text;
  if (text.find("://") != std::string_view::npos || has_gender_star(text)) return node;

  const std::string_view stem = text.substr(0, text.find_last_not_of('*') + 1);
  const std::size_t star = stem.find('*');
  if (has_letter(text)) {
    const std::size_t begin = offset_in(query, text);
    if (star == 0) throw query_error(query, begin, "a * at the start of a word is not supported");
    if (star != std::string_view::npos) {
      throw query_error(query, begin + star, "a * in the middle of a word is not supported");
    }
    if (looks_fuzzy(stem)) {
      throw query_error(query, begin + stem.rfind('~'), "word~ is not supported");
    }
  }
  if (star == std::string_view::npos && stem.size() < text.size()) {
    node.kind = Kind::kPrefix;
    node.text = stem;
  }
  return node;
}

std::optional<Node> read_phrase(std::string_view query, std::string_view text, Range range,
                                std::string_view field) {
  Node phrase{.kind = Kind::kPhrase, .field = std::string(field), .range = range};
  const std::size_t begin = offset_in(query, text);
  for (const Range& word : split_words(text)) {
    phrase.children.push_back({.kind = Kind::kWord,
                               .text = std::string(text.substr(word.begin, word.end - word.begin)),
                               .range = {begin + word.begin, begin + word.end}});
  }
  if (phrase.children.empty()) return std::nullopt;
  if (phrase.children.size() == 1) {
    phrase.kind = Kind::kWord;
    phrase.text = std::move(phrase.children.front().text);
    phrase.children.clear();
  }
  return phrase;
}

}  // namespace fundstelle::query
