// The set of matches against what Xapian's own matcher finds, over random queries.
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/matching/match_set.h"
#include "tests/unit/searcher/small_index.h"

namespace fundstelle {
namespace {

using Xapian::Query;

class MatchSetTest : public testing::Test {
 protected:
  MatchSetTest() {
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
      SmallDocument document;
      document.id = std::to_string(i);
      // Words are as frequent as their names are short: some postings are skipped, some are read.
      for (std::size_t word = 0; word < kWords.size(); ++word) {
        if (random() % (1 << word) == 0) document.text += std::string(kWords[word]) + ' ';
      }
      if (i % 3 == 0) document.date = Date{i, true};
      index_.add(document);
    }
  }

  Query random_query(int depth) {
    if (depth == 0 || random_() % 4 == 0) {
      const auto kind = random_() % 12;
      if (kind == 0) return Query::MatchAll;
      if (kind == 1) return Query("Eunknown");
      if (kind == 2) return Query(Query::OP_VALUE_GE, slots::kDate, date_slot_from(Date{100, true}));
      if (kind == 3) return Query(Query::OP_WILDCARD, "o");
      return Query("E" + std::string(kWords[random_() % kWords.size()]));
    }
    const Query a = random_query(depth - 1), b = random_query(depth - 1);
    switch (random_() % 8) {
      case 0: return Query(Query::OP_AND, a, b);
      case 1: return Query(Query::OP_OR, a, b);
      case 2: return Query(Query::OP_AND_NOT, a, b);
      case 3: return Query(Query::OP_AND_MAYBE, a, b);
      case 4: return Query(Query::OP_FILTER, a, b);
      case 5: return Query(Query::OP_SCALE_WEIGHT, a, 0.5);
      case 6: return Query(Query::OP_MAX, a, b);
      default: return Query(Query::OP_OR, Query(Query::OP_AND, a, b), random_query(depth - 1));
    }
  }

  std::vector<Xapian::docid> by_xapian(const Query& query) {
    Xapian::Enquire enquire(index_.database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet matches = enquire.get_mset(0, 1'000);
    return {matches.begin(), matches.end()};
  }

  static constexpr std::array kWords = {"oil", "gas", "ship", "price", "crude", "barrel", "tanker"};
  SmallIndex index_;
  std::mt19937 random_{5};
};

TEST_F(MatchSetTest, HoldsWhatXapianMatches) {
  for (int round = 0; round < 2'000; ++round) {
    const Query query = random_query(3);
    ASSERT_EQ(matching_documents(index_.database(), query).to_vector(), by_xapian(query))
        << query.get_description();
  }
}

TEST_F(MatchSetTest, EstimatesNeverBelowThePostingsOfAWord) {
  const auto frequency = index_.database().get_termfreq("Eoil");
  EXPECT_EQ(estimate_postings(index_.database(), Query("Eoil")), frequency);
  EXPECT_EQ(estimate_postings(index_.database(), Query(Query::OP_AND, Query("Eoil"), Query("Eunknown"))),
            0U);
  EXPECT_EQ(estimate_postings(index_.database(), Query::MatchAll), 300U);
}

TEST(DocumentSet, TakesAndGivesDocuments) {
  DocumentSet odd(200), small(200);
  for (Xapian::docid document = 1; document <= 200; document += 2) odd.insert(document);
  for (const Xapian::docid document : {1U, 2U, 64U, 65U, 199U, 200U}) small.insert(document);
  EXPECT_EQ(odd.count(), 100U);
  EXPECT_TRUE(small.contains(64));
  EXPECT_FALSE(small.contains(63));
  DocumentSet both = small;
  both &= odd;
  EXPECT_EQ(both.to_vector(), (std::vector<Xapian::docid>{1, 65, 199}));
  DocumentSet even = small;
  even -= odd;
  EXPECT_EQ(even.to_vector(), (std::vector<Xapian::docid>{2, 64, 200}));
  even |= both;
  EXPECT_EQ(even.to_vector(), small.to_vector());
}

}  // namespace
}  // namespace fundstelle
