#include "searcher/matching/date_order.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

#include "index/columns/column_block.h"
#include "index/columns/date_column.h"
#include "searcher/matching/id_order.h"

namespace fundstelle {
namespace {

struct Dated {
  std::int64_t order = 0;  // ascending: first what is wanted first
  Xapian::docid document = 0;
};

constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();  // of the undated
constexpr std::size_t kBlockWords = kBlockDocuments / 64;
constexpr std::size_t kMinKept = 4096;  // entries between two clearings

// The first `wanted` documents by date, and all others with the date of the last of these.
class FirstByDate {
 public:
  FirstByDate(const Xapian::Database& database, bool newest_first, std::size_t wanted)
      : column_(database), newest_first_(newest_first), wanted_(wanted) {}

  std::vector<Dated> among(const DocumentSet& documents);
  const std::vector<DateZone>& zones() const { return column_.zones(); }

 private:
  std::int64_t order_of(std::int64_t seconds) const;
  std::int64_t best_order(const DateZone& zone) const;
  void read_block(const DocumentSet& documents, std::uint32_t block);
  void clear_rest();

  DateColumn column_;
  bool newest_first_;
  std::size_t wanted_;
  std::int64_t worst_ = kLast;  // what is behind it is not wanted
  std::vector<Dated> found_;
};

std::int64_t FirstByDate::order_of(std::int64_t seconds) const {
  if (seconds == DateColumn::kUndated) return kLast;
  return newest_first_ ? -seconds : seconds;
}

std::int64_t FirstByDate::best_order(const DateZone& zone) const {
  if (!zone.has_dates()) return kLast;
  return order_of(newest_first_ ? zone.latest : zone.earliest);
}

std::vector<Dated> FirstByDate::among(const DocumentSet& documents) {
  const std::vector<DateZone>& zones = column_.zones();
  std::vector<std::uint32_t> blocks(zones.size());
  std::iota(blocks.begin(), blocks.end(), 0U);
  std::stable_sort(blocks.begin(), blocks.end(), [&](std::uint32_t a, std::uint32_t b) {
    return best_order(zones[a]) < best_order(zones[b]);
  });
  for (const std::uint32_t block : blocks) {
    if (best_order(zones[block]) > worst_) break;
    read_block(documents, block);
  }
  clear_rest();
  std::sort(found_.begin(), found_.end(),
            [](const Dated& a, const Dated& b) { return a.order < b.order; });
  return std::move(found_);
}

void FirstByDate::read_block(const DocumentSet& documents, std::uint32_t block) {
  const std::size_t first = block * kBlockWords;
  if (first >= documents.words().size()) return;
  const std::size_t count = std::min(kBlockWords, documents.words().size() - first);
  const auto words = documents.words().subspan(first, count);
  if (std::all_of(words.begin(), words.end(), [](std::uint64_t word) { return word == 0; })) return;
  const std::vector<std::int64_t> dates = column_.dates(block);
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1) {
      const std::uint32_t place = word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
      const std::int64_t order = order_of(dates[place]);
      if (order <= worst_) found_.push_back({order, block * kBlockDocuments + place + 1});
    }
  }
  if (found_.size() > 2 * std::max(wanted_, kMinKept)) clear_rest();
}

void FirstByDate::clear_rest() {
  if (wanted_ == 0 || found_.size() <= wanted_) return;
  const auto last = found_.begin() + static_cast<std::ptrdiff_t>(wanted_ - 1);
  std::nth_element(found_.begin(), last, found_.end(),
                   [](const Dated& a, const Dated& b) { return a.order < b.order; });
  worst_ = last->order;
  std::erase_if(found_, [&](const Dated& entry) { return entry.order > worst_; });
}

DocumentSet all_documents(const Xapian::Database& database) {
  DocumentSet documents(database.get_lastdocid());
  const bool has_no_gaps = database.get_lastdocid() == database.get_doccount();
  if (has_no_gaps) {
    for (Xapian::docid document = 1; document <= database.get_lastdocid(); ++document) {
      documents.insert(document);
    }
  } else {
    std::for_each(database.postlist_begin(""), database.postlist_end(""),
                  [&](Xapian::docid document) { documents.insert(document); });
  }
  return documents;
}

}  // namespace

std::vector<Xapian::docid> order_by_date(const Xapian::Database& database,
                                         const std::optional<DocumentSet>& documents,
                                         bool newest_first, std::size_t offset, std::size_t limit) {
  const std::uint64_t count = documents ? documents->count() : database.get_doccount();
  const std::size_t from = std::min<std::size_t>(offset, count);
  const std::size_t to = std::min<std::size_t>(from + std::min<std::size_t>(limit, count), count);
  if (from == to) return {};
  FirstByDate first(database, newest_first, to);
  const std::vector<Dated> dated = first.among(documents ? *documents : all_documents(database));
  std::vector<Xapian::docid> ordered;
  for (auto group = dated.begin(); group != dated.end() && ordered.size() < to;) {
    const auto group_end = std::find_if(
        group, dated.end(), [&](const Dated& entry) { return entry.order != group->order; });
    std::vector<Xapian::docid> equals;
    for (; group != group_end; ++group) equals.push_back(group->document);
    if (ordered.size() + equals.size() > from && equals.size() > 1) {
      order_by_id(database, first.zones(), equals, to - ordered.size());
    }
    ordered.insert(ordered.end(), equals.begin(), equals.end());
  }
  if (ordered.size() < to) fail_on_damaged_postings();
  return {ordered.begin() + static_cast<std::ptrdiff_t>(from),
          ordered.begin() + static_cast<std::ptrdiff_t>(to)};
}

}  // namespace fundstelle
