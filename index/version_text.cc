#include "index/version_text.h"

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "analyzers/language_data.h"
#include "index/version.h"

namespace fundstelle {

std::string version_text(const std::string& program) {
  return fmt::format("{} (Fundstelle) {}\nXapian {}\nICU {}\nfingerprint: {}", program, kVersion,
                     Xapian::version_string(), U_ICU_VERSION,
                     analyzer_fingerprint(LanguageData(default_language_data_path())));
}

}  // namespace fundstelle
