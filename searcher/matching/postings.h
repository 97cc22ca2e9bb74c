// Ways to go through the documents that have a word, and how often each has it: of one term, of
// several as of one, of postings gathered beforehand. All walk alike, in ascending order:
// at_end(), document(), occurrences(), next(), skip_to().
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

/// The spellings of one word. A document has the word as often as its most frequent spelling: one
/// place in a text has several.
class SpellingPostings {
 public:
  explicit SpellingPostings(std::vector<TermPostings> spellings)
      : spellings_(std::move(spellings)) {
    find_first();
  }

  bool at_end() const { return document_ == 0; }
  Xapian::docid document() const { return document_; }
  float occurrences() const {
    float most = 0;
    for (const TermPostings& spelling : spellings_) {
      if (is_here(spelling)) most = std::max(most, spelling.occurrences());
    }
    return most;
  }
  void next() {
    for (TermPostings& spelling : spellings_) {
      if (is_here(spelling)) spelling.next();
    }
    find_first();
  }
  void skip_to(Xapian::docid document) {
    for (TermPostings& spelling : spellings_) spelling.skip_to(document);
    find_first();
  }

 private:
  bool is_here(const TermPostings& spelling) const {
    return !spelling.at_end() && spelling.document() == document_;
  }
  void find_first() {
    document_ = 0;
    for (const TermPostings& spelling : spellings_) {
      if (spelling.at_end()) continue;
      const Xapian::docid document = spelling.document();
      if (document_ == 0 || document < document_) document_ = document;
    }
  }

  std::vector<TermPostings> spellings_;
  Xapian::docid document_ = 0;  // the first of those where they are; 0: at the end
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
