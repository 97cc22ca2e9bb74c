#include "indexer/checks/facet_column_check.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "index/column_store.h"
#include "index/columns/facet_column.h"
#include "index/slot_reader.h"
#include "index/terms.h"
#include "indexer/checks/all_documents.h"
#include "indexer/checks/document_name.h"

namespace fundstelle {
namespace {

// A set of documents, of which no more than this is remembered.
struct Tally {
  std::uint32_t documents = 0;
  std::uint64_t hashes = 0;

  void add(Xapian::docid document) {
    std::string bytes;
    append_big_endian(bytes, document);
    ++documents;
    hashes += hash64(bytes);
  }
  friend bool operator==(const Tally&, const Tally&) = default;
};

class FacetColumnCheck {
 public:
  FacetColumnCheck(const Xapian::Database& database, const Facet& facet, Findings& findings)
      : database_(database),
        facet_(facet),
        part_(fmt::format("facet {}", facet.name)),
        findings_(findings),
        column_(database, facet.slot),
        blocks_(blocks_with_documents(database)),
        in_column_(column_.totals().size()),
        terms_(column_.totals().size()) {
    for (Ordinal ordinal = 0; ordinal < terms_.size(); ++ordinal) {
      terms_[ordinal] = facet_term(facet.name, facet_key(column_.value(ordinal)));
      ordinals_.emplace(terms_[ordinal], ordinal);
    }
  }

  void run() {
    // Of an incomplete column, every value would be found wrong once more.
    if (!tally_column()) return;
    const std::size_t before = findings_.size();
    compare_values();
    if (findings_.size() == before) compare_slots();
  }

 private:
  ColumnBlock block(std::uint32_t number) const {
    return ColumnBlock::parse(read_column_entry(database_, column_block_key(facet_.slot, number)));
  }

  bool tally_column();
  bool tally_block(std::uint32_t number);
  void compare_values();
  void compare_value(Ordinal ordinal, const Tally& in_terms);
  std::string difference(Ordinal ordinal) const;
  void compare_slots();
  std::optional<std::vector<Ordinal>> ordinals_in(const std::string& packed);

  const Xapian::Database& database_;
  const Facet& facet_;
  const std::string part_;
  Findings& findings_;
  const FacetColumn column_;
  const std::vector<bool> blocks_;                      // that have documents
  std::vector<Tally> in_column_;                        // by ordinal
  std::vector<std::string> terms_;                      // by ordinal
  std::unordered_map<std::string, Ordinal> ordinals_;   // by term
  std::unordered_map<std::string, Ordinal> spellings_;  // met so far
};

// False when some of the column cannot be read.
bool FacetColumnCheck::tally_column() {
  bool whole = true;
  for (std::uint32_t number = 0; number < blocks_.size(); ++number) {
    if (blocks_[number]) whole &= tally_block(number);
  }
  return whole;
}

bool FacetColumnCheck::tally_block(std::uint32_t number) {
  const Xapian::docid first = number * kBlockDocuments + 1;
  try {
    const ColumnBlock values = block(number);
    for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
      for (const Ordinal ordinal : values.ordinals(place)) {
        if (ordinal < in_column_.size()) {
          in_column_[ordinal].add(first + place);
          continue;
        }
        findings_.add(part_, [&] {
          return fmt::format("{} has value number {} of {}",
                             document_name(database_, first + place), ordinal, in_column_.size());
        });
        return false;
      }
    }
  } catch (const Error& error) {
    findings_.add(part_, fmt::format("documents {} to {}: {}", first, first + kBlockDocuments - 1,
                                     error.message()));
    return false;
  }
  return true;
}

void FacetColumnCheck::compare_values() {
  std::vector<bool> has_term(terms_.size());
  const std::string prefix = facet_term(facet_.name, "");
  const auto end = database_.allterms_end(prefix);
  for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
    const auto known = ordinals_.find(*term);
    if (known == ordinals_.end()) {
      const Xapian::doccount documents = term.get_termfreq();
      findings_.add(part_,
                    fmt::format("'{}', which {} {}, is not counted", (*term).substr(prefix.size()),
                                documents, documents == 1 ? "document has" : "documents have"));
      continue;
    }
    has_term[known->second] = true;
    Tally in_terms;
    const auto last = database_.postlist_end(*term);
    for (auto posting = database_.postlist_begin(*term); posting != last; ++posting) {
      in_terms.add(*posting);
    }
    compare_value(known->second, in_terms);
  }
  for (Ordinal ordinal = 0; ordinal < terms_.size(); ++ordinal) {
    if (!has_term[ordinal]) compare_value(ordinal, {});
  }
}

void FacetColumnCheck::compare_value(Ordinal ordinal, const Tally& in_terms) {
  const Tally& counted = in_column_[ordinal];
  if (counted != in_terms) {
    findings_.add(part_, [&] {
      return fmt::format("'{}' is counted for {} documents and found in {}: {}",
                         column_.value(ordinal), counted.documents, in_terms.documents,
                         difference(ordinal));
    });
  } else if (column_.totals()[ordinal] != counted.documents) {
    findings_.add(part_, [&] {
      return fmt::format("'{}' is said to be in {} documents and is in {}", column_.value(ordinal),
                         column_.totals()[ordinal], counted.documents);
    });
  }
}

// The first document of which column and term say different things.
std::string FacetColumnCheck::difference(Ordinal ordinal) const {
  auto posting = database_.postlist_begin(terms_[ordinal]);
  const auto end = database_.postlist_end(terms_[ordinal]);
  for (std::uint32_t number = 0; number < blocks_.size(); ++number) {
    if (!blocks_[number]) continue;
    const ColumnBlock values = block(number);
    for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
      const Xapian::docid document = number * kBlockDocuments + place + 1;
      const std::vector<Ordinal>& has = values.ordinals(place);
      const auto times = std::count(has.begin(), has.end(), ordinal);
      const bool found = posting != end && *posting == document;
      if (found) ++posting;
      if (times == (found ? 1 : 0)) continue;
      return fmt::format("{} is counted {}", document_name(database_, document),
                         times == 0   ? "without it"
                         : times == 1 ? "with it"
                                      : "with it more than once");
    }
  }
  return "in documents beyond the last";
}

// What a document is shown with against what it is counted with.
void FacetColumnCheck::compare_slots() {
  SlotReader slot(database_, facet_.slot);
  for (std::uint32_t number = 0; number < blocks_.size(); ++number) {
    if (!blocks_[number]) continue;
    const ColumnBlock values = block(number);
    for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
      const Xapian::docid document = number * kBlockDocuments + place + 1;
      const auto shown = ordinals_in(slot.at(document));
      if (!shown) continue;  // cannot be read, which is found elsewhere
      std::vector<Ordinal> counted = values.ordinals(place);
      std::sort(counted.begin(), counted.end());
      if (*shown == counted) continue;
      findings_.add(part_, [&] {
        return fmt::format("{} is shown with other values than it is counted with",
                           document_name(database_, document));
      });
    }
  }
}

// Ascending, each once; an unknown value has a number beyond all.
std::optional<std::vector<Ordinal>> FacetColumnCheck::ordinals_in(const std::string& packed) {
  std::vector<Ordinal> ordinals;
  try {
    for (std::string& value : unpack_values(packed)) {
      const auto [spelling, is_new] = spellings_.try_emplace(std::move(value), 0);
      if (is_new) {
        const auto known = ordinals_.find(facet_term(facet_.name, facet_key(spelling->first)));
        spelling->second =
            known == ordinals_.end() ? static_cast<Ordinal>(terms_.size()) : known->second;
      }
      ordinals.push_back(spelling->second);
    }
  } catch (const Error&) {
    return std::nullopt;
  }
  std::sort(ordinals.begin(), ordinals.end());
  ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
  return ordinals;
}

}  // namespace

void check_facet_column(const Xapian::Database& database, const Facet& facet, Findings& findings) {
  findings.guard(fmt::format("facet {}", facet.name),
                 [&] { FacetColumnCheck(database, facet, findings).run(); });
}

}  // namespace fundstelle
