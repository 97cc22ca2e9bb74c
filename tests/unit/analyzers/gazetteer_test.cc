// The gazetteer over the data file that the programs use.
#include "analyzers/gazetteer.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

const Gazetteer& gazetteer() {
  return shared_language_data().gazetteer();
}

std::string city(std::string_view name) {
  const auto found = gazetteer().find_city(name);
  return found ? std::string(found->canonical) : "";
}

std::string company(std::string_view name) {
  const auto found = gazetteer().find_company(name);
  return found ? std::string(found->canonical) : "";
}

TEST(Gazetteer, KnowsACityByEveryNameAndSpelling) {
  for (const char* name :
       {"Munich", "München", "MÜNCHEN", "Muenchen", "Mu\u0308nchen", " munich "}) {
    EXPECT_EQ(city(name), "Munich") << name;
  }
}

TEST(Gazetteer, KnowsGermanNamesOfForeignCities) {
  EXPECT_EQ(city("Peking"), "Beijing");
  EXPECT_EQ(city("Schanghai"), "Shanghai");
  EXPECT_EQ(city("Mailand"), "Milan");
}

TEST(Gazetteer, TellsTheGermanName) {
  EXPECT_EQ(gazetteer().find_city("Munich")->german, "München");
  EXPECT_EQ(gazetteer().find_city("Berlin")->german, "Berlin");
}

TEST(Gazetteer, PrefersThePrimaryNameToAnAlias) {
  EXPECT_EQ(gazetteer().find_city("Venice")->german, "Venedig");
}

TEST(Gazetteer, KnowsCitiesOfSeveralWords) {
  EXPECT_EQ(city("New York"), "New York");
  EXPECT_TRUE(gazetteer().find(name_key("New")).begins_longer_name);
}

TEST(Gazetteer, FlagsCitiesThatAreOrdinaryWords) {
  EXPECT_TRUE(gazetteer().find_city("Essen")->ambiguous);
  EXPECT_FALSE(gazetteer().find_city("Hamburg")->ambiguous);
}

TEST(Gazetteer, KnowsACompanyByItsAliases) {
  EXPECT_EQ(company("VW"), "Volkswagen");
  EXPECT_EQ(company("bayerische motoren werke"), "BMW");
}

TEST(Gazetteer, KnowsACompanyWithItsLegalForm) {
  EXPECT_EQ(company("Amazon.com Inc."), company("Amazon"));
  EXPECT_EQ(company("Siemens AG"), "Siemens");
  EXPECT_EQ(company("SAP SE & Co. KGaA"), "SAP");
}

TEST(Gazetteer, TakesALegalFormAloneForNothing) {
  EXPECT_EQ(company("AG"), "");
}

TEST(Gazetteer, FlagsCompaniesThatAreOrdinaryWords) {
  EXPECT_TRUE(gazetteer().find(name_key("Apple")).company->ambiguous);
  EXPECT_FALSE(gazetteer().find(name_key("Microsoft")).company->ambiguous);
}

TEST(Gazetteer, FlagsCompaniesThatAreWrittenInCapitals) {
  EXPECT_TRUE(gazetteer().find(name_key("MAN")).company->in_capitals);
  EXPECT_FALSE(gazetteer().find(name_key("Siemens")).company->in_capitals);
}

TEST(Gazetteer, TakesNoFlagOfCapitalsWhereAnotherSpellingIsCommon) {
  EXPECT_FALSE(gazetteer().find(name_key("IKEA")).company->in_capitals);
}

TEST(Gazetteer, KnowsWhatOnlyHoldsTheNameOfACity) {
  EXPECT_TRUE(gazetteer().find(name_key("New York Times")).not_a_name);
  EXPECT_FALSE(gazetteer().find(name_key("New York")).not_a_name);
}

TEST(Gazetteer, FindsNothingUnderUnknownAndEmptyNames) {
  EXPECT_EQ(city("Hintertupfingen an der Knatter"), "");
  EXPECT_EQ(city(""), "");
  EXPECT_EQ(company("?!"), "");
  EXPECT_FALSE(Gazetteer().find("berlin").city);
}

TEST(Gazetteer, TellsWhatWordsSayOfNamesBesideThem) {
  EXPECT_TRUE(gazetteer().roles("aktie").has(NameRole::kFirmRelation));
  EXPECT_TRUE(gazetteer().roles("chipmaker").has(NameRole::kFirmNoun));
  EXPECT_TRUE(gazetteer().roles("in").has(NameRole::kPlacePreposition));
  EXPECT_TRUE(gazetteer().roles("otto").has(NameRole::kGivenName));
  EXPECT_TRUE(gazetteer().roles("march").has(NameRole::kCalendar));
  EXPECT_FALSE(gazetteer().roles("mit").has(NameRole::kPlacePreposition));
}

TEST(Gazetteer, TellsRolesByTheEndOfAGermanWord) {
  EXPECT_TRUE(gazetteer().roles_of_ending("landmaschinenhersteller").has(NameRole::kFirmNoun));
  EXPECT_TRUE(gazetteer().roles_of_ending("hersteller").has(NameRole::kFirmNoun));
  EXPECT_FALSE(gazetteer().roles_of_ending("apfelbaum").has(NameRole::kFirmNoun));
  EXPECT_EQ(gazetteer().roles_of_ending("").bits(), 0U);
}

TEST(Gazetteer, WorksOutWhichFirmsAreWordsAsWell) {
  // Nobody marks these: a common noun, an English word, a given name and a city.
  for (const char* name : {"Allianz", "Shell", "Otto", "Salzgitter"}) {
    EXPECT_TRUE(gazetteer().find(name_key(name)).company->ambiguous) << name;
  }
}

TEST(Gazetteer, KeepsTheOtherFirmOfAForm) {
  const NameLookup found = gazetteer().find(name_key("SAIC"));
  ASSERT_TRUE(found.company && found.other_company);
  EXPECT_NE(found.company->number, found.other_company->number);
}

TEST(Gazetteer, TellsTheCountryOfAFirmAndACity) {
  EXPECT_EQ(gazetteer().find_company("Siemens")->country, "DE");
  EXPECT_EQ(gazetteer().find_city("Munich")->country, "DE");
}

TEST(NameKey, JoinsFoldedWords) {
  EXPECT_EQ(name_key("AT&T"), "at & t");
  EXPECT_EQ(name_key("Mercedes-Benz"), "mercedes benz");
  EXPECT_EQ(name_key("Macy's"), "macy");
  EXPECT_EQ(name_key("U.S. Steel"), "u.s steel");
}

TEST(LegalForm, IsToldFromOtherWords) {
  EXPECT_TRUE(is_legal_form("gmbh"));
  EXPECT_TRUE(is_legal_form("plc"));
  EXPECT_FALSE(is_legal_form("bank"));
}

}  // namespace
}  // namespace fundstelle
