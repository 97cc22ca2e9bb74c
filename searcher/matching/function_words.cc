#include "searcher/matching/function_words.h"

#include <cstddef>

namespace fundstelle {

void FunctionWords::decide(QueryWord& word) const {
  for (std::size_t language = 0; language < word.readings.size(); ++language) {
    const std::size_t other = 1 - language;
    if (word.readings[other].stop && shares_[language] < shares_[other]) {
      word.readings[language].stop = true;
    }
  }
}

}  // namespace fundstelle
