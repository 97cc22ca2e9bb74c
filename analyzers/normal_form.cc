#include "analyzers/normal_form.h"

#include <algorithm>
#include <vector>

#include "analyzers/folding.h"
#include "analyzers/plain_letters.h"
#include "analyzers/word_borders.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxArticleBytes = 4;  // of l', d', qu', dell'
constexpr std::size_t kLeastPieceBytes = 3;
constexpr std::size_t kDigitGroup = 3;
constexpr std::size_t kAddressGroups = 4;
constexpr int kMaxAddressNumber = 255;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The size of MP in MPs, MP's and MP’s; 0 when the word is no plural of capitals.
std::size_t capitals_before_plural(std::string_view written) {
  const auto end = std::find_if_not(written.begin(), written.end(), is_capital);
  const auto capitals = static_cast<std::size_t>(end - written.begin());
  std::string_view rest = written.substr(capitals);
  rest.remove_prefix(apostrophe_size(rest));
  return capitals > 1 && rest == "s" ? capitals : 0;
}

// Without a possessive ending, then without apostrophes.
std::string without_apostrophes(std::string_view form) {
  std::string_view word = form;
  if (word.size() > 2 && word.ends_with("'s")) word.remove_suffix(2);
  std::string base(word);
  std::erase(base, '\'');
  return base.empty() ? std::string(form) : base;
}

// `LeserInnen`, `LeserIn`: the size of `Leser`; else that of the whole.
std::size_t inner_capital(std::string_view written) {
  for (const std::string_view ending : {"Innen", "In"}) {
    if (!written.ends_with(ending) || written.size() < ending.size() + kLeastPieceBytes) continue;
    const std::size_t at = written.size() - ending.size();
    if (written[at - 1] >= 'a' && written[at - 1] <= 'z') return at;
  }
  return written.size();
}

// Where the piece behind an article begins: Ivoire in d'Ivoire, Brien in O'Brien.
std::size_t behind_article(std::string_view written) {
  for (std::size_t at = 1; at < std::min(written.size(), kMaxArticleBytes + 1); ++at) {
    const std::size_t size = apostrophe_size(written.substr(at));
    if (size == 0) continue;
    std::string_view piece = written.substr(at + size);
    if (piece.size() > 1 && piece.ends_with('s') &&
        apostrophe_size(piece.substr(piece.size() - 2)) > 0) {
      piece.remove_suffix(2);
    }
    return piece.size() < kLeastPieceBytes ? written.size() : at + size;
  }
  return written.size();
}

// Four numbers up to 255, none with a zero in front.
bool is_network_address(const std::vector<std::string_view>& groups) {
  return groups.size() == kAddressGroups &&
         std::all_of(groups.begin(), groups.end(), [](std::string_view group) {
           return (group.size() == 1 || group[0] != '0') &&
                  std::stoi(std::string(group)) <= kMaxAddressNumber;
         });
}

// A folded no-break space is a space.
bool is_separator(char c) {
  return c == ',' || c == '.' || c == '\'' || c == ' ';
}

}  // namespace

std::string fold_word(std::string_view written) {
  const bool acronym = written.ends_with('.');
  return fold(acronym ? written.substr(0, written.size() - 1) : written);
}

std::string ungrouped_number(std::string_view form, Language language) {
  if (form.empty() || !is_digit(form[0])) return {};
  std::vector<std::string_view> groups;
  std::string separators;
  for (std::string_view rest = form;;) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - rest.begin());
    groups.push_back(rest.substr(0, digits));
    if (digits == 0) return {};
    rest.remove_prefix(digits);
    if (rest.empty()) break;
    if (!is_separator(rest[0])) return {};
    separators += rest[0];
    rest.remove_prefix(1);
  }
  if (separators.empty() || groups.front().size() > kDigitGroup) return {};
  const char grouping = separators.front();
  // Of two kinds, the last one stands before the fraction.
  const bool fraction = separators.size() > 1 && separators.back() != grouping;
  const std::size_t whole = groups.size() - (fraction ? 1 : 0);
  for (std::size_t i = 1; i < whole; ++i) {
    if (groups[i].size() != kDigitGroup || separators[i - 1] != grouping) return {};
  }
  const char decimal = language == Language::kGerman ? ',' : '.';
  if (whole == 2 && !fraction && grouping == decimal) return {};  // 1.234 is no 1234 in English
  if (fraction && separators.back() != '.' && separators.back() != ',') return {};
  if (grouping == '.' && !fraction && is_network_address(groups)) return {};
  if (groups.front()[0] == '0') return {};
  std::string number;
  for (std::size_t i = 0; i < whole; ++i) number += groups[i];
  if (fraction) number.append(1, decimal).append(groups.back());
  return number;
}

NormalForm normal_form(std::string_view written, std::string_view form, Language language) {
  NormalForm normal;
  if (is_digit(form[0])) {
    normal.base = ungrouped_number(form, language);
    if (!normal.base.empty()) return normal;
  }
  normal.in_capitals =
      written.size() > 1 && std::all_of(written.begin(), written.end(), is_capital);
  normal.acronym = is_dotted_acronym(form);
  if (normal.acronym) {
    normal.base = form;
    std::erase(normal.base, '.');
    return normal;
  }
  if (const std::size_t capitals = capitals_before_plural(written)) {
    normal.base = form.substr(0, capitals);
    normal.variant = normal.base + 's';
    normal.acronym = true;
    return normal;
  }
  std::string word = without_apostrophes(form);
  if (const std::size_t sign = gender_sign(written); sign < written.size()) {
    normal.piece_end = sign;
    const std::size_t at = gender_sign(word);
    word.erase(at, word.find("in", at) - at);
  } else if (const std::size_t inner = inner_capital(written); inner < written.size()) {
    normal.piece_end = inner;
  } else if (const std::size_t behind = behind_article(written); behind < written.size()) {
    normal.piece_start = behind;
    normal.piece_end = written.size();
  }
  const bool german = language == Language::kGerman;
  normal.base = plain_letters(word, german ? Umlauts::kKeep : Umlauts::kPlain);
  if (normal.base.empty()) normal.base = form;
  if (!german && normal.base != word) {
    normal.variant = plain_letters(word, Umlauts::kWriteOut);
    if (normal.variant == normal.base) normal.variant.clear();
  }
  return normal;
}

}  // namespace fundstelle
