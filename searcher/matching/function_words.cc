#include "searcher/matching/function_words.h"

namespace fundstelle {

void FunctionWords::decide(QueryWord& word) const {
  for (const Language language : kLanguages) {
    const Language other = language == Language::kEnglish ? Language::kGerman : Language::kEnglish;
    if (word.readings[other].stop && shares_[language] < shares_[other]) {
      word.readings[language].stop = true;
    }
  }
}

}  // namespace fundstelle
