#include "searcher/matching/highlight_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "index/terms.h"
#include "searcher/matching/ranking.h"
#include "searcher/query/query_words.h"

namespace fundstelle {

using Query = MatchQuery;

void HighlightBuilder::clear() {
  known_.clear();
  rules_.clear();
}

void HighlightBuilder::mark(const std::vector<QueryWord>& words, std::string_view field,
                            const Query& query, bool with_function_words) {
  MarkRule rule;
  rule.title_only = field == query::kTitleField;
  rule.weight = rarity(query);
  for (const QueryWord& word : words) {
    MarkedWord marked;
    if (field == query::kExactField) {
      marked.form = word.form;
    } else {
      for (const Language language : kLanguages) {
        const QueryWord::Reading& reading = word.in(language);
        if (words.size() > 1 || with_function_words || !reading.stop) {
          marked.stems[language] = words.size() > 1 ? reading.phrase_stem() : reading.stem;
        }
      }
    }
    rule.words.push_back(std::move(marked));
  }
  if (words.size() == 1 && field != query::kExactField) mark_variants(words.front(), rule);
  add(std::move(rule));
  if (words.size() == 1 && field.empty()) mark_parts(words.front());
}

void HighlightBuilder::mark_joined(const QueryWord& first, std::string_view field,
                                   const Query& query) {
  MarkRule rule;
  rule.title_only = field == query::kTitleField;
  rule.weight = rarity(query);
  MarkedWord& marked = rule.words.emplace_back();
  for (const Language language : kLanguages) {
    marked.stems[language] = first.in(language).joined;
  }
  add(std::move(rule));
}

void HighlightBuilder::mark_prefix(const std::string& prefix, bool title_only) {
  MarkedWord word;
  word.prefix = prefix;
  add({{word}, title_only, 1});
}

void HighlightBuilder::mark_variants(const QueryWord& word, const MarkRule& rule) {
  for (const Language language : kLanguages) {
    for (const std::string& variant : word.in(language).variants) {
      MarkRule of_variant = rule;
      of_variant.words.front() = {};
      of_variant.words.front().stems[language] = variant;
      add(std::move(of_variant));
    }
  }
}

void HighlightBuilder::mark_parts(const QueryWord& word) {
  for (const Language language : kLanguages) {
    for (const std::string& part : word.in(language).parts) {
      MarkRule rule;
      rule.weight = RankingConstants().part_weight * rarity(Query(stem_term(language, part)));
      rule.words.emplace_back().stems[language] = part;
      add(std::move(rule));
    }
  }
}

// Each once: every rule is held against every word of every hit.
void HighlightBuilder::add(MarkRule rule) {
  if (known_.insert(rule).second) rules_.push_back(std::move(rule));
}

// Inverse document frequency of the rarest term: what a mark says about a passage.
double HighlightBuilder::rarity(const Query& query) const {
  double rarest = 0;
  const double documents = database_.get_doccount();
  query.for_each_term([&](const std::string& term) {
    const auto frequency = static_cast<double>(frequencies_.of(term));
    if (frequency > 0) rarest = std::max(rarest, std::log(1 + documents / frequency));
  });
  return std::max(rarest, 0.1);
}

}  // namespace fundstelle
