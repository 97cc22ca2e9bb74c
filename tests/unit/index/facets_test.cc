#include "index/facets.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

TEST(FacetSchema, AlwaysHasTheBuiltInFacets) {
  EXPECT_EQ(FacetSchema().names(), "company, city, year, language");
}

TEST(FacetSchema, PutsDefinedFacetsBehind) {
  const FacetSchema schema({{"author", "author", "Author", "Autor", 0}});
  EXPECT_EQ(schema.names(), "company, city, year, language, author");
}

TEST(FacetSchema, GivesEachFacetItsSlot) {
  const FacetSchema schema({{"author", "author", "", "", 99}});
  std::uint32_t slot = slots::kFirstFacet;
  for (const Facet& facet : schema.facets()) EXPECT_EQ(facet.slot, slot++);
}

TEST(FacetSchema, FindsByName) {
  const FacetSchema schema;
  ASSERT_NE(schema.find("year"), nullptr);
  EXPECT_EQ(schema.find("year")->name, "year");
  EXPECT_EQ(schema.find("Year"), nullptr);
  EXPECT_EQ(schema.find(""), nullptr);
}

TEST(FacetSchema, ComesBackAsItWas) {
  const FacetSchema schema({{"author", "by", "Author", "Autor", 0}, {"desk-2", "d", "", "", 0}});
  EXPECT_EQ(FacetSchema::parse(schema.serialize()).facets(), schema.facets());
  EXPECT_EQ(FacetSchema::parse("").facets(), FacetSchema().facets());
}

TEST(FacetSchema, CutShortIsAnError) {
  const std::string bytes = FacetSchema({{"author", "by", "", "", 0}}).serialize();
  EXPECT_THROW(FacetSchema::parse(bytes.substr(0, bytes.size() - 1)), Error);
}

class BadFacetName : public testing::TestWithParam<const char*> {};

TEST_P(BadFacetName, IsRefused) {
  EXPECT_THROW(FacetSchema({{GetParam(), "field", "", "", 0}}), Error);
}

INSTANTIATE_TEST_SUITE_P(Table, BadFacetName,
                         testing::Values("", "Author", "1st", "a b", "a:b", "ä", "company", "title",
                                         "exact", "-a",
                                         "an-endless-name-of-more-than-forty-letters"));

TEST(FacetSchema, RefusesANameTwice) {
  EXPECT_THROW(FacetSchema({{"a", "x", "", "", 0}, {"a", "y", "", "", 0}}), Error);
}

}  // namespace
}  // namespace fundstelle
