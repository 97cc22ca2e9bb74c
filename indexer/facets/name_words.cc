#include "indexer/facets/name_words.h"

#include <algorithm>

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxTicker = 8;  // bytes
constexpr int kLegalFormWords = 4;     // SE & Co. KGaA

}  // namespace

NameRoles NameWords::roles(std::size_t token) const {
  return gazetteer_.roles(key_of(text_, {token, token}));
}

NameRoles NameWords::roles_with_endings(std::size_t token) const {
  const std::string key = key_of(text_, {token, token});
  const NameRoles own = gazetteer_.roles(key);
  if (!german()) return own;
  return NameRoles(own.bits() | gazetteer_.roles_of_ending(key).bits());
}

NameRoles NameWords::name_roles(std::size_t token) const {
  return starts_upper(text_.written(token)) ? roles(token) : NameRoles();
}

bool NameWords::is_legal_form(std::size_t token) const {
  std::string_view form = text_.tokens[token].form;
  if (!looks_like_name(text_.written(token)) && form != "plc") return false;
  if (form.ends_with("'s")) form.remove_suffix(2);
  return fundstelle::is_legal_form(form);
}

std::size_t NameWords::behind_legal_form(std::size_t last) const {
  std::size_t end = last;
  for (int words = 0; words < kLegalFormWords && joins_behind(end); ++words) {
    std::size_t next = end + 1;
    const std::string_view form = text_.tokens[next].form;
    if ((form == "and" || form == "und") && joins_behind(next)) ++next;  // "and Co"
    if (!is_legal_form(next)) break;
    // "Siemens und Co": and others.
    if (form == "und" && (!joins_behind(next) || !is_legal_form(next + 1))) break;
    end = next;
  }
  return end;
}

bool NameWords::has_ticker_behind(std::size_t last) const {
  const std::string_view gap = text_.gap_after(last);
  if (!has(last + 1) || gap.size() > 2) return false;
  if (gap.ends_with('<')) return behind_ticker(last + 1) != last + 1;
  if (!gap.ends_with('(')) return false;
  // (NYSE: GM), (Nasdaq: AAPL), (GM.N)
  if (is_exchange(last + 1)) return true;
  return text_.gap_after(last + 1).starts_with(')') && is_all_capitals(text_.written(last + 1)) &&
         text_.written(last + 1).find('.') != std::string_view::npos;
}

bool NameWords::is_exchange(std::size_t token) const {
  return token > 0 && text_.gap_before(token).ends_with('(') &&
         text_.gap_after(token).starts_with(':') &&
         is_any(text_.tokens[token].form,
                {"nyse", "nasdaq", "amex", "lse", "xetra", "otc", "tsx", "asx", "hkex"});
}

std::size_t NameWords::behind_ticker(std::size_t token) const {
  if (token == 0 || !text_.gap_before(token).ends_with('<')) return token;
  const std::size_t start = text_.tokens[token].start;
  const std::string_view inside = text_.text.substr(start, kMaxTicker + 1);
  const std::size_t end = inside.find('>');
  if (end == std::string_view::npos) return token;
  const bool capitals = std::all_of(inside.begin(), inside.begin() + static_cast<long>(end),
                                    [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  if (!capitals) return token;
  while (has(token) && text_.tokens[token].start < start + end) ++token;
  return token;
}

bool NameWords::is_in_angle_brackets(NameRange range) const {
  if (range.first == 0 || !text_.gap_before(range.first).ends_with('<')) return false;
  const std::size_t end = behind_legal_form(range.last);
  return text_.gap_after(end).starts_with('>') && behind_ticker(range.first) == range.first;
}

bool NameWords::is_number(std::size_t token) const {
  const char first = text_.written(token).front();
  return first >= '0' && first <= '9';
}

bool NameWords::is_german_word(std::size_t token) const {
  const KnownWord word = vocabulary_.find(german_key(text_.tokens[token].form));
  return word.has(data_format::kDictionary) && !word.has(data_format::kName);
}

bool NameWords::joins_behind(std::size_t last) const {
  return has(last + 1) && joins_word_before(text_, last + 1) &&
         text_.gap_after(last).find(',') == std::string_view::npos;
}

bool NameWords::is_small(std::size_t token) const {
  return !looks_like_name(text_.written(token));
}

}  // namespace fundstelle
