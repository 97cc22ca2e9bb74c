#include "index/document_terms.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

struct Counted {
  std::uint32_t occurrences = 0;
  std::set<std::uint32_t> numbers;
  friend bool operator==(const Counted&, const Counted&) = default;
};

std::map<std::string, Counted> counted(DocumentTerms& terms) {
  std::map<std::string, Counted> all;
  std::string before;
  terms.for_each([&](const DocumentTerm& term) {
    EXPECT_TRUE(all.empty() || before < term.text) << "not ascending: " << term.text;
    before = term.text;
    all[before] = {term.occurrences, {term.numbers.begin(), term.numbers.end()}};
  });
  return all;
}

// Every fourth term is a stem.
void fill(DocumentTerms& terms, std::map<std::string, Counted>& expected) {
  std::mt19937 random(3);
  for (int i = 0; i < 3'000; ++i) {
    const std::uint32_t number = random() % 400;
    const std::string term = "term" + std::to_string(number) + std::string(number % 200, 'x');
    const std::uint32_t occurrences = random() % 3;
    Counted& counted = expected[term];
    counted.occurrences += occurrences;
    if (number % 4 == 0) {
      counted.numbers.insert(terms.add_stem(term, hash64(term), occurrences));
    } else {
      terms.add(term, occurrences);
    }
  }
}

TEST(DocumentTerms, AreTheSameHoweverFewFitInMemory) {
  const TemporaryFolder folder;
  for (const std::size_t most : {1U, 7U, 100U, 390'000U}) {
    DocumentTerms terms(folder.path(), {most, 16 << 20});
    for (int document = 0; document < 2; ++document) {
      terms.clear();
      std::map<std::string, Counted> expected;
      fill(terms, expected);
      EXPECT_EQ(terms.has_runs(), most < 400);
      EXPECT_TRUE(counted(terms) == expected) << most;
      EXPECT_TRUE(counted(terms) == expected) << "a second time, with " << most;
    }
  }
}

TEST(DocumentTerms, AreBoundedByTheirBytes) {
  const TemporaryFolder folder;
  DocumentTerms terms(folder.path(), {390'000, 1'000});
  std::map<std::string, Counted> expected;
  fill(terms, expected);
  EXPECT_TRUE(terms.has_runs());
  EXPECT_TRUE(counted(terms) == expected);
}

TEST(DocumentTerms, LeaveNothingInTheFolder) {
  const TemporaryFolder folder;
  DocumentTerms terms(folder.path(), {10, 1'000});
  std::map<std::string, Counted> expected;
  fill(terms, expected);
  EXPECT_TRUE(terms.has_runs());
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace fundstelle
