// Words as people write them: which queries find a text, and which must not, through both programs.
//
// Each table is of one kind of spelling. Every text is a document of its own, and the queries of a
// row must find that one and no other.
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

struct Written {
  std::string text;
  std::vector<std::string> found_by;
  std::vector<std::string> not_found_by{};
};

class WrittenWords : public ProgramTest {
 protected:
  void expect_found(const char* language, const std::vector<Written>& table) const {
    std::string records;
    for (std::size_t i = 0; i < table.size(); ++i) {
      records +=
          json_line({{"id", std::to_string(i)}, {"language", language}, {"text", table[i].text}});
    }
    write("words.jsonl", records);
    ASSERT_EQ(update().count("added"), static_cast<int>(table.size()));
    for (std::size_t i = 0; i < table.size(); ++i) {
      for (const std::string& query : table[i].found_by) {
        EXPECT_THAT(search({query}).names(), ElementsAre(std::to_string(i))) << query;
      }
      for (const std::string& query : table[i].not_found_by) {
        EXPECT_THAT(search({query}).names(), Not(Contains(std::to_string(i)))) << query;
      }
    }
  }

  void write_text(const std::string& text) const {
    write("a.jsonl", json_line({{"id", "a"}, {"language", "en"}, {"text", text}}));
    ASSERT_EQ(update().count("added"), 1);
  }

  /// What is marked in the first hit.
  std::vector<std::string> marks(const std::string& query) const {
    std::vector<std::string> found;
    const SearcherRun run = search({query});
    for (const Json& snippet : run.hits.at(0).at("snippets")) {
      const auto text = snippet.at("text").get<std::string>();
      for (const Json& range : snippet.at("highlights")) {
        const std::size_t start = range.at(0);
        found.push_back(text.substr(start, range.at(1).get<std::size_t>() - start));
      }
    }
    return found;
  }
};

TEST_F(WrittenWords, AccentsNeedNotBeTypedInEnglish) {
  expect_found("en", {
                         {"Nestlé cut its forecast.", {"Nestle", "nestlé", "title:x OR nestle"}},
                         {"A plant of Škoda closed.", {"Skoda", "ŠKODA", "skod*", "\"of Skoda\""}},
                         {"He flew to Łódź.", {"Lodz", "lodz*"}},
                         {"The mayor of São Paulo met Erdoğan.", {"\"Sao Paulo\"", "Erdogan"}},
                         {"Ørsted builds wind parks.", {"Orsted", "Oersted"}},
                         {"Đoković and Guðmundur won.", {"Dokovic", "Gudmundur"}},
                         {"The cafe\u0301s of Nîmes.", {"cafe", "Nimes"}},
                     });
}

TEST_F(WrittenWords, UmlautsMayBeTypedInThreeWaysInEnglish) {
  expect_found("en", {
                         {"Striker Müller left.", {"Müller", "Muller", "Mueller", "muell*"}},
                         {"Trams of Zürich.", {"Zurich", "Zuerich", "ZÜRICH", "zuri*"}},
                         {"The mayor of Koeln.", {"Köln", "Koeln"}},
                     });
}

TEST_F(WrittenWords, AccentsNeedNotBeTypedInGerman) {
  expect_found("de", {
                         {"Das Café am Markt.", {"Cafe", "Cafés", "caf*"}},
                         {"Citroën senkt die Preise.", {"Citroen", "CITROËN"}},
                         {"Er sprach mit Erdoğan.", {"Erdogan", "erdog*"}},
                         {"Der Zug nach München.", {"Munchen", "Muenchen", "munch*", "muench*"}},
                         {"Die Krönung.", {"kronung*", "krön*", "Kroenung"}, {"krone*"}},
                     });
}

TEST_F(WrittenWords, TheSpellingAsTypedRanksFirst) {
  write("words.jsonl",
        json_line({{"id", "schon"}, {"language", "de"}, {"text", "Er war schon da."}}) +
            json_line({{"id", "schön"}, {"language", "de"}, {"text", "Es war schön da."}}));
  update();
  EXPECT_EQ(search({"schön"}).names().front(), "schön");
}

TEST_F(WrittenWords, LoweredAndRaisedDigitsBelongToTheWord) {
  expect_found("de", {
                         {"Der CO₂-Ausstoß sank.", {"CO2", "CO₂", "Ausstoß", "\"CO2 Ausstoß\""}},
                         {"Wasser ist H₂O.", {"H2O", "h₂o"}},
                         {"Ein Garten von 300 m² und 2 km².", {"m2", "km²"}},
                         {"So steht es im Gesetz².", {"Gesetz"}, {"Gesetz2"}},
                         {"Feinstaub PM₂.₅ nahm ab.", {"PM2.5"}},
                     });
}

TEST_F(WrittenWords, SignsPartWords) {
  expect_found(
      "en",
      {
          {"leaked plan_2020-07_secret_budget.pdf",
           {"secret", "budget", "pdf", "plan_2020-07_secret_budget.pdf"}},
          {"It was _absolutely_ and __entirely__ false", {"absolutely", "entirely"}},
          {"from Amazon.com", {"amazon", "amazon.com"}},
          {"see www.spiegel.example/politik", {"spiegel", "politik"}},
          {"mail press.office@harbour-daily.example",
           {"office", "daily", "harbour-daily.example", "press.office@harbour-daily.example"}},
          {"the end.Then came St.Veit", {"Then", "Veit"}},
          {"Anna:Bernd and Kiel·Lund", {"Bernd", "Lund"}},
          {"trad|simp north+south x=y", {"simp", "south", "y"}},
      });
}

TEST_F(WrittenWords, HyphensMayBeLeftOut) {
  expect_found("en",
               {
                   {"The Law-Breakers fled.",
                    {"lawbreakers", "law-breakers", "breakers", "lawbreaker", "\"law breakers\""}},
                   {"A multistorey building.", {"multi-storey", "multistorey"}},
                   {"The F-16 jets.", {"F16", "f-16"}},
                   {"Non\u2011stop flights.", {"nonstop"}},
                   {"On 2020-07-13 it fell.", {"2020-07-13"}, {"20200713"}},
               });
}

TEST_F(WrittenWords, GermanHyphensMayBeLeftOut) {
  expect_found("de", {
                         {"Der Online-Handel wuchs.", {"Onlinehandel", "Handel"}},
                         {"Die 50-jährige Frau.", {"50jährige", "jährig"}},
                         {"Ein- und Verkauf ruhten.", {"Verkauf"}, {"Einverkauf"}},
                         {"Der Bundes-\ntag tagte.", {"Bundestag"}},
                         {"Haupt-\nund Nebenraum.", {"Nebenraum"}, {"Hauptund"}},
                     });
}

TEST_F(WrittenWords, WordsCutAtALineEndAreWhole) {
  expect_found("en", {
                         {"The govern-\nment fell.", {"government"}},
                         {"His well-\n  known aunt.", {"well-known"}},
                         {"A spokes-\r\nwoman said.", {"spokeswoman"}},
                         {"In Baden-\nBaden.", {"Baden-Baden"}},
                         {"A list -\nitem.", {"item"}, {"listitem"}},
                     });
}

TEST_F(WrittenWords, AcronymsAreFoundWithAndWithoutFullStops) {
  expect_found("en", {
                         {"Team U.S.A. won.", {"USA", "U.S.A.", "u.s.a"}},
                         {"The U.N. met.", {"UN", "U.N."}},
                         {"NATO grew.", {"N.A.T.O."}},
                         {"In Washington, D.C.", {"DC", "d.c."}},
                         {"J. K. Rowling spoke.", {"J.K.", "JK"}},
                     });
}

TEST_F(WrittenWords, AcronymsThatLookLikeFunctionWordsAreNone) {
  expect_found("en", {
                         {"The U.S. economy grew.", {"\"US economy\""}},
                         {"They lent us time.", {"time"}, {"U.S.", "US growth", "US"}},
                         {"Help US firms.", {"\"US firms\""}},
                         {"Staff of IT left.", {"IT budget"}},
                         {"It is late.", {"late"}, {"IT budget"}},
                     });
}

TEST_F(WrittenWords, CapitalsOfAWholeQueryMeanNothing) {
  expect_found("en", {{"The WHO warned.", {"WHO virus"}, {"WHO LEFT EARLY"}}});
}

TEST_F(WrittenWords, GermanAbbreviationsMayHaveSpaces) {
  expect_found("de", {{"Das gilt z. B. hier.", {"z.B.", "z. B."}},
                      {"Der Verein (e.V.) zahlt.", {"e.V.", "eV", "e. V."}}});
}

TEST_F(WrittenWords, PluralsOfAcronymsAreFoundByTheAcronym) {
  expect_found("en", {
                         {"MPs voted.", {"MP", "MPs", "mps"}},
                         {"He sold CDs.", {"CD"}},
                         {"Two NGO's left.", {"NGO", "NGOs"}},
                         {"The GPS failed.", {"GPS", "gps"}, {"GP"}},
                     });
}

TEST_F(WrittenWords, NamesWithAnAmpersandAreOneWord) {
  expect_found("en",
               {
                   {"AT&T raised prices.", {"AT&T", "at&t", "\"AT&T\"", "AT&T layoffs", "+AT&T"}},
                   {"H&M and R&D.", {"H&M", "R&D"}},
                   {"T cells and the letters H, M, R, D.", {"cells"}, {"AT&T", "H&M"}},
                   {"Ernst&Young audits.", {"Young"}},
               });
}

TEST_F(WrittenWords, ProgrammingLanguagesKeepTheirSigns) {
  expect_found("en", {
                         {"Engineers write C++.", {"C++", "c++"}, {"C", "C#"}},
                         {"Teams use C# now.", {"C#"}, {"C", "C++"}},
                         {"Vitamin C helps.", {"C"}, {"C++", "C#"}},
                     });
}

TEST_F(WrittenWords, ApostrophesMayBeAnyOrNone) {
  expect_found("en", {
                         {"Senator O'Brien spoke.",
                          {"O'Brien", "O’Brien", "O`Brien", "O´Brien", "OBrien", "Brien"}},
                         {"Talks in Côte d’Ivoire.", {"Ivoire", "d'Ivoire", "\"Cote d'Ivoire\""}},
                         {"L'Oréal grew.", {"Oréal", "Oreal", "L’Oréal", "loreal"}},
                         {"The minister's car.", {"minister", "ministers"}},
                         {"O´Neill won.", {"O'Neill", "ONeill", "Neill"}},
                     });
}

TEST_F(WrittenWords, NumbersAreFoundWithAndWithoutGroups) {
  expect_found("en", {
                         {"Revenue of $1,234,567.", {"1234567", "1,234,567", "1.234.567"}},
                         {"It cost 12,500 euros.", {"12500", "12,500"}},
                         {"Version 1.234 of it.", {"1.234"}, {"1234"}},
                         {"Host 192.168.100.200.", {"192.168.100.200"}, {"192168100200"}},
                         {"On 12.03.2024 it rained.", {"12.03.2024"}, {"12032024"}},
                     });
}

TEST_F(WrittenWords, GermanNumbersAreFoundWithAndWithoutGroups) {
  expect_found("de", {
                         {"Rund 1.234.567 Euro.", {"1234567", "1.234.567", "1,234,567"}},
                         {"Es waren 12.500 Leute.", {"12500", "12.500"}},
                         {"Etwa 45\u00A0000 Liter.", {"45000"}},
                         {"Genau 1,234 Prozent.", {"1,234"}, {"1234"}},
                     });
}

TEST_F(WrittenWords, GenderFormsAreFoundByBothForms) {
  for (const std::string sign : {":", "*", "_", "/", "·", "/-"}) {
    SCOPED_TRACE(sign);
    expect_found("de", {{"Die Leser" + sign + "innen schrieben.",
                         {"Leserinnen", "Leser", "Leser" + sign + "innen"}}});
    std::filesystem::remove_all(index());
  }
}

TEST_F(WrittenWords, GenderFormsWithACapitalInsideAreFoundByBothForms) {
  expect_found("de", {{"Die LeserInnen schrieben.", {"Leserinnen", "Leser"}},
                      {"Profile auf LinkedIn.", {"LinkedIn"}, {"Linked"}}});
}

TEST_F(WrittenWords, IrregularEnglishFormsAreFoundByTheWord) {
  expect_found("en", {
                         {"The children left.", {"child", "children"}},
                         {"Two women and men.", {"woman", "man"}},
                         {"Mice ate it.", {"mouse", "eat"}},
                         {"They went and bought it.", {"go", "buy", "buying"}},
                         {"A policewoman taught.", {"policewomen", "teach"}},
                         {"The news is new.", {"news"}},
                     });
}

TEST_F(WrittenWords, IrregularGermanFormsAreFoundByTheWord) {
  expect_found("de", {
                         {"Die Museen und Firmen.", {"Museum", "Firma"}},
                         {"Zwei Konten mit Risiken.", {"Konto", "Risiko"}},
                         {"Er ging und schrieb.", {"gehen", "schreiben"}},
                     });
}

TEST_F(WrittenWords, NoPhraseReachesOverTheEndOfABlock) {
  expect_found("en", {
                         {"Visit to Kiel\n\nCanal is shut",
                          {"Kiel Canal"},
                          {"\"Kiel Canal\"", "Kiel NEAR/3 Canal"}},
                         {"price of oil\tgas rises", {"price"}, {"\"oil gas\""}},
                         {"bread\n- milk\n- eggs", {"eggs"}, {"\"milk eggs\""}},
                         {"a line that\ngoes on", {"\"that goes\"", "line NEAR/3 goes"}},
                     });
}

TEST_F(WrittenWords, MarksCoverTheWordAsWritten) {
  write_text(
      "The U.S. Law-Breakers and MPs of Nestlé met AT&T in Zürich; the spokes-\nwoman "
      "of Côte d’Ivoire paid 1,234,567 for C++.");
  EXPECT_THAT(marks("US law"), Contains("U.S."));
  EXPECT_THAT(marks("lawbreakers"), ElementsAre("Law-Breakers"));
  EXPECT_THAT(marks("MP"), ElementsAre("MPs"));
  EXPECT_THAT(marks("nestle"), ElementsAre("Nestlé"));
  EXPECT_THAT(marks("nestl*"), ElementsAre("Nestlé"));
  EXPECT_THAT(marks("AT&T"), ElementsAre("AT&T"));
  EXPECT_THAT(marks("zuerich"), ElementsAre("Zürich"));
  EXPECT_THAT(marks("spokeswoman"), ElementsAre("spokes-\nwoman"));
  EXPECT_THAT(marks("ivoire"), ElementsAre("Ivoire"));
  EXPECT_THAT(marks("1234567"), ElementsAre("1,234,567"));
  EXPECT_THAT(marks("C++"), ElementsAre("C++"));
}

TEST_F(WrittenWords, FacetValuesAreFoundWithoutAccents) {
  write("a.jsonl", json_line({{"id", "a"}, {"text", "x"}, {"company", "Café Brûlot"}}) +
                       json_line({{"id", "b"}, {"text", "x"}, {"company", "Müßig Söhne"}}));
  update();
  EXPECT_THAT(search({"--company", "Cafe Brulot"}).names(), ElementsAre("a"));
  EXPECT_THAT(search({"--company", "Muessig Soehne"}).names(), ElementsAre("b"));
  EXPECT_THAT(search({"--company", "Mussig Sohne"}).names(), ElementsAre("b"));
}

TEST_F(WrittenWords, AHeadlineWithAColonIsAText) {
  expect_found("en", {{"Breaking: harbour closed. Company: none.",
                       {"Breaking: harbour closed", "Harbour:closed", "Company:none",
                        "company: none", "Interview: \"harbour closed\"", "harbour: 12:30"}}});
}

}  // namespace
}  // namespace fundstelle
