// The tokens of a stored text from its position record instead of an analysis.
//
// The record knows which stem each word is, so for marking only the words' ranges have to be found:
// several times faster than folding, stemming and splitting every word of every hit.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/analyzer.h"
#include "analyzers/token.h"
#include "analyzers/word_segmenter.h"
#include "index/position_record.h"

namespace fundstelle {

/// Stems that are looked for, by their number in the document (PositionEntry::stem).
using WantedStems = std::map<std::uint32_t, std::string_view>;

class PositionTokens {
 public:
  /// The words of `text`, those of a wanted stem with it and all others without form and stem;
  /// parts only of compounds that have a wanted one. Nothing when `entries` are not of this text:
  /// it was analysed otherwise then. The views into `wanted` must outlive the tokens.
  std::optional<std::vector<Token>> find(std::string_view text,
                                         std::span<const PositionEntry> entries,
                                         const WantedStems& wanted, Analyzer& analyzer);

 private:
  bool add_parts(std::string_view text, std::size_t number, Analyzer& analyzer,
                 std::vector<Token>& tokens) const;

  WordSegmenter segmenter_;
  std::vector<WordRange> ranges_;
};

}  // namespace fundstelle
