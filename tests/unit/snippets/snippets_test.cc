#include "searcher/snippets/snippets.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzers/analyzer.h"
#include "base/utf8.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MarkRule rule(std::vector<std::string> stems, double weight = 1) {
  MarkRule made;
  made.weight = weight;
  for (const std::string& stem : stems) {
    MarkedWord word;
    word.stems = {stem, stem};
    made.words.push_back(word);
  }
  return made;
}

class SnippetsTest : public testing::Test {
 protected:
  std::vector<Mark> marks(const std::string& text, const HighlightRules& rules,
                          bool in_title = false) {
    return MarkFinder(rules).find(analyzer_.analyze(text), Language::kEnglish, in_title);
  }

  std::vector<std::string> marked(const std::string& text, const HighlightRules& rules,
                                  bool in_title = false) {
    std::vector<std::string> found;
    for (const auto& [start, end] : merge_ranges(marks(text, rules, in_title))) {
      found.push_back(text.substr(start, end - start));
    }
    return found;
  }

  std::vector<std::string> snippets(const std::string& text, const HighlightRules& rules,
                                    const SnippetOptions& options) {
    std::vector<std::string> found;
    for (const Snippet& snippet :
         make_snippets(text, "", Language::kEnglish, marks(text, rules), rules, options)) {
      found.push_back(snippet.text);
    }
    return found;
  }

  Analyzer analyzer_{Language::kEnglish, shared_language_data()};
};

TEST_F(SnippetsTest, MarkWordsInTheirInflections) {
  EXPECT_THAT(marked("Tensions, tension and intention", {rule({"tension"})}),
              ElementsAre("Tensions", "tension"));
}

TEST_F(SnippetsTest, MarkPhrasesAsAWhole) {
  EXPECT_THAT(marked("an oil price, not oil or a price", {rule({"oil", "price"})}),
              ElementsAre("oil price"));
}

TEST_F(SnippetsTest, MarkWhatBeginsWithAPrefix) {
  MarkRule prefix;
  prefix.words.emplace_back();
  prefix.words.back().prefix = "for";
  EXPECT_THAT(marked("forest, Fork, before", {prefix}), ElementsAre("forest", "Fork"));
}

TEST_F(SnippetsTest, MarkExactFormsOnly) {
  MarkRule exact;
  exact.words.emplace_back();
  exact.words.back().form = "labs";
  EXPECT_THAT(marked("lab, Labs", {exact}), ElementsAre("Labs"));
}

TEST_F(SnippetsTest, MarkTitleRulesInTitlesOnly) {
  MarkRule in_title = rule({"lab"});
  in_title.title_only = true;
  EXPECT_THAT(marked("lab", {in_title}), IsEmpty());
  EXPECT_THAT(marked("lab", {in_title}, true), ElementsAre("lab"));
}

TEST_F(SnippetsTest, MergeMarksThatOverlap) {
  EXPECT_THAT(merge_ranges({{5, 9, 0}, {0, 4, 1}, {2, 6, 0}}), ElementsAre(std::pair(0, 9)));
}

TEST_F(SnippetsTest, MarkAsEachRuleWouldAlone) {
  std::mt19937 random(6);
  const std::array words = {"oil", "price", "oilfield", "labor", "lab", "o", "pri"};
  const auto any = [&] { return std::string(words[random() % words.size()]); };
  for (int round = 0; round < 200; ++round) {
    HighlightRules rules;
    for (int i = 0; i < 12; ++i) {
      MarkRule made = rule({any()});
      if (random() % 4 == 0) made = rule({any(), any()});
      MarkedWord word;
      (random() % 2 == 0 ? word.prefix : word.form) = any();
      if (random() % 2 == 0) made.words = {word};
      made.title_only = random() % 4 == 0;
      rules.push_back(made);
    }
    std::string text;
    for (int i = 0; i < 20; ++i) text += any() + ' ';
    const bool in_title = random() % 2 == 0;
    using Place = std::tuple<std::size_t, std::size_t, std::size_t>;  // start, rule, end
    std::vector<Place> expected, found;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      for (const Mark& mark : marks(text, {rules[i]}, in_title)) {
        expected.emplace_back(mark.start, i, mark.end);
      }
    }
    for (const Mark& mark : marks(text, rules, in_title)) {
      found.emplace_back(mark.start, mark.rule, mark.end);
    }
    std::sort(expected.begin(), expected.end());
    ASSERT_EQ(found, expected) << text;
  }
}

TEST_F(SnippetsTest, KeepNeighbouringMarksApart) {
  EXPECT_THAT(merge_ranges({{0, 4, 0}, {4, 6, 0}}), ElementsAre(std::pair(0, 4), std::pair(4, 6)));
}

TEST_F(SnippetsTest, AreWholeSentencesWhereTheyFit) {
  EXPECT_THAT(
      snippets("One thing happened. The lab closed. Nobody came.", {rule({"lab"})}, {1, 20}),
      ElementsAre("The lab closed."));
}

TEST_F(SnippetsTest, PreferPassagesInWhichTheWordsStandCloseTogether) {
  const std::string text = "The oil, after many other words, has a price. " +
                           std::string(300, 'x') + ". The oil price is there.";
  EXPECT_THAT(snippets(text, {rule({"oil"}), rule({"price"})}, {1, 50}),
              ElementsAre("The oil price is there."));
}

TEST_F(SnippetsTest, MarkOnlyThePartOfACompound) {
  Analyzer german(Language::kGerman, shared_language_data());
  const std::string text = "Das Forschungslabor im KI-Labor";
  std::vector<std::string> found;
  for (const Mark& mark :
       MarkFinder({rule({"labor"})}).find(german.analyze(text), Language::kGerman, false)) {
    found.push_back(text.substr(mark.start, mark.end - mark.start));
  }
  EXPECT_THAT(found, ElementsAre("labor", "Labor"));
}

TEST_F(SnippetsTest, BeginAndEndWithWholeWordsWhenAPartIsMarked) {
  Analyzer german(Language::kGerman, shared_language_data());
  const std::string text = "Es war das neue Forschungslabor mit vielen Forschungslaboren ohne Ende";
  const HighlightRules rules = {rule({"labor"})};
  const auto marks = MarkFinder(rules).find(german.analyze(text), Language::kGerman, false);
  for (std::size_t length = 20; length < 60; ++length) {
    for (const Snippet& snippet :
         make_snippets(text, "", Language::kGerman, marks, rules, {3, length})) {
      const std::size_t end = snippet.offset + snippet.text.size();
      EXPECT_TRUE(snippet.offset == 0 || text[snippet.offset - 1] == ' ') << snippet.text;
      EXPECT_TRUE(end == text.size() || text[end] == ' ') << snippet.text;
    }
  }
}

TEST_F(SnippetsTest, PhrasesAreOfWholeWords) {
  Analyzer german(Language::kGerman, shared_language_data());
  const auto count = [&](const std::string& text, const MarkRule& phrase) {
    return MarkFinder({phrase}).find(german.analyze(text), Language::kGerman, false).size();
  };
  EXPECT_EQ(count("Forschungslabor heute", rule({"labor", "heut"})), 0U);
  EXPECT_EQ(count("Forschungslabor heute", rule({"forschung", "labor"})), 0U);
  EXPECT_EQ(count("Labor Forschung heute", rule({"labor", "forschung", "heut"})), 1U);
  EXPECT_EQ(count("das Forschungslabor heute", rule({"forschungslabor", "heut"})), 1U);
}

TEST_F(SnippetsTest, PreferPassagesWithMoreOfTheQuery) {
  const std::string text =
      "The oil is here. " + std::string(300, 'x') + ". The oil price is there.";
  EXPECT_THAT(snippets(text, {rule({"oil"}), rule({"price"})}, {1, 40}),
              ElementsAre("The oil price is there."));
}

TEST_F(SnippetsTest, PreferRareWords) {
  const std::string text = "An oil field. " + std::string(300, 'x') + ". A rare finch.";
  EXPECT_THAT(snippets(text, {rule({"oil"}, 1), rule({"finch"}, 5)}, {1, 30}),
              ElementsAre("A rare finch."));
}

TEST_F(SnippetsTest, ComeInTheOrderOfTheText) {
  const std::string text = "A finch. " + std::string(300, 'x') + ". An oil field.";
  EXPECT_THAT(snippets(text, {rule({"oil"}, 5), rule({"finch"}, 1)}, {2, 20}),
              ElementsAre("A finch.", "An oil field."));
}

TEST_F(SnippetsTest, ShowTheBeginningWithoutMarks) {
  EXPECT_THAT(snippets("First one. Second one.", {}, {2, 12}), ElementsAre("First one."));
}

TEST_F(SnippetsTest, DoNotRepeatTheTitleAtTheBeginning) {
  const auto first = [](const char* text, const char* title) {
    return make_snippets(text, title, Language::kEnglish, {}, {}, {1, 20}).at(0).text;
  };
  EXPECT_EQ(first("A title\n\nThe text.", "A title"), "The text.");
  EXPECT_EQ(first("A title\n", "A title"), "A title");
  EXPECT_EQ(first("The text.", "A title"), "The text.");
  EXPECT_EQ(first("Oilfields burn.", "Oil"), "Oilfields burn.");
}

TEST_F(SnippetsTest, AreNoneWhenNotWantedOrWithoutText) {
  EXPECT_THAT(snippets("The lab.", {rule({"lab"})}, {0, 100}), IsEmpty());
  EXPECT_THAT(snippets(" \n ", {}, {2, 100}), IsEmpty());
}

TEST_F(SnippetsTest, CutLongSentencesBetweenWords) {
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += i == 1'000 ? "lab " : "word ";
  for (const std::size_t length : {30, 240, 1'000, 3'000}) {
    const auto found = make_snippets(text, "", Language::kEnglish, marks(text, {rule({"lab"})}),
                                     {rule({"lab"})}, {1, length});
    ASSERT_EQ(found.size(), 1U);
    const std::size_t end = found[0].offset + found[0].text.size();
    EXPECT_EQ(text[found[0].offset - 1], ' ') << length;
    EXPECT_EQ(text[end], ' ') << length;
    EXPECT_GT(found[0].text.size(), length / 2) << length;
  }
}

TEST_F(SnippetsTest, KeepTheirInvariantsOnHostileTexts) {
  std::mt19937 random(1);
  const HighlightRules rules = {rule({"lab"}, 2), rule({"oil", "price"}, 3), rule({"e"}, 1)};
  for (int i = 0; i < 2'000; ++i) {
    std::string text;
    for (int part = 0; part < 6; ++part) {
      text += hostile_text(random, 60);
      const char* words[] = {" lab ", " oil price ", "labs. ", " oil ", "Lab\n\n", " e "};
      text += words[random() % 6];
    }
    const SnippetOptions options{random() % 4, 20 + random() % 100};
    const std::vector<Mark> all_marks = marks(text, rules);
    const auto found = make_snippets(text, "", Language::kEnglish, all_marks, rules, options);
    ASSERT_LE(found.size(), options.fragments);
    std::size_t behind = 0;
    for (const Snippet& snippet : found) {
      ASSERT_GE(snippet.offset, behind);
      ASSERT_EQ(text.substr(snippet.offset, snippet.text.size()), snippet.text);
      ASSERT_TRUE(is_character_border(text, snippet.offset));
      ASSERT_TRUE(is_character_border(text, snippet.offset + snippet.text.size()));
      ASSERT_EQ(truncate_characters(snippet.text, options.max_characters), snippet.text);
      ASSERT_EQ(snippet.highlights.empty(), all_marks.empty());
      behind = snippet.offset + snippet.text.size();
      std::size_t last = 0;
      for (const auto& [start, end] : snippet.highlights) {
        ASSERT_GE(start, last);
        ASSERT_LT(start, end);
        ASSERT_LE(end, snippet.text.size());
        ASSERT_TRUE(is_character_border(snippet.text, start));
        ASSERT_TRUE(is_character_border(snippet.text, end));
        last = end;
      }
    }
  }
}

// More marks than are kept: those of the fragments are found anew.
TEST_F(SnippetsTest, AreTheSameOfATextWithVeryManyMarks) {
  const HighlightRules rules = {rule({"oil"}), rule({"price"}), rule({"oil", "price"}, 3)};
  std::string text;
  while (text.size() < 400'000) text += "Oil is here. Some price. ";
  text += "At last the oil price rises. ";
  while (text.size() < 800'000) text += "Oil is here. Some price. ";
  SnippetSearch search(text, "", Language::kEnglish, rules, {1, 60});
  const std::vector<Mark> all = marks(text, rules);
  ASSERT_GT(all.size(), 60'000U);
  for (const Mark& mark : all) search.add(mark);
  std::size_t asked = 0;
  const std::vector<Snippet> found = search.finish([&](std::size_t start, std::size_t end) {
    ++asked;
    std::vector<Mark> inside;
    for (const Mark& mark : all) {
      if (mark.end > start && mark.start < end) inside.push_back(mark);
    }
    return inside;
  });
  EXPECT_EQ(asked, 1U);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].text, testing::HasSubstr("the oil price rises."));
  ASSERT_FALSE(found[0].highlights.empty());
  const auto [start, end] = found[0].highlights[0];
  EXPECT_EQ(found[0].text.substr(start, end - start), "oil price");
}

TEST(Snippets, UseTheRoomThatAWordLeftOutAtTheirStartMakes) {
  const std::vector<Snippet> found =
      make_snippets("Ab cd=word and more", "Ab", Language::kEnglish, {}, {}, {1, 7});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "cd=word");
}

TEST(PassageSearch, KeepsTheBestHoweverManyThereAre) {
  const HighlightRules rules = {rule({"a"}), rule({"b"}, 5)};
  const std::string text(100'000, ' ');
  PassageSearch few(text, rules, 10, 3), many(text, rules, 10, 100'000);
  for (std::size_t at = 0; at + 1 < text.size(); at += 20) {
    Mark mark{at, at + 1};
    mark.rule = at % 1'000 == 500 ? 1 : 0;
    mark.words_start = at;
    mark.words_end = at + 1;
    few.add(mark);
    many.add(mark);
  }
  const std::vector<Passage> best = few.finish();
  const std::vector<Passage> all = many.finish();
  ASSERT_GE(best.size(), 3U);
  EXPECT_LT(best.size(), 7U);
  EXPECT_EQ(all.size(), 5'000U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(best[i].number, all[i].number);
    EXPECT_EQ(best[i].score, all[i].score);
  }
}

// The passage that begins with each mark, by looking at all marks from there on.
std::vector<Passage> passages_one_by_one(std::string_view text, const HighlightRules& rules,
                                         std::size_t max_characters,
                                         const std::vector<Mark>& marks) {
  std::vector<Passage> passages;
  for (std::size_t first = 0; first < marks.size(); ++first) {
    const std::size_t start = marks[first].words_start;
    Passage passage{marks[first].start, marks[first].end, start, 0, first + 1, 0};
    std::set<std::size_t> seen;
    std::size_t last_new = 0;
    for (std::size_t at = first; at < marks.size(); ++at) {
      const Mark& mark = marks[at];
      if (at > first &&
          count_characters(text.substr(start, mark.words_end - start)) > max_characters) {
        break;
      }
      const bool is_new = seen.insert(mark.rule).second;
      passage.score += rules[mark.rule].weight * (is_new ? 1 : 0.1);
      if (is_new) last_new = mark.end;
      passage.end = mark.end;
      passage.words_end = mark.words_end;
    }
    const auto span = static_cast<double>(last_new - marks[first].start);
    passage.score *= 1.2 - 0.2 * std::min(1.0, span / static_cast<double>(max_characters));
    passages.push_back(passage);
  }
  return passages;
}

TEST(PassageSearch, ScoresAsIfEachPassageWereLookedAtByItself) {
  std::mt19937 random(7);
  const HighlightRules rules = {rule({"a"}), rule({"b"}, 5), rule({"c"}, 2.5), rule({"d"}, 0.3)};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<Mark> marks;
    while (text.size() < 400) {
      const std::size_t start = text.size();
      for (std::size_t length = 1 + random() % 6; length > 0; --length) {
        text += random() % 3 == 0 ? "ä" : "x";
      }
      if (random() % 2 == 0) {
        Mark mark{start, text.size()};
        mark.rule = random() % rules.size();
        mark.words_start = start;
        mark.words_end = text.size();
        marks.push_back(mark);
      }
      text += ' ';
    }
    const std::size_t max_characters = 1 + random() % 120;
    PassageSearch search(text, rules, max_characters, 10'000);
    for (const Mark& mark : marks) search.add(mark);
    std::vector<Passage> found = search.finish();
    std::sort(found.begin(), found.end(),
              [](const Passage& a, const Passage& b) { return a.number < b.number; });
    const std::vector<Passage> expected = passages_one_by_one(text, rules, max_characters, marks);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_EQ(found[i].words_start, expected[i].words_start);
      ASSERT_EQ(found[i].words_end, expected[i].words_end);
      ASSERT_NEAR(found[i].score, expected[i].score, 1e-5);
    }
  }
}

}  // namespace
}  // namespace fundstelle
