// Documents of an index as hits: stored fields, facet values, title with marks, snippets.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "analyzers/analyzers.h"
#include "analyzers/language_data.h"
#include "index/open_index.h"
#include "index/position_record.h"
#include "index/stored_document.h"
#include "searcher/model/results.h"
#include "searcher/snippets/marker.h"
#include "searcher/snippets/position_tokens.h"
#include "searcher/snippets/snippets.h"

namespace fundstelle {

/// Rank and score of the hits are the caller's.
class HitReader {
 public:
  /// The references must outlive the reader.
  HitReader(const OpenIndex& index, const LanguageData& data);

  /// Everything a page of results shows, of documents in any order.
  std::vector<Hit> read(const std::vector<Xapian::docid>& documents, const HighlightRules& rules,
                        const SnippetOptions& options);
  /// Ids only, of documents in any order: nothing else of them is read.
  std::vector<std::string> read_ids(const std::vector<Xapian::docid>& documents) const;
  /// Id and path only.
  Hit read_id(Xapian::docid document);
  /// The whole text as the one snippet.
  Hit read_whole(Xapian::docid document);
  std::string path_of(Xapian::docid document);

 private:
  class Page;
  /// One hit on the way to its marks.
  struct Marked {
    Page& page;
    Xapian::docid document;
    Language language;
    std::string_view text;
    Hit& hit;
  };

  Hit read(Xapian::docid document, Page& page, const SnippetOptions& options);
  /// All but title highlights and snippets. `stored` is the document's, and keeps its text.
  Hit read_fields(const Xapian::Document& document, StoredDocument& stored);
  /// Sets the title's highlights and the snippets.
  void mark(const Marked& marked, const SnippetOptions& options);
  /// The same, faster; false when the record does not belong to the text.
  bool mark_by_positions(const PackedPositions& record, const Marked& marked,
                         const SnippetOptions& options);
  void set_snippets(SnippetSearch&& search, const Marked& marked);
  std::string path_of_file(std::uint64_t file);

  const OpenIndex& index_;
  Analyzers analyzers_;
  const bool same_analyzers_;                             // as those that made the index
  std::unordered_map<std::uint64_t, std::string> paths_;  // by file number
};

}  // namespace fundstelle
