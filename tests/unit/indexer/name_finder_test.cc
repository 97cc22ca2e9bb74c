// Companies and cities in sentences of both languages.
#include "indexer/facets/name_finder.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/indexer/analyzed.h"

namespace fundstelle {
namespace {

using Names = std::vector<std::string>;

FoundNames names(Language language, const std::string& text) {
  const Analyzed analyzed(language, text);
  return NameFinder(shared_language_data()).find(*analyzed);
}

struct NameCase {
  const char* title;
  Language language;
  const char* text;
  Names companies;
  Names cities;
};

class NameFinderTable : public testing::TestWithParam<NameCase> {};

TEST_P(NameFinderTable, FindsCompanies) {
  EXPECT_EQ(names(GetParam().language, GetParam().text).companies, GetParam().companies);
}

TEST_P(NameFinderTable, FindsCities) {
  EXPECT_EQ(names(GetParam().language, GetParam().text).cities, GetParam().cities);
}

constexpr Language kEn = Language::kEnglish;
constexpr Language kDe = Language::kGerman;

INSTANTIATE_TEST_SUITE_P(
    Table, NameFinderTable,
    testing::Values(
        NameCase{"SeveralInASentence",
                 kDe,
                 "Amazon schließt sein Labor in Shanghai, nachdem IBM und Microsoft gegangen sind.",
                 {"Amazon", "IBM", "Microsoft"},
                 {"Shanghai"}},
        NameCase{"EachOnce",
                 kEn,
                 "Siemens and again Siemens met in Berlin, yes, in Berlin.",
                 {"Siemens"},
                 {"Berlin"}},
        NameCase{"NamesWithSignsInside",
                 kEn,
                 "Booking.com cut prices, while E.ON raised them and AT&T did neither.",
                 {"Booking.com", "E.ON", "AT&T"},
                 {}},
        NameCase{"GermanNameOfACity",
                 kDe,
                 "Die Verhandlungen in Peking und Mailand dauern an.",
                 {},
                 {"Beijing", "Milan"}},
        NameCase{"Dateline", kEn, "SHANGHAI, July 24 - The laboratory closed.", {}, {"Shanghai"}},
        NameCase{"GermanDateline", kDe, "Wien – Die Bahn fährt wieder.", {}, {"Vienna"}},
        NameCase{"DatelineOfAnAmbiguousCity", kDe, "ESSEN - Der Versorger baut um.", {}, {"Essen"}},
        NameCase{"OrdinaryWordIsNoCity", kDe, "Das Essen war kalt, und das Reading auch.", {}, {}},
        NameCase{"PlaceBehindAPreposition", kDe, "Der Versorger sitzt in Essen.", {}, {"Essen"}},
        NameCase{"NewspaperIsNoCity", kEn, "He told the New York Times on Friday.", {}, {}},
        NameCase{"CityOfTwoWords", kEn, "They moved to New York, he said.", {}, {"New York"}},
        NameCase{"ClubIsNoCity", kDe, "Der FC Bayern München gewann.", {}, {}},
        NameCase{"GenitiveOfACompany",
                 kDe,
                 "Das Ende von BMWs Plänen und Siemens' Werk",
                 {"BMW", "Siemens"},
                 {}},
        NameCase{"GenitiveOfACity", kDe, "Hamburgs Hafen wächst.", {}, {"Hamburg"}},
        NameCase{"PossessiveOfACompany", kEn, "It was Amazon’s idea.", {"Amazon"}, {}},
        NameCase{"HyphenatedCompany",
                 kDe,
                 "Der VW-Chef und die Google-Mutter schweigen.",
                 {"Volkswagen", "Google"},
                 {}},
        NameCase{"AmbiguousCompanyWithACue",
                 kDe,
                 "Die Aktie von gestern und der Konzern Apple.",
                 {"Apple"},
                 {}},
        NameCase{"AmbiguousCompanyWithALegalForm", kEn, "Apple Inc. said so.", {"Apple"}, {}},
        NameCase{"OrdinaryWordIsNoCompany", kDe, "Otto aß eine Orange.", {}, {}},
        NameCase{"UnknownCompanyByItsLegalForm",
                 kEn,
                 "On Friday, Quibbleton Widgets Inc rose sharply.",
                 {"Quibbleton Widgets"},
                 {}},
        NameCase{"LegalFormBehindAKnownName",
                 kDe,
                 "Der Autobauer Volkswagen AG wächst.",
                 {"Volkswagen"},
                 {}},
        NameCase{"CompanyInCapitalsOnly",
                 kDe,
                 "Man weiß es nicht. Die Lastwagen baut MAN.",
                 {"MAN"},
                 {}},
        NameCase{"CompanyInCapitalsWithGenitive", kDe, "Die Zukunft BMWs ist offen.", {"BMW"}, {}},
        NameCase{"OrdinaryWordThatIsAForeignCity", kDe, "Sie machte sich einen Namen.", {}, {}},
        NameCase{"SmallLetters", kDe, "das essen im shell und im target", {}, {}},
        NameCase{"Nothing", kEn, "", {}, {}}),
    [](const auto& parameter) { return std::string(parameter.param.title); });

TEST(NameFinder, GivesCanonicalNamesOnceOnHostileTexts) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (const char* name : {"Amazon", "AG", "München", "New York", "Inc", "SE & Co. KGaA"}) {
      text += hostile_text(random, 6) + name;
    }
    const FoundNames found = names(i % 2 == 0 ? kEn : kDe, text);
    for (Names list : {found.companies, found.cities}) {
      std::sort(list.begin(), list.end());
      ASSERT_TRUE(std::adjacent_find(list.begin(), list.end()) == list.end()) << text;
      for (const std::string& name : list) ASSERT_FALSE(name.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace fundstelle
