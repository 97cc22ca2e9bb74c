#include "index/terms.h"

#include <algorithm>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "analyzers/folding.h"
#include "base/utf8.h"
#include "tests/unit/analyzers/hostile_text.h"

namespace fundstelle {
namespace {

using testing::StartsWith;

TEST(Terms, HaveThePrefixesOfTheTable) {
  EXPECT_EQ(stem_term(Language::kEnglish, "tension"), "Etension");
  EXPECT_EQ(stem_term(Language::kGerman, "labor"), "Dlabor");
  EXPECT_EQ(title_term(Language::kEnglish, "lab"), "SElab");
  EXPECT_EQ(title_term(Language::kGerman, "labor"), "SDlabor");
  EXPECT_EQ(title_form_term("labs"), "Slabs");
  EXPECT_EQ(exact_term("forschungslabors"), "forschungslabors");
  EXPECT_EQ(facet_term("company", "amazon"), "XFcompany:amazon");
  EXPECT_EQ(id_term("/news/a.txt"), "Q/news/a.txt");
}

TEST(Terms, OfAFileHoldItsNumber) {
  EXPECT_EQ(file_term(0x0102030405060708), "P\x01\x02\x03\x04\x05\x06\x07\x08");
}

TEST(Terms, TellFilesApartByTheirPath) {
  EXPECT_NE(file_number("/a"), file_number("/b"));
  EXPECT_EQ(file_number("/a"), file_number("/a"));
}

// Prefixes are capitals, so a folded word must never begin with one.
TEST(Terms, OfWordsNeverBeginWithAPrefix) {
  for (char32_t character = 1; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, character);
    const std::string folded = fold(text);
    ASSERT_TRUE(folded.empty() || folded[0] < 'A' || folded[0] > 'Z') << std::hex << +character;
  }
}

TEST(Terms, KeepOverlongWordsApart) {
  const std::string word(300, 'a');
  EXPECT_NE(exact_term(word + "b"), exact_term(word + "c"));
}

TEST(Terms, KeepTheBeginningOfOverlongWords) {
  const std::string word(300, 'a');
  EXPECT_THAT(exact_term(word), StartsWith(std::string(200, 'a')));
}

TEST(Terms, LeaveWordsOfTheGreatestLengthAlone) {
  const std::string word(kMaxTermBytes, 'a');
  EXPECT_EQ(exact_term(word), word);
}

TEST(Terms, CutOverlongWordsAtCharacterBorders) {
  for (std::size_t ascii = 0; ascii < 4; ++ascii) {
    std::string word(ascii, 'a');
    while (word.size() < 400) word += "日";
    EXPECT_TRUE(is_valid_utf8(exact_term(word))) << ascii;
  }
}

TEST(Terms, OfAllKindsAreTakenByXapian) {
  std::mt19937 random(1);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::size_t left = random() % 100; left > 0; --left) text += hostile_text(random, 8);
    if (i % 5 == 0) text.insert(text.size() / 2, std::string(random() % 300, '\0'));
    for (const std::string& term :
         {"x" + exact_term(text), stem_term(Language::kGerman, text),
          title_term(Language::kEnglish, text), title_form_term(text), id_term(text),
          facet_term("company", text), facet_term(std::string(40, 'f'), text)}) {
      const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
      ASSERT_LE(term.size() + zeros, 245U);
    }
  }
}

TEST(Terms, WithManyZeroBytesFitIntoAXapianDocument) {
  Xapian::WritableDatabase database(testing::TempDir() + "/fundstelle-zero-terms",
                                    Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::Document document;
  document.add_boolean_term(id_term(std::string(1'000, '\0')));
  document.add_boolean_term(id_term(std::string(121, '\0')));
  database.add_document(document);
  EXPECT_NO_THROW(database.commit());
}

TEST(FacetKey, IsOneForAllSpellings) {
  EXPECT_EQ(facet_key("MÜNCHEN"), facet_key(" Muenchen "));
  EXPECT_NE(facet_key("München"), facet_key("Munchen"));
}

}  // namespace
}  // namespace fundstelle
