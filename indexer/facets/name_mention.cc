#include "indexer/facets/name_mention.h"

#include "analyzers/gazetteer.h"

namespace fundstelle {

std::string_view written(const AnalyzedText& text, NameRange range) {
  const std::size_t start = text.tokens[range.first].start;
  return text.text.substr(start, text.tokens[range.last].end - start);
}

std::string key_of(const AnalyzedText& text, NameRange range) {
  std::string key;
  for (std::size_t at = range.first; at <= range.last; ++at) {
    append_key_word(key, text.tokens[at].form, at == range.first ? "" : text.gap_before(at));
  }
  return key;
}

std::string_view without_possessive(std::string_view name) {
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

bool is_possessive(std::string_view form) {
  return form.ends_with("'s") || form.ends_with("s'");
}

}  // namespace fundstelle
