// The layout of the language data file: what compile_data writes and LanguageData maps.
//
// A header, then sections at multiples of eight bytes. Numbers are in the machine's own order: the
// file is built on the machine that uses it. Nothing is parsed at start; pages are read when
// touched.
#pragma once

#include <array>
#include <cstdint>

namespace fundstelle::data_format {

inline constexpr std::array<char, 8> kMagic = {'F', 'S', 'T', 'D', 'A', 'T', 'A', '5'};

enum Section : std::uint32_t {
  kStopWordsEnglish,  // text, one word a line
  kStopWordsGerman,   // likewise
  kStrings,           // UTF-8, back to back
  kNames,             // array of Name
  kNameTable,         // array of Bucket, a power of two
  kWordTable,         // array of WordSlot, a power of two
  kCompounds,         // text: how words are split that the rules get wrong
  kSpellingTable,     // array of SpellingSlot, a power of two
  kSpellings,         // text: the preferred spellings, back to back
  kGermanFormTable,   // array of SpellingSlot: irregular forms
  kGermanForms,       // text: the words these are of, back to back
  kSectionCount
};

struct Span {
  std::uint64_t offset = 0;  // bytes from the beginning of the file
  std::uint64_t size = 0;    // bytes
};

struct Header {
  std::array<char, 8> magic{};
  std::uint64_t checksum = 0;  // hash64 of everything behind the header
  std::array<Span, kSectionCount> sections{};
};

struct StringRef {
  std::uint32_t offset = 0;  // into kStrings
  std::uint32_t size = 0;
};

/// A company or a city.
struct Name {
  StringRef canonical;
  StringRef german;               // empty when equal
  std::uint32_t population = 0;   // cities only
  std::uint16_t ambiguous = 0;    // 1: also an ordinary word or a person's name
  std::array<char, 2> country{};  // of its seat: ISO 3166 alpha-2
};

/// A slot of the open-addressing hash table from name keys to names; an empty slot is all zero.
struct Bucket {
  std::uint64_t hash = 0;           // hash64 of the key
  std::uint32_t company = 0;        // number of the Name from 1; 0: none
  std::uint32_t other_company = 0;  // likewise: less known, with the same form
  std::uint32_t city = 0;           // likewise
  std::uint32_t flags = 0;
  std::uint32_t roles = 0;  // NameRoles
  std::uint32_t unused = 0;
};

enum BucketFlags : std::uint32_t {
  kBeginsLongerKey = 1,    // the key and a space begin another key
  kCompanyAmbiguous = 2,   // this spelling of the company is also an ordinary word or name
  kNotAName = 4,           // holds a city's name but is none: newspapers, clubs
  kCompanyInCapitals = 8,  // the company is written in capitals only: MAN, SEAT
  kCompanyDoubtful = 16    // its table says that this spelling more often means something else
};

/// A slot of the open-addressing hash table of German words; an empty slot is all zero.
struct WordSlot {
  std::uint32_t check = 0;          // upper half of hash64 of the key
  std::uint16_t log_frequency = 0;  // times kLogFrequencyScale
  std::uint16_t flags = 0;
};

/// A slot of the open-addressing hash table of spellings and irregular forms; an empty slot is all
/// zero.
struct SpellingSlot {
  std::uint64_t hash = 0;  // hash64 of the spelling or form that is replaced
  StringRef preferred;     // into kSpellings
};

inline constexpr double kLogFrequencyScale = 2048;

enum WordFlags : std::uint16_t {
  kKnownWord = 1,     // set in every slot that is not empty
  kNoun = 2,          // written with a capital
  kSmallLetter = 4,   // written with a small letter
  kFirstPart = 8,     // the dictionary lets compounds begin with it, linking element and all
  kName = 16,         // a name, by the dictionary: takes no part in compounds
  kNeverFirst = 32,   // of affixes and function words: no compound begins or goes on with it
  kNeverLast = 64,    // and none ends with it
  kNameHead = 128,    // ends names: an unknown word that ends with it is one
  kVerb = 256,        // the infinitive of a verb
  kOnlyFirst = 512,   // of prepositions and affixes: may begin a noun, but not stand inside one
  kNounEnd = 1024,    // also an ending: ends only words that a dictionary knows as nouns
  kUsualHead = 2048,  // ends so many nouns that it may end one that begins with an unknown word
  kDictionary = 4096  // in a dictionary; other words were counted in the corpus alone
};

}  // namespace fundstelle::data_format
