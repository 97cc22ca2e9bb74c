// All words or any: which documents match words beside each other (CompiledQuery::mode).
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/matching/equal_operands.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/relevance.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kAll = MatchMode::kAll;
constexpr auto kAny = MatchMode::kAny;

// Of 60 documents all have `common`, 30 `half`, 20 `third`, 12 `fifth`, 4 `rare`: those whose
// number can be divided by 1, 2, 3, 5 and 15.
class MatchModeTest : public testing::Test {
 protected:
  MatchModeTest() {
    for (int i = 1; i <= 60; ++i) {
      std::string text = "common";
      if (i % 2 == 0) text += " half";
      if (i % 3 == 0) text += " third";
      if (i % 5 == 0) text += " fifth";
      if (i % 15 == 0) text += " rare";
      index_.add({std::to_string(i),
                  text,
                  Language::kEnglish,
                  {{"language", "en"}, {"year", i <= 30 ? "2020" : "2021"}},
                  {}});
    }
  }

  SearchQuery compile(const std::string& text, SearchRequest request = {}) {
    request.query = text;
    const query::Node tree =
        request.plain ? query::parse_plain(text) : query::parse(text, {{"language", "year"}});
    return {request, unite_equal_operands(tree), context_};
  }

  std::size_t matches(const MatchQuery& query) {
    return matching_documents(index_.database(), query).count();
  }
  std::size_t matches(const std::string& text, MatchMode mode = MatchMode::kAuto) {
    SearchRequest request;
    request.mode = mode;
    return matches(compile(text, request).all());
  }

  SmallIndex index_;
  TermFrequencies frequencies_{index_.database()};
  QueryContext context_{index_.database(), shared_language_data(), index_.schema(), frequencies_};
};

TEST_F(MatchModeTest, AllMatchWhereTenDocumentsHaveThemAll) {
  EXPECT_EQ(compile("half third").mode(), kAll);
  EXPECT_EQ(matches("half third"), 10U);
  EXPECT_EQ(matches("half third"), matches("half AND third"));
  EXPECT_THAT(compile("half third").notes(), IsEmpty());
}

TEST_F(MatchModeTest, AnyMatchWhereFewerHaveThemAllAndANoteSaysSo) {
  EXPECT_EQ(compile("third fifth").mode(), kAny);
  EXPECT_EQ(matches("third fifth"), matches("third OR fifth"));
  EXPECT_THAT(compile("third fifth").notes(),
              ElementsAre("only 4 have all the words, so any may match"));
  EXPECT_THAT(compile("half xylophone").notes(),
              ElementsAre("none has all the words, so any may match"));
}

TEST_F(MatchModeTest, WhatTakesPartInTheDecision) {
  const std::vector<std::pair<std::string, std::optional<MatchMode>>> cases = {
      {"half", {}},
      {"half half", {}},
      {"half -third", {}},
      {"half the", {}},
      {"half year:2020", {}},
      {"half OR third", {}},
      {"half AND third", {}},
      {"+half third", {}},
      {"*", {}},
      {"half third", kAll},
      {"half third the of", kAll},
      {"half third fifth", kAny},
      {"year:2020 half third", kAll},
      {"half third -fifth", kAll},
      {"+rare half third", kAll},
      {"+half third fifth", kAny},
      {"\"common half\" third", kAll},
      {"hal* thir*", kAll},
      {"(half OR rare) third", kAll},
      {"half (third fifth)", kAll},
  };
  for (const auto& [text, mode] : cases) EXPECT_EQ(compile(text).mode(), mode) << text;
}

TEST_F(MatchModeTest, SignsAndFiltersHoldInBothModes) {
  EXPECT_EQ(matches("+rare half third"), 2U);
  EXPECT_EQ(matches("+half third fifth"), 30U);
  EXPECT_EQ(matches("half third -fifth"), 8U);
  EXPECT_EQ(matches("year:2020 half third"), 5U);
}

TEST_F(MatchModeTest, NarrowingNeverChangesTheMode) {
  SearchRequest request;
  request.filters = {{"year", "2021", false}};
  EXPECT_EQ(compile("half third", request).mode(), kAll);
  EXPECT_EQ(matches(compile("half third", request).all()), 5U);
}

TEST_F(MatchModeTest, EitherModeCanBeForced) {
  EXPECT_EQ(matches("half third", kAny), matches("half OR third"));
  EXPECT_EQ(matches("third fifth", kAll), 4U);
  EXPECT_EQ(matches("half xylophone", kAll), 0U);
  SearchRequest request;
  request.mode = kAny;
  EXPECT_THAT(compile("third fifth", request).notes(), IsEmpty());
}

TEST_F(MatchModeTest, PlainWordsMayAnyMatch) {
  SearchRequest request;
  request.plain = true;
  EXPECT_EQ(compile("half third", request).mode(), kAny);
  EXPECT_EQ(matches(compile("half third", request).all()), matches("half OR third"));
  EXPECT_THAT(compile("half xylophone", request).notes(), IsEmpty());
}

TEST_F(MatchModeTest, ScoresAreThoseOfAnyWord) {
  RelevanceScorer scorer(index_.database());
  const ScoredMatches all = scorer.score(compile("half third").all());
  const ScoredMatches any = scorer.score(compile("half third").with_some());
  for (const ScoredDocument& hit : all.best(10)) {
    EXPECT_NEAR(hit.score, any.score(hit.document), 1e-5);
  }
}

TEST_F(MatchModeTest, WhatHasSomeOfTheWordsKeepsAllElse) {
  SearchRequest request;
  request.filters = {{"year", "2021", false}};
  const SearchQuery query = compile("half third -fifth", request);
  EXPECT_EQ(matches(query.with_some()), matches("(half OR third) year:2021 -fifth"));
}

TEST_F(MatchModeTest, AllFunctionWordsMayAnyMatch) {
  index_.add({"61", "to be or not to be", Language::kEnglish, {{"language", "en"}}, {}});
  EXPECT_EQ(compile("to be").mode(), std::nullopt);
  EXPECT_EQ(matches("to be"), 1U);
}

}  // namespace
}  // namespace fundstelle
