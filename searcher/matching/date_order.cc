#include "searcher/matching/date_order.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "index/date_slot.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

struct Dated {
  std::int64_t order = 0;  // ascending: first what is wanted first
  Xapian::docid document = 0;
};

constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::max();

std::vector<Dated> read_dates(const Xapian::Database& database, const DocumentSet& documents,
                              bool newest_first) {
  std::vector<Dated> dated;
  dated.reserve(documents.size());
  auto dates = database.valuestream_begin(slots::kDate);
  const auto end = database.valuestream_end(slots::kDate);
  for (const Xapian::docid document : documents) {
    std::int64_t order = kUndated;
    if (dates != end) dates.skip_to(document);
    if (dates != end && dates.get_docid() == document) {
      const std::int64_t seconds = date_from_slot(*dates)->seconds;
      order = newest_first ? -seconds : seconds;
    }
    dated.push_back({order, document});
  }
  return dated;
}

// Ids are read for documents of one date only where the page begins or ends among them.
void sort_by_id(const Xapian::Database& database, std::vector<Dated>::iterator begin,
                std::vector<Dated>::iterator end) {
  std::vector<std::pair<std::string, Xapian::docid>> ids;
  std::sort(begin, end, [](const Dated& a, const Dated& b) { return a.document < b.document; });
  auto values = database.valuestream_begin(slots::kId);
  for (auto dated = begin; dated != end; ++dated) {
    values.skip_to(dated->document);
    ids.emplace_back(*values, dated->document);
  }
  std::sort(ids.begin(), ids.end());
  for (const auto& [id, document] : ids) (begin++)->document = document;
}

}  // namespace

DocumentSet order_by_date(const Xapian::Database& database, const DocumentSet& documents,
                          bool newest_first, std::size_t offset, std::size_t limit) {
  std::vector<Dated> dated = read_dates(database, documents, newest_first);
  const std::size_t from = std::min(offset, dated.size());
  const std::size_t to = std::min(from + std::min(limit, dated.size()), dated.size());
  if (from == to) return {};
  const auto earlier = [](const Dated& a, const Dated& b) { return a.order < b.order; };
  std::partial_sort(dated.begin(), dated.begin() + static_cast<std::ptrdiff_t>(to), dated.end(),
                    earlier);
  // Documents of the page's last date may have been left behind it.
  const std::int64_t last = dated[to - 1].order;
  const auto end = std::partition(dated.begin() + static_cast<std::ptrdiff_t>(to), dated.end(),
                                  [&](const Dated& entry) { return entry.order == last; });
  for (auto group = dated.begin(); group != end;) {
    const auto group_end = std::find_if(
        group, end, [&](const Dated& entry) { return entry.order != group->order; });
    if (group_end - dated.begin() > static_cast<std::ptrdiff_t>(from) &&
        group - dated.begin() < static_cast<std::ptrdiff_t>(to) && group_end - group > 1) {
      sort_by_id(database, group, group_end);
    }
    group = group_end;
  }
  DocumentSet page;
  for (std::size_t i = from; i < to; ++i) page.push_back(dated[i].document);
  return page;
}

}  // namespace fundstelle
