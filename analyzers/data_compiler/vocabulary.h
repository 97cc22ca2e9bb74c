// Builds the table of German words (vocabulary.h) out of Debian's word lists.
#pragma once

#include <filesystem>
#include <vector>

#include "analyzers/data_format.h"

namespace fundstelle {

struct VocabularySources {
  std::filesystem::path frequencies;          ///< onboard-data: de_DE.lm, unigrams with counts.
  std::filesystem::path english_frequencies;  ///< onboard-data: en_US.lm.
  std::filesystem::path words;                ///< wngerman: one inflected form a line.
  std::filesystem::path dictionary;           ///< hunspell-de-de: de_DE.dic, UTF-8.
  std::filesystem::path stop_words;
  std::filesystem::path forbidden_parts;
};

/// An open-addressing table of a power of two slots. Throws Error when a source cannot be read.
std::vector<data_format::WordSlot> compile_vocabulary(const VocabularySources& sources);

}  // namespace fundstelle
