#include "searcher/matching/stem_numbers.h"

namespace fundstelle {

StemFinder::StemFinder(const Xapian::Database& database, const std::vector<std::string>& terms)
    : database_(database), numbers_(terms.size(), kNoStem) {
  for (const std::string& term : terms) stems_.push_back({term, stem_hash(term), {}, false});
}

const std::vector<std::uint32_t>& StemFinder::find(Xapian::docid document,
                                                   const PositionRecord& record) {
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    Stem& stem = stems_[i];
    const StemKeys::Numbers numbers = record.stems.find(stem.hash);
    if (numbers.first == numbers.end || !has(stem, document)) {
      numbers_[i] = kNoStem;
    } else if (numbers.end - numbers.first == 1) {
      numbers_[i] = numbers.first;
    } else {
      numbers_[i] = number_by_term_list(stem, document);
    }
  }
  return numbers_;
}

bool StemFinder::has(Stem& stem, Xapian::docid document) const {
  if (!stem.is_open) stem.posting = database_.postlist_begin(stem.term);
  stem.is_open = true;
  const Xapian::PostingIterator end = database_.postlist_end(stem.term);
  if (stem.posting != end) stem.posting.skip_to(document);
  return stem.posting != end && *stem.posting == document;
}

// Stems are numbered by their hashes: as many as sort before it.
std::uint32_t StemFinder::number_by_term_list(const Stem& stem, Xapian::docid document) const {
  const std::string prefix = stem.term.substr(0, 1);  // tells the language
  std::uint32_t number = 0;
  const Xapian::TermIterator end = database_.termlist_end(document);
  Xapian::TermIterator other = database_.termlist_begin(document);
  for (other.skip_to(prefix); other != end; ++other) {
    const std::string term = *other;
    if (!term.starts_with(prefix)) break;
    const std::uint64_t hash = stem_hash(term);
    if (hash < stem.hash || (hash == stem.hash && term < stem.term)) ++number;
  }
  return number;
}

}  // namespace fundstelle
