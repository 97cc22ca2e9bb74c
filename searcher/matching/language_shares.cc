#include "searcher/matching/language_shares.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "index/facets.h"
#include "index/terms.h"
#include "searcher/query/query_words.h"

namespace fundstelle {
namespace {

// So many documents are added to those that have a word, divided as all documents are: a word that
// was seen once says little.
constexpr double kUnseen = 1;

double share_of_german(const QueryContext& context) {
  const double documents = context.database.get_doccount();
  const std::string term = facet_term("language", language_code(Language::kGerman));
  return static_cast<double>(context.frequencies.of(term)) / std::max(documents, 1.0);
}

double frequency(const QueryContext& context, const QueryWord& word, Language language) {
  const std::string& stem = word.in(language).stem;
  return stem.empty() ? 0.0
                      : static_cast<double>(context.frequencies.of(stem_term(language, stem)));
}

// Of what is looked for; what is excluded says nothing about the rest.
void collect_words(QueryContext& context, const query::Node& node, bool capitals_count,
                   std::vector<QueryWord>& words) {
  if (node.occur == query::Occur::kMustNot || node.kind == query::Kind::kNot) return;
  if (node.kind == query::Kind::kWord && node.field != query::kExactField) {
    for (QueryWord& word : context.analyzer.analyze(node.text, {}, capitals_count)) {
      words.push_back(std::move(word));
    }
  }
  for (const query::Node& child : node.children) {
    collect_words(context, child, capitals_count, words);
  }
}

}  // namespace

LanguageShares shares_of(Language language) {
  LanguageShares shares{};
  shares[language] = 1;
  return shares;
}

LanguageShares language_shares(QueryContext& context, const query::Node& tree,
                               bool capitals_count) {
  const double german = share_of_german(context);
  if (german <= 0) return shares_of(Language::kEnglish);
  if (german >= 1) return shares_of(Language::kGerman);
  const double odds = german / (1 - german);  // of German, before any word
  double log_odds = std::log(odds);
  std::vector<QueryWord> words;
  collect_words(context, tree, capitals_count, words);
  for (const QueryWord& word : words) {
    const double in_english = frequency(context, word, Language::kEnglish);
    const double in_german = frequency(context, word, Language::kGerman);
    if (in_english + in_german == 0) continue;
    log_odds +=
        std::log((in_german + kUnseen * german) / (in_english + kUnseen * (1 - german)) / odds);
  }
  const double share = 1 / (1 + std::exp(-log_odds));
  return {1 - share, share};
}

}  // namespace fundstelle
