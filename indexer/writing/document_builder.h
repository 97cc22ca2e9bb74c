// Articles to Xapian documents: language, tokens, facet values, terms, slots, stored text.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/analyzer.h"
#include "analyzers/language_data.h"
#include "index/facets.h"
#include "index/word_terms.h"
#include "indexer/facets/name_finder.h"
#include "indexer/sources/article.h"

namespace fundstelle {

/// Not safe for use by two threads at once: give each its own.
class DocumentBuilder {
 public:
  /// The references must outlive the builder. `this_year` bounds the years drawn from texts. Each
  /// of the two analyzers remembers `remembered_words` spellings (analyzer.h).
  DocumentBuilder(const LanguageData& data, const FacetSchema& schema, int this_year,
                  std::size_t remembered_words = 300'000);

  Xapian::Document build(const Article& article);
  const FacetSchema& facets() const { return schema_; }

 private:
  const std::string& language_code_of(const std::string& name);
  Analyzer& analyzer(Language language);
  std::span<const Token> whole_words(std::span<const Token> tokens);
  std::vector<std::string> facet_values(const Facet& facet, const Article& article,
                                        std::string_view language, const AnalyzedText& text,
                                        const FoundNames& found) const;

  const LanguageData& data_;
  const FacetSchema& schema_;
  int this_year_;
  Analyzer english_;
  Analyzer german_;
  NameFinder names_;
  WordTerms terms_;
  std::vector<Token> words_;
  std::unordered_map<std::string, std::string> language_codes_;  // by the name in the metadata
};

/// Hash of everything a reader of the article could notice: equal means nothing to reindex.
std::uint64_t content_hash(const Article& article);

}  // namespace fundstelle
