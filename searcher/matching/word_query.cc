#include "searcher/matching/word_query.h"

#include <set>
#include <string>
#include <utility>

#include "index/terms.h"
#include "searcher/matching/positional_query.h"
#include "searcher/matching/ranking.h"
#include "searcher/query/query_words.h"

namespace fundstelle {
namespace {

using Query = MatchQuery;

Query parts_query(const QueryWord::Reading& reading, Language language, Parts parts) {
  std::vector<Query> terms;
  for (const std::string& part : reading.parts) terms.emplace_back(stem_term(language, part));
  return join(parts == Parts::kAll ? Query::Op::kAnd : Query::Op::kOr, std::move(terms));
}

// The stem or another of the same word.
Query stems_query(const QueryWord::Reading& reading, Language language) {
  std::vector<Query> stems;
  stems.emplace_back(stem_term(language, reading.stem));
  for (const std::string& variant : reading.variants) {
    stems.emplace_back(stem_term(language, variant));
  }
  return join(Query::Op::kOr, std::move(stems));
}

Query title_query(const std::string& stem, Language language) {
  return {Query::Op::kFilter, Query(stem_term(language, stem)), Query(title_term(language, stem))};
}

// What restricts a sequence beyond the stems of its words.
Query restriction(const std::vector<QueryWord>& words, Language language, std::string_view field) {
  std::vector<Query> terms;
  std::set<std::string> seen;
  const auto add = [&](const std::string& term) {
    if (seen.insert(term).second) terms.emplace_back(term);
  };
  for (const QueryWord& word : words) {
    if (field == query::kTitleField) add(title_term(language, word.in(language).phrase_stem()));
    if (field == query::kExactField) add(exact_term(word.form));
  }
  return join(Query::Op::kAnd, std::move(terms));
}

}  // namespace

Query word_query(const QueryWord& word, std::string_view field, Parts parts,
                 bool keep_function_words) {
  const RankingConstants constants;
  if (field == query::kExactField) return Query(exact_term(word.form));
  std::vector<Query> readings;
  for (const Language language : kLanguages) {
    const QueryWord::Reading& reading = word.in(language);
    if (reading.stem.empty() || (reading.stop && !keep_function_words)) continue;
    const Query stem = stems_query(reading, language);
    if (field == query::kTitleField) {
      readings.push_back(title_query(reading.stem, language));
      for (const std::string& variant : reading.variants) {
        readings.push_back(title_query(variant, language));
      }
    } else if (reading.parts.empty()) {
      readings.push_back(stem);
    } else {
      const Query of_parts = parts_query(reading, language, parts);
      readings.emplace_back(Query::Op::kOr, stem, Query::scaled(of_parts, constants.part_weight));
    }
  }
  if (readings.empty() || !field.empty()) return join(Query::Op::kOr, std::move(readings));
  return {Query::Op::kAndMaybe, join(Query::Op::kOr, std::move(readings)),
          Query::scaled(Query(exact_term(word.form)), constants.exact_weight)};
}

Query joined_query(const QueryWord& word, std::string_view field) {
  std::vector<Query> readings;
  if (field == query::kExactField) return {};
  for (const Language language : kLanguages) {
    const std::string& joined = word.in(language).joined;
    if (joined.empty()) continue;
    readings.push_back(field == query::kTitleField ? title_query(joined, language)
                                                   : Query(stem_term(language, joined)));
  }
  return join(Query::Op::kOr, std::move(readings));
}

Query sequences_query(const std::vector<std::vector<QueryWord>>& sequences,
                      std::size_t words_between, std::string_view field) {
  std::vector<Query> readings;
  for (const Language language : kLanguages) {
    if (sequences.front().front().in(language).stem.empty()) continue;
    TermPattern pattern{{}, words_between, field == query::kTitleField};
    std::vector<Query> restrictions;
    for (const std::vector<QueryWord>& words : sequences) {
      std::vector<std::string>& terms = pattern.sequences.emplace_back();
      for (const QueryWord& word : words) {
        terms.push_back(stem_term(language, word.in(language).phrase_stem()));
      }
      restrictions.push_back(restriction(words, language, field));
    }
    const Query query = positional_query(std::move(pattern));
    const Query restricting = join(Query::Op::kAnd, std::move(restrictions));
    readings.push_back(restricting.empty() ? query : Query(Query::Op::kFilter, query, restricting));
  }
  return join(Query::Op::kOr, std::move(readings));
}

}  // namespace fundstelle
