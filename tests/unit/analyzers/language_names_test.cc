#include "analyzers/language_names.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

struct NamedLanguage {
  const char* name;
  const char* code;
};

class LanguageCode : public testing::TestWithParam<NamedLanguage> {};

TEST_P(LanguageCode, IsTwoLetters) {
  EXPECT_EQ(normalize_language_code(GetParam().name), GetParam().code) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Table, LanguageCode,
    testing::Values(NamedLanguage{"de", "de"}, NamedLanguage{"EN", "en"},
                    NamedLanguage{"de-AT", "de"}, NamedLanguage{"DE_ch", "de"},
                    NamedLanguage{"en_US.UTF-8", "en"}, NamedLanguage{"ger", "de"},
                    NamedLanguage{"deu", "de"}, NamedLanguage{"eng", "en"},
                    NamedLanguage{"German", "de"}, NamedLanguage{"english", "en"},
                    NamedLanguage{"Deutsch", "de"}, NamedLanguage{"Englisch", "en"},
                    NamedLanguage{"Français", "fr"}, NamedLanguage{" de ", "de"},
                    NamedLanguage{"", ""}, NamedLanguage{"xx", ""}, NamedLanguage{"klingon", ""},
                    NamedLanguage{"zz-ZZ", ""}, NamedLanguage{"-", ""}));

}  // namespace
}  // namespace fundstelle
