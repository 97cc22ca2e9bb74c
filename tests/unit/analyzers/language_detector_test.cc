#include "analyzers/language_detector.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

struct DetectedText {
  const char* name;
  const char* text;
  const char* code;
};

class DetectedLanguage : public testing::TestWithParam<DetectedText> {};

TEST_P(DetectedLanguage, IsThatOfTheText) {
  EXPECT_EQ(detect_language(GetParam().text, shared_language_data()), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DetectedLanguage,
    testing::Values(
        DetectedText{"German",
                     "Der Konzern streicht nach eigenen Angaben bis zum Jahresende mehrere tausend "
                     "Stellen in der Verwaltung und in den Werken.",
                     "de"},
        DetectedText{"English",
                     "The company said on Thursday that it would cut several thousand jobs by the "
                     "end of the year, mostly in its offices.",
                     "en"},
        DetectedText{"French",
                     "Le gouvernement a annoncé jeudi que les nouvelles mesures entreraient en "
                     "vigueur au début de l'année prochaine.",
                     "fr"},
        DetectedText{"Dutch",
                     "De minister zei in de Kamer dat er in het gebied nog altijd sprake is van "
                     "een tekort, maar dat de regering op de goede weg was.",
                     "nl"},
        DetectedText{"FrenchWithEnglishQuotation",
                     "Le ministre a cité la première phrase du discours: it is what we have done "
                     "and will do for them. Il a ajouté que le gouvernement n'avait pas changé "
                     "d'avis, que les mesures entreraient en vigueur au début de l'année prochaine "
                     "et que les entreprises seraient informées dans les prochains jours.",
                     "fr"},
        DetectedText{"ShortGerman", "nach dem Urteil", "de"},
        DetectedText{"ShortEnglish", "after the ruling", "en"}, DetectedText{"Nothing", "", ""},
        DetectedText{"Digits", "12 34 56", ""}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace fundstelle
