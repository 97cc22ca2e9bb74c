#include "searcher/hit_reader.h"

#include <utility>

#include "index/date_slot.h"
#include "index/file_state.h"
#include "index/slots.h"
#include "searcher/snippets/marker.h"

namespace fundstelle {

HitReader::HitReader(const OpenIndex& index, const LanguageData& data)
    : index_(index), english_(Language::kEnglish, data), german_(Language::kGerman, data) {}

Hit HitReader::read(Xapian::docid document, const HighlightRules& rules,
                    const SnippetOptions& options) {
  StoredDocument stored;
  Hit hit = read_fields(index_.database.get_document(document), stored);
  const Language language = analyzer_language(hit.language);
  const auto marks = [&](const std::string& text, bool in_title) {
    if (rules.empty()) return std::vector<Mark>{};
    return find_marks(analyzer(language).analyze(text), language, rules, in_title);
  };
  hit.title_highlights = merge_ranges(marks(hit.title, true));
  if (options.fragments > 0) {
    hit.snippets = make_snippets(stored.text, hit.title, language, marks(stored.text, false),
                                 rules, options);
  }
  return hit;
}

Hit HitReader::read_id(Xapian::docid document) {
  Hit hit;
  const Xapian::Document stored = index_.database.get_document(document);
  hit.id = stored.get_value(slots::kId);
  hit.path = path_of_file(StoredDocument::parse_file(stored.get_value(slots::kArticle)));
  return hit;
}

Hit HitReader::read_whole(Xapian::docid document) {
  StoredDocument stored;
  Hit hit = read_fields(index_.database.get_document(document), stored);
  hit.rank = 1;
  hit.snippets.push_back({std::move(stored.text), 0, {}});
  return hit;
}

std::string HitReader::path_of(Xapian::docid document) { return read_id(document).path; }

Hit HitReader::read_fields(const Xapian::Document& document, StoredDocument& stored) {
  stored = StoredDocument::parse(document.get_value(slots::kArticle));
  Hit hit;
  hit.id = document.get_value(slots::kId);
  hit.path = path_of_file(stored.file);
  hit.url = std::move(stored.url);
  hit.title = std::move(stored.title);
  hit.date = date_from_slot(document.get_value(slots::kDate));
  hit.fields = std::move(stored.fields);
  for (const Facet& facet : index_.metadata.facets.facets()) {
    hit.facets.push_back({facet.name, unpack_values(document.get_value(facet.slot))});
    if (facet.name == "language" && !hit.facets.back().values.empty()) {
      hit.language = hit.facets.back().values.front();
    }
  }
  return hit;
}

// The state of the file knows its path; documents carry its number only.
std::string HitReader::path_of_file(std::uint64_t file) {
  const auto known = paths_.find(file);
  if (known != paths_.end()) return known->second;
  const std::string state = index_.database.get_metadata(file_state_key(file));
  std::string path = state.empty() ? std::string() : FileState::parse(state).path;
  return paths_.emplace(file, std::move(path)).first->second;
}

Analyzer& HitReader::analyzer(Language language) {
  return language == Language::kGerman ? german_ : english_;
}

}  // namespace fundstelle
