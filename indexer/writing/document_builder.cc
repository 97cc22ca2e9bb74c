#include "indexer/writing/document_builder.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

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

// Bytes from which on what an analyzer remembers is worth less than its memory.
constexpr std::size_t kLongText = std::size_t{8} << 20;

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

// Bits of NamedFacet. A language counts if it is a known one.
std::uint8_t named_in(const Article& article, bool language) {
  return static_cast<std::uint8_t>(
      (language ? kNamedLanguage : 0) | (article.companies.empty() ? 0 : kNamedCompany) |
      (article.cities.empty() ? 0 : kNamedCity) | (article.years.empty() ? 0 : kNamedYear));
}

std::size_t count_words(std::span<const Token> tokens) {
  return static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(),
                    [](const Token& token) { return token.kind == TokenKind::kWord; }));
}

// Of values with one key only the first stays: a document counts once under each.
void keep_distinct(std::vector<std::string>& values) {
  std::unordered_set<std::string> keys;
  std::erase_if(values, [&](const std::string& value) {
    std::string key = facet_key(value);
    return key.empty() || !keys.insert(std::move(key)).second;
  });
}

}  // namespace

DocumentBuilder::DocumentBuilder(const LanguageData& data, const FacetSchema& schema, int this_year,
                                 std::size_t remembered_words, std::filesystem::path scratch,
                                 PieceSizes pieces)
    : data_(data),
      schema_(schema),
      this_year_(this_year),
      analyzers_(data, remembered_words),
      names_(data),
      pieces_(pieces),
      document_(std::move(scratch)) {}

IndexedDocument& DocumentBuilder::build(Article article) {
  const Identity identity{hash64(article.key()), content_hash(article)};
  // Title and text are analysed in one go: positions and names run on from one to the other.
  std::string text = std::move(article.text);
  if (!article.title.empty()) text.insert(0, article.title + "\n\n");
  const std::size_t title_bytes = article.title.empty() ? 0 : article.title.size() + 2;

  std::string language = language_code_of(article.language);
  const bool language_named = !language.empty();
  if (!language_named) language = detect_language(text, data_);
  Drawn drawn;
  read_text(text, title_bytes, analyzer_language(language), article, drawn);
  if (text.size() > kLongText) analyzers_[analyzer_language(language)].forget();
  for (const Facet& facet : schema_.facets()) {
    const std::vector<std::string> values = facet_values(facet, article, language, drawn);
    for (const std::string& value : values) {
      document_.add_term(facet_term(facet.name, facet_key(value)));
    }
    document_.add_value(facet.slot, pack_values(values));
  }

  const std::string id = article.id();
  const std::uint64_t file = file_number(article.path);
  document_.add_term(id_term(id));
  document_.add_term(file_term(file));
  document_.add_value(slots::kId, id);
  document_.add_value(slots::kIdentity, identity.serialize());
  if (article.date) document_.add_value(slots::kDate, date_to_slot(*article.date));
  document_.add_value(
      slots::kArticle,
      StoredDocument{
          file, named_in(article, language_named), article.title, article.url, article.fields, {}}
          .serialize(std::string_view(text).substr(title_bytes)));
  std::string().swap(text);  // the memory is needed for what was made of it
  document_.finish();
  return document_;
}

void DocumentBuilder::read_text(std::string_view text, std::size_t title_bytes, Language language,
                                const Article& article, Drawn& drawn) {
  const bool find_names = article.companies.empty() || article.cities.empty();
  const bool find_years = article.years.empty() && !article.date;
  document_.begin(language, text.size());
  PiecewiseAnalysis analysis(analyzers_[language], text, pieces_);
  while (analysis.next()) {
    const std::span<const Token> tokens = analysis.tokens();
    document_.add_words(analysis.own_tokens(), title_bytes);
    if (!find_names && !find_years) continue;
    const std::size_t first = count_words(tokens.first(analysis.first()));
    const std::size_t end = count_words(tokens.first(analysis.end()));
    const AnalyzedText piece{text, whole_words(tokens), language, analysis.start()};
    if (find_names) names_.find(piece, first, end, drawn.names);
    if (find_years) fundstelle::find_years(piece, first, end, this_year_, drawn.years);
  }
  drawn.found = drawn.names.names();
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

std::vector<std::string> DocumentBuilder::facet_values(const Facet& facet, const Article& article,
                                                       std::string_view language,
                                                       const Drawn& drawn) const {
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
      values = to_strings({drawn.years.begin(), drawn.years.end()});
    }
  } else if (facet.name == "company") {
    values = article.companies.empty()
                 ? drawn.found.companies
                 : canonical(article.companies, &Gazetteer::find_company, gazetteer);
  } else if (facet.name == "city") {
    values = article.cities.empty() ? drawn.found.cities
                                    : canonical(article.cities, &Gazetteer::find_city, gazetteer);
  }
  limit_values(values);  // Who reads the article has said so.
  keep_distinct(values);
  return values;
}

std::uint64_t content_hash(const Article& article) {
  Hash64 hash;
  const auto add = [&](std::string_view text) {
    std::string size;
    append_varint(size, text.size());
    hash.add(size);
    hash.add(text);
  };
  add(article.title);
  add(article.text);
  add(article.url);
  add(article.language);
  add(article.date ? article.date->to_string() : std::string());
  add(pack_values(article.companies));
  add(pack_values(article.cities));
  add(pack_values(to_strings(article.years)));
  for (const auto& [name, value] : article.fields) {
    add(name);
    add(value);
  }
  return hash.value();
}

}  // namespace fundstelle
