// What a request becomes: terms, operators, filters, and what they match.
#include "searcher/matching/search_query.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "searcher/matching/equal_operands.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/relevance.h"
#include "searcher/query/query_parser.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SearchQueryTest : public testing::Test {
 protected:
  SearchQueryTest() {
    index_.add({"1",
                "The oil price rises",
                Language::kEnglish,
                {{"company", "Amazon"}, {"year", "2018"}, {"language", "en"}},
                Date{1'000, true}});
    index_.add({"2",
                "Prices of gas and oil",
                Language::kEnglish,
                {{"company", "IBM"}, {"year", "2020"}, {"language", "en"}},
                Date{2'000, true}});
    index_.add({"3",
                "Die alten Häuser im Labor",
                Language::kGerman,
                {{"company", "Amazon"}, {"year", "2020"}, {"language", "de"}},
                {}});
    index_.add({"4",
                "Das KI-Labor und der Preis",
                Language::kGerman,
                {{"language", "de"}},
                Date{-5'000, true}});
  }

  SearchQuery compile(const std::string& text, SearchRequest request = {}) {
    std::optional<query::Node> tree;
    if (!text.empty()) {
      tree = query::parse(text, {{"company", "city", "year", "language"}});
      request.query = text;
    }
    TermFrequencies frequencies(index_.database());
    QueryContext context{index_.database(), shared_language_data(), index_.schema(), frequencies};
    return SearchQuery(request, tree, context);
  }

  std::vector<Xapian::docid> documents(const MatchQuery& query) {
    return matching_documents(index_.database(), query).to_vector();
  }

  std::vector<Xapian::docid> matches(const std::string& text, const SearchRequest& request = {}) {
    return documents(compile(text, request).all());
  }

  std::string description(const std::string& text, const SearchRequest& request = {}) {
    return compile(text, request).all().to_xapian().get_description();
  }

  static SearchRequest filtered(std::vector<FacetFilter> filters) {
    SearchRequest request;
    request.filters = std::move(filters);
    return request;
  }

  SmallIndex index_;
};

TEST_F(SearchQueryTest, LooksForAWordInBothLanguages) {
  EXPECT_THAT(description("Häuser"), HasSubstr("Dhaus"));
  EXPECT_THAT(description("prices"), HasSubstr("Epric"));
  EXPECT_THAT(description("prices"), HasSubstr("D"));
}

TEST_F(SearchQueryTest, LooksForAWordInTheLanguageAskedFor) {
  SearchRequest request;
  request.language = Language::kGerman;
  EXPECT_THAT(description("Häuser", request), HasSubstr("Dhaus"));
  EXPECT_THAT(description("Häuser", request), Not(HasSubstr("Eh")));
}

TEST_F(SearchQueryTest, LetsAnyWordMatch) {
  EXPECT_THAT(matches("gas Labor"), ElementsAre(2, 3, 4));
}

TEST_F(SearchQueryTest, FindsCompoundsByTheirParts) {
  index_.add({"5", "Das Forschungslabor schließt", Language::kGerman, {}, {}});
  index_.add({"6", "Forschung im Freien", Language::kGerman, {}, {}});
  EXPECT_THAT(matches("Labor"), ElementsAre(3, 4, 5));
  EXPECT_THAT(matches("Forschung"), ElementsAre(5, 6));
  EXPECT_THAT(matches("Forschungslabor"), ElementsAre(5));  // alone: the word, or all its parts
  EXPECT_THAT(matches("+Forschungslabor"), ElementsAre(5));
  EXPECT_THAT(matches("Forschungslabor Preis"), ElementsAre(3, 4, 5, 6));  // any part
  EXPECT_THAT(matches("title:Labor"), IsEmpty());
}

TEST_F(SearchQueryTest, PartsAreNearOtherWordsButInNoPhrase) {
  index_.add({"5", "Das Forschungslabor schließt", Language::kGerman, {}, {}});
  EXPECT_THAT(matches("\"Labor schließt\""), IsEmpty());
  EXPECT_THAT(matches("\"Forschungslabor schließt\""), ElementsAre(5));
  EXPECT_THAT(matches("Labor NEAR/1 schließt"), ElementsAre(5));
  EXPECT_THAT(matches("Labor NEAR Forschung"), ElementsAre(5));
}

TEST_F(SearchQueryTest, DemandsAndExcludesWords) {
  EXPECT_THAT(matches("+oil gas"), ElementsAre(1, 2));
  EXPECT_THAT(matches("oil -gas"), ElementsAre(1));
  EXPECT_THAT(matches("-oil"), ElementsAre(3, 4));
}

TEST_F(SearchQueryTest, ObeysOperators) {
  EXPECT_THAT(matches("oil AND gas"), ElementsAre(2));
  EXPECT_THAT(matches("(gas OR Labor) AND NOT Häuser"), ElementsAre(2, 4));
}

TEST_F(SearchQueryTest, FindsPhrasesInTheirInflections) {
  EXPECT_THAT(matches("\"alte Haus\""), ElementsAre(3));
  EXPECT_THAT(matches("\"oil price\""), ElementsAre(1));
  EXPECT_THAT(matches("\"price oil\""), IsEmpty());
}

TEST_F(SearchQueryTest, KeepsFunctionWordsInPhrases) {
  EXPECT_THAT(matches("\"gas and oil\""), ElementsAre(2));
}

TEST_F(SearchQueryTest, CountsTheWordsBetween) {
  EXPECT_THAT(matches("prices NEAR/3 oil"), ElementsAre(1, 2));
  EXPECT_THAT(matches("oil NEAR/3 prices"), ElementsAre(1, 2));
  EXPECT_THAT(matches("prices NEAR/2 oil"), ElementsAre(1));
}

TEST_F(SearchQueryTest, LeavesFunctionWordsOutBesideOthers) {
  EXPECT_THAT(description("the oil"), Not(HasSubstr("Ethe")));
  EXPECT_THAT(matches("oil the"), ElementsAre(1, 2));
}

TEST_F(SearchQueryTest, LooksForFunctionWordsWhenTheyAreAllThereIs) {
  EXPECT_THAT(matches("the"), ElementsAre(1));
  EXPECT_THAT(matches("und der"), ElementsAre(4));
}

TEST_F(SearchQueryTest, ReadsAWordOfSeveralTokensAsAPhraseWhenAlone) {
  EXPECT_THAT(matches("KI-Labor"), ElementsAre(4));
  EXPECT_THAT(matches("KI-Labor xyz"), ElementsAre(3, 4));
}

TEST_F(SearchQueryTest, ExpandsPrefixes) {
  EXPECT_THAT(matches("pric*"), ElementsAre(1, 2));
  EXPECT_THAT(matches("häu*"), ElementsAre(3));
}

TEST_F(SearchQueryTest, ComparesExactFormsAsWritten) {
  EXPECT_THAT(matches("exact:price"), ElementsAre(1));
  EXPECT_THAT(matches("exact:Prices"), ElementsAre(2));
}

TEST_F(SearchQueryTest, FindsEverythingByAStar) {
  EXPECT_TRUE(compile("*").matches_everything());
  EXPECT_TRUE(compile("").matches_everything());
  EXPECT_FALSE(compile("oil").matches_everything());
}

TEST_F(SearchQueryTest, RefusesAWordThatIsNothingButIgnorable) {
  EXPECT_THROW(compile("\u115F"), Error);
  EXPECT_THROW(compile("\u115F*"), Error);
}

TEST_F(SearchQueryTest, IsScoredByWordsOnly) {
  EXPECT_TRUE(compile("oil").is_scored());
  EXPECT_FALSE(compile("company:amazon").is_scored());
  EXPECT_FALSE(compile("*").is_scored());
  EXPECT_FALSE(compile("-oil").is_scored());
}

TEST_F(SearchQueryTest, JoinsFiltersOfOneFacetByOr) {
  EXPECT_THAT(matches("", filtered({{"company", "Amazon", false}, {"company", "IBM", false}})),
              ElementsAre(1, 2, 3));
}

TEST_F(SearchQueryTest, JoinsFiltersOfDifferentFacetsByAnd) {
  EXPECT_THAT(matches("", filtered({{"company", "Amazon", false}, {"year", "2020", false}})),
              ElementsAre(3));
}

TEST_F(SearchQueryTest, ExcludesValues) {
  EXPECT_THAT(matches("", filtered({{"company", "Amazon", true}})), ElementsAre(2, 4));
}

TEST_F(SearchQueryTest, ReadsFiltersInsideTheQuery) {
  EXPECT_THAT(matches("company:amazon oil"), ElementsAre(1));
  EXPECT_THAT(matches("company:amazon company:ibm"), ElementsAre(1, 2, 3));
  EXPECT_THAT(matches("year:2019.. oil"), ElementsAre(2));
}

TEST_F(SearchQueryTest, LeavesOutFiltersButNotExclusions) {
  const SearchQuery query = compile(
      "", filtered(
              {{"company", "Amazon", false}, {"company", "IBM", true}, {"language", "en", false}}));
  EXPECT_THAT(documents(query.all()), ElementsAre(1));
  EXPECT_THAT(documents(query.without_filters()), ElementsAre(1, 3, 4));
  EXPECT_THAT(documents(query.filters().at("company")), ElementsAre(1, 3));
}

TEST_F(SearchQueryTest, KnowsWhatIsSelected) {
  const SearchQuery query = compile("", filtered({{"year", "2018..2020", false}}));
  EXPECT_THAT(query.selected("year"), ElementsAre("2018", "2020"));
  EXPECT_THAT(query.selected("company"), IsEmpty());
}

TEST_F(SearchQueryTest, NotesAnUnknownValueWithASuggestion) {
  const SearchQuery query = compile("", filtered({{"company", "Amazn", false}}));
  ASSERT_EQ(query.notes().size(), 1U);
  EXPECT_THAT(query.notes().front(), HasSubstr("did you mean Amazon?"));
  EXPECT_THAT(documents(query.all()), IsEmpty());
}

TEST_F(SearchQueryTest, NotesSomeOfManyUnknownValues) {
  std::vector<FacetFilter> filters;
  for (int i = 0; i < 30; ++i) filters.push_back({"company", "Amazn" + std::to_string(i), false});
  const std::vector<std::string> notes = compile("", filtered(filters)).notes();
  ASSERT_EQ(notes.size(), 11U);
  const auto suggests = [](const std::string& note) {
    return note.find("did you mean") != note.npos;
  };
  EXPECT_EQ(std::count_if(notes.begin(), notes.end(), suggests), 3);
  EXPECT_EQ(notes.back(), "no document has 20 more of the values asked for");
}

TEST_F(SearchQueryTest, TakesEqualFiltersForOne) {
  const auto terms = [&](std::vector<FacetFilter> filters) {
    std::size_t count = 0;
    compile("", filtered(std::move(filters))).all().for_each_term([&](const auto&) { ++count; });
    return count;
  };
  EXPECT_EQ(terms({{"company", "Amazon", false},
                   {"company", "Amazon", false},
                   {"company", "AMAZON", false}}),
            1U);
  EXPECT_EQ(terms({{"year", "2018..", false}, {"year", "..2020", false}}), 2U);
  EXPECT_EQ(terms({{"company", "nobody", true}, {"company", "nobody", true}}), 1U);
}

TEST_F(SearchQueryTest, WeighsAnOperandAsOftenAsItWasWritten) {
  const auto matches_alike = [&](const std::string& text) {
    SearchRequest request;
    request.query = text;
    TermFrequencies frequencies(index_.database());
    QueryContext context{index_.database(), shared_language_data(), index_.schema(), frequencies};
    const auto tree = query::parse(text, {});
    const SearchQuery once(request, unite_equal_operands(tree), context);
    const SearchQuery again(request, tree, context);
    RelevanceScorer scorer(index_.database());
    std::map<Xapian::docid, double> scores;
    for (const auto& hit : scorer.score(once.all()).best(10)) scores[hit.document] = hit.score;
    for (const auto& hit : scorer.score(again.all()).best(10)) {
      EXPECT_NEAR(scores.at(hit.document), hit.score, 1e-5) << text;
    }
    // Nearness is measured between the words as they were written.
    EXPECT_EQ(once.words().size(), again.words().size()) << text;
    for (std::size_t i = 0; i < again.words().size(); ++i) {
      EXPECT_EQ(once.words()[i].form, again.words()[i].form) << text;
    }
    return scores.size();
  };
  EXPECT_EQ(matches_alike("oil price oil gas OIL"), 2U);
  EXPECT_EQ(matches_alike("+oil price +oil"), 2U);
  EXPECT_EQ(matches_alike("pri* oil pri*"), 2U);
  EXPECT_EQ(matches_alike("oil AND price AND oil"), 2U);
}

TEST_F(SearchQueryTest, GathersAPrefixOnce) {
  std::set<const GatheredPostings*> gathered;
  const auto collect = [&](const auto& self, const MatchQuery& query) -> void {
    if (query.op() == MatchQuery::Op::kGathered) gathered.insert(&query.gathered());
    for (const MatchQuery& part : query.parts()) self(self, part);
  };
  const SearchQuery query = compile("(+pri* oil) (+pri* gas) (+o* gas)");
  collect(collect, query.all());
  EXPECT_EQ(gathered.size(), 2U);
}

TEST_F(SearchQueryTest, RefusesAnUnknownFacet) {
  EXPECT_THROW(compile("", filtered({{"colour", "red", false}})), Error);
}

TEST_F(SearchQueryTest, RestrictsByDate) {
  SearchRequest request;
  request.dates = DateRange{Date{1'000, true}, Date{1'500, true}};
  EXPECT_THAT(matches("", request), ElementsAre(1));
  request.dates = DateRange{Date{1'500, true}, {}};
  EXPECT_THAT(matches("", request), ElementsAre(2));
  request.dates = DateRange{{}, Date{1'000, true}};
  EXPECT_THAT(matches("", request), ElementsAre(1, 4));
}

}  // namespace
}  // namespace fundstelle
