// A text, or a piece of it, with its words: what the finders of facet values read.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/language.h"
#include "analyzers/token.h"

namespace fundstelle {

/// Views only; valid as long as the text and the analyzer's last result.
struct AnalyzedText {
  std::string_view text;          ///< All of it.
  std::span<const Token> tokens;  ///< Whole words, those around the piece's own included.
  Language language = Language::kEnglish;
  std::size_t start = 0;  ///< Where the piece begins.

  std::string_view written(std::size_t token) const {
    return text.substr(tokens[token].start, tokens[token].end - tokens[token].start);
  }
  /// What stands between `token` and the word before it (or the beginning of the piece).
  std::string_view gap_before(std::size_t token) const {
    const std::size_t from = token == 0 ? start : tokens[token - 1].end;
    return text.substr(from, tokens[token].start - from);
  }
  /// What stands between `token` and the word behind it (or the end of the text).
  std::string_view gap_after(std::size_t token) const {
    if (token + 1 < tokens.size()) return gap_before(token + 1);
    return text.substr(tokens[token].end, kMaxGap);
  }

 private:
  // Of what follows the last word: no rule looks farther.
  static constexpr std::size_t kMaxGap = 4096;
};

}  // namespace fundstelle
