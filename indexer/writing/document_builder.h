// Articles to documents: language, tokens, facet values, terms, slots, stored text.
//
// A long text is analysed in pieces, and none of what is made of it grows as its tokens would.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/analyzers.h"
#include "analyzers/language_data.h"
#include "analyzers/piecewise_analysis.h"
#include "index/facets.h"
#include "index/indexed_document.h"
#include "indexer/facets/name_finder.h"
#include "indexer/sources/article.h"

namespace fundstelle {

/// Not safe for use by two threads at once: give each its own.
class DocumentBuilder {
 public:
  /// The references must outlive the builder. `this_year` bounds the years drawn from texts. Each
  /// of the two analyzers remembers `remembered_words` spellings (analyzer.h). What does not fit in
  /// memory of a long document goes to `scratch`, a folder. `pieces` only changes how much is
  /// looked at at a time.
  DocumentBuilder(const LanguageData& data, const FacetSchema& schema, int this_year,
                  std::size_t remembered_words = 300'000,
                  std::filesystem::path scratch = std::filesystem::temp_directory_path(),
                  PieceSizes pieces = {});

  /// Valid until the next call. Throws Error when the disk is full.
  IndexedDocument& build(Article article);
  const FacetSchema& facets() const { return schema_; }

 private:
  /// What the text says where the metadata is silent.
  struct Drawn {
    NameSearch names;
    FoundNames found;
    std::set<int> years;
  };

  const std::string& language_code_of(const std::string& name);
  void read_text(std::string_view text, std::size_t title_bytes, Language language,
                 const Article& article, Drawn& drawn);
  std::span<const Token> whole_words(std::span<const Token> tokens);
  std::vector<std::string> facet_values(const Facet& facet, const Article& article,
                                        std::string_view language, const Drawn& drawn) const;

  const LanguageData& data_;
  const FacetSchema& schema_;
  int this_year_;
  Analyzers analyzers_;
  NameFinder names_;
  PieceSizes pieces_;
  IndexedDocument document_;
  std::vector<Token> words_;
  std::unordered_map<std::string, std::string> language_codes_;  // by the name in the metadata
};

/// Hash of everything a reader of the article could notice: equal means nothing to reindex.
std::uint64_t content_hash(const Article& article);

}  // namespace fundstelle
