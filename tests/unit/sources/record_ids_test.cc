#include "indexer/sources/record_ids.h"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(RecordIds, NameTheLineOfTheFirst) {
  RecordIds ids;
  EXPECT_EQ(ids.insert("a", 1), std::nullopt);
  EXPECT_EQ(ids.insert("b", 2), std::nullopt);
  EXPECT_EQ(ids.insert("a", 3), 1U);
  EXPECT_EQ(ids.insert("a", 4), 1U);
  EXPECT_EQ(ids.size(), 2U);
}

TEST(RecordIds, RememberManyThroughGrowth) {
  RecordIds ids;
  for (std::size_t i = 1; i <= 100000; ++i) ASSERT_FALSE(ids.insert(std::to_string(i), i)) << i;
  for (std::size_t i = 1; i <= 100000; ++i) ASSERT_EQ(ids.insert(std::to_string(i), 1), i);
  EXPECT_EQ(ids.size(), 100000U);
}

TEST(RecordIds, BearLinesBeyondFourBillion) {
  RecordIds ids;
  ids.insert("a", std::size_t{1} << 40);
  EXPECT_EQ(ids.insert("a", 1), 0xFFFFFFFFU);
}

}  // namespace
}  // namespace fundstelle
