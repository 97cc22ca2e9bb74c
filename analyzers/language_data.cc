#include "analyzers/language_data.h"

#include <cstring>

#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "analyzers/data_format.h"
#include "base/error.h"

namespace fundstelle {
namespace {

// To be raised when the same text and data give other tokens than before.
constexpr int kAnalyzerVersion = 4;

std::string_view section(std::string_view file, const data_format::Header& header,
                         data_format::Section which) {
  const data_format::Span span = header.sections[which];
  return file.substr(span.offset, span.size);
}

template <typename T>
std::span<const T> array_section(std::string_view file, const data_format::Header& header,
                                 data_format::Section which) {
  const std::string_view bytes = section(file, header, which);
  // Sections are aligned to eight bytes and the file to a page.
  const void* address = bytes.data();
  return {static_cast<const T*>(address), bytes.size() / sizeof(T)};
}

data_format::Header read_header(std::string_view file, const std::filesystem::path& path) {
  data_format::Header header;
  bool good = file.size() >= sizeof(header);
  if (good) {
    std::memcpy(&header, file.data(), sizeof(header));
    good = header.magic == data_format::kMagic;
  }
  for (const data_format::Span& span : header.sections) {
    good = good && span.offset <= file.size() && span.size <= file.size() - span.offset;
  }
  if (!good) {
    throw Error(fmt::format("{} is not language data of this version", path.string()),
                "build or install Fundstelle again");
  }
  return header;
}

}  // namespace

LanguageData::LanguageData(const std::filesystem::path& path) : file_(path) {
  const std::string_view file = file_.bytes();
  const data_format::Header header = read_header(file, path);
  checksum_ = header.checksum;
  english_stop_words_ = WordList(section(file, header, data_format::kStopWordsEnglish));
  german_stop_words_ = WordList(section(file, header, data_format::kStopWordsGerman));
  gazetteer_ = Gazetteer(section(file, header, data_format::kStrings),
                         array_section<data_format::Name>(file, header, data_format::kNames),
                         array_section<data_format::Bucket>(file, header, data_format::kNameTable));
  vocabulary_ =
      Vocabulary(array_section<data_format::WordSlot>(file, header, data_format::kWordTable));
  english_spellings_ = SpellingVariants(
      array_section<data_format::SpellingSlot>(file, header, data_format::kSpellingTable),
      section(file, header, data_format::kSpellings));
  german_forms_ = SpellingVariants(
      array_section<data_format::SpellingSlot>(file, header, data_format::kGermanFormTable),
      section(file, header, data_format::kGermanForms));
  compound_exceptions_ = CompoundExceptions(section(file, header, data_format::kCompounds));
}

std::filesystem::path default_language_data_path() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return program.parent_path().parent_path() / "share" / "fundstelle" / "fundstelle.dat";
}

std::string analyzer_fingerprint(const LanguageData& data) {
  return fmt::format("analyzer {}, xapian {}, icu {}, data {:016x}", kAnalyzerVersion,
                     XAPIAN_VERSION, U_ICU_VERSION, data.checksum());
}

}  // namespace fundstelle
