// The tokens of a stored text from its position record instead of an analysis.
//
// The record knows which stem each word is, so for marking only the words' ranges have to be found:
// several times faster than folding, stemming and splitting every word of every hit. Prefixes and
// exact forms are compared with the words as they are written, which are folded only where they
// could be meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/analyzer.h"
#include "analyzers/token.h"
#include "analyzers/word_segmenter.h"
#include "index/position_record.h"

namespace fundstelle {

/// Stems that are looked for, by their number in the document (PositionEntry::stem).
using WantedStems = std::map<std::uint32_t, std::string_view>;

/// What is looked for in a document.
struct WantedWords {
  WantedStems stems;
  std::span<const std::string_view> beginnings;  ///< Prefixes and exact forms, folded.
};

/// Not copyable, as its tokens point into it.
class PositionTokens {
 public:
  /// The references and views must outlive the object.
  PositionTokens(std::string_view text, const PackedZone& entries, const WantedWords& wanted,
                 Analyzer& analyzer)
      : text_(text), entries_(entries), wanted_(wanted), analyzer_(analyzer) {}
  PositionTokens(const PositionTokens&) = delete;
  PositionTokens& operator=(const PositionTokens&) = delete;

  /// The words of the text from `start` to `end`, which are borders of pieces (text_pieces.h):
  /// those of a wanted stem with it, those that begin as wanted with their form, and all others
  /// without; parts only of compounds that have a wanted one. To be called as PiecewiseAnalysis
  /// does: from the beginning of the text on, without gaps. Empty once fits() is false.
  std::span<const Token> find(std::size_t start, std::size_t end);

  /// False when the entries are not of this text: it was analysed otherwise then. Certain when the
  /// last piece has been looked at.
  bool fits() const { return fits_; }
  bool is_at_end() const { return next_ == entries_.size(); }

 private:
  std::string_view stem_of(const PositionEntry& entry) const;
  std::string_view form_of(std::string_view word);
  bool may_be_wanted(std::string_view word) const;
  bool add_word(std::size_t number, std::string_view word, std::uint32_t position);
  bool add_parts(std::size_t number, std::size_t first, std::uint32_t position);
  bool is_only_context(std::size_t number) const;

  std::string_view text_;
  PackedZone entries_;
  const WantedWords& wanted_;
  Analyzer& analyzer_;
  WordSegmenter segmenter_;
  std::size_t piece_start_ = 0;
  std::size_t piece_end_ = 0;
  std::vector<WordRange> ranges_;  // of the present piece's words, in the text
  std::vector<Token> tokens_;
  std::deque<std::string> forms_;                           // of the tokens
  std::vector<std::pair<std::size_t, std::size_t>> words_;  // where each begins, and its entry
  std::size_t next_ = 0;                                    // entry behind the last word
  bool fits_ = true;
};

/// All tokens of a text; nothing when the entries are not of it.
std::optional<std::vector<Token>> find_position_tokens(std::string_view text,
                                                       const PackedZone& entries,
                                                       const WantedStems& stems,
                                                       Analyzer& analyzer);

}  // namespace fundstelle
