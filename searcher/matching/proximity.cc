#include "searcher/matching/proximity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "index/position_record.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/stem_numbers.h"

namespace fundstelle {
namespace {

struct Occurrence {
  std::size_t word = 0;
  std::size_t position = 0;
};

// Parts of one compound have one position: they are as near as two words can be.
double square_of_distance(std::size_t a, std::size_t b) {
  const auto distance = static_cast<double>(std::max<std::size_t>(a > b ? a - b : b - a, 1));
  return distance * distance;
}

}  // namespace

ProximityScorer::ProximityScorer(const Xapian::Database& database, TermFrequencies& frequencies,
                                 const std::vector<QueryWord>& words)
    : database_(database), weights_(words.size()) {
  std::vector<std::uint64_t> frequencies_of_words(words.size());  // in all languages together
  for (const Language language : kLanguages) {
    std::map<std::string, std::vector<std::size_t>> terms;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const QueryWord::Reading& reading = words[i].in(language);
      if (reading.stem.empty() || reading.stop) continue;
      const std::string term = stem_term(language, reading.stem);
      terms[term].push_back(i);
      for (const std::string& part : reading.parts) terms[stem_term(language, part)].push_back(i);
      frequencies_of_words[i] += frequencies.of(term);
    }
    Stems& stems = stems_[language];
    for (auto& [term, numbers] : terms) {
      stems.terms.push_back(term);
      stems.words.push_back(std::move(numbers));
    }
  }
  const double documents = database.get_doccount();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto frequency = static_cast<double>(std::max<std::uint64_t>(frequencies_of_words[i], 1));
    weights_[i] = std::max(0.0, std::log(documents / frequency));
  }
}

bool ProximityScorer::is_needed() const {
  return std::any_of(stems_.begin(), stems_.end(),
                     [](const Stems& stems) { return stems.terms.size() > 1; });
}

std::vector<double> ProximityScorer::score(const std::vector<Xapian::docid>& documents) const {
  std::vector<std::pair<const Stems*, StemFinder>> languages;
  for (const Stems& stems : stems_) {
    if (stems.terms.size() > 1) languages.emplace_back(&stems, StemFinder(database_, stems.terms));
  }
  SlotReader records(database_, slots::kPositions);
  std::vector<double> scores;
  for (const Xapian::docid document : documents) {
    const PackedPositions positions(records.at(document));
    double best = 0;  // a document is of one language
    for (auto& [stems, finder] : languages) {
      best = std::max(best, score(positions, finder.find(document, positions), *stems));
    }
    scores.push_back(best);
  }
  return scores;
}

double ProximityScorer::score(const PackedPositions& positions,
                              const std::vector<std::uint32_t>& numbers, const Stems& stems) const {
  std::vector<std::pair<std::uint32_t, std::size_t>> present;  // number in the document, stem
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] != kNoStem) present.emplace_back(numbers[i], i);
  }
  if (present.size() < 2) return 0;
  std::sort(present.begin(), present.end());
  std::vector<double> gathered(weights_.size());
  for (const PackedZone& zone : {positions.title(), positions.body()}) {
    std::optional<Occurrence> before;
    std::size_t position = 0;
    for (const PositionEntry entry : zone) {
      if (!entry.part) ++position;
      const auto at =
          std::lower_bound(present.begin(), present.end(), std::pair(entry.stem, std::size_t{0}));
      if (at == present.end() || at->first != entry.stem) continue;
      for (const std::size_t word : stems.words[at->second]) {
        if (before && before->word != word) {
          const double nearness = 1 / (square_of_distance(position, before->position) *
                                       square_of_distance(word, before->word));
          gathered[word] += weights_[before->word] * nearness;
          gathered[before->word] += weights_[word] * nearness;
        }
        before = {word, position};
      }
    }
  }
  const RankingConstants constants;
  double score = 0;
  for (std::size_t word = 0; word < weights_.size(); ++word) {
    score += std::min(1.0, weights_[word]) * gathered[word] * (constants.k1 + 1) /
             (gathered[word] + constants.k1);
  }
  return score * constants.proximity_weight;
}

}  // namespace fundstelle
