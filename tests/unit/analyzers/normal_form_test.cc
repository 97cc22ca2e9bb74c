#include "analyzers/normal_form.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analyzers/plain_letters.h"

namespace fundstelle {
namespace {

NormalForm normal(std::string_view written, Language language = Language::kEnglish) {
  return normal_form(written, fold_word(written), language);
}

TEST(NormalForm, IsOneForAllWaysToWriteAWord) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"Nestlé", "nestle"},   {"O'Brien", "obrien"},
      {"O’Brien", "obrien"},  {"O´Brien", "obrien"},
      {"Amazon's", "amazon"}, {"O'Brien's", "obrien"},
      {"U.S.A.", "usa"},      {"U.S.A", "usa"},
      {"d.c.", "dc"},         {"MPs", "mp"},
      {"NGO's", "ngo"},       {"NGO’s", "ngo"},
      {"Ms", "ms"},           {"Leser:innen", "leserinnen"},
      {"CO₂", "co2"},         {"AT&T", "at&t"},
      {"C++", "c++"},         {"1,234,567", "1234567"},
      {"ＡＢＣ", "abc"},
  };
  for (const auto& [written, base] : examples) EXPECT_EQ(normal(written).base, base) << written;
}

TEST(NormalForm, KeepsUmlautsInGerman) {
  EXPECT_EQ(normal("Zürich", Language::kGerman).base, "zürich");
  EXPECT_EQ(normal("Café", Language::kGerman).base, "cafe");
}

TEST(NormalForm, HasAVariantWhereSpellingsCannotBeOne) {
  EXPECT_EQ(normal("Zürich").base, "zurich");
  EXPECT_EQ(normal("Zürich").variant, "zuerich");
  EXPECT_EQ(normal("MPs").variant, "mps");
  EXPECT_EQ(normal("Nestlé").variant, "");
  EXPECT_EQ(normal("Zürich", Language::kGerman).variant, "");
}

TEST(NormalForm, FindsThePieceThatIsAWord) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"d'Ivoire", "Ivoire"},   {"L’Oréal", "Oréal"},  {"O'Brien", "Brien"},
      {"Leser:innen", "Leser"}, {"Leser*in", "Leser"}, {"Leser/-innen", "Leser"},
      {"LeserInnen", "Leser"},  {"don't", ""},         {"minister's", ""},
      {"Leserinnen", ""},       {"INNEN", ""},
  };
  for (const auto& [written, piece] : examples) {
    const NormalForm form = normal(written);
    EXPECT_EQ(written.substr(form.piece_start, form.piece_end - form.piece_start), piece)
        << written;
  }
}

struct NumberCase {
  std::string form;
  std::string english;
  std::string german;
};

TEST(UngroupedNumber, KnowsTheWaysToWriteGroups) {
  const std::vector<NumberCase> examples = {
      {"1,234,567", "1234567", "1234567"},
      {"1.234.567", "1234567", "1234567"},
      {"1,234", "1234", ""},
      {"1.234", "", "1234"},
      {"1'234'567", "1234567", "1234567"},
      {"45 000", "45000", "45000"},
      {"1,234.56", "1234.56", "1234,56"},
      {"1.234,5", "1234.5", "1234,5"},
      {"1.000.000.000", "1000000000", "1000000000"},
      // Dates, versions, addresses, other numbers.
      {"12.03.2024", "", ""},
      {"20.04", "", ""},
      {"192.168.100.200", "", ""},
      {"1,23,456", "", ""},
      {"1234,567", "", ""},
      {"0,123,456", "", ""},
      {"2,5", "", ""},
      {"1234567", "", ""},
      {"12a", "", ""},
  };
  for (const auto& [form, english, german] : examples) {
    EXPECT_EQ(ungrouped_number(form, Language::kEnglish), english) << form;
    EXPECT_EQ(ungrouped_number(form, Language::kGerman), german) << form;
  }
}

TEST(PlainLetters, HaveNoMarksInLatinAndGreek) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"nestlé", "nestle"}, {"łódź", "lodz"},           {"ørsted", "orsted"},
      {"æther", "aether"},  {"đoković", "dokovic"},     {"i\u0307stanbul", "istanbul"},
      {"nguyễn", "nguyen"}, {"κουμπαράς", "κουμπαρας"}, {"йод", "йод"},
      {"が", "が"},         {"abc1", "abc1"},
  };
  for (const auto& [form, plain] : examples) {
    EXPECT_EQ(plain_letters(form, Umlauts::kPlain), plain) << form;
  }
}

TEST(PlainLetters, TreatUmlautsAsTold) {
  EXPECT_EQ(plain_letters("äöüé", Umlauts::kKeep), "äöüe");
  EXPECT_EQ(plain_letters("äöüé", Umlauts::kPlain), "aoue");
  EXPECT_EQ(plain_letters("äöüéøå", Umlauts::kWriteOut), "aeoeueeoeaa");
}

}  // namespace
}  // namespace fundstelle
