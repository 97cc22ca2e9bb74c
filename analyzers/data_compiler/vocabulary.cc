#include "analyzers/data_compiler/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzers/data_compiler/tables.h"
#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "analyzers/stemmer.h"
#include "analyzers/vocabulary.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMinLoanWord = 5;  // letters; shorter ones turn up by chance in German words

constexpr std::size_t kMinDerivedStem = 4;
constexpr std::size_t kMinUsualHead = 4;
constexpr int kUsualHeadUses = 8;

struct Word {
  std::uint64_t count = 0;
  std::uint16_t flags = 0;
};

class WordTable {
 public:
  void add_frequencies(const fs::path& path) {
    for_each_frequency(
        path, [&](std::string_view written, std::uint64_t count) { add(written, count, 0); });
  }

  void add_words(const fs::path& path) {
    for_each_line(path, [&](std::string_view line) { add(line, 0, data_format::kDictionary); });
  }

  // du schnelltest: hardly ever written, and in the way of the noun Schnelltest.
  void remove_second_persons() {
    std::erase_if(words_, [&](const auto& item) {
      const auto& [key, word] = item;
      if (!key.ends_with("test") || (word.flags & data_format::kNoun) != 0) return false;
      const auto first_person = words_.find(key.substr(0, key.size() - 2));
      return first_person != words_.end() &&
             (first_person->second.flags & data_format::kSmallLetter) != 0;
    });
  }

  // `Wort/flags` a line. Of hunspell-de's flags, h, i and j let a compound begin with the word and
  // m lets one end with it; capitalised words with none of them are names. I marks verbs.
  void add_dictionary(const fs::path& path) {
    for_each_line(path, [&](std::string_view line) {
      const std::size_t slash = line.find('/');
      const std::string_view word = line.substr(0, slash);
      const std::string_view marks = slash == std::string_view::npos ? "" : line.substr(slash + 1);
      if (marks.find('o') != std::string_view::npos) return;  // small letters inside compounds only
      std::uint16_t flags = data_format::kDictionary;
      const bool begins = marks.find_first_of("hij") != std::string_view::npos;
      if (begins) flags |= data_format::kFirstPart;
      if (marks == "S" && starts_upper(word)) flags |= data_format::kName;
      if (marks.find('I') != std::string_view::npos) flags |= data_format::kVerb;
      // Small letters where a compound begins are not the word's: its other lines have those.
      if (begins && !starts_upper(word)) {
        add_first_part(word);
      } else {
        add(word, 0, flags);
      }
    });
  }

  // Of longer ones that the dictionary lists as first parts (Waren-), it means the noun.
  void forbid_function_words(const fs::path& path) {
    for_each_line(path, [&](std::string_view line) {
      const std::string key = german_key(fold(line));
      Word& word = words_[key];
      word.flags |= data_format::kKnownWord | data_format::kNeverLast;
      const bool means_noun = key.size() > 4 && (word.flags & data_format::kFirstPart) != 0;
      if (!means_noun) word.flags |= data_format::kNeverFirst;
    });
  }

  // `word`, or behind a mark that says what it may still do: see the head of the file.
  void forbid(const fs::path& path) {
    for_each_line(path, [&](std::string_view line) {
      const std::size_t mark = std::string_view("-?+=").find(line.front());
      const bool is_marked = mark != std::string_view::npos;
      Word& word = words_[german_key(fold(line.substr(is_marked ? 1 : 0)))];
      word.flags |= data_format::kKnownWord;
      switch (is_marked ? line.front() : ' ') {
        case '-':
          word.flags |= data_format::kNeverLast;
          break;
        case '?':
          word.flags |= data_format::kNameHead;
          break;
        case '+':
          word.flags &= static_cast<std::uint16_t>(~data_format::kNeverFirst);
          word.flags |= data_format::kNeverLast | data_format::kOnlyFirst;
          break;
        case '=':
          word.flags |= data_format::kNounEnd;
          break;
        default:
          word.flags |= data_format::kNeverFirst | data_format::kNeverLast;
      }
    });
  }

  // Formieren: Formierung. Verwerten: Verwerter.
  void add_nouns_of_verbs() {
    std::vector<std::string> verbs;
    for (const auto& [key, word] : words_) {
      if ((word.flags & data_format::kVerb) != 0) verbs.push_back(key);
    }
    for (const std::string& verb : verbs) add_derived_nouns(verb);
  }

  // Counts the nouns that end with each noun behind a word that may begin a compound.
  void find_usual_heads() {
    std::unordered_map<std::string_view, int> uses;
    for (const auto& [key, word] : words_) {
      if ((word.flags & data_format::kNoun) == 0) continue;
      for (std::size_t at = kMinLoanWord - 1; at + kMinUsualHead <= key.size(); ++at) {
        const auto first = words_.find(key.substr(0, at));
        if (first == words_.end() || (first->second.flags & data_format::kFirstPart) == 0) continue;
        const auto head = words_.find(key.substr(at));
        if (head == words_.end() || (head->second.flags & data_format::kNoun) == 0) continue;
        ++uses[head->first];
      }
    }
    for (const auto& [head, count] : uses) {
      if (count >= kUsualHeadUses) words_[std::string(head)].flags |= data_format::kUsualHead;
    }
  }

  // Loan words: English words that German lists do not have yet.
  void add_loan_words(const fs::path& path) {
    for_each_frequency(path, [&](std::string_view written, std::uint64_t count) {
      const std::string key = fold(written);
      if (key.size() < kMinLoanWord || !is_word(key) || words_.contains(key)) return;
      words_[key] = {0, data_format::kKnownWord | data_format::kNoun};
      classes_[stem_of(key)] += count;
    });
  }

  // Each word gets the occurrences of all words with its stem: a plural is as common as its noun.
  std::vector<data_format::WordSlot> slots() const {
    std::vector<data_format::WordSlot> table(
        std::bit_ceil((words_.size() + classes_.size()) * 3 / 2));
    for (const auto& [key, word] : words_) {
      const auto known = classes_.find(stem_of(key));
      insert(table, key, known == classes_.end() ? 0 : known->second, word.flags);
    }
    for (const auto& [stem, count] : classes_) {
      insert(table, stem_key(stem), count, data_format::kKnownWord);
    }
    return table;
  }

 private:
  static bool is_all_upper(std::string_view written) {
    return std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  static bool is_word(std::string_view key) {
    return key.size() > 1 && key.find_first_of("-. '&0123456789") == std::string_view::npos;
  }

  void add(std::string_view written, std::uint64_t count, std::uint16_t flags) {
    const std::string key = german_key(fold(written));
    // Acronyms are written with hyphens in compounds.
    if (!is_word(key) || (written.size() > 1 && is_all_upper(written))) return;
    Word& word = words_[key];
    word.count += count;
    word.flags |= flags | data_format::kKnownWord |
                  (starts_upper(written) ? data_format::kNoun : data_format::kSmallLetter);
    if (count > 0) classes_[stem_of(key)] += count;
  }

  void add_first_part(std::string_view written) {
    const std::string key = german_key(fold(written));
    if (is_word(key)) words_[key].flags |= data_format::kKnownWord | data_format::kFirstPart;
  }

  // The nouns of the infinitive of a verb: who does it, and the doing. No list of first parts has
  // them, so they are only last ones.
  void add_derived_nouns(const std::string& infinitive) {
    std::string stem;
    if (infinitive.ends_with("eln")) {
      stem = infinitive.substr(0, infinitive.size() - 3) + "l";
    } else if (infinitive.ends_with("ern")) {
      stem = infinitive.substr(0, infinitive.size() - 1);
    } else if (infinitive.ends_with("en")) {
      stem = infinitive.substr(0, infinitive.size() - 2);
    }
    if (stem.size() < kMinDerivedStem) return;
    for (const char* ending : {"er", "erin", "erinnen", "ung", "ungen"}) {
      words_.try_emplace(stem + ending, Word{0, data_format::kKnownWord | data_format::kNoun |
                                                    data_format::kNeverFirst});
    }
  }

  std::string stem_of(const std::string& key) const { return stemmer_.stem(key); }

  static void insert(std::vector<data_format::WordSlot>& table, std::string_view key,
                     std::uint64_t count, std::uint16_t flags) {
    const std::uint64_t hash = hash64(key);
    const std::size_t mask = table.size() - 1;
    std::size_t at = hash & mask;
    while (table[at].flags != 0) at = (at + 1) & mask;
    table[at].check = static_cast<std::uint32_t>(hash >> 32);
    table[at].flags = flags;
    table[at].log_frequency = static_cast<std::uint16_t>(std::log1p(static_cast<double>(count)) *
                                                         data_format::kLogFrequencyScale);
  }

  Stemmer stemmer_{Language::kGerman};
  std::unordered_map<std::string, Word> words_;             // by key
  std::unordered_map<std::string, std::uint64_t> classes_;  // occurrences by stem
};

}  // namespace

std::vector<data_format::WordSlot> compile_vocabulary(const VocabularySources& sources) {
  WordTable words;
  words.add_frequencies(sources.frequencies);
  words.add_words(sources.words);
  words.add_dictionary(sources.dictionary);
  words.remove_second_persons();
  words.add_loan_words(sources.english_frequencies);
  words.forbid_function_words(sources.stop_words);
  words.forbid(sources.forbidden_parts);
  words.add_nouns_of_verbs();
  words.find_usual_heads();
  return words.slots();
}

}  // namespace fundstelle
