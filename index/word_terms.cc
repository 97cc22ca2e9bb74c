#include "index/word_terms.h"

#include <algorithm>
#include <numeric>

#include "index/slots.h"
#include "index/terms.h"

namespace fundstelle {

void WordTerms::add(Xapian::Document& document, Language language, std::span<const Token> tokens,
                    std::size_t title_bytes) {
  const auto body = std::find_if(tokens.begin(), tokens.end(),
                                 [&](const Token& token) { return token.start >= title_bytes; });
  title_tokens_ = static_cast<std::size_t>(body - tokens.begin());
  add_stems(document, language, tokens);
  add_positions(tokens);
  add_forms(document, tokens);
  if (!tokens.empty()) document.add_value(slots::kPositions, positions_.serialize());
}

// Each term once, with the sum of its occurrences: Xapian looks a term up each time it is added.
void WordTerms::add_stems(Xapian::Document& document, Language language,
                          std::span<const Token> tokens) {
  const std::size_t count = tokens.size();
  stems_.resize(count);
  order_.resize(count);
  numbers_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    stems_[i].term = stem_term(language, tokens[i].stem);
    stems_[i].hash = stem_hash(stems_[i].term);
  }
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    if (stems_[a].hash != stems_[b].hash) return stems_[a].hash < stems_[b].hash;
    const int order = stems_[a].term.compare(stems_[b].term);
    return order != 0 ? order < 0 : a < b;
  });
  hashes_.clear();
  for (std::size_t first = 0; first < count;) {
    const Stem& stem = stems_[order_[first]];
    const auto number = static_cast<std::uint32_t>(hashes_.size());
    hashes_.push_back(stem.hash);
    Xapian::termcount occurrences = 0;
    std::size_t next = first;
    for (; next < count && stems_[order_[next]].term == stem.term; ++next) {
      const std::size_t token = order_[next];
      occurrences += token < title_tokens_ ? weights_.title : 1;
      numbers_[token] = number;
    }
    document.add_term(stem.term, occurrences);
    if (order_[first] < title_tokens_) {
      document.add_term(title_term(language, tokens[order_[first]].stem), 0);
    }
    first = next;
  }
  positions_.stems = StemKeys(hashes_);
}

void WordTerms::add_positions(std::span<const Token> tokens) {
  positions_.entries.clear();
  positions_.title_entries = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    positions_.entries.push_back({numbers_[i], tokens[i].kind != TokenKind::kWord});
    if (tokens[i].first_of_block) positions_.entries.push_back({numbers_[i], true});
    if (i < title_tokens_) positions_.title_entries = positions_.entries.size();
  }
}

void WordTerms::add_forms(Xapian::Document& document, std::span<const Token> tokens) {
  for (const Token& token : tokens.first(title_tokens_)) {
    if (token.kind == TokenKind::kWord) document.add_term(title_form_term(token.form), 0);
  }
  forms_.clear();
  for (const Token& token : tokens) {
    // What looks like a function word and is none says so by another token.
    const bool word = token.kind == TokenKind::kWord && !token.stop;
    if (word || token.kind == TokenKind::kAcronym) forms_.push_back(token.form);
  }
  std::sort(forms_.begin(), forms_.end());
  for (auto first = forms_.begin(); first != forms_.end();) {
    const auto next = std::find_if(first, forms_.end(), [&](auto form) { return form != *first; });
    document.add_term(exact_term(*first), static_cast<Xapian::termcount>(next - first));
    first = next;
  }
}

}  // namespace fundstelle
