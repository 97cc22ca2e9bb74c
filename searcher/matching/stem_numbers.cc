#include "searcher/matching/stem_numbers.h"

namespace fundstelle {

std::vector<std::uint32_t> stem_numbers(const Xapian::Database& database, Xapian::docid document,
                                        const std::vector<std::string>& terms) {
  std::vector<std::uint32_t> numbers(terms.size(), kNoStem);
  const std::string prefix = terms.front().substr(0, 1);  // tells the language
  Xapian::TermIterator term = database.termlist_begin(document);
  const Xapian::TermIterator end = database.termlist_end(document);
  std::size_t wanted = 0;
  std::uint32_t number = 0;
  for (term.skip_to(prefix); term != end && wanted < terms.size(); ++term, ++number) {
    const std::string found = *term;
    while (wanted < terms.size() && terms[wanted] < found) ++wanted;
    if (wanted < terms.size() && terms[wanted] == found) numbers[wanted++] = number;
  }
  return numbers;
}

}  // namespace fundstelle
