#include "indexer/checks/column_check.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "index/columns/date_column.h"
#include "index/columns/length_column.h"
#include "index/date_slot.h"
#include "index/slot_reader.h"
#include "index/slots.h"
#include "indexer/checks/all_documents.h"
#include "indexer/checks/document_name.h"

namespace fundstelle {
namespace {

constexpr std::string_view kDates = "dates";
constexpr std::string_view kLengths = "lengths";

std::string documents_of(std::uint32_t block) {
  return fmt::format("documents {} to {}", block * kBlockDocuments + 1,
                     (block + 1) * kBlockDocuments);
}

class DateColumnCheck {
 public:
  DateColumnCheck(const Xapian::Database& database, Findings& findings)
      : database_(database), findings_(findings), column_(database) {}

  void run() {
    const std::vector<bool> blocks = blocks_with_documents(database_);
    for (std::uint32_t block = 0; block < blocks.size(); ++block) {
      if (!blocks[block]) continue;
      try {
        check(block, column_.dates(block));
      } catch (const Error& error) {
        findings_.add(kDates, fmt::format("{}: {}", documents_of(block), error.message()));
      }
    }
  }

 private:
  void check(std::uint32_t block, const std::vector<std::int64_t>& dates);
  void check_date(Xapian::docid document, std::int64_t in_column);

  const Xapian::Database& database_;
  Findings& findings_;
  const DateColumn column_;
  SlotReader slot_{database_, slots::kDate};
  SlotReader ids_{database_, slots::kId};
};

void DateColumnCheck::check(std::uint32_t block, const std::vector<std::int64_t>& dates) {
  DateZone seen;
  bool has_documents = false, id_before_first = false;
  const DateZone zone = block < column_.zones().size() ? column_.zones()[block] : DateZone();
  for (std::uint32_t place = 0; place < kBlockDocuments; ++place) {
    const Xapian::docid document = block * kBlockDocuments + place + 1;
    if (document > database_.get_lastdocid()) break;
    check_date(document, dates[place]);
    if (dates[place] != DateColumn::kUndated) {
      seen.earliest = std::min(seen.earliest, dates[place]);
      seen.latest = std::max(seen.latest, dates[place]);
    }
    const std::string id = ids_.at(document);
    has_documents |= !id.empty();
    id_before_first |= !id.empty() && id < zone.first_id;
  }
  if (has_documents && block >= column_.zones().size()) {
    findings_.add(kDates, fmt::format("{} have no bounds", documents_of(block)));
  } else if (seen.earliest != zone.earliest || seen.latest != zone.latest) {
    findings_.add(kDates,
                  fmt::format("{} have other bounds than their dates", documents_of(block)));
  } else if (id_before_first) {
    findings_.add(kDates, fmt::format("{} have an id before their first", documents_of(block)));
  }
}

void DateColumnCheck::check_date(Xapian::docid document, std::int64_t in_column) {
  const std::string slot = slot_.at(document);
  std::optional<Date> date;
  try {
    date = date_from_slot(slot);
  } catch (const Error& error) {
    findings_.add(kDates, [&] {
      return fmt::format("{}: {}", document_name(database_, document), error.message());
    });
    return;
  }
  if ((date ? date->seconds : DateColumn::kUndated) == in_column) return;
  findings_.add(kDates, [&] {
    const std::string sorted = in_column == DateColumn::kUndated
                                   ? "as undated"
                                   : "by " + Date{in_column, true}.to_string();
    return fmt::format("{} is of {} and sorted {}", document_name(database_, document),
                       date ? date->to_string() : "no date", sorted);
  });
}

void check_lengths(const Xapian::Database& database, Findings& findings) {
  LengthColumn column(database);
  std::optional<std::uint32_t> damaged;  // block
  for_each_document(database, [&](Xapian::docid document) {
    const std::uint32_t block = (document - 1) / kBlockDocuments;
    if (damaged == block) return;
    std::uint32_t in_column = 0;
    try {
      in_column = column.length(document);
    } catch (const Error& error) {
      damaged = block;
      findings.add(kLengths, fmt::format("{}: {}", documents_of(block), error.message()));
      return;
    }
    const Xapian::termcount length = database.get_doclength(document);
    if (in_column == length) return;
    findings.add(kLengths, [&] {
      return fmt::format("{} has a length of {} and is ranked by {}",
                         document_name(database, document), length, in_column);
    });
  });
}

}  // namespace

void check_date_column(const Xapian::Database& database, Findings& findings) {
  findings.guard(kDates, [&] { DateColumnCheck(database, findings).run(); });
}

void check_length_column(const Xapian::Database& database, Findings& findings) {
  findings.guard(kLengths, [&] { check_lengths(database, findings); });
}

}  // namespace fundstelle
