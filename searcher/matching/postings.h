// Ways to go through the documents that have a word, and how often each has it: of one term, or
// of postings gathered beforehand. Both walk alike, in ascending order: at_end(), document(),
// occurrences(), next(), skip_to().
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace fundstelle {

/// The documents that have any of several terms, and how often each has them.
struct GatheredPostings {
  struct Posting {
    Xapian::docid document = 0;
    float occurrences = 0;
  };

  std::string name;               ///< For `--explain`.
  std::vector<Posting> postings;  ///< By document, ascending.
  /// How many documents have one: what a term's frequency is, to its weight.
  double frequency = 0;
};

class TermPostings {
 public:
  TermPostings(const Xapian::Database& database, const std::string& term)
      : posting_(database.postlist_begin(term)), end_(database.postlist_end(term)) {}

  bool at_end() const { return posting_ == end_; }
  Xapian::docid document() const { return *posting_; }
  float occurrences() const { return static_cast<float>(posting_.get_wdf()); }
  void next() { ++posting_; }
  /// Not behind the first document from `document` on.
  void skip_to(Xapian::docid document) {
    if (!at_end()) posting_.skip_to(document);
  }

 private:
  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
};

class GatheredWalk {
 public:
  /// `gathered` must outlive the walk.
  explicit GatheredWalk(const GatheredPostings& gathered)
      : posting_(gathered.postings.begin()), end_(gathered.postings.end()) {}

  bool at_end() const { return posting_ == end_; }
  Xapian::docid document() const { return posting_->document; }
  float occurrences() const { return posting_->occurrences; }
  void next() { ++posting_; }
  void skip_to(Xapian::docid document) {
    posting_ = std::lower_bound(
        posting_, end_, document,
        [](const auto& posting, Xapian::docid wanted) { return posting.document < wanted; });
  }

 private:
  std::vector<GatheredPostings::Posting>::const_iterator posting_;
  std::vector<GatheredPostings::Posting>::const_iterator end_;
};

}  // namespace fundstelle
