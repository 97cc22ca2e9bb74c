// Splitting of German compounds: a hand-labelled list, and what must hold for every word.
#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzers/analyzer.h"
#include "analyzers/folding.h"
#include "base/utf8.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct LabelledWord {
  std::string word;
  std::string parts;  // separated by |

  bool is_compound() const { return parts.find('|') != std::string::npos; }
};

std::vector<LabelledWord> labelled_words() {
  std::vector<LabelledWord> words;
  std::ifstream in(FUNDSTELLE_TEST_DATA "/compounds.tsv");
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
    words.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return words;
}

class CompoundsTest : public testing::Test {
 protected:
  // The parts as they stand in the text.
  std::vector<std::string> parts(const std::string& text) {
    std::vector<std::string> found;
    for (const Token& token : analyzer_.analyze(text)) {
      if (token.kind != TokenKind::kPart) continue;
      found.push_back(text.substr(token.start, token.end - token.start));
    }
    return found;
  }

  std::string split(const std::string& word) {
    std::string joined;
    for (const std::string& part : parts(word)) joined += (joined.empty() ? "" : "|") + part;
    return joined.empty() ? word : joined;
  }

  std::vector<std::string> part_stems(const std::string& text) {
    std::vector<std::string> stems;
    for (const Token& token : analyzer_.analyze(text)) {
      if (token.kind == TokenKind::kPart) stems.emplace_back(token.stem);
    }
    return stems;
  }

  Analyzer analyzer_{Language::kGerman, shared_language_data()};
};

TEST_F(CompoundsTest, SplitsLabelledCompoundsExactly) {
  std::size_t compounds = 0, exact = 0;
  std::string wrong;
  for (const LabelledWord& labelled : labelled_words()) {
    if (!labelled.is_compound()) continue;
    ++compounds;
    const std::string got = split(labelled.word);
    if (got == labelled.parts) {
      ++exact;
    } else {
      wrong += labelled.parts + " became " + got + "\n";
    }
  }
  ASSERT_GE(compounds, 400U);
  EXPECT_GE(exact * 100, compounds * 97) << wrong;
}

TEST_F(CompoundsTest, SplitsAtMostTwoOfAHundredSimplexWords) {
  std::size_t simplex = 0;
  std::string split_words;
  std::size_t wrong = 0;
  for (const LabelledWord& labelled : labelled_words()) {
    if (labelled.is_compound()) continue;
    ++simplex;
    const std::string got = split(labelled.word);
    if (got == labelled.word) continue;
    ++wrong;
    split_words += got + "\n";
  }
  ASSERT_GE(simplex, 150U);
  EXPECT_LE(wrong * 100, simplex * 2) << split_words;
}

struct Kind {
  const char* name;
  std::vector<const char*> words;  // the expected parts, separated by |
};

TEST_F(CompoundsTest, SplitsByKind) {
  const std::vector<Kind> kinds = {
      {"parts that no corpus counted",
       {"Stimmungs|barometer", "Möbel|politur", "Virus|infekt", "Umerziehungs|lager",
        "Karaoke|maschine", "Rangier|gleis", "Knobel|becher"}},
      {"prepositions and affixes before nouns",
       {"Gegen|argument", "Zwischen|finanzierung", "Rück|weg", "Neben|strecke", "Gen|technik",
        "Haft|prüfung", "Mehr|einnahmen"}},
      {"an unknown word before a usual head",
       {"Inkasso|unternehmen", "Tsunami|katastrophe", "Brexit|kampagne", "Inzidenz|werte"}},
      {"the s of a first part and that of a last one",
       {"Fixer|stube", "Hybrid|sorte", "Holz|sorte", "Salz|streuer", "Urlaubs|tage"}},
      {"an e that belongs to the last part", {"Lärm|emission"}},
      {"nouns of verbs at the end", {"Neu|formierung", "Fremden|hasser"}},
      {"parts that are split in turn", {"Bundes|daten|schutz|gesetz"}},
      {"endings that are nouns as well", {"Wochen|ende", "Funktions|weise"}},
      {"a participle is no noun", {"Spargel|ernte"}},
      {"second persons of verbs", {"Schnell|test", "Stress|test"}},
  };
  for (const Kind& kind : kinds) {
    for (const std::string expected : kind.words) {
      std::string word = expected;
      std::erase(word, '|');
      EXPECT_EQ(split(word), expected) << kind.name;
    }
  }
}

TEST_F(CompoundsTest, LeavesOtherWordsWholeByKind) {
  const std::vector<Kind> kinds = {
      {"names", {"Baerbock", "Wagenknecht", "Lagerfeld", "Feuerbach", "Kachelmann", "Taliban"}},
      {"verbs with a preposition", {"hinterfragen", "loslassen"}},
      {"adjectives that end like a noun",
       {"romantischen", "diplomatischen", "klimatisch", "gemeinsamen", "grundlegende", "dinglich"}},
      {"verb forms that end like a noun",
       {"vereinbart", "vereinzelt", "untersucht", "zugelassen", "offenbart", "ausstellern",
        "aufsaugen"}},
      {"participles compared", {"überzeugenderer", "umfassenderer"}},
  };
  for (const Kind& kind : kinds) {
    for (const char* word : kind.words) EXPECT_THAT(parts(word), IsEmpty()) << kind.name;
  }
}

// Umlauts written out have a border between their letters, the letter itself has none.
TEST_F(CompoundsTest, CutsNoLetterInTwo) {
  for (const LabelledWord& labelled : labelled_words()) {
    for (const std::string& part : parts(labelled.word)) EXPECT_TRUE(is_valid_utf8(part)) << part;
  }
}

TEST_F(CompoundsTest, GivesPartsTheStemOfTheirWord) {
  EXPECT_THAT(part_stems("Forschungslabor"), ElementsAre("forschung", "labor"));
  EXPECT_THAT(part_stems("Häuserpreise"), ElementsAre("haus", "preis"));
  EXPECT_EQ(part_stems("Schulhof").front(), Stemmer(Language::kGerman).stem("schule"));
  EXPECT_EQ(part_stems("Hilfsorganisation").front(), Stemmer(Language::kGerman).stem("hilfe"));
}

TEST_F(CompoundsTest, SplitsAlikeInEverySpelling) {
  for (const char* word : {"Kündigungsfrist", "KÜNDIGUNGSFRIST", "Kuendigungsfrist",
                           "Ku\u0308ndigungsfrist", "Kün\u00ADdi\u00ADgungs\u00ADfrist"}) {
    EXPECT_THAT(part_stems(word), ElementsAre("kundig", "frist")) << word;
  }
}

TEST_F(CompoundsTest, RangesFollowTheTextAsWritten) {
  EXPECT_THAT(parts("Ku\u0308ndigungs\u00ADfrist"), ElementsAre("Ku\u0308ndigungs\u00AD", "frist"));
  EXPECT_THAT(parts("Straßenverkehr"), ElementsAre("Straßen", "verkehr"));
}

TEST_F(CompoundsTest, LeavesNamesAndShortWordsWhole) {
  for (const char* word : {"Volkswagen", "Lufthansa", "Siemens", "Düsseldorf", "Gesellschaft",
                           "Abteilungen", "Labor", "Minister"}) {
    EXPECT_THAT(parts(word), IsEmpty()) << word;
  }
}

TEST_F(CompoundsTest, LeavesEnglishTextAlone) {
  Analyzer english(Language::kEnglish, shared_language_data());
  for (const Token& token : english.analyze("Forschungslabor network database")) {
    EXPECT_EQ(token.kind, TokenKind::kWord) << token.form;
  }
}

// Random spellings of the labelled words: capitals, soft hyphens, decomposed umlauts.
TEST_F(CompoundsTest, PartsCoverTheirWordInOrder) {
  std::mt19937 random(11);
  const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
  for (const LabelledWord& labelled : labelled_words()) {
    std::string text;
    for (std::size_t at = 0; at < labelled.word.size();) {
      const std::size_t from = at;
      next_character(labelled.word, at);
      const std::string character = labelled.word.substr(from, at - from);
      text += character == "ü" && chance(2) ? "u\u0308" : character;
      if (chance(5)) text += "\u00AD";
    }
    std::size_t covered = 0, word_end = 0;
    std::uint32_t position = 0;
    bool has_parts = false;
    for (const Token& token : analyzer_.analyze(text)) {
      ASSERT_LT(token.start, token.end) << text;
      ASSERT_TRUE(is_character_border(text, token.start) && is_character_border(text, token.end));
      if (token.kind == TokenKind::kWord) {
        ASSERT_TRUE(!has_parts || covered == word_end) << text;
        covered = token.start;
        word_end = token.end;
        position = token.position;
        has_parts = false;
      } else {
        ASSERT_EQ(token.start, covered) << text;
        ASSERT_EQ(token.position, position) << text;
        covered = token.end;
        has_parts = true;
      }
    }
    ASSERT_TRUE(!has_parts || covered == word_end) << text;
  }
}

TEST_F(CompoundsTest, FoldedOffsetsComeBackToTheText) {
  EXPECT_EQ(unfold_offset("Forschungslabor", "forschungslabor", 10), 10U);
  EXPECT_EQ(unfold_offset("Stra\u00DFenbau", fold("Stra\u00DFenbau"), 8), 8U);
  EXPECT_EQ(unfold_offset("u\u0308ber", fold("u\u0308ber"), 2), 3U);
  EXPECT_EQ(unfold_offset("a\u00ADb", "ab", 1), 3U);
}

}  // namespace
}  // namespace fundstelle
