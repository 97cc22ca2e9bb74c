#include "searcher/hit_reader.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "index/date_slot.h"
#include "index/file_state.h"
#include "index/index_metadata.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/matching/stem_numbers.h"

namespace fundstelle {
namespace {

// Prefixes and exact forms are compared with the words themselves.
bool match_by_stems(const HighlightRules& rules) {
  return std::all_of(rules.begin(), rules.end(), [](const MarkRule& rule) {
    return std::all_of(rule.words.begin(), rule.words.end(), [](const MarkedWord& word) {
      return word.prefix.empty() && word.form.empty();
    });
  });
}

}  // namespace

HitReader::HitReader(const OpenIndex& index, const LanguageData& data)
    : index_(index),
      english_(Language::kEnglish, data),
      german_(Language::kGerman, data),
      same_analyzers_(index.metadata.fingerprint == analyzer_fingerprint(data)) {}

Hit HitReader::read(Xapian::docid document, const HighlightRules& rules,
                    const SnippetOptions& options) {
  StoredDocument stored;
  const Xapian::Document entry = index_.database.get_document(document);
  Hit hit = read_fields(entry, stored);
  Marks marks = find_all_marks(entry, hit, stored.text, rules);
  hit.title_highlights = merge_ranges(std::move(marks.title));
  if (options.fragments > 0) {
    hit.snippets = make_snippets(stored.text, hit.title, analyzer_language(hit.language),
                                 marks.text, rules, options);
  }
  return hit;
}

HitReader::Marks HitReader::find_all_marks(const Xapian::Document& document, const Hit& hit,
                                           const std::string& text, const HighlightRules& rules) {
  if (rules.empty()) return {};
  if (same_analyzers_ && match_by_stems(rules)) {
    if (auto marks = marks_by_positions(document, hit, text, rules)) return std::move(*marks);
  }
  const Language language = analyzer_language(hit.language);
  Marks marks;
  marks.title = find_marks(analyzer(language).analyze(hit.title), language, rules, true);
  marks.text = find_marks(analyzer(language).analyze(text), language, rules, false);
  return marks;
}

std::optional<HitReader::Marks> HitReader::marks_by_positions(const Xapian::Document& document,
                                                              const Hit& hit,
                                                              const std::string& text,
                                                              const HighlightRules& rules) {
  const Language language = analyzer_language(hit.language);
  std::map<std::string, std::string_view> stems;  // by their terms
  for (const MarkRule& rule : rules) {
    for (const MarkedWord& word : rule.words) {
      const std::string& stem = word.stems[static_cast<std::size_t>(language)];
      if (!stem.empty()) stems.emplace(stem_term(language, stem), stem);
    }
  }
  if (stems.empty()) return Marks{};
  std::vector<std::string> terms;
  for (const auto& [term, stem] : stems) terms.push_back(term);
  const auto record = PositionRecord::parse(document.get_value(slots::kPositions));
  StemFinder finder(index_.database, terms);
  const std::vector<std::uint32_t>& numbers = finder.find(document.get_docid(), record);
  WantedStems wanted;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (numbers[i] != kNoStem) wanted.emplace(numbers[i], stems.at(terms[i]));
  }
  const auto in_title = positions_.find(hit.title, record.title(), wanted, analyzer(language));
  const auto in_text = positions_.find(text, record.body(), wanted, analyzer(language));
  if (!in_title || !in_text) return std::nullopt;
  return Marks{find_marks(*in_title, language, rules, true),
               find_marks(*in_text, language, rules, false)};
}

std::vector<std::string> HitReader::read_ids(const std::vector<Xapian::docid>& documents) const {
  std::vector<std::size_t> ascending(documents.size());
  std::iota(ascending.begin(), ascending.end(), std::size_t{0});
  std::sort(ascending.begin(), ascending.end(),
            [&](std::size_t a, std::size_t b) { return documents[a] < documents[b]; });
  std::vector<std::string> ids(documents.size());
  SlotReader reader(index_.database, slots::kId);
  for (const std::size_t at : ascending) ids[at] = reader.at(documents[at]);
  return ids;
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

std::string HitReader::path_of(Xapian::docid document) {
  return read_id(document).path;
}

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
  if (!state.empty() && file_number(path) != file) {
    throw Error("what is stored of a file is damaged",
                "run `indexer check`, then `indexer rebuild`");
  }
  return paths_.emplace(file, std::move(path)).first->second;
}

Analyzer& HitReader::analyzer(Language language) {
  return language == Language::kGerman ? german_ : english_;
}

}  // namespace fundstelle
