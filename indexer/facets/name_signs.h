// The signs by which a candidate is told to be a firm or a city, and what each weighs.
//
// Finding names goes in three steps. Candidates are found with high recall (name_candidates.h):
// what a list holds, and what a legal form, a cue word or the shape of the words makes a possible
// name. For each one, the signs for and against it are read from the words around it
// (name_context.h) and weighed by the table below. What was found is kept for the whole text
// (name_search.h), where mentions speak for each other, and decided at its end.
//
// Weights are points, set by hand: a candidate is accepted from kAcceptedScore on. A listed name
// that means nothing else has it by itself; a doubtful one needs a sign, an unknown one a strong
// sign or two. The weights were checked on halves of hand-labelled news; no weight and no cue was
// made for one name.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundstelle {

enum class NameSign : std::uint8_t {
  // What the name is.
  kListed,
  kUnknown,
  kDoubtful,
  kShared,
  kSeveralWords,
  kHugeCity,
  kLargeCity,
  kTown,
  kAmbiguousCity,
  kAdjective,
  kLocalNounBehind,
  kGivenName,
  kSurname,
  kWordInside,
  kWordAtStart,
  kCommonNoun,
  kMarkedNoun,
  kAlsoCity,
  kAlsoCompany,
  kCalendarWord,
  kRegionWord,
  kFirmHead,
  kWeakFirmHead,
  kInnerCapital,
  kOtherCase,
  kNeedsLegalForm,
  kShortAlias,
  // What stands beside it.
  kCapitalLine,
  kUnknownInCapitals,
  kSentenceStart,
  kInsideSentence,
  kLegalForm,
  kTicker,
  kFirmNounBefore,
  kFirmAppositionBehind,
  kRelationBehind,
  kRelationBefore,
  kFirmVerbBehind,
  kFirmCompound,
  kCompoundBefore,
  kOtherCompound,
  kPossessive,
  kListedFirmBeside,
  kListedCityBeside,
  kGivenNameBefore,
  kPersonNounBefore,
  kSurnameBehind,
  kCapitalBefore,
  kCapitalBehind,
  kRegionBehind,
  kPlacePreposition,
  kWeakPlacePreposition,
  kPlaceNounBefore,
  kThingBehind,
  kThingBefore,
  kDateline,
  kMoneyBeside,
  kCalendarBehind,
  kSportBeside,
  kInParentheses,
  kThingBeforeOf,
  kEventBehind,
  // What the rest of the text says.
  kAgain,
  kOftenAgain,
  kPersonElsewhere,
  kExplainedElsewhere,
  kSmallElsewhere,
  kCount
};

inline constexpr std::size_t kNameSigns = static_cast<std::size_t>(NameSign::kCount);

/// A set of signs.
class NameSigns {
 public:
  constexpr void add(NameSign sign) { word(sign) |= bit(sign); }
  constexpr void add_if(bool holds, NameSign sign) {
    if (holds) add(sign);
  }
  constexpr void remove(NameSign sign) { word(sign) &= ~bit(sign); }
  constexpr bool has(NameSign sign) const {
    return (words_[static_cast<std::size_t>(sign) / 64] & bit(sign)) != 0;
  }
  constexpr NameSigns operator|(NameSigns other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) other.words_[i] |= words_[i];
    return other;
  }

 private:
  static constexpr std::uint64_t bit(NameSign sign) {
    return std::uint64_t{1} << (static_cast<unsigned>(sign) % 64);
  }
  constexpr std::uint64_t& word(NameSign sign) {
    return words_[static_cast<std::size_t>(sign) / 64];
  }
  std::array<std::uint64_t, kNameSigns / 64 + 1> words_{};
};

enum class NameKind : std::uint8_t { kCompany, kCity };

struct SignWeight {
  NameSign sign;
  std::string_view name;    ///< As shown to people.
  int company;              ///< Points for a company.
  int city;                 ///< Points for a city.
  std::string_view reason;  ///< Or an example.
};

/// Points from which a candidate is accepted.
inline constexpr int kAcceptedScore = 20;

/// In the order of NameSign.
inline constexpr std::array<SignWeight, kNameSigns> kSignWeights = {{
    {NameSign::kListed, "listed", 30, 0, "cities weigh by their size instead"},
    {NameSign::kUnknown, "in no list", -14, -5, "needs other signs"},
    {NameSign::kDoubtful, "doubtful form", -20, 0, "its list says that it often means else"},
    {NameSign::kShared, "form of two firms", -2, 0, "SAIC"},
    {NameSign::kSeveralWords, "several words", 6, 8, "mean something else less often"},
    {NameSign::kHugeCity, "a million people", 45, 45, "named everywhere"},
    {NameSign::kLargeCity, "a hundred thousand people", 25, 25, "named without more"},
    {NameSign::kTown, "twenty thousand people", 8, 8, "named with a preposition"},
    {NameSign::kAmbiguousCity, "also a word or name", 0, -25, "Essen, Reading, Nice"},
    {NameSign::kAdjective, "adjective", 0, -30, "Hamburger, Frankfurter"},
    {NameSign::kLocalNounBehind, "of the place", 0, 30, "Wiener Rathaus"},
    {NameSign::kGivenName, "given name", -18, -20, "Otto, Sydney"},
    {NameSign::kSurname, "surname", -12, -8, "Ford, Washington"},
    {NameSign::kWordInside, "a word, inside a sentence", -2, -4, "Gap, Target"},
    {NameSign::kWordAtStart, "a word, in front of a sentence", -30, -30, "Total sales fell"},
    {NameSign::kCommonNoun, "a common noun", -35, -30, "its capital says nothing in German"},
    {NameSign::kMarkedNoun, "a common noun, marked so", -12, -4, "Bayer, Allianz"},
    {NameSign::kAlsoCity, "also a city", -20, 0, "Halifax, Salzgitter"},
    {NameSign::kAlsoCompany, "also a firm", 0, -4, "the same from the other side"},
    {NameSign::kCalendarWord, "a month or day", -40, -60, "in March"},
    {NameSign::kRegionWord, "a country or state", -40, -55, "Canada, Victoria"},
    {NameSign::kFirmHead, "ends as firms do", 32, -30, "Sybari Software"},
    {NameSign::kWeakFirmHead, "ends as firms may", 12, -15, "Red Media"},
    {NameSign::kInnerCapital, "a capital inside", 10, -10, "AuctionDrop"},
    {NameSign::kOtherCase, "in capitals, but is not written so", -22, -4, "ACER is not Acer"},
    {NameSign::kNeedsLegalForm, "named with its legal form", -14, 0,
     "Time Inc., for Time is a word"},
    {NameSign::kShortAlias, "three letters for a longer name", -10, 0, "CCC, CME"},
    {NameSign::kCapitalLine, "line in capitals", -6, -6, "capitals say nothing there"},
    {NameSign::kUnknownInCapitals, "unknown, line in capitals", -60, -30,
     "any words of a headline"},
    {NameSign::kSentenceStart, "in front of a sentence", -4, -2, "every word has a capital there"},
    {NameSign::kInsideSentence, "capital inside a sentence", 12, 4, "no noun of the language"},
    {NameSign::kLegalForm, "legal form behind", 55, -60, "Apple Inc"},
    {NameSign::kTicker, "ticker behind", 45, -40, "<GM>, (NYSE: GM)"},
    {NameSign::kFirmNounBefore, "kind of firm before", 28, -25, "the chipmaker Intel"},
    {NameSign::kFirmAppositionBehind, "kind of firm behind a comma", 22, -5,
     "Intel, the chipmaker"},
    {NameSign::kRelationBehind, "word of a firm behind", 18, -2, "Intel shares"},
    {NameSign::kRelationBefore, "word of a firm before", 22, 0, "shares of Intel"},
    {NameSign::kFirmVerbBehind, "does what firms do", 8, 0, "Intel announced"},
    {NameSign::kFirmCompound, "compound of a firm", 30, -30, "Intel-Chef, Intel-Aktie"},
    {NameSign::kCompoundBefore, "end of a compound", -12, -15, "Ex-Bayer"},
    {NameSign::kOtherCompound, "compound", -8, 0, "Snap-Pakete"},
    {NameSign::kPossessive, "possessive", 5, 2, "Intel's"},
    {NameSign::kListedFirmBeside, "a known firm beside", 16, -15, "Apple, Samsung and LG"},
    {NameSign::kListedCityBeside, "a known city beside", -10, 12, "in Köln, Essen und Bonn"},
    {NameSign::kGivenNameBefore, "given name before", -50, -50, "Tim Cook"},
    {NameSign::kPersonNounBefore, "office or title before", -28, -35, "Mr Ford"},
    {NameSign::kSurnameBehind, "begins a person's name", -40, -45, "Orlando Bloom"},
    {NameSign::kCapitalBefore, "name before it", -18, -14, "Lincoln Ford"},
    {NameSign::kCapitalBehind, "name behind it", -20, -28, "Boston Tea"},
    {NameSign::kRegionBehind, "region behind a comma", -20, 30, "Lyon, France"},
    {NameSign::kPlacePreposition, "preposition of place", -8, 26, "in Essen"},
    {NameSign::kWeakPlacePreposition, "weak preposition of place", 0, 8, "at Reading"},
    {NameSign::kPlaceNounBefore, "kind of place before", -20, 30, "the town of Hof"},
    {NameSign::kThingBehind, "makes the name of a thing", -12, -55, "Davis Cup"},
    {NameSign::kThingBefore, "part of the name of a thing", -30, -50, "FC Basel"},
    {NameSign::kDateline, "dateline", -40, 60, "ESSEN, July 24 -"},
    {NameSign::kMoneyBeside, "amount beside", -40, -15, "SFR 200"},
    {NameSign::kCalendarBehind, "date behind", -10, -4, "March 1987"},
    {NameSign::kSportBeside, "sport beside", -15, -10, "the United striker"},
    {NameSign::kInParentheses, "in parentheses", -18, -15, "short for what stands before"},
    {NameSign::kThingBeforeOf, "a thing of that name", -15, -50, "University of Dayton"},
    {NameSign::kEventBehind, "an event of that name", -35, 0, "Heineken Cup"},
    {NameSign::kAgain, "again in the text", 5, 5, ""},
    {NameSign::kOftenAgain, "often in the text", 6, 6, ""},
    {NameSign::kPersonElsewhere, "a person elsewhere", -30, -40, "Tim Cook ... Cook"},
    {NameSign::kExplainedElsewhere, "short for another name", -35, 0,
     "Commodity Credit Corp (CCC)"},
    {NameSign::kSmallElsewhere, "small elsewhere", -14, -14, "the gap ... Gap"},
}};

static_assert([] {
  for (std::size_t i = 0; i < kNameSigns; ++i) {
    if (static_cast<std::size_t>(kSignWeights[i].sign) != i) return false;
  }
  return true;
}());

/// The points of all signs of a set.
constexpr int score(NameSigns signs, NameKind kind) {
  int sum = 0;
  for (const SignWeight& weight : kSignWeights) {
    if (signs.has(weight.sign)) sum += kind == NameKind::kCompany ? weight.company : weight.city;
  }
  return sum;
}

}  // namespace fundstelle
