#include "indexer/facets/listed_names.h"

#include <limits>
#include <utility>

#include "analyzers/folding.h"
#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

constexpr std::uint32_t kHugeCity = 1'000'000;  // inhabitants
constexpr std::uint32_t kTown = 20'000;

constexpr std::size_t kMinAdjective = 6;  // bytes: Wiener
constexpr int kNone = std::numeric_limits<int>::min();

// ACER, where the firm is Acer, in a line that is not all in capitals.
bool is_in_other_case(const AnalyzedText& text, NameRange range, std::string_view canonical) {
  const std::string_view word = text.written(range.first);
  return range.size() == 1 && word.size() > 1 && is_all_capitals(word) &&
         name_key(canonical) == key_of(text, range) && !is_all_capitals(canonical) &&
         !in_capital_line(text, range.first);
}

// Time Inc.: who named it so found the rest of the name too common.
bool needs_legal_form(std::string_view canonical, const std::string& key) {
  const std::size_t space = canonical.rfind(' ');
  if (space == std::string_view::npos) return false;
  std::string last = name_key(canonical.substr(space + 1));
  return is_legal_form(last) && name_key(canonical.substr(0, space)) == key;
}

bool is_of_german_lands(const KnownName& company) {
  return company.country == "DE" || company.country == "AT" || company.country == "CH";
}

// Merck: of two firms with one form, a German text means the one of its own.
void prefer_firm_of_language(const NameContext& context, NameLookup& names) {
  if (!names.other_company) return;
  const bool first = is_of_german_lands(*names.company);
  const bool second = is_of_german_lands(*names.other_company);
  if (first == second || first == context.german()) return;
  const KnownName other = *names.company;
  names.other_company->ambiguous = other.ambiguous;
  names.other_company->doubtful = other.doubtful;
  names.other_company->in_capitals = other.in_capitals;
  names.company = names.other_company;
  names.other_company = other;
}

bool ends_with_capital(std::string_view name) {
  return starts_upper(name.substr(name.rfind(' ') + 1));
}

}  // namespace

ListedName ListedNames::longest(const AnalyzedText& text, std::size_t first) const {
  ListedName longest;
  std::string key;
  for (std::size_t at = first; at < text.tokens.size() && at < first + kMaxNameWords; ++at) {
    if (at > first && !joins_word_before(text, at)) break;
    append_key_word(key, text.tokens[at].form, text.gap_before(at));
    NameLookup names = gazetteer_.find(key);
    const bool goes_on = names.begins_longer_name;
    const auto is_name = [&] { return names.company || names.city || names.not_a_name; };
    const bool genitive = text.language == Language::kGerman && !is_name() && key.size() > 3 &&
                          key.back() == 's';  // Berlins, BMWs
    if (genitive) names = gazetteer_.find(std::string_view(key).substr(0, key.size() - 1));
    const std::string_view word = text.written(first);
    // `Man` at the beginning of a sentence is not the firm MAN, and a word is no acronym.
    if (names.company && names.company->in_capitals && at == first &&
        !is_all_capitals(without_possessive(genitive ? word.substr(0, word.size() - 1) : word))) {
      names.company.reset();
      names.other_company.reset();
    }
    // "Tuesday morning" is not the firm Tuesday Morning.
    if (names.company && at > first && text.gap_before(at) == " " &&
        !looks_like_name(text.written(at)) && ends_with_capital(names.company->canonical)) {
      names.company.reset();
      names.other_company.reset();
    }
    const bool function_word = at == first && text.tokens[at].stop && !is_all_capitals(word);
    if (is_name() && !function_word) {
      longest = {{first, at}, std::move(names), key.substr(0, key.size() - (genitive ? 1 : 0))};
    }
    if (!goes_on) break;
  }
  return longest;
}

bool ListedNames::ends_with_company(const AnalyzedText& text, NameRange range) const {
  for (std::size_t from = range.first; from <= range.last; ++from) {
    if (gazetteer_.find(key_of(text, {from, range.last})).company) return true;
  }
  return false;
}

void ListedNames::add(const NameContext& context, ListedName listed,
                      std::vector<NameMention>& mentions) const {
  // A newspaper is a firm where its legal form says so: New York Times Co.
  if (listed.names.not_a_name &&
      (!listed.names.company ||
       context.behind_legal_form(listed.range.last) == listed.range.last)) {
    return;
  }
  NameMention company, city;
  int company_score = kNone, city_score = kNone;
  if (listed.names.company) {
    prefer_firm_of_language(context, listed.names);
    company = {listed.range,
               NameKind::kCompany,
               listed.names.company->number,
               listed.names.other_company ? listed.names.other_company->number : 0,
               std::string(listed.names.company->canonical),
               listed.key,
               company_signs(context, listed)};
    company_score = score(company.signs, company.kind);
  }
  if (listed.names.city) {
    city = {listed.range,
            NameKind::kCity,
            listed.names.city->number,
            0,
            std::string(listed.names.city->canonical),
            listed.key,
            city_signs(context, listed)};
    city_score = score(city.signs, city.kind);
  }
  if (company_score == kNone && city_score == kNone) return;
  mentions.push_back(company_score >= city_score ? std::move(company) : std::move(city));
}

NameSigns ListedNames::company_signs(const NameContext& context, const ListedName& listed) const {
  NameSigns signs = context.around(listed.range);
  const KnownName& company = *listed.names.company;
  signs.add(NameSign::kListed);
  signs.add_if(company.doubtful, NameSign::kDoubtful);
  signs.add_if(listed.names.other_company.has_value(), NameSign::kShared);
  // No city is written in capitals, unless all of the line is.
  signs.add_if(listed.names.city && (!company.in_capitals || signs.has(NameSign::kCapitalLine)),
               NameSign::kAlsoCity);
  const AnalyzedText& text = context.text();
  signs.add_if(context.is_legal_form(listed.range.last), NameSign::kLegalForm);
  signs.add_if(needs_legal_form(company.canonical, listed.key), NameSign::kNeedsLegalForm);
  // MAN, where man is a word: capitals are meant.
  signs.add_if(company.in_capitals && !signs.has(NameSign::kCapitalLine) &&
                   (text.tokens[listed.range.first].stop ||
                    listed.names.roles.has_any(
                        {NameRole::kEnglishWord, NameRole::kGermanWord, NameRole::kGermanNoun})),
               NameSign::kInsideSentence);
  signs.add_if(listed.names.roles.has(NameRole::kNationality), NameSign::kRegionWord);
  const std::string_view form = text.written(listed.range.first);
  signs.add_if(listed.range.size() == 1 && form.size() == 3 && is_all_capitals(form) &&
                   name_key(company.canonical) != listed.key,
               NameSign::kShortAlias);
  // Telekom-Pakete: only of what may be a word.
  if (!company.ambiguous) signs.remove(NameSign::kOtherCompound);
  signs.add_if(is_in_other_case(text, listed.range, company.canonical), NameSign::kOtherCase);
  if (!company.ambiguous && !listed.names.roles.has(NameRole::kSurname)) {
    // Microsoft Windows, the analyst Gartner: what means nothing else does so here.
    signs.remove(NameSign::kCapitalBehind);
    signs.remove(NameSign::kCapitalBefore);
    const bool title = listed.range.first > 0 && !context.german() &&
                       looks_like_name(context.text().written(listed.range.first - 1));
    if (!title) signs.remove(NameSign::kPersonNounBefore);
  }
  const std::size_t next = listed.range.last + 1;
  if (next < text.tokens.size() && signs.has(NameSign::kCapitalBehind) &&
      context.roles(next).has_any({NameRole::kFirmHead, NameRole::kWeakFirmHead})) {
    signs.remove(NameSign::kCapitalBehind);
  }
  if (listed.range.size() > 1) {
    signs.add(NameSign::kSeveralWords);
    return signs;
  }
  return signs | context.of_word(listed.range.first, listed.names.roles, company.doubtful);
}

NameSigns ListedNames::city_signs(const NameContext& context, const ListedName& listed) const {
  NameSigns signs = context.around(listed.range);
  const KnownName& city = *listed.names.city;
  signs.add_if(city.population >= kHugeCity, NameSign::kHugeCity);
  signs.add_if(city.population >= kLargeCity && city.population < kHugeCity, NameSign::kLargeCity);
  signs.add_if(city.population >= kTown && city.population < kLargeCity, NameSign::kTown);
  signs.add_if(city.ambiguous, NameSign::kAmbiguousCity);
  signs.add_if(listed.names.company.has_value(), NameSign::kAlsoCompany);
  if (listed.range.size() > 1) {
    signs.add(NameSign::kSeveralWords);
    return signs;
  }
  NameSigns own = context.of_word(listed.range.first, listed.names.roles, city.ambiguous);
  if (!city.ambiguous && city.population >= kTown) {
    // The table says that the name is no word, and German word lists hold all larger cities.
    own.remove(NameSign::kCommonNoun);
    own.remove(NameSign::kWordAtStart);
    own.remove(NameSign::kWordInside);
  }
  if (signs.has(NameSign::kDateline)) own.remove(NameSign::kWordAtStart);
  return signs | own;
}

void ListedNames::add_adjective(const NameContext& context, std::size_t token,
                                std::vector<NameMention>& mentions) const {
  const AnalyzedText& text = context.text();
  const std::size_t next = token + 1;
  const std::string_view form = text.tokens[token].form;
  if (form.size() < kMinAdjective || !form.ends_with("er") || next >= text.tokens.size() ||
      text.gap_before(next) != " " || !starts_upper(text.written(next)) ||
      in_capital_line(text, token)) {
    return;
  }
  const std::string key = key_of(text, {token, token});
  const std::string stem = key.substr(0, key.size() - 2);
  std::vector<std::string> names = {stem, stem + "en", stem + "e"};
  if (stem.ends_with('n')) names.push_back(stem.substr(0, stem.size() - 1) + "en");
  for (const std::string& name : names) {
    const NameLookup found = gazetteer_.find(name);
    if (!found.city || found.city->population < kLargeCity || found.city->ambiguous) continue;
    NameMention mention{{token, token},
                        NameKind::kCity,
                        found.city->number,
                        0,
                        std::string(found.city->canonical),
                        name,
                        context.around({token, token})};
    mention.signs.add(NameSign::kAdjective);
    mention.signs.add_if(context.roles(next).has(NameRole::kLocalNoun), NameSign::kLocalNounBehind);
    mention.signs.add(found.city->population >= kHugeCity ? NameSign::kHugeCity
                                                          : NameSign::kLargeCity);
    mentions.push_back(std::move(mention));
    return;
  }
}

}  // namespace fundstelle
