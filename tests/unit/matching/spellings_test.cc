// A word of which the index has several spellings is one word.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/matching/match_set.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/relevance.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

// In English, Zürich is found by Zurich and by Zuerich: it has a stem of either.
class SpellingsTest : public testing::Test {
 protected:
  SpellingsTest() {
    index_.add({"1", "A day in Zürich", Language::kEnglish, {{"language", "en"}}, {}});
    index_.add({"2", "A day in Zurich", Language::kEnglish, {{"language", "en"}}, {}});
    index_.add({"3", "A day in Zuerich", Language::kEnglish, {{"language", "en"}}, {}});
    index_.add({"4", "A night in London", Language::kEnglish, {{"language", "en"}}, {}});
  }

  MatchQuery compile(const std::string& text) {
    SearchRequest request;
    request.query = text;
    return SearchQuery(request, query::parse(text, {}), context_).all();
  }
  double score(const std::string& text, Xapian::docid document) {
    return RelevanceScorer(index_.database()).score(compile(text)).score(document);
  }

  SmallIndex index_;
  TermFrequencies frequencies_{index_.database()};
  QueryContext context_{index_.database(), shared_language_data(), index_.schema(), frequencies_};
};

TEST_F(SpellingsTest, AreAllFound) {
  EXPECT_THAT(matching_documents(index_.database(), compile("Zürich")).to_vector(),
              ElementsAre(1, 2, 3));
}

TEST_F(SpellingsTest, OfOnePlaceCountOnce) {
  const double spelling = RankingConstants().exact_weight * score("exact:Zürich", 1);
  EXPECT_NEAR(score("Zürich", 1), score("Zurich", 1) + spelling, 1e-5);
}

TEST_F(SpellingsTest, CountAsOftenAsTheMostFrequentOfThem) {
  index_.add({"5", "Zurich and Zurich, in German Zuerich", Language::kEnglish, {}, {}});
  EXPECT_NEAR(score("Zürich", 5),
              score("Zurich", 5) - RankingConstants().exact_weight * score("exact:Zurich", 5),
              1e-5);
}

}  // namespace
}  // namespace fundstelle
