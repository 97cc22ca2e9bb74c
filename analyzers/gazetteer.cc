#include "analyzers/gazetteer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/folding.h"
#include "analyzers/word_segmenter.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

constexpr std::array<std::string_view, 44> kLegalForms = {
    "ab",           "ag",          "as",   "asa", "bhd",     "bv",   "co",      "company",  "cos",
    "corp",         "corporation", "e.v",  "eg",  "ev",      "gmbh", "holding", "holdings", "inc",
    "incorporated", "kg",          "kgaa", "kk",  "limited", "llc",  "llp",     "ltd",      "mbh",
    "n.v",          "nv",          "ohg",  "oy",  "oyj",     "plc",  "pte",     "pty",      "s.a",
    "s.p.a",        "sa",          "sarl", "sas", "se",      "spa",  "ug",      "vvag"};

bool has_ampersand(std::string_view gap) {
  return gap.find('&') != std::string_view::npos;
}

std::vector<std::string> key_words(std::string_view name) {
  std::vector<WordRange> ranges;
  WordSegmenter().segment(name, ranges);
  std::vector<std::string> words;
  std::size_t behind = 0;
  for (const WordRange& range : ranges) {
    if (!words.empty() && has_ampersand(name.substr(behind, range.start - behind))) {
      words.emplace_back("&");
    }
    words.emplace_back();
    append_key_word(words.back(), fold(name.substr(range.start, range.end - range.start)));
    behind = range.end;
  }
  return words;
}

std::string join(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

}  // namespace

NameLookup Gazetteer::find(std::string_view key) const {
  if (table_.empty() || key.empty()) return {};
  const std::uint64_t hash = hash64(key);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = hash & mask; table_[slot].hash != 0; slot = (slot + 1) & mask) {
    const data_format::Bucket& bucket = table_[slot];
    if (bucket.hash != hash) continue;
    NameLookup found;
    if (bucket.company != 0) {
      found.company = known(bucket.company);
      found.company->ambiguous = (bucket.flags & data_format::kCompanyAmbiguous) != 0;
      found.company->in_capitals = (bucket.flags & data_format::kCompanyInCapitals) != 0;
    }
    if (bucket.city != 0) found.city = known(bucket.city);
    found.not_a_name = (bucket.flags & data_format::kNotAName) != 0;
    found.begins_longer_name = (bucket.flags & data_format::kBeginsLongerKey) != 0;
    return found;
  }
  return {};
}

std::optional<KnownName> Gazetteer::find_company(std::string_view name) const {
  std::vector<std::string> words = key_words(name);
  for (;;) {
    if (auto found = find(join(words)); found.company) return found.company;
    if (words.size() < 2 || !(is_legal_form(words.back()) || words.back() == "&")) {
      return std::nullopt;
    }
    words.pop_back();
  }
}

std::optional<KnownName> Gazetteer::find_city(std::string_view name) const {
  return find(name_key(name)).city;
}

KnownName Gazetteer::known(std::uint32_t number) const {
  const data_format::Name& name = names_[number - 1];
  const auto view = [&](data_format::StringRef ref) {
    return strings_.substr(ref.offset, ref.size);
  };
  const std::string_view canonical = view(name.canonical);
  return {canonical, name.german.size > 0 ? view(name.german) : canonical, name.population,
          name.ambiguous != 0, false};
}

void append_key_word(std::string& key, std::string_view form, std::string_view gap) {
  if (form.ends_with("'s")) form.remove_suffix(2);
  if (!key.empty()) key += has_ampersand(gap) ? " & " : " ";
  const std::size_t ampersand = form.find('&');  // AT&T is one word
  key += fold_name(form.substr(0, ampersand));
  if (ampersand != std::string_view::npos) append_key_word(key, form.substr(ampersand + 1), "&");
}

std::string name_key(std::string_view name) {
  return join(key_words(name));
}

bool is_legal_form(std::string_view form) {
  return std::find(kLegalForms.begin(), kLegalForms.end(), form) != kLegalForms.end();
}

}  // namespace fundstelle
