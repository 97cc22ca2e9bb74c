#include "indexer/facets/name_search.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "indexer/facets/text_clues.h"
#include "indexer/sources/value_limits.h"

namespace fundstelle {
namespace {

constexpr std::uint32_t kOften = 3;  // mentions

// So sure that what stands elsewhere does not matter.
bool is_sure(NameSigns signs) {
  for (const NameSign sign : {NameSign::kLegalForm, NameSign::kTicker, NameSign::kFirmCompound,
                              NameSign::kFirmNounBefore, NameSign::kDateline}) {
    if (signs.has(sign)) return true;
  }
  return false;
}

bool may_mean_else(NameSigns signs) {
  for (const NameSign sign : {NameSign::kDoubtful, NameSign::kUnknown, NameSign::kGivenName,
                              NameSign::kSurname, NameSign::kAlsoCity}) {
    if (signs.has(sign)) return true;
  }
  return false;
}

// Up to the number that a document may have of them.
void add_once(std::vector<std::string>& names, const std::string& name) {
  if (names.size() >= kValueLimits.values) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

std::size_t SmallWords::bit(std::string_view form) {
  return hash64(form) % kBits;
}

void SmallWords::add(std::string_view form) {
  if (bits_.empty()) bits_.resize(kBits / 64);
  const std::size_t at = bit(form);
  const std::uint64_t mask = std::uint64_t{1} << (at % 64);
  if ((bits_[at / 64] & mask) == 0) ++set_;
  bits_[at / 64] |= mask;
}

bool SmallWords::has(std::string_view form) const {
  if (bits_.empty() || set_ > kBits / 4) return false;
  const std::size_t at = bit(form);
  return (bits_[at / 64] >> (at % 64) & 1) != 0;
}

void NameSearch::add(const NameMention& mention, std::size_t start, std::size_t end) {
  std::string name(1, mention.kind == NameKind::kCompany ? 'c' : 'p');
  name.append(std::to_string(mention.number)).append(1, ' ').append(mention.key);
  const auto [known, is_new] = by_name_.try_emplace(std::move(name), candidates_.size());
  if (is_new) {
    if (candidates_.size() >= kMaxCandidates) {
      by_name_.erase(known);
      return;
    }
    NameCandidate candidate;
    candidate.mention = mention;
    candidate.start = start;
    candidate.end = end;
    candidates_.push_back(std::move(candidate));
  }
  NameCandidate& candidate = candidates_[known->second];
  const int points = fundstelle::score(mention.signs, mention.kind);
  if (candidate.mentions == 0 || points > candidate.best_score) {
    candidate.best = mention.signs;
    candidate.best_score = points;
  }
  // As written elsewhere than in a headline.
  if (mention.number == 0 && is_all_capitals(candidate.mention.name) &&
      !is_all_capitals(mention.name)) {
    candidate.mention.name = mention.name;
  }
  candidate.all = candidate.all | mention.signs;
  ++candidate.mentions;
}

void NameSearch::decide() {
  decided_ = true;
  for (NameCandidate& candidate : candidates_) {
    NameSigns signs = candidate.best;
    signs.add_if(candidate.mentions > 1, NameSign::kAgain);
    signs.add_if(candidate.mentions > kOften, NameSign::kOftenAgain);
    if (!is_sure(signs)) {
      signs.add_if(candidate.all.has(NameSign::kGivenNameBefore) ||
                       candidate.all.has(NameSign::kPersonNounBefore),
                   NameSign::kPersonElsewhere);
      signs.add_if(
          candidate.all.has(NameSign::kInParentheses) && candidate.all.has(NameSign::kShortAlias),
          NameSign::kExplainedElsewhere);
      signs.add_if(candidate.mention.key.find(' ') == std::string::npos &&
                       small_words_.has(candidate.mention.key),
                   NameSign::kSmallElsewhere);
    }
    candidate.decided = signs;
    candidate.score = fundstelle::score(signs, candidate.mention.kind);
    candidate.accepted = candidate.score >= kAcceptedScore;
  }
  for (NameCandidate& candidate : candidates_) {
    if (!candidate.accepted) continue;
    if (is_part_of_longer(candidate) || is_meant_otherwise(candidate)) candidate.accepted = false;
  }
}

// Circuit City, where Circuit City Stores is named as well.
bool NameSearch::is_part_of_longer(const NameCandidate& candidate) const {
  if (candidate.mention.number != 0 && is_sure(candidate.best)) return false;
  if (candidate.mention.kind == NameKind::kCity) {
    // Fuji, where Fuji Bank is named, unless it stands as places do.
    if (candidate.all.has(NameSign::kPlacePreposition)) return false;
  } else if (!may_mean_else(candidate.best)) {
    return false;
  }
  const std::string beginning = candidate.mention.key + ' ';
  return std::any_of(candidates_.begin(), candidates_.end(), [&](const NameCandidate& other) {
    return other.accepted && other.mention.kind == NameKind::kCompany &&
           other.mention.key.starts_with(beginning);
  });
}

// A form of two firms, of which the text names only the other one in full.
bool NameSearch::is_meant_otherwise(const NameCandidate& candidate) const {
  if (candidate.mention.other == 0) return false;
  bool other_named = false;
  for (const NameCandidate& another : candidates_) {
    if (&another == &candidate || !another.accepted || another.mention.kind != NameKind::kCompany) {
      continue;
    }
    if (another.mention.number == candidate.mention.number) return false;
    other_named = other_named || another.mention.number == candidate.mention.other;
  }
  return other_named;
}

FoundNames NameSearch::names() {
  if (!decided_) decide();
  std::vector<const NameCandidate*> accepted;
  for (const NameCandidate& candidate : candidates_) {
    if (candidate.accepted) accepted.push_back(&candidate);
  }
  std::sort(accepted.begin(), accepted.end(),
            [](const auto* a, const auto* b) { return a->start < b->start; });
  FoundNames found;
  for (const NameCandidate* candidate : accepted) {
    const bool company = candidate->mention.kind == NameKind::kCompany;
    add_once(company ? found.companies : found.cities, candidate->mention.name);
  }
  return found;
}

}  // namespace fundstelle
