#include "searcher/matching/written_beginnings.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "index/terms.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class WrittenBeginnings : public testing::Test {
 protected:
  WrittenBeginnings() {
    index_.add({"a",
                "Málaga Malaga Häuser Haeuser Hauser œuvre Ελλάδα мир 中国",
                Language::kEnglish,
                {},
                {}});
  }

  std::vector<std::string> of(const std::string& typed) {
    return written_beginnings(index_.database(), "", typed);
  }

  SmallIndex index_;
};

TEST_F(WrittenBeginnings, OfLettersWithoutAccentsMayHaveThem) {
  EXPECT_THAT(of("mala"), UnorderedElementsAre("mala", "mála"));
  EXPECT_THAT(of("haus"), UnorderedElementsAre("haus", "häus"));
  EXPECT_THAT(of("oe"), UnorderedElementsAre("oe", "œ"));
  EXPECT_THAT(of("o"), UnorderedElementsAre("o", "œ"));
}

TEST_F(WrittenBeginnings, MayHaveUmlautsWrittenOut) {
  EXPECT_THAT(of("haeu"), UnorderedElementsAre("haeu", "häu"));
  EXPECT_THAT(of("häu"), UnorderedElementsAre("häu", "haeu"));
}

TEST_F(WrittenBeginnings, KeepAccentsThatAreTyped) {
  EXPECT_THAT(of("mála"), ElementsAre("mála"));
}

TEST_F(WrittenBeginnings, AreThoseTypedInAnyCase) {
  EXPECT_THAT(of("xyz"), ElementsAre("xyz"));
  EXPECT_THAT(of("ми"), ElementsAre("ми"));
  EXPECT_THAT(of("中"), ElementsAre("中"));
}

}  // namespace
}  // namespace fundstelle
