#include "index/xapian/table_sizes.h"

#include <exception>
#include <utility>

#include "base/descriptor.h"
#include "index/xapian/database.h"

namespace fundstelle {

namespace fs = std::filesystem;

TableSizes::TableSizes(fs::path generation)
    : generation_(std::move(generation)),
      revision_(read_regular_file(generation_ / kVersionFile).value_or("")) {
  for (const fs::directory_entry& entry : fs::directory_iterator(generation_)) {
    if (entry.path().extension() != kTableExtension) continue;
    tables_.push_back({entry.path(), entry.file_size()});
  }
}

void TableSizes::restore() const noexcept {
  try {
    if (read_regular_file(generation_ / kVersionFile) != revision_) return;
    for (const Table& table : tables_) {
      if (fs::file_size(table.path) > table.bytes) fs::resize_file(table.path, table.bytes);
    }
    fs::remove(generation_ / kVersionNotInForce);
  } catch (const std::exception&) {
    // As said in the header.
  }
}

}  // namespace fundstelle
