// Text to tokens, for indexing, queries and snippets alike.
//
// In: valid UTF-8 and a language. Out: tokens with their byte ranges in that text. The order is
// words (UAX #29, word_borders.h) -> folding -> stop-word mark -> normal form -> stem -> parts of
// German compounds -> words joined by hyphens; what the same spelling becomes is remembered, since
// most words of a text have been seen before. Nothing is decided by more than a word's neighbours.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/compound_splitter.h"
#include "analyzers/language.h"
#include "analyzers/normal_form.h"
#include "analyzers/spelling_variants.h"
#include "analyzers/stemmer.h"
#include "analyzers/token.h"
#include "analyzers/vocabulary.h"
#include "analyzers/word_list.h"
#include "analyzers/word_segmenter.h"
#include "base/string_numbers.h"

namespace fundstelle {

class LanguageData;

/// Folding, stemming and splitting take time in the square of a word's length, and what is longer
/// as written is no word of any language: it keeps its beginning and ends in a hash, so that it
/// stays findable.
inline constexpr std::size_t kMaxWordBytes = 250;

/// Not safe for use by two threads at once: give each its own.
class Analyzer {
 public:
  /// `data` must outlive the analyzer. Beyond `max_remembered` distinct spellings, of 150 to 200
  /// bytes each, it forgets them all and starts anew.
  Analyzer(Language language, const LanguageData& data, std::size_t max_remembered = 300'000);

  Language language() const { return language_; }

  /// The tokens of `text` in ascending order. They and their views are valid until the next call.
  std::span<const Token> analyze(std::string_view text) { return analyze(text, 0, text.size()); }

  /// The same for a piece of `text` (text_pieces.h) from `start` to `end`: ranges count from the
  /// beginning of the text, positions from that of the piece.
  std::span<const Token> analyze(std::string_view text, std::size_t start, std::size_t end);

  /// Gives back the memory of what it remembers, which takes some time to learn again.
  void forget();

 private:
  struct Part {
    TokenKind kind = TokenKind::kPart;
    std::size_t start = 0;  // bytes from the beginning of the word as written
    std::size_t end = 0;
    std::string form;
    std::string stem;
  };
  struct Word {
    std::string form;
    std::string stem;
    bool stop = false;
    std::vector<Part> parts;
  };

  bool add_word(std::string_view text, std::size_t number, std::uint32_t position);
  void add_joined(std::string_view text, std::size_t first, std::uint32_t position);
  bool is_name_in_capitals(std::string_view text, std::size_t number) const;
  const Word& look_up(std::string_view written);
  const Word& look_up_joined(std::string_view text, std::size_t first, std::size_t end);
  const Word& look_up_long(const std::string& form);
  const Word& remember(std::string_view written, Word&& word);
  std::string stem_of(std::string_view base) const;
  void add_other_stems(std::string_view written, const NormalForm& normal, Word& word) const;
  bool has_other_meaning(const std::string& base) const;
  void add_piece(std::string_view written, const NormalForm& normal, Word& word) const;
  void split(std::string_view written, Word& word) const;

  Language language_;
  std::size_t max_remembered_;
  const WordList& stop_words_;
  Stemmer stemmer_;
  SpellingVariants spellings_;
  Vocabulary vocabulary_;                     // German only
  std::optional<CompoundSplitter> splitter_;  // German only
  WordSegmenter segmenter_;
  StringNumbers spellings_seen_;  // as written
  std::deque<Word> words_;        // by their numbers
  std::vector<WordRange> ranges_;
  std::vector<Token> tokens_;
};

}  // namespace fundstelle
