// Which spelling in the query finds which spelling in the text, through both programs.
//
// The tables hold words; each becomes a document of its own, in the same sentence, so that only the
// word decides whether it is found and where it ranks.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

/// Ways to write the same letters: capitals, decomposed umlauts, soft hyphens, ß and ss. To a
/// reader they are one spelling, so none of them ranks before another.
using Spelling = std::vector<std::string>;

/// A word in spellings that all find each other, the one asked for first.
using Word = std::vector<Spelling>;

/// A query, and a word in a text that it finds.
struct Pair {
  std::string query;
  std::string document;
};

class Variants : public ProgramTest {
 protected:
  /// One document for each of `words`, with the word as its id.
  void index_words(const char* language, const std::vector<std::string>& words) const {
    std::string records;
    for (const std::string& word : words) {
      const std::string text = std::string(language) == "de" ? "Gestern stand " + word + " darin."
                                                             : "Yesterday read " + word + " again.";
      records += json_line({{"id", word}, {"language", language}, {"text", text}});
    }
    write("words.jsonl", records);
    ASSERT_EQ(update().count("added"), static_cast<int>(words.size()));
  }

  std::vector<std::string> ranked(const std::string& query) const {
    const SearcherRun run = search({"--limit", "100000", query});
    EXPECT_EQ(run.outcome.err, "") << "asked for " << query;
    return run.names();
  }

  /// Every spelling of a word finds every other, its own before the others.
  void expect_to_find_each_other(const char* language, const std::vector<Word>& words) const {
    std::vector<std::string> documents;
    for (const Word& word : words) {
      for (const Spelling& spelling : word) {
        documents.insert(documents.end(), spelling.begin(), spelling.end());
      }
    }
    index_words(language, documents);
    for (const Word& word : words) {
      for (const Spelling& asked : word) {
        for (const std::string& query : asked) {
          SCOPED_TRACE("asked for " + query);
          const std::vector<std::string> hits = ranked(query);
          for (const Spelling& spelling : word) EXPECT_THAT(hits, IsSupersetOf(spelling));
          const std::size_t first = std::min(asked.size(), hits.size());
          EXPECT_THAT(std::vector<std::string>(hits.begin(), hits.begin() + first),
                      UnorderedElementsAreArray(asked));
        }
      }
    }
  }

  /// Every query finds its document, behind the document that is written as the query.
  void expect_to_find(const char* language, const std::vector<Pair>& pairs) const {
    std::vector<std::string> documents;
    documents.reserve(pairs.size());
    for (const Pair& pair : pairs) documents.push_back(pair.document);
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    index_words(language, documents);
    for (const auto& [query, document] : pairs) {
      SCOPED_TRACE("asked for " + query);
      const std::vector<std::string> hits = ranked(query);
      EXPECT_THAT(hits, Contains(document));
      const bool also_as_asked = std::find(hits.begin(), hits.end(), query) != hits.end();
      if (also_as_asked) {
        EXPECT_EQ(hits.front(), query);
      }
    }
  }
};

TEST_F(Variants, UmlautsMayBeWrittenOut) {
  expect_to_find_each_other("de", {
                                      {{"Kündigung"}, {"Kuendigung"}, {"Kündigungen"}},
                                      {{"Häuser"}, {"Haeuser"}},
                                      {{"Öl"}, {"Oel"}},
                                      {{"Flüsse"}, {"Fluesse"}},
                                      {{"Größe"}, {"Groesse"}},
                                      {{"König"}, {"Koenig"}},
                                      {{"Übung"}, {"Uebung"}},
                                      {{"Ämter"}, {"Aemter"}},
                                  });
}

TEST_F(Variants, SharpSIsDoubleS) {
  expect_to_find_each_other("de", {
                                      {{"Straße", "Strasse", "STRASSE", "STRAẞE"}},
                                      {{"Maß", "Mass"}},
                                      {{"heißen", "heissen"}},
                                  });
}

TEST_F(Variants, CapitalsDoNotMatter) {
  expect_to_find_each_other("de", {
                                      {{"Kündigung", "kündigung", "KÜNDIGUNG", "KüNDIGUNG"}},
                                      {{"Äpfel", "äpfel", "ÄPFEL"}},
                                      {{"laufen", "Laufen", "LAUFEN"}},
                                  });
}

TEST_F(Variants, UmlautsMayBeDecomposed) {
  expect_to_find_each_other(
      "de", {
                {{"Häuser", "Ha\u0308user"}},
                {{"Öfen", "O\u0308fen"}},
                {{"Kündigungsfrist", "Ku\u0308ndigungsfrist", "KU\u0308NDIGUNGSFRIST"}},
                {{"Café", "Cafe\u0301"}},
            });
}

TEST_F(Variants, SoftHyphensAreNotThere) {
  expect_to_find_each_other(
      "de", {
                {{"Forschungslabor", "For\u00ADschungs\u00ADla\u00ADbor"}},
                {{"Kündigung", "Kün\u00ADdi\u00ADgung", "Ku\u0308n\u00ADdi\u00ADgung"}},
                {{"Straße", "Stra\u00ADße", "Stras\u00ADse"}},
            });
}

TEST_F(Variants, LigaturesAndWideLettersAreLetters) {
  expect_to_find_each_other("de", {
                                      {{"fliegen", "ﬂiegen", "ＦＬＩＥＧＥＮ"}},
                                      {{"Büroflächen", "Büroﬂächen"}},
                                  });
}

TEST_F(Variants, GermanWordsAreFoundInTheirInflections) {
  expect_to_find_each_other("de", {
                                      {{"Haus"}, {"Häuser"}, {"Häusern"}, {"Hauses"}, {"Hause"}},
                                      {{"Spannung"}, {"Spannungen"}},
                                      {{"Stadt"}, {"Städte"}, {"Städten"}},
                                      {{"Buch"}, {"Bücher"}, {"Büchern"}, {"Buches"}},
                                      {{"schnell"}, {"schnelle"}, {"schnellen"}, {"schneller"}},
                                      {{"Kind"}, {"Kinder"}, {"Kindern"}, {"Kindes"}},
                                      {{"Labor"}, {"Labore"}, {"Labors"}},
                                  });
}

TEST_F(Variants, EnglishWordsAreFoundInTheirInflections) {
  expect_to_find_each_other("en", {
                                      {{"layoff"}, {"layoffs"}},
                                      {{"tension", "Tension"}, {"tensions", "TENSIONS"}},
                                      {{"city"}, {"cities"}},
                                      {{"rise"}, {"rises"}, {"rising"}},
                                      {{"close"}, {"closes"}, {"closed"}, {"closing"}},
                                      {{"company"}, {"companies"}},
                                      {{"box"}, {"boxes"}},
                                      {{"stop"}, {"stopped"}, {"stopping"}},
                                  });
}

// An apostrophe behind the last letter is no part of a word (UAX #29), so it makes no other
// spelling.
TEST_F(Variants, GermanGenitivesMayHaveAnApostrophe) {
  expect_to_find_each_other("de", {
                                      {{"Müllers"}, {"Müller's", "Müller’s"}, {"Müller"}},
                                      {{"Hans", "Hans'", "Hans’"}},
                                      {{"geht's", "geht’s"}},
                                  });
}

TEST_F(Variants, EnglishApostrophesAreStraightOrTypographic) {
  expect_to_find_each_other("en", {
                                      {{"Amazon"}, {"Amazon's", "Amazon’s", "AMAZON’S"}},
                                      {{"workers", "workers'", "workers’"}, {"worker's"}},
                                      {{"it's", "it’s", "It’s", "itʼs"}},
                                      {{"don't", "don’t"}},
                                      {{"O'Brien", "O’Brien"}},
                                  });
}

TEST_F(Variants, HyphenatedWordsAreFoundByEachOfTheirWords) {
  expect_to_find("de", {
                           {"Labor", "KI-Labor"},
                           {"Labor", "Labor"},
                           {"KI", "KI-Labor"},
                           {"Labore", "KI-Labor"},
                           {"KI-Labor", "KI-Labor"},
                           {"ki-labor", "KI-Labor"},
                           {"KI-Labore", "KI-Labor"},
                           {"KI Labor", "KI-Labor"},
                           {"\"KI-Labor\"", "KI-Labor"},
                           {"\"KI Labor\"", "KI-Labor"},
                           {"VW", "VW-Chef"},
                           {"Chef", "VW-Chef"},
                           {"Chefs", "VW-Chef"},
                           {"VW-Chef", "VW-Chef"},
                           {"VW-Chefs", "VW-Chef"},
                           {"\"VW-Chef\"", "VW-Chef"},
                           {"amerikanisch", "US-amerikanisch"},
                           {"amerikanische", "US-amerikanisch"},
                           {"US", "US-amerikanisch"},
                           {"US-amerikanisch", "US-amerikanisch"},
                           {"US-amerikanische", "US-amerikanisch"},
                           {"us-amerikanischen", "US-amerikanisch"},
                       });
}

TEST_F(Variants, HyphensMayBeOfAnyKind) {
  expect_to_find_each_other("de", {{{"KI-Labor", "KI\u2011Labor", "KI\u2010Labor", "KI–Labor"}}});
}

TEST_F(Variants, EnglishHyphenatedWordsAreFoundByEachOfTheirWords) {
  expect_to_find("en", {
                           {"founder", "co-founder"},
                           {"founders", "co-founder"},
                           {"co-founder", "co-founder"},
                           {"co-founders", "co-founder"},
                           {"\"co-founder\"", "co-founder"},
                           {"based", "US-based"},
                           {"US", "US-based"},
                           {"US-based", "US-based"},
                       });
}

TEST_F(Variants, CompoundsAreFoundByTheirParts) {
  expect_to_find("de", {
                           {"Labor", "Labor"},
                           {"Labor", "Forschungslabor"},
                           {"Labor", "Forschungslabors"},
                           {"Labore", "Forschungslabor"},
                           {"Forschung", "Forschungslabor"},
                           {"Forschungslabor", "Forschungslabors"},
                           {"Frist", "Kündigungsfrist"},
                           {"Fristen", "Kündigungsfrist"},
                           {"Frist", "Kuendigungsfrist"},
                           {"Frist", "Ku\u0308ndigungs\u00ADfrist"},
                           {"Kündigung", "Kündigungsfrist"},
                           {"Kuendigung", "Kündigungsfrist"},
                           {"kündigungen", "Kündigungsfrist"},
                           {"KÜNDIGUNG", "Kündigungsfrist"},
                           {"Ku\u0308ndigung", "Kündigungsfrist"},
                           {"Kündigung", "Kuendigungsfrist"},
                           {"Kündigung", "Kündigung"},
                           {"Kuendigung", "Kündigung"},
                           {"kündigungen", "Kündigung"},
                           {"KÜNDIGUNG", "Kündigung"},
                           {"Schule", "Schulhof"},
                           {"Schulen", "Schulhof"},
                           {"Hof", "Schulhof"},
                           {"Höfe", "Schulhof"},
                           {"Schulhof", "Schulhöfe"},
                           {"Haus", "Häuserpreise"},
                           {"Preis", "Häuserpreise"},
                           {"Straße", "Straßenverkehr"},
                           {"Strasse", "Straßenverkehr"},
                           {"Straße", "Strassenverkehr"},
                           {"Verkehr", "STRASSENVERKEHR"},
                       });
}

TEST_F(Variants, ExactFindsTheLettersAsTypedOnly) {
  index_words("de", {"Haus", "Häuser", "HÄUSER", "Ha\u0308user", "Haeuser", "Häusern", "Labor",
                     "KI-Labor", "Forschungslabor"});
  EXPECT_THAT(ranked("exact:Häuser"), UnorderedElementsAre("Häuser", "HÄUSER", "Ha\u0308user"));
  EXPECT_THAT(ranked("exact:Haeuser"), ElementsAre("Haeuser"));
  EXPECT_THAT(ranked("exact:Haus"), ElementsAre("Haus"));
  EXPECT_THAT(ranked("exact:Labor"), UnorderedElementsAre("Labor", "KI-Labor"));
  EXPECT_THAT(ranked("exact:Hausen"), IsEmpty());
}

TEST_F(Variants, PhrasesAreFoundInTheirInflections) {
  expect_to_find("de", {
                           {"\"alte Häuser\"", "alten Häusern"},
                           {"\"alten Häusern\"", "alte Häuser"},
                           {"\"ALTES HAUS\"", "alten Häusern"},
                           {"\"alte Haeuser\"", "alten Häusern"},
                           {"\"alte Ha\u0308user\"", "alten Häusern"},
                           {"\"das alte Haus\"", "das alte Haus"},
                           {"\"neue KI-Labore\"", "neuen KI-Labor"},
                           {"\"neue KI Labore\"", "neuen KI-Labor"},
                       });
}

TEST_F(Variants, EnglishPhrasesAreFoundInTheirInflections) {
  expect_to_find("en", {
                           {"\"rising tension\"", "rising tensions"},
                           {"\"rising tensions\"", "rise tension"},
                           {"\"Amazon’s layoff\"", "Amazon's layoffs"},
                       });
}

TEST_F(Variants, PhrasesAreOfWholeWords) {
  index_words("de", {"neues Labor", "neues Forschungslabor", "neues KI-Labor"});
  EXPECT_THAT(ranked("\"neues Labor\""), ElementsAre("neues Labor"));
  EXPECT_THAT(ranked("\"neues Forschungslabor\""), ElementsAre("neues Forschungslabor"));
  EXPECT_THAT(ranked("\"Forschung Labor\""), IsEmpty());
  EXPECT_THAT(ranked("\"neues Forschung\""), IsEmpty());
}

TEST_F(Variants, NearFindsPartsOfCompounds) {
  index_words("de", {"neues Labor", "neues Forschungslabor", "neues KI-Labor",
                     "neues sehr großes Forschungslabor"});
  const auto close = UnorderedElementsAre("neues Labor", "neues Forschungslabor", "neues KI-Labor");
  EXPECT_THAT(ranked("neues NEAR/1 Labor"), close);
  EXPECT_THAT(ranked("Labore NEAR/1 neue"), close);
  EXPECT_THAT(ranked("Forschung NEAR/1 neues"), ElementsAre("neues Forschungslabor"));
  EXPECT_THAT(ranked("Forschungen NEAR/2 neues"),
              UnorderedElementsAre("neues Forschungslabor", "neues sehr großes Forschungslabor"));
}

TEST_F(Variants, DifferentWordsStayApart) {
  index_words("de", {"Labor", "Laboranten", "Frist", "Gefrierfach", "Schule", "Schuld", "Kündigung",
                     "kundig", "Strass"});
  EXPECT_THAT(ranked("Labor"), Not(Contains("Laboranten")));
  EXPECT_THAT(ranked("Schule"), Not(Contains("Schuld")));
  EXPECT_THAT(ranked("Frist"), Not(Contains("Gefrierfach")));
}

// The records of `searcher Labor`: what is marked, by byte ranges into the snippet.
class MarkedParts : public ProgramTest {
 protected:
  MarkedParts() {
    write("news.jsonl",
          json_line({{"id", "labs"},
                     {"language", "de"},
                     {"text", "Das KI-Labor fragt ein Forschungslabor, das Labor schließt."}}) +
              json_line({{"id", "umlauts"},
                         {"language", "de"},
                         {"text", "Für Ärger im For\u00ADschungs\u00ADlabor sorgt Öl."}}));
    update();
  }

  static std::vector<std::pair<std::size_t, std::size_t>> highlights(const Json& hit) {
    return hit.at("snippets").at(0).at("highlights");
  }
  static Json hit(const SearcherRun& run, const char* id) {
    for (const Json& hit : run.hits) {
      if (hit.at("id") == id) return hit;
    }
    ADD_FAILURE() << "not found: " << id;
    return {};
  }
};

TEST_F(MarkedParts, ArePartsAndNotTheirCompounds) {
  const Json labs = hit(search({"Labor"}), "labs");
  ASSERT_EQ(labs.at("snippets").size(), 1U);
  ASSERT_EQ(labs.at("snippets")[0].at("offset"), 0);
  // "KI-Labor", "Forschungslabor", "Labor" begin at bytes 4, 23 and 44.
  EXPECT_THAT(highlights(labs),
              ElementsAre(std::pair(7, 12), std::pair(33, 38), std::pair(44, 49)));
  const std::string text = labs.at("snippets")[0].at("text");
  std::vector<std::string> marked;
  for (const auto& [start, end] : highlights(labs))
    marked.push_back(text.substr(start, end - start));
  EXPECT_THAT(marked, ElementsAre("Labor", "labor", "Labor"));
}

TEST_F(MarkedParts, CountBytesAndNotCharacters) {
  // Two umlauts and two soft hyphens of two bytes each stand before the part.
  EXPECT_THAT(highlights(hit(search({"Labor"}), "umlauts")), ElementsAre(std::pair(29, 34)));
}

class BritishAndAmerican : public Variants {};

TEST_F(BritishAndAmerican, SpellingsFindEachOther) {
  expect_to_find_each_other("en", {
                                      {{"colour"}, {"color"}, {"colours"}, {"colors"}},
                                      {{"labour"}, {"labor"}},
                                      {{"neighbour"}, {"neighbor"}},
                                      {{"organise"}, {"organize"}},
                                      {{"organisation"}, {"organization"}},
                                      {{"analyse"}, {"analyze"}},
                                      {{"centre"}, {"center"}, {"centres"}},
                                      {{"theatre"}, {"theater"}},
                                      {{"defence"}, {"defense"}},
                                      {{"licence"}, {"license"}},
                                      {{"catalogue"}, {"catalog"}},
                                      {{"programme"}, {"program"}},
                                      {{"grey"}, {"gray"}},
                                      {{"travelled"}, {"traveled"}, {"travelling"}, {"traveling"}},
                                      {{"cancelling"}, {"canceling"}},
                                  });
}

TEST_F(BritishAndAmerican, PhrasesFindEachOther) {
  expect_to_find("en", {
                           {"\"labour centre\"", "labor center"},
                           {"\"labor centers\"", "labour centre"},
                       });
}

}  // namespace
}  // namespace fundstelle
