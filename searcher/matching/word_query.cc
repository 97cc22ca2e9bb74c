#include "searcher/matching/word_query.h"

#include <algorithm>
#include <cstdint>
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

Query parts_query(const QueryWord::Reading& reading, Language language, Parts parts,
                  TermFrequencies& frequencies) {
  std::vector<Query> terms;
  for (const std::string& part : reading.parts) {
    const std::string term = stem_term(language, part);
    terms.push_back(Query::form(term, language, frequencies.of(term)));
  }
  return join(parts == Parts::kAll ? Query::Op::kAnd : Query::Op::kOr, std::move(terms));
}

// The documents that have the word in any language in which it counts. Of spellings in one language
// the most frequent stands for all, as documents mostly have several of them.
std::uint64_t word_frequency(const QueryWord& word, bool keep_function_words,
                             TermFrequencies& frequencies) {
  std::uint64_t sum = 0;
  for (const Language language : kLanguages) {
    const QueryWord::Reading& reading = word.in(language);
    if (reading.stem.empty() || (reading.stop && !keep_function_words)) continue;
    std::uint64_t frequency = frequencies.of(stem_term(language, reading.stem));
    for (const std::string& variant : reading.variants) {
      frequency = std::max(frequency, frequencies.of(stem_term(language, variant)));
    }
    sum += frequency;
  }
  return sum;
}

// The stem or another of the same word: a text has several at one place, which count once.
Query stems_query(const QueryWord::Reading& reading, Language language, std::uint64_t frequency) {
  std::vector<Query> stems;
  stems.push_back(Query::form(stem_term(language, reading.stem), language, frequency));
  for (const std::string& variant : reading.variants) {
    stems.push_back(Query::form(stem_term(language, variant), language, frequency));
  }
  return Query::spellings(std::move(stems));
}

Query title_query(const QueryWord::Reading& reading, Language language, std::uint64_t frequency) {
  std::vector<Query> titles{Query(title_term(language, reading.stem))};
  for (const std::string& variant : reading.variants) {
    titles.emplace_back(title_term(language, variant));
  }
  return {Query::Op::kFilter, stems_query(reading, language, frequency),
          join(Query::Op::kOr, std::move(titles))};
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
                 bool keep_function_words, TermFrequencies& frequencies) {
  const RankingConstants constants;
  if (field == query::kExactField) return Query(exact_term(word.form));
  const std::uint64_t frequency = word_frequency(word, keep_function_words, frequencies);
  std::vector<Query> readings;
  for (const Language language : kLanguages) {
    const QueryWord::Reading& reading = word.in(language);
    if (reading.stem.empty() || (reading.stop && !keep_function_words)) continue;
    if (field == query::kTitleField) {
      readings.push_back(title_query(reading, language, frequency));
      continue;
    }
    const Query stem = stems_query(reading, language, frequency);
    if (reading.parts.empty()) {
      readings.push_back(stem);
    } else {
      const Query of_parts = parts_query(reading, language, parts, frequencies);
      readings.emplace_back(Query::Op::kOr, stem, Query::scaled(of_parts, constants.part_weight));
    }
  }
  if (readings.empty() || !field.empty()) return join(Query::Op::kOr, std::move(readings));
  return {Query::Op::kAndMaybe, join(Query::Op::kOr, std::move(readings)),
          Query::scaled(Query(exact_term(word.form)), constants.exact_weight)};
}

Query joined_query(const QueryWord& word, std::string_view field, TermFrequencies& frequencies) {
  if (field == query::kExactField) return {};
  std::uint64_t frequency = 0;
  for (const Language language : kLanguages) {
    const std::string& joined = word.in(language).joined;
    if (!joined.empty()) frequency += frequencies.of(stem_term(language, joined));
  }
  std::vector<Query> readings;
  for (const Language language : kLanguages) {
    QueryWord::Reading joined;
    joined.stem = word.in(language).joined;
    if (joined.stem.empty()) continue;
    readings.push_back(field == query::kTitleField ? title_query(joined, language, frequency)
                                                   : stems_query(joined, language, frequency));
  }
  return join(Query::Op::kOr, std::move(readings));
}

Query sequences_query(const std::vector<std::vector<QueryWord>>& sequences,
                      std::size_t words_between, std::string_view field,
                      TermFrequencies& frequencies) {
  std::vector<Query> readings;
  for (const Language language : kLanguages) {
    if (sequences.front().front().in(language).stem.empty()) continue;
    TermPattern pattern{{}, words_between, field == query::kTitleField};
    std::vector<Query> scored;
    std::vector<Query> restrictions;
    for (const std::vector<QueryWord>& words : sequences) {
      std::vector<std::string>& terms = pattern.sequences.emplace_back();
      for (const QueryWord& word : words) {
        terms.push_back(stem_term(language, word.in(language).phrase_stem()));
        scored.push_back(
            Query::form(terms.back(), language, word_frequency(word, true, frequencies)));
      }
      restrictions.push_back(restriction(words, language, field));
    }
    const Query query = positional_query(std::move(pattern), scored);
    const Query restricting = join(Query::Op::kAnd, std::move(restrictions));
    readings.push_back(restricting.empty() ? query : Query(Query::Op::kFilter, query, restricting));
  }
  return join(Query::Op::kOr, std::move(readings));
}

}  // namespace fundstelle
