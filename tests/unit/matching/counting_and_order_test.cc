// Facet counts and the order by date against the plainest way of computing them.
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/matching/date_order.h"
#include "searcher/matching/facet_counter.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

using Counted = std::vector<std::pair<std::string, std::uint64_t>>;

DocumentSet set_of(const std::vector<Xapian::docid>& documents) {
  DocumentSet set(200);
  for (const Xapian::docid document : documents) set.insert(document);
  return set;
}

std::vector<Xapian::docid> range(Xapian::docid first, Xapian::docid last) {
  std::vector<Xapian::docid> documents(last - first + 1);
  std::iota(documents.begin(), documents.end(), first);
  return documents;
}

Counted pairs(const FacetCounts& counts) {
  Counted found;
  for (const FacetCount& value : counts.values) found.emplace_back(value.value, value.count);
  return found;
}

class FacetCounterTest : public testing::Test {
 protected:
  FacetCounterTest() {
    const char* companies[] = {"Acme", "Beta", "Ähre", "Ceres", "Delta"};
    std::mt19937 random(1);
    for (int i = 0; i < 200; ++i) {
      SmallDocument document;
      document.id = std::to_string(i);
      for (const char* company : companies) {
        if (random() % 3 == 0) document.values.emplace_back("company", company);
      }
      values_.push_back(document.values);
      index_.add(document);
    }
  }

  Counted naive(const DocumentSet& documents) const {
    std::map<std::string, std::uint64_t> counts;
    documents.for_each([&](Xapian::docid document) {
      for (const auto& [facet, value] : values_[document - 1]) ++counts[value];
    });
    Counted sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
  }

  const Facet& company() const { return *index_.schema().find("company"); }

  SmallIndex index_;
  std::vector<std::vector<std::pair<std::string, std::string>>> values_;
};

TEST_F(FacetCounterTest, CountsAsANaiveLoopDoes) {
  std::mt19937 random(2);
  for (int i = 0; i < 50; ++i) {
    DocumentSet documents(200);
    for (Xapian::docid document = 1; document <= 200; ++document) {
      if (random() % 4 == 0) documents.insert(document);
    }
    EXPECT_EQ(pairs(count_facet(index_.database(), company(), documents, {}, 0)), naive(documents));
  }
}

TEST_F(FacetCounterTest, CountsAllDocumentsWithoutASet) {
  const DocumentSet all = set_of(range(1, 200));
  EXPECT_EQ(pairs(count_facet(index_.database(), company(), std::nullopt, {}, 0)), naive(all));
}

TEST_F(FacetCounterTest, ShowsTheFirstValuesAndCountsTheRest) {
  const DocumentSet all = set_of(range(1, 200));
  const Counted expected = naive(all);
  for (std::size_t limit = 1; limit <= 5; ++limit) {
    const FacetCounts counts = count_facet(index_.database(), company(), all, {}, limit);
    EXPECT_EQ(pairs(counts),
              Counted(expected.begin(), expected.begin() + static_cast<long>(limit)));
    EXPECT_EQ(counts.more, 5 - limit);
  }
}

TEST_F(FacetCounterTest, MarksWhatIsSelected) {
  const FacetCounts counts = count_facet(index_.database(), company(), std::nullopt, {"beta"}, 0);
  for (const FacetCount& value : counts.values) EXPECT_EQ(value.selected, value.value == "Beta");
}

TEST_F(FacetCounterTest, CountsNothingInNoDocuments) {
  EXPECT_TRUE(count_facet(index_.database(), company(), set_of({}), {}, 5).values.empty());
}

TEST(FacetCounter, CountsSpellingsOfOneValueTogether) {
  SmallIndex index;
  index.add({"1", "", Language::kEnglish, {{"company", "Acme"}}, {}});
  index.add({"2", "", Language::kEnglish, {{"company", "ACME"}}, {}});
  const Facet& company = *index.schema().find("company");
  EXPECT_EQ(pairs(count_facet(index.database(), company, set_of({1, 2}), {}, 0)),
            (Counted{{"Acme", 2}}));
  EXPECT_EQ(pairs(count_facet(index.database(), company, std::nullopt, {}, 0)),
            (Counted{{"Acme", 2}}));
}

TEST(FacetCounter, PutsEqualCountsInTheOrderOfCodePoints) {
  SmallIndex index;
  index.add({"1", "", Language::kEnglish, {{"city", "b"}, {"city", "Z"}, {"city", "ä"}}, {}});
  const Facet& city = *index.schema().find("city");
  EXPECT_EQ(pairs(count_facet(index.database(), city, set_of({1}), {}, 2)),
            (Counted{{"Z", 1}, {"b", 1}}));
}

TEST(DateOrder, SortsAsANaiveSortDoes) {
  SmallIndex index;
  std::mt19937 random(3);
  // Undated last, then by date, then by id; so the plain order of these tuples.
  std::vector<std::tuple<bool, std::int64_t, std::string, Xapian::docid>> newest, oldest;
  DocumentSet all(150);
  for (Xapian::docid document = 1; document <= 150; ++document) {
    SmallDocument given;
    given.id = std::to_string(random() % 1'000'000);
    const auto seconds = static_cast<std::int64_t>(random() % 8) * 1'000 - 3'000;
    const bool dated = random() % 4 != 0;
    if (dated) given.date = Date{seconds, true};
    index.add(given);
    all.insert(document);
    newest.emplace_back(!dated, dated ? -seconds : 0, given.id, document);
    oldest.emplace_back(!dated, dated ? seconds : 0, given.id, document);
  }
  std::sort(newest.begin(), newest.end());
  std::sort(oldest.begin(), oldest.end());
  for (const std::size_t offset : {0, 1, 17, 60, 149, 150, 500}) {
    for (const std::size_t limit : {0, 1, 10, 40, 1'000}) {
      for (const bool newest_first : {true, false}) {
        const auto& sorted = newest_first ? newest : oldest;
        std::vector<Xapian::docid> expected;
        for (std::size_t i = offset; i < std::min(offset + limit, sorted.size()); ++i) {
          expected.push_back(std::get<3>(sorted[i]));
        }
        ASSERT_EQ(order_by_date(index.database(), all, newest_first, offset, limit), expected)
            << offset << ' ' << limit;
        ASSERT_EQ(order_by_date(index.database(), std::nullopt, newest_first, offset, limit),
                  expected);
      }
    }
  }
}

TEST(DateOrder, TakesAnyNumbersForAPage) {
  SmallIndex index;
  index.add({"1", "", Language::kEnglish, {}, {}});
  const std::size_t huge = std::numeric_limits<std::size_t>::max();
  EXPECT_THAT(order_by_date(index.database(), set_of({1}), true, 0, huge), ElementsAre(1));
  EXPECT_TRUE(order_by_date(index.database(), set_of({1}), true, huge, huge).empty());
}

}  // namespace
}  // namespace fundstelle
