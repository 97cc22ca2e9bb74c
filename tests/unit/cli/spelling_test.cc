#include "cli/spelling.h"

#include <vector>

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

const std::vector<std::string>& options() {
  static const std::vector<std::string> names = {"--limit",  "--language", "--facet",
                                                 "--facets", "--format",   "-n"};
  return names;
}

TEST(EditDistance, CountsEachKindOfEditOnce) {
  EXPECT_EQ(edit_distance("limit", "limit"), 0U);
  EXPECT_EQ(edit_distance("limit", "limt"), 1U);
  EXPECT_EQ(edit_distance("limit", "limiit"), 1U);
  EXPECT_EQ(edit_distance("limit", "limat"), 1U);
  EXPECT_EQ(edit_distance("limit", "ilmit"), 1U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(NearestName, FindsAMistypedOption) {
  EXPECT_EQ(nearest_name("--limt", options()), "--limit");
  EXPECT_EQ(nearest_name("--langauge", options()), "--language");
}

TEST(NearestName, PrefersTheFewestEdits) {
  EXPECT_EQ(nearest_name("--facetz", options()), "--facet");
  EXPECT_EQ(nearest_name("--faccets", options()), "--facets");
}

TEST(NearestName, CompletesAnUnambiguousBeginning) {
  EXPECT_EQ(nearest_name("--lang", options()), "--language");
}

TEST(NearestName, IsSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest_name("--wibble", options()), std::nullopt);
  EXPECT_EQ(nearest_name("-x", options()), std::nullopt);
  EXPECT_EQ(nearest_name("--", options()), std::nullopt);
  EXPECT_EQ(nearest_name("", options()), std::nullopt);
}

TEST(DidYouMean, AsksOrSaysNothing) {
  EXPECT_EQ(did_you_mean("--limt", options()), "did you mean --limit?");
  EXPECT_EQ(did_you_mean("--wibble", options()), "");
}

}  // namespace
}  // namespace fundstelle
