#include "searcher/matching/facet_counter.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analyzers/word_list.h"
#include "base/bytes.h"
#include "index/terms.h"
#include "searcher/matching/facet_query.h"

namespace fundstelle {
namespace {

struct KeyCount {
  std::string key;
  std::uint64_t count = 0;
};

// Counts by key while values come in as they are spelled.
class Counter {
 public:
  void add(std::string_view value) {
    const auto known = by_value_.find(value);
    if (known != by_value_.end()) {
      ++counts_[known->second].count;
      return;
    }
    std::string key = facet_key(value);
    const auto [place, is_new] = by_key_.try_emplace(key, counts_.size());
    if (is_new) counts_.push_back({std::move(key), 0});
    by_value_.emplace(value, place->second);
    ++counts_[place->second].count;
  }

  std::vector<KeyCount> take() { return std::move(counts_); }

 private:
  std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> by_value_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::vector<KeyCount> counts_;
};

FacetCounts finish(const Xapian::Database& database, const Facet& facet,
                   std::vector<KeyCount> counted, const std::set<std::string>& selected,
                   std::size_t limit) {
  FacetCounts counts;
  counts.name = facet.name;
  const auto more_often = [](const auto& a, const auto& b) { return a.count > b.count; };
  std::sort(counted.begin(), counted.end(), more_often);
  if (limit == 0) limit = counted.size();
  // Spellings are looked up for what is shown, and for its equals, which may sort before it.
  std::size_t looked_up = std::min(limit, counted.size());
  while (looked_up > 0 && looked_up < counted.size() &&
         counted[looked_up].count == counted[limit - 1].count) {
    ++looked_up;
  }
  for (std::size_t i = 0; i < looked_up; ++i) {
    counts.values.push_back({facet_spelling(database, facet, counted[i].key), counted[i].count,
                             selected.contains(counted[i].key)});
  }
  std::sort(counts.values.begin(), counts.values.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  counts.values.resize(std::min(limit, counts.values.size()));
  counts.more = counted.size() - counts.values.size();
  return counts;
}

}  // namespace

FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const DocumentSet& documents, const std::set<std::string>& selected,
                        std::size_t limit) {
  Counter counter;
  auto values = database.valuestream_begin(facet.slot);
  const auto end = database.valuestream_end(facet.slot);
  for (const Xapian::docid document : documents) {
    values.skip_to(document);
    if (values == end) break;
    if (values.get_docid() != document) continue;
    const std::string packed = *values;
    for (ByteReader reader(packed); !reader.at_end();) counter.add(reader.string());
  }
  return finish(database, facet, counter.take(), selected, limit);
}

FacetCounts count_facet_of_all(const Xapian::Database& database, const Facet& facet,
                               const std::set<std::string>& selected, std::size_t limit) {
  std::vector<KeyCount> counts;
  const std::string prefix = facet_term(facet.name, "");
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    counts.push_back({(*term).substr(prefix.size()), term.get_termfreq()});
  }
  return finish(database, facet, std::move(counts), selected, limit);
}

}  // namespace fundstelle
