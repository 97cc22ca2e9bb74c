#include "indexer/writing/document_builder.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "analyzers/language_detector.h"
#include "analyzers/language_names.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "index/date_slot.h"
#include "index/identity.h"
#include "index/slots.h"
#include "index/stored_document.h"
#include "index/terms.h"
#include "indexer/facets/field_values.h"
#include "indexer/facets/year_finder.h"
#include "indexer/sources/value_limits.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxLanguageNames = 1000;
constexpr std::size_t kReservedForFields = 256;  // bytes

std::vector<std::string> canonical(const std::vector<std::string>& names,
                                   std::optional<KnownName> (Gazetteer::*find)(std::string_view)
                                       const,
                                   const Gazetteer& gazetteer) {
  std::vector<std::string> values;
  for (const std::string& name : names) {
    const auto known = (gazetteer.*find)(name);
    values.emplace_back(known ? std::string(known->canonical) : name);
  }
  return values;
}

std::vector<std::string> to_strings(const std::vector<int>& numbers) {
  std::vector<std::string> strings;
  for (const int number : numbers) strings.push_back(std::to_string(number));
  return strings;
}

// Of values with one key only the first stays: a document counts once under each.
void keep_distinct(std::vector<std::string>& values) {
  std::vector<std::string> keys;
  std::erase_if(values, [&](const std::string& value) {
    std::string key = facet_key(value);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
    keys.push_back(std::move(key));
    return false;
  });
}

}  // namespace

DocumentBuilder::DocumentBuilder(const LanguageData& data, const FacetSchema& schema, int this_year,
                                 std::size_t remembered_words)
    : data_(data),
      schema_(schema),
      this_year_(this_year),
      english_(Language::kEnglish, data, remembered_words),
      german_(Language::kGerman, data, remembered_words),
      names_(data.gazetteer()) {}

Xapian::Document DocumentBuilder::build(const Article& article) {
  // Title and text are analysed in one go: positions and names run on from one to the other.
  std::string text = article.title;
  if (!text.empty()) text += "\n\n";
  const std::size_t title_bytes = text.size();
  text += article.text;

  std::string language = language_code_of(article.language);
  if (language.empty()) language = detect_language(text, data_);
  const Language text_language = analyzer_language(language);
  const std::span<const Token> tokens = analyzer(text_language).analyze(text);
  const AnalyzedText analyzed{text, whole_words(tokens), text_language};

  FoundNames found;
  if (article.companies.empty() || article.cities.empty()) found = names_.find(analyzed);
  Xapian::Document document;
  terms_.add(document, text_language, tokens, title_bytes);
  for (const Facet& facet : schema_.facets()) {
    const std::vector<std::string> values = facet_values(facet, article, language, analyzed, found);
    for (const std::string& value : values) {
      document.add_boolean_term(facet_term(facet.name, facet_key(value)));
    }
    document.add_value(facet.slot, pack_values(values));
  }

  const std::string id = article.id();
  const std::uint64_t file = file_number(article.path);
  document.add_boolean_term(id_term(id));
  document.add_boolean_term(file_term(file));
  document.add_value(slots::kId, id);
  document.add_value(slots::kIdentity,
                     Identity{hash64(article.key()), content_hash(article)}.serialize());
  if (article.date) document.add_value(slots::kDate, date_to_slot(*article.date));
  document.add_value(
      slots::kArticle,
      StoredDocument{file, article.title, article.url, article.fields, article.text}.serialize());
  return document;
}

// Few names come again and again, and looking one up takes longer than indexing a headline.
const std::string& DocumentBuilder::language_code_of(const std::string& name) {
  const auto known = language_codes_.find(name);
  if (known != language_codes_.end()) return known->second;
  if (language_codes_.size() >= kMaxLanguageNames) language_codes_.clear();
  return language_codes_.emplace(name, normalize_language_code(name)).first->second;
}

// Names and years are looked for among whole words.
std::span<const Token> DocumentBuilder::whole_words(std::span<const Token> tokens) {
  words_.clear();
  std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(words_),
               [](const Token& token) { return token.kind == TokenKind::kWord; });
  return words_;
}

Analyzer& DocumentBuilder::analyzer(Language language) {
  return language == Language::kGerman ? german_ : english_;
}

std::vector<std::string> DocumentBuilder::facet_values(const Facet& facet, const Article& article,
                                                       std::string_view language,
                                                       const AnalyzedText& text,
                                                       const FoundNames& found) const {
  const Gazetteer& gazetteer = data_.gazetteer();
  std::vector<std::string> values;
  if (!facet.field.empty()) {
    values = field_values(article.fields, facet.field);
  } else if (facet.name == "language") {
    if (!language.empty()) values.emplace_back(language);
  } else if (facet.name == "year") {
    if (!article.years.empty()) {
      values = to_strings(article.years);
    } else if (article.date) {
      values.push_back(std::to_string(article.date->year()));
    } else {
      values = to_strings(find_years(text, this_year_));
    }
  } else if (facet.name == "company") {
    values = article.companies.empty()
                 ? found.companies
                 : canonical(article.companies, &Gazetteer::find_company, gazetteer);
  } else if (facet.name == "city") {
    values = article.cities.empty() ? found.cities
                                    : canonical(article.cities, &Gazetteer::find_city, gazetteer);
  }
  limit_values(values);  // Who reads the article has said so.
  keep_distinct(values);
  return values;
}

std::uint64_t content_hash(const Article& article) {
  std::string bytes;
  bytes.reserve(article.title.size() + article.text.size() + kReservedForFields);
  append_string(bytes, article.title);
  append_string(bytes, article.text);
  append_string(bytes, article.url);
  append_string(bytes, article.language);
  append_string(bytes, article.date ? article.date->to_string() : std::string());
  append_string(bytes, pack_values(article.companies));
  append_string(bytes, pack_values(article.cities));
  append_string(bytes, pack_values(to_strings(article.years)));
  for (const auto& [name, value] : article.fields) {
    append_string(bytes, name);
    append_string(bytes, value);
  }
  return hash64(bytes);
}

}  // namespace fundstelle
