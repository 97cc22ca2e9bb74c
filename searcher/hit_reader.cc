#include "searcher/hit_reader.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/piecewise_analysis.h"
#include "analyzers/text_pieces.h"
#include "index/date_slot.h"
#include "index/file_state.h"
#include "index/index_metadata.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/matching/document_places.h"
#include "searcher/matching/stem_numbers.h"

namespace fundstelle {
namespace {

// Gives the marks of a text to `search` piece by piece.
void search_marks(PiecewiseAnalysis&& pieces, Language language, const MarkFinder& finder,
                  SnippetSearch& search) {
  while (pieces.next()) {
    const std::span<const Token> own = pieces.own_tokens();
    if (own.empty()) continue;
    for (const Mark& mark : finder.find(pieces.tokens(), language, false)) {
      if (mark.start >= own.front().start && mark.start <= own.back().start) search.add(mark);
    }
  }
}

}  // namespace

// What marking the hits of one page shares. Documents are asked for in ascending order.
class HitReader::Page {
 public:
  /// Both references must outlive the page.
  Page(const Xapian::Database& database, const HighlightRules& rules)
      : database_(database), finder_(rules) {
    std::set<std::string_view> beginnings;
    for (const MarkRule& rule : rules) {
      // The context of a piece holds the words of any phrase.
      piece_sizes_.context_words = std::max(piece_sizes_.context_words, rule.words.size() + 1);
      for (const MarkedWord& word : rule.words) {
        if (!word.prefix.empty()) beginnings.insert(word.prefix);
        if (!word.form.empty()) beginnings.insert(word.form);
      }
    }
    beginnings_.assign(beginnings.begin(), beginnings.end());
  }

  const MarkFinder& finder() const { return finder_; }
  const PieceSizes& piece_sizes() const { return piece_sizes_; }

  // What the rules are met by in the document. `record` is the document's. Valid as long as the
  // page.
  WantedWords wanted(Xapian::docid document, const PackedPositions& record, Language language) {
    WantedWords wanted{{}, beginnings_};
    std::optional<Stems>& stems = stems_[language];
    if (!stems) stems.emplace(database_, finder_.rules(), language);
    if (stems->names.empty()) return wanted;
    const std::vector<std::uint32_t>& numbers = stems->finder->find(document, record);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] != kNoStem) wanted.stems.emplace(numbers[i], stems->names[i]);
    }
    return wanted;
  }

 private:
  // The rules' stems of one language, each once.
  struct Stems {
    Stems(const Xapian::Database& database, const HighlightRules& rules, Language language) {
      std::set<std::string_view> seen;
      std::vector<std::string> terms;
      for (const MarkRule& rule : rules) {
        for (const MarkedWord& word : rule.words) {
          const std::string& stem = word.stems[language];
          if (stem.empty() || !seen.insert(stem).second) continue;
          names.emplace_back(stem);
          terms.push_back(stem_term(language, stem));
        }
      }
      if (!terms.empty()) finder.emplace(database, terms);
    }

    std::vector<std::string_view> names;
    std::optional<StemFinder> finder;  // of their terms, in the same order
  };

  const Xapian::Database& database_;
  MarkFinder finder_;
  PieceSizes piece_sizes_;
  std::vector<std::string_view> beginnings_;  // prefixes and exact forms of the rules
  ByLanguage<std::optional<Stems>> stems_;
};

HitReader::HitReader(const OpenIndex& index, const LanguageData& data)
    : index_(index),
      analyzers_(data),
      same_analyzers_(index.metadata.fingerprint == analyzer_fingerprint(data)) {}

std::vector<Hit> HitReader::read(const std::vector<Xapian::docid>& documents,
                                 const HighlightRules& rules, const SnippetOptions& options) {
  std::vector<Hit> hits(documents.size());
  Page page(index_.database, rules);
  for (const std::size_t at : ascending_places(documents))
    hits[at] = read(documents[at], page, options);
  return hits;
}

Hit HitReader::read(Xapian::docid document, Page& page, const SnippetOptions& options) {
  const Xapian::Document entry = index_.database.get_document(document);
  const bool by_positions = same_analyzers_ && !page.finder().rules().empty();
  // Both before the text is unpacked: Xapian holds three copies of a value while it is read.
  std::string article = entry.get_value(slots::kArticle);
  const PackedPositions positions(by_positions ? entry.get_value(slots::kPositions) : "");
  StoredDocument stored = StoredDocument::parse(std::exchange(article, {}));
  Hit hit = read_fields(entry, stored);
  const Marked marked{page, document, analyzer_language(hit.language), stored.text, hit};
  if (!by_positions || !mark_by_positions(positions, marked, options)) mark(marked, options);
  return hit;
}

void HitReader::mark(const Marked& marked, const SnippetOptions& options) {
  const auto& [page, document, language, text, hit] = marked;
  const MarkFinder& finder = page.finder();
  SnippetSearch search(text, hit.title, language, finder.rules(), options);
  if (!finder.rules().empty()) {
    const std::span<const Token> title = analyzers_[language].analyze(hit.title);
    hit.title_highlights = merge_ranges(finder.find(title, language, true));
    if (options.fragments > 0) {
      search_marks(PiecewiseAnalysis(analyzers_[language], text, page.piece_sizes()), language,
                   finder, search);
    }
  }
  set_snippets(std::move(search), marked);
}

bool HitReader::mark_by_positions(const PackedPositions& record, const Marked& marked,
                                  const SnippetOptions& options) {
  const auto& [page, document, language, text, hit] = marked;
  const MarkFinder& finder = page.finder();
  const WantedWords wanted = page.wanted(document, record, language);
  SnippetSearch search(text, hit.title, language, finder.rules(), options);
  if (!wanted.stems.empty() || !wanted.beginnings.empty()) {
    PositionTokens title(hit.title, record.title(), wanted, analyzers_[language]);
    const std::span<const Token> title_tokens = title.find(0, hit.title.size());
    if (!title.fits() || !title.is_at_end()) return false;
    hit.title_highlights = merge_ranges(finder.find(title_tokens, language, true));
    if (options.fragments > 0) {
      PositionTokens words(text, record.body(), wanted, analyzers_[language]);
      const auto source = [&](std::size_t start, std::size_t end) {
        return words.find(start, end);
      };
      search_marks(PiecewiseAnalysis(source, text, page.piece_sizes()), language, finder, search);
      if (!words.fits() || !words.is_at_end()) return false;
    }
  }
  set_snippets(std::move(search), marked);
  return true;
}

// Around a fragment, an analysis of the few words in it gives the same as one of the whole text.
void HitReader::set_snippets(SnippetSearch&& search, const Marked& marked) {
  const auto mark_again = [&](std::size_t start, std::size_t end) {
    const std::size_t to = run_end(marked.text, run_start(marked.text, end));
    const std::span<const Token> tokens =
        analyzers_[marked.language].analyze(marked.text, run_start(marked.text, start), to);
    return marked.page.finder().find(tokens, marked.language, false);
  };
  marked.hit.snippets = search.finish(mark_again);
}

std::vector<std::string> HitReader::read_ids(const std::vector<Xapian::docid>& documents) const {
  std::vector<std::string> ids(documents.size());
  SlotReader reader(index_.database, slots::kId);
  for (const std::size_t at : ascending_places(documents)) ids[at] = reader.at(documents[at]);
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
  const Xapian::Document entry = index_.database.get_document(document);
  StoredDocument stored = StoredDocument::parse(entry.get_value(slots::kArticle));
  Hit hit = read_fields(entry, stored);
  hit.rank = 1;
  hit.snippets.push_back({std::move(stored.text), 0, {}});
  return hit;
}

std::string HitReader::path_of(Xapian::docid document) {
  return read_id(document).path;
}

Hit HitReader::read_fields(const Xapian::Document& document, StoredDocument& stored) {
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

}  // namespace fundstelle
