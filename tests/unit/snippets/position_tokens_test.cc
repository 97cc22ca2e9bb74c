// Marks from the position record against marks from an analysis of the whole text.
#include "searcher/snippets/position_tokens.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "index/indexed_document.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/snippets/marker.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

const std::vector<std::string> kWords = {
    "Forschungslabor", "Labore", "und",   "Häuser", "Haus", "KI-Labor", "Ma\u00ADus",
    "\u00AD",          "oil",    "Preis", "Labor-", "US",   "U.S.",     "MPs",
    "Forscher:innen",  "Müller", "z.",    "B.",     "AT&T", "\n\n",     "d'Ivoire",
    "oil-Preis"};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto left = random() % 30; left > 0; --left) {
    text += random() % 5 == 0 ? hostile_text(random, 6) : kWords[random() % kWords.size()];
    text += random() % 4 == 0 ? ". " : random() % 4 == 0 ? "\n" : " ";
  }
  return text;
}

// The document's stem terms in the order of their numbers.
std::vector<std::string> stem_terms(const Xapian::Document& document, Language language) {
  const std::string prefix = stem_term(language, "");
  std::vector<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if ((*term).starts_with(prefix)) terms.push_back(*term);
  }
  std::sort(terms.begin(), terms.end(), [](const std::string& a, const std::string& b) {
    return std::pair(stem_hash(a), a) < std::pair(stem_hash(b), b);
  });
  return terms;
}

MarkRule rule_of(const std::string& words, Language language, Analyzer& analyzer) {
  MarkRule rule;
  for (const Token& token : analyzer.analyze(words)) {
    if (token.kind != TokenKind::kWord) continue;
    rule.words.emplace_back().stems[language] = token.stem;
  }
  return rule;
}

MarkRule stem_rule(const std::string& stem, Language language) {
  MarkRule rule;
  rule.words.emplace_back().stems[language] = stem;
  return rule;
}

std::vector<std::pair<std::size_t, std::size_t>> ranges(const std::vector<Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Mark& mark : marks) ranges.emplace_back(mark.start, mark.end);
  return ranges;
}

TEST(PositionTokens, GiveTheMarksOfAnAnalysis) {
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    for (const Language language : kLanguages) {
      Analyzer analyzer(language, shared_language_data());
      const std::string text = random_text(random);
      IndexedDocument indexed;
      indexed.begin(language, text.size());
      indexed.add_words(analyzer.analyze(text), 0);
      indexed.finish();
      const Xapian::Document document = indexed.to_xapian();
      const PackedPositions record(document.get_value(slots::kPositions));
      const HighlightRules rules = {
          rule_of("Labor", language, analyzer),     rule_of("Haus", language, analyzer),
          rule_of("Forschung", language, analyzer), rule_of("oil Preis", language, analyzer),
          stem_rule("oilpreis", language),          stem_rule("US", language),
          stem_rule("mueller", language),           rule_of("Ivoire", language, analyzer)};
      const std::vector<std::string> terms = stem_terms(document, language);
      WantedStems wanted;
      for (std::uint32_t number = 0; number < terms.size(); ++number) {
        for (const MarkRule& rule : rules) {
          for (const MarkedWord& word : rule.words) {
            const std::string& stem = word.stems[language];
            if (stem_term(language, stem) == terms[number]) wanted.emplace(number, stem);
          }
        }
      }
      const std::vector<Mark> expected =
          MarkFinder(rules).find(analyzer.analyze(text), language, false);
      const auto tokens = find_position_tokens(text, record.body(), wanted, analyzer);
      ASSERT_TRUE(tokens.has_value()) << text;
      ASSERT_EQ(ranges(MarkFinder(rules).find(*tokens, language, false)), ranges(expected)) << text;
    }
  }
}

TEST(PositionTokens, AreNoneWhenTheRecordIsOfAnotherText) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  PositionRecord record;
  record.entries = {{0, false}, {1, false}, {2, false}};
  const PackedPositions three(record.serialize());
  EXPECT_TRUE(find_position_tokens("one two three", three.body(), {}, analyzer).has_value());
  EXPECT_FALSE(find_position_tokens("one two", three.body(), {}, analyzer).has_value());
  EXPECT_FALSE(find_position_tokens("one two three four", three.body(), {}, analyzer).has_value());
  record.entries = {{0, false}, {7, true}};
  const PackedPositions part(record.serialize());
  EXPECT_FALSE(find_position_tokens("one", part.body(), {{7, "x"}}, analyzer).has_value());
}

}  // namespace
}  // namespace fundstelle
