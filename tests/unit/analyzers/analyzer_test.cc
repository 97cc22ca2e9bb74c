#include "analyzers/analyzer.h"

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

std::vector<std::string> stems(Language language, std::string_view text) {
  Analyzer analyzer(language, shared_language_data());
  std::vector<std::string> found;
  for (const Token& token : analyzer.analyze(text)) found.emplace_back(token.stem);
  return found;
}

std::string stem(Language language, std::string_view word) {
  return stems(language, word).at(0);
}

TEST(Analyzer, StemsEnglish) {
  EXPECT_THAT(stems(Language::kEnglish, "tensions rising"), ElementsAre("tension", "rise"));
}

TEST(Analyzer, StemsGermanNounsInSpiteOfTheirCapitals) {
  EXPECT_EQ(stem(Language::kGerman, "Häuser"), stem(Language::kGerman, "haus"));
}

TEST(Analyzer, ReadsWrittenOutUmlautsInGerman) {
  EXPECT_EQ(stem(Language::kGerman, "Kuendigung"), stem(Language::kGerman, "Kündigung"));
}

TEST(Analyzer, GivesDecomposedUmlautsTheSameStem) {
  EXPECT_EQ(stem(Language::kGerman, "Ha\u0308user"), stem(Language::kGerman, "Häuser"));
}

TEST(Analyzer, GivesSoftHyphensTheSameStem) {
  EXPECT_EQ(stem(Language::kGerman, "For\u00ADschungs\u00ADlabore"),
            stem(Language::kGerman, "Forschungslabore"));
}

TEST(Analyzer, TakesPossessivesOff) {
  EXPECT_EQ(stem(Language::kEnglish, "Amazon's"), stem(Language::kEnglish, "Amazon"));
  EXPECT_EQ(stem(Language::kEnglish, "Amazon’s"), stem(Language::kEnglish, "Amazon"));
}

TEST(Analyzer, ReadsBritishAndAmericanSpellingsAsOne) {
  for (const auto& [british, american] :
       std::vector<std::pair<std::string, std::string>>{{"colour", "color"},
                                                        {"Organisation", "organization"},
                                                        {"centred", "centered"},
                                                        {"travelling", "traveling"},
                                                        {"defence", "defense"},
                                                        {"analyse", "analyze"},
                                                        {"fulfil", "fulfill"},
                                                        {"theatre", "theater"}}) {
    EXPECT_EQ(stem(Language::kEnglish, british), stem(Language::kEnglish, american)) << british;
  }
  EXPECT_NE(stem(Language::kEnglish, "cheque"), stem(Language::kEnglish, "check"));
  EXPECT_EQ(stem(Language::kEnglish, "selling"), "sell");
}

TEST(Analyzer, KeepsAnApostropheThatIsAllThereIs) {
  EXPECT_EQ(Stemmer(Language::kEnglish).stem("'s"), "'s");
}

TEST(Analyzer, NeverGivesAnEmptyStem) {
  std::mt19937 random(3);
  for (const Language language : kLanguages) {
    Analyzer analyzer(language, shared_language_data());
    for (int i = 0; i < 3'000; ++i) {
      for (const Token& token : analyzer.analyze(hostile_text(random, 20))) {
        ASSERT_FALSE(token.stem.empty()) << token.form;
      }
    }
  }
}

TEST(Analyzer, ReadsEndlessWordsInNoTime) {
  Analyzer analyzer(Language::kGerman, shared_language_data());
  for (const std::string& unit : std::vector<std::string>{"ä", "a\u0301\u0323", "\u00ADa"}) {
    std::string word = "Forschung";
    while (word.size() < 2'000'000) word += unit;
    std::string other = word + "x";
    const std::string stem(analyzer.analyze(word).front().stem);
    EXPECT_LT(stem.size(), 300U);
    EXPECT_EQ(analyzer.analyze(word).front().stem, stem);
    EXPECT_NE(analyzer.analyze(other).front().stem, stem);
  }
}

TEST(Analyzer, MarksFunctionWordsOfItsLanguageOnly) {
  const auto stop = [](Language language, std::string_view word) {
    return Analyzer(language, shared_language_data()).analyze(word)[0].stop;
  };
  EXPECT_TRUE(stop(Language::kEnglish, "the"));
  EXPECT_TRUE(stop(Language::kGerman, "Und"));
  EXPECT_FALSE(stop(Language::kEnglish, "und"));
  EXPECT_FALSE(stop(Language::kGerman, "Jahr"));
}

TEST(Analyzer, RangesPointIntoTheOriginalText) {
  Analyzer analyzer(Language::kGerman, shared_language_data());
  const std::string text = "„Straße“ in Ko\u0308ln";
  std::vector<std::string> written;
  for (const Token& token : analyzer.analyze(text)) {
    written.push_back(text.substr(token.start, token.end - token.start));
  }
  EXPECT_THAT(written, ElementsAre("Straße", "in", "Ko\u0308ln"));
}

TEST(Analyzer, LeavesOutWordsThatFoldToNothing) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  EXPECT_TRUE(analyzer.analyze("\u115F").empty());
}

TEST(Analyzer, GivesBothLanguagesTheSameWords) {
  std::mt19937 random(4);
  Analyzer english(Language::kEnglish, shared_language_data());
  Analyzer german(Language::kGerman, shared_language_data());
  for (int i = 0; i < 3'000; ++i) {
    const std::string text = hostile_text(random, 30);
    const auto words = [&](Analyzer& analyzer) {
      std::vector<std::string> forms;
      for (const Token& token : analyzer.analyze(text)) {
        if (token.kind == TokenKind::kWord) forms.emplace_back(token.form);
      }
      return forms;
    };
    ASSERT_EQ(words(english), words(german));
  }
}

TEST(Analyzer, KeepsItsInvariantsOnHostileTexts) {
  std::mt19937 random(5);
  Analyzer analyzer(Language::kGerman, shared_language_data());
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = hostile_text(random, 60);
    std::size_t before = 0;
    std::uint32_t position = 0;
    for (const Token& token : analyzer.analyze(text)) {
      if (token.kind != TokenKind::kWord) continue;
      ASSERT_GE(token.start, before);
      ASSERT_LT(token.start, token.end);
      ASSERT_LE(token.end, text.size());
      ASSERT_TRUE(is_character_border(text, token.start));
      ASSERT_TRUE(is_character_border(text, token.end));
      ASSERT_EQ(token.position, ++position);
      before = token.end;
    }
  }
}

// Everything but words, as KIND:STEM:WRITTEN.
std::vector<std::string> other_tokens(Language language, const std::string& text) {
  constexpr std::array<const char*, 5> kKinds = {"word", "part", "variant", "acronym", "joined"};
  Analyzer analyzer(language, shared_language_data());
  std::vector<std::string> found;
  for (const Token& token : analyzer.analyze(text)) {
    if (token.kind == TokenKind::kWord) continue;
    found.push_back(std::string(kKinds.at(static_cast<std::size_t>(token.kind))) + ':' +
                    std::string(token.stem) + ':' +
                    text.substr(token.start, token.end - token.start));
  }
  return found;
}

TEST(Analyzer, GivesWordsOtherStemsWhereOneIsNotEnough) {
  struct Case {
    Language language;
    std::string text;
    std::vector<std::string> tokens;
  };
  const std::vector<Case> examples = {
      {Language::kEnglish, "Law-Breakers fled", {"joined:lawbreak:Law-Breakers"}},
      {Language::kEnglish, "govern-\nment", {}},  // of the same stem
      {Language::kEnglish, "spokes-\nwoman", {"joined:spokeswoman:spokes-\nwoman"}},
      {Language::kEnglish, "in Zürich", {"variant:zuerich:Zürich"}},
      {Language::kEnglish, "MPs voted", {"variant:mps:MPs"}},
      {Language::kEnglish, "the U.S. grew", {"acronym:US:U.S."}},
      {Language::kEnglish, "the US grew", {"acronym:US:US"}},
      {Language::kEnglish, "GIVE US TIME", {}},
      {Language::kEnglish, "IT IS US\nHe said", {}},
      {Language::kEnglish, "give us time", {}},
      {Language::kEnglish, "Côte d'Ivoire", {"part:ivoir:Ivoire"}},
      {Language::kGerman, "die Leser:innen", {"part:les:Leser"}},
      {Language::kGerman, "die LeserInnen", {"part:les:Leser"}},
      {Language::kGerman, "auf LinkedIn", {}},
      {Language::kGerman, "in Zürich", {}},
      {Language::kGerman, "die AN kam", {"acronym:AN:AN"}},
  };
  for (const auto& [language, text, tokens] : examples) {
    EXPECT_EQ(other_tokens(language, text), tokens) << text;
  }
}

TEST(Analyzer, ReadsIrregularFormsAsTheirWord) {
  for (const auto& [form, word] :
       std::vector<std::pair<std::string, std::string>>{{"children", "child"},
                                                        {"women", "woman"},
                                                        {"mice", "mouse"},
                                                        {"went", "go"},
                                                        {"bought", "buy"}}) {
    EXPECT_EQ(stem(Language::kEnglish, form), stem(Language::kEnglish, word)) << form;
  }
  for (const auto& [form, word] : std::vector<std::pair<std::string, std::string>>{
           {"Museen", "Museum"}, {"Konten", "Konto"}, {"ging", "gehen"}}) {
    EXPECT_EQ(stem(Language::kGerman, form), stem(Language::kGerman, word)) << form;
  }
}

TEST(Analyzer, MarksTheFirstWordOfABlock) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  std::vector<bool> first;
  for (const Token& token : analyzer.analyze("one\n\ntwo three\tfour\nfive")) {
    first.push_back(token.first_of_block);
  }
  EXPECT_THAT(first, ElementsAre(false, true, false, true, false));
}

TEST(Analyzer, GivesTheSameTokensWhenAskedAgain) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  const auto first = [&] {
    std::vector<std::string> forms;
    for (const Token& token : analyzer.analyze("Labs, labs and LABS"))
      forms.emplace_back(token.form);
    return forms;
  };
  EXPECT_EQ(first(), first());
}

TEST(Fingerprint, NamesTheVersionsAndTheData) {
  const std::string fingerprint = analyzer_fingerprint(shared_language_data());
  EXPECT_THAT(fingerprint, testing::MatchesRegex("analyzer [0-9]+, xapian .*, icu .*, data .*"));
}

}  // namespace
}  // namespace fundstelle
