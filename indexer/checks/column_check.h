// The columns of dates and of lengths against what they are made of: the slot of the date, and the
// lengths that Xapian keeps.
#pragma once

#include <xapian.h>

#include "indexer/checks/findings.h"

namespace fundstelle {

/// Findings are of the part `dates`.
void check_date_column(const Xapian::Database& database, Findings& findings);

/// Findings are of the part `lengths`.
void check_length_column(const Xapian::Database& database, Findings& findings);

}  // namespace fundstelle
