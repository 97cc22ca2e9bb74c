// Finds the words of a text: Unicode word boundaries (UAX #29) as ICU implements them, but where
// people write otherwise (word_borders.h).
//
// Words in the sense of this class are the segments that hold a letter, a digit, a kana or an
// ideograph; spaces, punctuation and emoji are passed over. White space is a boundary by every rule
// of the standard, so the text is looked at run by run between spaces: runs of Latin letters,
// digits and common punctuation are decided here, all others by ICU and word_borders.h, which takes
// several times as long. A test holds both ways against each other.
//
// The at sign is a boundary, too. ICU 72, and no other version, takes it for a letter, which would
// make a word of `@` alone and hide the parts of an address.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "analyzers/word_range.h"

namespace fundstelle {

/// Not safe for use by two threads at once: ICU's iterator keeps its place inside.
class WordSegmenter {
 public:
  WordSegmenter();
  ~WordSegmenter();

  /// Replaces `words` by the words of `text` (valid UTF-8), in ascending order.
  void segment(std::string_view text, std::vector<WordRange>& words);

  /// The same without the short way (between at signs): slower, the reference.
  void segment_with_icu(std::string_view text, std::vector<WordRange>& words);

 private:
  struct Icu;
  void append_with_icu(std::string_view run, std::size_t offset, std::vector<WordRange>& words);

  std::unique_ptr<Icu> icu_;  // opened when first needed: most queries never do
};

}  // namespace fundstelle
