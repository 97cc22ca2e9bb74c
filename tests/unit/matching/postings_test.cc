#include "searcher/matching/postings.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using Occurrences = std::map<Xapian::docid, float>;  // by document

// Goes through all, by steps and leaps.
template <typename Postings>
void expect_walk(Postings postings, const Occurrences& expected, std::mt19937& random) {
  auto at = expected.begin();
  while (at != expected.end()) {
    ASSERT_FALSE(postings.at_end());
    ASSERT_EQ(postings.document(), at->first);
    ASSERT_EQ(postings.occurrences(), at->second);
    if (random() % 2 == 0) {
      postings.next();
      ++at;
    } else {
      const Xapian::docid wanted = at->first + random() % 8;  // 0: stays
      postings.skip_to(wanted);
      at = expected.lower_bound(wanted);
    }
  }
  ASSERT_TRUE(postings.at_end());
}

class PostingsTest : public testing::Test {
 protected:
  static constexpr Xapian::docid kDocuments = 60;

  // Of some of kDocuments documents.
  Occurrences random_occurrences() {
    Occurrences occurrences;
    const auto density = 1 + random_() % 10;
    for (Xapian::docid document = 1; document <= kDocuments; ++document) {
      if (random_() % density == 0) occurrences[document] = static_cast<float>(1 + random_() % 5);
    }
    return occurrences;
  }

  std::mt19937 random_{6};
};

TEST_F(PostingsTest, GoThroughSpellingsAsThroughOneWord) {
  for (int round = 0; round < 20; ++round) {
    std::map<std::string, Occurrences> terms;
    Occurrences most;  // of any term
    for (const char* term : {"a", "b", "c"}) {
      terms[term] = random_occurrences();
      for (const auto& [document, count] : terms[term]) {
        most[document] = std::max(most[document], count);
      }
    }
    SmallIndex index;
    for (Xapian::docid document = 1; document <= kDocuments; ++document) {
      SmallDocument given;
      given.id = std::to_string(document);
      for (const auto& [term, occurrences] : terms) {
        const auto found = occurrences.find(document);
        if (found != occurrences.end()) {
          given.terms.emplace_back(term, static_cast<std::uint32_t>(found->second));
        }
      }
      index.add(given);
    }
    const Xapian::Database& database = index.database();
    expect_walk(TermPostings(database, "a"), terms["a"], random_);
    expect_walk(SpellingPostings({{database, "a"}, {database, "b"}, {database, "c"}}), most,
                random_);
  }
}

TEST_F(PostingsTest, GoThroughWhatWasGathered) {
  for (int round = 0; round < 200; ++round) {
    const Occurrences occurrences = random_occurrences();
    GatheredPostings gathered;
    for (const auto& [document, count] : occurrences)
      gathered.postings.push_back({document, count});
    expect_walk(GatheredWalk(gathered), occurrences, random_);
  }
}

}  // namespace
}  // namespace fundstelle
