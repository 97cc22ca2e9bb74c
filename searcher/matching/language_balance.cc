#include "searcher/matching/language_balance.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fundstelle {
namespace {

constexpr std::size_t kFirstHits = 10;
constexpr std::size_t kMaxDepth = 100;

// Above the best and below the last score by so much.
constexpr double kMargin = 1e-4;

// As many hits as give the smaller share half a hit.
std::size_t depth_for(double smaller_share) {
  if (smaller_share * 2 * kMaxDepth < 1) return kMaxDepth;
  return std::max(kFirstHits, static_cast<std::size_t>(std::ceil(0.5 / smaller_share)));
}

// A score between the first `count` of `best` and what follows.
double score_behind(const std::vector<ScoredDocument>& best, std::size_t count) {
  if (count == 0) return best.front().score * (1 + kMargin);
  if (count >= best.size()) return best.back().score * (1 - kMargin);
  return (best[count - 1].score + best[count].score) / 2;
}

}  // namespace

ByLanguage<double> balance_languages(ScoredMatches& matches, const LanguageShares& shares) {
  const std::size_t depth =
      depth_for(std::min(shares[Language::kEnglish], shares[Language::kGerman]));
  const std::vector<ScoredDocument> english = matches.best(depth + 1, Language::kEnglish);
  const std::vector<ScoredDocument> german = matches.best(depth + 1, Language::kGerman);
  ByLanguage<double> factors{1, 1};
  if (english.empty() || german.empty()) return factors;
  const auto wanted = static_cast<std::size_t>(
      std::lround(static_cast<double>(depth) * shares[Language::kEnglish]));
  const double english_score = score_behind(english, wanted);
  const double german_score = score_behind(german, depth - wanted);
  if (english_score <= 0 || german_score <= 0) return factors;
  if (english_score > german_score) {
    factors[Language::kEnglish] = german_score / english_score;
    matches.scale(Language::kEnglish, factors[Language::kEnglish]);
  } else {
    factors[Language::kGerman] = english_score / german_score;
    matches.scale(Language::kGerman, factors[Language::kGerman]);
  }
  return factors;
}

}  // namespace fundstelle
