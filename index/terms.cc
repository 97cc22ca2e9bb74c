#include "index/terms.h"

#include <algorithm>

#include <fmt/format.h>

#include "analyzers/folding.h"
#include "analyzers/plain_letters.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

// Cuts an overlong term at a character border and appends the hash of the whole.
std::string bounded(std::string term) {
  if (term.size() * 2 <= kMaxTermBytes) return term;  // whatever its bytes are
  const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.size() + zeros <= kMaxTermBytes) return term;
  const std::string hash = fmt::format("#{:016x}", hash64(term));
  term.resize(border_at_or_before(term, (kMaxTermBytes - hash.size()) / (zeros > 0 ? 2 : 1)));
  return term + hash;
}

std::string prefixed(std::string_view prefix, std::string_view text) {
  std::string term;
  term.reserve(prefix.size() + text.size());
  term += prefix;
  term += text;
  return bounded(std::move(term));
}

}  // namespace

std::string stem_term(Language language, std::string_view stem) {
  return prefixed(language == Language::kGerman ? "D" : "E", stem);
}

std::string title_term(Language language, std::string_view stem) {
  return prefixed(language == Language::kGerman ? "SD" : "SE", stem);
}

std::string exact_term(std::string_view form) {
  return prefixed("", form);
}

std::string title_form_term(std::string_view form) {
  return prefixed("S", form);
}

std::string facet_term(std::string_view facet, std::string_view key) {
  return bounded(fmt::format("XF{}:{}", facet, key));
}

std::string facet_key(std::string_view value) {
  return plain_letters(fold_name(value), Umlauts::kKeep);
}

std::string id_term(std::string_view id) {
  return prefixed("Q", id);
}

std::string file_term(std::uint64_t file) {
  std::string term = "P";
  append_big_endian(term, file);
  return term;
}

std::uint64_t file_number(std::string_view path) {
  return hash64(path);
}

}  // namespace fundstelle
