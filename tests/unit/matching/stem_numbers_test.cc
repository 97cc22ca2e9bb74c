// Stems found through a record's keys against the numbers that the record was written with.
#include "searcher/matching/stem_numbers.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

std::string word(int number) {
  std::string word = "w";
  for (; number > 0; number /= 26) word.push_back(static_cast<char>('a' + number % 26));
  return word + "zq";  // nothing that a stemmer takes off
}

// Long enough that some stems share their key with others, which only the term list tells apart.
TEST(StemFinder, FindsTheNumbersThatTheRecordUses) {
  constexpr int kWords = 3'000;
  SmallIndex index;
  for (int first : {0, kWords}) {
    std::string text;
    for (int i = first; i < first + kWords; ++i) text += word(i) + ' ';
    index.add({std::to_string(first), text, Language::kEnglish, {}, {}});
  }
  const Xapian::Database& database = index.database();
  std::vector<std::string> terms;
  for (int i = 0; i < 2 * kWords; ++i) terms.push_back(stem_term(Language::kEnglish, word(i)));
  StemFinder finder(database, terms);
  constexpr std::size_t kFew = 100;  // fewer than a document has
  StemFinder few(database, {terms.begin(), terms.begin() + kFew});
  for (const Xapian::docid document : {1U, 2U}) {
    const std::string bytes = database.get_document(document).get_value(slots::kPositions);
    const auto record = PositionRecord::parse(bytes);
    const auto& keys = record.stems.keys();
    ASSERT_NE(std::adjacent_find(keys.begin(), keys.end()), keys.end()) << "no key is shared";
    const PackedPositions packed(bytes);
    const std::vector<std::uint32_t> numbers = finder.find(document, packed);
    const std::size_t first = (document - 1) * kWords;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool in_text = i >= first && i < first + kWords;
      ASSERT_EQ(numbers[i], in_text ? record.entries[i - first].stem : kNoStem) << terms[i];
    }
    ASSERT_EQ(few.find(document, packed),
              std::vector<std::uint32_t>(numbers.begin(), numbers.begin() + kFew));
  }
}

}  // namespace
}  // namespace fundstelle
