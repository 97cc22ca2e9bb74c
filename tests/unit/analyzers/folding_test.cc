#include "analyzers/folding.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/analyzers/hostile_text.h"

namespace fundstelle {
namespace {

TEST(Fold, LowersAsciiAndUmlauts) {
  EXPECT_EQ(fold("ÄRGER Über IBM"), "ärger über ibm");
}

TEST(Fold, ComposesDecomposedUmlauts) {
  EXPECT_EQ(fold("Ka\u0308se"), "käse");
}

TEST(Fold, TakesSoftHyphensOut) {
  EXPECT_EQ(fold("For\u00ADschungs\u00ADlabor"), "forschungslabor");
}

TEST(Fold, WritesSharpSAsTwo) {
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("STRAẞE"), "strasse");
}

TEST(Fold, TakesLigaturesApart) {
  EXPECT_EQ(fold("ﬁnden"), "finden");
}

TEST(Fold, WritesFullWidthLettersNarrow) {
  EXPECT_EQ(fold("ＩＢＭ"), "ibm");
}

TEST(Fold, MakesTypographicApostrophesPlain) {
  EXPECT_EQ(fold("Amazon’s"), "amazon's");
  EXPECT_EQ(fold("Amazon\u02BCs"), "amazon's");
}

TEST(Fold, LeavesNothingOfIgnorableCharacters) {
  EXPECT_EQ(fold("\u00AD\u200D\uFEFF"), "");
}

TEST(Fold, KeepsZeroBytes) {
  EXPECT_EQ(fold(std::string_view("A\0B", 3)), std::string_view("a\0b", 3));
}

TEST(Fold, ChangesNothingTheSecondTime) {
  std::mt19937 random(1);
  for (int i = 0; i < 5'000; ++i) {
    const std::string folded = fold(hostile_text(random, 12));
    EXPECT_EQ(fold(folded), folded);
  }
}

TEST(FoldName, WritesUmlautsOut) {
  EXPECT_EQ(fold_name("MÜNCHEN"), "muenchen");
  EXPECT_EQ(fold_name("Muenchen"), "muenchen");
  EXPECT_EQ(fold_name("Mu\u0308nchen"), "muenchen");
}

TEST(FoldName, JoinsWhiteSpaceToOneSpace) {
  EXPECT_EQ(fold_name("  New\t \u00A0York\n"), "new york");
}

TEST(FoldName, IsEmptyForWhiteSpace) {
  EXPECT_EQ(fold_name(" \u00A0\t"), "");
}

TEST(StartsUpper, LooksAtTheFirstCharacterOnly) {
  EXPECT_TRUE(starts_upper("Berlin"));
  EXPECT_TRUE(starts_upper("Übersee"));
  EXPECT_FALSE(starts_upper("iPhone"));
  EXPECT_FALSE(starts_upper("2018"));
  EXPECT_FALSE(starts_upper("öl"));
  EXPECT_FALSE(starts_upper(""));
}

}  // namespace
}  // namespace fundstelle
