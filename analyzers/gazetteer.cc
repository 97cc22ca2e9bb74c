#include "analyzers/gazetteer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "analyzers/name_endings.h"
#include "analyzers/word_segmenter.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

constexpr auto kLegalForms = std::to_array<std::string_view>(
    {"ab",   "ag",           "as",  "asa",  "bhd", "bv",      "cie",  "co",      "company",
     "corp", "corporation",  "cos", "e.v",  "eg",  "ev",      "gmbh", "holding", "holdings",
     "inc",  "incorporated", "kg",  "kgaa", "kk",  "limited", "llc",  "llp",     "ltd",
     "mbh",  "n.v",          "nv",  "ohg",  "oy",  "oyj",     "plc",  "pte",     "pty",
     "s.a",  "s.p.a",        "sa",  "sarl", "sas", "se",      "spa",  "ug",      "vvag"});
static_assert(std::is_sorted(kLegalForms.begin(), kLegalForms.end()));

// Bytes of the endings that tables list: bank to fluggesellschaft.
constexpr std::size_t kMinEnding = 4;
constexpr std::size_t kMaxEnding = 16;

// Folded already: no umlaut to be written out, no ampersand to be taken for a word.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

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

const data_format::Bucket* Gazetteer::bucket(std::string_view key) const {
  if (table_.empty() || key.empty()) return nullptr;
  const std::uint64_t hash = hash64(key);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = hash & mask; table_[slot].hash != 0; slot = (slot + 1) & mask) {
    if (table_[slot].hash == hash) return &table_[slot];
  }
  return nullptr;
}

NameLookup Gazetteer::find(std::string_view key) const {
  NameLookup found;
  const data_format::Bucket* const slot = bucket(key);
  if (slot == nullptr) return found;
  if (slot->company != 0) {
    found.company = known(slot->company);
    found.company->ambiguous = (slot->flags & data_format::kCompanyAmbiguous) != 0;
    found.company->doubtful = (slot->flags & data_format::kCompanyDoubtful) != 0;
    found.company->in_capitals = (slot->flags & data_format::kCompanyInCapitals) != 0;
  }
  if (slot->other_company != 0) found.other_company = known(slot->other_company);
  if (slot->city != 0) found.city = known(slot->city);
  found.not_a_name = (slot->flags & data_format::kNotAName) != 0;
  found.begins_longer_name = (slot->flags & data_format::kBeginsLongerKey) != 0;
  found.roles = NameRoles(slot->roles);
  return found;
}

NameRoles Gazetteer::roles(std::string_view key) const {
  const data_format::Bucket* const slot = bucket(key);
  return slot == nullptr ? NameRoles() : NameRoles(slot->roles);
}

NameRoles Gazetteer::roles_of_ending(std::string_view key) const {
  // Few words end as a listed one does: the last bytes say so at once.
  if (key.size() < kMinEnding || bucket(ending_mark(key)) == nullptr) return {};
  std::string ending = "-";
  for (std::size_t size = std::min(key.size() + 1, kMaxEnding + 1); size-- > kMinEnding;) {
    ending.replace(1, std::string::npos, key.substr(key.size() - size));
    if (const NameRoles found = roles(ending); found.bits() != 0) return found;
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
  KnownName known;
  known.number = number;
  known.canonical = canonical;
  known.german = name.german.size > 0 ? view(name.german) : canonical;
  known.population = name.population;
  known.country = {name.country.data(), name.country.size()};
  known.ambiguous = name.ambiguous != 0;
  return known;
}

void append_key_word(std::string& key, std::string_view form, std::string_view gap) {
  if (form.ends_with("'s")) form.remove_suffix(2);
  if (form.size() > 1 && form.ends_with('.')) form.remove_suffix(1);  // U.S., as words are cut
  if (!key.empty()) key += has_ampersand(gap) ? " & " : " ";
  if (std::all_of(form.begin(), form.end(), is_plain)) {
    key += form;
    return;
  }
  const std::size_t ampersand = form.find('&');  // AT&T is one word
  key += german_key(form.substr(0, ampersand));  // Folded already: umlauts are left.
  if (ampersand != std::string_view::npos) append_key_word(key, form.substr(ampersand + 1), "&");
}

std::string name_key(std::string_view name) {
  return join(key_words(name));
}

std::string ending_mark(std::string_view key) {
  return "~" + std::string(key.substr(key.size() - std::min(key.size(), kMinEnding)));
}

bool is_legal_form(std::string_view form) {
  return std::binary_search(kLegalForms.begin(), kLegalForms.end(), form);
}

}  // namespace fundstelle
