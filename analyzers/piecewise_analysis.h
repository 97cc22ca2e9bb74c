// The tokens of a text piece by piece, so that a long text never has all of them in memory.
//
// Each token is handed on once, as one of a piece's own. Around these stand some words of the
// pieces before and behind, for who looks at the neighbours of a word. A text that is no longer
// than a piece is analysed at once.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <utility>

#include "analyzers/analyzer.h"
#include "analyzers/token.h"

namespace fundstelle {

struct PieceSizes {
  std::size_t bytes = std::size_t{64} << 10;  ///< Of a piece, about.
  /// On each side, where the text has them. The tokens of a word depend on fewer than 8 words
  /// beside it (word_joints.h).
  std::size_t context_words = 16;
  std::size_t context_bytes = std::size_t{64} << 10;  ///< Words that lie farther away are left out.
};

class PiecewiseAnalysis {
 public:
  /// The tokens of the text from one byte to another, with ranges in the whole text; valid until it
  /// is called again. The beginnings do not descend.
  using Source = std::function<std::span<const Token>(std::size_t start, std::size_t end)>;

  /// `text` (valid UTF-8) and `analyzer` must outlive the object.
  PiecewiseAnalysis(Analyzer& analyzer, std::string_view text, PieceSizes sizes = {})
      : PiecewiseAnalysis(
            [&analyzer, text](std::size_t start, std::size_t end) {
              return analyzer.analyze(text, start, end);
            },
            text, sizes) {}
  /// The same with tokens from elsewhere.
  PiecewiseAnalysis(Source source, std::string_view text, PieceSizes sizes = {})
      : source_(std::move(source)), text_(text), sizes_(sizes) {}

  /// Goes on to the next piece; false behind the last one.
  bool next();

  /// Ranges count from the beginning of the text. Valid until next() is called or the analyzer is
  /// used.
  std::span<const Token> tokens() const { return tokens_; }
  std::size_t first() const { return first_; }  ///< The first of the piece's own tokens.
  std::size_t end() const { return end_; }      ///< Behind the last of them.
  std::size_t start() const { return start_; }  ///< The byte with which the piece begins.
  std::span<const Token> own_tokens() const { return tokens_.subspan(first_, end_ - first_); }

 private:
  void plan_next(std::size_t piece_end);

  Source source_;
  std::string_view text_;
  PieceSizes sizes_;
  std::span<const Token> tokens_;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
  std::size_t start_ = 0;
  std::size_t next_start_ = 0;  // with its context
  std::size_t resume_ = 0;      // where the text has not been looked at yet
  std::size_t next_own_ = 0;    // words from this byte on have not been handed on
  bool done_ = false;
};

}  // namespace fundstelle
