// The language data that was built with the tests.
#pragma once

#include "analyzers/language_data.h"

namespace fundstelle {

inline const LanguageData& shared_language_data() {
  static const LanguageData data(default_language_data_path());
  return data;
}

}  // namespace fundstelle
